using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Supervision.Domain.Ratings;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>What everybody who holds a slip of a round sees alike: the round and its first page (票面), rendered once.</summary>
/// <param name="Paper">The round with what is printed on its ballot.</param>
/// <param name="Version">Version of its row.</param>
/// <param name="Cover">The first page.</param>
public sealed record BallotFace(BallotPaper Paper, int Version, byte[] Cover)
{
    /// <summary>The round, without results.</summary>
    public RatingRound Round => Paper.Round;
}

/// <summary>Keeps the faces of rounds. A face is good as long as the row of its round is unchanged, which the lookup of a slip tells.</summary>
public sealed class BallotFaces(IDbContextFactory<SupervisionDb> databases, BallotPages pages, IOptions<HouseOptions> house)
{
    private readonly ConcurrentDictionary<RatingRoundId, BallotFace> kept = new();

    /// <summary>The face of a slip's round as it is now.</summary>
    public async ValueTask<BallotFace> OfAsync(FoundSlip slip, CancellationToken stop) =>
        kept.TryGetValue(slip.Round, out var face) && face.Version == slip.Version ? face : kept[slip.Round] = await ReadAsync(slip, stop);

    /// <summary>Title of a round that is open now, other than this one; null when there is none.</summary>
    public async Task<string?> OpenTitleAsync(RatingRoundId? but, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var open = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Open && r.Id != but)
            .Select(r => new { r.Title, r.Number }).FirstOrDefaultAsync(stop);
        return open is null ? null : open.Number > 1 ? $"{open.Title}（第 {open.Number} 次）" : open.Title;
    }

    private async Task<BallotFace> ReadAsync(FoundSlip slip, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var round = await db.RatingRounds.AsNoTracking().SingleAsync(r => r.Id == slip.Round, stop);
        round.HideResults();
        var paper = await BallotPapers.ReadAsync(db, round, house.Value.County, stop);
        return new(paper, slip.Version, await pages.BallotAsync(paper, BallotStep.Begin(round.Form), isNotStored: false));
    }
}
