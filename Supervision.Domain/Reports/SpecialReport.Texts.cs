using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <content>The text: draft, comments, revised report with answers, return, replacement.</content>
public sealed partial class SpecialReport
{
    private readonly List<ReportVersion> versions = [];
    private readonly List<ReportComment> comments = [];

    /// <summary>All versions, oldest first.</summary>
    public IReadOnlyList<ReportVersion> Versions => [.. versions.OrderBy(v => v.Number)];

    /// <summary>The committee's comments on the draft, in order.</summary>
    public IReadOnlyList<ReportComment> Comments => [.. comments.OrderBy(c => c.Order)];

    /// <summary>True when the head of the committee marked 无意见.</summary>
    public bool HasNoComments { get; private set; }

    /// <summary>Why answers may be missing: the Office's reason for going on without them; empty otherwise.</summary>
    public string AnswersWaivedBecause { get; private set; } = "";

    /// <summary>The last day for handing in again after a return; null when never returned.</summary>
    public DateOnly? ReturnedUntil { get; private set; }

    /// <summary>The newest text.</summary>
    public ReportVersion? Newest => versions.MaxBy(v => v.Number);

    /// <summary>Why no draft can come in now. A late one is accepted and marked (D-5.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReceiveDraft() =>
        State == ReportState.Scheduled && Tier == ReportTier.Committee
            ? [new(ReportRules.OpinionsGiven, "各方面意见还没有转交报告机关；没有意见的，请办公室先注明“无”。")]
            : OnlyIn("报送初稿", ReportState.OpinionsSent);

    /// <summary>The draft came in for comments.</summary>
    /// <param name="file">The text.</param>
    /// <param name="legalDay">S−20; later is late.</param>
    /// <param name="byOffice">True when the Office enters what came on paper.</param>
    /// <param name="act">Who and when.</param>
    public void ReceiveDraft(ReportFile file, DateOnly legalDay, bool byOffice, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReceiveDraft());
        var late = DaysLate(act, legalDay);
        Add(ReportVersionKind.Draft, file, late, byOffice, act);
        MoveTo(ReportState.DraftReceived, act, LateWords(late));
    }

    /// <summary>Why these comments cannot be added.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAddComments(IReadOnlyList<string> lines) => Together(
        OnlyIn("提出修改意见", ReportState.DraftReceived),
        comments.Count + lines.Count > MostLines ? new(ReportRules.Filled, $"修改意见最多 {MostLines} 条。", nameof(Comments)) : null,
        lines.Select((l, i) => Length(l, LongestLine, nameof(Comments), $"第 {i + 1} 条修改意见")).FirstOrDefault(o => o is not null));

    /// <summary>Comments written by the committee; they go back to the organ when its head confirms them.</summary>
    public void AddComments(IReadOnlyList<string> lines, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAddComments(lines));
        foreach (var line in lines)
        {
            comments.Add(new(comments.Count + 1, line.Trim(), act));
        }
    }

    /// <summary>Why the comments cannot go back: at least one, or the mark 无意见, confirmed by the head of the committee.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToComment(bool none, bool isHead) => Together(
        OnlyIn("反馈修改意见", ReportState.DraftReceived),
        !isHead ? new(ReportRules.CommentsInTime, "修改意见由工委主任确认后反馈。") : null,
        none == comments.Count > 0
            ? new(ReportRules.CommentsInTime, none ? "已经写了修改意见，不能再勾选“无意见”。" : "请先填写修改意见；没有意见的，请勾选“无意见”。", nameof(Comments))
            : null);

    /// <summary>The committee's comments go back to the organ.</summary>
    public void Comment(bool none, bool isHead, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToComment(none, isHead));
        HasNoComments = none;
        MoveTo(ReportState.Commented, act, none ? "无意见" : $"{comments.Count} 条");
    }

    /// <summary>Why no revised report can come in now, whatever its answers say.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReceiveRevised() =>
        OnlyIn("报送正式稿", ReportState.Commented, ReportState.Returned) is [var wrong]
            ? State == ReportState.DraftReceived ? [new(ReportRules.CommentsInTime, "工委还没有反馈修改意见，报告正式稿暂不能报送。")] : [wrong]
            : [];

    /// <summary>Why answers cannot be kept now; those still open are no obstacle.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToKeepAnswers(IReadOnlyList<AnswerLine> answers) =>
        State is < ReportState.OpinionsSent or > ReportState.Returned || State == ReportState.RevisedReceived
            ? [new(ReportRules.Order, $"报告{ReportWords.Of(State)}，现在不能填写意见答复。")]
            : [.. Opinions.Select(o => answers.LastOrDefault(a => a.Opinion == o.Id) is { } line ? ObstacleToKeep(o, line) : null).OfType<Obstacle>()];

    // 不采纳 needs its reason at once; a reason without a choice would have no place to stay.
    private static Obstacle? ObstacleToKeep(GatheredOpinion opinion, AnswerLine line)
    {
        var field = $"{nameof(Opinions)}.{opinion.Order}";
        return (line.Answer, line.Reason.Trim().Length) switch
        {
            (_, > LongestLine) => new(ReportRules.Filled, $"第 {opinion.Order} 条意见的说明最多 {LongestLine} 个字。", field),
            (OpinionAnswer.NotAdopted, 0) => new(ReportRules.OpinionsGiven, $"第 {opinion.Order} 条意见不采纳，请写明理由。", field),
            (null, > 0) => new(ReportRules.OpinionsGiven, $"第 {opinion.Order} 条意见写了说明，请选择采纳、部分采纳或者不采纳。", field),
            _ => null,
        };
    }

    /// <summary>Keeps answers written before the report itself is ready.</summary>
    public void KeepAnswers(IReadOnlyList<AnswerLine> answers)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToKeepAnswers(answers));
        Reply(answers);
    }

    /// <summary>Why this revised report cannot come in: each gathered opinion needs its answer (D-5.5, D-16.5).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReceiveRevised(IReadOnlyList<AnswerLine> answers, string waiver)
    {
        List<Obstacle> wrong = [.. ObstaclesToReceiveRevised()];
        if (wrong.Count > 0 || waiver.Trim().Length > 0)
        {
            return waiver.Trim().Length > 500 ? [Length(waiver, 500, "Waiver", "理由")!] : wrong;
        }

        foreach (var opinion in Opinions)
        {
            var line = answers.LastOrDefault(a => a.Opinion == opinion.Id);
            var given = line?.Answer ?? opinion.Answer;
            var reason = line?.Answer is null ? opinion.AnswerReason : line.Reason.Trim();
            var field = $"{nameof(Opinions)}.{opinion.Order}";
            if (given is null)
            {
                wrong.Add(new(ReportRules.OpinionsGiven, $"第 {opinion.Order} 条意见还没有答复，请选择采纳、部分采纳或者不采纳。", field));
            }
            else if (given == OpinionAnswer.NotAdopted && reason.Length == 0)
            {
                wrong.Add(new(ReportRules.OpinionsGiven, $"第 {opinion.Order} 条意见不采纳，请写明理由。", field));
            }
            else if (reason.Length > LongestLine)
            {
                wrong.Add(new(ReportRules.Filled, $"第 {opinion.Order} 条意见的说明最多 {LongestLine} 个字。", field));
            }
        }

        return wrong;
    }

    /// <summary>The revised report came in, with the answers to the gathered opinions.</summary>
    /// <param name="file">The text.</param>
    /// <param name="answers">One line for each gathered opinion; lines answered before may be left out.</param>
    /// <param name="waiver">The Office's reason for going on with answers missing; empty otherwise.</param>
    /// <param name="legalDay">S−10, or the day named by the return.</param>
    /// <param name="byOffice">True when the Office enters what came on paper.</param>
    /// <param name="act">Who and when.</param>
    public void ReceiveRevised(
        ReportFile file, IReadOnlyList<AnswerLine> answers, string waiver, DateOnly legalDay, bool byOffice, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReceiveRevised(answers, waiver));
        Reply(answers);
        AnswersWaivedBecause = waiver.Trim();
        var late = DaysLate(act, legalDay);
        Add(ReportVersionKind.Revised, file, late, byOffice, act);
        MoveTo(ReportState.RevisedReceived, act, LateWords(late));
    }

    /// <summary>Why it cannot be sent back (D-5.14): once, by the lead council member, with a reason and a day not later than S−7.</summary>
    /// <param name="isLead">True of the lead council member.</param>
    /// <param name="reason">Why.</param>
    /// <param name="until">The new day.</param>
    /// <param name="membersDay">S−7; the day before S when the periods only warn (D-3.11).</param>
    /// <param name="today">The day in Beijing.</param>
    public IReadOnlyList<Obstacle> ObstaclesToReturn(bool isLead, string reason, DateOnly? until, DateOnly membersDay, DateOnly today) => Together(
        OnlyIn("退回补充", ReportState.RevisedReceived),
        !isLead ? new(ReportRules.ReturnOnce, "退回补充由分管领导决定。") : null,
        ReturnedUntil is not null ? new(ReportRules.ReturnOnce, "报告已经退回过一次，只能退回一次。") : null,
        Length(reason, 500, "Reason", "退回理由"),
        until is null ? new(ReportRules.ReturnOnce, "请填写新的送交日期。", nameof(ReturnedUntil)) : null,
        until < today ? new(ReportRules.ReturnOnce, "新的送交日期不能早于今天。", nameof(ReturnedUntil)) : null,
        until > membersDay ? new(ReportRules.ReturnOnce, $"新的送交日期不能晚于{membersDay.Full()}（会前七日；临时召集的会议为会前一日）。", nameof(ReturnedUntil)) : null);

    /// <summary>Sent back for completion, once.</summary>
    public void Return(bool isLead, string reason, DateOnly? until, DateOnly membersDay, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReturn(isLead, reason, until, membersDay, act.At.BeijingDate()));
        ReturnedUntil = until;
        MoveTo(ReportState.Returned, act, reason.Trim());
    }

    private void Reply(IReadOnlyList<AnswerLine> answers)
    {
        foreach (var line in answers.Where(a => a.Answer is not null))
        {
            opinions.Find(o => o.Id == line.Opinion)?.Reply(line.Answer!.Value, line.Reason.Trim());
        }
    }

    private static int DaysLate(ReportAct act, DateOnly legalDay) =>
        Math.Max(0, act.At.BeijingDate().DayNumber - legalDay.DayNumber);

    private static string LateWords(int days) => days == 0 ? "" : $"逾期{days}天";

    private void Add(ReportVersionKind kind, ReportFile file, int late, bool byOffice, ReportAct act) =>
        versions.Add(new(versions.Count + 1, kind, file, act, late, byOffice));
}
