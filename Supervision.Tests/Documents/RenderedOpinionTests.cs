using Supervision.Web.Documents;

namespace Supervision.Tests.Documents;

/// <summary>Review opinions as LibreOffice prints them, measured on the page (D-15.2, D-15.3, D-16.40).</summary>
[Trait("Kind", "Office")]
public sealed class RenderedOpinionTests(RenderedOpinionTests.Print print) : IClassFixture<RenderedOpinionTests.Print>
{
    private const double TypeTop = 37;
    private const double TypeBottom = 297 - 35;
    private const double TypeLeft = 28;
    private const double TypeRight = 210 - 26;
    private const double TextCharacter = 16 * 25.4 / 72;
    private const double TextLine = 28 * 25.4 / 72;
    private const double SmallCharacter = 14 * 25.4 / 72;

    [OfficeFact]
    public void Given_three_pages_When_printed_Then_they_are_A4_with_text_within_the_margins_D_16_40()
    {
        Assert.Equal(3, print.Opinion.Pages.Count);
        Assert.Equal(210, print.First.Width, 0.3);
        Assert.Equal(297, print.First.Height, 0.3);
        Assert.All(print.Opinion.Pages.SelectMany(words => words), w =>
        {
            Assert.InRange(w.Left, TypeLeft - 0.5, TypeRight);
            Assert.InRange(w.Right, TypeLeft, TypeRight + 0.5 + TextCharacter);
        });
        var second = print.Second.Find(RenderedPage.IsBlack)!;
        Assert.InRange(second.Top, TypeTop, TypeTop + 4);
        Assert.Equal(TypeLeft, second.Left, 1.0);
    }

    [OfficeFact]
    public void Given_the_first_page_When_printed_Then_the_head_begins_72_mm_below_the_edge_in_the_middle_D_15_2()
    {
        var head = print.First.Find(RenderedPage.IsRed, toTop: print.RedLine.Top - 1)!;
        Assert.Equal(72, head.Top, 1.0);
        Assert.Equal(106, head.Middle, 1.0);
        Assert.InRange(head.Width, 140, 156);
    }

    [OfficeFact]
    public void Given_the_first_page_When_printed_Then_the_red_line_is_156_mm_and_4_mm_below_the_number_D_15_2()
    {
        Assert.Equal(156, print.RedLine.Width, 1.0);
        Assert.Equal(TypeLeft, print.RedLine.Left, 0.5);
        var number = print.First.Find(RenderedPage.IsBlack, toTop: print.RedLine.Top - 1)!;
        Assert.Equal(106, number.Middle, 1.0);
        Assert.Equal(4, print.RedLine.Top - number.Bottom, 0.7);
        var head = print.First.Find(RenderedPage.IsRed, toTop: print.RedLine.Top - 1)!;
        Assert.InRange(number.Top - head.Bottom, 2 * TextLine, 3 * TextLine);
    }

    [OfficeFact]
    public void Given_the_last_page_When_printed_Then_the_end_part_stands_at_its_foot_D_16_40()
    {
        var rules = print.Last.Rules(RenderedPage.IsBlack);
        Assert.Equal(3, rules.Count);
        Assert.All(rules, r => Assert.Equal(156, r.Width, 1.0));
        Assert.Equal(TypeBottom, rules[2].Bottom, 1.0);
        Assert.Equal([0.35, 0.25, 0.35], rules.Select(r => r.Height), (a, b) => Math.Abs(a - b) < 0.2);
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
        // LibreOffice sets a little space between digits and characters, whatever the document says.
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
        Assert.Equal("—1—", string.Concat(print.Opinion.Pages[0].Where(w => w.Top > TypeBottom).Select(w => w.Text)));
    }

    [OfficeFact]
    public async Task Given_a_page_full_of_one_character_When_printed_Then_it_has_22_lines_of_28_D_15_3()
    {
        foreach (var (tenths, hasFonts) in new[] { (280, true), (289, true), (280, false) })
        {
            var word = AnOpinionPaper.Word(AnOpinionPaper.FullOf(28 * 50), DocumentStyle.Official with { LineTenths = tenths });
            var full = await print.Office.RenderAsync(word, hasFonts);
            Assert.Equal(Enumerable.Repeat(new string('国', 28), 22), full.LinesOf(2));
        }
    }

    [OfficeFact]
    public async Task Given_text_that_ends_anywhere_When_printed_Then_the_end_part_covers_nothing_and_is_never_alone_D_15_2()
    {
        // Lengths that walk the end of the text over the foot of the page.
        var lengths = Enumerable.Range(14, 14).Select(lines => AnOpinionPaper.Word(AnOpinionPaper.FullOf(28 * lines)));
        Assert.All(await print.Office.RenderAllAsync([.. lengths]), printed =>
        {
            var last = printed.LinesOf(printed.Pages.Count);
            Assert.Contains(last, l => l.EndsWith("提出书面报告。", StringComparison.Ordinal));
            Assert.Contains(AnOpinionPaper.Committee, last);
            Assert.Equal("望溪县人大常委会办公室2026年11月4日印发", last[^1]);
            var words = printed.Pages[^1];
            Assert.True(
                words.Single(w => w.Text == AnOpinionPaper.Committee).Bottom + TextLine
                < words.First(w => w.Text.StartsWith("抄送", StringComparison.Ordinal)).Top);
        });
    }

    /// <summary>An opinion of three pages, printed once for all tests.</summary>
    public sealed class Print : IAsyncLifetime
    {
        internal Office Office { get; } = new();

        internal RenderedDocument Opinion { get; private set; } = new("", []);

        internal RenderedPage First { get; private set; } = null!;

        internal RenderedPage Second { get; private set; } = null!;

        internal RenderedPage Last { get; private set; } = null!;

        internal Ink RedLine => Assert.Single(First.Rules(RenderedPage.IsRed));

        public async Task InitializeAsync()
        {
            if (OfficeFactAttribute.Missing.Count > 0)
            {
                return;
            }

            Opinion = await Office.RenderAsync(AnOpinionPaper.Word(AnOpinionPaper.With(points: 4)));
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
