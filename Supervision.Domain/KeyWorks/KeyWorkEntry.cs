using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>A key work as somebody enters it (D-7.1, D-7.2).</summary>
/// <param name="Title">名称.</param>
/// <param name="Source">来源.</param>
/// <param name="Content">What is to be done, in a few sentences.</param>
/// <param name="Owner">牵头单位; may stay open until the council chooses.</param>
/// <param name="CoBodies">配合单位, in their order.</param>
/// <param name="Committee">承办委员会.</param>
/// <param name="LeadMember">分管领导, a member of the council; may stay open.</param>
public sealed record KeyWorkEntry(
    string Title, KeyWorkSource Source, string Content, SupervisedBodyId? Owner, IReadOnlyList<SupervisedBodyId> CoBodies, WorkCommitteeId? Committee, PersonId? LeadMember)
{
    /// <summary>Most helping bodies.</summary>
    public const int MostBodies = 20;

    /// <summary>Why it cannot stand so.</summary>
    public IReadOnlyList<Obstacle> Obstacles() =>
    [
        .. KeyWorkRules.Needed(KeyWorkRules.ProperWork, Title, "重点工作的名称", KeyWorkRules.LongestTitle, nameof(Title)),
        .. KeyWorkRules.Limited(KeyWorkRules.ProperWork, Content, "内容", KeyWorkRules.LongestText, nameof(Content)),
        .. Committee is null ? [new(KeyWorkRules.ProperWork, "请选择承办委员会。", nameof(Committee))] : Array.Empty<Obstacle>(),
        .. Owner is { } owner && CoBodies.Contains(owner) ? [new(KeyWorkRules.ProperWork, "牵头单位不用再列为配合单位。", nameof(CoBodies))] : Array.Empty<Obstacle>(),
        .. CoBodies.Count > MostBodies || CoBodies.Distinct().Count() != CoBodies.Count
            ? [new(KeyWorkRules.ProperWork, $"配合单位不能重复，最多 {MostBodies} 个。", nameof(CoBodies))] : Array.Empty<Obstacle>(),
    ];
}

/// <summary>A helping body of a work (配合单位).</summary>
/// <param name="Order">From 1.</param>
/// <param name="Body">The body.</param>
public sealed record KeyWorkBody(int Order, SupervisedBodyId Body)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A step of the course of a work, with its day.</summary>
/// <param name="Order">From 1.</param>
/// <param name="State">What was reached.</param>
/// <param name="Day">The day.</param>
public sealed record KeyWorkStep(int Order, KeyWorkState State, DateOnly Day)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>A decision of the council as a key work needs it.</summary>
/// <param name="Decision">Its id, kept as proof.</param>
/// <param name="Meeting">2026年第二次主任会议.</param>
/// <param name="Day">Its day.</param>
/// <param name="IsApproval">True when the council agreed and the decision is confirmed.</param>
/// <param name="IsOfThisText">True when it was taken on what now stands.</param>
public sealed record KeyWorkDecision(Supervision.Domain.Sittings.CouncilDecisionId Decision, string Meeting, DateOnly Day, bool IsApproval, bool IsOfThisText);
