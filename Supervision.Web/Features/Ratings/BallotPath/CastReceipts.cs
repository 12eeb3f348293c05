using System.Collections.Concurrent;
using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>What “已投票” stands on: an address that only a cast leads to. It is the same for everybody who votes in a round in this half of the
/// day, so it names neither slip nor person nor minute; it names no round either, for it is a keyed digest; and tomorrow it is nothing.</summary>
public sealed class CastReceipts(SlipHashes hashes, IDbContextFactory<SupervisionDb> databases, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Receipt> given = new(StringComparer.Ordinal);

    /// <summary>The address of a round's receipt now.</summary>
    public string AddressOf(RatingRound round)
    {
        var receipt = new Receipt(round.Title, HalfDay(), round.IsRehearsal);
        var sign = SignOf(round.Id, receipt.HalfDay);
        given[sign] = receipt;
        return $"/v/done?t={sign}";
    }

    /// <summary>What the receipt says; null for an address that no cast of this half of the day led to.</summary>
    public async ValueTask<Receipt?> FindAsync(string? sign, CancellationToken stop)
    {
        var now = HalfDay();
        if (string.IsNullOrEmpty(sign) || sign.Length != SignLength)
        {
            return null;
        }

        return given.TryGetValue(sign, out var receipt) ? (receipt.HalfDay == now ? receipt : null) : await AfterRestartAsync(sign, now, stop);
    }

    private const int SignLength = 32;

    // A process that was killed right after a cast has forgotten what it gave out; the digest can be made again.
    private async Task<Receipt?> AfterRestartAsync(string sign, string now, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rounds = await db.RatingRounds.AsNoTracking().Where(r => r.State == RoundState.Open || r.State == RoundState.Closing).Select(r => new { r.Id, r.Title, r.IsRehearsal }).ToListAsync(stop);
        return rounds.Find(r => SignOf(r.Id, now) == sign) is { } round ? new(round.Title, now, round.IsRehearsal) : null;
    }

    private string SignOf(RatingRoundId round, string halfDay) => hashes.SignOf($"已投票|{round.Value:N}|{halfDay}")[..SignLength];

    private string HalfDay()
    {
        var beijing = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        return $"{beijing:yyyy年M月d日} {(beijing.Hour < 12 ? "上午" : "下午")}";
    }

    /// <summary>What stands on the page.</summary>
    /// <param name="Title">Title of the round.</param>
    /// <param name="HalfDay">2026年11月27日 上午.</param>
    /// <param name="IsRehearsal">True when nothing of it counts.</param>
    public sealed record Receipt(string Title, string HalfDay, bool IsRehearsal);
}
