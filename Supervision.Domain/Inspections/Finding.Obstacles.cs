using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <content>Why an act is impossible now.</content>
public sealed partial class Finding
{
    /// <summary>Longest text of facts, proposal, comment.</summary>
    public const int LongestText = 3000;

    /// <summary>Longest place or reason.</summary>
    public const int LongestNote = 200;

    /// <summary>Why it cannot be recorded: never before the mobilisation meeting (D-6.4).</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToRecord(FindingEntry entry, LawInspection inspection, DateOnly today) =>
        inspection.IsOver ? [Refuse("检查已经撤回。")]
        : inspection.Mobilisation is not { } meeting ? [new(InspectionRules.Mobilisation, "须先召开动员会，才能记录检查发现的问题。", nameof(Day))]
        :
        [
            .. ArticlesOf(entry, inspection),
            .. inspection.Inspects(entry.Body) ? Array.Empty<Obstacle>() : [Refuse("请选择被检查单位。", nameof(Body))],
            .. BodyOf(entry, inspection),
            .. entry.Day < meeting.Day ? [new(InspectionRules.Mobilisation, $"动员会于{meeting.Day.Full()}召开，请填写当天或者之后的检查日期。", nameof(Day))]
                : entry.Day > today ? [Refuse("检查日期不能晚于今天。", nameof(Day))] : Array.Empty<Obstacle>(),
            .. entry.SubGroup < 0 || entry.SubGroup > inspection.SubGroups ? [Refuse("没有这个分组，请刷新页面。", nameof(SubGroup))] : Array.Empty<Obstacle>(),
            .. entry.Place.Trim().Length is 0 or > LongestNote ? [Refuse("请填写地点，最多 200 个字。", nameof(Place))] : Array.Empty<Obstacle>(),
            .. entry.Grade is not { } grade ? [Refuse("请选择符合、部分符合、不符合或者无法判断。", nameof(Grade))]
                : grade.IsProblem() && entry.Severity is null ? [Refuse("请选择严重程度。", nameof(Severity))] : Array.Empty<Obstacle>(),
            .. entry.Facts.Trim().Length is 0 or > LongestText ? [Refuse("请填写检查的情况，最多 3000 个字。", nameof(Facts))] : Array.Empty<Obstacle>(),
            .. entry.Proposal.Length > LongestText ? [Refuse("建议最多 3000 个字。", nameof(Proposal))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why it cannot be corrected: only a draft can.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCorrect(FindingEntry entry, LawInspection inspection, DateOnly today) =>
        State != FindingState.Draft ? [Refuse("已经核实，不能再改；确有错误的，由组长写明理由撤销后重新记录。")] : ObstaclesToRecord(entry, inspection, today);

    /// <summary>Why no evidence can be added.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAttach() =>
        IsWithdrawn ? [Refuse("这条记录已经撤销。", File)]
        : State == FindingState.Confirmed ? [Refuse("这条记录已经确认，不能再添加佐证材料。", File)]
        : EvidenceCount >= FindingEvidence.Most ? [Refuse($"每条记录最多 {FindingEvidence.Most} 件佐证材料。", File)] : [];

    /// <summary>Why a piece of evidence cannot be taken off.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDetach() => State != FindingState.Draft ? [Refuse("已经核实，佐证材料不能再删除。")] : [];

    /// <summary>Why it cannot be verified: 不符合 needs evidence (D-6.9).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToVerify() =>
        IsWithdrawn ? [Refuse("这条记录已经撤销。")]
        : State != FindingState.Draft ? [Refuse("这条记录已经核实。")]
        : Grade == ComplianceGrade.NotCompliant && EvidenceCount == 0 ? [Refuse("不符合的至少要有一件佐证材料，请先添加照片或者文件。", File)] : [];

    /// <summary>Why the Office cannot show it to the body.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToShow() =>
        State == FindingState.Verified ? [] : [new(InspectionRules.FindingComments, State == FindingState.Draft ? "核实以后才能送被检查单位核对。" : "这条记录已经送核对，或者已经结束。")];

    /// <summary>Why the body cannot comment: only on its own ones that were shown, until they are confirmed.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToComment(SupervisedBodyId body, string text)
    {
        Obstacle No(string message, string? field = null) => new(InspectionRules.FindingComments, message, field);
        return body != Body ? [No("这个问题不是你单位的，不能反馈意见。")]
            : ShownOn is null ? [No("这个问题还没有送你单位核对。")]
            : State != FindingState.BodyComment ? [No($"这个问题已经{State.Word()}，不再接收反馈意见。")]
            : text.Trim().Length is 0 or > LongestText ? [No("请填写核对意见，最多 3000 个字；没有意见的写“无意见”。", nameof(Comment))] : [];
    }

    /// <summary>Why this person cannot confirm it: two of the group, one of them of the sub-group; of a problem the body was heard before (D-6.9, D-6.14).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToConfirm(GroupHand? hand, DateOnly today) =>
        hand is not { Counts: true } ? [Refuse("由检查组成员确认。")]
        : IsWithdrawn ? [Refuse("这条记录已经撤销。")]
        : State == FindingState.Confirmed ? [Refuse("这条记录已经确认。")]
        : State == FindingState.Draft ? [Refuse("核实以后才能确认。")]
        : State == FindingState.Verified && Grade.IsProblem() ? [Refuse("部分符合、不符合的，先送被检查单位核对，再确认。")]
        : State == FindingState.BodyComment && CommentedOn is null && today <= CommentBy ? [Refuse($"被检查单位可以反馈到{CommentBy.Value.Full()}，收到意见或者过了这一天以后确认。")]
        : FirstConfirmer == hand.Person ? [Refuse("你已经确认过，另一名成员确认以后生效。")]
        : FirstConfirmer is not null && !FirstIsOfSubGroup && !IsOfSubGroup(hand) ? [Refuse($"两名确认人中要有一名{LawInspection.SubGroupName(SubGroup)}的成员。")] : [];

    /// <summary>Why this person cannot withdraw it: the leader does, with a reason (D-6.14).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWithdraw(LawInspection inspection, PersonId? person, string reason) =>
        inspection.Leader?.Person != person || person is null ? [Refuse("由检查组组长撤销。")]
        : IsWithdrawn ? [Refuse("这条记录已经撤销。")]
        : reason.Trim().Length is 0 or > LongestNote ? [Refuse("请写明撤销的理由，最多 200 个字。", nameof(WithdrawReason))] : [];

    /// <summary>Where a file is said to be wrong.</summary>
    public const string File = "File";

    // A finding of the whole group is everybody's own.
    private bool IsOfSubGroup(GroupHand hand) => SubGroup == 0 || hand.SubGroup == SubGroup;

    private static IEnumerable<Obstacle> ArticlesOf(FindingEntry entry, LawInspection inspection) =>
        inspection.Find(entry.Item) is not { } item ? [Refuse("请选择条文。", nameof(Item))]
        : item.NotApplicable.Length > 0 ? [Refuse($"{item.Article.Words}已经登记为不适用。", nameof(Item))]
        : entry.More.Any(m => inspection.Find(m) is null) ? [Refuse("涉及的其他条文要在检查清单里。", nameof(More))] : [];

    // The checklist says who answers for an article (D-6.5); what is found at another body is no silent record.
    private static IEnumerable<Obstacle> BodyOf(FindingEntry entry, LawInspection inspection) =>
        !entry.IsElsewhere(inspection) ? []
        : entry.BodyReason.Trim().Length is 0 or > LongestNote
            ? [Refuse($"所选单位不是{inspection.Find(entry.Item)!.Article.Words}的责任主体：请改选单位，或者写明记在这个单位的理由，最多 200 个字。", nameof(BodyReason))]
        : [];

    private static Obstacle Refuse(string message, string? field = null) => new(InspectionRules.Findings, message, field);
}
