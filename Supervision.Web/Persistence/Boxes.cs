using System.Security.Cryptography;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Persistence;

/// <summary>What sealing and annulling leave of a box.</summary>
internal static class BoxRewriting
{
    /// <summary>Takes the ballots out and leaves of the slips their bare hashes, in hash order and without state (D-10.11).</summary>
    public static async Task EmptyAsync(SupervisionDb db, RatingRoundId id, CancellationToken stop)
    {
        var hashes = await db.Slips.AsNoTracking().Where(s => s.Round == id).Select(s => s.Hash).ToListAsync(stop);
        await db.Ballots.Where(b => b.Round == id).ExecuteDeleteAsync(stop);
        await db.Slips.Where(s => s.Round == id).ExecuteDeleteAsync(stop);
        db.Slips.AddRange(hashes.OrderBy(Convert.ToHexString, StringComparer.Ordinal).Select(h => new Slip { Hash = h, Round = id, State = SlipState.Over }));
    }
}

/// <summary>The seal on a box (票箱封条): a digest over its parts in key order, printed on the result sheet.</summary>
public static class BoxSeal
{
    /// <summary>SHA-256 as upper-case hex.</summary>
    public static string Of(IEnumerable<SealedMark> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts.OrderBy(p => p.Key.ToString("N"), StringComparer.Ordinal))
        {
            hash.AppendData(part.Key.ToByteArray());

            // Whole numbers: a mark that another one was hidden behind by its lowest byte would go unseen.
            hash.AppendData([.. BitConverter.GetBytes(part.Subject), .. BitConverter.GetBytes(part.Slot), .. BitConverter.GetBytes(part.Mark)]);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}

/// <summary>Rewrites the storage after a box was sealed or annulled (D-10.11); runs again at start, and from a job, when a crash or a long
/// read came in between.</summary>
public static class CompactBoxes
{
    private static readonly RoundState[] Rewritten = [RoundState.Sealed, RoundState.Confirmed, RoundState.Announced, RoundState.Void];

    public static async Task RunAsync(IDbContextFactory<SupervisionDb> databases, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var waiting = await db.RatingRounds.Where(r => !r.IsCompacted && Rewritten.Contains(r.State))
            .Select(r => r.Id).ToListAsync(stop);
        if (waiting.Count == 0 || !await db.CompactAsync(stop))
        {
            return;
        }

        await db.RatingRounds.Where(r => waiting.Contains(r.Id)).ExecuteUpdateAsync(r => r.SetProperty(x => x.IsCompacted, true), stop);
    }
}
