using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <content>年初问安排 (D-7.5): draft, hand in, accept or return, fix, change by a new version.</content>
public sealed partial class KeyWork
{
    /// <summary>What the body has typed so far; null before.</summary>
    public KeyWorkPlanEntry? PlanDraft { get; private set; }

    /// <summary>Fixed versions, the first first.</summary>
    public IReadOnlyList<KeyWorkPlanVersion> Plans => [.. plans.OrderBy(p => p.Number)];

    /// <summary>The newest fixed version; null before.</summary>
    public KeyWorkPlan? Plan => Plans is [.., var newest] ? newest.Content : null;

    /// <summary>The plan that is measured against: the first one, or by setting the newest.</summary>
    public KeyWorkPlan? Measured(string measureAgainst) => measureAgainst == KeyWorkRules.Latest ? Plan : Plans is [var first, ..] ? first.Content : null;

    /// <summary>Why no plan can be written now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWritePlan() =>
        IsOver ? [KeyWorkRules.InOrder($"这项工作{State.Words()}。")]
        : ReachedOn(KeyWorkState.PlanAsked) is null ? [KeyWorkRules.InOrder("还没有布置年度安排。")]
        : plans.Count > 0 ? [new(KeyWorkRules.Frozen, "年度安排已经定稿，不能再改；确需调整的，请提出调整，由主任会议决定。")]
        : Newest(KeyWorkPaperKind.Plan) is { Review: PaperReview.Waiting } ? [KeyWorkRules.InOrder("年度安排已经报送，正在审核；需要更正的，请承办委员会退回。")]
        : Newest(KeyWorkPaperKind.Plan) is { Review: PaperReview.Accepted } ? [KeyWorkRules.InOrder("年度安排已经审核通过，等待定稿。")]
        : State >= KeyWorkState.EndSubmitted ? [KeyWorkRules.InOrder("年末效果已经报送，不再补报年度安排。")]
        : [];

    /// <summary>Keeps what was typed (保存草稿).</summary>
    public void KeepPlan(KeyWorkPlanEntry entry)
    {
        RuleBrokenException.ThrowIfAny([.. ObstaclesToWritePlan(), .. entry.ObstaclesToKeep()]);
        PlanDraft = entry;
    }

    /// <summary>Why the draft cannot be handed in.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHandInPlan() =>
        ObstaclesToWritePlan() is { Count: > 0 } obstacles ? obstacles : (PlanDraft ?? KeyWorkPlanEntry.Blank).Read(Year).Obstacles;

    /// <summary>The draft is handed in.</summary>
    public KeyWorkPaper HandInPlan(PaperReceipt receipt, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToHandInPlan());
        var paper = Take(KeyWorkPaperKind.Plan, receipt);
        paper.Plan = PlanDraft!.Read(Year).Plan;
        Reach(KeyWorkState.PlanSubmitted, today);
        return paper;
    }

    /// <summary>Why the plan cannot be accepted or sent back.</summary>
    /// <param name="accepts">True to accept.</param>
    /// <param name="text">The committee's remarks; needed to send it back.</param>
    /// <param name="mostReturns">How often it may be sent back.</param>
    public IReadOnlyList<Obstacle> ObstaclesToReviewPlan(bool accepts, string text, int mostReturns) =>
        ObstaclesToReview(Newest(KeyWorkPaperKind.Plan), "年度安排") is { Count: > 0 } obstacles ? obstacles
        : !accepts && ReturnsOf(KeyWorkPaperKind.Plan) >= mostReturns
            ? [new(KeyWorkRules.Reviewed, $"已经退回 {mostReturns} 次，不能再退回。请提请主任会议决定。", "Text")]
        : accepts ? [.. KeyWorkRules.Limited(KeyWorkRules.Reviewed, text, "审核意见", KeyWorkRules.LongestText, "Text")]
        : [.. KeyWorkRules.Needed(KeyWorkRules.Reviewed, text, "退回的理由", KeyWorkRules.LongestText, "Text")];

    /// <summary>The committee accepts the plan, or sends it back.</summary>
    public void ReviewPlan(bool accepts, string text, string by, DateOnly today)
    {
        Newest(KeyWorkPaperKind.Plan)!.Judge(accepts ? PaperReview.Accepted : PaperReview.Returned, text, by, today);
        if (accepts)
        {
            Reach(KeyWorkState.PlanReviewed, today);
        }
        else if (State == KeyWorkState.PlanSubmitted)
        {
            State = KeyWorkState.PlanAsked;
        }
    }

    /// <summary>Why the plan cannot be fixed by this person: the lead council member, after acceptance.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToFix(PersonId? who) =>
        plans.Count > 0 ? [KeyWorkRules.InOrder("年度安排已经定稿。")]
        : IsOver ? [KeyWorkRules.InOrder($"这项工作{State.Words()}。")]
        : Newest(KeyWorkPaperKind.Plan) is not { Review: PaperReview.Accepted } ? [KeyWorkRules.InOrder("承办委员会审核通过以后才能定稿。")]
        : LeadMember is { } lead && lead != who ? [KeyWorkRules.InOrder("年度安排由分管领导定稿。")]
        : [];

    /// <summary>The plan is fixed (定稿): from now on it is frozen.</summary>
    public void Fix(DateOnly today)
    {
        plans.Add(new(1, today, "", null) { Content = Newest(KeyWorkPaperKind.Plan)!.Plan! });
        Reach(KeyWorkState.PlanFixed, today);
    }

    /// <summary>Why the council's decision on a plan that was sent back too often cannot be taken over.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToFixByCouncil(KeyWorkDecision? decision) =>
        plans.Count > 0 ? [KeyWorkRules.InOrder("年度安排已经定稿。")]
        : Newest(KeyWorkPaperKind.Plan) is not { Plan: not null, Review: not PaperReview.Returned } ? [KeyWorkRules.InOrder("没有可以定稿的年度安排。")]
        : decision is null || papers.Any(p => p.Decision == decision.Decision) ? [KeyWorkRules.InOrder("主任会议还没有决定，或者决定还没有确认。")]
        : !decision.IsOfThisText ? [KeyWorkRules.InOrder("主任会议决定的不是现在这一份安排，请重新提请。")] : [];

    /// <summary>The council decides on the plan as it stands, which the committee may not send back any more: it is fixed, or the body writes it once
    /// more and the next one goes before the council again (D-7.5).</summary>
    public void DecideByCouncil(KeyWorkDecision decision, string by, DateOnly today)
    {
        var paper = Newest(KeyWorkPaperKind.Plan)!;
        paper.Decision = decision.Decision;
        if (!decision.IsApproval)
        {
            paper.Judge(PaperReview.Returned, $"{decision.Meeting}不同意定稿，请按主任会议的意见修改后重新报送，再由主任会议决定。", by, today);
            State = State is KeyWorkState.PlanSubmitted or KeyWorkState.PlanReviewed ? KeyWorkState.PlanAsked : State;
            return;
        }

        if (paper.Review == PaperReview.Waiting)
        {
            paper.Judge(PaperReview.Accepted, "主任会议决定", by, decision.Day);
        }

        plans.Add(new(1, decision.Day, "", decision.Decision) { Content = paper.Plan! });
        Reach(KeyWorkState.PlanFixed, decision.Day);
    }

    /// <summary>The plan text that waits for the council: one sent back too often, or a change; null when none does.</summary>
    public (KeyWorkPaper Paper, bool IsChange)? PlanBeforeCouncil(int mostReturns) =>
        IsOver ? null
        : plans.Count == 0 && Newest(KeyWorkPaperKind.Plan) is { Review: PaperReview.Waiting } late && ReturnsOf(KeyWorkPaperKind.Plan) >= mostReturns ? (late, false)
        : plans.Count > 0 && Newest(KeyWorkPaperKind.PlanChange) is { Review: PaperReview.Waiting } change ? (change, true)
        : null;

    /// <summary>Why this change of the frozen plan cannot be asked for.</summary>
    public (KeyWorkPlan? Plan, IReadOnlyList<Obstacle> Obstacles) ReadChange(KeyWorkPlanEntry entry, string reason)
    {
        if (Plan is not { } now || State >= KeyWorkState.EndSubmitted || IsOver)
        {
            return (null, [new(KeyWorkRules.Frozen, Plan is null ? "年度安排还没有定稿，直接修改就可以。" : "年末效果报送以后，不能再调整安排。")]);
        }

        if (Newest(KeyWorkPaperKind.PlanChange) is { Review: PaperReview.Waiting })
        {
            return (null, [new(KeyWorkRules.Frozen, "已经提出的调整还在等主任会议决定。")]);
        }

        var (plan, obstacles) = entry.Read(Year);
        obstacles = [.. KeyWorkRules.Needed(KeyWorkRules.Frozen, reason, "调整的理由", KeyWorkRules.LongestReason, "Reason"), .. obstacles];
        return plan is null || obstacles.Count > 0 ? (null, obstacles) : Changed(now, plan) is { Count: > 0 } other ? (null, other) : (plan, []);
    }

    /// <summary>A change is asked for; the council decides.</summary>
    public KeyWorkPaper AskForChange(KeyWorkPlan plan, string reason, PaperReceipt receipt)
    {
        var paper = Take(KeyWorkPaperKind.PlanChange, receipt);
        (paper.Plan, paper.Text) = (plan, reason.Trim());
        return paper;
    }

    /// <summary>Why the council's decision on a change cannot be taken over.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToChange(KeyWorkDecision? decision) =>
        Newest(KeyWorkPaperKind.PlanChange) is not { Review: PaperReview.Waiting } ? [new(KeyWorkRules.Frozen, "没有等待决定的调整。")]
        : decision is null ? [new(KeyWorkRules.Frozen, "主任会议还没有决定。请把调整列入主任会议议题。")]
        : !decision.IsOfThisText ? [new(KeyWorkRules.Frozen, "主任会议决定的不是这一份调整，请重新提请。")] : [];

    /// <summary>The council agreed, and a new version stands; or it did not, and the plan stays as it is.</summary>
    public void Change(KeyWorkDecision decision, string by)
    {
        var paper = Newest(KeyWorkPaperKind.PlanChange)!;
        paper.Judge(decision.IsApproval ? PaperReview.Accepted : PaperReview.Returned, $"{decision.Meeting}决定", by, decision.Day);
        if (decision.IsApproval)
        {
            plans.Add(new(plans.Count + 1, decision.Day, paper.Text, decision.Decision) { Content = paper.Plan! });
        }
    }

    // What the first plan promised must stay measurable: indicators stay the same ones, milestones keep their places.
    private static IReadOnlyList<Obstacle> Changed(KeyWorkPlan now, KeyWorkPlan next) =>
        now.Text == next.Text ? [new(KeyWorkRules.Frozen, "内容没有变化。")]
        : !now.Indicators.Select(i => (i.Name, i.Unit, i.Target.Direction, i.Target.Baseline)).SequenceEqual(next.Indicators.Select(i => (i.Name, i.Unit, i.Target.Direction, i.Target.Baseline)))
            ? [new(KeyWorkRules.Frozen, "调整只能改目标值，不能增减指标，也不能改指标的名称、单位、方向和基准。", nameof(KeyWorkPlanEntry.Indicators))]
        : !now.Milestones.Select(m => m.Name).SequenceEqual(next.Milestones.Take(now.Milestones.Count).Select(m => m.Name))
            ? [new(KeyWorkRules.Frozen, "原有的节点不能删去或者换位置，可以改日期，也可以在后面增加。", nameof(KeyWorkPlanEntry.Milestones))]
        : [];
}
