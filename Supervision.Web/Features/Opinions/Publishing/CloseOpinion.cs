using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>归档: the dossier can only be read from now on (D-8.2, D-15.12).</summary>
public sealed class CloseOpinion(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionActs acts)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CloseOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var open = await OpenPointsAsync(db, id, stop);
        return await acts.RunAsync(Permissions.CloseOpinions, id, new(o => o.ObstaclesToClose(open), (o, by) => o.Close(open, by), _ => "归档"), stop);
    }

    /// <summary>Points that are still followed up.</summary>
    internal static async Task<int> OpenPointsAsync(SupervisionDb db, ReviewOpinionId id, CancellationToken stop) =>
        (await db.OpinionHandlings.AsNoTracking().Where(h => h.Opinion == id && h.FollowUpFrom != null && h.FollowUpEndedOn == null).ToListAsync(stop))
            .Sum(h => h.Answers.Count(a => a.IsOpen));
}
