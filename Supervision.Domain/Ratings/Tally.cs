using System.Collections.Immutable;

namespace Supervision.Domain.Ratings;

/// <summary>What one subject, or one criterion of it, got (票数): a number per grade, best first, and what was no vote (D-10.15).</summary>
/// <param name="Votes">Votes per grade, in the order of the template's grades.</param>
/// <param name="Invalid">无效: several grades, unreadable, or none.</param>
/// <param name="Abstained">弃权: marked so, or none marked where the rule counts that as abstention.</param>
public sealed record Tally(ImmutableArray<int> Votes, int Invalid = 0, int Abstained = 0)
{
    /// <summary>有效: votes for exactly one grade.</summary>
    public int Valid => Votes.Sum();

    /// <summary>收回, as it must come out for every subject: valid + invalid + abstained.</summary>
    public int Collected => Valid + Invalid + Abstained;

    /// <summary>Votes of the best grades up to this one.</summary>
    public int UpTo(int grade) => Votes.Take(grade + 1).Sum();

    /// <inheritdoc/>
    public bool Equals(Tally? other) =>
        other is not null && Votes.SequenceEqual(other.Votes) && Invalid == other.Invalid && Abstained == other.Abstained;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Valid, Votes.Length, Invalid, Abstained);
}

/// <summary>The numbers of a whole round (应到、实到、发出、收回, D-10.15).</summary>
/// <param name="Members">全体组成人员 on the day, after the rule of D-3.3.</param>
/// <param name="Present">实到: counted at the vote.</param>
/// <param name="Issued">发出: people who drew a slip.</param>
/// <param name="Collected">收回: slips cast, and sheets in the box that could not be read.</param>
public sealed record RoundNumbers(int Members, int Present, int Issued, int Collected)
{
    /// <summary>未收回: drawn and not cast.</summary>
    public int Missing => Math.Max(0, Issued - Collected);

    /// <summary>The number that a rule counts against.</summary>
    /// <param name="denominator">Which of them.</param>
    /// <param name="valid">Valid votes of the subject.</param>
    public int Base(Denominator denominator, int valid) => denominator switch
    {
        Denominator.Present => Present,
        Denominator.Issued => Issued,
        Denominator.Collected => Collected,
        Denominator.Valid => valid,
        _ => Members,
    };
}
