using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>The grade of a rating is the outcome of the handling that was rated (D-8.11): 满意 accepts the report, 基本满意 accepts it and follows open points up,
/// 不满意 asks for rectification and a second report.</summary>
internal sealed class RatedHandling : IRatingFollower
{
    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnouncedRating rating, Actor actor, CancellationToken stop)
    {
        if (rating.Matter.Kind != MatterKind.Opinion)
        {
            return [];
        }

        var id = new ReviewOpinionId(rating.Matter.Id);
        if (await db.ReviewOpinions.SingleOrDefaultAsync(o => o.Id == id, stop) is not { } opinion)
        {
            return [];
        }

        var by = new Editor(actor.Name, db.Clock.GetUtcNow());
        var all = await db.OpinionHandlings.Where(h => h.Opinion == id).ToListAsync(stop);
        var organ = rating.Body ?? opinion.MainOrgan;
        var isTaken = !rating.IsCorrection && OutcomeOf(rating) is { } outcome && all.Find(h => h.Organ == organ) is { } handling && Apply(handling, outcome, by);
        if (isTaken)
        {
            opinion.Follow(all, by);
        }

        db.Tell(opinion.Matter, $"研究处理情况满意度测评结果{(rating.IsCorrection ? "更正为" : "")}：{rating.Words}{(isTaken || rating.IsCorrection ? "" : "；没有等待处理的报告，结果只记入案卷")}");
        return [opinion.Matter];
    }

    // A report on the agenda is heard at the very sitting that rates it; its closing comes later.
    private static bool Apply(OpinionHandling handling, OutcomeEntry outcome, Editor by)
    {
        if (handling.ObstaclesToHear().Count == 0)
        {
            handling.Hear(outcome.Day);
        }

        if (handling.ObstaclesToApply(outcome).Count > 0)
        {
            return false;
        }

        handling.Apply(outcome, by);
        return true;
    }

    private static OutcomeEntry? OutcomeOf(AnnouncedRating rating) => rating.Place is null ? null
        : rating.IsBest ? Entry(rating, OutcomeKind.Accepted, ReportDisposal.File)
        : rating.IsWorst ? Entry(rating, OutcomeKind.NotAccepted, ReportDisposal.FollowUp)
        : Entry(rating, OutcomeKind.Accepted, ReportDisposal.FollowUp);

    private static OutcomeEntry Entry(AnnouncedRating rating, OutcomeKind kind, ReportDisposal disposal) =>
        new(kind, disposal, OutcomeSource.Rating, rating.Round, rating.Day, null, rating.Words);
}
