using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reminders;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>A key work from the proposal to the year after (D-7), through the use cases.</summary>
public sealed class KeyWorkCourseTests
{
    [Fact]
    public async Task D_7_2_Given_proposals_When_the_council_decides_on_the_list_Then_they_are_chosen_and_a_changed_list_waits_again()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        var second = new KeyWorkId(Guid.CreateVersion7());
        await ground.ProposeAsync(second, "城区供水保障");
        Assert.StartsWith("主任会议还没有确定名单", await ground.RefusedAsync<ChooseKeyWorks>(ground.Clerk, u => u.RunAsync(2026, default)), StringComparison.Ordinal);
        await ground.CouncilAsync(CouncilPurpose.KeyWorkList);
        await ground.MustAsync<LeaveOutKeyWork>(ground.Clerk, u => u.RunAsync(second, "已列入五年规划", default));

        Assert.StartsWith("主任会议决定以后名单又有改动", await ground.RefusedAsync<ChooseKeyWorks>(ground.Clerk, u => u.RunAsync(2026, default)), StringComparison.Ordinal);
        await ground.ChooseAsync();

        Assert.Equal((KeyWorkState.Selected, KeyWorkState.LeftOut), ((await ground.ReadAsync()).State, (await ground.ReadAsync(second)).State));
        Assert.NotNull((await ground.ReadAsync()).ChosenBy);
        await ground.DeniedAsync<ChooseKeyWorks>(ground.Head, u => u.RunAsync(2026, default));
        await ground.DeniedAsync<LeaveOutKeyWork>(ground.Lead, u => u.RunAsync(second, null, default));
    }

    [Fact]
    public async Task D_7_1_Given_a_proposal_without_committee_or_of_another_one_When_made_Then_refused_by_its_field()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        KeyWorkEntry entry = new("", KeyWorkSource.Budget, "", ground.Body.Id, [ground.Body.Id], null, null);
        var outcome = await ground.DoAsync<ProposeKeyWork, Outcome<int>>(ground.Clerk, u => u.RunAsync(new(Guid.NewGuid()), 2026, entry, default));

        Assert.Equal(["Title", "Committee", "CoBodies"], outcome.Obstacles.Select(o => o.Field));
        var foreign = ground.Head with { Committees = new HashSet<Guid> { Guid.NewGuid() } };
        Assert.Equal("Committee", (await ground.DoAsync<ProposeKeyWork, Outcome<int>>(foreign, u => u.RunAsync(new(Guid.NewGuid()), 2026, entry with { Title = "甲", CoBodies = [], Committee = ground.Committee.Id }, default))).Obstacles[0].Field);
        await ground.DeniedAsync<EditKeyWork>(foreign, u => u.RunAsync(ground.Id, entry, default));
    }

    [Fact]
    public async Task D_7_2_Given_a_table_When_imported_Then_rows_become_proposals_once_and_one_bad_row_writes_nothing()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        Stream Table(params string[] rows) => new MemoryStream(SheetWriter.Csv([["名称", "来源", "牵头单位", "承办委", "分管领导"], .. rows.Select(r => (IReadOnlyList<object?>)[.. r.Split('|')])]));
        async Task<Outcome<IReadOnlyList<ImportedWork>>> Run(Stream table, bool write) =>
            await ground.DoAsync<ImportKeyWorks, Outcome<IReadOnlyList<ImportedWork>>>(ground.Clerk, u => u.RunAsync(2026, table, write, default));

        var bad = await Run(Table("城区供水|民生实事项目|县交通运输局|财经工委|委员2", "养老服务|新事|没有的局|财经工委|委员9"), true);
        Assert.StartsWith("第 3 行：", Assert.Single(bad.Obstacles).Message, StringComparison.Ordinal);
        Assert.Contains("“委员9”不是主任会议成员。", bad.Obstacles[0].Message, StringComparison.Ordinal);
        Assert.Contains("没有的局", bad.Obstacles[0].Message, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.KeyWorks.CountAsync());

        Assert.True((await Run(Table("城区供水|民生实事项目|县交通运输局|财经工委|委员2", "农村公路提升|||财经工委|"), true)).IsDone);
        Assert.True((await Run(Table("城区供水|民生实事项目|县交通运输局|财经工委|委员2"), true)).IsDone);
        Assert.Equal(["农村公路提升", "城区供水"], await db.KeyWorks.OrderBy(w => w.Number).Select(w => w.Title).ToListAsync());
    }

    [Fact]
    public async Task D_7_4_Given_the_rules_When_the_year_is_laid_out_Then_the_days_are_those_of_the_calendar_and_moves_keep_their_limits()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        async Task<IReadOnlyDictionary<CycleStep, DateOnly>> Dates() => (await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Clerk, q => q.BoardAsync(2026, new(), default))).Dates.ToDictionary(d => d.Step, d => d.Day);
        var dates = await Dates();

        // 28 February 2026 is a Saturday but a make-up work day; 1 November is a Sunday.
        Assert.Equal(new DateOnly(2026, 2, 28), dates[CycleStep.PlanDue]);
        Assert.Equal(new DateOnly(2026, 11, 2), dates[CycleStep.EndAsk]);
        Assert.Equal((new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 10), new DateOnly(2026, 12, 10)), (dates[CycleStep.MidAsOf], dates[CycleStep.MidDue], dates[CycleStep.EndDue]));
        Task<string> Refused(CycleStep step, int month, int day, string reason = "全县会议") => ground.RefusedAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, step, new(2026, month, day), reason, default));
        Assert.StartsWith("规则定为2026年7月10日，最多提前或者推后 31 天", await Refused(CycleStep.MidDue, 8, 11), StringComparison.Ordinal);
        Assert.StartsWith("不能早于进度截止时点", await Refused(CycleStep.MidDue, 6, 29), StringComparison.Ordinal);
        Assert.StartsWith("请填写改期的理由", await Refused(CycleStep.MidDue, 7, 15, " "), StringComparison.Ordinal);
        await ground.MustAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, CycleStep.MidDue, new(2026, 7, 15), "全县会议", default));

        Assert.Equal(new DateOnly(2026, 7, 15), (await Dates())[CycleStep.MidDue]);
        await ground.DeniedAsync<MoveCycleDate>(ground.Head, u => u.RunAsync(2026, CycleStep.EndDue, new(2026, 12, 5), "早报", default));
    }

    [Fact]
    public async Task D_12_9_Given_the_dates_come_When_the_job_runs_twice_Then_each_question_is_asked_once()
    {
        var ground = await AKeyWork.ProposedAsync();
        await using var app = ground.App;
        await ground.ChooseAsync();
        ground.GoTo(1, 14);
        Assert.Equal(0, (await AskDueAsync(ground)).Asked);
        ground.GoTo(1, 15);
        Assert.Equal(1, (await AskDueAsync(ground)).Asked);
        Assert.Equal(0, (await AskDueAsync(ground)).Asked);

        Assert.Equal(KeyWorkState.PlanAsked, (await ground.ReadAsync()).State);
    }

    [Fact]
    public async Task D_16_14_Given_no_target_for_quarter_3_When_handed_in_Then_refused_and_with_the_mark_for_milestones_but_a_target_accepted()
    {
        var ground = await AKeyWork.AskedAsync();
        await using var app = ground.App;
        ground.GoTo(2, 20);
        await ground.MustAsync<KeepKeyWorkPlan>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Plan(q3: ""), default));
        var outcome = await ground.DoAsync<HandInKeyWorkPlan, Outcome>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default));
        Assert.Equal(("第3季度目标：请填写数字。", "Indicators[0].Quarters[2]"), (outcome.Obstacles[0].Message, outcome.Obstacles[0].Field));

        await ground.PlanAsync(ground.Id, AKeyWork.Plan(empty: [3]));
        Assert.Equal(KeyWorkState.PlanSubmitted, (await ground.ReadAsync()).State);
    }

    [Fact]
    public void D_7_5_Given_a_poor_plan_When_read_Then_every_fault_is_said_by_its_field()
    {
        static IEnumerable<(string?, string)> Faults(KeyWorkPlanEntry entry) => entry.Read(2026).Obstacles.Select(o => (o.Field, o.Message));

        Assert.Contains(("Indicators[0].Target", "年度目标：请填写数字。"), Faults(AKeyWork.Plan(target: "")));
        Assert.Contains(Faults(AKeyWork.Plan(target: "1e308")), f => f.Item1 == "Indicators[0].Target");
        Assert.Contains(Faults(AKeyWork.Plan(target: "120公里")), f => f.Item2.Contains("单位以计划为准（公里）", StringComparison.Ordinal));
        Assert.Contains(("Indicators[0].Quarters[3]", "季度目标是累计数，第四季度应当等于年度目标 120，现在是 110。"), Faults(AKeyWork.Plan(q4: "110")));
        Assert.Contains(Faults(AKeyWork.Plan(target: "-5", q4: "-5")), f => f.Item1 == "Indicators[0].Target");
        Assert.Contains(("Quarter2", "第2季度没有节点。请至少填写一个，或者选“本季度无节点”。"), Faults(AKeyWork.Plan() with { Milestones = [new("招标", "2026-03-25"), new("铺筑", "2026-09-25"), new("验收", "2026-12-15")] }));
        Assert.Contains(("Milestones[0]", "节点的日期应当在2026年以内。"), Faults(AKeyWork.Plan() with { Milestones = [new("招标", "2025-03-25")] }));
        Assert.Contains(("Indicators", "请至少填写一项指标。"), Faults(AKeyWork.Plan() with { Indicators = [] }));
        Assert.Contains(Faults(AKeyWork.Plan() with { Indicators = [new("建成平台", "", "Reach", "", "", ["0", "1", "0", "1"], "局")] }), f => f.Item1 == "Indicators[0].Quarters[3]");
        Assert.Empty(Faults(AKeyWork.Plan() with { Indicators = [new("建成平台", "", "Reach", "", "", ["0", "0", "1", "1"], "局")] }));
        Assert.Empty(Faults(AKeyWork.Plan() with { Milestones = [.. AKeyWork.Plan().Milestones, new("收尾", "２０２６年12月20日")] }));
    }

    [Fact]
    public async Task D_7_14_Given_no_signature_When_handed_in_by_the_liaison_Then_refused_and_the_head_needs_no_scan()
    {
        var ground = await AKeyWork.AskedAsync();
        await using var app = ground.App;
        await ground.MustAsync<KeepKeyWorkPlan>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Plan(), default));
        Assert.StartsWith("请上传单位负责人签字的扫描件", await ground.RefusedAsync<HandInKeyWorkPlan>(ground.Liaison, u => u.RunAsync(ground.Id, null, default)), StringComparison.Ordinal);
        Assert.Contains("旧格式", await ground.RefusedAsync<HandInKeyWorkPlan>(ground.Liaison, u => u.RunAsync(ground.Id, new("a.pdf", new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4])), default)), StringComparison.Ordinal);
        await ground.MustAsync<HandInKeyWorkPlan>(ground.BodyHead, u => u.RunAsync(ground.Id, null, default));

        Assert.True((await ground.ReadAsync()).Papers[0].IsByHead);
    }

    [Fact]
    public async Task D_7_5_Given_a_plan_returned_twice_When_returned_again_Then_refused_and_the_council_fixes_it()
    {
        var ground = await AKeyWork.AskedAsync();
        await using var app = ground.App;
        ground.GoTo(2, 10);
        for (var i = 0; i < 2; i++)
        {
            await ground.PlanAsync(ground.Id, AKeyWork.Plan());
            Assert.StartsWith("请填写退回的理由", await ground.RefusedAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, " ", default)), StringComparison.Ordinal);
            await ground.MustAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, "目标太低", default));
        }

        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        Assert.StartsWith("已经退回 2 次，不能再退回", await ground.RefusedAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, "还是低", default)), StringComparison.Ordinal);
        await ground.CouncilAsync(CouncilPurpose.KeyWorkPlan);
        await ground.MustAsync<RegisterPlanDecision>(ground.Clerk, u => u.RunAsync(ground.Id, default));

        Assert.Equal((KeyWorkState.PlanFixed, 1), ((await ground.ReadAsync()).State, (await ground.ReadAsync()).Plans.Count));
        await using var db = await app.OpenAsync();
        Assert.Equal(["", "2", "3"], await db.Obligations.Where(o => o.MatterId == ground.Id.Value && o.Kind == KeyWorkDuties.Plan && o.State == ObligationState.Met).Select(o => o.Slot).OrderBy(s => s).ToListAsync());
    }

    [Fact]
    public async Task D_7_5_Given_a_plan_returned_twice_When_the_council_refuses_it_Then_it_is_written_once_more_and_the_council_decides_again()
    {
        var ground = await AKeyWork.AskedAsync();
        await using var app = ground.App;
        ground.GoTo(2, 10);
        for (var i = 0; i < 2; i++)
        {
            await ground.PlanAsync(ground.Id, AKeyWork.Plan());
            await ground.MustAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, "目标太低", default));
        }

        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        await ground.CouncilAsync(CouncilPurpose.KeyWorkPlan, CouncilOutcome.Rejected);
        await ground.MustAsync<RegisterPlanDecision>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        var refused = await ground.ReadAsync();
        Assert.Equal((KeyWorkState.PlanAsked, 0, PaperReview.Returned), (refused.State, refused.Plans.Count, refused.Newest(KeyWorkPaperKind.Plan)!.Review));
        Assert.Contains("主任会议", refused.Newest(KeyWorkPaperKind.Plan)!.ReviewText, StringComparison.Ordinal);

        // The same decision is not taken over twice, also when the same words come again; the next one is the council's, too.
        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        Assert.StartsWith("主任会议还没有决定", await ground.RefusedAsync<RegisterPlanDecision>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        Assert.StartsWith("已经退回 2 次，不能再退回", await ground.RefusedAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, "还是低", default)), StringComparison.Ordinal);
        await ground.CouncilAsync(CouncilPurpose.KeyWorkPlan);
        await ground.MustAsync<RegisterPlanDecision>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        Assert.Equal(KeyWorkState.PlanFixed, (await ground.ReadAsync()).State);
    }

    [Fact]
    public async Task D_7_6_Given_a_milestone_of_a_frozen_plan_When_cancelled_without_a_reason_Then_refused_and_with_one_everybody_reads_it()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 6);
        var report = AKeyWork.Progress("60");
        ProgressEntry Cancelled(string reason) => report with { Milestones = [.. report.Milestones.Take(2), new(nameof(MilestoneState.Cancelled), "", reason), report.Milestones[3]] };
        await ground.MustAsync<KeepKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, Cancelled(" "), default));
        Assert.Equal("请填写取消节点“路面铺筑”的理由。", await ground.RefusedAsync<HandInKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)));
        await ground.ProgressAsync(ground.Id, Cancelled("改由省道项目一并铺筑"));

        var view = (await ground.DoAsync<KeyWorkPageQueries, KeyWorkView?>(ground.Lead, q => q.FindAsync(2026, 1, default)))!;
        Assert.Equal((1, "改由省道项目一并铺筑"), (view.Cancelled, view.Work.StandingOf(2)!.Reason));
    }

    [Fact]
    public async Task D_7_4_Given_a_date_moved_to_a_Saturday_When_the_year_is_read_Then_the_next_work_day_holds_and_the_board_says_it_for_all()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.MidAsked);
        await ground.MustAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, CycleStep.MidDue, new(2026, 7, 18), "全县会议", default));
        var board = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Clerk, q => q.BoardAsync(2026, new(), default));
        var date = board.Dates.Single(d => d.Step == CycleStep.MidDue);
        Assert.Equal(new DateOnly(2026, 7, 20), date.Day);
        Assert.Contains("顺延至7月20日", date.Deadline.Reason, StringComparison.Ordinal);
        Assert.StartsWith("1 项重点工作：年中进度已收 0 项，1 项未报（期限 7月20日）。", board.Answer, StringComparison.Ordinal);

        // What came before the date was moved once more keeps its own day; the sentence says the one that now holds.
        ground.GoTo(7, 6);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("60"));
        await ground.MustAsync<MoveCycleDate>(ground.Clerk, u => u.RunAsync(2026, CycleStep.MidDue, new(2026, 7, 22), "再延", default));
        board = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Clerk, q => q.BoardAsync(2026, new(), default));
        Assert.StartsWith("1 项重点工作：年中进度已收 1 项，0 项未报（期限 7月22日）。", board.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_7_5_Given_a_fixed_plan_When_changed_Then_only_as_a_new_version_by_the_council_and_measured_against_the_first()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        Assert.StartsWith("年度安排已经定稿，不能再改", await ground.RefusedAsync<KeepKeyWorkPlan>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Plan(target: "100", q4: "100"), default)), StringComparison.Ordinal);
        var lower = AKeyWork.Plan(target: "100", q4: "100", q3: "80");
        Assert.StartsWith("内容没有变化", await ground.RefusedAsync<AskForPlanChange>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Plan(), "资金减少", AKeyWork.File(), default)), StringComparison.Ordinal);
        Assert.StartsWith("调整只能改目标值", await ground.RefusedAsync<AskForPlanChange>(ground.Liaison, u => u.RunAsync(
            ground.Id, lower with { Indicators = [lower.Indicators[0] with { Unit = "千米" }] }, "资金减少", AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.MustAsync<AskForPlanChange>(ground.Liaison, u => u.RunAsync(ground.Id, lower, "上级资金减少", AKeyWork.File(), default));
        Assert.StartsWith("主任会议还没有决定", await ground.RefusedAsync<RegisterPlanDecision>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        await ground.CouncilAsync(CouncilPurpose.KeyWorkPlan);
        await ground.MustAsync<RegisterPlanDecision>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        var work = await ground.ReadAsync();

        Assert.Equal((2, 120m, 100m), (work.Plans.Count, work.Measured(KeyWorkRules.First)!.Indicators[0].Target.Target, work.Plan!.Indicators[0].Target.Target));
        Assert.Equal(100m, work.Measured(KeyWorkRules.Latest)!.Indicators[0].Target.Target);
    }

    [Fact]
    public async Task D_7_6_Given_progress_When_accepted_Then_the_light_stands_and_reasons_are_needed_for_yellow()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 8);
        await ground.MustAsync<KeepKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Progress("53"), default));
        Assert.StartsWith("请填写没有达到进度的原因", await ground.RefusedAsync<HandInKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.MustAsync<KeepKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Progress("53公里"), default));
        Assert.Contains("单位以计划为准（公里）", await ground.RefusedAsync<HandInKeyWorkProgress>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("53", why: "雨季"));
        await ground.MustAsync<ReviewKeyWorkProgress>(ground.Head, u => u.RunAsync(ground.Id, true, "", default));
        var work = await ground.ReadAsync();

        Assert.Equal((Light.Yellow, 50.0m, 44.2m, -5.8m), (work.MidLight, work.MidPlanned, work.MidActual, work.MidVariance));
        Assert.Equal(KeyWorkState.MidReviewed, work.State);
    }

    [Fact]
    public async Task D_7_8_Given_a_result_When_checked_Then_the_completion_counts_what_was_verified_and_evidence_is_needed()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 8);
        await ground.MustAsync<KeepKeyWorkResult>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Result("117", ""), default));
        Assert.Contains("没有佐证", await ground.RefusedAsync<HandInKeyWorkResult>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.MustAsync<KeepKeyWorkResult>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Result("117", "http://10.0.0.5/report"), default));
        Assert.Contains("不要填写 IP 地址", await ground.RefusedAsync<HandInKeyWorkResult>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.MustAsync<AddKeyWorkEvidence>(ground.Liaison, u => u.RunAsync(ground.Id, 0, AKeyWork.File("验收.pdf"), default));
        await ground.ResultAsync(ground.Id, AKeyWork.Result("120", ""));
        Assert.Contains("还没有核查意见", await ground.RefusedAsync<CloseKeyWorkCheck>(ground.Head, u => u.RunAsync(ground.Id, null, default)), StringComparison.Ordinal);
        Assert.StartsWith("部分属实的，请填写核实的数值", await ground.RefusedAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ground.Id, 0, CheckVerdict.Partly, "", "实地", default)), StringComparison.Ordinal);
        await ground.MustAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ground.Id, 0, CheckVerdict.Partly, "117", "实地丈量", default));
        await ground.MustAsync<CloseKeyWorkCheck>(ground.Head, u => u.RunAsync(ground.Id, null, default));
        var work = await ground.ReadAsync();

        Assert.Equal((97.5m, 100m, 0, 1, 1), (work.EndCompletion, work.EndReported, work.EndVerified, work.EndPartly, work.IndicatorCount));
        var row = Assert.Single((await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new(), default))).Rows);
        Assert.Equal("完成 97.5%，核实 0/1，部分属实 1", row.EndWords);
        var stages = (await ground.DoAsync<KeyWorkPageQueries, KeyWorkView?>(ground.Lead, q => q.FindAsync(2026, 1, default)))!.Stages;
        Assert.Equal((Supervision.Web.Common.Dossier.StageState.Todo, "计划 12月"), stages.Single(s => s.Name == "测评") is var vote ? (vote.State, vote.When) : default);
        await ground.DeniedAsync<CheckIndicator>(ground.Head with { Committees = new HashSet<Guid> { Guid.NewGuid() } }, u => u.RunAsync(ground.Id, 0, CheckVerdict.Verified, "", "", default));
    }

    [Fact]
    public async Task D_7_6_Given_a_result_before_the_last_milestone_When_read_Then_the_milestone_stays_owed_until_it_is_noted()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("120") with { Milestones = [.. AKeyWork.Result("120").Milestones.Take(3), new(nameof(MilestoneState.OnTrack), "")] });
        async Task<(ObligationState, DateOnly?)> LastAsync()
        {
            await using var db = await app.OpenAsync();
            var owed = await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == KeyWorkDuties.Milestone && o.Slot == "4");
            return (owed.State, owed.MetOn);
        }

        Assert.Equal((ObligationState.Open, null), await LastAsync());
        ground.GoTo(12, 15);
        foreach (var (milestone, day) in new[] { (3, new DateOnly(2026, 12, 8)), (0, new DateOnly(2026, 12, 15)) })
        {
            Assert.StartsWith("年末效果已经报送，报送以前的节点", await ground.RefusedAsync<FinishMilestone>(ground.Liaison, u => u.RunAsync(ground.Id, milestone, day, default)), StringComparison.Ordinal);
        }

        await ground.MustAsync<FinishMilestone>(ground.Liaison, u => u.RunAsync(ground.Id, 3, new(2026, 12, 15), default));
        Assert.Equal((ObligationState.Met, new DateOnly(2026, 12, 15)), await LastAsync());
    }

    [Fact]
    public async Task D_7_10_Given_a_plan_in_time_that_was_sent_back_When_it_comes_again_late_Then_the_board_calls_nothing_late_and_a_late_first_paper_is_told_without_red()
    {
        var ground = await AKeyWork.AskedAsync();
        await using var app = ground.App;
        ground.GoTo(2, 26);
        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        await ground.MustAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, "目标再具体一些。", default));
        async Task<BoardView> LateAsync() => await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new() { View = "late" }, default));
        ground.GoTo(3, 31);
        Assert.True(Assert.Single((await LateAsync()).Rows).Plan.DaysLate > 0);

        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        var view = await LateAsync();
        Assert.Empty(view.Rows);
        Assert.Equal((0, 0, "3月31日"), (view.All[0].DaysLate, view.All[0].Plan.CameLate, view.All[0].Plan.Words));
        await ground.FixAsync(ground.Id);
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 13);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("60"));
        var after = await LateAsync();
        Assert.Equal((0, 0, "迟报 3 天", Supervision.Web.Common.ChipKind.Done), (after.Rows.Count, after.Late, after.All[0].Mid.LateWords, after.All[0].Mid.Chip));
    }

    [Theory]
    [InlineData("http://localhost/a")]
    [InlineData("https://127.0.0.1/a")]
    [InlineData("http://[::1]/a")]
    [InlineData("http://oa/a")]
    [InlineData("http://oa.lan/a")]
    [InlineData("http://2130706433/")]
    [InlineData("http://user:pass@www.example.gov.cn/a")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://www.wangxi.gov.cn/a")]
    [InlineData("www.wangxi.gov.cn")]
    public void Given_an_address_inside_the_network_or_none_When_named_as_evidence_Then_refused(string link) => Assert.NotNull(EvidenceLink.Fault(link));

    [Fact]
    public async Task D_7_6_Given_questions_When_asked_and_answered_Then_due_in_seven_days_and_after_the_vote_none_is_taken()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        ground.GoTo(7, 20);
        var (id, member) = (new KeyWorkQuestionId(Guid.CreateVersion7()), ground.County.MemberActor(9));
        for (var i = 0; i < 2; i++)
        {
            await ground.MustAsync<AskKeyWorkQuestion>(member, u => u.RunAsync(id, ground.Id, "为什么慢？", null, default));
        }

        await using var db = await app.OpenAsync();
        Assert.Equal(new DateOnly(2026, 7, 27), (await db.Obligations.SingleAsync(o => o.Kind == KeyWorkDuties.Question)).Deadline.Day);
        await ground.DeniedAsync<AnswerKeyWorkQuestion>(ground.Liaison with { Bodies = new HashSet<Guid> { Guid.NewGuid() } }, u => u.RunAsync(id, "答", default));
        await ground.MustAsync<AnswerKeyWorkQuestion>(ground.Liaison, u => u.RunAsync(id, "雨季影响", default));
        await ground.DeniedAsync<WantMoreOfAnswer>(ground.County.MemberActor(10), u => u.RunAsync(id, "细说", default));
        await ground.MustAsync<WantMoreOfAnswer>(member, u => u.RunAsync(id, "哪几段？", default));
        await ground.MustAsync<AnswerKeyWorkQuestion>(ground.Liaison, u => u.RunAsync(id, "东线两段", default));
        var question = await db.KeyWorkQuestions.AsNoTracking().SingleAsync();

        Assert.Equal((QuestionState.Answered, "雨季影响", "东线两段"), (question.State, question.FirstAnswer, question.Answer));
        await ground.AskAsync(KeyWorkState.EndAsked);
        await ground.AnnounceAsync(ground.Id, 0, "满意");
        Assert.StartsWith("这项工作已经测评，提问截止", await ground.RefusedAsync<AskKeyWorkQuestion>(member, u => u.RunAsync(new(Guid.NewGuid()), ground.Id, "再问", null, default)), StringComparison.Ordinal);
        await ground.DeniedAsync<AskKeyWorkQuestion>(member, u => u.RunAsync(new(Guid.NewGuid()), ground.Id, "代问", "某人", default));
    }

    [Fact]
    public async Task D_16_16_Given_no_result_by_10_December_When_days_pass_Then_each_step_tells_the_next_one_and_the_ballot_says_未报送()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        await using (var db = await app.OpenAsync())
        {
            await using var system = await app.AsAsync(Actor.System("测试"));
            await system.Get<PlanReminders>().RunAsync(default);
            var id = (await db.Obligations.SingleAsync(o => o.Kind == KeyWorkDuties.Result)).Id;
            var rows = await db.Reminders.Where(r => r.Obligation == id).ToListAsync();
            DateOnly On(string code) => Supervision.Domain.Calendar.BeijingDay.BeijingDate(rows.First(r => r.OffsetCode == code).DueAt);

            // +3 is Sunday the 13th, moved to Monday.
            Assert.Equal((new DateOnly(2026, 12, 11), new DateOnly(2026, 12, 14)), (On("D+1:Debtor"), On("D+3:BodyHead")));
            Assert.Equal((new DateOnly(2026, 12, 17), new DateOnly(2026, 12, 25)), (On("D+7:LeadMember"), On("D+15:Council")));
            Assert.Equal(ground.BodyHead.Person, rows.First(r => r.OffsetCode == "D+3:BodyHead").Recipient);
            Assert.Equal(ground.Lead.Person, rows.First(r => r.OffsetCode == "D+7:LeadMember").Recipient);
        }

        ground.GoTo(12, 24);
        var begun = await ground.DoAsync<RatingStart, RoundBeginning?>(ground.Clerk, s => s.FindAsync(null, null, null, 2026, default));

        Assert.Equal(("2026年重点工作满意度测评", "三问一评满意度测评"), (begun!.Title, begun.Template));
        Assert.Equal(("农村公路提升", "望溪县交通运输局（未报送）"), (begun.Subjects.Single().Name, begun.Subjects.Single().Post));
        await ground.AnnounceAsync(ground.Id, 1, "基本满意（满意 12、基本满意 9、不满意 3）");
        Assert.Equal(KeyWorkState.ResultFixed, (await ground.ReadAsync()).State);
    }

    [Fact]
    public async Task D_7_10_Given_the_setting_of_a_grade_by_rule_When_nothing_was_handed_in_Then_不满意_is_written_as_such_and_never_as_votes()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ARound.SetRuleAsync(app, KeyWorkRules.MissingResult, KeyWorkRules.AutoUnsatisfied);
        await ground.AskAsync(KeyWorkState.EndAsked);
        await ground.AnnounceAsync(ground.Id, 0, "满意（满意 20 票）");
        var work = await ground.ReadAsync();

        Assert.Equal((2, "不满意（未报送效果，按规则评定）", true), (work.GradePlace, work.GradeWords, work.NeedsSecondVote));
    }

    [Fact]
    public async Task D_7_11_Given_不满意_twice_When_rectified_Then_terms_run_and_the_council_chooses_and_it_is_closed()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("80"));
        ground.GoTo(12, 24);
        await ground.AnnounceAsync(ground.Id, 2, "不满意（满意 6、基本满意 5、不满意 13）");
        await using var db = await app.OpenAsync();
        var owed = await db.Obligations.Where(o => o.MatterId == ground.Id.Value && o.State == ObligationState.Open && (o.Kind == KeyWorkDuties.AfterVote || o.Kind == KeyWorkDuties.Second)).OrderBy(o => o.Slot).ToListAsync();

        Assert.Equal([("安排二次测评", new DateOnly(2027, 6, 24)), ("报送整改方案", new DateOnly(2027, 1, 23)), ("报送整改情况", new DateOnly(2027, 6, 24))], owed.Select(o => (o.Act, o.Deadline.Raw)));
        Assert.StartsWith("测评后的材料还没有报送", await ground.RefusedAsync<CloseKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        await ground.MustAsync<HandInAfterVote>(ground.Liaison, u => u.RunAsync(ground.Id, "整改方案", AKeyWork.File(), default));
        await ground.MustAsync<HandInAfterVote>(ground.Liaison, u => u.RunAsync(ground.Id, "整改情况", AKeyWork.File(), default));
        var again = await ground.DoAsync<RatingStart, RoundBeginning?>(ground.Clerk, s => s.FindAsync(null, null, null, 2026, default));
        Assert.Equal("2026年重点工作满意度二次测评", again!.Title);
        await ground.AnnounceAsync(ground.Id, 2, "不满意（满意 7、基本满意 5、不满意 12）");
        Assert.StartsWith("两次测评都不满意", await ground.RefusedAsync<CloseKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        await ground.MustAsync<RecordKeyWorkMeasure>(ground.Clerk, u => u.RunAsync(ground.Id, KeyWorkMeasureChosen.SpecialInquiry, "第九次主任会议纪要", default));
        await ground.MustAsync<CloseKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default));

        Assert.Equal((KeyWorkState.Closed, 2), ((await ground.ReadAsync()).State, (await ground.ReadAsync()).Ratings.Count));
    }

    [Fact]
    public async Task D_7_12_Given_a_rated_work_When_carried_over_Then_open_parts_go_on_with_the_old_actual_and_the_old_result_stays()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("90") with { Milestones = [.. AKeyWork.Result("90").Milestones.Take(3), new(nameof(MilestoneState.Behind), "")] });
        ground.GoTo(12, 24);
        Assert.StartsWith("测评以后才能结转", await ground.RefusedAsync<CarryKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default)), StringComparison.Ordinal);
        await ground.AnnounceAsync(ground.Id, 0, "满意（满意 20、基本满意 3、不满意 1）");
        await ground.MustAsync<CarryKeyWork>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        await using var db = await app.OpenAsync();
        var (old, next) = (await ground.ReadAsync(), await db.KeyWorks.AsNoTracking().SingleAsync(w => w.Year == 2027));

        Assert.Equal((KeyWorkState.CarriedOver, "满意（满意 20、基本满意 3、不满意 1）"), (old.State, old.GradeWords));
        Assert.Equal((KeyWorkState.Proposed, old.Id, 2, KeyWorkSource.CarriedOver), (next.State, next.CarriedFrom!.Value, next.YearInRow, next.Source));
        Assert.Equal(["验收"], next.PlanDraft!.Milestones.Select(m => m.Name));
        Assert.Equal("90", next.PlanDraft.Indicators.Single().Baseline);
    }

    [Fact]
    public async Task D_7_9_Given_a_round_of_the_works_with_deputies_and_citizens_When_announced_Then_the_grade_of_all_groups_stands_on_the_work()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app, subjects: 1, template: "三问一评满意度测评（分组计分）");
        var id = await AskedWorkAsync(app, round);
        await round.GiveScrutineersAccountsAsync();
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        var (deputies, citizens) = (await round.GroupAsync([1], 10, 10), await round.GroupAsync([2], 10, 10));
        await deputies.VoteAsGroupAsync(_ => [2]);
        await citizens.VoteAsGroupAsync(_ => [2]);
        await round.OpenAsync();
        for (var member = 1; member <= 20; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.ConfirmAsync();
        await round.AnnounceAsync();

        await using var look = await app.OpenAsync();
        var rated = await look.KeyWorks.AsNoTracking().SingleAsync(w => w.Id == id);
        Assert.Equal((KeyWorkState.ResultFixed, 1), (rated.State, rated.GradePlace));
        Assert.Equal("基本满意（各组合计 85.00 分；常委会组成人员：满意 20、基本满意 0、不满意 0、无效 0）", rated.GradeWords);
        Assert.Single(rated.Ratings);
    }

    [Fact]
    public async Task D_7_9_Given_a_round_of_the_works_When_announced_through_the_ballot_path_Then_grade_and_votes_stand_on_the_work()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app, subjects: 1, template: "三问一评满意度测评");
        var id = await AskedWorkAsync(app, round);
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        await round.FinishAsync(20, _ => [0]);
        await using var look = await app.OpenAsync();
        var rated = await look.KeyWorks.AsNoTracking().SingleAsync(w => w.Id == id);

        Assert.Equal((KeyWorkState.ResultFixed, 0), (rated.State, rated.GradePlace));
        Assert.Contains("20", rated.GradeWords, StringComparison.Ordinal);
        await using var leader = await app.AsAsync(Role.CouncilMember);
        var line = Assert.Single((await leader.Get<Supervision.Web.Features.Overview.OverviewQueries>().ReadAsync(2026, default)).Bodies);
        Assert.Equal((1, 1, 20, 27), (line.Works, line.Rated, line.Best, line.Base));
    }

    [Fact]
    public async Task Given_a_stored_result_that_differs_When_checked_at_night_Then_it_is_named_and_otherwise_all_is_well()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 8);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("54"));
        await ground.MustAsync<ReviewKeyWorkProgress>(ground.Head, u => u.RunAsync(ground.Id, true, "", default));
        async Task<StoredResultCheck> Check() => await ground.DoAsync<CheckStoredResults, StoredResultCheck>(Actor.System("测试"), u => u.RunAsync(default));
        Assert.Equal((1, 0), ((await Check()).Seen, (await Check()).Differences.Count));
        await using (var db = await app.OpenAsync())
        {
            var work = await db.KeyWorks.SingleAsync();
            db.Entry(work).Property(w => w.MidLight).CurrentValue = Light.Red;
            await db.SaveChangesAsync();
        }

        Assert.Contains("绿", Assert.Single((await Check()).Differences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_16_38_Given_another_body_When_it_looks_or_acts_Then_nothing_is_found_and_nothing_is_written()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        var other = ground.Liaison with { Bodies = new HashSet<Guid> { Guid.NewGuid() } };

        Assert.Null(await ground.DoAsync<KeyWorkPageQueries, KeyWorkView?>(other, q => q.FindForBodyAsync(ground.Id, default)));
        await using var db = await app.OpenAsync();
        Assert.StartsWith("系统拒绝", (await db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync()).Sentence, StringComparison.Ordinal);
        await ground.DeniedAsync<HandInKeyWorkPlan>(other, u => u.RunAsync(ground.Id, AKeyWork.File(), default));
        await ground.DeniedAsync<KeepKeyWorkProgress>(other, u => u.RunAsync(ground.Id, AKeyWork.Progress("1"), default));
        await ground.DeniedAsync<HandInKeyWorkResult>(other, u => u.RunAsync(ground.Id, AKeyWork.File(), default));
        await ground.DeniedAsync<ReviewKeyWorkPlan>(ground.Head with { HeadedCommittees = new HashSet<Guid>() }, u => u.RunAsync(ground.Id, true, "", default));
        await ground.DeniedAsync<FixKeyWorkPlan>(ground.County.MemberActor(3), u => u.RunAsync(ground.Id, default));
        await ground.DeniedAsync<FixKeyWorkPlan>(ground.County.MemberActor(9), u => u.RunAsync(ground.Id, default));
    }

    [Fact]
    public async Task D_7_13_Given_works_of_two_bodies_When_the_board_is_read_Then_it_counts_what_a_count_by_hand_gives()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        var view = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new(), default));
        Assert.Equal((1, 0, "重点工作一般为 10 项左右，5 到 20 项为宜，现在有 1 项。"), (view.All.Count, view.Unreported, view.Warning));
        Assert.Equal(new DateOnly(2026, 3, 20), view.Rows[0].FixedOn);
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 13);
        var late = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new() { View = "late" }, default));

        Assert.Equal((1, 3), (late.Rows.Count, late.Rows[0].DaysLate));
        Assert.Equal("1 项重点工作：年中进度已收 0 项，1 项未报（期限 7月10日）。", late.Answer);
    }

    private static async Task<(int Seen, int Asked)> AskDueAsync(AKeyWork ground) =>
        await ground.DoAsync<AskKeyWorks, (int, int)>(Actor.System("定时任务"), u => u.DueAsync(default));

    // A work whose result was asked for, as the subject of a round.
    private static async Task<KeyWorkId> AskedWorkAsync(TestApp app, ARound round)
    {
        KeyWorkId id = new(Guid.CreateVersion7());
        await using (var db = await app.OpenAsync())
        {
            var committee = WorkCommittee.Named("财政经济工作委员会", "财经工委", WorkCommitteeKind.Working, 1, false);
            var body = SupervisedBody.Named("县交通运输局", "县交通运输局", BodyKind.Department, new(2020, 1, 1), 1);
            var work = KeyWork.Propose(id, 2026, 1, new("对象1", KeyWorkSource.Budget, "", body.Id, [], committee.Id, null), new(2026, 1, 5));
            work.Choose(new(new(Guid.NewGuid()), "第一次主任会议", new(2026, 1, 6), true, true));
            work.Ask(KeyWorkState.EndAsked, new(2026, 5, 1));
            db.AddRange(committee, body, work);
            await db.SaveChangesAsync();
            await LinkAsync(db, round.Id, work.Matter);
        }

        return id;
    }

    // The builder of rounds knows no matter; the row of its subject is given one.
    private static async Task LinkAsync(SupervisionDb db, RatingRoundId round, MatterRef matter)
    {
        var found = await db.RatingRounds.SingleAsync(r => r.Id == round);
        db.Entry(found.Subjects[0]).Property(s => s.Matter).CurrentValue = matter;
        await db.SaveChangesAsync();
    }
}
