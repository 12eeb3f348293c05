using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Opinions;

namespace Supervision.Tests.Features.Opinions;

/// <summary>What the closing of a sitting begins (D-8.4).</summary>
public sealed class OpinionFollowerTests
{
    [Theory]
    [InlineData(ReportState.OpinionStage, 1)]
    [InlineData(ReportState.Heard, 1)]
    [InlineData(ReportState.Postponed, 0)]
    [InlineData(ReportState.Distributed, 0)]
    public async Task Given_a_report_on_the_agenda_When_the_sitting_closes_Then_only_a_heard_one_gets_its_opinion_once(ReportState state, int expected)
    {
        await using var stage = await OpinionStage.SetAsync();
        await using var db = await stage.App.OpenAsync();
        var sitting = Sitting.Plan(new(Guid.CreateVersion7()), stage.Term.Id, 30, new(AnOpinion.SittingEnd, AnOpinion.SittingEnd, new(9, 0), "三楼会议室"), false, AnOpinion.SittingEnd);
        var report = SpecialReport.FromPlan(
            new(Guid.CreateVersion7()), 8,
            new(new(Guid.CreateVersion7()), 2026, ReportTier.Committee, "县域医共体建设情况的报告", stage.Government.Id, stage.Health.Id, stage.Committee.Id, stage.Lead.Id),
            new(null, "系统", AnOpinion.Now.At));
        typeof(SpecialReport).GetProperty(nameof(SpecialReport.State))!.SetValue(report, state);   // the way there is the reports' own test
        sitting.Put(new(Guid.CreateVersion7()), "听取报告", new(MatterKind.Report, report.Id.Value), "");
        db.AddRange(sitting, report);
        await db.SaveChangesAsync();

        for (var i = 0; i < 2; i++)
        {
            await using var scope = stage.App.Services.CreateAsyncScope();
            foreach (var follower in scope.ServiceProvider.GetServices<ISittingFollower>().Where(f => f.GetType().Namespace == typeof(OpinionQueries).Namespace))
            {
                await follower.FollowAsync(db, sitting, SittingEvent.Closed, Actor.System("测试"), default);
            }

            await db.SaveChangesAsync();
        }

        var opinions = await db.ReviewOpinions.ToListAsync();
        Assert.Equal(expected, opinions.Count);
        if (expected == 1)
        {
            Assert.Equal("望溪县第十七届人大常委会第三十次会议", opinions[0].SittingName);
            Assert.Equal("关于《县域医共体建设情况的报告》的审议意见", opinions[0].Title);
            Assert.NotNull(opinions[0].CompileWishedAt);
            Assert.Equal("2026-YJ-01", opinions[0].Dossier.Address);
        }
    }
}
