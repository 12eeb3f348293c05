using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>问安排: the plan of a body, its checks, returns, freezing and change (D-7.5).</summary>
public sealed class KeyWorkPlanTests
{
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

    [Theory]
    [InlineData("新改建农村公路", "Up", "0", "120", "100,0,0,120", "第2季度目标 0 低于第1季度的 100")]
    [InlineData("新改建农村公路", "Up", "0", "120", "20,20,95,120", "")]
    [InlineData("积存垃圾", "Down", "30", "10", "20,25,15,10", "第2季度目标 25 高于第1季度的 20")]
    [InlineData("PM2.5 平均浓度", "Down", "30", "25", "29,24,23,25", "")]
    public void D_7_5_Given_cumulative_targets_that_go_back_When_read_Then_refused_at_the_quarter_and_a_mean_is_only_looked_at_again(
        string name, string direction, string baseline, string target, string quarters, string fault)
    {
        var (plan, obstacles) = (AKeyWork.Plan() with { Indicators = [new(name, "公里", direction, baseline, target, quarters.Split(','), "局")] }).Read(2026);

        Assert.Equal(fault.Length == 0, plan is not null);
        Assert.Equal(fault.Length == 0 ? [] : ["Indicators[0].Quarters[1]"], obstacles.Select(o => o.Field));
        Assert.All(obstacles, o => Assert.Contains(fault, o.Message, StringComparison.Ordinal));
        Assert.Equal(name.Contains("平均", StringComparison.Ordinal) ? ["“PM2.5 平均浓度”第4季度目标 25 高于第3季度的 23，请核对"] : [], (plan?.Indicators ?? []).SelectMany(i => i.Backward()).Select(b => b.Words));
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
}
