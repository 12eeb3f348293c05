using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Reports;

/// <summary>A report as the published plan names it (D-4.8).</summary>
/// <param name="Item">The plan item; makes one report only.</param>
/// <param name="Year">Year of the plan.</param>
/// <param name="Tier">Before whom it is heard.</param>
/// <param name="Title">E.g. 全县义务教育优质均衡发展情况的报告.</param>
/// <param name="Organ">The organ that reports; may still be open.</param>
/// <param name="Department">The department that prepares it, if named.</param>
/// <param name="Committee">The lead work committee.</param>
/// <param name="LeadMember">The council member in charge (分管领导), if named.</param>
public sealed record PlannedReport(
    PlanItemId Item, int Year, ReportTier Tier, string Title, SupervisedBodyId? Organ, SupervisedBodyId? Department,
    WorkCommitteeId Committee, PersonId? LeadMember)
{
    /// <summary>True of what the law has the Committee hear every year (法定事项, D-5.8).</summary>
    public bool IsStatutory { get; init; }

    /// <summary>All bodies that the line names, in its order, as written (D-4.4): none is lost in the dossier.</summary>
    public IReadOnlyList<PlannedBody> Bodies { get; init; } = [];

    /// <summary>Code of the statutory topic it is, e.g. audit; null when none.</summary>
    public string? Topic { get; init; }
}

/// <summary>A body as the plan names it.</summary>
/// <param name="Name">As written.</param>
/// <param name="Body">The body; null while the name is not matched to one.</param>
public sealed record PlannedBody(string Name, SupervisedBodyId? Body);

/// <summary>A meeting of the lighter tiers (D-5.11, D-5.12).</summary>
/// <param name="Council">The council meeting; null for a meeting of the committee.</param>
/// <param name="Name">E.g. 2026年第十二次主任会议, 法工委会议.</param>
/// <param name="Day">Its day: the papers are due before it.</param>
/// <param name="Place">Where; may be empty for a council meeting.</param>
public sealed record LighterMeeting(CouncilMeetingId? Council, string Name, DateOnly Day, string Place);

/// <summary>What a report needs to know of the sitting it is heard at.</summary>
/// <param name="Id">The sitting.</param>
/// <param name="Name">E.g. 第三十一次会议.</param>
/// <param name="FirstDay">S: the day the backward periods count from.</param>
/// <param name="LastDay">The last day.</param>
/// <param name="DateFixedOn">The day the first day was fixed: rule versions are taken on it (D-14.1).</param>
/// <param name="IsUrgent">临时召集 (D-3.11).</param>
/// <param name="IsAhead">True while it has its dates by council decision and is not open.</param>
/// <param name="HasBegun">True once it was opened.</param>
public sealed record HearingSitting(
    SittingId Id, string Name, DateOnly FirstDay, DateOnly LastDay, DateOnly DateFixedOn, bool IsUrgent, bool IsAhead, bool HasBegun);

/// <summary>A council decision as a report needs it (主任会议决定).</summary>
/// <param name="Decision">Its id.</param>
/// <param name="MeetingName">E.g. 2026年第十二次主任会议.</param>
/// <param name="IsApproval">True when the council agreed and the decision is confirmed.</param>
public sealed record CouncilConsent(CouncilDecisionId Decision, string MeetingName, bool IsApproval);
