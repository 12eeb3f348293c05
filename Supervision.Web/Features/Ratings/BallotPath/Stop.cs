using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.BallotPath;

/// <summary>Why nothing can be cast now (screens 4.3, 5 and 6).</summary>
public enum StopKind
{
    /// <summary>扫不了码，输入票号.</summary>
    TypeCode,

    /// <summary>投票未开放.</summary>
    NotYet,

    /// <summary>此票已使用.</summary>
    Used,

    /// <summary>投票已结束.</summary>
    Closed,

    /// <summary>票号无效.</summary>
    Unknown,

    /// <summary>这张票已作废.</summary>
    Revoked,

    /// <summary>这是另一轮的票面.</summary>
    WrongForm,

    /// <summary>这是另一轮的票: of a round that is over, while another is open.</summary>
    OtherRound,
}

/// <summary>A page that says why nothing can be cast, and one way out.</summary>
public sealed record Stop
{
    public StopKind Kind { get; init; }

    /// <summary>The round of the slip; null for an unknown one.</summary>
    public RatingRound? Round { get; init; }

    /// <summary>Title of the round that is open now, for a slip of an earlier one.</summary>
    public string OpenTitle { get; init; } = "";

    /// <summary>What was typed as a code.</summary>
    public string Typed { get; init; } = "";
}
