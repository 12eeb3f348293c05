using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <content>改办: a body says that its points are not its business; Office and lead member decide (D-8.7).</content>
public sealed partial class ReviewOpinion
{
    /// <summary>Why this body cannot refuse at all.</summary>
    /// <param name="body">The body.</param>
    /// <param name="lastDay">Last day for it; null while the body has not received the opinion.</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToRefuse(SupervisedBodyId body, DateOnly? lastDay, DateOnly today) =>
        DispatchTo(body) is not { } dispatch ? [new(HandlingRules.Refusal, "这份审议意见没有印发给这个单位。")]
        : dispatch.IsMain ? [new(HandlingRules.Refusal, "主送单位负责汇总，不能改办；意见主送有误的，请与常委会办公室联系。")]
        : dispatch.ReceivedOn is null || lastDay is not { } last ? [new(HandlingRules.Refusal, "请先签收，再提出改办。")]
        : dispatch.Refusal is { State: RefusalState.Asked or RefusalState.Proposed } ? [new(HandlingRules.Refusal, "改办申请已经提出，等办公室和分管领导决定。")]
        : dispatch.Refusal is not null ? [new(HandlingRules.Refusal, "改办申请已经决定，不能再次提出。")]
        : today > last ? [new(HandlingRules.Refusal, $"提出改办的期限是{last.Full()}，已经过了。")]
        : [];

    /// <summary>Why this refusal cannot be handed in.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRefuse(SupervisedBodyId body, string reason, SupervisedBodyId? to, DateOnly? lastDay, DateOnly today)
    {
        if (ObstaclesToRefuse(body, lastDay, today) is { Count: > 0 } closed)
        {
            return closed;
        }

        List<Obstacle> obstacles = [];
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason)
        {
            obstacles.Add(new(HandlingRules.Refusal, $"请写明不属于本单位职责的理由，最多 {LongestReason} 个字。", "Reason"));
        }

        if (to is null || to == body)
        {
            obstacles.Add(new(HandlingRules.Refusal, "请选择建议改办的单位。", "To"));
        }

        return obstacles;
    }

    /// <summary>提出改办.</summary>
    public void Refuse(SupervisedBodyId body, string reason, SupervisedBodyId? to, DateOnly? lastDay, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToRefuse(body, reason, to, lastDay, by.At.BeijingDate()));
        DispatchTo(body)!.Refuse(new(reason, to!.Value, by));
    }

    /// <summary>Why the Office cannot propose a decision.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPropose(SupervisedBodyId body, bool agree, SupervisedBodyId? to, string note) =>
        DispatchTo(body)?.Refusal is not { State: RefusalState.Asked } ? [new(HandlingRules.Refusal, "没有等待提出意见的改办申请。")]
        : agree && (to is null || to == body) ? [new(HandlingRules.Refusal, "请选择改办到哪个单位。", "To")]
        : !agree && string.IsNullOrWhiteSpace(note) ? [new(HandlingRules.Refusal, "不同意改办的，请写明理由。", "Note")]
        : note.Length > LongestReason ? [new(HandlingRules.Refusal, $"说明最多 {LongestReason} 个字。", "Note")]
        : [];

    /// <summary>办公室提出意见, which goes to the lead member.</summary>
    public void Propose(SupervisedBodyId body, bool agree, SupervisedBodyId? to, string note, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPropose(body, agree, to, note));
        var refusal = DispatchTo(body)!.Refusal!;
        refusal.Propose(agree, to ?? refusal.To, note, by);
    }

    /// <summary>Why the lead member cannot decide now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSettle(SupervisedBodyId body) =>
        DispatchTo(body)?.Refusal is { State: RefusalState.Proposed } ? [] : [new(HandlingRules.Refusal, "没有等待决定的改办申请。")];

    /// <summary>分管领导决定: as proposed, or back to the Office. Agreed, the points and a new clock go to the other body.</summary>
    /// <param name="body">The body that refused.</param>
    /// <param name="asProposed">False sends it back to the Office.</param>
    /// <param name="organs">Bodies that report for themselves.</param>
    /// <param name="by">Who.</param>
    public void Settle(SupervisedBodyId body, bool asProposed, IReadOnlySet<SupervisedBodyId> organs, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSettle(body));
        var refusal = DispatchTo(body)!.Refusal!;
        if (!asProposed)
        {
            refusal.SendBack();
            return;
        }

        refusal.Settle(by);
        if (refusal.State == RefusalState.Transferred)
        {
            Transfer(body, refusal.To, organs, by);
        }
    }

    private void Transfer(SupervisedBodyId from, SupervisedBodyId to, IReadOnlySet<SupervisedBodyId> organs, Editor by)
    {
        foreach (var point in points.Where(p => p.Part == OpinionPart.Proposal && AnswererOf(p) == from))
        {
            point.TransferTo(to);
        }

        if (DispatchTo(to) is null)
        {
            dispatches.Add(new(to, isMain: false, organs.Contains(to) ? null : MainOrgan, by.At));
        }
    }
}
