using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Reports;

/// <summary>The path of a report through its use cases on a real database: D-5, D-16.1 to D-16.5.</summary>
public sealed class ReportPathTests
{
    [Fact]
    public async Task Given_the_whole_way_When_each_has_acted_Then_the_history_reads_like_the_truth()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        await bench.MustAsync<WriteNote>(bench.Member("黄丽萍"), u => u.RunAsync(bench.Id, new(Guid.NewGuid()), new("【建议】增加床位。"), default));
        await bench.MustAsync<RecordNote>(bench.Office, u => u.RunAsync(bench.Id, new(Guid.NewGuid()), null, "贺代表", new("护理人员要培训。"), default));
        await bench.MustAsync<DeliberateReport>(bench.Office, u => u.RunAsync(bench.Id, false, default));
        await bench.FollowAsync(SittingEvent.Closed);

        var report = await bench.ReadAsync();
        Assert.Equal(ReportState.OpinionStage, report.State);
        await using var acting = await bench.App.AsAsync(bench.Office);
        var view = await acting.Get<DossierQueries>().FindAsync(report.Number, default);
        var told = view!.History.Select(h => h.Sentence).Reverse().ToList();
        Assert.Contains("列入第三十一次会议（2026年6月25日），计算会前期限", told);
        Assert.Contains("把各方面意见 2 条转交县人民政府", told);
        Assert.Contains("反馈对报告初稿的修改意见 2 条", told);
        Assert.Contains(told, s => s.StartsWith("印发组成人员 31 人", StringComparison.Ordinal));
        Assert.Contains("代记贺代表的发言要点", told);
        Assert.Equal("第三十一次会议闭会，进入审议意见阶段", told[^1]);
        Assert.Equal(2, view.Notes.Count);
        Assert.True(view.Notes.Single(n => n.Speaker == "贺代表").IsGuest);
    }

    [Fact]
    public async Task Given_S_2026_06_25_When_scheduled_Then_obligations_and_agenda_are_there_D_16_1()
    {
        await using var bench = await ReportBench.StartAsync();

        await bench.LeadToAsync(ReportState.Scheduled);

        await using var db = await bench.App.OpenAsync();
        var days = await db.Obligations.Where(o => o.MatterKind == MatterKind.Report).ToDictionaryAsync(o => o.Kind, o => o.Deadline);
        Assert.Equal(new DateOnly(2026, 6, 5), days["report.draft"].Day);
        Assert.Equal(new DateOnly(2026, 6, 15), days["report.revised"].Day);
        Assert.Equal(new DateOnly(2026, 6, 18), days["report.members"].Day);
        Assert.Contains("会议当日不计入", days["report.draft"].Reason, StringComparison.Ordinal);
        Assert.Equal(bench.Report.Matter, Assert.Single((await db.Sittings.SingleAsync()).Agenda).Matter);
    }

    [Fact]
    public async Task Given_the_draft_a_day_late_When_handed_in_Then_accepted_and_marked_D_16_2()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        bench.GoTo(6, 6);

        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default));

        await using var acting = await bench.App.AsAsync(bench.Office);
        var view = (await acting.Get<DossierQueries>().FindAsync(bench.Report.Number, default))!;
        Assert.Equal(ReportState.DraftReceived, view.Report.State);
        Assert.Equal(("逾期1天完成", ChipKind.None, 1, false), (view.Deadline("report.draft")!.Result, view.Deadline("report.draft")!.Chip, view.Deadline("report.draft")!.DaysLate, view.Deadline("report.draft")!.IsOverdue));
        Assert.Contains(view.Files, f => f.Note.Contains("逾期1天", StringComparison.Ordinal));
        var listed = Assert.Single(await acting.Get<Supervision.Web.Features.Opinions.FollowUp.FollowUpQueries>().LateAsync(default));
        Assert.Equal(("/d/2026-ZX-08", "县人民政府", 1, new DateOnly(2026, 6, 6), true), (listed.Link, listed.Body, listed.DaysLate, listed.MetOn, listed.IsListed));
    }

    [Fact]
    public async Task Given_a_sitting_moved_on_June_10_When_replanned_Then_the_days_of_D_16_3()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Scheduled);
        bench.GoTo(6, 10);
        await using var db = await bench.App.OpenAsync();
        var sitting = await db.Sittings.SingleAsync();
        sitting.Move(new(new(2026, 7, 30), new(2026, 7, 30), new(9, 0), ""), "会场维修", bench.County.Term, new(2026, 6, 10));
        await using var acting = await bench.App.AsAsync(bench.Office);
        await acting.Get<Supervision.Web.Deadlines.DeadlinePlanner>().SaveAsync(db, bench.Report.Matter, default);

        var days = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.Report).ToListAsync();
        DateOnly Day(string kind) => days.Single(o => o.Kind == kind).Deadline.Day;
        Assert.Equal((new DateOnly(2026, 7, 10), new DateOnly(2026, 7, 20), new DateOnly(2026, 7, 23)), (Day("report.draft"), Day("report.revised"), Day("report.members")));
        Assert.Equal(new DateOnly(2026, 6, 5), Assert.Single(days.Single(o => o.Kind == "report.draft").Revisions).Day);
    }

    [Fact]
    public async Task Given_a_department_head_When_named_without_letter_Then_refused_until_it_is_attached_D_16_4()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        Task<Supervision.Domain.Rules.Outcome> Name(HandedIn? letter) => bench.DoAsync<NameReporter>(
            bench.Office, u => u.RunAsync(bench.Id, "苏雅琴", "县民政局局长", ReporterKind.DepartmentHead, letter, default));

        Assert.Equal("Letter", Assert.Single((await Name(null)).Obstacles).Field);
        Assert.True((await Name(ReportBench.Pdf("委托函"))).IsDone);
        Assert.NotNull((await bench.ReadAsync()).Reporter!.Letter);
    }

    [Fact]
    public async Task Given_one_answer_missing_When_handed_in_Then_refused_and_nothing_is_stored_D_16_5()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Commented);
        var answers = await bench.AnswersAsync();

        var outcome = await bench.DoAsync<HandInRevised>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf("x"), [answers[0]], "liaison cannot waive", default));

        Assert.Contains("第 2 条意见还没有答复", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await bench.App.OpenAsync();
        Assert.Equal(1, await db.StoredFiles.CountAsync());
    }

    [Fact]
    public async Task Given_the_same_form_twice_When_posted_Then_one_version_and_no_refusal()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        var form = Guid.NewGuid();

        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf("初稿", form), default));
        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf("初稿", form), default));

        Assert.Single((await bench.ReadAsync()).Versions);
    }

    [Fact]
    public async Task Given_a_plain_text_or_a_renamed_program_When_handed_in_Then_refused_with_the_reason()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        var program = new HandedIn(Guid.NewGuid(), "报告.docx", new MemoryStream("MZ\0\u0001program"u8.ToArray()));
        var text = new HandedIn(Guid.NewGuid(), "报告.txt", new MemoryStream("只是文字"u8.ToArray()));

        Assert.Equal("File", Assert.Single((await bench.DoAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, program, default))).Obstacles).Field);
        Assert.Contains("docx 或者 pdf", Assert.Single((await bench.DoAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, text, default))).Obstacles).Message, StringComparison.Ordinal);
        Assert.Empty((await bench.ReadAsync()).Versions);
        await using var db = await bench.App.OpenAsync();
        Assert.Equal(0, await db.StoredFiles.CountAsync());
    }

    [Fact]
    public async Task Given_a_text_sent_back_When_members_look_Then_only_the_delivered_text_is_theirs()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.RevisedReceived);
        await bench.MustAsync<ReturnReport>(bench.Lead, u => u.RunAsync(bench.Id, "没有答复第 2 条", new(2026, 6, 18), default));
        await bench.MustAsync<HandInRevised>(bench.Liaison, async u => await u.RunAsync(bench.Id, ReportBench.Pdf("补充稿"), await bench.AnswersAsync(), "", default));
        await bench.MustAsync<DistributeReport>(bench.Office, async u => await u.RunAsync(bench.Id, await bench.EverybodyAsync(), default));

        await using var db = await bench.App.OpenAsync();
        var gate = new ReportGate();
        var purposes = await db.StoredFiles.Select(f => f.Purpose).ToListAsync();
        var readable = new List<string>();
        foreach (var purpose in purposes)
        {
            if (await gate.MayReadFileAsync(db, bench.Member("黄丽萍"), bench.Id.Value, purpose, default))
            {
                readable.Add(purpose);
            }
        }

        Assert.Equal(3, purposes.Count);
        Assert.Equal(ReportPurpose.Revised, Assert.Single(readable));
    }

    [Fact]
    public async Task Given_two_offices_at_once_When_both_act_Then_the_second_is_told()
    {
        await using var bench = await ReportBench.StartAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            bench.DoAsync<ScheduleReport>(bench.Office, u => u.RunAsync(bench.Id, bench.Sitting.Id, default))));

        Assert.Single(outcomes, o => o.IsDone);
        await using var db = await bench.App.OpenAsync();
        Assert.Single((await db.Sittings.SingleAsync()).Agenda);
        Assert.Equal(2, (await bench.ReadAsync()).Steps.Count);
    }

    [Fact]
    public async Task Given_an_item_moved_to_another_sitting_When_followed_Then_the_report_goes_with_it_D_3_10()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        await using var db = await bench.App.OpenAsync();
        var from = await db.Sittings.SingleAsync();
        var to = Sitting.Plan(new(Guid.NewGuid()), bench.County.Term.Id, 32, new(new(2026, 8, 27), new(2026, 8, 27), new(9, 0), "三楼"), false, new(2026, 6, 1));
        db.Add(to);
        from.MoveItem(from.Agenda[0].Id, to, "材料需要补充");

        await db.SaveChangesAsync();
        await new ReportFollower().FollowAsync(db, from, SittingEvent.ItemMoved, bench.Office, default);
        await db.SaveChangesAsync();

        var report = await bench.ReadAsync();
        Assert.Equal((to.Id, ReportState.Distributed), (report.Sitting!.Value, report.State));
    }
}
