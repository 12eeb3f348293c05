using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>The keying station as it is worked (纸票录入, screens 4.7): a scanner ends every code with Enter, and what was keyed belongs to
/// the sheet whose code was read.</summary>
public sealed class PaperPageTests
{
    [Fact]
    public async Task D_10_10_Given_digits_of_one_sheet_When_another_code_is_scanned_over_it_Then_grid_and_digits_are_empty_and_nothing_is_cast()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await ClosedAsync(app);
        using var teller = await Visitor.SignedInAsync(app, "teller", Role.Office);
        var (first, second) = (slips[0].ForPrint(), slips[1].ForPrint());

        // As it happened: code and digits typed, the button pressed, then the next sheet scanned.
        await SendAsync(teller, round, ("Sheet.Code", first), ("Sheet.For", ""), ("Sheet.Go", "fill"));
        var filled = await SendAsync(teller, round, ("Sheet.Code", first), ("Sheet.For", first), ("Sheet.Digits", "123"));
        var scanned = await SendAsync(teller, round, [("Sheet.Code", second), ("Sheet.For", first), ("Sheet.Digits", "123"), ("Sheet.Go", "fill"), .. Marks("0", "1", "2")]);
        var sent = await SendAsync(teller, round, [("Sheet.Code", second), ("Sheet.For", first), .. Marks("0", "1", "2")]);

        // Digits go into the grid to be looked at, whichever button was pressed.
        Assert.Contains("请对照纸票核对下面的每一格", filled, StringComparison.Ordinal);
        Assert.Equal(3, Checked(filled));
        foreach (var page in new[] { scanned, sent })
        {
            Assert.Contains("票号已读入，请对照这张纸票输入选项。", page, StringComparison.Ordinal);
            Assert.Equal(0, Checked(page));
            Assert.DoesNotContain("value=\"123\"", page, StringComparison.Ordinal);
            Assert.Contains("已录入 0 张", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task D_10_10_Given_the_sheet_of_the_code_When_read_filled_and_sent_Then_it_is_cast_with_its_own_marks()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await ClosedAsync(app);
        using var teller = await Visitor.SignedInAsync(app, "teller", Role.Office);
        var code = slips[0].ForPrint();

        // The scanner types the whole address; read as the same sheet.
        await SendAsync(teller, round, ("Sheet.Code", $"http://localhost/v/{slips[0].ForAddress()}"), ("Sheet.For", ""), ("Sheet.Go", "fill"));
        var wrong = await SendAsync(teller, round, ("Sheet.Code", code), ("Sheet.For", $"http://localhost/v/{slips[0].ForAddress()}"), ("Sheet.Digits", "12"));
        var missing = await SendAsync(teller, round, [("Sheet.Code", code), ("Sheet.For", code), ("Sheet.Marks[0]", "0")]);
        var done = await SendAsync(teller, round, [("Sheet.Code", code), ("Sheet.For", code), .. Marks("0", "1", "2")]);

        Assert.Contains("应当是 3 个数字", wrong, StringComparison.Ordinal);
        Assert.Contains("每一格都要录入", missing, StringComparison.Ordinal);
        Assert.Equal(1, Checked(missing));
        Assert.Contains("已录入一张。", done, StringComparison.Ordinal);
        Assert.Contains("已录入 1 张", done, StringComparison.Ordinal);
        Assert.Equal(0, Checked(done));
    }

    private static async Task<(ARound Round, IReadOnlyList<SlipToken> Slips)> ClosedAsync(TestApp app)
    {
        var round = await ARound.ReadyAsync(app, present: 20, subjects: 3, way: SlipWay.Paper);
        var slips = await round.PrintAsync();
        await round.OpenAsync();
        await round.TickAsync(20);
        await round.CloseAsync();
        return (round, slips);
    }

    private static async Task<string> SendAsync(Visitor teller, ARound round, params IEnumerable<(string Name, string Value)> fields)
    {
        var address = $"/scrutiny/{round.Id.Value}/paper";
        return await Visitor.TextAsync(await teller.PostAsync(address, await teller.TokenAsync(address), [("_handler", "sheet"), .. fields]));
    }

    private static IEnumerable<(string Name, string Value)> Marks(params string[] signs) => signs.Select((s, i) => ($"Sheet.Marks[{i}]", s));

    private static int Checked(string page) => page.Split(" checked").Length - 1;
}
