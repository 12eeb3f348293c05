using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Supervision.Tests.Building;
using Supervision.Web.Demo;

namespace Supervision.Tests.Features.Overview;

/// <summary>A leader in the demo asks why a body's work was red in mid-year.</summary>
[Trait("Kind", "Browser")]
public sealed class WhyRedBrowserTests
{
    [BrowserFact]
    public async Task Given_the_demo_When_a_leader_starts_from_the_overview_Then_the_reason_of_a_red_work_is_at_most_three_clicks_away()
    {
        await using var app = await TestApp.StartAsync(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), true, ("Demo:Enabled", "true"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("chenguodong", DemoAccounts.Password);
        await page.OpenDeskAsync("/overview/2026");
        var clicks = 0;
        Task ClickAsync(ILocator place)
        {
            clicks++;
            return place.ClickAsync();
        }

        var body = page.Locator("#bodies tr", new() { HasText = "◆" }).First;
        await Assertions.Expect(body).ToContainTextAsync("县农业农村局");
        await ClickAsync(body.GetByRole(AriaRole.Link, new() { Name = "◆ 1" }));

        // The row of the list; the overview has links of the same name outside its tables.
        await ClickAsync(page.Locator("main td").GetByRole(AriaRole.Link, new() { Name = "高标准农田建设", Exact = true }));
        await Assertions.Expect(page.Locator("#answers")).ToContainTextAsync("上半年连续降雨，施工推迟；两个标段招标流标一次。");
        await Assertions.Expect(page.Locator("#answers")).ToContainTextAsync("◆ 红");
        await Assertions.Expect(page.Locator("#hearing")).ToContainTextAsync("要求三季度增加作业队");

        Assert.InRange(clicks, 1, 3);
        await PlanFormAsync(app, browser);
        Assert.Empty(browser.Complaints);
    }

    // In the same demo, for it costs its seeding: a body's form of a plan says while typing what is wrong, and falls silent when it is right (D-7.5).
    private static async Task PlanFormAsync(TestApp app, Browser browser)
    {
        await using var db = await app.OpenAsync();
        var work = await db.KeyWorks.Where(w => w.Title == "老旧小区改造").Select(w => w.Id).SingleAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("zhuangu", DemoAccounts.Password);
        await page.GotoAsync($"/unit/keyworks/{work.Value}?step=change");
        var box = page.Locator("[data-plan-indicator]").First;
        var said = box.Locator("[data-check=indicator]");
        Task TypeAsync(string field, string value) => box.Locator($"input[name$='.{field}']").FillAsync(value);

        await TypeAsync("Q2", "五个");
        await Assertions.Expect(said).ToHaveTextAsync("二季度请只填数字，例如 54 或者 53.5。");
        await TypeAsync("Q2", "5");
        await Assertions.Expect(said).ToHaveTextAsync("");
        await TypeAsync("Q1", "6");
        await Assertions.Expect(said).ToHaveTextAsync("请核对：季度目标是累计数，一般逐季增加。");
        await TypeAsync("Q1", "1");
        await TypeAsync("Target", "13");
        await Assertions.Expect(said).ToHaveTextAsync("第四季度应当等于年度目标。");
        await TypeAsync("Target", "12");
        await Assertions.Expect(said).ToHaveTextAsync("");

        var quarters = page.Locator("[data-check=quarters]");
        await page.GetByLabel("第 3 个节点的完成日期").FillAsync("2026-12-01");
        await Assertions.Expect(quarters).ToHaveTextAsync("第 3 季度还没有节点，也没有选“本季度无节点”。");
        await page.GetByLabel("第 3 季度").CheckAsync();
        await Assertions.Expect(quarters).ToHaveTextAsync("");
        await page.GetByLabel("第 3 个节点的完成日期").FillAsync("2026-09-30");
        await Assertions.Expect(quarters).ToHaveTextAsync("第 3 季度已经有节点，不要再选“本季度无节点”。");
    }
}
