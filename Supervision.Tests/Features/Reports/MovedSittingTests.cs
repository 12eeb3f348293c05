using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Reports.Unit;
using Supervision.Web.Features.Sittings;

namespace Supervision.Tests.Features.Reports;

/// <summary>A sitting moves, an item moves, a sitting is urgent: D-3.10, D-3.11, D-16.3, D-17.20, D-17.21.</summary>
public sealed class MovedSittingTests
{
    [Fact]
    public async Task D_16_3_Given_the_sitting_moved_on_June_10_When_read_Then_the_new_days_and_one_notice_to_the_body()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        bench.GoTo(6, 10);

        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 7, 30), new(2026, 7, 30), "会场维修"), default));

        var view = await bench.ViewAsync(bench.Office);
        Assert.Equal((new DateOnly(2026, 7, 10), new DateOnly(2026, 7, 20), new DateOnly(2026, 7, 23)),
            (view.Deadline("report.draft")!.Day, view.Deadline("report.revised")!.Day, view.Deadline("report.members")!.Day));
        var notice = Assert.Single(await NoticesAsync(bench));
        Assert.Equal(bench.County.Bodies["县人民政府"].Id, notice.Body);
        Assert.StartsWith("常委会第三十一次会议由2026年6月25日改为2026年7月30日举行（会场维修）。", notice.Text, StringComparison.Ordinal);
        Assert.Contains("由2026年6月5日改为2026年7月10日", notice.Text, StringComparison.Ordinal);
        Assert.Equal(ObligationState.Met, view.Deadline("report.opinions")!.State);
        Assert.Equal(new DateOnly(2026, 5, 26), view.Deadline("report.opinions")!.Day);
    }

    [Fact]
    public async Task D_16_3_Given_reminders_of_the_old_dates_When_the_sitting_moves_Then_the_unsent_ones_are_cancelled_and_the_new_ones_planned()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        await PlanRemindersAsync(bench);
        await using var db = await bench.App.OpenAsync();
        var draft = (await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == "report.revised")).Id;
        Assert.True(await db.Reminders.AnyAsync(r => r.Obligation == draft && r.State == ReminderState.Planned));
        bench.GoTo(6, 10);

        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 7, 30), new(2026, 7, 30), "会场维修"), default));
        await PlanRemindersAsync(bench);

        var rows = await db.Reminders.AsNoTracking().Where(r => r.Obligation == draft).ToListAsync();
        Assert.All(rows.Where(r => r.DeadlineVersion == 1), r => Assert.Equal(ReminderState.Cancelled, r.State));

        // The change itself was told once, by the notice of the move (D-3.10); what is still to come is planned for the new day.
        var coming = rows.Where(r => r.DeadlineVersion == 2 && r.DueAt > bench.App.Clock.GetUtcNow()).ToList();
        Assert.NotEmpty(coming);
        Assert.All(coming, r => Assert.Equal((ReminderState.Planned, new DateOnly(2026, 7, 20)), (r.State, r.LastDay)));
    }

    [Fact]
    public async Task D_3_10_Given_a_sitting_moved_earlier_When_the_draft_comes_Then_its_day_has_passed_by_the_move_and_it_is_not_late()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);

        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 6, 15), new(2026, 6, 15), "提前"), default));

        var draft = (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!;
        Assert.Equal((new DateOnly(2026, 5, 26), "期限已过（会议提前）"), (draft.Day, draft.Result));
        Assert.Contains(draft.Earlier, e => e.StartsWith("原为2026年6月5日", StringComparison.Ordinal));
        Assert.Contains("期限已过（会议提前），不计逾期", Assert.Single(await NoticesAsync(bench)).Text, StringComparison.Ordinal);
        bench.GoTo(6, 3);
        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default));
        Assert.Equal(0, Assert.Single((await bench.ReadAsync()).Versions).DaysLate);
        Assert.Equal("已完成（会议提前）", (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!.Result);
    }

    [Fact]
    public async Task D_3_10_Given_a_moved_sitting_When_told_Then_each_member_reads_it_once_by_each_way_and_the_dossier_says_so()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        var before = await PreviewAsync(bench, new(new(2026, 7, 30), new(2026, 7, 30), "会场维修"));

        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 7, 30), new(2026, 7, 30), "会场维修"), default));

        var told = await TellingAsync(bench, bench.Sitting.Matter.Id);
        Assert.Equal(bench.County.Members.Count, told.Count);
        Assert.Equal((told.Count, 1), (before.Told.Members, before.Told.Bodies));
        Assert.Equal(bench.County.Members.Select(m => m.Person).ToHashSet(), told.Select(r => r.Recipient).ToHashSet());
        Assert.All(told, r => Assert.Equal((ReminderState.Sent, "会议日变更：常委会第三十一次会议由2026年6月25日改为2026年7月30日举行（会场维修）。"), (r.State, r.Text)));
        await PlanAndSendAsync(bench);
        Assert.Equal(told.Count, (await TellingAsync(bench, bench.Sitting.Matter.Id)).Count);
        Assert.Contains((await bench.ViewAsync(bench.Office)).History, h => h.Sentence == "第三十一次会议由2026年6月25日改为2026年7月30日举行：会场维修");
    }

    [Fact]
    public async Task D_3_10_Given_only_the_last_day_moved_after_a_move_When_told_Then_members_hear_of_both_moves()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Scheduled);
        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 7, 30), new(2026, 7, 30), "会场维修"), default));

        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 7, 30), new(2026, 7, 31), "议题增加"), default));

        var told = await TellingAsync(bench, bench.Sitting.Matter.Id);
        Assert.Equal(2 * bench.County.Members.Count, told.Count);
        Assert.Contains(told, r => r.Text.Contains("最后一日由2026年7月30日改为2026年7月31日", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_3_10_Given_a_member_and_a_liaison_with_mail_When_the_sitting_moves_Then_one_mail_each_and_no_second_notice_of_the_days()
    {
        await using var bench = await ReportBench.StartAsync(settings: [("Mail:Enabled", "true"), ("Mail:Host", "127.0.0.1"), ("Mail:Port", "2525"), ("Mail:Security", "None"), ("Mail:From", "tixing@wangxi.example.cn")]);
        await bench.LeadToAsync(ReportState.OpinionsSent);
        var (member, liaison) = (bench.County.Members[5].Person, bench.Liaison.Person!.Value);
        await WantMailAsync(bench, member, liaison);
        await PlanAndSendAsync(bench);
        bench.GoTo(6, 3);
        await PlanAndSendAsync(bench);

        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 6, 15), new(2026, 6, 15), "提前"), default));
        await PlanAndSendAsync(bench);

        await using var db = await bench.App.OpenAsync();
        var moves = await db.Reminders.AsNoTracking().Where(r => r.OffsetCode == ReminderPolicy.MovedCode && r.State != ReminderState.Cancelled).ToListAsync();
        Assert.Equal(ReminderChannel.Email, Assert.Single(moves, r => r.Recipient == liaison).Channel);
        Assert.Contains("不计逾期", moves.Single(r => r.Recipient == liaison).Text, StringComparison.Ordinal);
        Assert.Equal([ReminderChannel.InProduct, ReminderChannel.Email], moves.Where(r => r.Recipient == member).Select(r => r.Channel).Order());
        Assert.Single(await NoticesAsync(bench));
    }

    [Fact]
    public async Task D_3_10_Given_a_move_into_the_past_of_a_deadline_When_previewed_Then_it_says_so_and_bad_days_are_refused_by_their_field()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);

        var preview = await PreviewAsync(bench, new(new(2026, 6, 15), new(2026, 6, 15), "提前"));

        Assert.Equal("期限已过（会议提前）", preview.Deadlines.Single(d => d.Impact.Act.Contains("初稿", StringComparison.Ordinal)).Passed);
        Assert.True(preview.NeedsCouncil);
        await using var acting = await bench.App.AsAsync(bench.Office);
        var refused = await acting.Get<PreviewMove>().RunAsync(bench.Sitting.Id, new(new(2026, 6, 20), new(2026, 6, 19), "提前"), default);
        Assert.Equal("LastDay", Assert.Single(refused.Obstacles).Field);
    }

    [Fact]
    public async Task D_3_9_Given_dates_moved_When_the_council_looks_for_questions_Then_the_new_dates_wait_and_the_notice_too()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 7, 30), new(2026, 7, 30), "会场维修"), default));

        await using var acting = await bench.App.AsAsync(bench.Office);
        var view = await acting.Get<SittingQueries>().FindAsync(bench.Sitting.Id, default);
        Assert.True(view!.AreDaysUndecided);
        Assert.Null(view.CalledBy);
        Assert.Contains("还没有由主任会议决定", Assert.Single(view.Steps!.Notice).Message, StringComparison.Ordinal);
        await using var db = await bench.App.OpenAsync();
        var waiting = new List<CouncilQuestion>();
        foreach (var agenda in acting.Get<IEnumerable<Supervision.Web.Common.ICouncilAgenda>>())
        {
            waiting.AddRange(await agenda.WaitingAsync(db, default));
        }

        Assert.Contains(waiting, q => q.Matter == bench.Sitting.Matter && q.Purpose == CouncilPurpose.SittingCall);
    }

    [Fact]
    public async Task D_3_10_Given_an_item_moved_with_a_reason_When_read_Then_the_report_follows_the_old_link_stays_and_one_notice_goes_out()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.OpinionsSent);
        var later = await LaterAsync(bench, new(2026, 7, 30), urgent: false);
        var item = (await SittingAsync(bench, bench.Sitting.Id)).Agenda[0].Id;

        Assert.False((await bench.DoAsync<MoveAgendaItem>(bench.Office, u => u.RunAsync(bench.Sitting.Id, item, later, " ", default))).IsDone);
        await bench.MustAsync<MoveAgendaItem>(bench.Office, u => u.RunAsync(bench.Sitting.Id, item, later, "准备不足", default));

        Assert.Equal(later, (await bench.ReadAsync()).Sitting);
        Assert.Equal((later, "准备不足"), ((await SittingAsync(bench, bench.Sitting.Id)).AllItems[0].MovedTo!.Value, (await SittingAsync(bench, bench.Sitting.Id)).AllItems[0].MoveReason));
        Assert.Equal(new DateOnly(2026, 7, 10), (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!.Day);
        Assert.Contains("（准备不足）", Assert.Single(await NoticesAsync(bench)).Text, StringComparison.Ordinal);
        Assert.Contains((await bench.ViewAsync(bench.Office)).History, h => h.Sentence.EndsWith("：准备不足", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_3_11_Given_an_urgent_sitting_in_a_week_When_scheduled_Then_it_warns_and_nothing_is_late()
    {
        await using var bench = await ReportBench.StartAsync();
        var urgent = await LaterAsync(bench, new(2026, 6, 8), urgent: true);

        await bench.MustAsync<ScheduleReport>(bench.Office, u => u.RunAsync(bench.Id, urgent, default));
        await bench.MustAsync<SendOpinions>(bench.Office, u => u.RunAsync(bench.Id, [], true, default));
        await bench.MustAsync<HandInDraft>(bench.Liaison, u => u.RunAsync(bench.Id, ReportBench.Pdf(), default));

        Assert.Equal(0, Assert.Single((await bench.ReadAsync()).Versions).DaysLate);
        var view = await bench.ViewAsync(bench.Office);
        Assert.Equal("期限已过（临时召集，只作提示）", view.Deadline("report.revised")!.Result);
        Assert.DoesNotContain(view.Deadlines, d => d.Result.StartsWith("逾期", StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_3_11_Given_the_setting_is_off_When_an_urgent_sitting_in_a_week_is_chosen_Then_refused()
    {
        await using var bench = await ReportBench.StartAsync();
        var urgent = await LaterAsync(bench, new(2026, 6, 8), urgent: true);
        await using (var db = await bench.App.OpenAsync())
        {
            var shipped = await db.RuleVersions.SingleAsync(v => v.Key == ReportRules.UrgentExempt.Key);
            db.Add(RuleVersion.Next(shipped, new("false", new(2026, 1, 1), "主任会议", "从严"), "李文静", bench.App.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        var outcome = await bench.DoAsync<ScheduleReport>(bench.Office, u => u.RunAsync(bench.Id, urgent, default));

        Assert.Contains("征求意见的最后一日", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_notice_When_another_body_marks_it_read_Then_refused_and_its_own_body_reads_it_once()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Scheduled);
        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 7, 30), new(2026, 7, 30), "会场维修"), default));
        var id = Assert.Single(await NoticesAsync(bench)).Id;

        Assert.False((await bench.DoAsync<AcknowledgeNotice>(bench.OtherLiaison, u => u.RunAsync(id, default))).IsDone);
        await bench.MustAsync<AcknowledgeNotice>(bench.Liaison, u => u.RunAsync(id, default));
        await bench.MustAsync<AcknowledgeNotice>(bench.Liaison, u => u.RunAsync(id, default));

        Assert.Equal("罗小梅", Assert.Single(await NoticesAsync(bench)).SeenBy);
        await using var acting = await bench.App.AsAsync(bench.Liaison);
        Assert.Empty((await acting.Get<UnitDeskQueries>().HomeAsync(default)).Notices);
    }

    [Fact]
    public async Task D_17_20_Given_two_sittings_in_one_month_When_a_report_is_on_the_second_Then_its_days_hang_on_that_one()
    {
        await using var bench = await ReportBench.StartAsync();
        var second = await LaterAsync(bench, new(2026, 6, 30), urgent: false);

        await bench.MustAsync<ScheduleReport>(bench.Office, u => u.RunAsync(bench.Id, second, default));

        Assert.Equal(new DateOnly(2026, 6, 10), (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!.Day);
        Assert.Equal(second, (await bench.ReadAsync()).Sitting);
    }

    [Fact]
    public async Task D_17_21_Given_a_sitting_over_a_weekend_When_counted_Then_before_counts_from_the_first_and_after_from_the_last_day()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Scheduled);
        await bench.MustAsync<MoveSitting>(bench.Office, u => u.RunAsync(bench.Sitting.Id, new(new(2026, 6, 26), new(2026, 6, 29), "跨周末"), default));

        var draft = (await bench.ViewAsync(bench.Office)).Deadline("report.draft")!;

        Assert.Equal(new DateOnly(2026, 6, 6), draft.Day);
        Assert.Equal(new DateOnly(2026, 6, 29), (await bench.ViewAsync(bench.Office)).Deadline("report.hearing")!.Day);
    }

    private static async Task<SittingId> LaterAsync(ReportBench bench, DateOnly day, bool urgent)
    {
        await using var db = await bench.App.OpenAsync();
        var sitting = Sitting.Plan(new(Guid.NewGuid()), bench.County.Term.Id, 32, new(day, day, new(9, 0), "三楼会议室"), urgent, new(2026, 5, 20));
        sitting.Call(new(new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 6, new(2026, 5, 20), CouncilOutcome.Approved, true, "会期", CouncilPurpose.SittingCall, sitting.Matter, null, "6"));
        db.Add(sitting);
        await db.SaveChangesAsync();
        return sitting.Id;
    }

    private static async Task<Sitting> SittingAsync(ReportBench bench, SittingId id)
    {
        await using var db = await bench.App.OpenAsync();
        return await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == id);
    }

    private static async Task<MovePreview> PreviewAsync(ReportBench bench, SittingShift shift)
    {
        await using var acting = await bench.App.AsAsync(bench.Office);
        return (await acting.Get<PreviewMove>().RunAsync(bench.Sitting.Id, shift, default)).Value!;
    }

    private static async Task<List<Reminder>> TellingAsync(ReportBench bench, Guid sitting)
    {
        await using var db = await bench.App.OpenAsync();
        var owed = await db.Obligations.Where(o => o.MatterId == sitting).Select(o => o.Id).ToListAsync();
        return await db.Reminders.AsNoTracking().Where(r => owed.Contains(r.Obligation) && r.Text.StartsWith("会议日变更")).ToListAsync();
    }

    private static async Task WantMailAsync(ReportBench bench, params IEnumerable<PersonId> people)
    {
        await using var db = await bench.App.OpenAsync();
        foreach (var person in people)
        {
            var contact = ReminderContact.Of(person);
            contact.Choose(new("someone@example.org", ByEmail: true, ByRobot: false));
            db.Add(contact);
        }

        await db.SaveChangesAsync();
    }

    private static async Task PlanAndSendAsync(ReportBench bench)
    {
        await using var job = await bench.App.AsAsync(Actor.System("定时任务"));
        await job.Get<PlanReminders>().RunAsync(default);
        await job.Get<SendReminders>().RunAsync(default);
    }

    private static async Task<List<BodyNotice>> NoticesAsync(ReportBench bench)
    {
        await using var db = await bench.App.OpenAsync();
        return await db.BodyNotices.AsNoTracking().ToListAsync();
    }

    private static async Task PlanRemindersAsync(ReportBench bench)
    {
        await using var job = await bench.App.AsAsync(Actor.System("定时任务"));
        await job.Get<PlanReminders>().RunAsync(default);
    }
}
