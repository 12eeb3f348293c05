using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Organisation;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Reports.ReportList;

namespace Supervision.Tests.Features.Reports;

/// <summary>Edge cases of reports: D-17.13, D-17.14, D-17.26, D-17.27, D-17.48.</summary>
public sealed class ReportEdgeTests
{
    [Fact]
    public async Task D_17_13_Given_a_body_merged_while_its_report_runs_Then_the_successor_goes_on_with_the_same_days_and_both_are_told()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.WorkCommittee);
        await bench.MustAsync<Supervision.Web.Features.Reports.Lighter.SetCommitteeMeeting>(bench.Head, u => u.RunAsync(bench.Id, new(2026, 6, 15), "二楼", default));
        var (old, next) = (bench.County.Bodies["县民政局"].Id, bench.County.Bodies["县教育局"].Id);

        await bench.MustAsync<CloseBody>(bench.Office, u => u.RunAsync(old, new(2026, 6, 5), next, default));

        await using var db = await bench.App.OpenAsync();
        Assert.Equal(new[] { old, next }.Select(b => b.Value).Order(), (await db.BodyNotices.ToListAsync()).Select(n => n.Body.Value).Order());
        Assert.Equal(new DateOnly(2026, 6, 12), (await bench.ViewAsync(bench.Office)).Deadline("report.papers")!.Day);
        var before = (await db.FindActorAsync(bench.County["谷雨"].Id, new(2026, 6, 4), default))!;
        var after = (await db.FindActorAsync(bench.County["谷雨"].Id, new(2026, 6, 5), default))!;
        Assert.Equal((false, true), (before.ActsFor(old), after.ActsFor(old)));
        await bench.MustAsync<Supervision.Web.Features.Reports.Lighter.HandInPapers>(after, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报"), default));
        var parties = await db.LoadPartiesAsync(new(2026, 6, 6), default);
        Assert.Equal([bench.County["谷雨"].Id], parties.PersonsOf(Party.Body(old.Value)));
    }

    [Fact]
    public async Task D_17_13_Given_no_successor_or_nothing_running_When_a_body_is_closed_Then_nobody_is_told()
    {
        await using var bench = await ReportBench.StartAsync();

        await bench.MustAsync<CloseBody>(bench.Office, u => u.RunAsync(bench.County.Bodies["县水务局"].Id, new(2026, 6, 5), null, default));

        await using var db = await bench.App.OpenAsync();
        Assert.Equal(0, await db.BodyNotices.CountAsync());
    }

    [Fact]
    public async Task D_17_14_Given_a_body_under_a_new_name_When_listed_Then_the_present_name_with_the_former_one()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        await bench.MustAsync<CloseBody>(bench.Office, u => u.RunAsync(bench.County.Bodies["县民政局"].Id, new(2026, 6, 1), bench.County.Bodies["县教育局"].Id, default));

        await using var acting = await bench.App.AsAsync(bench.Office);
        var view = await acting.Get<ReportListQueries>().ListAsync(new() { Tier = "zrh" }, default);

        Assert.Equal("县教育局（原县民政局）", Assert.Single(view.Slice.Rows).Unit);
    }

    [Fact]
    public async Task D_17_26_Given_a_picture_scan_When_handed_in_Then_it_counts_as_received_and_is_marked_without_text()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        HandedIn scan = new(Guid.NewGuid(), "报告.pdf", new MemoryStream([0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4]));

        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, scan, default));

        var view = await bench.ViewAsync(bench.Office);
        Assert.Equal(ReportState.DraftReceived, view.Report.State);
        Assert.Contains("无文本", view.Files.Single(f => f.File is not null).Note, StringComparison.Ordinal);
        Assert.False(Assert.Single(view.Report.Versions).HasText);
    }

    [Fact]
    public async Task D_17_27_Given_the_same_file_twice_When_handed_in_Then_one_version_and_a_note()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);

        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf("初稿"), default));
        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf("初稿"), default));

        Assert.Single((await bench.ReadAsync()).Versions);
        Assert.Contains((await bench.ViewAsync(bench.Office)).History, h => h.Sentence.StartsWith("再次收到相同的报告初稿", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_17_27_Given_a_text_sent_back_When_the_same_file_comes_again_Then_refused_because_nothing_was_completed()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.RevisedReceived);
        await bench.MustAsync<ReturnReport>(bench.Lead, u => u.RunAsync(bench.Id, "没有答复第 2 条", new(2026, 6, 18), default));

        var outcome = await bench.DoAsync<HandInRevised>(bench.Liaison, async u => await u.RunAsync(bench.Id, ReportBench.Pdf("正式稿"), await bench.AnswersAsync(), "", default));

        Assert.Equal("File", Assert.Single(outcome.Obstacles).Field);
        Assert.Equal(ReportState.Returned, (await bench.ReadAsync()).State);
    }

    [Fact]
    public async Task D_17_48_Given_a_body_without_an_account_When_the_Office_enters_both_texts_Then_they_are_marked_and_the_way_goes_on()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);

        await bench.MustAsync<HandInDraft>(bench.Office, u => u.RunAsync(bench.Id, ReportBench.Pdf("初稿"), default));
        await bench.MustAsync<SendComments>(bench.Head, u => u.RunAsync(bench.Id, true, default));
        await bench.MustAsync<HandInRevised>(bench.Office, async u => await u.RunAsync(bench.Id, ReportBench.Pdf("正式稿"), await bench.AnswersAsync(), "", default));

        var report = await bench.ReadAsync();
        Assert.Equal(ReportState.RevisedReceived, report.State);
        Assert.All(report.Versions, v => Assert.True(v.IsByOffice));
        Assert.Contains((await bench.ViewAsync(bench.Office)).Files, f => f.Note.Contains("代录", StringComparison.Ordinal));
    }
}
