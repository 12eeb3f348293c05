using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Web.Documents;

namespace Supervision.Tests.Documents;

/// <summary>The Word file itself: valid, measured as D-15.2 says, the same for the same content.</summary>
public sealed class ReviewOpinionLayoutTests
{
    private static readonly OpinionPaper Full = AnOpinionPaper.Paper with
    {
        Attachments = ["关于县域医共体建设情况的执法检查报告", "专题调研报告"],
        Note = "此件公开发布",
    };

    public static TheoryData<int> Shapes => [0, 1, 2, 3];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Given_any_opinion_When_written_Then_the_validator_finds_nothing(int shape)
    {
        ReviewOpinionDocument content = shape switch
        {
            0 => AnOpinionPaper.With(points: 4),
            1 => AnOpinionPaper.With(points: 1, Full),
            2 => AnOpinionPaper.With(points: 1, AnOpinionPaper.Paper with { Number = null, Day = null, PrintedOn = null, Copies = [] }),
            _ => AnOpinionPaper.FullOf(20_000),
        };
        using var file = Open(content);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public void Given_the_file_When_read_Then_paper_margins_and_grid_are_those_of_D_15_2()
    {
        using var file = Open(AnOpinionPaper.With(1));
        var section = Body(file).Elements<SectionProperties>().Single();
        var (size, margin, grid) = (
            section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!, section.GetFirstChild<DocGrid>()!);
        Assert.Equal((210, 297), (Millimetres(size.Width!), Millimetres(size.Height!)));
        Assert.Equal(
            (37, 28, 26, 35),
            (Millimetres((uint)margin.Top!.Value), Millimetres(margin.Left!), Millimetres(margin.Right!), Millimetres((uint)margin.Bottom!.Value)));
        Assert.Equal(DocGridValues.LinesAndChars, grid.Type!.Value);
        var (width, height) = (size.Width! - margin.Left! - margin.Right!, size.Height! - margin.Top! - margin.Bottom!);
        Assert.Equal(22, (int)(height / grid.LinePitch!.Value));
        Assert.Equal(28, (int)(width / 20.0 / (16 + (grid.CharacterSpace!.Value / 4096.0))));
    }

    [Fact]
    public void Given_the_file_When_read_Then_28_characters_of_text_fit_and_29_do_not_D_15_3()
    {
        using var file = Open(AnOpinionPaper.FullOf(28));
        var run = Body(file).Descendants<Run>().Single(r => r.InnerText.StartsWith("国国", StringComparison.Ordinal));
        Assert.Equal("32", run.RunProperties!.FontSize!.Val!.Value);
        var character = 320 + run.RunProperties.Spacing!.Val!.Value;
        Assert.Equal(28, OfficialPage.TypeWidth / character);
    }

    [Fact]
    public void Given_the_file_When_read_Then_every_run_names_its_Chinese_typeface()
    {
        using var file = Open(AnOpinionPaper.With(2, Full));
        Assert.All(
            Body(file).Descendants<Run>().Where(r => r.InnerText.Length > 0),
            run => Assert.Contains(run.RunProperties!.RunFonts!.EastAsia!.Value, OfficialFont.All.Select(f => f.Name)));
        Assert.Equal("方正小标宋简体", FontOf(file, "关于《"));
        Assert.Equal("黑体", FontOf(file, "一、总体评价"));
        Assert.Equal("楷体_GB2312", FontOf(file, "（一）健全运行机制"));
        Assert.Equal("仿宋_GB2312", FontOf(file, "明确县医共体"));
    }

    [Fact]
    public void Given_another_line_pitch_When_written_Then_the_text_takes_it_D_15_3()
    {
        using var file = Open(AnOpinionPaper.With(1), DocumentStyle.Official with { LineTenths = 289 });
        var text = Body(file).Elements<Paragraph>().Single(p => p.InnerText.StartsWith("2026年10月29日", StringComparison.Ordinal));
        Assert.Equal("578", text.ParagraphProperties!.SpacingBetweenLines!.Line!.Value);
        Assert.Equal(LineSpacingRuleValues.Exact, text.ParagraphProperties.SpacingBetweenLines.LineRule!.Value);
        Assert.Equal(200, text.ParagraphProperties.Indentation!.FirstLineChars!.Value);
    }

    [Fact]
    public void Given_the_same_content_When_written_twice_Then_the_bytes_are_the_same_D_15_1()
    {
        var (once, twice) = (AnOpinionPaper.Word(AnOpinionPaper.With(3, Full)), AnOpinionPaper.Word(AnOpinionPaper.With(3, Full)));
        Assert.Equal(once, twice);
        Assert.NotEqual(once, AnOpinionPaper.Word(AnOpinionPaper.With(4, Full)));
        using var zip = new ZipArchive(new MemoryStream(once));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
        Assert.Equal("[Content_Types].xml", zip.Entries[0].FullName);
    }

    [Fact]
    public void Given_characters_that_no_paper_takes_When_written_Then_they_are_gone_and_rare_ones_stay()
    {
        var bad = "一\u0000\u0008\u200B\u202E\uFFFE\uD800二\uFEFF三𠮷𬭎\t四";
        var point = AnOpinionPaper.Point with { Text = bad, Heading = bad };
        var paper = AnOpinionPaper.Paper with { Report = bad, Addressee = bad, Copies = [bad], Committee = bad, Note = bad };
        var content = ReviewOpinionDocument.Compose(paper, OpinionSectionText.Of(bad), new([bad]), [point]) with { Signature = bad };
        using var file = Open(content);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file));
        Assert.Contains("一二三𠮷𬭎 四", Body(file).InnerText, StringComparison.Ordinal);
        Assert.DoesNotContain('\u200B', Body(file).InnerText);
        Assert.DoesNotContain('\u202E', Body(file).InnerText);
    }

    [Theory]
    [InlineData("望溪县人大常委会")]
    [InlineData("望溪县人民代表大会常务委员会")]
    [InlineData("沿河土家族苗族自治县人民代表大会常务委员会")]
    public void Given_a_head_of_any_length_When_written_Then_the_line_fits_156_mm_and_a_character_15_mm_D_15_2(string line)
    {
        using var file = Open(AnOpinionPaper.With(1, AnOpinionPaper.Paper with { Head = new([line]) }));
        var form = Body(file).Descendants<Run>().First(r => r.InnerText == line).RunProperties!;
        var points = int.Parse(form.FontSize!.Val!.Value!) / 2.0;
        var character = points * (form.CharacterScale?.Val?.Value ?? 100) / 100;
        Assert.InRange(points, 22, 48);
        Assert.InRange(character * 25.4 / 72, 5, 15);
        Assert.InRange(character * line.Length * 25.4 / 72, 0, 156);
    }

    [Fact]
    public void Given_the_text_of_the_file_When_read_Then_it_says_what_the_content_says_in_order()
    {
        var content = AnOpinionPaper.With(1, Full);
        using var file = Open(content);
        var text = Body(file).InnerText;
        var at = 0;
        foreach (var line in content.Lines.SelectMany(l => l.Split('　')).Where(l => !l.StartsWith("1. ", StringComparison.Ordinal)))
        {
            var found = text.IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(found >= at, line);
            at = found;
        }
    }

    private static WordprocessingDocument Open(ReviewOpinionDocument content, DocumentStyle? style = null) =>
        WordprocessingDocument.Open(new MemoryStream(AnOpinionPaper.Word(content, style)), isEditable: false);

    private static Body Body(WordprocessingDocument file) => file.MainDocumentPart!.Document!.Body!;

    private static string? FontOf(WordprocessingDocument file, string start) => Body(file).Descendants<Run>()
        .First(r => r.InnerText.StartsWith(start, StringComparison.Ordinal)).RunProperties!.RunFonts!.EastAsia!.Value;

    private static int Millimetres(UInt32Value twips) => (int)Math.Round(twips.Value * 25.4 / 1440);
}
