using System.Collections.Concurrent;
using System.Collections.Immutable;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>Running sums of what was keyed from paper (录入合计, D-10.10a): sums only, in memory only. After a restart the sheets are read
/// a second time, which casts nothing.</summary>
public sealed class PaperStation
{
    private readonly ConcurrentDictionary<Guid, Sums> rounds = new();
    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, byte>> readAgain = new();

    /// <summary>Adds one sheet to the sums.</summary>
    public void Add(RatingRound round, byte[] marks)
    {
        var sums = rounds.GetOrAdd(round.Id.Value, _ => new(round.Form.Length));
        lock (sums)
        {
            sums.Count++;
            for (var place = 0; place < marks.Length; place++)
            {
                sums.Marks[place].Add(marks[place]);
            }
        }
    }

    /// <summary>Reads a sheet a second time, after a restart took the sums: it was cast before and is not cast again.</summary>
    /// <returns>False when this process has read the sheet already.</returns>
    public bool AddAgain(RatingRound round, byte[] hash, byte[] marks)
    {
        if (!readAgain.GetOrAdd(round.Id.Value, _ => new()).TryAdd(Convert.ToHexString(hash), 0))
        {
            return false;
        }

        Add(round, marks);
        return true;
    }

    /// <summary>Sheets keyed since the process began.</summary>
    public int Sheets(RatingRoundId round) => rounds.TryGetValue(round.Value, out var sums) ? sums.Count : 0;

    /// <summary>The sums, one for each thing asked.</summary>
    public ImmutableArray<Tally> Totals(RatingRound round)
    {
        if (!rounds.TryGetValue(round.Id.Value, out var sums))
        {
            return [.. Enumerable.Range(0, round.Form.Length).Select(_ => round.Form.Count([], round.Content.Ballot.BlankAbstains))];
        }

        lock (sums)
        {
            return [.. sums.Marks.Select(m => round.Form.Count(m.All(), round.Content.Ballot.BlankAbstains))];
        }
    }

    /// <summary>Forgets a round.</summary>
    public void Forget(RatingRoundId round)
    {
        rounds.TryRemove(round.Value, out _);
        readAgain.TryRemove(round.Value, out _);
    }

    private sealed class Sums(int places)
    {
        public readonly Counter[] Marks = [.. Enumerable.Range(0, places).Select(_ => new Counter())];

        public int Count;
    }

    // How often each mark was keyed; the sheets themselves are not kept.
    private sealed class Counter
    {
        private readonly int[] counts = new int[256];

        public void Add(byte mark) => counts[mark]++;

        public IEnumerable<byte> All() => counts.SelectMany((n, mark) => Enumerable.Repeat((byte)mark, n));
    }
}
