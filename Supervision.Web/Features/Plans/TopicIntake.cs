using Supervision.Domain.Plans;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Topics that other subjects raise go the same way as those typed into the page (议题建议).</summary>
internal sealed class TopicIntake : ITopicIntake
{
    public async Task<Outcome<MatterRef>> TakeAsync(SupervisionDb db, TopicProposalId id, TopicText text, Proposer by, CancellationToken stop)
    {
        var plan = await db.AnnualPlans.SingleOrDefaultAsync(p => p.Year == text.Year, stop);
        IReadOnlyList<Obstacle> obstacles =
            [.. text.Obstacles(), .. ProposeTopic.ObstaclesTo(text.Year, plan), .. await ProposeTopic.DoubleAsync(db, id, text, stop)];
        if (obstacles.Count > 0)
        {
            return Outcome<MatterRef>.Refused([.. obstacles]);
        }

        if (!await db.TopicProposals.AnyAsync(p => p.Id == id, stop))
        {
            db.TopicProposals.Add(TopicProposal.Of(id, text, by, db.Clock.Today()));
            db.Tell(plan!.Matter, $"{by.Name}提出议题建议“{text.Title.Trim()}”");
        }

        return Outcome<MatterRef>.Done(plan!.Matter);
    }

    public async Task<IReadOnlyList<int>> YearsAsync(SupervisionDb db, CancellationToken stop) =>
        [.. (await db.AnnualPlans.AsNoTracking().ToListAsync(stop)).Where(p => p.ObstaclesToEdit().Count == 0).Select(p => p.Year).OrderDescending()];
}
