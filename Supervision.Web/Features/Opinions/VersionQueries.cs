using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>An opinion with its versions, for the page that compares them.</summary>
/// <param name="Opinion">The opinion.</param>
/// <param name="Versions">Its versions.</param>
/// <param name="Now">Its points as they stand.</param>
public sealed record VersionsView(ReviewOpinion Opinion, OpinionVersions Versions, IReadOnlyList<VersionPoint> Now)
{
    /// <summary>Stands for the text as it is now.</summary>
    public const int Current = int.MaxValue;

    /// <summary>The points of a version; the text as it is now for <see cref="Current"/>.</summary>
    public IReadOnlyList<VersionPoint> At(int version) => version == Current ? Now : Versions.At(version);
}

/// <summary>Reads the versions of an opinion and of its points (谁、何时、改了什么).</summary>
public sealed class VersionQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>Null when the opinion does not exist.</summary>
    public async Task<VersionsView?> FindAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, stop) is not { } opinion)
        {
            return null;
        }

        return new(opinion, await VersionsAsync(db, id, stop), [.. opinion.Points.Select(p => new VersionPoint(p.Id, p.Part, p.Order, p.Heading, p.Text))]);
    }

    /// <summary>The versions of one point, the newest first.</summary>
    public async Task<IReadOnlyList<PointVersion>> OfPointAsync(ReviewOpinionId id, Guid point, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return (await VersionsAsync(db, id, stop)).Of(point);
    }

    private static async Task<OpinionVersions> VersionsAsync(SupervisionDb db, ReviewOpinionId id, CancellationToken stop) =>
        new(await db.OpinionVersions.AsNoTracking().Where(v => v.Opinion == id).ToListAsync(stop));
}
