using Microsoft.Playwright;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;

namespace Supervision.Tests.Features.Reports;

/// <summary>The dossier page in a real browser: forms, next step, what was typed.</summary>
public sealed class DossierBrowserTests
{
    [BrowserFact]
    public async Task Given_a_planned_report_When_the_office_uses_the_page_Then_it_goes_from_step_to_step()
    {
        await using var bench = await ReportBench.StartAsync(port: true);
        await Visitor.AccountAsync(bench.App, "office", Role.Office);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(bench.App);
        await page.SignInAsync("office", Visitor.Password);
        await page.OpenDeskAsync("/d/2026-ZX-08");

        await page.GetByRole(AriaRole.Button, new() { Name = "列入会议" }).ClickAsync();
        await page.GetByLabel("会议", new() { Exact = true }).SelectOptionAsync(bench.Sitting.Id.Value.ToString());
        await page.Locator(".act-form").GetByRole(AriaRole.Button, new() { Name = "列入会议" }).ClickAsync();
        await page.GetByText("下一步：把各方面意见转交县人民政府").WaitForAsync();
        await page.GetByText("怎么算的").First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "转交意见" }).ClickAsync();
        await page.Locator("#lines").FillAsync(new string('国', 20_000));
        await page.Locator(".act-form").GetByRole(AriaRole.Button, new() { Name = "转交意见" }).ClickAsync();
        await page.Locator(".field-error").WaitForAsync();
        Assert.Equal(20_000, (await page.Locator("#lines").InputValueAsync()).Length);

        await page.Locator("#lines").FillAsync("农村养老床位不足｜代表建议\n护理人员少");
        await page.Locator(".act-form").GetByRole(AriaRole.Button, new() { Name = "转交意见" }).ClickAsync();
        await page.GetByText("已转交各方面意见。").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "代录初稿" }).ClickAsync();

        // A file chosen before the circuit listens would be lost; people are slower than that.
        await page.WaitForFunctionAsync("() => document.querySelector('#draft')?._blazorInputFileNextFileId !== undefined");
        await page.Locator("#draft").SetInputFilesAsync(new FilePayload { Name = "初稿.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 body"u8.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "登记初稿" }).ClickAsync();
        await page.GetByText("已登记报告初稿。").WaitForAsync();

        Assert.Equal(ReportState.DraftReceived, (await bench.ReadAsync()).State);
        Assert.Empty(browser.Complaints);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(bench.App.Folder, "incoming")));
    }

    [BrowserFact]
    public async Task Given_a_heard_report_When_printed_and_recorded_Then_both_pages_show_it_whole()
    {
        await using var bench = await ReportBench.StartAsync(port: true);
        await bench.LeadToAsync(ReportState.Heard);
        await Visitor.AccountAsync(bench.App, "office", Role.Office);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(bench.App);
        await page.SignInAsync("office", Visitor.Password);
        await page.OpenDeskAsync("/d/2026-ZX-08");

        await page.GetByRole(AriaRole.Button, new() { Name = "代记发言" }).ClickAsync();
        await page.GetByLabel("发言人").SelectOptionAsync(new SelectOptionValue { Label = "黄丽萍" });
        await page.Locator("#note").FillAsync("【建议】增加农村护理型床位。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存发言" }).ClickAsync();
        await page.GetByText("增加农村护理型床位").WaitForAsync();
        if (Environment.GetEnvironmentVariable("DOSSIER_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "dossier.png"), FullPage = true });
            await page.SetViewportSizeAsync(390, 844);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "dossier-390.png"), FullPage = true });
        }

        Assert.Equal(8, await page.Locator("ol.stagebar > li").CountAsync());
        await page.GotoAsync("/d/2026-ZX-08/print");
        await page.GetByText("打印 2026年6月25日").WaitForAsync();
        Assert.Empty(browser.Complaints);
    }
}
