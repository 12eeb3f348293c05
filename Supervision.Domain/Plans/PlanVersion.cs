using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Plans;

/// <summary>How far a version of a plan has come (D-4.7).</summary>
public enum PlanVersionState
{
    /// <summary>起草.</summary>
    Drafting,

    /// <summary>已提请主任会议.</summary>
    Submitted,

    /// <summary>已通过.</summary>
    Adopted,

    /// <summary>已公布.</summary>
    Published,
}

/// <summary>A version of a published plan (计划版本, D-4.7). The first is the plan as published; each further one is an adjustment.</summary>
/// <remarks>Once published its lines are kept word for word and never change. Until then it holds only what is to be changed.</remarks>
public sealed class PlanVersion
{
    private readonly List<PlanVersionLine> lines = [];
    private readonly List<PlanChange> changes = [];

    private PlanVersion()
    {
    }

    public PlanVersionId Id { get; private set; }

    public AnnualPlanId Plan { get; private set; }

    /// <summary>1 for the plan as first published, then counted up without gap.</summary>
    public int Number { get; private set; }

    public PlanVersionState State { get; private set; }

    public DateOnly StartedOn { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public CouncilDecisionId? AdoptedBy { get; private set; }

    /// <summary>Name of the council meeting that adopted it.</summary>
    public string AdoptedAt { get; private set; } = "";

    public DateOnly? AdoptedOn { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The plan as this version published it; empty before.</summary>
    public IReadOnlyList<PlanVersionLine> Lines => [.. lines.OrderBy(l => l.Order)];

    /// <summary>What this version adds, changes, strikes and ends.</summary>
    public IReadOnlyList<PlanChange> Changes => [.. changes.OrderBy(c => c.Order)];

    public bool IsPublished => State == PlanVersionState.Published;

    /// <summary>Words of the state.</summary>
    public string StateWords => State switch
    {
        PlanVersionState.Drafting => "起草",
        PlanVersionState.Submitted => "主任会议审议",
        PlanVersionState.Adopted => "已通过，待公布",
        _ => "已公布",
    };

    /// <summary>All that is to be changed in one text, for the hash that the council's decision refers to.</summary>
    public string Text => string.Join('\n', Changes.Select(c => $"{c.Kind}\t{c.Item.Value:N}\t{c.Content?.Text}\t{c.Reason}"));

    /// <summary>The plan as it is published for the first time.</summary>
    public static PlanVersion First(PlanVersionId id, AnnualPlan plan, IEnumerable<PlanVersionLine> published)
    {
        var version = new PlanVersion
        {
            Id = id,
            Plan = plan.Id,
            Number = 1,
            State = PlanVersionState.Published,
            StartedOn = plan.CreatedOn,
            SubmittedOn = plan.SubmittedOn,
            AdoptedBy = plan.AdoptedBy,
            AdoptedAt = plan.AdoptedAt,
            AdoptedOn = plan.AdoptedOn,
            PublishedOn = plan.PublishedOn,
        };
        version.lines.AddRange(published);
        return version;
    }

    /// <summary>Why no adjustment can be begun: one at a time.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToStart(AnnualPlan plan, PlanVersion? newest) =>
        plan.ObstaclesToAdjust() is { Count: > 0 } obstacles ? obstacles
        : newest is { IsPublished: false } ? [new(PlanRules.Adjusted, $"第 {newest.Number} 版的调整还没有公布，不能同时起草另一版。")]
        : [];

    /// <summary>Begins an adjustment.</summary>
    public static PlanVersion Start(PlanVersionId id, AnnualPlan plan, PlanVersion? newest, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToStart(plan, newest));
        return new() { Id = id, Plan = plan.Id, Number = (newest?.Number ?? 1) + 1, State = PlanVersionState.Drafting, StartedOn = today };
    }

    /// <summary>Why nothing can be written into it now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEdit() =>
        State == PlanVersionState.Drafting ? [] : [new(PlanRules.Adjusted, $"第 {Number} 版{StateWords}，不能再改；要改请先退回起草。")];

    /// <summary>Why this change cannot be entered (D-4.7).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEnter(PlanEntry entry) =>
        ObstaclesToEdit() is { Count: > 0 } closed ? closed : [.. entry.Obstacles()];

    /// <summary>Enters a change; an earlier one of the same line is replaced.</summary>
    public void Enter(PlanEntry entry)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEnter(entry));
        var order = changes.Find(c => c.Item == entry.Item)?.Order ?? (changes.Count == 0 ? 1 : changes.Max(c => c.Order) + 1);
        changes.RemoveAll(c => c.Item == entry.Item);
        changes.Add(new(order, entry));
    }

    /// <summary>Takes a change out of the draft.</summary>
    public void TakeBack(PlanItemId item)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEdit());
        changes.RemoveAll(c => c.Item == item);
    }

    /// <summary>Why it cannot be put to the council; <paramref name="checks"/> are those of the plan as it would become.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSubmit(IReadOnlyList<PlanCheck> checks) =>
        State != PlanVersionState.Drafting ? [new(PlanRules.Adjusted, $"第 {Number} 版已经在“{StateWords}”阶段。")]
        : changes.Count == 0 ? [new(PlanRules.Adjusted, "还没有写入任何增加、修改、删去或者终止的事项。")]
        : [.. checks.Where(c => c.IsBlock).Select(c => new Obstacle(c.Clause, c.Message))];

    /// <summary>Puts it to the council.</summary>
    public void Submit(IReadOnlyList<PlanCheck> checks, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSubmit(checks));
        (State, SubmittedOn) = (PlanVersionState.Submitted, today);
    }

    /// <summary>Why it cannot go back to drafting.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReturn() =>
        State == PlanVersionState.Submitted ? [] : [new(PlanRules.Adjusted, "只有已提请主任会议、还没有登记通过的调整可以退回起草。")];

    /// <summary>Back to drafting, after a 不同意 or 暂缓, or to mend it.</summary>
    public void Return()
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReturn());
        (State, SubmittedOn) = (PlanVersionState.Drafting, null);
    }

    /// <summary>Why it is not adopted yet. A decision on another wording does not count (D-8.15).</summary>
    /// <param name="decision">The council's newest decision on an adjustment of this plan, or null.</param>
    /// <param name="isOnThisText">True when the decision was taken on the text as it stands.</param>
    public IReadOnlyList<Obstacle> ObstaclesToAdopt(PlanDecision? decision, bool isOnThisText) =>
        State != PlanVersionState.Submitted ? [new(PlanRules.Adjusted, "提请主任会议以后才能登记通过。")]
        : decision is null || !isOnThisText
            ? [new(PlanRules.Adjusted, "还没有主任会议对这次调整的决定。请办公室把调整方案列入主任会议议题，会后登记决定，由主任或者主持人确认。")]
        : !decision.IsApproval ? [new(PlanRules.Adjusted, $"{decision.Meeting}的决定不是同意，或者还没有经主任（主持人）确认。")]
        : [];

    /// <summary>The council has adopted it.</summary>
    public void Adopt(PlanDecision decision, bool isOnThisText)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAdopt(decision, isOnThisText));
        (State, AdoptedBy, AdoptedAt, AdoptedOn) = (PlanVersionState.Adopted, decision.Decision, decision.Meeting, decision.Day);
    }

    /// <summary>Why it cannot be published.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPublish(DateOnly today) =>
        IsPublished ? [new(PlanRules.Adjusted, $"第 {Number} 版已于{PublishedOn?.Full()}公布。")]
        : State != PlanVersionState.Adopted ? [new(PlanRules.Adjusted, "主任会议通过以后才能公布。")]
        : AdoptedOn > today ? [new(PlanRules.Adjusted, $"调整于{AdoptedOn?.Full()}通过，不能早于通过日公布。")]
        : [];

    /// <summary>Publishes it: from now on its lines are kept word for word.</summary>
    public void Publish(IEnumerable<PlanVersionLine> published, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPublish(today));
        lines.AddRange(published);
        (State, PublishedOn) = (PlanVersionState.Published, today);
    }
}
