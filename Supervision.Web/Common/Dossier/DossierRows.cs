namespace Supervision.Web.Common.Dossier;

/// <summary>How a stage of the stage bar stands.</summary>
public enum StageState
{
    /// <summary>已完成.</summary>
    Done,

    /// <summary>进行中.</summary>
    Running,

    /// <summary>未开始.</summary>
    Todo,

    /// <summary>不适用, e.g. of a matter that was withdrawn.</summary>
    None,
}

/// <summary>One stage of the stage bar.</summary>
/// <param name="Name">E.g. 征求意见.</param>
/// <param name="State">How it stands.</param>
/// <param name="When">The day it was done, or its last day in words; — when neither is known.</param>
/// <param name="Anchor">Id of the part of the page it opens.</param>
public sealed record StageRow(string Name, StageState State, string When, string Anchor);

/// <summary>Whether the reader may ask who owes something to hurry (催一下).</summary>
public enum NudgeState
{
    /// <summary>Not the reader's to ask, or not today.</summary>
    None,

    /// <summary>可以催.</summary>
    Possible,

    /// <summary>今天已催.</summary>
    Done,
}

/// <summary>One deadline of a matter as a table shows it.</summary>
/// <param name="Kind">Code of the obligation, e.g. report.draft.</param>
/// <param name="Act">What is owed.</param>
/// <param name="Day">The legal last day.</param>
/// <param name="MetOn">The day it was done.</param>
/// <param name="Chip">Kind of the chip that says the result.</param>
/// <param name="Result">Words of the result, e.g. 逾期1天, 还剩 4 个工作日.</param>
/// <param name="OwedBy">Who owes it, by name.</param>
/// <param name="Reason">How the day was found.</param>
/// <param name="Source">The rule's source and version; empty when a text or decision named the day.</param>
/// <param name="Earlier">Days it had before, with their grounds, oldest first.</param>
/// <param name="IsProvisional">暂定: the year's holiday table is missing.</param>
/// <param name="State">Open, met or cancelled.</param>
/// <param name="Party">Who owes it.</param>
public sealed record DeadlineRow(
    string Kind, string Act, DateOnly Day, DateOnly? MetOn, ChipKind Chip, string Result, string OwedBy, string Reason, string Source,
    IReadOnlyList<string> Earlier, bool IsProvisional, ObligationState State, Party Party)
{
    /// <summary>The obligation.</summary>
    public ObligationId Obligation { get; init; }

    /// <summary>Calendar days it is late, or was late when it was done; 0 when in time.</summary>
    public int DaysLate { get; init; }

    /// <summary>True of what is late and still owed: only that is shown in red.</summary>
    public bool IsOverdue => DaysLate > 0 && MetOn is null;

    public NudgeState Nudge { get; init; }

    /// <summary>Address of the rule version it was counted with; empty when a text or decision named the day.</summary>
    public string RuleLink { get; init; } = "";

    /// <summary>When the office closes on the last day; empty for 24:00.</summary>
    public string EndsAt { get; init; } = "";
}

/// <summary>One sentence of a matter's history.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Sentence">What happened.</param>
public sealed record HistoryRow(DateTimeOffset At, string Actor, string Sentence)
{
    /// <summary>True where only the day is known: told from a dated fact, not from the trail.</summary>
    public bool IsOfDay { get; init; }

    /// <summary>The moment, or the day.</summary>
    public string When => IsOfDay ? At.BeijingDate().Full() : At.Clock();

    /// <summary>True of a sentence that tells of a reminder (催办、逾期提醒): nothing was done in the matter itself.</summary>
    /// <remarks>Told by its words: the history is the audit trail, whose lines are chained by their content (0002); a kind of their own would change every
    /// line ever written. It only orders a preview, and a test holds the words that reminders use.</remarks>
    public bool IsReminder => Sentence.Contains("，提醒", StringComparison.Ordinal) || Sentence.StartsWith("催办：", StringComparison.Ordinal);
}

/// <summary>A file of a matter, or one that is still missing.</summary>
/// <param name="Stage">The stage it belongs to.</param>
/// <param name="Name">Its name, or what is missing.</param>
/// <param name="Note">A remark, e.g. 逾期1天, 会议期间更换.</param>
/// <param name="From">Who gave it.</param>
/// <param name="At">When it came in; null while missing.</param>
/// <param name="File">Id of the stored file; null while missing.</param>
/// <param name="Hash">Its checksum; the page shows the first characters.</param>
public sealed record FileRow(string Stage, string Name, string Note, string From, DateTimeOffset? At, Guid? File, string Hash);
