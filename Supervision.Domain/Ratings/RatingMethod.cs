using System.Collections.Immutable;

namespace Supervision.Domain.Ratings;

/// <summary>What a grade is counted against (计票基数, D-10.22).</summary>
public enum Denominator
{
    /// <summary>全体组成人员.</summary>
    AllMembers,

    /// <summary>实到人数.</summary>
    Present,

    /// <summary>发出票数.</summary>
    Issued,

    /// <summary>收回票数.</summary>
    Collected,

    /// <summary>有效票数.</summary>
    Valid,

    /// <summary>应到人数 of a group that is not the committee (D-10.29).</summary>
    Entitled,
}

/// <summary>What votes exactly at the threshold are (恰好半数, D-10.21).</summary>
public enum TieRule
{
    /// <summary>不算达到: the walk goes on to the next grade.</summary>
    Lower,

    /// <summary>算达到.</summary>
    Reach,

    /// <summary>重新测评一次: no grade in the first round; in the second as <see cref="Lower"/>.</summary>
    Revote,
}

/// <summary>A grade that can be marked (等次).</summary>
/// <param name="Name">As printed: 满意, 基本满意, 不满意.</param>
/// <param name="Points">Points where grades are scored, 0 to 100 (D-10.27).</param>
public sealed record Grade(string Name, decimal Points);

/// <summary>The usual scales (D-10.27, D-14).</summary>
public static class GradeScales
{
    /// <summary>满意、基本满意、不满意.</summary>
    public static readonly ImmutableArray<Grade> Three = [new("满意", 100), new("基本满意", 80), new("不满意", 50)];

    /// <summary>满意、不满意 (D-10.26).</summary>
    public static readonly ImmutableArray<Grade> Two = [new("满意", 100), new("不满意", 50)];

    /// <summary>优秀、称职、基本称职、不称职.</summary>
    public static readonly ImmutableArray<Grade> Four = [new("优秀", 95), new("称职", 80), new("基本称职", 65), new("不称职", 40)];
}

/// <summary>How votes become a grade (判定规则).</summary>
public abstract record GradeRule;

/// <summary>The first grade whose votes, with those of all better grades, pass the threshold; the last where none does (D-10.20,
/// D-10.26: with two grades it is 满意 over half, otherwise 不满意).</summary>
/// <param name="Threshold">The share that must be passed; one half unless the measure says otherwise.</param>
public sealed record MajorityRule(Ratio Threshold) : GradeRule
{
    /// <summary>More than half.</summary>
    public static readonly MajorityRule Half = new(new Ratio(1, 2));

    /// <summary>A share for each grade but the last, best first, where they differ; empty where one holds for all (t_i, D-10.20).</summary>
    public ImmutableArray<Ratio> Each { get; init; } = [];

    /// <summary>True where grades have shares of their own.</summary>
    public bool Differs => !Each.IsDefaultOrEmpty;

    /// <summary>The share that the votes up to this grade must pass.</summary>
    public Ratio Of(int grade) => Differs ? Each[grade] : Threshold;

    /// <inheritdoc/>
    public bool Equals(MajorityRule? other) =>
        other is not null && Threshold == other.Threshold && (Differs ? Each : []).SequenceEqual(other.Differs ? other.Each : []);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Threshold, Differs ? Each.Length : 0);
}

/// <summary>The average of points over the valid votes, cut into bands (D-10.27).</summary>
/// <param name="Bands">Lower ends of all grades but the last, best first; each belongs to its band.</param>
public sealed record ScoreRule(ImmutableArray<decimal> Bands) : GradeRule
{
    /// <summary>From 90, from 75, from 60, below.</summary>
    public static readonly ScoreRule Usual = new([90, 75, 60]);
}

/// <summary>One thing that must be true of the shares (D-10.28).</summary>
/// <param name="VotesOf">Grades whose votes are added, by their place.</param>
/// <param name="Comparison">What must hold.</param>
/// <param name="Share">The share of the denominator, or a number of votes when <paramref name="IsCount"/>.</param>
/// <param name="IsCount">True when the bound is a number of votes.</param>
public sealed record ShareTest(ImmutableArray<int> VotesOf, Comparison Comparison, Ratio Share, bool IsCount = false);

/// <summary>How a sum of votes must stand to its bound.</summary>
public enum Comparison
{
    /// <summary>超过.</summary>
    More,

    /// <summary>不少于.</summary>
    AtLeast,

    /// <summary>不超过.</summary>
    AtMost,
}

/// <summary>A grade that is given when all its tests hold.</summary>
/// <param name="Grade">The grade by its place.</param>
/// <param name="Tests">All of them must hold.</param>
public sealed record ShareCondition(int Grade, ImmutableArray<ShareTest> Tests);

/// <summary>Ordered conditions on shares; the first that holds gives the grade, the last grade where none does (D-10.28).</summary>
public sealed record ShareRule(ImmutableArray<ShareCondition> Conditions) : GradeRule;

/// <summary>How one subject is judged: a rule and its settings, frozen with the round (D-10.20 to D-10.25).</summary>
/// <param name="Grades">The grades, best first: 2 to 5.</param>
/// <param name="Rule">How votes become a grade.</param>
public sealed record RatingMethod(ImmutableArray<Grade> Grades, GradeRule Rule)
{
    /// <summary>What is counted against.</summary>
    public Denominator Denominator { get; init; }

    /// <summary>What exactly the threshold is.</summary>
    public TieRule Tie { get; init; }

    /// <summary>The share of all members that valid votes must pass for the result to count (D-10.23).</summary>
    public Ratio LeastValid { get; init; } = new(1, 2);

    /// <summary>True when more than half of the worst grade decides before anything else (D-10.24).</summary>
    public bool WorstFirst { get; init; }

    /// <summary>Three grades, more than half of all members: the default.</summary>
    public static readonly RatingMethod Usual = new(GradeScales.Three, MajorityRule.Half);
}
