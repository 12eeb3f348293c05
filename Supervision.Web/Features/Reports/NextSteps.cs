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
        { Tier: not ReportTier.Committee } r => Step("等待听取", v.Parties.Committee, "", ReportAction.None,
            $"{ReportWords.Of(r.Tier)}的报告目前只登记立项，听取的程序还没有开通。"),
        { Organ: null } => Step("确定报告机关", "办公室", "", Run(v, ReportAction.Assign), "计划没有写明报告机关，请先补充。"),
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

    private static NextStep Step(
        string title, string who, string duty, ReportAction action, string words, IReadOnlyList<Check>? checks = null, string? link = null) =>
        new(title, who, duty, action, words, link, checks ?? []);

    private static ReportAction Run(DossierView v, ReportAction action) => v.Rights.Run ? action : ReportAction.None;

    private static ReportAction HandIn(DossierView v, ReportAction action) => v.Rights.HandIn ? action : ReportAction.None;

    private static IReadOnlyList<Check> Answers(DossierView v) => v.Report.HasNoOpinions
        ? [new(true, "各方面意见：无")]
        : [new(v.Report.Opinions.All(o => o.Answer is not null), $"各方面意见 {v.Report.Opinions.Count} 条，已答复 {v.Report.Opinions.Count(o => o.Answer is not null)} 条")];

    private static IReadOnlyList<Check> Hearing(DossierView v) =>
    [
        new(v.Members.All(m => m.Mode is not null), v.Members.Count(m => m.Mode is null) is > 0 and var missing
            ? $"报告已印发 {v.Report.Deliveries.Count} 人，新任组成人员 {missing} 人还没有收到" : $"报告已印发 {v.Report.Deliveries.Count} 位组成人员"),
        new(v.Report.Reporter is not null, v.Report.Reporter is { } r ? $"报告人：{r.Name}（{r.Post}）" : "报告人还没有确定"),
    ];

    /// <summary>What else may be done now, besides the next step; only what its guard would allow in this state.</summary>
    public static IReadOnlyList<(ReportAction Action, string Words)> Others(DossierView v) =>
    [
        .. All(v).Where(a => a.When && a.Action != v.Next.Action).Select(a => (a.Action, a.Words)),
    ];

    private static IEnumerable<(ReportAction Action, string Words, bool When)> All(DossierView v)
    {
        var (r, run) = (v.Report, v.Rights.Run);
        if (r.Tier != ReportTier.Committee)
        {
            yield break;
        }

        yield return (ReportAction.Assign, "修改报告机关", run && r.State <= ReportState.OpinionsSent);
        yield return (ReportAction.Return, "退回补充", v.Rights.Return && r.State == ReportState.RevisedReceived && r.ReturnedUntil is null);
        yield return (ReportAction.Reporter, "确定报告人", run && r.Organ is not null && r.State is >= ReportState.Scheduled and < ReportState.Heard);
        yield return (ReportAction.Deliver, "补发新任组成人员", run && r.IsWithMembers && v.Members.Any(m => m.Mode is null));
        yield return (ReportAction.Replace, "更换文本", run && r.ObstaclesToReplace().Count == 0);
        yield return (ReportAction.Note, "代记发言", v.Rights.Record && MayNote(v));
        yield return (ReportAction.Stop, $"登记{ReportWords.Of(r.Wish)}", run && r.ObstaclesToStop(v.Consent).Count == 0);
        yield return (ReportAction.Ask, "提请主任会议", run && r.IsAlive && r.Wish == ReportWish.None);
    }

    private static bool MayNote(DossierView v) =>
        SpeechNote.ObstaclesToEnter(v.Report, v.Sitting?.HasBegun == true, v.NotesCloseOn, v.Today).Count == 0;
}
