using Supervision.Domain.Inspections;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>Small statutes in forms that the ten laws of the library do not have: each is read as it stands, or refused by a sentence (D-6.5).</summary>
public sealed class UnseenStatuteTests
{
    [Fact]
    public void Given_a_statute_without_chapters_and_with_notes_over_two_lines_When_read_Then_articles_stand_alone()
    {
        var reading = Read("望溪县物业管理办法", "（２０１９年５月２０日望溪县第十六届人民代表大会常务委员会第二十次会议通过", "根据２０２３年８月１日修正）", "第１条　为了甲，制定本办法。", "第２条　乙。", "第３条　本办法自２０２４年１月１日起施行。");

        Assert.Equal((null, 3, 0), (reading.Refusal, reading.Articles, reading.Chapters));
        Assert.Equal((new DateOnly(2023, 8, 1), "望溪县人民代表大会常务委员会"), (reading.VersionDate, reading.Organ));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_parts_subparts_and_a_chapter_that_starts_anew_in_each_When_read_Then_each_heading_stands_where_it_is_and_nothing_is_odd()
    {
        var reading = Read(
            "某某典", "目　录", "第一编　物权", "第一分编　通则", "第一章　一般规定", "第二分编　所有权", "第一章　一般规定", "第二编　合同", "第一章　一般规定",
            "第一编　物权", "第一分编　通则", "第一章　一般规定", "第一条　甲。", "第二分编　所有权", "第一章　一般规定", "第二条　乙。", "第二编　合同", "第一章　一般规定", "第三条　丙。");

        Assert.Equal((3, 3), (reading.Articles, reading.Chapters));
        Assert.Equal(2, reading.Lines.Count(l => l.Kind == ProvisionKind.Subpart));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_a_contents_list_with_dots_and_pages_When_read_Then_it_is_a_list_and_its_chapters_count_once()
    {
        var reading = Read("某某条例", "目录", "第一章　总则…………1", "第二章　附则…………2", "第一章　总则", "第一条　甲。", "第二章　附则", "第二条　乙。");

        Assert.Equal((2, 2), (reading.Chapters, reading.Articles));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_a_contents_list_over_articles_without_headings_When_read_Then_the_list_makes_no_chapter()
    {
        var reading = Read("某某条例", "目录", "第一章　总则", "第二章　附则", "第一条　甲。", "第二条　乙。");

        Assert.Equal((0, 2), (reading.Chapters, reading.Articles));
    }

    [Fact]
    public void Given_blanks_inside_numbers_unnumbered_headings_and_sub_articles_When_read_Then_the_numbers_are_found_and_the_last_chapter_is_no_annex()
    {
        var reading = Read("某某规定", "第 一 章　总 则", "第 一 条　甲。", "第 一 条之一　乙。", "第 一 条之2　丙。", "附　则", "第 二 条　丁。", "附件1", "第一条　表里的话。");

        Assert.Equal(["1", "1-1", "1-2", "2"], new LawTree(reading.Lines).Articles.Select(a => a.Number.Key));
        Assert.Equal((1, 2), (reading.Chapters, reading.Lines.Count(l => l.Kind == ProvisionKind.Annex)));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_titles_of_articles_in_brackets_and_a_skipped_number_When_read_Then_the_article_begins_and_the_gap_is_shown()
    {
        var reading = Read("某某法", "第一条【立法目的】为了甲，制定本法。", "第三条【原则】坚持乙。", "\t第四条\t丙。");

        Assert.Equal(["1", "3", "4"], new LawTree(reading.Lines).Articles.Select(a => a.Number.Key));
        Assert.Equal("第一条之后是第三条，缺第二条。", Assert.Single(reading.Problems).Message);
    }

    [Fact]
    public void Given_a_preamble_and_resolution_days_before_the_first_chapter_When_read_Then_the_latest_resolution_is_the_version_and_not_the_day_of_application()
    {
        var reading = Read(
            "某某组织条例", "（1999年10月31日某省第九届人民代表大会常务委员会第十二次会议通过　2010年3月26日第一次修订　2024年11月29日第二次修订，自2025年3月1日起施行）",
            "序言", "为了总结经验，弘扬传统。", "第一章　总则", "第一条　甲应当依法进行，乙应当配合，丙应当监督。", "第二条　本条例自2025年3月1日起施行。");

        Assert.Equal((null, 2, 1), (reading.Refusal, reading.Articles, reading.Chapters));
        Assert.Equal((new DateOnly(2024, 11, 29), "某省人民代表大会常务委员会"), (reading.VersionDate, reading.Organ));
    }

    [Fact]
    public void Given_a_text_that_lost_its_line_ends_When_read_Then_the_article_hidden_in_another_is_shown()
    {
        var reading = Read("某某法", "第一条　为了甲，制定本法。第二条　乙应当丙。", "第三条　丁。");

        Assert.Equal("第一条的段落里还有第二条，原文没有分行，请分行以后再导入。", reading.Problems[0].Message);
    }

    [Theory]
    [InlineData("中华人民共和国主席令\n第二十一号\n《某某法》已由会议通过，现予公布。\n某某法\n第一条　甲。", "第一行是公布令或者公告，不是法律的名称。请从法律的标题开始粘贴全文。")]
    [InlineData("某省人民代表大会常务委员会公告（第12号）\n《某某条例》已通过，现予公布。\n某某条例\n第一条　甲。", "第一行是公布令或者公告，不是法律的名称。请从法律的标题开始粘贴全文。")]
    [InlineData("全国人民代表大会常务委员会关于修改《中华人民共和国某某法》的决定\n一、将第三条修改为：\n第三条　甲。", "这是修改、废止法律的决定，不是法律的全文。请导入修改以后的全文。")]
    [InlineData("某某法\n一、甲。\n二、乙。", "没有找到以“第……条”开头的段落，不像法律文本。请粘贴法律、法规的全文。")]
    public void Given_something_around_or_beside_the_law_When_read_Then_refused_by_its_sentence(string text, string sentence) =>
        Assert.Equal(sentence, LawTextReader.Read(text).Refusal);

    [Theory]
    [InlineData("政府信息公开条例")]
    [InlineData("某省人民代表大会常务委员会关于加强公益诉讼工作的决定")]
    [InlineData("中华人民共和国紧急状态法令汇编条例")]
    public void Given_a_title_that_only_sounds_like_an_order_When_read_Then_it_is_taken(string title) =>
        Assert.Null(LawTextReader.Read(title + "\n第一条　甲应当依法。").Refusal);

    private static LawReading Read(params string[] lines)
    {
        var source = string.Join('\n', lines) + "\n";
        var reading = LawTextReader.Read(source);
        Assert.Equal(reading.Refusal is null ? source : "", reading.Source);
        return reading;
    }
}
