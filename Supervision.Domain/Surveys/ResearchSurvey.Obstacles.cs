using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Surveys;

/// <content>Why an act is impossible now.</content>
public sealed partial class ResearchSurvey
{
    /// <summary>Why a survey cannot be begun with this title.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToBegin(string title) =>
        title.Trim().Length is 0 or > SurveyRules.LongestNote ? [Field("请填写调研题目，最多 200 个字。", nameof(Title))] : [];

    /// <summary>Why the outline cannot be kept: a leader who is a member of the Committee, what is asked, days in order.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToOutline(OutlineEntry entry)
    {
        if (State > SurveyState.Field)
        {
            return [Field(IsOver ? Over : "调研报告已经形成，提纲不能再改。")];
        }

        var leaders = entry.Surveyors.Where(s => s.IsLeader).ToList();
        return
        [
            .. leaders.Count != 1 ? [new(SurveyRules.Leader, "请选择一位组长。", nameof(Surveyors))]
                : !leaders[0].IsMember ? [new(SurveyRules.Leader, $"{leaders[0].Name}不是常委会组成人员，不能带队调研，请重新选择。", nameof(Surveyors))] : Array.Empty<Obstacle>(),
            .. Filled(entry.Questions, "请填写调研内容，一行一个问题。", nameof(Questions)),
            .. TooLong(entry.Purpose, nameof(Purpose)), .. TooLong(entry.Ways, nameof(Ways)),
            .. entry.Until < entry.From ? [Field("调研的结束日期不能早于开始日期。", nameof(FieldUntil))] : Array.Empty<Obstacle>(),
            .. entry.ReportDue is null ? [Field("请填写提交调研报告的日期。", nameof(ReportDue))]
                : entry.ReportDue < entry.From ? [Field("提交报告的日期不能早于调研开始。", nameof(ReportDue))] : Array.Empty<Obstacle>(),
            .. visits.Count > 0 && entry.From > visits.Min(v => v.Day) ? [Field($"{visits.Min(v => v.Day).Full()}已有调研记录，开始日期不能晚于它。", nameof(FieldFrom))] : Array.Empty<Obstacle>(),
        ];
    }

    /// <summary>Why the visit cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToVisit(SurveyVisitEntry entry, DateOnly today) =>
        State == SurveyState.Planned ? [Field("请先拟订调研提纲。")]
        : IsOver ? [Field(Over)]
        : State > SurveyState.Report ? [Field("调研报告已经印发，不能再登记调研记录。")]
        :
        [
            .. entry.Day > today ? [Field("调研日期不能晚于今天，调研以后再登记。", nameof(entry.Day))]
                : entry.Day < FieldFrom ? [Field($"提纲里调研从{FieldFrom!.Value.Full()}开始，请核对日期。", nameof(entry.Day))]
                : entry.Day < ReachedOn(SurveyState.Planned) ? [Field($"调研日期不能早于立项（{ReachedOn(SurveyState.Planned)!.Value.Full()}）。", nameof(entry.Day))] : Array.Empty<Obstacle>(),
            .. entry.Place.Trim().Length is 0 or > SurveyRules.LongestNote ? [Field("请填写地点或者对象，最多 200 个字。", nameof(entry.Place))] : Array.Empty<Obstacle>(),
            .. entry.People.Length > SurveyRules.LongestNote ? [Field("参加人员最多 200 个字。", nameof(entry.People))] : Array.Empty<Obstacle>(),
            .. Filled(entry.Notes, "请填写了解到的情况。", nameof(entry.Notes)),
        ];

    /// <summary>Why the report cannot be kept: situation, problems and at least one proposal.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReport(SurveyReportEntry entry) =>
        IsOver ? [Field(Over)]
        : State < SurveyState.Field ? [new(SurveyRules.Report, "还没有调研记录，先登记走访、座谈的情况。")]
        : State > SurveyState.Report ? [new(SurveyRules.Report, "调研报告已经印发，不能再改。")]
        :
        [
            .. Filled(entry.Situation, "请填写基本情况。", nameof(Situation)), .. Filled(entry.Problems, "请填写存在的问题。", nameof(Problems)),
            .. entry.Proposals.Count == 0 ? [new(SurveyRules.Report, "请至少写一条建议。", nameof(Proposals))]
                : entry.Proposals.Count > SurveyRules.MostProposals ? [new(SurveyRules.Report, $"建议最多 {SurveyRules.MostProposals} 条。", nameof(Proposals))] : Array.Empty<Obstacle>(),
            .. entry.Proposals.Any(p => p.Text.Trim().Length is 0 or > SurveyRules.LongestText) ? [new(SurveyRules.Report, $"每条建议要有内容，最多 {SurveyRules.LongestText} 个字。", nameof(Proposals))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why the report cannot go out.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDistribute(DistributionEntry entry, bool isAhead, DateOnly day, DateOnly today) =>
        IsOver ? [Field(Over)]
        : State != SurveyState.Report ? [new(SurveyRules.Distribution, State < SurveyState.Report ? "请先形成调研报告。" : "调研报告已经印发。")]
        :
        [
            .. entry.Audience == SurveyAudience.Sitting && (entry.Sitting is null || !isAhead) ? [new(SurveyRules.Distribution, "请选择一次还没有召开的常委会会议。", nameof(Sitting))] : Array.Empty<Obstacle>(),
            .. entry.Audience == SurveyAudience.Committee && entry.Committee is null ? [new(SurveyRules.Distribution, "请选择专委会或者工委。", nameof(AudienceCommittee))] : Array.Empty<Obstacle>(),
            .. day > today ? [new(SurveyRules.Distribution, "印发日期不能晚于今天。", "Day")]
                : day < ReachedOn(SurveyState.Report) ? [new(SurveyRules.Distribution, $"印发日期不能早于形成报告（{ReachedOn(SurveyState.Report)!.Value.Full()}）。", "Day")] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why the council cannot be asked to have it deliberated.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWish(string reason, SupervisedBodyId? organ) =>
        State != SurveyState.Distributed ? [new(SurveyRules.Deliberation, IsOver ? Over : "调研报告印发以后，才能提请主任会议安排审议。")]
        : Deliberated is not null ? [new(SurveyRules.Deliberation, "主任会议已经决定提请常委会会议审议。")]
        : IsSubmitted ? [new(SurveyRules.Deliberation, "已经提请主任会议，等待决定。")]
        :
        [
            .. reason.Trim().Length is 0 or > SurveyRules.LongestNote ? [new(SurveyRules.Deliberation, "请写明提请审议的理由，最多 200 个字。", nameof(Wish))] : Array.Empty<Obstacle>(),
            .. organ is null ? [new(SurveyRules.Deliberation, "请选择研究处理审议意见的机关。", nameof(WishOrgan))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Why the council's decision cannot be taken over.</summary>
    /// <param name="isConfirmed">True when there is a decision on this wish and it is confirmed.</param>
    public IReadOnlyList<Obstacle> ObstaclesToDecide(bool isConfirmed) =>
        !IsSubmitted ? [new(SurveyRules.Deliberation, "没有提请主任会议的事项。")]
        : isConfirmed ? [] : [new(SurveyRules.Deliberation, "主任会议还没有决定，或者决定还没有确认。")];

    /// <summary>Why it cannot be closed.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose(string note) =>
        State != SurveyState.Distributed ? [Field(IsOver ? Over : "调研报告印发以后才能结束。")]
        : IsSubmitted ? [Field("已经提请主任会议安排审议，等待决定以后再结束。")]
        : Filled(note, "请写明成果运用的情况。", nameof(EndNote));

    /// <summary>Why no copy for the public can be made: only of a report that went out; one that was deliberated goes with its opinion.</summary>
    /// <param name="hasOpinion">True when the sitting's opinion on it was formed.</param>
    public IReadOnlyList<Obstacle> ObstaclesToPublish(bool hasOpinion) =>
        State is not (SurveyState.Distributed or SurveyState.Closed) ? [new(SurveyRules.Publication, "调研报告印发以后，才能制作公开稿。")]
        : hasOpinion ? [new(SurveyRules.Publication, "常委会会议审议过的调研报告，在审议意见的公开稿里同审议意见一并公开。")]
        : [];

    /// <summary>Why no inspection can be linked.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToLink() => State == SurveyState.Withdrawn ? [new(SurveyRules.Apart, Over)] : [];

    private const string Over = "这次调研已经结束。";

    private static Obstacle Field(string message, string? field = null) => new(SurveyRules.Order, message, field);

    private static IReadOnlyList<Obstacle> Filled(string text, string missing, string field) =>
        text.Trim().Length == 0 ? [Field(missing, field)] : TooLong(text, field);

    private static IReadOnlyList<Obstacle> TooLong(string text, string field) =>
        text.Length > SurveyRules.LongestText ? [Field($"最多 {SurveyRules.LongestText} 个字，现在有 {text.Length} 个字。", field)] : [];
}
