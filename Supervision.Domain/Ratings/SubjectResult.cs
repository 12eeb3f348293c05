using System.Collections.Immutable;

namespace Supervision.Domain.Ratings;

/// <summary>How the count of a subject ended.</summary>
public enum CountOutcome
{
    /// <summary>A grade stands.</summary>
    Graded,

    /// <summary>未形成有效结果: too few valid votes; it is voted again (D-10.23).</summary>
    NotEnoughValid,

    /// <summary>恰好半数，重新测评 (D-10.21).</summary>
    VoteAgain,

    /// <summary>本轮作废: more came back than were handed out; nothing is counted (D-10.15).</summary>
    Void,

    /// <summary>不单独显示: a group so small that its votes would lay persons open (D-10.13).</summary>
    NotShown,
}

/// <summary>The result of one subject and how it was computed (D-10.20 to D-10.30). A pure value: the same counts give the same result.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Grade">The grade by its place, or null.</param>
/// <param name="Explanation">Line by line, in Chinese, as printed.</param>
public sealed record SubjectResult(CountOutcome Outcome, int? Grade, ImmutableArray<string> Explanation)
{
    /// <summary>The score before rounding, where grades are scored.</summary>
    public Ratio? Score { get; init; }

    /// <summary>The number counted against (计票基数).</summary>
    public int Base { get; init; }

    /// <summary>满意率: share of the best grade, per cent with two places; null where nothing was counted (D-10.30).</summary>
    public decimal? Rate { get; init; }

    /// <summary>基本满意以上率: share of the two best grades, per cent.</summary>
    public decimal? RateOfTwo { get; init; }

    /// <summary>What only the inner copy of the sheet says (D-10.25), or empty.</summary>
    public string InnerNote { get; init; } = "";
}
