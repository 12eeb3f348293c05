using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.KeyWorks;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;

namespace Supervision.Tests.Features.Overview;

/// <summary>A whole year on a moved clock: ten works, three bodies, one late, one sent back twice, one not handed in, one carried over, one voted on twice;
/// the overview then shows the numbers computed by hand below.</summary>
[Trait("Kind", "Browser")]
public sealed class YearPlayedBrowserTests
{
    [BrowserFact]
    public async Task D_15_9a_Given_a_year_that_was_played_When_the_leader_opens_the_overview_Then_exactly_the_numbers_computed_by_hand()
    {
        var ground = await AKeyWork.ProposedAsync(port: true);
        await using var app = ground.App;
        var ids = await PlayAsync(ground);
        await Visitor.AccountAsync(app, "leader", Role.CouncilMember);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("leader", Visitor.Password);
        await page.OpenDeskAsync("/overview/2026");

        // Plans 10 and two again, all in time; progress 10, one late; results 10, one missing: 12 + 9 + 9 of 32.
        await ExpectRowAsync(page, "#steps", "三问一评报送", "32", "30", "2", "93.8%（30/32）");
        await Assertions.Expect(page.Locator("#keyworks")).ToContainTextAsync("已测评的 10 项");
        await Assertions.Expect(page.Locator("#keyworks")).ToContainTextAsync("✓ 绿 8");
        await Assertions.Expect(page.Locator("#keyworks")).ToContainTextAsync("▲ 黄 1");
        await Assertions.Expect(page.Locator("#keyworks")).ToContainTextAsync("◆ 红 1");

        // 满意 votes of 27 each: 4 × 20 of 108; 3 × 20 of 81; 20 and 10, and 19 of the second vote, of 81; together 189 of 270.
        await ExpectRowAsync(page, "#bodies", "县交通运输局", "4/4", "—", "74.07%（80/108）");
        await ExpectRowAsync(page, "#bodies", "县水务局", "3/3", "—", "74.07%（60/81）");
        await ExpectRowAsync(page, "#bodies", "县民政局", "3/3", "◆ 1", "60.49%（49/81）");

        // Eight of 100, one of 75: 875 / 9 = 97.2.
        await ExpectRowAsync(page, "#trend", "2026", "97.2%", "70.00%（189/270）");
        await ExpectRowAsync(page, "#results", "三问一评", "10", "满意 9", "基本满意 1", "70.00%（189/270）");
        await Assertions.Expect(page.Locator("#care")).ToContainTextAsync("第9项：报送年末效果，逾期 18 天");
        await page.Locator("#bodies").GetByRole(AriaRole.Link, new() { Name = "◆ 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "第10项" }).ClickAsync();
        await Assertions.Expect(page.Locator("#answers")).ToContainTextAsync("标段流标");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("第10项");
        await using var db = await app.OpenAsync();
        var carried = ids[6];
        var next = await db.KeyWorks.AsNoTracking().SingleAsync(w => w.CarriedFrom == carried);
        Assert.Equal((2027, 2), (next.Year, next.YearInRow));
        Assert.Empty(browser.Complaints);

        // Printed it is one sheet of A4, landscape.
        await page.GotoAsync("/overview/2026/print");
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        Assert.Equal(1, pdf.Split("/Type /Page").Skip(1).Count(p => !p.StartsWith('s')));
        Assert.Contains("/MediaBox [0 0 84", pdf, StringComparison.Ordinal);
    }

    private static RatingSubject Subject(KeyWorkId id, int order, int place) =>
        new(order, $"第{place + 1}项", "", new(Supervision.Domain.Dossiers.MatterKind.KeyWork, id.Value));

    private static async Task ExpectRowAsync(IPage page, string part, string first, params string[] cells)
    {
        var row = page.Locator($"{part} tr", new() { HasText = first }).First;
        foreach (var cell in cells)
        {
            await Assertions.Expect(row).ToContainTextAsync(cell);
        }
    }

    private static async Task<List<KeyWorkId>> PlayAsync(AKeyWork ground)
    {
        var bodies = new[] { SupervisedBody.Named("望溪县水务局", "县水务局", BodyKind.Department, new(2020, 1, 1), 2), SupervisedBody.Named("望溪县民政局", "县民政局", BodyKind.Department, new(2020, 1, 1), 3) };
        await using (var db = await ground.App.OpenAsync())
        {
            db.AddRange(bodies.Cast<object>());
            await db.SaveChangesAsync();
        }

        // The first one of the builder is left out; ten with plain names.
        await ground.MustAsync<LeaveOutKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, "另行安排", default));
        List<KeyWorkId> ids = [.. Enumerable.Range(0, 10).Select(_ => new KeyWorkId(Guid.CreateVersion7()))];
        for (var i = 0; i < 10; i++)
        {
            await ground.ProposeAsync(ids[i], $"第{i + 1}项", i < 4 ? ground.Body.Id : i < 7 ? bodies[0].Id : bodies[1].Id);
        }

        await ground.ChooseAsync();
        ground.GoTo(1, 15);
        await ground.MustAsync<AskKeyWorks>(ground.Clerk, async u => await u.RunAsync(2026, KeyWorkState.PlanAsked, default));
        Actor Who(int i) => i < 4 ? ground.Liaison : ground.Clerk;
        async Task PlanAsync(int i)
        {
            await ground.MustAsync<KeepKeyWorkPlan>(Who(i), u => u.RunAsync(ids[i], AKeyWork.Plan(), default));
            await ground.MustAsync<HandInKeyWorkPlan>(Who(i), u => u.RunAsync(ids[i], AKeyWork.File(), default));
        }

        ground.GoTo(2, 10);
        for (var i = 0; i < 10; i++)
        {
            await PlanAsync(i);
        }

        foreach (var day in new[] { 11, 13 })
        {
            ground.GoTo(2, day);
            await ground.MustAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ids[1], false, "再具体一些", default));
            ground.GoTo(2, day + 1);
            await PlanAsync(1);
        }

        ground.GoTo(3, 20);
        foreach (var id in ids)
        {
            await ground.FixAsync(id);
        }

        await MidYearAsync(ground, ids, Who);
        await YearEndAsync(ground, ids, Who);
        return ids;
    }

    private static async Task MidYearAsync(AKeyWork ground, List<KeyWorkId> ids, Func<int, Actor> who)
    {
        await ground.AskAsync(KeyWorkState.MidAsked);
        for (var n = 0; n < 10; n++)
        {
            // The fourth comes last, and late.
            var i = n < 3 ? n : n < 9 ? n + 1 : 3;
            ground.GoTo(7, i == 3 ? 13 : 8);
            var report = i == 8 ? AKeyWork.Progress("53", why: "征地较慢") : i == 9 ? AKeyWork.Progress("30", nameof(MilestoneState.Behind), "标段流标") : AKeyWork.Progress("60");
            await ground.MustAsync<KeepKeyWorkProgress>(who(i), u => u.RunAsync(ids[i], report, default));
            await ground.MustAsync<HandInKeyWorkProgress>(who(i), u => u.RunAsync(ids[i], AKeyWork.File(), default));
            await ground.MustAsync<ReviewKeyWorkProgress>(ground.Head, u => u.RunAsync(ids[i], true, "", default));
        }
    }

    private static async Task YearEndAsync(AKeyWork ground, List<KeyWorkId> ids, Func<int, Actor> who)
    {
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        foreach (var i in Enumerable.Range(0, 10).Where(i => i != 8))
        {
            await ground.MustAsync<KeepKeyWorkResult>(who(i), u => u.RunAsync(ids[i], AKeyWork.Result(i == 9 ? "90" : "120"), default));
            await ground.MustAsync<HandInKeyWorkResult>(who(i), u => u.RunAsync(ids[i], AKeyWork.File(), default));
            await ground.MustAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ids[i], 0, CheckVerdict.Verified, "", "", default));
            await ground.MustAsync<CloseKeyWorkCheck>(ground.Head, u => u.RunAsync(ids[i], null, default));
        }

        // Both votes are held in secret rounds: 24 of 27 vote, counted against all 27.
        ground.GoTo(12, 24);
        static byte Mark(int voter, int best, int two) => (byte)(voter <= best ? 0 : voter <= two ? 1 : 2);
        var round = await ARound.OfAsync(ground.App, ground.County, new(2026, 12, 24), "2026年重点工作满意度测评", [.. ids.Select((id, i) => Subject(id, i, i))], 24, 50);
        await round.FinishAsync(24, voter => [.. Enumerable.Range(0, 10).Select(i => i < 8 ? Mark(voter, 20, 23) : i == 8 ? Mark(voter, 10, 19) : Mark(voter, 5, 10))]);

        await ground.MustAsync<HandInAfterVote>(ground.Clerk, u => u.RunAsync(ids[9], "整改方案", AKeyWork.File(), default));
        await ground.MustAsync<HandInAfterVote>(ground.Clerk, u => u.RunAsync(ids[9], "整改情况", AKeyWork.File(), default));
        ground.GoTo(12, 28);
        var again = await ARound.OfAsync(ground.App, ground.County, new(2026, 12, 28), "第10项再次满意度测评", [Subject(ids[9], 0, 9)], 24, 51);
        await again.FinishAsync(24, voter => [Mark(voter, 19, 23)], hasAccounts: true);
        await ground.MustAsync<CarryKeyWork>(ground.Clerk, u => u.RunAsync(ids[6], default));
    }
}
