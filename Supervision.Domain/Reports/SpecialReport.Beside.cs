using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Reports;

/// <content>What stands beside the straight way: statutory topics, linked reports, examination, tours.</content>
public sealed partial class SpecialReport
{
    /// <summary>Code of the audit report (审计工作报告).</summary>
    public const string AuditTopic = "audit";

    /// <summary>Code of the report on what became of the audit's findings (审计查出问题整改情况).</summary>
    public const string RectificationTopic = "audit-rectification";

    private readonly List<ReportTour> tours = [];

    /// <summary>True of what the law has the Committee hear every year (D-5.8).</summary>
    public bool IsStatutory { get; private set; }

    /// <summary>Code of the statutory topic; null when none.</summary>
    public string? Topic { get; private set; }

    /// <summary>The report this one came from: raised by the council, or the audit report it follows.</summary>
    public SpecialReportId? Origin { get; private set; }

    /// <summary>The report of the Committee's tier that this one was raised to (D-5.11).</summary>
    public SpecialReportId? RaisedTo { get; private set; }

    /// <summary>The earliest day it may be heard: the day the council raised it; null otherwise.</summary>
    public DateOnly? EarliestOn { get; private set; }

    /// <summary>Examination by a special committee (D-5.7); null when not asked for.</summary>
    public ReportExamination? Examination { get; private set; }

    /// <summary>Site tours and surveys before the hearing (D-5.6), by day.</summary>
    public IReadOnlyList<ReportTour> Tours => [.. tours.OrderBy(t => t.Day)];

    /// <summary>Says which statutory topic this is (法定事项); null for none.</summary>
    public void Classify(string? topic) => (IsStatutory, Topic) = (topic is not null, topic);

    /// <summary>Why the topic cannot be raised to the Committee (D-5.11).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRaise(CouncilConsent? consent) => Wish != ReportWish.Raise
        ? [new(ReportRules.Raised, "提请常委会会议听取由主任会议决定：请先写明理由，提请主任会议。")]
        : Together(
            ObstaclesToState(ReportWish.Raise),
            consent is not { IsApproval: true } ? new Obstacle(ReportRules.Raised, "主任会议还没有同意提请常委会会议听取。") : null);

    /// <summary>A linked report of the Committee's tier; this one goes on as it stands.</summary>
    public SpecialReport Raise(SpecialReportId id, int serial, CouncilConsent? consent, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToRaise(consent));
        var reason = $"{consent!.MeetingName}决定提请常委会会议听取：{WishReason}";
        var raised = Follow(id, act.At.BeijingDate().Year, serial, Title, act, reason);
        raised.EarliestOn = act.At.BeijingDate();
        RaisedTo = id;
        Unask();
        MoveTo(State, act, reason);
        return raised;
    }

    /// <summary>Why no rectification report can be linked: only to the audit report, once it was heard (D-5.8).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRectify() =>
        Topic != AuditTopic ? [new(ReportRules.Rectified, "只有审计工作报告有整改情况报告。")]
        : ReachedOn(ReportState.Heard) is null ? [new(ReportRules.Rectified, "审计工作报告听取以后，再安排整改情况报告。")]
        : [];

    /// <summary>A new report on what became of the audit's findings, linked to this one.</summary>
    public SpecialReport Rectify(SpecialReportId id, int year, int serial, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToRectify());
        var report = Follow(id, year, serial, "审计查出问题整改情况的报告", act, $"《{Title}》听取后建立");
        report.Classify(RectificationTopic);
        return report;
    }

    /// <summary>Links a report that the plan lists already to the audit report it follows.</summary>
    public void FollowsAudit(SpecialReport audit)
    {
        RuleBrokenException.ThrowIfAny(audit.ObstaclesToRectify());
        Origin = audit.Id;
        Classify(RectificationTopic);
    }

    /// <summary>Why it cannot be given to this committee for examination (D-5.7).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToExamine(WorkCommitteeKind? kind, DateOnly? due, CouncilConsent? consent, DateOnly today) =>
        Wish != ReportWish.Examine
            ? [new(ReportRules.Examined, "交专门委员会审查由主任会议决定：请先写明理由，提请主任会议。")]
            : Together(
                ObstaclesToState(ReportWish.Examine),
                consent is not { IsApproval: true } ? new Obstacle(ReportRules.Examined, "主任会议还没有同意交专门委员会审查。") : null,
                kind != WorkCommitteeKind.Special ? new(ReportRules.Examined, "请选择专门委员会；工委不作审查。", nameof(ReportExamination.Committee)) : null,
                due is null || due < today ? new(ReportRules.Examined, "请填写提出审查意见的日期，不早于今天。", nameof(ReportExamination.DueOn)) : null);

    /// <summary>Given to a special committee for examination.</summary>
    public void Examine(WorkCommitteeId committee, WorkCommitteeKind kind, DateOnly? due, CouncilConsent? consent, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToExamine(kind, due, consent, act.At.BeijingDate()));
        Examination = new(committee, due!.Value, consent!.Decision, act.At.BeijingDate());
        Unask();
    }

    /// <summary>Why the committee cannot hand its opinion in.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToOpine(string opinion) => Together(
        Examination is null ? [new(ReportRules.Examined, "这件报告没有交专门委员会审查。")]
            : State >= ReportState.Heard ? [new(ReportRules.Examined, $"报告{ReportWords.Of(State)}，审查意见不能再改。")] : [],
        Length(opinion, LongestRemarks, nameof(ReportExamination.Opinion), "审查意见"));

    /// <summary>The special committee's opinion; it may be corrected until the report is heard.</summary>
    public void Opine(string opinion, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToOpine(opinion));
        Examination!.Give(opinion.Trim(), act);
    }

    /// <summary>Why this tour or survey cannot be kept: before the hearing only (D-5.6).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToTour(TourEntry entry) => Together(
        State >= ReportState.Heard ? [new(ReportRules.Toured, $"报告{ReportWords.Of(State)}，不再登记会前的视察和调研。")] : [],
        Length(entry.Title, 100, nameof(TourEntry.Title), "名称"),
        Length(entry.Place, 200, nameof(TourEntry.Place), "地点"),
        entry.Deputies.Count > 100 ? new(ReportRules.Toured, "参加的代表最多 100 人。", nameof(TourEntry.Deputies)) : null,
        entry.Deputies.Any(d => d.Name.Trim().Length is 0 or > 50) ? new(ReportRules.Toured, "代表的姓名请填写 1 到 50 个字。", nameof(TourEntry.Deputies)) : null);

    /// <summary>Keeps a tour or survey; the same form posted twice keeps one.</summary>
    public void Tour(Guid id, TourEntry entry)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToTour(entry));
        if (tours.TrueForAll(t => t.Id != id))
        {
            tours.Add(new(id, entry));
        }
    }

    /// <summary>The report of a tour, given out with the papers; the newest counts.</summary>
    public void ReportTour(Guid id, ReportFile file) => tours.Find(t => t.Id == id)?.Attach(file);

    private SpecialReport Follow(SpecialReportId id, int year, int serial, string title, ReportAct act, string reason)
    {
        var report = new SpecialReport
        {
            Id = id,
            Year = year,
            Serial = serial,
            Tier = ReportTier.Committee,
            Title = title,
            Organ = Organ,
            Department = Department,
            Committee = Committee,
            LeadMember = LeadMember,
            Origin = Id,
        };
        report.steps.Add(new(1, ReportState.Planned, ReportState.Planned, act, reason));
        return report;
    }
}
