using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>Reads of the months after dispatch.</summary>
public sealed class FollowUpQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The handling of an opinion for the house; null when there is none or it was not dispatched yet.</summary>
    public async Task<FollowUpView?> FindAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop);
        return opinion is not { Dispatches.Count: > 0 } ? null
            : await new FollowUpReading(db, actor, opinion, await db.LoadBasisAsync(stop)).ReadAsync(stop);
    }

    /// <summary>What bodies owe and have not handed in by its last day, the longest first (主任会议逾期清单, D-8.12).</summary>
    public async Task<IReadOnlyList<LateLine>> LateAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return [.. (await db.LateListAsync(actor, MatterKind.Opinion, stop)).Where(l => l.Owed.OwedBy.Kind == PartyKind.Body)];
    }

    /// <summary>The handling of an opinion for one body: its liaison's, or the Office's that enters for it; null when it is none of theirs.</summary>
    public async Task<UnitHandling?> FindForBodyAsync(ReviewOpinionId id, SupervisedBodyId? body, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.HandInHandling, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop);
        var mine = opinion?.Dispatches.Where(d => !d.IsClosed && (actor.IsOffice || actor.ActsFor(d.Body))).OrderByDescending(d => d.IsMain).ToList() ?? [];
        var dispatch = body is { } wanted ? mine.Find(d => d.Body == wanted) : mine.FirstOrDefault();
        return dispatch is null ? null : await UnitHandlings.MakeAsync(db, opinion!, dispatch, mine, await db.LoadBasisAsync(stop), stop);
    }
}
