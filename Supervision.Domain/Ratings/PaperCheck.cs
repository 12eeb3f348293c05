using System.Collections.Immutable;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Ratings;

/// <summary>The comparison of what was keyed from paper with a hand tally of the sheets (D-10.10a): sums only, one a thing asked.</summary>
/// <param name="Keyed">Sums of the keying station.</param>
/// <param name="Hand">Sums counted by hand.</param>
/// <param name="Sheets">Sheets tallied by hand.</param>
public sealed record PaperCheck(ImmutableArray<Tally> Keyed, ImmutableArray<Tally> Hand, int Sheets)
{
    /// <summary>Sheets whose code could not be read, as the scrutineers found them in the box (D-10.10).</summary>
    public int Unreadable { get; init; }

    /// <summary>Scrutineers who signed the comparison; of a difference both must.</summary>
    public ImmutableArray<PersonId> SignedBy { get; init; } = [];

    /// <summary>True when both sums agree everywhere.</summary>
    public bool Agrees => Keyed.SequenceEqual(Hand);

    /// <summary>Places where they do not.</summary>
    public IEnumerable<int> Differences => Enumerable.Range(0, Keyed.Length).Where(i => !Keyed[i].Equals(Hand[i]));

    /// <summary>A count of the box with the paper part replaced by the hand tally.</summary>
    public Tally Correct(int place, Tally counted) => new(
        [.. counted.Votes.Select((v, i) => v - Keyed[place].Votes[i] + Hand[place].Votes[i])],
        counted.Invalid - Keyed[place].Invalid + Hand[place].Invalid,
        counted.Abstained - Keyed[place].Abstained + Hand[place].Abstained);
}
