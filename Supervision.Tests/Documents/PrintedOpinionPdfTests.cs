using Microsoft.Extensions.Options;
using Supervision.Domain.Opinions;
using Supervision.Web.Documents;
using Supervision.Web.Documents.Pdf;

namespace Supervision.Tests.Documents;

/// <summary>Review opinions as PDF, measured on the page as the Word file is (D-8.7, D-15.1 to D-15.3).</summary>
[Trait("Kind", "Office")]
public sealed class PrintedOpinionPdfTests(PrintedOpinionPdfTests.Print print) : IClassFixture<PrintedOpinionPdfTests.Print>
{
    private const double TypeTop = 37;
    private const double TypeBottom = 297 - 35;
    private const double TypeLeft = 28;
    private const double TypeRight = 210 - 26;
    private const double TextCharacter = 16 * 25.4 / 72;
    private const double TextLine = 28 * 25.4 / 72;
    private const double SmallCharacter = 14 * 25.4 / 72;

    [OfficeFact]
    public void Given_three_pages_When_printed_Then_they_are_A4_with_text_within_the_margins_D_15_2()
    {
        Assert.Equal(3, print.Opinion.Pages.Count);
        Assert.Equal(210, print.First.Width, 0.3);
        Assert.Equal(297, print.First.Height, 0.3);
        Assert.All(print.Opinion.Pages.SelectMany(words => words), w =>
        {
            Assert.InRange(w.Left, TypeLeft - 0.5, TypeRight);
            Assert.InRange(w.Right, TypeLeft, TypeRight + 0.5);
        });
        var second = print.Second.Find(RenderedPage.IsBlack)!;
        Assert.InRange(second.Top, TypeTop, TypeTop + 4);
        Assert.Equal(TypeLeft, second.Left, 1.0);
    }

    [OfficeFact]
    public void Given_the_first_page_When_printed_Then_head_number_and_red_line_stand_as_D_15_2_says()
    {
        var rule = Assert.Single(print.First.Rules(RenderedPage.IsRed));
        Assert.Equal(156, rule.Width, 1.0);
        Assert.Equal(TypeLeft, rule.Left, 0.5);
        var head = print.First.Find(RenderedPage.IsRed, toTop: rule.Top - 1)!;
        Assert.Equal(72, head.Top, 1.0);
        Assert.Equal(106, head.Middle, 1.0);
        Assert.InRange(head.Width, 140, 156);
        var number = print.First.Find(RenderedPage.IsBlack, toTop: rule.Top - 1)!;
        Assert.Equal(106, number.Middle, 1.0);
        Assert.Equal(4, rule.Top - number.Bottom, 0.7);
        Assert.InRange(number.Top - head.Bottom, 2 * TextLine, 3 * TextLine);
    }

    [OfficeFact]
    public void Given_the_last_page_When_printed_Then_the_end_part_stands_at_its_foot_D_15_2()
    {
        var rules = print.Last.Rules(RenderedPage.IsBlack);
        Assert.Equal(3, rules.Count);
        Assert.All(rules, r => Assert.Equal(156, r.Width, 1.0));
        Assert.Equal(TypeBottom, rules[2].Bottom, 1.0);
        Assert.Contains(print.Opinion.LinesOf(3), l => l.StartsWith("抄送：县委办公室，", StringComparison.Ordinal));
        Assert.Equal("望溪县人大常委会办公室2026年11月4日印发", print.Opinion.LinesOf(3)[^1]);
        var printed = print.Last.Find(RenderedPage.IsBlack, rules[1].Bottom + 0.5, rules[2].Top - 0.5)!;
        Assert.Equal(TypeLeft + SmallCharacter, printed.Left, 1.0);
        Assert.Equal(TypeRight - SmallCharacter, printed.Right, 1.0);
        Assert.Empty(print.First.Rules(RenderedPage.IsBlack));
        Assert.Empty(print.Second.Rules(RenderedPage.IsBlack));
    }

    [OfficeFact]
    public void Given_the_signature_When_printed_Then_the_date_has_four_characters_free_and_the_organ_is_centred_on_it_D_15_2()
    {
        var words = print.Opinion.Pages[2];
        var organ = words.Single(w => w.Text == AnOpinionPaper.Committee);
        var day = words.Where(w => Math.Abs(w.Top - organ.Top - TextLine) < 1).ToList();
        Assert.Equal("2026年11月3日", string.Concat(day.OrderBy(w => w.Left).Select(w => w.Text)));
        var (left, right) = (day.Min(w => w.Left), day.Max(w => w.Right));
        Assert.Equal((organ.Left + organ.Right) / 2, (left + right) / 2, 0.5);
        Assert.InRange(TypeRight - right, 3 * TextCharacter, 5 * TextCharacter);
    }

    [OfficeFact]
    public void Given_page_numbers_When_printed_Then_odd_ones_stand_right_even_ones_left_7_mm_below_the_text_D_15_2()
    {
        var (odd, even) = (print.First.Find(RenderedPage.IsBlack, TypeBottom + 1)!, print.Second.Find(RenderedPage.IsBlack, TypeBottom + 1)!);
        Assert.Equal(TypeRight - SmallCharacter, odd.Right, 1.0);
        Assert.Equal(TypeLeft + SmallCharacter, even.Left, 1.0);
        var dash = print.First.Find(RenderedPage.IsBlack, TypeBottom + 1, fromLeft: odd.Left, toLeft: odd.Left + 2)!;
        Assert.Equal(7, dash.Top - TypeBottom, 0.7);
        Assert.Equal("—1—", string.Concat(print.Opinion.Pages[0].Where(w => (w.Top + w.Bottom) / 2 > TypeBottom).Select(w => w.Text)));
    }

    [OfficeFact]
    public async Task Given_a_page_full_of_one_character_When_printed_Then_it_has_22_lines_of_28_D_15_3()
    {
        foreach (var tenths in new[] { 280, 289 })
        {
            var full = await print.Office.ReadAsync(Pdf(AnOpinionPaper.FullOf(28 * 50), DocumentStyle.Official with { LineTenths = tenths }));
            Assert.Equal(Enumerable.Repeat(new string('国', 28), 22), full.LinesOf(2));
        }
    }

    [OfficeFact]
    public async Task Given_text_that_ends_anywhere_When_printed_Then_the_end_part_covers_nothing_and_is_never_alone_D_15_2()
    {
        foreach (var lines in Enumerable.Range(14, 14))
        {
            var printed = await print.Office.ReadAsync(Pdf(AnOpinionPaper.FullOf(28 * lines)));
            var last = printed.LinesOf(printed.Pages.Count);
            Assert.Contains(last, l => l.EndsWith("提出书面报告。", StringComparison.Ordinal));
            Assert.Contains(AnOpinionPaper.Committee, last);
            Assert.Equal("望溪县人大常委会办公室2026年11月4日印发", last[^1]);
            var words = printed.Pages[^1];
            Assert.True(
                words.Single(w => w.Text == AnOpinionPaper.Committee).Bottom + TextLine
                < words.First(w => w.Text.StartsWith("抄送", StringComparison.Ordinal)).Top);
        }
    }

    [OfficeFact]
    public void Given_the_file_When_searched_Then_it_holds_every_word_of_the_content_in_order_D_15_1()
    {
        var content = AnOpinionPaper.With(points: 4);
        var text = string.Concat(Enumerable.Range(1, 3).SelectMany(print.Opinion.LinesOf));
        var at = 0;
        foreach (var line in content.Lines.SelectMany(l => l.Split('　')).Where(l => !l.StartsWith("望人常审", StringComparison.Ordinal)))
        {
            var found = text.IndexOf(line, at, StringComparison.Ordinal);
            Assert.True(found >= at, line);
            at = found + line.Length;
        }
    }

    [OfficeFact]
    public void Given_the_same_content_When_written_twice_Then_the_bytes_are_the_same_D_15_1()
    {
        Assert.Equal(Pdf(AnOpinionPaper.With(3)), Pdf(AnOpinionPaper.With(3)));
        Assert.NotEqual(Pdf(AnOpinionPaper.With(3)), Pdf(AnOpinionPaper.With(4)));
    }

    [OfficeFact]
    public async Task Given_marks_numbers_and_rare_characters_When_printed_Then_no_line_begins_or_ends_wrong_and_all_are_there()
    {
        var text = string.Concat(Enumerable.Range(1, 60).Select(i => $"（第{i}项）完成率为{i}.5%，“两本账”问题𠮷；"));
        var content = AnOpinionPaper.FullOf(28) with { Body = [Supervision.Domain.Documents.DocumentParagraph.Plain(text), Supervision.Domain.Documents.DocumentParagraph.Plain("完。")] };
        var printed = await print.Office.ReadAsync(Pdf(content));
        var lines = Enumerable.Range(1, printed.Pages.Count).SelectMany(printed.LinesOf).ToList();
        Assert.DoesNotContain(lines, l => "，。；：）”%、".Contains(l[0], StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => "（“".Contains(l[^1], StringComparison.Ordinal));
        Assert.Contains(text, string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_machine_without_Chinese_typefaces_When_asked_Then_no_PDF_is_offered_and_the_maker_is_told_D_15_1()
    {
        var empty = Directory.CreateTempSubdirectory("supervision-fonts-").FullName;
        try
        {
            foreach (var file in new[] { "", "/does/not/exist.ttf", typeof(PdfFonts).Assembly.Location })
            {
                var fonts = new PdfFonts(Options.Create(new DocumentOptions { FontDirectory = empty, FontFile = file }));
                Assert.False(fonts.CanWrite);
                Assert.Null(ReviewOpinionPdf.PagesOf(AnOpinionPaper.With(1), DocumentStyle.Official, fonts));
                Assert.StartsWith("服务器上没有中文字体，不能生成 PDF", fonts.Notice, StringComparison.Ordinal);
            }
        }
        finally
        {
            Directory.Delete(empty);
        }
    }

    [OfficeFact]
    public void Given_free_typefaces_only_When_asked_Then_the_maker_is_told_which_official_ones_are_missing_D_15_1()
    {
        Assert.True(Print.Fonts.CanWrite);
        Assert.Contains("仿宋_GB2312", Print.Fonts.Notice!, StringComparison.Ordinal);
        Assert.Contains("方正小标宋简体、仿宋_GB2312", PdfFonts.WordNotice, StringComparison.Ordinal);
    }

    private static byte[] Pdf(ReviewOpinionDocument content, DocumentStyle? style = null)
    {
        using var pdf = new MemoryStream();
        ReviewOpinionPdf.Write(content, style ?? DocumentStyle.Official, Print.Fonts, pdf);
        return pdf.ToArray();
    }

    /// <summary>An opinion of three pages, made once for all tests.</summary>
    public sealed class Print : IAsyncLifetime
    {
        internal static PdfFonts Fonts { get; } = new(Options.Create(new DocumentOptions()));

        internal Office Office { get; } = new();

        internal RenderedDocument Opinion { get; private set; } = new("", []);

        internal RenderedPage First { get; private set; } = null!;

        internal RenderedPage Second { get; private set; } = null!;

        internal RenderedPage Last { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (OfficeFactAttribute.Missing.Count > 0)
            {
                return;
            }

            var pdf = Pdf(AnOpinionPaper.With(points: 4));
            if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, "opinion.pdf"), pdf);
            }

            Opinion = await Office.ReadAsync(pdf);
            First = await Office.PageAsync(Opinion, 1);
            Second = await Office.PageAsync(Opinion, 2);
            Last = await Office.PageAsync(Opinion, Opinion.Pages.Count);
        }

        public Task DisposeAsync()
        {
            Office.Dispose();
            return Task.CompletedTask;
        }
    }
}
