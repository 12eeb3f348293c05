using System.Collections.Immutable;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <summary>A member who does not vote in a round (回避, D-1.6).</summary>
/// <param name="Member">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Reason">Subject, spouse or near relative of one.</param>
public sealed record Recusal(MemberId Member, string Name, string Reason);

/// <summary>A task from a grade that was done, or a letter that was sent (D-10.40, D-10.18).</summary>
/// <param name="Slot">Which one.</param>
/// <param name="On">The day it was done.</param>
/// <param name="By">Who noted it.</param>
public sealed record DoneStep(string Slot, DateOnly On, string By);

/// <content>Recusals, and what was done of what follows from the grades.</content>
public sealed partial class RatingRound
{
    /// <summary>Longest reason of a recusal.</summary>
    public const int LongestReason = 100;

    /// <summary>Members who are not entitled in this round.</summary>
    public ImmutableArray<Recusal> Recusals { get; private set; } = [];

    /// <summary>Tasks noted as done.</summary>
    public ImmutableArray<DoneStep> StepsDone { get; private set; } = [];

    /// <summary>Why this member cannot be marked.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRecuse(string name, string reason) =>
        IsGroup ? [new(RatingRules.Recusing, "只有组成人员登记回避。")]
        : !Content.Ballot.Recuses ? [new(RatingRules.Recusing, "规则没有规定测评回避；需要时先在规则里开启，新的轮次适用。")]
        : State is not (RoundState.Prepared or RoundState.Approved or RoundState.Ready) ? [new(RatingRules.Recusing, $"本轮{StateWords}，回避名单不能再改。")]
        : string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason ? [new(RatingRules.Recusing, $"请写明回避的理由，最多 {LongestReason} 个字。", nameof(Recusal.Reason))]
        : Recusals.Any(r => r.Name == name) ? [new(RatingRules.Recusing, $"{name}已在回避名单里。", nameof(Recusal.Member))]
        : [];

    /// <summary>Marks a member. Who was counted already is counted anew.</summary>
    public void Recuse(Recusal recusal, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToRecuse(recusal.Name, recusal.Reason));
        Recusals = Recusals.Add(recusal);
        if (State == RoundState.Ready)
        {
            (State, BoxKey, WrappedKey, Present) = (RoundState.Approved, [], [], 0);
        }

        Note(now, by, $"{recusal.Name}回避：{recusal.Reason}");
    }

    /// <summary>Notes a task as done.</summary>
    public void NoteDone(string slot, DateOnly on, string by, DateTimeOffset now, string words)
    {
        if (State != RoundState.Announced || StepsDone.Any(s => s.Slot == slot))
        {
            throw new RuleBrokenException("Only an open task of an announced round is done.");
        }

        StepsDone = StepsDone.Add(new(slot, on, by));
        Note(now, by, $"{words}已办");
    }
}
