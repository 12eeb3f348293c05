using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>工委主任核: everything that must stand stands, and no note came after the compilation (D-8.15).</summary>
public sealed class CheckByCommittee(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionActs acts)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CheckOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var notes = await db.HeardNotesAsync(await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == id, stop), stop);
        var open = await db.PointDrafts.CountAsync(d => d.Opinion == id && d.Person == actor.Person, stop);
        return await acts.RunAsync(Permissions.CheckOpinions, id, new(
            o => [.. o.ObstaclesToCheck(), .. HeardNotes.ObstaclesOfNewNotes(o, notes), .. DraftWordsOf.Obstacles(open)], (o, by) => o.Check(by),
            _ => "工委主任核定审议意见，送分管领导"), stop);
    }
}

/// <summary>分管领导核: the text is fixed and may be put to the council.</summary>
public sealed class CheckByLead(OpinionActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop) => acts.RunAsync(
        Permissions.LeadOpinions, id, new(o => o.ObstaclesToLead(), (o, by) => o.Lead(by), _ => "分管领导核定审议意见，送主任会议"), stop);
}

/// <summary>退回修改 with remarks: by the lead member, or by the Office when the council did not agree.</summary>
[Demands(Permissions.LeadOpinions, Permissions.RegisterOpinionApproval)]
public sealed class SendBackOpinion(OpinionActs acts, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, string reason, CancellationToken stop)
    {
        var byOffice = await person.MayAsync(Permissions.RegisterOpinionApproval, stop);
        return await acts.RunAsync(
            byOffice ? Permissions.RegisterOpinionApproval : Permissions.LeadOpinions, id,
            new(o => ObstaclesTo(o, reason, byOffice), (o, by) => o.SendBack(reason, by), _ => $"退回修改：{reason.Trim()}"), stop);
    }

    private static IReadOnlyList<Obstacle> ObstaclesTo(ReviewOpinion opinion, string reason, bool byOffice) =>
        byOffice && opinion.State == OpinionState.CommitteeChecked
            ? [new(OpinionRules.Path, "审议意见正由分管领导核，由分管领导退回。")]
            : opinion.ObstaclesToSendBack(reason);
}
