using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Features.Exports;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Features.Organisation;
using Supervision.Web.Features.Reminders;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>Acceptance scenarios and edge cases of the months after dispatch, through the use cases on a real database.</summary>
public sealed class HandlingCaseTests
{
    [Fact]
    public async Task D_16_26_Given_receipt_on_Sunday_5_July_When_planned_Then_raw_5_October_due_8_October()
    {
        await using var ground = await HandlingGround.LayAsync();

        var report = await ground.DutyAsync("opinion.report");

        Assert.Equal((new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 8)), (report.Deadline.Raw, report.Deadline.Day));
        Assert.Equal("沿人常审〔2026〕3号", (await ground.Stage.ReadAsync(ground.Id)).Number);
    }

    [Fact]
    public async Task D_16_27_Given_no_comment_When_the_report_comes_on_day_3_Then_refused_and_on_day_11_accepted_with_the_silence_noted()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(9, 14);
        await ground.SendDraftAsync();

        ground.GoTo(9, 17);
        var third = await ground.HandInAsync(HandlingPaperKind.Report);
        ground.GoTo(9, 24);
        var tenth = await ground.HandInAsync(HandlingPaperKind.Report);
        ground.GoTo(9, 25);
        var eleventh = await ground.HandInAsync(HandlingPaperKind.Report);

        Assert.Equal([HandlingRules.CommentFirst, HandlingRules.CommentFirst], new[] { third, tenth }.Select(o => Assert.Single(o.Obstacles).Clause));
        Assert.Contains("2026年9月24日前未反馈的，视为无意见", third.Obstacles[0].Message, StringComparison.Ordinal);
        Assert.True(eleventh.IsDone);
        var paper = (await ground.ViewAsync()).Organs[0].Papers.Single(p => p.Kind == HandlingPaperKind.Report);
        Assert.Equal("逾期未反馈视为无意见", paper.Marks);
        Assert.EndsWith("工委逾期未反馈视为无意见", (await ground.HistoryAsync())[^1], StringComparison.Ordinal);
        Assert.Equal(OpinionState.ReportSubmitted, (await ground.Stage.ReadAsync(ground.Id)).State);
    }

    [Fact]
    public async Task D_16_28_Given_no_report_by_8_October_When_midnight_passes_Then_overdue_by_a_day_everywhere()
    {
        await using var ground = await HandlingGround.LayAsync();
        async Task<(int Duty, object? Ledger, int? List)> LateAsync()
        {
            await using var office = await ground.Stage.OfficeAsync();
            var today = ground.App.Clock.GetUtcNow().BeijingDate();
            return (
                (await ground.DutyAsync("opinion.report")).DaysLate(today),
                Assert.Single((await office.Get<OpinionLedgerQueries>().ReadAsync(new(), default)).Table.Rows)[8],
                (await office.Get<FollowUpQueries>().LateAsync(default)).SingleOrDefault(r => r.Act.EndsWith("研究处理情况报告", StringComparison.Ordinal))?.DaysLate);
        }

        ground.App.Clock.SetUtcNow(new(2026, 10, 8, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal((0, null, null), await LateAsync());
        ground.App.Clock.SetUtcNow(new(2026, 10, 8, 16, 0, 0, TimeSpan.Zero));
        Assert.Equal((1, 1, 1), await LateAsync());
    }

    [Fact]
    public async Task D_16_28_Given_no_report_by_8_October_When_reminders_go_out_Then_the_lead_on_9_and_the_Chair_on_Monday_19_October()
    {
        await using var ground = await HandlingGround.LayAsync();
        List<(DateOnly Day, PersonId To)> told = [];
        for (var day = new DateOnly(2026, 10, 8); day <= new DateOnly(2026, 10, 19); day = day.AddDays(1))
        {
            ground.GoTo(day.Month, day.Day);
            await using var job = await ground.Stage.SystemAsync();
            await job.Get<PlanReminders>().RunAsync(default);
            await job.Get<SendReminders>().RunAsync(default);
        }

        await using var db = await ground.App.OpenAsync();
        told = [.. (await db.Reminders.AsNoTracking().Where(r => r.Code == "RM-30" && r.State == ReminderState.Sent).ToListAsync())
            .Where(r => r.Recipient == ground.Stage.Lead.Id || r.Recipient == ground.Stage.Chair.Id)
            .Select(r => (r.SentAt!.Value.BeijingDate(), r.Recipient)).Order()];
        Assert.Equal([(new DateOnly(2026, 10, 9), ground.Stage.Lead.Id), (new DateOnly(2026, 10, 19), ground.Stage.Chair.Id)], told);
    }

    [Fact]
    public async Task D_16_29_Given_the_report_is_refused_When_reported_again_and_accepted_Then_the_days_hold_and_both_rounds_stay_visible()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(9, 14);
        await ground.ReportAsync();
        ground.GoTo(10, 29);
        await ground.DecideAsync(OutcomeKind.NotAccepted, ReportDisposal.Print, "整改不到位");

        Assert.Equal(OpinionState.Unsatisfied, (await ground.Stage.ReadAsync(ground.Id)).State);
        Assert.Equal(new DateOnly(2026, 11, 13), (await ground.DutyAsync("opinion.rectification")).Deadline.Day);
        Assert.Equal(new DateOnly(2026, 12, 29), (await ground.DutyAsync("opinion.second")).Deadline.Day);
        ground.GoTo(11, 12);
        await ground.MustHandInAsync(HandlingPaperKind.RectificationPlan);
        ground.GoTo(12, 28);
        await ground.AnswerAsync("已经整改到位");
        await ground.MustHandInAsync(HandlingPaperKind.SecondReport);
        ground.GoTo(1, 12, 2027);
        await ground.DecideAsync(OutcomeKind.Accepted);

        Assert.Equal(OpinionState.Accepted, (await ground.Stage.ReadAsync(ground.Id)).State);
        var organ = (await ground.ViewAsync()).Organs[0];
        Assert.Equal(
            [("不予接受", new DateOnly(2026, 10, 29), "整改不到位"), ("接受，印发组成人员", new DateOnly(2027, 1, 12), "")],
            organ.Outcomes.Select(o => (o.Words, o.Day, o.Remarks)));
        Assert.Equal(2, organ.Papers.Count(p => p.Kind.IsReport()));
        Assert.Equal(["已经统一", "已经整改到位"], (await ground.HandlingAsync()).Papers.Where(p => p.Kind.IsReport()).Select(p => p.Rows[0].Result));
    }

    [Fact]
    public async Task D_17_13_Given_a_body_merged_while_an_opinion_runs_Then_the_successor_answers_with_the_same_days_and_both_are_told()
    {
        await using var ground = await HandlingGround.LayAsync();
        var next = SupervisedBody.Named("望溪县卫生健康和疾控局", "县卫健疾控局", BodyKind.Department, new(2026, 7, 1), 3);
        var person = Person.Named("接任联络员");
        await using (var db = await ground.App.OpenAsync())
        {
            db.AddRange(next, person, RoleHolding.Of(person.Id, Role.BodyLiaison, new(2026, 7, 1), next.Id.Value));
            await db.SaveChangesAsync();
        }

        ground.GoTo(8, 3);
        var before = await ground.DutyAsync("opinion.answer");
        await ground.MustAsync<CloseBody>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Health, new(2026, 8, 1), next.Id, default));
        await ground.ReplanAsync();

        await using var after = await ground.App.OpenAsync();
        Assert.Equal(new[] { ground.Health, next.Id }.Select(b => b.Value).Order(), (await after.BodyNotices.ToListAsync()).Select(n => n.Body.Value).Order());
        Assert.Equal(before.Deadline.Day, (await ground.DutyAsync("opinion.answer")).Deadline.Day);
        var actor = (await after.FindActorAsync(person.Id, new(2026, 8, 3), default))!;
        var asked = (await ground.Stage.ReadAsync(ground.Id)).AskedOf(ground.Government).First(a => a.Body == ground.Health);
        await ground.MustAsync<KeepHandling>(ground.App.AsAsync(actor), u => u.RunAsync(
            ground.Id, ground.Health, [new(asked.Id, PointStatus.InProgress, "接续办理", "", "", new(2026, 9, 1))], null, default));
        Assert.Equal("接任联络员", (await ground.HandlingAsync()).AnswerTo(asked.Id)!.By);
    }

    [Fact]
    public async Task D_17_22_Given_two_organs_When_each_is_accepted_Then_one_document_own_clocks_and_the_opinion_ends_with_the_last()
    {
        var court = SupervisedBody.Named("望溪县人民法院", "县人民法院", BodyKind.Court, new(2020, 1, 1), 8);
        await using var ground = await HandlingGround.LayAsync(stage => ToTwo(stage, court));
        await using (var db = await ground.App.OpenAsync())
        {
            db.Add(court);
            await db.SaveChangesAsync();
        }

        ground.GoTo(7, 13);
        await ground.ReplanAsync();
        await using var read = await ground.App.OpenAsync();
        var due = await read.Obligations.AsNoTracking().Where(o => o.MatterId == ground.Id.Value && o.Kind == "opinion.report").ToListAsync();
        Assert.Equal(
            [(ground.Government.Value, new DateOnly(2026, 10, 8)), (court.Id.Value, new DateOnly(2026, 10, 12))],
            due.OrderBy(o => o.Deadline.Day).Select(o => (o.OwedBy.Id!.Value, o.Deadline.Day)));
        ground.GoTo(9, 14);
        await ground.AnswerAsync();
        await WholeWayAsync(ground, ground.Stage.Government);
        Assert.Equal(OpinionState.Accepted, (await ground.HandlingAsync()).State);
        Assert.NotEqual(OpinionState.Accepted, (await ground.Stage.ReadAsync(ground.Id)).State);

        await WholeWayAsync(ground, court);

        Assert.Equal(OpinionState.Accepted, (await ground.Stage.ReadAsync(ground.Id)).State);
        var opinion = await ground.Stage.ReadAsync(ground.Id);
        Assert.Equal(("沿人常审〔2026〕3号", "AB", 3), (opinion.Number, opinion.FileHash, opinion.Dispatches.Count));
        Assert.Equal([new DateOnly(2026, 7, 5), new DateOnly(2026, 7, 12)], opinion.Dispatches.Where(d => d.ReportsThrough is null).Select(d => d.ReceivedOn!.Value).Order());
    }

    [Fact]
    public void D_17_23_Given_a_point_that_belongs_to_nobody_When_asked_who_answers_Then_the_main_organ()
    {
        var opinion = AnOpinion.Draft();
        var nobodys = opinion.Points.First(p => p.Part == OpinionPart.Proposal && p.MainBody is null);

        Assert.Equal(AnOpinion.Government, opinion.AnswererOf(nobodys));
        Assert.Contains(opinion.AskedOf(AnOpinion.Government), a => a.Id == nobodys.Id && a.Body == AnOpinion.Government);
    }

    [Fact]
    public async Task D_17_24_Given_a_report_handed_in_early_and_withdrawn_Then_new_version_same_clock_and_the_comment_step_again()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(8, 17);
        await ground.ReportAsync();
        ground.GoTo(8, 20);
        await ground.MustAsync<TakeBackReport>(ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, default));

        var due = await ground.DutyAsync("opinion.report");
        Assert.Equal((ObligationState.Open, new DateOnly(2026, 10, 8), 1), (due.State, due.Deadline.Day, due.Version));
        Assert.Equal(HandlingRules.CommentFirst, Assert.Single((await ground.HandInAsync(HandlingPaperKind.Report, "第二稿")).Obstacles).Clause);
        await ground.MustHandInAsync(HandlingPaperKind.Draft);   // the same draft as before goes to the committee again
        Assert.Equal(HandlingRules.CommentFirst, Assert.Single((await ground.HandInAsync(HandlingPaperKind.Report, "第二稿")).Obstacles).Clause);
        await ground.MustAsync<CommentOnHandling>(ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, ground.Government, null, default));
        await ground.MustHandInAsync(HandlingPaperKind.Report, "第二稿");

        var reports = (await ground.HandlingAsync()).Papers.Where(p => p.Kind == HandlingPaperKind.Report).ToList();
        Assert.Equal([false, true], reports.Select(p => p.WithdrawnAt is null));
        Assert.Equal(2, (await ground.HandlingAsync()).Comments.Count);
        Assert.Equal(ObligationState.Met, (await ground.DutyAsync("opinion.report")).State);
    }

    [Fact]
    public async Task D_17_25_Given_the_last_day_is_over_When_an_extension_is_asked_Then_refused_it_stays_overdue_and_the_report_still_comes()
    {
        await using var ground = await HandlingGround.LayAsync();
        var wish = new ExtensionWish(new(2026, 12, 31), "工程量大");
        ground.GoTo(10, 9);

        var refused = await ground.DoAsync<AskExtension>(ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, wish, default));

        Assert.Contains("期限2026年10月8日已经过了，不能再申请延期", Assert.Single(refused.Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal(1, (await ground.DutyAsync("opinion.report")).DaysLate(new(2026, 10, 9)));
        await ground.ReportAsync();
        Assert.Equal(1, (await ground.HandlingAsync()).NewestReport!.DaysLate);
    }

    [Fact]
    public async Task D_8_5_Given_an_extension_asked_on_the_last_day_When_granted_Then_the_new_day_with_the_old_one_and_not_a_second_time()
    {
        await using var ground = await HandlingGround.LayAsync();
        ground.GoTo(10, 8);
        Task<Outcome> Ask(DateOnly until) => AskAsync(ground, until);
        Assert.Equal("Until", Assert.Single((await Ask(new(2027, 1, 9))).Obstacles).Field);
        Assert.True((await Ask(new(2026, 12, 31))).IsDone);
        await ground.CouncilAsync(CouncilOutcome.Approved);
        await ground.MustAsync<RegisterExtension>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, ground.Government, null, default));

        var due = await ground.DutyAsync("opinion.report");
        Assert.Equal((new DateOnly(2026, 12, 31), new DateOnly(2026, 10, 8)), (due.Deadline.Day, Assert.Single(due.Revisions).Day));
        Assert.Contains("最多延期 1 次", Assert.Single((await Ask(new(2027, 1, 31))).Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_17_48_Given_an_organ_without_an_account_When_the_Office_enters_its_papers_Then_they_are_marked()
    {
        await using var ground = await HandlingGround.LayAsync();
        HandlingFile scan = new(Guid.NewGuid(), "扫描件.png", new MemoryStream([0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4]));

        await ground.MustAsync<HandInPaper>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, ground.Government, HandlingPaperKind.Plan, scan, default));
        await ground.AnswerAsync();

        Assert.Contains("代录", Assert.Single((await ground.ViewAsync()).Organs[0].Papers).Marks, StringComparison.Ordinal);
        Assert.All((await ground.HandlingAsync()).Answers, a => Assert.True(a.IsByOffice));
        Assert.Contains(await ground.HistoryAsync(), s => s.StartsWith("代录：县人民政府报送研究处理方案", StringComparison.Ordinal));
        Assert.False((await ground.DoAsync<HandInPaper>(ground.LiaisonAsync(), u => u.RunAsync(
            ground.Id, ground.Government, HandlingPaperKind.Draft, scan with { Form = Guid.NewGuid() }, default))).IsDone);
    }

    private static Task<Outcome> AskAsync(HandlingGround ground, DateOnly until) =>
        ground.DoAsync<AskExtension>(ground.LiaisonAsync(), u => u.RunAsync(ground.Id, ground.Government, new(until, "工程量大"), default));

    // One point is the court's, the others are the Health Bureau's.
    private static ReviewOpinion ToTwo(OpinionStage stage, SupervisedBody court)
    {
        var opinion = AnOpinion.Ready(stage.New(3), stage.Health.Id);
        opinion.Charge(opinion.Points.Last(p => p.Part == OpinionPart.Proposal).Id, court.Id, [], AnOpinion.Now);
        opinion.Check(AnOpinion.Now);
        opinion.Lead(AnOpinion.Now);
        var third = AnOpinion.By(new(2026, 7, 3));
        opinion.Approve(AnOpinion.Decision(opinion, new(2026, 7, 3)), third);
        opinion.Give(OpinionNumber.Given("沿人常审", 2026, 3, opinion.Id, third.At), third);
        opinion.Dispatch(new(Guid.CreateVersion7(), "AB"), third, new HashSet<SupervisedBodyId> { court.Id });
        opinion.Receive(court.Id, new(2026, 7, 12), ReceiptKind.Confirmed, AnOpinion.By(new(2026, 7, 12)));
        return opinion;
    }

    private static async Task WholeWayAsync(HandlingGround ground, SupervisedBody organ)
    {
        async Task In(HandlingPaperKind kind) => await ground.MustAsync<HandInPaper>(
            ground.Stage.LiaisonAsync(organ), u => u.RunAsync(ground.Id, organ.Id, kind, HandlingGround.Pdf(kind + organ.Name), default));
        await In(HandlingPaperKind.Plan);
        await In(HandlingPaperKind.Draft);
        await ground.MustAsync<CommentOnHandling>(ground.Stage.HeadAsync(), u => u.RunAsync(ground.Id, organ.Id, null, default));
        await In(HandlingPaperKind.Report);
        ground.App.Clock.Advance(TimeSpan.FromDays(1));
        await ground.CouncilAsync(CouncilOutcome.Approved);
        await ground.MustAsync<RegisterReportDecision>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, organ.Id, OutcomeKind.Accepted, ReportDisposal.File, "", default));
    }
}
