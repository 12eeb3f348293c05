using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;
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
