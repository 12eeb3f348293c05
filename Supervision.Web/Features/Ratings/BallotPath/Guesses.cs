using System.Collections.Concurrent;
using System.Net;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>Slows down guessing of codes (D-10.5): counts unknown codes per address and minute, in memory only. Good slips never wait;
/// who guesses on waits for each answer, so that however fast answers are asked for, the hall's share of the machine stays.</summary>
public sealed class Guesses(TimeProvider clock)
{
    /// <summary>Unknown codes in a minute before their page is a short one; a hall behind one address mistypes now and then.</summary>
    public const int PerMinute = 60;

    /// <summary>How long each further answer is held back.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private const int Crowd = 10_000;

    private readonly ConcurrentDictionary<string, (long Minute, int Count)> counted = new(StringComparer.Ordinal);

    /// <summary>Counts an unknown code; true when it was one too many.</summary>
    public bool IsTooMany(IPAddress? address)
    {
        var minute = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (counted.Count > Crowd)
        {
            counted.Clear();
        }

        return counted.AddOrUpdate(address?.ToString() ?? "", (minute, 1), (_, old) => old.Minute == minute ? (minute, old.Count + 1) : (minute, 1)).Count > PerMinute;
    }

    /// <summary>Holds back an answer to somebody who guesses.</summary>
    public Task HoldBackAsync(CancellationToken gone) => Task.Delay(Pause, clock, gone);
}
