using System.Collections.Concurrent;
using System.Security.Cryptography;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>The urn (票箱之外的抽签箱): slips not yet handed out, shuffled, in memory only (D-10.6, D-10.7). They die with the process.</summary>
public sealed class SlipUrn
{
    private readonly ConcurrentDictionary<Guid, Stack<SlipToken>> urns = new();

    /// <summary>Puts new slips in, in an order nobody knows.</summary>
    public void Fill(RatingRoundId round, IEnumerable<SlipToken> slips)
    {
        var shuffled = slips.ToArray();
        RandomNumberGenerator.Shuffle<SlipToken>(shuffled);
        urns[round.Value] = new(shuffled);
    }

    /// <summary>Adds one: a late member or a spoiled slip.</summary>
    public void Add(RatingRoundId round, SlipToken slip)
    {
        var urn = urns.GetOrAdd(round.Value, _ => new());
        lock (urn)
        {
            urn.Push(slip);
        }
    }

    /// <summary>True when a slip of the round can be drawn here.</summary>
    public bool Holds(RatingRoundId round) => urns.TryGetValue(round.Value, out var urn) && urn.Count > 0;

    /// <summary>True when this process holds slips of the round.</summary>
    public bool Knows(RatingRoundId round) => urns.ContainsKey(round.Value);

    /// <summary>Takes one; null when none is left.</summary>
    public SlipToken? Draw(RatingRoundId round)
    {
        if (!urns.TryGetValue(round.Value, out var urn))
        {
            return null;
        }

        lock (urn)
        {
            return urn.TryPop(out var slip) ? slip : null;
        }
    }

    /// <summary>All that are left, for printing; the urn is empty afterwards.</summary>
    public IReadOnlyList<SlipToken> TakeAll(RatingRoundId round) =>
        urns.TryRemove(round.Value, out var urn) ? [.. urn] : [];

    /// <summary>Forgets a round.</summary>
    public void Forget(RatingRoundId round) => urns.TryRemove(round.Value, out _);
}
