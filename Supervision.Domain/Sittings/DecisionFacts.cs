using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Sittings;

/// <summary>What the council decided on an item (D-3.13).</summary>
public enum CouncilOutcome
{
    /// <summary>同意.</summary>
    Approved,

    /// <summary>修改后同意.</summary>
    ApprovedWithChanges,

    /// <summary>不同意.</summary>
    Rejected,

    /// <summary>暂缓.</summary>
    Deferred,
}

/// <summary>A decision of the council as other subjects see it (主任会议决定): enough to tell whether they may act on it.</summary>
/// <param name="Decision">Its id, kept as proof by what acts on it.</param>
/// <param name="Meeting">The meeting it was taken at.</param>
/// <param name="Year">Year of the meeting.</param>
/// <param name="Number">Number of the meeting within the year.</param>
/// <param name="Day">Day of the meeting.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="IsConfirmed">True once the chair or the presider confirmed it; before that it has no effect.</param>
/// <param name="Subject">What was put to the council, in words.</param>
/// <param name="Purpose">Code of what is approved, see <see cref="CouncilPurpose"/>.</param>
/// <param name="Matter">The matter it is about; null for a matter outside the system.</param>
/// <param name="TextHash">SHA-256 (hex) of the text put to the council; null when no text was put (D-8.15).</param>
/// <param name="MinutesNumber">Number of the minutes (纪要编号).</param>
public sealed record DecisionFacts(
    CouncilDecisionId Decision, CouncilMeetingId Meeting, int Year, int Number, DateOnly Day, CouncilOutcome Outcome,
    bool IsConfirmed, string Subject, string Purpose, MatterRef? Matter, string? TextHash, string MinutesNumber)
{
    /// <summary>What was written beside the decision: the changes asked for, or the reason (说明); empty when nothing was.</summary>
    public string Note { get; init; } = "";

    /// <summary>True when the council agreed, with or without changes, and the decision is confirmed.</summary>
    public bool IsApproval => IsConfirmed && (Outcome is CouncilOutcome.Approved or CouncilOutcome.ApprovedWithChanges);

    /// <summary>2026年第十二次主任会议.</summary>
    public string MeetingName => CouncilMeeting.NameOf(Year, Number);

    /// <summary>True when this is an approval for the purpose, on any matter.</summary>
    public bool Approves(string purpose) => IsApproval && string.Equals(Purpose, purpose, StringComparison.Ordinal);
}

/// <summary>Codes of what is put to the council, so that a decision is never taken for another one (议题用途).</summary>
public static class CouncilPurpose
{
    /// <summary>Fixes the dates of a sitting and its draft agenda (会期和议程草案, 组织法第五十四条).</summary>
    public const string SittingCall = "sitting.call";

    /// <summary>Adopts the annual plan (年度监督工作计划, D-4.1).</summary>
    public const string PlanAdoption = "plan.adopt";

    /// <summary>Adjusts a published plan (年度监督工作计划调整, D-4.7).</summary>
    public const string PlanAdjustment = "plan.adjust";

    /// <summary>Changes rules (规则修改, D-14.2).</summary>
    public const string RuleChange = "rules.change";

    /// <summary>Approves a review opinion (审议意见, D-8.15).</summary>
    public const string OpinionApproval = "opinion.approve";

    /// <summary>Decides on the handling report of an opinion (研究处理情况报告, D-8.10).</summary>
    public const string OpinionReport = "opinion.report";

    /// <summary>Extends the time of an opinion's handling (审议意见办理延期, D-8.5).</summary>
    public const string OpinionExtension = "opinion.extend";

    /// <summary>No opinion is issued on a report (不形成审议意见, D-5.5).</summary>
    public const string NoOpinion = "report.no_opinion";

    /// <summary>Postpones or withdraws a report (专项工作报告延期或者撤回, D-5.4).</summary>
    public const string ReportChange = "report.change";

    /// <summary>The council hears a report and forms its remarks on it (听取专题报告, D-5.11).</summary>
    public const string ReportHearing = "report.hear";

    /// <summary>Raises a topic to the Committee (提请常委会会议听取, D-5.11).</summary>
    public const string ReportRaise = "report.raise";

    /// <summary>Gives a report to a special committee for examination (D-5.7).</summary>
    public const string ReportExamination = "report.examine";

    /// <summary>Approves subjects, options and rule of a rating (满意度测评的对象和办法, D-10.3).</summary>
    public const string RatingApproval = "rating.approve";

    /// <summary>Agrees to correct an announced result (测评结果更正, D-10.18).</summary>
    public const string RatingCorrection = "rating.correct";

    /// <summary>Approves how the appointees of an organ are appraised (述职测评方案, D-9.7).</summary>
    public const string AppraisalScheme = "appraisal.scheme";

    /// <summary>Chooses the key works of a year (三问一评重点工作名单, D-7.2).</summary>
    public const string KeyWorkList = "keywork.list";

    /// <summary>Fixes or changes the plan of a key work (重点工作年度安排, D-7.5).</summary>
    public const string KeyWorkPlan = "keywork.plan";

    /// <summary>Ends a key work (终止重点工作, D-7.3).</summary>
    public const string KeyWorkEnd = "keywork.end";

    /// <summary>Approves how a law is inspected (执法检查方案, D-6.6).</summary>
    public const string InspectionScheme = "inspection.scheme";

    /// <summary>Puts the report of an inspection before the Committee (执法检查报告提请审议, D-6.10).</summary>
    public const string InspectionReport = "inspection.report";

    /// <summary>Has the report of a survey deliberated by the Committee (提请审议专题调研报告, 监督法第二十八条).</summary>
    public const string SurveyDeliberation = "survey.deliberate";

    /// <summary>Anything else (其他事项).</summary>
    public const string Other = "other";

    /// <summary>True when one matter may have several such questions open, each known by its text: organs report on one opinion (D-17.22).</summary>
    public static bool IsPerText(string purpose) => purpose is OpinionReport or OpinionExtension;

    /// <summary>The codes offered when an item is entered by hand, with their words.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [SittingCall] = "常委会会议会期和议程草案",
        [PlanAdoption] = "年度监督工作计划",
        [PlanAdjustment] = "年度监督工作计划调整",
        [RuleChange] = "规则修改",
        [OpinionApproval] = "审议意见",
        [OpinionReport] = "研究处理情况报告",
        [OpinionExtension] = "审议意见办理延期",
        [NoOpinion] = "不形成审议意见",
        [ReportChange] = "专项工作报告延期或者撤回",
        [ReportHearing] = "主任会议听取专题报告",
        [ReportRaise] = "专题提请常委会会议听取",
        [ReportExamination] = "报告交专门委员会审查",
        [RatingApproval] = "满意度测评的对象和办法",
        [RatingCorrection] = "测评结果更正",
        [AppraisalScheme] = "述职测评方案",
        [KeyWorkList] = "三问一评重点工作名单",
        [KeyWorkPlan] = "重点工作年度安排",
        [KeyWorkEnd] = "终止重点工作",
        [InspectionScheme] = "执法检查方案",
        [InspectionReport] = "执法检查报告提请审议",
        [SurveyDeliberation] = "提请审议专题调研报告",
        [Other] = "其他事项",
    };
}
