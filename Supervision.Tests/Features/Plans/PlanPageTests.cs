using Microsoft.Playwright;
using Supervision.Tests.Architecture;
using Supervision.Tests.Building;
using Supervision.Web.Demo;

namespace Supervision.Tests.Features.Plans;

/// <summary>The pages of the plan in a browser.</summary>
[Trait("Kind", "Browser")]
public sealed class PlanPageTests
{
    private const int Year = 2027;

    [BrowserFact]
    public async Task Given_a_published_plan_file_When_the_office_imports_it_Then_it_is_put_to_the_council()
    {
        await using var app = await TestApp.StartAsync(port: true, ("Demo:Enabled", "true"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("liwenjing", DemoAccounts.Password);

        await ImportAsync(page);
        await page.OpenDeskAsync($"/plan/{Year}");
        await PictureAsync(page, "plan-board");
        Assert.Equal(22, await page.Locator(".planboard tbody th[scope=row]").CountAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "按名称对应" }).ClickAsync();
        await page.GetByText("待核对 3 项").WaitForAsync();
        await StrikeRestAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "提交主任会议" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("提请后事项不能再改");
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "提交主任会议" }).ClickAsync();
        await page.GetByText("下一步：主任会议审议，登记通过").WaitForAsync();

        await page.OpenDeskAsync($"/plan/{Year}?view=list&form=KeyWork");
        await Assertions.Expect(page.Locator("table.planlist tbody tr")).ToHaveCountAsync(5);
        await PictureAsync(page, "plan-list");
        await page.GotoAsync($"/plan/{Year}/print");
        Assert.Contains("（草案）", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await PictureAsync(page, "plan-print");
        await HasNoBlankSheetAsync(page);
        await page.GotoAsync("/keyworks/2026/print");
        await HasNoBlankSheetAsync(page);
        Assert.DoesNotContain(browser.Complaints, c => c.Contains("/plan", StringComparison.Ordinal));
    }

    // What stands before the page with its own size would make a sheet of its own: without it there are as many sheets.
    private static async Task HasNoBlankSheetAsync(IPage page)
    {
        var printed = await SheetsAsync(page);
        await page.EvaluateAsync("document.querySelectorAll('body > :not(main)').forEach(e => e.remove())");
        Assert.Equal(await SheetsAsync(page), printed);
    }

    private static async Task<int> SheetsAsync(IPage page)
    {
        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true }));
        return pdf.Split("/Type /Page").Skip(1).Count(p => !p.StartsWith('s'));
    }

    private static async Task ImportAsync(IPage page)
    {
        await page.OpenDeskAsync($"/plan/{Year}/import");
        await page.Locator("#plan-file:enabled").WaitForAsync();
        await page.SetInputFilesAsync("#plan-file", Path.Combine(Source.Root, "Supervision.Tests", "Data", "plans", "yantai-district-2023.csv"));
        await page.Locator("#import-year").SelectOptionAsync(Year.ToString());
        await page.GetByText($"文件里写的是 2023 年，将作为 {Year} 年的计划导入").WaitForAsync();
        await page.Locator("#import-lead").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "按推断对应" }).ClickAsync();
        await PictureAsync(page, "plan-import");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await page.GetByText($"已导入 {Year}年度计划：新增 22 项").WaitForAsync();
    }

    private static async Task StrikeRestAsync(IPage page)
    {
        for (var left = 3; left > 0; left--)
        {
            var row = page.Locator("#statutory tr:has(button:text('不列入'))").First;
            await row.GetByPlaceholder("不列入的理由").FillAsync("本年由主任会议听取");
            await row.GetByRole(AriaRole.Button, new() { Name = "不列入" }).ClickAsync();
            await page.GetByText($"待核对 {left - 1} 项").WaitForAsync();
        }
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
