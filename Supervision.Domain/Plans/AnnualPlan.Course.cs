using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Plans;

/// <content>The course from collecting to closing (D-4.6).</content>
public sealed partial class AnnualPlan
{
    /// <summary>Why drafting cannot begin.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDraft() =>
        State is PlanState.Collecting ? [] : [new(PlanRules.Order, $"{Name}已经在“{StateWords}”阶段。")];

    /// <summary>Ends the collecting of topics.</summary>
    public void Draft(DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDraft());
        (State, DraftingSince) = (PlanState.Drafting, today);
    }

    /// <summary>Why the draft cannot go to the organs.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToConsult(int items) =>
        State is not PlanState.Drafting ? [new(PlanRules.Order, "起草阶段才能发出征求意见。")]
        : items == 0 ? [new(PlanRules.Order, "计划里还没有事项，请先列入。")]
        : [];

    /// <summary>Sends the draft to the organs for so many days.</summary>
    public void Consult(int items, DateOnly today, int days)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToConsult(items));
        (State, ConsultedOn, ConsultUntil) = (PlanState.Consulting, today, today.AddDays(days));
    }

    /// <summary>Why the draft cannot be put to the council: its place in the course, and the blocking checks (D-4.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSubmit(IReadOnlyList<PlanCheck> checks) =>
        State is not (PlanState.Drafting or PlanState.Consulting)
            ? [new(PlanRules.Order, State == PlanState.Collecting ? "请先结束议题征集，进入起草。" : $"{Name}已经在“{StateWords}”阶段。")]
            : [.. checks.Where(c => c.IsBlock).Select(c => new Obstacle(c.Clause, c.Message))];

    /// <summary>Puts the draft to the council.</summary>
    public void Submit(IReadOnlyList<PlanCheck> checks, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSubmit(checks));
        (State, SubmittedOn) = (PlanState.Submitted, today);
    }

    /// <summary>Why it cannot go back to drafting.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReturn() =>
        State is PlanState.Submitted or PlanState.Consulting ? [] : [new(PlanRules.Order, "只有征求意见或者已提请主任会议的草案可以退回起草。")];

    /// <summary>Back to drafting, after the council's 不同意 or 暂缓, or to mend it.</summary>
    public void Return()
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReturn());
        (State, SubmittedOn) = (PlanState.Drafting, null);
    }

    /// <summary>Why it is not adopted yet; <paramref name="decision"/> is the council's newest decision on it, or null.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAdopt(PlanDecision? decision) =>
        State is not PlanState.Submitted ? [new(PlanRules.Order, "提请主任会议以后才能登记通过。")]
        : decision is null ? [new(PlanRules.OnePlan, "还没有主任会议对计划草案的决定。请办公室把草案列入主任会议议题，会后登记决定。")]
        : !decision.IsApproval ? [new(PlanRules.OnePlan, $"{decision.Meeting}的决定不是同意，或者还没有经主任（主持人）确认。")]
        : [];

    /// <summary>The council has adopted it.</summary>
    public void Adopt(PlanDecision decision)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAdopt(decision));
        (State, AdoptedBy, AdoptedAt, AdoptedOn) = (PlanState.Adopted, decision.Decision, decision.Meeting, decision.Day);
    }

    /// <summary>Why it cannot be published.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPublish(DateOnly today) =>
        State is PlanState.Published ? [new(PlanRules.Order, $"{Name}已于{PublishedOn?.Full()}公布。")]
        : State is not PlanState.Adopted ? [new(PlanRules.OnePlan, "主任会议通过以后才能公布。")]
        : AdoptedOn > today ? [new(PlanRules.Order, $"计划于{AdoptedOn?.Full()}通过，不能早于通过日公布。")]
        : [];

    /// <summary>Publishes it; its working objects are made by the use case.</summary>
    public void Publish(DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPublish(today));
        (State, PublishedOn) = (PlanState.Published, today);
    }

    /// <summary>Why it cannot be closed: the year must be over and every line done (D-4.6).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose(int unfinished, DateOnly today) =>
        State is not PlanState.Published ? [new(PlanRules.Order, "公布以后的计划才能办结。")]
        : today.Year <= Year ? [new(PlanRules.YearOver, $"{Year}年结束后才能办结。")]
        : unfinished > 0 ? [new(PlanRules.YearOver, $"还有 {unfinished} 项没有完成，请逐项完成、移到下一年，或者调整计划。")]
        : [];

    /// <summary>Closes it.</summary>
    public void Close(int unfinished, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToClose(unfinished, today));
        (State, ClosedOn) = (PlanState.Closed, today);
    }
}
