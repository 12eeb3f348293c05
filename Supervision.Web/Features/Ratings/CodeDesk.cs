using System.Collections.Concurrent;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>Opening codes between their making and their being written down, in memory only (D-10.9a), and the tries at sealing.</summary>
public sealed class CodeDesk(TimeProvider clock)
{
    /// <summary>Wrong codes before a pause.</summary>
    public const int Tries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<(Guid Round, int Scrutineer), Held> codes = new();
    private readonly ConcurrentDictionary<Guid, (int Wrong, long Since)> tries = new();

    /// <summary>Keeps a pair until both scrutineers have written theirs down.</summary>
    public void Put(RatingRoundId round, OpeningCode first, OpeningCode second)
    {
        codes[(round.Value, 0)] = new(first);
        codes[(round.Value, 1)] = new(second);
    }

    /// <summary>True while a scrutineer's code may still be shown or typed back.</summary>
    public bool Holds(RatingRoundId round, int scrutineer) => codes.ContainsKey((round.Value, scrutineer));

    /// <summary>The code, once: a second asking gets null.</summary>
    public OpeningCode? Show(RatingRoundId round, int scrutineer) =>
        codes.TryGetValue((round.Value, scrutineer), out var held) && Interlocked.Exchange(ref held.Shown, 1) == 0 ? held.Code : null;

    /// <summary>True when what was typed back is the code that was shown; from then on it is nowhere.</summary>
    public bool TypedBack(RatingRoundId round, int scrutineer, OpeningCode typed)
    {
        if (!codes.TryGetValue((round.Value, scrutineer), out var held) || held.Shown == 0 || !held.Code.IsSameAs(typed))
        {
            return false;
        }

        return codes.TryRemove((round.Value, scrutineer), out _);
    }

    /// <summary>How long nobody may try; null when somebody may.</summary>
    /// <remarks>By the machine's ticks, not its clock: setting the clock back makes no pause longer (D-17.34).</remarks>
    public TimeSpan? PauseLeft(RatingRoundId round) =>
        tries.TryGetValue(round.Value, out var t) && t.Wrong >= Tries && Pause - clock.GetElapsedTime(t.Since) is var left && left > TimeSpan.Zero ? left : null;

    /// <summary>Counts a wrong try.</summary>
    /// <returns>Tries left before the pause; 0 when the pause begins.</returns>
    public int CountWrong(RatingRoundId round)
    {
        var counted = tries.AddOrUpdate(round.Value, _ => (1, default), (_, t) => t.Wrong >= Tries ? (1, default) : (t.Wrong + 1, default));
        if (counted.Wrong < Tries)
        {
            return Tries - counted.Wrong;
        }

        tries[round.Value] = (counted.Wrong, clock.GetTimestamp());
        return 0;
    }

    /// <summary>Forgets a round.</summary>
    public void Forget(RatingRoundId round)
    {
        codes.TryRemove((round.Value, 0), out _);
        codes.TryRemove((round.Value, 1), out _);
        tries.TryRemove(round.Value, out _);
    }

    private sealed class Held(OpeningCode code)
    {
        public readonly OpeningCode Code = code;

        public int Shown;
    }
}
