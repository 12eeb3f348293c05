using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Tests.Domain.Reports;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Common;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Reports;

namespace Supervision.Tests.Domain.Opinions;

/// <summary>A report is done with its result, not with its hearing (D-3.15, D-4.6), and its dossier says how far the opinion is.</summary>
public sealed class HearingResultTests
{
    [Fact]
    public void D_4_6_Given_a_report_heard_When_its_opinion_is_still_made_Then_it_is_not_done_and_with_the_dispatch_it_is()
    {
        var report = Some.At(ReportState.OpinionStage);

        Assert.Null(ReportPath.Of(report, null).ResultOn);
        Assert.Null(ReportPath.Of(report, AnOpinion.Draft()).ResultOn);
        Assert.Null(ReportPath.Of(report, AnOpinion.Approved(new(2026, 7, 3))).ResultOn);
        Assert.Equal(new DateOnly(2026, 7, 8), ReportPath.Of(report, AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 8))).ResultOn);
    }

    [Fact]
    public async Task D_4_6_Given_a_report_that_was_only_heard_When_the_plan_asks_Then_its_line_is_not_finished_until_the_opinion_is_out()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        await bench.FollowAsync(Supervision.Domain.Sittings.SittingEvent.Closed);
        async Task<int> FinishedAsync()
        {
            await using var db = await bench.App.OpenAsync();
            return (await new ReportsFromPlan().FinishedAsync(db, [bench.Id.Value], default)).Count;
        }

        Assert.Equal(0, await FinishedAsync());
        await using (var db = await bench.App.OpenAsync())
        {
            db.Add(AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 8), AnOpinion.Collecting(
                3, bench.County.Bodies["县人民政府"].Id, bench.County.Committees["社会建设工委"].Id, bench.County["王志远"].Id, bench.Id), bench.County.Bodies["县民政局"].Id));
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await FinishedAsync());
    }

    [Theory]
    [InlineData(OpinionState.Handling, "研究处理")]
    [InlineData(OpinionState.DraftReportSubmitted, "征求意见")]
    [InlineData(OpinionState.Accepted, "已接受")]
    [InlineData(OpinionState.Published, "已公开")]
    [InlineData(OpinionState.Rectifying, "整改")]
    [InlineData(OpinionState.NoOpinion, "不形成审议意见")]
    public void D_8_2_Given_the_opinion_went_on_When_the_dossier_of_the_report_names_its_state_Then_it_is_that_state(OpinionState state, string words) =>
        Assert.Equal(words, ReportStages.Words(state));
}
