using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>The months after dispatch as the desk shows them (办理与评价).</summary>
public sealed record FollowUpView
{
    public required ReviewOpinionId Id { get; init; }

    public required string Dossier { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required OpinionState State { get; init; }

    public required string CommitteeName { get; init; }

    public required string? LeadName { get; init; }

    public required IReadOnlyList<StageRow> Stages { get; init; }

    /// <summary>One for each organ that reports, the main one first.</summary>
    public required IReadOnlyList<OrganView> Organs { get; init; }

    /// <summary>改办申请.</summary>
    public required IReadOnlyList<RefusalView> Refusals { get; init; }

    public required IReadOnlyList<PublicationLine> Publications { get; init; }

    public required IReadOnlyList<BodyOption> Bodies { get; init; }

    /// <summary>Sittings whose agenda is still open.</summary>
    public required IReadOnlyList<(SittingId Id, string Name)> Sittings { get; init; }

    public required IReadOnlyList<DeadlineRow> Deadlines { get; init; }

    public required IReadOnlyList<HistoryRow> History { get; init; }

    public required IReadOnlyList<Obstacle> ToClose { get; init; }

    public required IReadOnlySet<string> Rights { get; init; }

    public bool May(string permission) => Rights.Contains(permission);
}

/// <summary>One organ's handling.</summary>
public sealed record OrganView
{
    public required SupervisedBodyId Organ { get; init; }

    public required string Name { get; init; }

    public required OpinionState State { get; init; }

    public required DateOnly? ReceivedOn { get; init; }

    public required IReadOnlyList<PointLine> Points { get; init; }

    public required IReadOnlyList<PaperLine> Papers { get; init; }

    public required IReadOnlyList<CommentLine> Comments { get; init; }

    public required IReadOnlyList<ExtensionLine> Extensions { get; init; }

    public required IReadOnlyList<OutcomeLine> Outcomes { get; init; }

    /// <summary>Last day of the committee's comment.</summary>
    public required DateOnly? CommentBy { get; init; }

    /// <summary>报告期限, and the one before an extension.</summary>
    public required DateOnly? ReportBy { get; init; }

    public required DateOnly? OwnReportBy { get; init; }

    /// <summary>Last day of the plan that is waited for, or after a refusal of the rectification's plan or of the second report.</summary>
    public DateOnly? NextBy { get; init; }

    /// <summary>Why the council's decision cannot be entered yet; empty when it can.</summary>
    public required IReadOnlyList<Obstacle> ToDecide { get; init; }

    /// <summary>What the council decided on the newest report; null before it did.</summary>
    public CouncilWord? Council { get; init; }

    public required IReadOnlyList<Obstacle> ToExtend { get; init; }

    /// <summary>True when a second report was refused too, so that the council may end the matter.</summary>
    public required bool MayEnd { get; init; }

    public required bool AwaitsDecision { get; init; }

    public required bool IsOnAgenda { get; init; }

    /// <summary>How many points were done; 不采纳 is counted apart.</summary>
    public int Done => Points.Count(p => p.IsDone);

    /// <summary>How many points the body did not adopt.</summary>
    public int NotAdopted => Points.Count(p => p.Status == PointStatus.NotAdopted);
}

/// <summary>The council's word on a report.</summary>
/// <param name="Meeting">Meeting, day and number of the minutes.</param>
/// <param name="IsAgreed">True for 同意 and 修改后同意.</param>
/// <param name="HasChanges">True for 修改后同意.</param>
/// <param name="Note">What was written beside it.</param>
public sealed record CouncilWord(string Meeting, bool IsAgreed, bool HasChanges, string Note)
{
    public string Words => !IsAgreed ? "不同意" : HasChanges ? "修改后同意" : "同意";
}

/// <summary>One point: what was asked, what was done, checked, open.</summary>
public sealed record PointLine(
    Guid Id, int Order, string Asked, string Body, PointStatus? Status, string Measures, string Result, string Evidence, DateOnly? Day,
    IReadOnlyList<EvidenceFile> Files, string By, DateTimeOffset? At, PointVerdict? Verdict, string VerdictNote, string? VerifiedBy, bool IsDone,
    IReadOnlyList<Obstacle> ToVerify)
{
    public string Name => $"第 {Order} 条";
}

/// <summary>A version of a paper.</summary>
public sealed record PaperLine(
    Guid Id, HandlingPaperKind Kind, string Name, Guid File, string Hash, string By, DateTimeOffset At, DateOnly? DueOn, int DaysLate, bool IsByOffice,
    bool IsAfterSilence, bool IsWithdrawn, string FileHash)
{
    public string KindWords => HandlingPaperKinds.Of(Kind);

    /// <summary>Marks behind the name: 代录, 逾期, 无意见, 已撤回.</summary>
    public string Marks => string.Join("，", new[]
    {
        IsByOffice ? "代录" : "", DaysLate > 0 ? $"逾期 {DaysLate} 天" : "", IsAfterSilence ? "逾期未反馈视为无意见" : "", IsWithdrawn ? "已撤回" : "",
    }.Where(m => m.Length > 0));
}

/// <summary>A comment of the committee.</summary>
public sealed record CommentLine(string Text, string By, DateTimeOffset At);

/// <summary>An extension with both days.</summary>
public sealed record ExtensionLine(DateOnly LastDay, DateOnly Until, string Reason, string By, DateTimeOffset At, ExtensionState State, DateOnly? DecidedOn);

/// <summary>What was decided on a report.</summary>
public sealed record OutcomeLine(string Words, DateOnly Day, string Remarks, OutcomeSource Source);

/// <summary>A refusal of points.</summary>
public sealed record RefusalView(
    SupervisedBodyId Body, string Name, string Reason, SupervisedBodyId To, string ToName, DateTimeOffset At, RefusalState State, bool? OfficeAgrees, string OfficeNote);

/// <summary>A publication copy in short.</summary>
public sealed record PublicationLine(PublicationId Id, PublicationKind Kind, string Name, PublicationState State, DateOnly? PublishedOn);
