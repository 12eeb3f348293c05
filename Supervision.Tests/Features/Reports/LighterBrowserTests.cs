using Microsoft.Playwright;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Features.Reports.Lighter;

namespace Supervision.Tests.Features.Reports;

/// <summary>The lighter hearings in a real browser (D-5.11, D-5.12).</summary>
public sealed class LighterBrowserTests
{
    [BrowserFact]
    public async Task D_5_11_Given_a_council_report_When_the_office_uses_the_page_Then_it_goes_from_the_meeting_to_the_letter()
    {
        await using var bench = await ReportBench.StartAsync(port: true, tier: ReportTier.Council);
        var meeting = await bench.CouncilAsync(new(2026, 6, 1));
        await Visitor.AccountAsync(bench.App, "office", Role.Office);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(bench.App);
        await page.SignInAsync("office", Visitor.Password);
        await page.OpenDeskAsync("/d/2026-ZX-08");

        await Click(page, "安排听取");
        await page.GetByLabel("主任会议", new() { Exact = true }).SelectOptionAsync(meeting.Value.ToString());
        await Send(page, "安排听取");
        await page.GetByText("下一步：汇报材料送交主任会议").WaitForAsync();
        await bench.MustAsync<HandInPapers>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报"), default));
        await page.OpenDeskAsync("/d/2026-ZX-08");
        await Click(page, "确定报告人");
        await page.GetByLabel("姓名").FillAsync("苏雅琴");
        await page.GetByLabel("职务").FillAsync("县民政局副局长");
        await page.GetByLabel("身份").SelectOptionAsync("DeputyHead");
        await Send(page, "保存报告人");
        await Click(page, "登记听取");
        await Send(page, "登记听取");
        await page.GetByText("主任会议的决定还没有确认").WaitForAsync();
        await bench.DecideAsync(meeting, note: "加快床位建设。");
        await page.OpenDeskAsync("/d/2026-ZX-08");
        await Click(page, "发出主任会议意见");
        Assert.Equal("加快床位建设。", await page.Locator("#remarks").InputValueAsync());
        await Send(page, "发出意见");
        await page.Locator(".field-error").WaitForAsync();
        await page.Locator("#answerdue").FillAsync("2026-08-31");
        await Send(page, "发出意见");
        await page.GetByText("已发出主任会议意见").First.WaitForAsync();

        Assert.Equal(ReportState.RemarksSent, (await bench.ReadAsync()).State);
        await ShotAsync(page, "council");
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task D_5_6_Given_a_report_before_the_hearing_When_the_committee_enters_a_tour_Then_it_stands_in_the_dossier()
    {
        await using var bench = await ReportBench.StartAsync(port: true);
        await bench.LeadToAsync(ReportState.OpinionsSent);
        await Visitor.AccountAsync(bench.App, "committee", Role.WorkCommitteeHead, bench.Report.Committee.Value);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(bench.App);
        await page.SignInAsync("committee", Visitor.Password);
        await page.OpenDeskAsync("/d/2026-ZX-08");

        await Click(page, "登记视察、调研");
        await Send(page, "登记");
        await page.Locator(".field-error").First.WaitForAsync();
        await page.Locator("#tname").FillAsync("视察城区养老机构");
        await page.Locator("#tplace").FillAsync("城南街道");
        await page.Locator("#tdeputies").FillAsync("贺代表\n钱代表");
        await Send(page, "登记");
        await page.GetByText("参加的代表：贺代表、钱代表。").WaitForAsync();

        Assert.Equal(2, Assert.Single((await bench.ReadAsync()).Tours).Deputies.Count);
        await ShotAsync(page, "tour");
        Assert.Empty(browser.Complaints);
    }

    private static Task Click(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private static Task Send(IPage page, string name) => page.Locator(".act-form").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DOSSIER_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
            await page.SetViewportSizeAsync(390, 844);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + "-390.png"), FullPage = true });
        }
    }
}
