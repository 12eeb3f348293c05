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
        Assert.Empty(browser.Complaints);
    }
}
