using System.Globalization;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Architecture;

namespace Supervision.Tests.Domain.Inspections;

/// <summary>Statutes are read as they stand: ten real ones with the counts of somebody else, and the odd forms that laws take elsewhere.</summary>
public sealed class LawTextReaderTests
{
    private static string Folder => Path.Combine(Source.Root, "Supervision.Tests", "Data", "laws");

    public static TheoryData<string, string, string, int, int, int> Index
    {
        get
        {
            var data = new TheoryData<string, string, string, int, int, int>();
            foreach (var cells in File.ReadAllLines(Path.Combine(Folder, "INDEX.csv")).Skip(1).Select(l => l.Split(',')))
            {
                data.Add(cells[0], cells[1], cells[2], Number(cells[3]), Number(cells[4]), Number(cells[5]));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Index))]
    public void Given_a_law_of_the_index_When_read_Then_its_counts_are_those_of_the_index_and_the_source_comes_back_word_for_word(
        string file, string title, string date, int chapters, int sections, int articles)
    {
        var source = File.ReadAllText(Path.Combine(Folder, file));

        var reading = LawTextReader.Read(source);

        Assert.Null(reading.Refusal);
        Assert.Equal((title, date), (reading.Title, reading.VersionDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal((chapters, sections, articles), (reading.Chapters, reading.Sections, reading.Articles));
        Assert.Equal("全国人民代表大会常务委员会", reading.Organ);
        Assert.Empty(reading.Problems);
        Assert.Equal(source, reading.Source);
        Assert.Equal(source, new LawTree(reading.Lines).Source);
        Assert.Equal(Enumerable.Range(1, articles), new LawTree(reading.Lines).Articles.Select(a => a.Number.Number));
    }

    [Fact]
    public void All_ten_laws_are_there() => Assert.Equal(10, Index.Count);

    [Fact]
    public void D_17_32_Given_Chinese_numerals_with_a_sub_number_When_read_Then_120_1_stands_between_120_and_121()
    {
        var tree = new LawTree(LawTextReader.Read(Statute("第一百二十条　甲。", "第一百二十条之一　乙。", "第一百二十条之二　丙。", "第一百二十一条　丁。")).Lines);

        Assert.Equal(["120", "120-1", "120-2", "121"], tree.Articles.Select(a => a.Number.Key));
        Assert.Equal("第一百二十条之一", tree.Articles[1].Number.Words);
        Assert.Equal(tree.Articles, tree.Articles.Reverse().OrderBy(a => a.Number.Number).ThenBy(a => a.Number.Sub));
        Assert.Single(LawTextReader.Read(Statute("第一百二十条　甲。", "第一百二十条之一　乙。", "第一百二十一条　丁。")).Problems, p => p.Message.StartsWith("从第一百二十条开始", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("一", 1)]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("一百零五", 105)]
    [InlineData("一百二十", 120)]
    [InlineData("一千二百六十", 1260)]
    [InlineData("两百", 200)]
    [InlineData("二〇二四", 2024)]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData("条", null)]
    [InlineData("", null)]
    [InlineData("零", null)]
    public void Given_a_numeral_When_read_Then_it_is_this_number(string text, int? number) => Assert.Equal(number, ChineseNumber.Read(text));

    [Fact]
    public void Given_every_number_up_to_1260_When_written_and_read_Then_it_is_the_same() =>
        Assert.All(Enumerable.Range(1, 1260), n => Assert.Equal(n, ChineseNumber.Read(ChineseNumber.Of(n))));

    [Fact]
    public void Given_parts_a_contents_list_and_notes_in_brackets_over_two_lines_When_read_Then_each_line_is_what_it_is()
    {
        var source = string.Join("\r\n",
            "某某条例", "", "（二〇〇六年三月二日贵州省第十届人民代表大会常务委员会第五次会议通过", "　根据2019年9月27日第二次修正）", "目　录", "第一编　总则", "　第一章　一般规定",
            "　　第一节　目的", "第二编　分则", "　第一章　罚则", "附则", "", "第一编　总则", "第一章　一般规定", "第一节　目的", "**第一条**　为了甲，制定本条例。", "　　第二款的话：",
            "（一）子；", "1．丑；", "2．寅。", "（二）卯。", "项后的话。", "第二编　分则", "第一章　罚则", "第二条　乙。", "附件：", "第一条　表格里的话。", "");

        var reading = LawTextReader.Read(source);
        var kinds = string.Join(' ', reading.Lines.Select(l => l.Kind));

        Assert.Equal(
            "Title History History Contents Contents Contents Contents Contents Contents Contents Part Chapter Section Article Paragraph Item Subitem Subitem Item Paragraph Part Chapter Article Annex Annex",
            kinds);
        Assert.Equal((new DateOnly(2019, 9, 27), "贵州省人民代表大会常务委员会"), (reading.VersionDate, reading.Organ));
        Assert.Equal(source, reading.Source);
        Assert.Empty(reading.Problems);
        Assert.Equal("为了甲，制定本条例。\n第二款的话：\n（一）子；\n1．丑；\n2．寅。\n（二）卯。\n项后的话。", new LawTree(reading.Lines).Articles[0].Text);
        Assert.Equal(("第一章　一般规定", "第一节　目的"), (new LawTree(reading.Lines).Articles[0].Chapter, new LawTree(reading.Lines).Articles[0].Section));
    }

    [Fact]
    public void Given_numbers_without_a_blank_When_read_Then_only_the_next_in_turn_begins_an_article_and_the_rest_is_shown()
    {
        var reading = LawTextReader.Read(Statute("第一条为了甲，制定本法。", "第二条规定的情形不适用的，从其规定。", "第二条本法所称乙，是指丙。", "第九条应当处理的，依照本条。", "第三条国家保护丁。"));

        Assert.Equal(["1", "2", "3"], new LawTree(reading.Lines).Articles.Select(a => a.Number.Key));
        Assert.Equal((5, "这一段以“第九条”开头而没有空格，按上一条的正文处理，请核对。"), (Assert.Single(reading.Problems).Line, reading.Problems[0].Message));
    }

    [Fact]
    public void Given_articles_that_skip_repeat_or_go_back_When_read_Then_each_is_shown_with_its_line_and_nothing_is_mended()
    {
        var reading = LawTextReader.Read(Statute("第一条 甲。", "第二条 乙。", "第四条 丙。", "第四条 丁。", "第八条 戊。", "第七条 己：", "（一）子；", "（三）丑。"));

        Assert.Equal(["1", "2", "4", "4", "8", "7"], new LawTree(reading.Lines).Articles.Select(a => a.Number.Key));
        Assert.Equal(
            [
                (4, "第二条之后是第四条，缺第三条。"), (5, "第四条出现两次（第 4 行、第 5 行）。"), (6, "第四条之后是第八条，缺第五条至第七条。"),
                (7, "第八条之后是第七条，次序不对。"), (9, "（一）之后是（三），次序不对。"),
            ],
            reading.Problems.Select(p => (p.Line, p.Message)));
    }

    [Theory]
    [InlineData("", "这份文字是空的。请粘贴法律全文，或者选择文件。")]
    [InlineData("关于某项工作的报告\n今年以来，我们做了很多工作。", "没有找到以“第……条”开头的段落，不像法律文本。请粘贴法律、法规的全文。")]
    [InlineData("第一条 为了甲。\n第二条 乙。", "第一行不是法律的名称。请从标题开始粘贴全文。")]
    [InlineData("关于某法的解读\n这部法律的意义在于很多方面，我们要认真学习，深刻领会，全面贯彻，推动工作再上新的台阶。\n第一条 为了甲。", "这份文字多半不在条文里，不像法律文本。请粘贴法律、法规的全文，不要粘贴报告或者解读。")]
    public void Given_a_text_that_is_no_law_When_read_Then_it_is_refused_with_the_sentence(string text, string sentence) =>
        Assert.Equal(sentence, LawTextReader.Read(text).Refusal);

    [Fact]
    public void Given_a_text_that_is_too_long_When_read_Then_it_is_refused() =>
        Assert.Equal("这份文字有 400001 个字，最多 400000 个字。请按法律分开导入。", LawTextReader.Read(new string('条', 400_001)).Refusal);

    [Fact]
    public void Given_two_versions_When_compared_Then_changed_added_struck_and_moved_articles_are_told_apart()
    {
        var older = Tree("第一条 为了加强安全生产工作，制定本法。", "第二条 生产经营单位应当建立健全安全管理制度。", "第三条 国家实行举报制度，任何人可以举报。", "第四条 本法自公布之日起施行。");
        var newer = Tree("第一条 为了加强安全生产工作，制定本法。", "第二条 生产经营单位应当建立健全安全管理和培训制度。", "第三条 新业态应当遵守本法，平台负责。", "第四条 国家实行举报制度，任何人可以举报。");

        var changes = LawComparison.Between(older, newer);

        Assert.Equal(
            [("1", "1", ArticleFate.Same), ("2", "2", ArticleFate.Changed), (null, "3", ArticleFate.Added), ("3", "4", ArticleFate.Renumbered), ("4", null, ArticleFate.Removed)],
            changes.Select(c => (c.Older?.Number.Key, c.Newer?.Number.Key, c.Fate)));
        Assert.Equal("和培训", Assert.Single(changes[1].Runs, r => r.Kind == Supervision.Domain.Documents.DiffKind.Added).Text);
    }

    private static LawTree Tree(params string[] articles) => new(LawTextReader.Read(Statute(articles)).Lines);

    private static string Statute(params string[] articles) => "某某法\n" + string.Join('\n', articles);

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
