using Supervision.Domain.Reports;
using static Supervision.Web.Features.Reports.NextSteps;

namespace Supervision.Web.Features.Reports;

/// <summary>The next step of a report before the council or a work committee (D-5.11, D-5.12).</summary>
internal static class LighterSteps
{
    public static NextStep Of(DossierView v) => v.Report switch
    {
        { State: ReportState.Withdrawn } r => Step("已撤回", "", "", ReportAction.None, r.Steps[^1].Reason),
        { State: ReportState.Closed } r => Step("已归档", "", "", ReportAction.None, r.Steps[^1].Reason),
        { MeetingDay: null } => ToSet(v),
        { Tier: ReportTier.Council } => OfCouncil(v),
        _ => OfCommittee(v),
    };

    private static NextStep ToSet(DossierView v) => v.Report.Tier == ReportTier.Council
        ? Step("安排主任会议听取", "办公室", "", Run(v, ReportAction.CouncilMeeting), v.Report.State == ReportState.Postponed
            ? "听取已延期，已经送交的材料保留。" : "列入一次主任会议以后，计算材料送交的期限。不适用会前二十日、十日、七日的期限。")
        : Step("安排本委会议听取", v.Parties.Committee, "", RunHearing(v, ReportAction.CommitteeMeeting), v.Report.State == ReportState.Postponed
            ? "听取已延期，已经送交的材料保留。" : "会议的日期定了以后，计算材料送交的期限。不适用会前二十日、十日、七日的期限。");

    private static NextStep OfCouncil(DossierView v) => v.Report switch
    {
        { State: ReportState.Planned } => Step("汇报材料送交主任会议", Unit(v), "report.papers", HandIn(v, ReportAction.Papers),
            $"{Unit(v)}尚未送交汇报材料。收到纸质件的，由办公室代录。"),
        { State: ReportState.PapersReceived, Reporter: null } => Step("确定报告人", "办公室", "report.hearing", Run(v, ReportAction.Reporter), "由单位负责人或者副职报告。"),
        { State: ReportState.PapersReceived } => Step($"{v.Report.MeetingName}听取", "办公室", "report.hearing", Waiting(v, Run(v, ReportAction.Hear)),
            Held(v) ? "听取以后登记。" : $"会议定于{v.Report.MeetingDay!.Value.Full()}举行，会后再登记听取。", [Papers(v), Reporter(v)]),
        { State: ReportState.Heard } => Step($"把主任会议意见送{Unit(v)}", "办公室", "report.remarks",
            v.Beside.HearingConsent is { IsApproval: true } ? Run(v, ReportAction.Remarks) : ReportAction.None,
            v.Beside.HearingConsent is { IsApproval: true } ? "意见以函件发出，写明反馈的日期。" : "先登记主任会议的决定，由主任或者主持人确认，再发出意见。",
            [new(v.Beside.HearingConsent is { IsApproval: true }, v.Beside.HearingConsent is { IsApproval: true } ok ? $"{ok.MeetingName}已同意形成意见" : "主任会议的决定还没有确认")],
            v.Beside.HearingConsent is not { IsApproval: true } && v.Report.CouncilMeeting is { } m ? $"/council/{m.Value}" : null),
        { State: ReportState.RemarksSent, Remarks.AnswerDue: not null } => Step("报送反馈情况", Unit(v), "report.answer", HandIn(v, ReportAction.Answer),
            $"{Unit(v)}尚未报送反馈情况。收到纸质件的，由办公室代录。"),
        _ => Step("归档", "办公室", "", Run(v, ReportAction.Close), "程序已经办完，可以归档。"),
    };

    private static NextStep OfCommittee(DossierView v) => v.Report switch
    {
        { State: ReportState.Planned } when !Held(v) => Step($"{v.Report.MeetingName}听取汇报", v.Parties.Committee, HasPapers(v) ? "report.hearing" : "report.papers",
            HasPapers(v) ? ReportAction.None : HandIn(v, ReportAction.Papers), $"会议定于{v.Report.MeetingDay!.Value.Full()}在{v.Report.MeetingPlace}举行，会后再登记听取。", [Papers(v)]),
        { State: ReportState.Planned } => Step($"{v.Report.MeetingName}听取汇报", v.Parties.Committee, "report.hearing", RunHearing(v, ReportAction.HearCommittee),
            "登记报告人和听取。", [Papers(v)]),
        { State: ReportState.Heard } => Step("写出听取汇报的小结", v.Parties.Committee, "report.notes", RunHearing(v, ReportAction.Notes), "写明听取的情况、主要问题和建议。"),
        _ => Step("归档", "办公室", "", Run(v, ReportAction.Close), v.Report.RaisedTopic is null ? "小结已经写出；需要的，可以提出议题建议。" : "小结已经写出，并提出了议题建议。"),
    };

    private static ReportAction RunHearing(DossierView v, ReportAction action) => v.Rights.RunHearing ? action : ReportAction.None;

    private static ReportAction Waiting(DossierView v, ReportAction action) => Held(v) ? action : ReportAction.None;

    private static bool Held(DossierView v) => v.Report.MeetingDay <= v.Today;

    private static bool HasPapers(DossierView v) => v.Report.Versions.Any(r => r.Kind == ReportVersionKind.Papers);

    private static Check Papers(DossierView v) => HasPapers(v) ? new(true, "汇报材料已经收到") : new(false, "汇报材料还没有收到");

    private static Check Reporter(DossierView v) => new(v.Report.Reporter is not null, v.Report.Reporter is { } r ? $"报告人：{r.Name}（{r.Post}）" : "报告人还没有确定");

    private static string Unit(DossierView v) => v.Parties.Unit;
}
