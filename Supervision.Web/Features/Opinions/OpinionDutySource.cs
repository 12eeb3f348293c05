using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>Says what is owed around opinions (D-8.5).</summary>
internal sealed class OpinionDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Opinion;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        var handlings = (await db.OpinionHandlings.AsNoTracking()
            .Where(h => id == null || h.Opinion == new ReviewOpinionId(id.Value)).ToListAsync(stop)).ToLookup(h => h.Opinion);
        var copies = (await db.Publications.AsNoTracking().Where(p => p.MatterKind == MatterKind.Opinion && (id == null || p.MatterId == id))
            .ToListAsync(stop)).ToLookup(p => p.MatterId);
        return
        [
            .. (await OpinionsAsync(db, id, stop)).SelectMany(o => OpinionDuties.Of(
                new OpinionFacts(o, [.. handlings[o.Id]], [.. copies[o.Id.Value]]), basis.Rules, basis.Calculator, basis.Today)),
        ];
    }

    // An act has the opinion at hand that it has just saved; reading a thousand points once more would double its time.
    private static async Task<List<ReviewOpinion>> OpinionsAsync(SupervisionDb db, Guid? id, CancellationToken stop)
    {
        if (id is not { } one)
        {
            return await db.ReviewOpinions.AsNoTracking().ToListAsync(stop);
        }

        var wanted = new ReviewOpinionId(one);
        return db.Stored.OfType<ReviewOpinion>().FirstOrDefault(o => o.Id == wanted) is { } stored ? [stored]
            : db.ReviewOpinions.Local.FindEntry(wanted) is { } saved ? [saved.Entity]
            : await db.ReviewOpinions.AsNoTracking().Where(o => o.Id == wanted).ToListAsync(stop);
    }
}

/// <summary>Who may read an opinion: the house its drafts, a body only what was sent to it (D-1.5, D-16.38).</summary>
internal sealed class OpinionGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Opinion;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var wanted = new ReviewOpinionId(id);
        if (actor.May(Permissions.ReadOpinionDrafts))
        {
            return await db.ReviewOpinions.AnyAsync(o => o.Id == wanted, stop);
        }

        var bodies = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        return bodies.Count > 0 && actor.May(Permissions.ReadOpinions)
            && await db.ReviewOpinions.AnyAsync(o => o.Id == wanted && o.Dispatches.Any(d => bodies.Contains(d.Body)), stop);
    }

    public async Task<IReadOnlySet<Guid>> ReadableAsync(SupervisionDb db, Actor actor, IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var wanted = ids.Select(i => new ReviewOpinionId(i)).ToList();
        var bodies = actor.Bodies.Select(b => new SupervisedBodyId(b)).ToList();
        var found = db.ReviewOpinions.Where(o => wanted.Contains(o.Id));
        found = actor.May(Permissions.ReadOpinionDrafts) ? found : found.Where(o => o.Dispatches.Any(d => bodies.Contains(d.Body)));
        return actor.May(Permissions.ReadOpinionDrafts) || actor.May(Permissions.ReadOpinions)
            ? (await found.Select(o => o.Id).ToListAsync(stop)).Select(o => o.Value).ToHashSet()
            : [];
    }

    public Task<bool> MayReadFileAsync(SupervisionDb db, Actor actor, Guid id, string purpose, CancellationToken stop) =>
        Task.FromResult(actor.May(Permissions.ReadOpinionDrafts) || purpose == DispatchOpinion.Purpose || FollowUp.HandlingPurpose.IsOwn(purpose, actor));
}
