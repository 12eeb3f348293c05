using Supervision.Domain.Ratings;

namespace Supervision.Web.Persistence;

/// <summary>What a slip is (D-10.7).</summary>
public enum SlipState
{
    /// <summary>可以投.</summary>
    Minted,

    /// <summary>已使用.</summary>
    Used,

    /// <summary>已作废.</summary>
    Revoked,

    /// <summary>本轮已封存: the state is forgotten, only that the slip was one of this round is known until the sitting closes.</summary>
    Over,
}

/// <summary>How a slip reached its voter; a mark of the slip, never of the ballot (D-10.7).</summary>
public enum SlipChannel
{
    /// <summary>抽签纸票.</summary>
    Paper,

    /// <summary>屏幕领票.</summary>
    Screen,

    /// <summary>备用纸票: printed with the others and alike, no slip before a late member draws it (D-10.15).</summary>
    Reserve,
}

/// <summary>A slip (测评票): the keyed hash of its code and nothing about whom it went to or when (D-10.5, D-10.7).</summary>
public sealed class Slip
{
    /// <summary>HMAC-SHA-256 of the code.</summary>
    public byte[] Hash { get; set; } = [];

    public RatingRoundId Round { get; set; }

    public SlipState State { get; set; }

    public SlipChannel Channel { get; set; }
}

/// <summary>One cast ballot in the box: locked, under a random key, and nothing else (D-10.9, D-10.9a).</summary>
public sealed class Ballot
{
    /// <summary>Random, not version 7: a time-ordered key would tell in which order ballots came in, and so who.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    public RatingRoundId Round { get; set; }

    /// <summary>Of one length for all ballots of a round.</summary>
    public byte[] Locked { get; set; } = [];
}

/// <summary>A line of the roll (签领名册): that a person drew a slip, never which and never when (D-10.6).</summary>
public sealed class RollEntry
{
    public RatingRoundId Round { get; set; }

    public MemberId Member { get; set; }

    public bool HasDrawn { get; set; }

    /// <summary>True while the person may draw once more, for a slip that both scrutineers exchanged (D-10.15); issued stays meanwhile.</summary>
    public bool MayDrawAgain { get; set; }
}

/// <summary>What a member voted in a round by name (记名票, D-10.19).</summary>
public sealed class OpenVote
{
    public RatingRoundId Round { get; set; }

    public MemberId Member { get; set; }

    /// <summary>One byte for each thing asked.</summary>
    public byte[] Marks { get; set; } = [];

    /// <summary>True when hands were shown and the Office entered it; false when the member voted on the own phone.</summary>
    public bool IsByHand { get; set; }
}

/// <summary>One mark for one subject in the sealed box: no link to the other marks of its ballot (D-10.11).</summary>
public sealed class SealedMark
{
    /// <summary>Random; the rows are written in its order.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    public RatingRoundId Round { get; set; }

    public int Subject { get; set; }

    public int Slot { get; set; }

    public int Mark { get; set; }
}
