using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Documents;

/// <content>From the copy to the public, and back (D-8.13, D-17.38).</content>
public sealed partial class Publication
{
    /// <summary>送核.</summary>
    public void Submit()
    {
        RuleBrokenException.ThrowIfAny(ObstaclesInDraft());
        (State, ReturnReason) = (PublicationState.Checking, null);
    }

    /// <summary>Why it cannot be checked or sent back now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCheck() => State switch
    {
        PublicationState.Checking => [],
        PublicationState.Draft => [new(PublicationRules.CheckedFirst, "公开稿还没有送核。")],
        _ => [new(PublicationRules.CheckedFirst, "公开稿已经核过，请刷新页面。")],
    };

    /// <summary>核定 by the head of the work committee.</summary>
    public void Check(PublicationAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCheck());
        (State, CheckedBy, CheckedAt) = (PublicationState.Checked, act.Name, act.At);
    }

    /// <summary>Why it cannot be sent back.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReturn(string reason) =>
        State is not (PublicationState.Checking or PublicationState.Checked) ? ObstaclesToCheck()
        : string.IsNullOrWhiteSpace(reason) || reason.Length > 500 ? [new(PublicationRules.CheckedFirst, "请写明退回的理由，最多 500 个字。", "Reason")]
        : [];

    /// <summary>退回修改.</summary>
    public void Return(string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReturn(reason));
        (State, ReturnReason, CheckedBy, CheckedAt) = (PublicationState.Draft, reason.Trim(), null, null);
    }

    /// <summary>Why it cannot be published now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPublish() => State switch
    {
        PublicationState.Checked => [],
        PublicationState.Published => [new(PublicationRules.CheckedFirst, "已经公开，请刷新页面。")],
        PublicationState.Withdrawn => [new(PublicationRules.CheckedFirst, "已经撤下，需要重新公开的，请另行制作公开稿。")],
        _ => [new(PublicationRules.CheckedFirst, "公开稿经工委主任核定后才能公开。")],
    };

    /// <summary>公开.</summary>
    public void Publish(PublicationAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPublish());
        (State, PublishedOn) = (PublicationState.Published, act.At.BeijingDate());
    }

    /// <summary>Why it cannot be withdrawn.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWithdraw(string note) =>
        State != PublicationState.Published ? [new(PublicationRules.NoteInItsPlace, "还没有公开，或者已经撤下。")]
        : string.IsNullOrWhiteSpace(note) || note.Length > 500 ? [new(PublicationRules.NoteInItsPlace, "请写明撤下的说明，最多 500 个字；它将代替原文公开。", "Note")]
        : [];

    /// <summary>撤下: a dated note takes its place, the copy is kept inside.</summary>
    public void Withdraw(string note, PublicationAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWithdraw(note));
        (State, Note, WithdrawnOn) = (PublicationState.Withdrawn, note.Trim(), act.At.BeijingDate());
    }
}
