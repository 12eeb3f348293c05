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
    [InlineData("某某法\n一、甲。\n二、乙。", "这份文件按“一、二、三”分段，没有“第……条”。条文清单按条选取，这样的决定不能收入文本库。")]
    [InlineData("某省人民代表大会常务委员会关于加强检察公益诉讼工作的决定\n为了加强工作，作出如下决定：\n一、甲。\n二、乙。\n三、本决定自公布之日起施行。", "这份文件按“一、二、三”分段，没有“第……条”。条文清单按条选取，这样的决定不能收入文本库。")]
    [InlineData("某省人民代表大会常务委员会关于修改〈某省水条例〉等五件地方性法规的决定\n一、修改第三条。", "这是修改、废止法律的决定，不是法律的全文。请导入修改以后的全文。")]
    [InlineData("某省人民代表大会常务委员会关于废止《某省某条例》的决定\n第一条　甲。", "这是修改、废止法律的决定，不是法律的全文。请导入修改以后的全文。")]
    [InlineData("中华人民共和国刑法修正案（十一）\n一、在刑法第一百三十四条后增加一条：\n二、甲。", "这是修改、废止法律的决定，不是法律的全文。请导入修改以后的全文。")]
    [InlineData("某市养犬管理条例（草案征求意见稿）\n第一条　甲。", "这是草案或者征求意见稿，不是公布施行的文本。请导入公布的全文。")]
    [InlineData("某市养犬管理条例（修订草案）\n第一条　甲。", "这是草案或者征求意见稿，不是公布施行的文本。请导入公布的全文。")]
    [InlineData("<html>\n<body>\n<p>第一条　甲。</p>\n<p>第二条　乙。</p>", "这是网页的源代码，不是网页上的文字。请在浏览器里选中全文，复制以后再粘贴。")]
    [InlineData("某省人民代表大会常务委员会关于\n促进民营经济发展的决定\n第一条　甲应当依法。", "第一行不是法律的完整名称。名称分成几行的，请接成一行再导入。")]
    [InlineData("某某条例解读\n本条例有三个亮点", "没有找到以“第……条”开头的段落，不像法律文本。请粘贴法律、法规的全文。")]
    public void Given_something_around_or_beside_the_law_When_read_Then_refused_by_its_sentence(string text, string sentence) =>
        Assert.Equal(sentence, LawTextReader.Read(text).Refusal);

    [Fact]
    public void Given_a_local_regulation_with_approval_and_a_last_chapter_without_number_When_read_Then_day_organ_and_chapter_are_found()
    {
        var reading = Read(
            "某某自治州水源保护条例", "（2016年10月27日某某自治州第十三届人民代表大会常务委员会第三十次会议通过　2016年12月1日某省第十二届人民代表大会常务委员会第二十四次会议批准）",
            "目　录", "第一章　总　则", "第二章　保护", "附　则", "第一章 总则", "第一条  为了保护水源，根据《中华人民共和国水法》等法律，制定本条例。", "第二章 保护",
            "第二条  禁止下列行为：", "（ 一 ）倾倒垃圾；", "㈡放养家畜：", "（1）牛；", "（２）羊；", "③猪。", "附  则", "第三条  本条例自2017年1月1日起施行。");

        Assert.Equal((null, 3, 2), (reading.Refusal, reading.Articles, reading.Chapters));
        Assert.Equal((new DateOnly(2016, 12, 1), "某某自治州人民代表大会常务委员会"), (reading.VersionDate, reading.Organ));
        Assert.Equal([(ProvisionKind.Item, 1), (ProvisionKind.Item, 2), (ProvisionKind.Subitem, 1), (ProvisionKind.Subitem, 2), (ProvisionKind.Subitem, 3)],
            reading.Lines.Where(l => l.Kind is ProvisionKind.Item or ProvisionKind.Subitem).Select(l => (l.Kind, l.Number)));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_a_last_chapter_without_number_over_articles_without_chapters_When_read_Then_it_is_no_paragraph_of_the_article_above()
    {
        var reading = Read("某某规定", "第一条　甲。", "第二条　乙。", "　　附　　则", "第三条　本规定自公布之日起施行。");

        var articles = new LawTree(reading.Lines).Articles;
        Assert.Equal([("甲。", ""), ("乙。", ""), ("本规定自公布之日起施行。", "附　　则")], articles.Select(a => (a.Text, a.Chapter)));
        Assert.Equal((0, 3), (reading.Chapters, reading.Articles));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_lists_that_count_1_2_or_in_brackets_without_Chinese_items_When_read_Then_the_outer_ones_are_items_and_the_inner_ones_subitems()
    {
        var reading = Read(
            "某某办法", "第一条　禁止下列行为：", "1. 倾倒垃圾；", "2. 放养下列家畜：", "（1）牛；", "（2）羊；", "3. 其他行为。", "第二款的话。", "第二条　分为：", "（1）甲类：", "1、大；", "2、小；", "（2）乙类。", "第三条　2023年起施行。");

        Assert.Equal(
            [(ProvisionKind.Item, 1), (ProvisionKind.Item, 2), (ProvisionKind.Subitem, 1), (ProvisionKind.Subitem, 2), (ProvisionKind.Item, 3), (ProvisionKind.Paragraph, 2),
                (ProvisionKind.Item, 1), (ProvisionKind.Subitem, 1), (ProvisionKind.Subitem, 2), (ProvisionKind.Item, 2)],
            reading.Lines.Where(l => l.Kind is ProvisionKind.Item or ProvisionKind.Subitem or ProvisionKind.Paragraph).Select(l => (l.Kind, l.Number)));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_a_preamble_named_in_the_contents_list_When_read_Then_its_sentences_are_no_contents_and_the_chapters_count_once()
    {
        var reading = Read(
            "某某基本法", "（1990年4月4日第七届全国人民代表大会第三次会议通过）", "目录", "序言", "第一章　总则", "第二章　附则", "序言", "某地自古以来就是中国的领土。", "为此制定本法。",
            "第一章　总则", "第一条　某地是不可分离的部分，依照本法的规定实行高度自治，享有行政管理权、立法权、独立的司法权和终审权。", "第二章　附则", "第二条　本法自公布之日起施行。");

        Assert.Equal((2, 2, new DateOnly(1990, 4, 4)), (reading.Articles, reading.Chapters, reading.VersionDate));
        Assert.Equal(["目录", "序言", "第一章　总则", "第二章　附则"], reading.Lines.Where(l => l.Kind == ProvisionKind.Contents).Select(l => l.Text));
        Assert.Equal(["序言", "某地自古以来就是中国的领土。", "为此制定本法。"], reading.Lines.Where(l => l.Kind == ProvisionKind.Note).Select(l => l.Text));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_numbers_over_a_hundred_sub_articles_with_blanks_and_articles_on_a_line_of_their_own_When_read_Then_all_stand_in_their_order()
    {
        var reading = Read([
            "某某法", .. Enumerable.Range(1, 99).Select(n => $"第{n}条　甲应当依法办理。"), "第一百条", "乙应当依法办理。", "丙也是。", "第一百〇一条　丁。", "第一百○二条　戊。", "第一百零三条　己。",
            "第一百零三条　之一　庚。", "第一百零三条之二　辛。", "- 第一百零四条　壬。", "**第一百零五条**　癸。"]);

        Assert.Equal(["99", "100", "101", "102", "103", "103-1", "103-2", "104", "105"], new LawTree(reading.Lines).Articles.Select(a => a.Number.Key).Skip(98));
        Assert.Equal([1, 2], reading.Lines.Where(l => l.Kind == ProvisionKind.Paragraph).Select(l => l.Number));
        Assert.Equal(("乙应当依法办理。", "乙应当依法办理。\n丙也是。"), (new LawTree(reading.Lines).Articles[99].Summary, new LawTree(reading.Lines).Articles[99].Text));
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Given_a_text_from_a_printed_page_When_read_Then_broken_lines_and_page_numbers_are_shown_and_the_article_goes_on()
    {
        var reading = Read(
            "某某条例", "第一条　为了加强管理，根据有关法律的规", "定，制定本条例。", "第二条　禁止下列行为：", "（一）甲；", "— 3 —", "（二）乙。", "第三条　丙。");

        Assert.Equal(
            [(3, "上一段没有句号就换行（“……根据有关法律的规”），这一段可能是断开的下半句，请接成一段再导入。"), (6, "“— 3 —”单独成行，像是页码，不算条文；请核对，最好删去以后再导入。")],
            reading.Problems.Select(p => (p.Line, p.Message)));
        Assert.Equal("禁止下列行为：\n（一）甲；\n（二）乙。", new LawTree(reading.Lines).Articles[1].Text);
    }

    [Theory]
    [InlineData("（2019年6月30日某省人民政府令第280号公布　自2019年9月1日起施行）", "某省人民政府")]
    [InlineData("（2023年3月1日国家市场监督管理总局令第68号公布）", "国家市场监督管理总局")]
    [InlineData("（2007年4月5日中华人民共和国国务院令第492号公布）", "国务院")]
    [InlineData("（2009年2月28日中华人民共和国主席令第9号公布）", "")]
    [InlineData("（2007年1月10日国务院第165次常务会议通过）", "国务院")]
    public void Given_a_rule_of_a_government_When_read_Then_who_made_it_is_who_signed_the_order(string note, string organ) =>
        Assert.Equal(organ, Read("某某办法", note, "第一条　甲应当依法办理，乙应当配合，丙应当监督，丁应当报告，戊应当公开。").Organ);

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
