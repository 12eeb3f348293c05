using Supervision.Domain.Dossiers;

namespace Supervision.Domain.Rules;

/// <summary>Id of a proposal to change rules.</summary>
public readonly record struct RuleProposalId(Guid Value);

/// <summary>How far a proposal has come.</summary>
public enum RuleProposalState
{
    /// <summary>等待主任会议.</summary>
    Waiting,

    /// <summary>已启用.</summary>
    InForce,

    /// <summary>已撤回.</summary>
    Dropped,
}

/// <summary>A decision of the council as a proposal needs it.</summary>
/// <param name="Decision">Its id, kept as proof.</param>
/// <param name="Meeting">Name of the meeting, e.g. 2026年第二次主任会议.</param>
/// <param name="MinutesNumber">Number of the minutes.</param>
/// <param name="IsApproval">True when the council agreed and the chair or presider confirmed it.</param>
public sealed record RuleDecision(Guid Decision, string Meeting, string MinutesNumber, bool IsApproval);

/// <summary>One value that a proposal would change.</summary>
/// <param name="Key">Key of the rule.</param>
/// <param name="Before">The value the proposer saw.</param>
/// <param name="After">The value wanted.</param>
/// <param name="Seen">Number of the version the proposer saw.</param>
public sealed record RuleValue(string Key, string Before, string After, int Seen)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A change of one rule or several that waits for the council (规则修改, D-14.2): the Office proposes, the council decides,
/// the Office puts it into force.</summary>
public sealed class RuleProposal
{
    private readonly List<RuleValue> values = [];

    private RuleProposal()
    {
    }

    public RuleProposalId Id { get; private set; }

    public RuleProposalState State { get; private set; }

    /// <summary>The first day wanted; a later one may be set when it is put into force, never an earlier one.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    public string Source { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string ProposedBy { get; private set; } = "";

    public DateTimeOffset ProposedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public IReadOnlyList<RuleValue> Values => values;

    public MatterRef Matter => new(MatterKind.RuleChange, Id.Value);

    /// <summary>What the council decides on, in one text; the day may still move later.</summary>
    public string Text => string.Join('\n', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}\t{v.After}"))
        + $"\n{Source}\n{Reason}";

    /// <summary>Words of the state.</summary>
    public string StateWords => State switch
    {
        RuleProposalState.Waiting => "等待主任会议决定",
        RuleProposalState.InForce => "已启用",
        _ => "已撤回",
    };

    /// <summary>Proposes. The caller has asked <see cref="RuleBook.ObstaclesToNext"/> for each value.</summary>
    public static RuleProposal Of(RuleProposalId id, IEnumerable<RuleValue> values, RuleChange change, string by, DateTimeOffset now)
    {
        var made = new RuleProposal
        {
            Id = id,
            EffectiveFrom = change.EffectiveFrom,
            Source = change.Source,
            Reason = change.Reason,
            ProposedBy = by,
            ProposedAt = now,
        };
        made.values.AddRange(values);
        return made;
    }

    /// <summary>Why it is not put into force: the council's confirmed decision on this very text, and a day that is still to come.</summary>
    /// <param name="decision">The council's decision on it, or null.</param>
    /// <param name="isOnThisText">True when the decision was taken on the text as it stands.</param>
    /// <param name="from">The first day.</param>
    /// <param name="today">Today.</param>
    public IReadOnlyList<Obstacle> ObstaclesToEnact(RuleDecision? decision, bool isOnThisText, DateOnly from, DateOnly today) =>
        State != RuleProposalState.Waiting ? [new(RuleClauses.ByCouncil, $"这次修改{StateWords}。")]
        : decision is null || !isOnThisText
            ? [new(RuleClauses.ByCouncil, "主任会议还没有决定。请把它列入主任会议议题，登记决定，由主任或者主持人确认。")]
        : !decision.IsApproval ? [new(RuleClauses.ByCouncil, $"{decision.Meeting}的决定不是同意，或者还没有经主任（主持人）确认。")]
        : from <= today ? [new(RuleClauses.NextDay, $"施行日{from:yyyy年M月d日}已过，新版本最早从明天起施行，请改施行日期。", nameof(RuleChange.EffectiveFrom))]
        : from < EffectiveFrom ? [new(RuleClauses.NextDay, $"主任会议决定的施行日是{EffectiveFrom:yyyy年M月d日}，可以推后，不能提前。", nameof(RuleChange.EffectiveFrom))]
        : [];

    /// <summary>Puts it into force. The caller has written the versions.</summary>
    public void Enact(RuleDecision decision, DateOnly from, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEnact(decision, true, from, today));
        (State, DecidedBy, EffectiveFrom) = (RuleProposalState.InForce, decision.Decision, from);
    }

    /// <summary>Why it cannot be taken back.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDrop() =>
        State == RuleProposalState.Waiting ? [] : [new(RuleClauses.ByCouncil, $"这次修改{StateWords}，不能撤回。")];

    /// <summary>Takes it back; it stays in the list.</summary>
    public void Drop()
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDrop());
        State = RuleProposalState.Dropped;
    }

    /// <summary>The change of one value as a version keeps it: its source names the decision.</summary>
    public RuleChange ChangeOf(RuleValue value, RuleDecision decision, DateOnly from) => new(
        value.After, from, $"{Source}（{decision.Meeting}决定，{decision.MinutesNumber}）", Reason);
}
