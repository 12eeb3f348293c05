using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Reports.Beside;
using Supervision.Web.Features.Reports.Lighter;
using Supervision.Web.Files;

namespace Supervision.Tests.Features.Reports;

/// <summary>Reports before the council and the committees through their use cases: D-5.11, D-5.12, D-16.44.</summary>
public sealed class LighterPathTests
{
    [Fact]
    public async Task D_5_11_Given_the_whole_council_way_When_each_has_acted_Then_letter_answer_and_history_are_there()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        var meeting = await HeardAsync(bench);
        await bench.DecideAsync(meeting, note: "加快床位建设，落实护理补贴。");
        Assert.Equal("加快床位建设，落实护理补贴。", (await bench.ViewAsync(bench.Office)).Beside.HearingNote);

        await bench.MustAsync<SendRemarks>(bench.Office, u => u.RunAsync(bench.Id, "加快床位建设。\n落实护理补贴。", new(2026, 8, 31), default));
        await bench.MustAsync<HandInAnswer>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("反馈"), default));
        await bench.MustAsync<CloseReport>(bench.Office, u => u.RunAsync(bench.Id, default));

        var view = await bench.ViewAsync(bench.Office);
        Assert.Equal(ReportState.Closed, view.Report.State);
        Assert.All(view.Stages.Where(s => s.Name != "调研"), s => Assert.Equal(Supervision.Web.Common.Dossier.StageState.Done, s.State));
        Assert.Equal(["report.papers", "report.hearing", "report.remarks", "report.answer"], view.Deadlines.Select(d => d.Kind).Order(Comparer(
            "report.papers", "report.hearing", "report.remarks", "report.answer")));
        Assert.Contains(view.History, h => h.Sentence.StartsWith("把主任会议意见送县民政局，请于2026年8月31日前反馈", StringComparison.Ordinal));
        await LetterIsSoundAsync(bench, view.Report.Remarks!.Letter);
    }

    [Fact]
    public async Task D_16_44_Given_a_report_put_on_a_council_meeting_When_read_Then_papers_are_due_and_the_item_stands_on_its_agenda()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        var meeting = await bench.CouncilAsync(new(2026, 6, 15));

        await bench.MustAsync<SetCouncilMeeting>(bench.Office, u => u.RunAsync(bench.Id, meeting, default));

        await using var db = await bench.App.OpenAsync();
        var owed = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.Report).ToListAsync();
        Assert.Equal(["report.hearing", "report.papers"], owed.Select(o => o.Kind).Order());
        Assert.Equal(new DateOnly(2026, 6, 10), owed.Single(o => o.Kind == "report.papers").Deadline.Day);
        var item = Assert.Single((await db.CouncilMeetings.SingleAsync(m => m.Id == meeting)).Items);
        Assert.Equal((CouncilPurpose.ReportHearing, bench.Report.Matter), (item.Purpose, item.Matter!.Value));
    }

    [Fact]
    public async Task Given_another_council_meeting_When_chosen_Then_the_item_goes_with_the_report_and_the_day_moves()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        var (first, second) = (await bench.CouncilAsync(new(2026, 6, 15)), await bench.CouncilAsync(new(2026, 6, 22)));
        await bench.MustAsync<SetCouncilMeeting>(bench.Office, u => u.RunAsync(bench.Id, first, default));

        await bench.MustAsync<SetCouncilMeeting>(bench.Office, u => u.RunAsync(bench.Id, second, default));

        await using var db = await bench.App.OpenAsync();
        Assert.Empty((await db.CouncilMeetings.SingleAsync(m => m.Id == first)).Items);
        Assert.Single((await db.CouncilMeetings.SingleAsync(m => m.Id == second)).Items);
        var papers = await db.Obligations.SingleAsync(o => o.Kind == "report.papers");
        Assert.Equal((new DateOnly(2026, 6, 17), new DateOnly(2026, 6, 10)), (papers.Deadline.Day, Assert.Single(papers.Revisions).Day));
    }

    [Fact]
    public async Task D_3_13_Given_no_confirmed_decision_When_remarks_are_sent_Then_refused_and_nothing_is_stored()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        await HeardAsync(bench);

        var outcome = await bench.DoAsync<SendRemarks>(bench.Office, u => u.RunAsync(bench.Id, "意见", null, default));

        Assert.Contains("登记听取这件报告的决定", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await bench.App.OpenAsync();
        Assert.Equal(0, await db.StoredFiles.CountAsync(f => f.Purpose == ReportPurpose.Remarks));
    }

    [Fact]
    public async Task D_3_13_Given_the_council_refused_When_a_later_meeting_agrees_Then_remarks_may_go_out()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        await bench.DecideAsync(await HeardAsync(bench), CouncilOutcome.Deferred, "材料不全");
        Assert.False((await bench.DoAsync<SendRemarks>(bench.Office, u => u.RunAsync(bench.Id, "意见", null, default))).IsDone);
        bench.GoTo(6, 22);

        await bench.DecideAsync(await bench.CouncilAsync(new(2026, 6, 22)));

        await bench.MustAsync<SendRemarks>(bench.Office, u => u.RunAsync(bench.Id, "意见", null, default));
    }

    [Fact]
    public async Task D_5_11_Given_the_council_raises_the_topic_When_registered_twice_Then_one_linked_report_exists()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        await bench.AskAsync(ReportWish.Raise);

        await bench.MustAsync<RaiseReport>(bench.Office, u => u.RunAsync(bench.Id, default));
        await bench.MustAsync<RaiseReport>(bench.Office, u => u.RunAsync(bench.Id, default));

        await using var db = await bench.App.OpenAsync();
        var raised = await db.SpecialReports.AsNoTracking().SingleAsync(r => r.Id != bench.Id);
        Assert.Equal((ReportTier.Committee, bench.Id, 9, new DateOnly(2026, 6, 1)), (raised.Tier, raised.Origin!.Value, raised.Serial, raised.EarliestOn!.Value));
        Assert.Equal(raised.Number.ToString(), (await bench.ViewAsync(bench.Office)).Beside.RaisedTo!.Number);
        await bench.MustAsync<ScheduleReport>(bench.Office, u => u.RunAsync(raised.Id, bench.Sitting.Id, default));
    }

    [Fact]
    public async Task D_5_12_Given_a_committee_hearing_When_noted_Then_it_raises_a_topic_with_the_source_survey()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.WorkCommittee);
        await PlanAsync(bench, 2027);
        await bench.MustAsync<SetCommitteeMeeting>(bench.Head, u => u.RunAsync(bench.Id, new(2026, 6, 8), "二楼会议室", default));
        await bench.MustAsync<HandInPapers>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报"), default));
        bench.GoTo(6, 8);
        await bench.MustAsync<HearByCommittee>(bench.Head, u => u.RunAsync(bench.Id, "李股长", "养老服务股股长", ReporterKind.ResponsiblePerson, default));
        await bench.MustAsync<WriteHearingNotes>(bench.Head, u => u.RunAsync(bench.Id, "护理人员缺口大。", default));
        var topic = new TopicProposalId(Guid.NewGuid());

        await bench.MustAsync<ProposeFromNotes>(bench.Head, u => u.RunAsync(bench.Id, topic, 2027, "养老护理人员队伍建设情况", "听取汇报中发现缺口大。", default));
        await bench.MustAsync<ProposeFromNotes>(bench.Head, u => u.RunAsync(bench.Id, topic, 2027, "养老护理人员队伍建设情况", "听取汇报中发现缺口大。", default));
        await bench.MustAsync<CloseReport>(bench.Office, u => u.RunAsync(bench.Id, default));

        await using var db = await bench.App.OpenAsync();
        var proposal = await db.TopicProposals.SingleAsync();
        Assert.Equal((TopicSource.Survey, 2027, bench.Report.Committee), (proposal.Source, proposal.Year, proposal.Committee!.Value));
        Assert.Equal(ReportState.Closed, (await bench.ReadAsync()).State);
    }

    [Fact]
    public async Task D_5_12_Given_no_plan_of_that_year_When_a_topic_is_raised_Then_refused_and_nothing_is_kept()
    {
        await using var bench = await NotedAsync();

        var outcome = await bench.DoAsync<ProposeFromNotes>(bench.Head, u => u.RunAsync(bench.Id, new(Guid.NewGuid()), 2027, "议题", "理由", default));

        Assert.Contains("2027年度的计划还没有建立", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
        Assert.Null((await bench.ReadAsync()).RaisedTopic);
    }

    [Fact]
    public async Task D_17_48_Given_a_unit_without_an_account_When_the_Office_enters_the_papers_Then_they_are_marked()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.WorkCommittee);
        await bench.MustAsync<SetCommitteeMeeting>(bench.Head, u => u.RunAsync(bench.Id, new(2026, 6, 8), "二楼会议室", default));
        HandedIn scan = new(Guid.NewGuid(), "扫描件.png", new MemoryStream([0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4]));

        await bench.MustAsync<HandInPapers>(bench.Office, u => u.RunAsync(bench.Id, scan, default));

        var version = Assert.Single((await bench.ReadAsync()).Versions);
        Assert.Equal((true, false), (version.IsByOffice, version.HasText));
        Assert.Contains(await HistoryAsync(bench), s => s.StartsWith("代录：县民政局送交汇报材料", StringComparison.Ordinal) && s.EndsWith("无文本", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_1_5_Given_people_of_others_When_they_act_on_a_committee_hearing_Then_refused()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.WorkCommittee);

        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<SetCommitteeMeeting>(bench.OtherHead, u => u.RunAsync(bench.Id, new(2026, 6, 8), "室", default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<HandInPapers>(bench.OtherLiaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<HearByCommittee>(bench.OtherHead, u => u.RunAsync(bench.Id, "甲", "乙", ReporterKind.OrganLeader, default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<WriteHearingNotes>(bench.OtherHead, u => u.RunAsync(bench.Id, "小结", default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<ProposeFromNotes>(bench.OtherHead, u => u.RunAsync(bench.Id, new(Guid.NewGuid()), 2027, "议题", "理由", default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => bench.DoAsync<HandInAnswer>(bench.OtherLiaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default)));
    }

    [Fact]
    public async Task Given_the_same_form_posted_twice_When_papers_come_in_Then_one_version_D_17_27()
    {
        await using var bench = await ReportBench.StartAsync(tier: ReportTier.Council);
        var meeting = await bench.CouncilAsync(new(2026, 6, 15));
        await bench.MustAsync<SetCouncilMeeting>(bench.Office, u => u.RunAsync(bench.Id, meeting, default));
        var form = Guid.NewGuid();

        await bench.MustAsync<HandInPapers>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报", form), default));
        await bench.MustAsync<HandInPapers>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报", form), default));
        await bench.MustAsync<HandInPapers>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报"), default));

        Assert.Single((await bench.ReadAsync()).Versions);
        Assert.Single(await HistoryAsync(bench), s => s.StartsWith("再次收到相同的汇报材料", StringComparison.Ordinal));
        await bench.MustAsync<HandInPapers>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报第二稿"), default));
        Assert.Equal(2, (await bench.ReadAsync()).Versions.Count);
    }

    private static async Task<CouncilMeetingId> HeardAsync(ReportBench bench)
    {
        var meeting = await bench.CouncilAsync(new(2026, 6, 15));
        await bench.MustAsync<SetCouncilMeeting>(bench.Office, u => u.RunAsync(bench.Id, meeting, default));
        await bench.MustAsync<HandInPapers>(bench.Department, u => u.RunAsync(bench.Id, ReportBench.Pdf("汇报"), default));
        await bench.MustAsync<NameReporter>(bench.Office, u => u.RunAsync(bench.Id, "苏雅琴", "县民政局副局长", ReporterKind.DeputyHead, null, default));
        bench.GoTo(6, 15);
        await bench.MustAsync<HearReport>(bench.Office, u => u.RunAsync(bench.Id, default));
        return meeting;
    }

    private static async Task<ReportBench> NotedAsync()
    {
        var bench = await ReportBench.StartAsync(tier: ReportTier.WorkCommittee);
        await bench.MustAsync<SetCommitteeMeeting>(bench.Head, u => u.RunAsync(bench.Id, new(2026, 6, 1), "二楼会议室", default));
        await bench.MustAsync<HearByCommittee>(bench.Head, u => u.RunAsync(bench.Id, "李股长", "股长", ReporterKind.ResponsiblePerson, default));
        await bench.MustAsync<WriteHearingNotes>(bench.Head, u => u.RunAsync(bench.Id, "小结", default));
        return bench;
    }

    private static async Task PlanAsync(ReportBench bench, int year) =>
        await bench.MustAsync<Supervision.Web.Features.Plans.CreatePlan>(bench.Office, u => u.RunAsync(new(Guid.NewGuid()), year, default));

    private static async Task<IReadOnlyList<string>> HistoryAsync(ReportBench bench)
    {
        await using var db = await bench.App.OpenAsync();
        return await db.AuditEntries.Where(e => e.MatterKind == MatterKind.Report && e.Sentence != "").Select(e => e.Sentence).ToListAsync();
    }

    // Opened by the library's own validator, without a red head.
    private static async Task LetterIsSoundAsync(ReportBench bench, Guid file)
    {
        await using var acting = await bench.App.AsAsync(bench.Department);
        await using var db = await bench.App.OpenAsync();
        var stored = await db.StoredFiles.SingleAsync(f => f.Id == file);
        await using var bytes = acting.Get<FileStore>().Open(stored);
        using var word = WordprocessingDocument.Open(bytes, false);
        Assert.Empty(new OpenXmlValidator().Validate(word).Select(e => e.Description));
        var text = word.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("落实护理补贴。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("〔2026〕", text, StringComparison.Ordinal);
    }

    private static Comparer<string> Comparer(params string[] order) => Comparer<string>.Create((a, b) => Array.IndexOf(order, a) - Array.IndexOf(order, b));
}
