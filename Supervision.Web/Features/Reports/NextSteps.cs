using Supervision.Domain.Reports;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Reports;

/// <summary>What may be done with a report from its dossier.</summary>
public enum ReportAction
{
    /// <summary>Nothing to press.</summary>
    None,

    /// <summary>补充报告机关.</summary>
    Assign,

    /// <summary>列入会议.</summary>
    Schedule,

    /// <summary>转交各方面意见.</summary>
    Gather,

    /// <summary>代录报告初稿.</summary>
    Draft,

    /// <summary>填写修改意见.</summary>
    Comment,

    /// <summary>代录报告正式稿.</summary>
    Revised,

    /// <summary>退回补充.</summary>
    Return,

    /// <summary>印发组成人员.</summary>
    Distribute,

    /// <summary>补发新任组成人员.</summary>
    Deliver,

    /// <summary>更换文本.</summary>
    Replace,

    /// <summary>确定报告人.</summary>
    Reporter,

    /// <summary>登记听取.</summary>
    Hear,

    /// <summary>代记发言.</summary>
    Note,

    /// <summary>登记审议.</summary>
    Deliberate,

    /// <summary>提请主任会议.</summary>
    Ask,

    /// <summary>登记延期、撤回.</summary>
    Stop,

    /// <summary>归档.</summary>
    Close,

    /// <summary>撤回提请.</summary>
    Unask,

    /// <summary>安排主任会议听取.</summary>
    CouncilMeeting,

    /// <summary>安排专（工）委会听取.</summary>
    CommitteeMeeting,

    /// <summary>代录汇报材料.</summary>
    Papers,

    /// <summary>登记专（工）委会听取.</summary>
    HearCommittee,

    /// <summary>发出主任会议意见.</summary>
    Remarks,

    /// <summary>代录反馈情况.</summary>
    Answer,

    /// <summary>填写小结.</summary>
    Notes,

    /// <summary>提出议题建议.</summary>
    Topic,

    /// <summary>登记提请常委会会议听取.</summary>
    Raise,

    /// <summary>标明法定事项.</summary>
    Classify,

    /// <summary>安排整改情况报告.</summary>
    Rectify,

    /// <summary>登记交专门委员会审查.</summary>
    Examine,

    /// <summary>提出审查意见.</summary>
    Opine,

    /// <summary>登记视察、调研.</summary>
    Tour,

    /// <summary>送交视察、调研报告.</summary>
    TourReport,

    /// <summary>邀请参加的代表列席.</summary>
    Invite,

    /// <summary>登记决议.</summary>
    Resolve,

    /// <summary>更正表决登记.</summary>
    CorrectResolution,

    /// <summary>代录决议执行情况报告.</summary>
    ReportBack,

    /// <summary>决议办结.</summary>
    CloseResolution,
}

/// <summary>A line of the next step's check list.</summary>
public sealed record Check(bool IsOk, string Words);

/// <summary>The next step: who must do what by when, and the one button or why there is none.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Who">Who owes it.</param>
/// <param name="Duty">Kind of the obligation that times it; empty when none does.</param>
/// <param name="Action">The button; <see cref="ReportAction.None"/> when this person has none.</param>
/// <param name="Words">What is waited for, in a sentence.</param>
/// <param name="Link">Where it is done, when not here.</param>
/// <param name="Checks">What is ready and what is missing.</param>
public sealed record NextStep(string Title, string Who, string Duty, ReportAction Action, string Words, string? Link, IReadOnlyList<Check> Checks);

/// <summary>Finds the next step of a report from its state; offers only what the person may do.</summary>
internal static class NextSteps
{
    public static NextStep Of(DossierView v) => v.Report switch
    {
        { Organ: null, State: not (ReportState.Closed or ReportState.Withdrawn) } => Step("确定报告机关", "办公室", "", Run(v, ReportAction.Assign), "计划没有写明报告机关，请先补充。"),
        { Tier: not ReportTier.Committee } => LighterSteps.Of(v),
        { State: ReportState.Planned } => Step("列入常委会会议", "办公室", "", Run(v, ReportAction.Schedule), "会议确定后，计算会前三十日、二十日、十日和七日的期限。"),
        { State: ReportState.Postponed } => Step("重新列入会议", "办公室", "", Run(v, ReportAction.Schedule), "报告已延期，已经送交的材料保留。"),
        { State: ReportState.Scheduled } => Step($"把各方面意见转交{v.Parties.Organ}", "办公室", "report.opinions", Run(v, ReportAction.Gather), "没有意见的，注明“无”。"),
        { State: ReportState.OpinionsSent } => Step($"报告初稿送{v.Parties.Committee}征求意见", v.Parties.Organ, "report.draft", HandIn(v, ReportAction.Draft),
            $"{v.Parties.Organ}尚未送交报告初稿。收到纸质件的，由办公室代录。"),
        { State: ReportState.DraftReceived } => Step($"对报告初稿提出修改意见", v.Parties.Committee, "report.comments",
            v.Rights.Comment ? ReportAction.Comment : ReportAction.None, $"{v.Parties.Committee}尚未反馈修改意见。"),
        { State: ReportState.Commented } => Step("报告正式稿送交常委会", v.Parties.Organ, "report.revised", HandIn(v, ReportAction.Revised),
            $"{v.Parties.Organ}尚未送交报告正式稿；各方面意见要逐条答复。", Answers(v)),
        { State: ReportState.Returned } => Step("补充后重新送交报告正式稿", v.Parties.Organ, "report.again", HandIn(v, ReportAction.Revised),
            $"分管领导已退回补充：{v.Report.Steps[^1].Reason}", Answers(v)),
        { State: ReportState.RevisedReceived } => Step("把报告印发组成人员", "办公室", "report.members", Run(v, ReportAction.Distribute),
            "印发后文本以校验码固定。", [.. Answers(v), new(true, $"在任组成人员 {v.Members.Count} 人")]),
        _ => Later(v),
    };

    private static NextStep Later(DossierView v) => v.Report switch
    {
        { State: ReportState.Distributed, Reporter: null } => Step("确定报告人", "办公室", "report.hearing", Run(v, ReportAction.Reporter),
            "听取以前要确定报告人；部门负责人报告的，附委托函。", Hearing(v)),
        { State: ReportState.Distributed } => Step($"{v.Sitting?.Name}通过议程", "办公室", "report.hearing", ReportAction.None,
            "会议开始后，全体会议通过议程。", Hearing(v), v.Sitting is { } s ? $"/meetings/{s.Id.Value}" : null),
        { State: ReportState.OnAgenda, Reporter: null } => Step("确定报告人", "办公室", "report.hearing", Run(v, ReportAction.Reporter),
            "还没有确定报告人，不能登记听取。", Hearing(v)),
        { State: ReportState.OnAgenda } => Step($"{v.Sitting?.Name}听取报告", "办公室", "report.hearing", Run(v, ReportAction.Hear), "报告完毕后登记听取。", Hearing(v)),
        { State: ReportState.Heard } => Step("审议报告", "办公室", "report.hearing", Run(v, ReportAction.Deliberate),
            "组成人员在手机上填写发言要点，办公室和工委可以代记。", [new(v.NoteCount > 0, $"发言要点 {v.NoteCount} 条")]),
        { State: ReportState.Deliberated or ReportState.Rated } => Step($"{v.Sitting?.Name}闭会", "办公室", "", ReportAction.None,
            "闭会后进入审议意见阶段，自动汇总发言。", [new(v.NoteCount > 0, $"发言要点 {v.NoteCount} 条")], v.Sitting is { } s ? $"/meetings/{s.Id.Value}" : null),
        { State: ReportState.OpinionStage, Resolution: { ClosedOn: null } resolution } when v.Opinion is { IsClosed: true } || v.Consent is { IsApproval: true } =>
            Step("办结决议", resolution.ReportedOn is null && resolution.DueOn is not null ? v.Parties.Organ : "办公室", "report.resolution",
                resolution.ReportedOn is null && resolution.DueOn is not null ? HandIn(v, ReportAction.ReportBack) : Run(v, ReportAction.CloseResolution),
                "决议的执行情况办结以后，才能归档。"),
        { State: ReportState.OpinionStage } when v.Opinion is { IsClosed: true } || v.Consent is { IsApproval: true } =>
            Step("归档", "办公室", "", Run(v, ReportAction.Close), "审议意见阶段已经结束，可以归档。"),
        { State: ReportState.OpinionStage } => InOpinion(v, v.NextOfOpinion),
        { State: ReportState.Withdrawn } r => Step("已撤回", "", "", ReportAction.None, r.Steps[^1].Reason),
        { State: ReportState.Ended } r => Step("已终止", "", "", ReportAction.None, r.Steps[^1].Reason),
        { } r => Step("已归档", "", "", ReportAction.None, r.Steps[^1].Reason),
    };

    // The opinion has its own dossier; what it waits for is said here too, so that one page answers.
    private static NextStep InOpinion(DossierView v, DeadlineRow? due) => Step(
        "形成和办理审议意见", due?.OwedBy ?? v.Parties.Committee, due?.Kind ?? "", ReportAction.None,
        (due is null ? "" : $"{due.Act}。") + (v.Opinion is { } o ? $"审议意见{o.Number}：{o.State}。" : "正在准备审议意见。"), [], v.Opinion?.Address);

    internal static NextStep Step(
        string title, string who, string duty, ReportAction action, string words, IReadOnlyList<Check>? checks = null, string? link = null) =>
        new(title, who, duty, action, words, link, checks ?? []);

    internal static ReportAction Run(DossierView v, ReportAction action) => v.Rights.Run ? action : ReportAction.None;

    internal static ReportAction HandIn(DossierView v, ReportAction action) => v.Rights.HandIn ? action : ReportAction.None;

    private static IReadOnlyList<Check> Answers(DossierView v) => v.Report.HasNoOpinions
        ? [new(true, "各方面意见：无")]
        : [new(v.Report.Opinions.All(o => o.Answer is not null), $"各方面意见 {v.Report.Opinions.Count} 条，已答复 {v.Report.Opinions.Count(o => o.Answer is not null)} 条")];

    private static IReadOnlyList<Check> Hearing(DossierView v) =>
    [
        new(v.Members.All(m => m.Mode is not null), v.Members.Count(m => m.Mode is null) is > 0 and var missing
            ? $"报告已印发 {v.Report.Deliveries.Count} 人，新任组成人员 {missing} 人还没有收到" : $"报告已印发 {v.Report.Deliveries.Count} 位组成人员"),
        new(v.Report.Reporter is not null, v.Report.Reporter is { } r ? $"报告人：{r.Name}（{r.Post}）" : "报告人还没有确定"),
    ];
}
