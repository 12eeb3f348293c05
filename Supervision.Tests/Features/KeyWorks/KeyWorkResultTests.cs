using Bunit;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.KeyWorks.Unit;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>问效果: final values with evidence, the check opinion, completion, and the nightly comparison (D-7.8).</summary>
public sealed class KeyWorkResultTests
{
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
        Assert.StartsWith("“新改建农村公路”的佐证网址：", await ground.RefusedAsync<HandInKeyWorkResult>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        Assert.Contains("不要填写 IP 地址", await ground.RefusedAsync<HandInKeyWorkResult>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.File(), default)), StringComparison.Ordinal);
        await ground.MustAsync<AddKeyWorkEvidence>(ground.Liaison, u => u.RunAsync(ground.Id, 0, AKeyWork.File("验收.pdf"), default));
        await ground.ResultAsync(ground.Id, AKeyWork.Result("120", ""));
        Assert.Contains("还没有核查意见", await ground.RefusedAsync<CloseKeyWorkCheck>(ground.Head, u => u.RunAsync(ground.Id, null, default)), StringComparison.Ordinal);
        Assert.StartsWith("部分属实的，请填写核实的数值", await ground.RefusedAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ground.Id, 0, CheckVerdict.Partly, "", "实地", default)), StringComparison.Ordinal);
        Assert.StartsWith("“新改建农村公路”核实的数值 121 公里 好于自报的 120 公里", await ground.RefusedAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ground.Id, 0, CheckVerdict.Partly, "121", "实地", default)), StringComparison.Ordinal);
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
    public async Task D_7_5_Given_a_plan_with_a_second_version_When_the_result_comes_in_Then_reported_and_checked_are_measured_against_the_first_and_the_night_compares_both()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.MustAsync<AskForPlanChange>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Plan(q3: "80", target: "100", q4: "100"), "上级资金减少", AKeyWork.File(), default));
        await ground.CouncilAsync(Supervision.Domain.Sittings.CouncilPurpose.KeyWorkPlan);
        await ground.MustAsync<RegisterPlanDecision>(ground.Clerk, u => u.RunAsync(ground.Id, default));
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 8);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("90"));

        // 90 of the 120 first promised, not of the 100 of the second version.
        Assert.Equal(75m, (await ground.ReadAsync()).EndReported);
        async Task<StoredResultCheck> NightAsync() => await ground.DoAsync<CheckStoredResults, StoredResultCheck>(Actor.System("测试"), u => u.RunAsync(default));
        Assert.Equal((1, 0), ((await NightAsync()).Seen, (await NightAsync()).Differences.Count));
        await ground.MustAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ground.Id, 0, CheckVerdict.Verified, "", "属实", default));
        await ground.MustAsync<CloseKeyWorkCheck>(ground.Head, u => u.RunAsync(ground.Id, null, default));
        Assert.Equal((75m, 75m), ((await ground.ReadAsync()).EndReported, (await ground.ReadAsync()).EndCompletion));
        await using (var db = await app.OpenAsync())
        {
            var work = await db.KeyWorks.SingleAsync();
            db.Entry(work).Property(w => w.EndReported).CurrentValue = 90m;
            await db.SaveChangesAsync();
        }

        Assert.Contains("存的自报完成率 90", Assert.Single((await NightAsync()).Differences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_7_8_Given_a_result_about_to_be_handed_in_When_checked_by_the_body_Then_target_value_completion_evidence_and_milestones_stand_there_and_a_slip_is_seen()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 8);
        await ground.MustAsync<KeepKeyWorkResult>(ground.Liaison, u => u.RunAsync(ground.Id, AKeyWork.Result("1200"), default));
        var view = (await ground.DoAsync<KeyWorkPageQueries, KeyWorkView?>(ground.Lead, q => q.FindAsync(2026, 1, default)))!;
        await using var page = new BunitContext();
        var shown = page.Render<ResultSummary>(p => p.Add(c => c.View, view).Add(c => c.Report, view.Work.ReadResult(new(2026, 12, 8)).Report!));

        Assert.Equal(["120 公里", "0 公里", "1200 公里超过年度目标的两倍，请核对", "100.0%", "https://www.wangxi.gov.cn/roads.html"], shown.FindAll("td[data-label]").Select(d => d.TextContent.Trim()));
        Assert.Contains("完成招标：已完成（2026年3月5日）", shown.Markup, StringComparison.Ordinal);
        Assert.Contains("自报完成率 100.0%", shown.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_7_13_Given_a_plan_that_came_late_after_its_return_When_the_board_and_the_overview_are_read_Then_both_say_so_by_one_rule()
    {
        var ground = await AKeyWork.AskedAsync();
        await using var app = ground.App;
        ground.GoTo(2, 20);
        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        await ground.MustAsync<ReviewKeyWorkPlan>(ground.Head, u => u.RunAsync(ground.Id, false, "目标太低", default));
        ground.GoTo(3, 5);
        await ground.PlanAsync(ground.Id, AKeyWork.Plan());
        await ground.FixAsync(ground.Id);
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 8);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("120"));
        var board = await ground.DoAsync<KeyWorkQueries, BoardView>(ground.Lead, q => q.BoardAsync(2026, new(), default));
        var (row, table) = (Assert.Single(board.Rows), board.Table);
        var view = await ground.DoAsync<Supervision.Web.Features.Overview.OverviewQueries, Supervision.Web.Features.Overview.OverviewView>(ground.Lead, q => q.ReadAsync(2026, default));

        Assert.Equal((0, 3, "退回后重报迟 3 天"), (row.Plan.CameLate, row.Plan.AgainLate, row.Plan.LateWords));
        Assert.Equal((1, 1, 0, 0), (row.Returned, row.InTime, row.Asked, row.Answered));
        object? Cell(string head) => table.Rows[0][table.Columns.Select(c => c.Head).ToList().IndexOf(head)];
        Assert.Equal([1, 1, 3], [(int)Cell("安排退回（次）")!, (int)Cell("按期报送（项，共 3 项）")!, (int)Cell("安排重报迟（天）")!]);
        Assert.All(table.Rows, r => Assert.Equal(table.Columns.Count, r.Count));

        // By the piece: plan, plan again, result, of which the second came late.
        Assert.Equal((2, 3), (view.Steps.Single(s => s.Code == "keywork").Now.Count, view.Steps.Single(s => s.Code == "keywork").Now.Of));
        Assert.Equal((1, 1), (view.Works.Single().Returned, view.Works.Single().InTime));
    }

    [Theory]
    [InlineData(IndicatorDirection.Up, 0, 120, 241, "超过年度目标的两倍，请核对")]
    [InlineData(IndicatorDirection.Up, 0, 120, 240, "")]
    [InlineData(IndicatorDirection.Up, 50, 120, 49, "比基准值还差，请核对")]
    [InlineData(IndicatorDirection.Down, 30, 25, 31, "比基准值还差，请核对")]
    [InlineData(IndicatorDirection.Down, 30, 25, 12, "不到年度目标的一半，请核对")]
    [InlineData(IndicatorDirection.Down, 30, 25, 25, "")]
    [InlineData(IndicatorDirection.Reach, 0, 1, 1, "")]
    public void Given_a_final_value_that_is_far_off_When_looked_at_Then_it_is_to_be_checked(IndicatorDirection direction, int baseline, int target, int value, string doubt) =>
        Assert.Equal(doubt, new IndicatorTarget(direction, baseline, target).DoubtOf(value));

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
}
