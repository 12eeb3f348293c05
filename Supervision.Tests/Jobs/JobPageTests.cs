using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Opinions;
using Supervision.Tests.Screens;
using Supervision.Web.Jobs;

namespace Supervision.Tests.Jobs;

/// <summary>The jobs page: it asks before it runs something, and a run leads to what it did (screens 3.12).</summary>
public sealed class JobPageTests
{
    [Fact]
    public async Task Given_a_compiled_opinion_When_the_run_is_read_Then_it_leads_there_for_who_may_go_there()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());
        await stage.App.Services.GetRequiredService<JobRunner>().RunAsync("opinion-compiler", "定时", default);
        await using var office = await stage.OfficeAsync();
        await using var admin = await stage.App.AsAsync(Role.SystemAdmin);

        var link = Assert.Single(Assert.Single(await office.Get<JobQueries>().RunsAsync("opinion-compiler", default)).Links);
        Assert.Equal(($"/opinions/{id.Value}", "关于《县域医共体建设情况的报告》的审议意见"), (link.Address, link.Words));
        Assert.Equal("", Assert.Single(Assert.Single(await admin.Get<JobQueries>().RunsAsync("opinion-compiler", default)).Links).Address);
    }

    [Fact]
    public async Task Given_a_deemed_receipt_and_a_late_report_When_the_runs_are_read_Then_they_lead_to_the_opinion()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.ApprovedAsync();
        await using var office = await stage.OfficeAsync();
        await office.Get<Web.Features.Opinions.NumberOpinion>().RunAsync(id, null, null, default);
        await office.Get<Web.Features.Opinions.DispatchOpinion>().RunAsync(id, default);
        stage.App.Clock.Advance(TimeSpan.FromDays(200));
        var runner = stage.App.Services.GetRequiredService<JobRunner>();
        await runner.RunAsync("deemed-receipt", "定时", default);
        await runner.RunAsync("lateness-marker", "定时", default);

        Assert.All(Assert.Single(await office.Get<JobQueries>().RunsAsync("deemed-receipt", default)).Links, l => Assert.Equal($"/opinions/{id.Value}", l.Address));
        var late = Assert.Single(await office.Get<JobQueries>().RunsAsync("lateness-marker", default));
        Assert.Contains(late.Links, l => l.Address == $"/opinions/{id.Value}");
        Assert.Contains("列入主任会议清单", late.Run.Result, StringComparison.Ordinal);
    }

    [BrowserFact]
    [Trait("Kind", "Browser")]
    public async Task Given_an_administrator_When_running_a_job_Then_asked_first_and_cancel_starts_nothing()
    {
        await using var app = await TestApp.StartAsync(port: true);
        await Visitor.AccountAsync(app, "guanliyuan", Role.SystemAdmin);
        await app.Services.GetRequiredService<JobRunner>().RunAsync("nightly-check", "定时", default);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("guanliyuan", Visitor.Password);
        await page.OpenDeskAsync("/jobs");
        var row = page.Locator("tr", new() { HasText = "校验日志" });
        await row.PushAsync("立即运行");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("立即运行“校验日志”？").WaitForAsync();
        await dialog.GetByText("不会重复发送已发出的提醒").WaitForAsync();
        await dialog.PushAsync("取消");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(row.GetByRole(AriaRole.Button, new() { Name = "立即运行" })).ToBeEnabledAsync();
        await row.PushAsync("立即运行");
        await dialog.PushAsync("立即运行");
        await page.SeeAsync("已安排运行，稍后刷新查看结果。");
        await row.GetByRole(AriaRole.Button, new() { Name = "校验日志" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "操作日志", Exact = true }).First.WaitForAsync();
        Assert.Empty(browser.Complaints);
    }
}
