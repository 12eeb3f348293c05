using Microsoft.Playwright;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;

namespace Supervision.Tests.Features.Lists;

/// <summary>The lists in a browser: filters answer at once, the address keeps them, nothing is cut off.</summary>
[Trait("Kind", "Browser")]
public sealed class ListBrowserTests
{
    [BrowserFact]
    public async Task Given_the_lists_When_filtered_by_hand_Then_rows_and_address_follow()
    {
        await using var app = await TestApp.StartAsync(port: true);
        await AListedYear.InAsync(app, more: 30);
        await Visitor.AccountAsync(app, "office", Role.Office);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("office", Visitor.Password);
        browser.Complaints.Clear();

        await page.OpenDeskAsync("/reports");
        await page.GetByLabel("迟交").SelectOptionAsync("yes");
        await page.ArriveAtAsync("/reports?late=yes");
        await page.GetByText("第 1—2 条，共 2 条").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "清除筛选" }).ClickAsync();
        await page.GetByText("第 1—25 条，共 34 条").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        await page.GetByText("第 26—34 条，共 34 条").WaitForAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "导出" }).ClickAsync());
        Assert.Equal("专项工作报告_常委会会议听取_20261123.xlsx", download.SuggestedFilename);

        await page.OpenDeskAsync("/dossiers");
        await page.GetByLabel("按名称、案卷号或者单位查找").FillAsync("医共");
        await page.GetByLabel("按名称、案卷号或者单位查找").PressAsync("Enter");
        await page.GetByText("第 1—1 条，共 1 条").WaitForAsync();
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Given_both_widths_When_looked_at_Then_only_the_table_scrolls_sideways()
    {
        await using var app = await TestApp.StartAsync(port: true);
        await AListedYear.InAsync(app, more: 30);
        await Visitor.AccountAsync(app, "office", Role.Office);
        await using var browser = await Browser.StartAsync();
        foreach (var (width, script) in new[] { (1440, true), (1280, true), (390, true), (390, false) })
        {
            var page = await browser.PageAsync(app, width, width == 390 ? 844 : 1000, script);
            await page.SignInAsync("office", Visitor.Password);
            foreach (var (name, address) in new[] { ("reports", "/reports"), ("reports-zrh", "/reports?tier=zrh"), ("dossiers", "/dossiers"), ("dossiers-empty", "/dossiers?q=没有") })
            {
                await page.GotoAsync(address);
                await page.Locator("table.list, p.empty").First.WaitForAsync();
                Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"));
                Assert.Equal(0, await page.EvaluateAsync<int>("() => Math.max(0, ...[...document.querySelectorAll('.scroll-x')].map(p => p.scrollWidth - p.clientWidth))"));
                if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
                {
                    await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}{(script ? "" : "-plain")}.png") });
                }
            }

            await page.Context.CloseAsync();
        }
    }
}
