using System.Text;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reminders;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Opinions.FollowUp;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>The lists of an archive bundle as CSV: points and answers, papers, decisions, deadlines, reminders, publications, history,
/// every version of the text, and what was said (D-15.12).</summary>
/// <remarks>Speech notes are for the archive only: the bundle is the Office's and never public (D-8.3).</remarks>
internal sealed class BundleTexts(SupervisionDb db, ReviewOpinion opinion)
{
    public async Task<IReadOnlyList<(string Name, string Text)>> AllAsync(CancellationToken stop)
    {
        var names = await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        var handlings = await db.OpinionHandlings.AsNoTracking().Where(h => h.Opinion == opinion.Id).ToListAsync(stop);
        return
        [
            ("01 要点.csv", Table(["部分", "标题", "正文", "主办"], opinion.Points.Select(p => new[] { OpinionWords.Of(p.Part), p.Heading, p.Text, p.MainBody is { } b ? names[b] : "" }))),
            ("02 逐条办理情况（各版本）.csv", Table(["单位", "版本", "材料", "序号", "办理情况", "措施", "结果", "佐证", "日期"], from h in handlings from p in h.Papers from r in p.Rows select new[] { names[r.Body], $"{p.Number}", HandlingPaperKinds.Of(p.Kind), $"{r.Order}", HandlingWords.Of(r.Status), r.Measures, r.Result, r.Evidence, r.Day?.Full() ?? "" })),
            ("03 方案和报告.csv", Table(["单位", "版本", "材料", "文件", "收到", "期限", "逾期天数", "报送人", "文件SHA-256", "报送校验码"], from h in handlings from p in h.Papers select new[] { names[h.Organ], $"{p.Number}", HandlingPaperKinds.Of(p.Kind), p.FileName, p.At.Clock(), p.DueOn?.Full() ?? "", $"{p.DaysLate}", p.By, p.FileHash, p.Hash })),
            ("04 工委反馈和核实.csv", Table(["单位", "事项", "内容", "人", "时间"], handlings.SelectMany(h => Found(h, names)))),
            ("05 决定.csv", Table(["日期", "议题", "结果", "已确认", "纪要"], (await db.DecisionsOnAsync(opinion.Matter, stop)).Select(d => new[] { d.Day.Full(), d.Subject, Words(d.Outcome), d.IsConfirmed ? "是" : "否", d.MinutesNumber }))),
            ("06 期限.csv", await DeadlinesAsync(stop)),
            .. await RemindersAsync(stop),
            ("08 公开.csv", Table(["材料", "状态", "公开日期", "撤下日期", "说明", "公开文本"], (await db.CopiesOfAsync(opinion.Id, stop)).Select(p => new[] { PublicationWords.Of(p.Kind, opinion.Inspection is not null), PublicationWords.Of(p.State), p.PublishedOn?.Full() ?? "", p.WithdrawnOn?.Full() ?? "", p.Note ?? "", string.Join('\n', p.Blocks.Select(b => b.PublicText)) }))),
            ("09 经过.csv", Table(["时间", "人", "事项"], (await db.HistoryRowsAsync(opinion.Matter, stop)).Reverse().Select(r => new[] { r.At.Clock(), r.Actor, r.Sentence }))),
            ("10 审议意见各版本.csv", await new BundleVersions(db, opinion).TextAsync(names, stop)),
            ("11 发言要点.csv", await NotesAsync(names, stop)),
        ];
    }

    /// <summary>One cell, quoted; a cell that a spreadsheet would take for a formula gets a mark before it.</summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    internal static string Table(IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend([.. heads]))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Found(OpinionHandling h, Dictionary<SupervisedBodyId, string> names) =>
    [
        .. h.Comments.Select(c => new[] { names[h.Organ], "反馈意见", c.Text.Length == 0 ? "无意见" : c.Text, c.By, c.At.Clock() }),
        .. h.Answers.Where(a => a.Verdict is not null).Select(a => new[] { names[a.Body], "核实", $"{HandlingWords.Of(a.Verdict!.Value)} {a.VerdictNote}".Trim(), a.VerifiedBy ?? "", a.VerifiedAt?.Clock() ?? "" }),
        .. h.Extensions.Select(e => new[] { names[h.Organ], "延期", $"{HandlingWords.Of(e.State)}：{e.LastDay.Full()} → {e.Until.Full()}，{e.Reason}", e.AskedBy, e.AskedAt.Clock() }),
        .. h.Outcomes.Select(o => new[] { names[h.Organ], "处理决定", $"{HandlingCouncil.WordsOf(o.Kind, o.Disposal)} {o.Remarks}".Trim(), o.By, o.At.Clock() }),
    ];

    private async Task<string> DeadlinesAsync(CancellationToken stop)
    {
        var rows = await db.DeadlineRowsAsync(opinion.Matter, await db.LoadBasisAsync(stop), stop);
        return Table(["环节", "责任方", "期限", "实际", "结果", "怎么算的", "依据", "原期限"],
            rows.Select(r => new[] { r.Act, r.OwedBy, r.Day.Full(), r.MetOn?.Full() ?? "", r.Result, r.Reason, r.Source, string.Join('；', r.Earlier) }));
    }

    // Only what went out: what was cancelled or waits is no reminder that anybody got. None, no file.
    private async Task<IEnumerable<(string Name, string Text)>> RemindersAsync(CancellationToken stop)
    {
        var (kind, id) = (opinion.Matter.Kind, opinion.Matter.Id);
        var obligations = db.Obligations.Where(o => o.MatterKind == kind && o.MatterId == id).Select(o => o.Id);
        var sent = await db.Reminders.AsNoTracking().Where(r => r.SentAt != null && obligations.Contains(r.Obligation)).ToListAsync(stop);
        var people = await db.People.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return sent.Count == 0 ? []
            : [("07 提醒.csv", Table(["编号", "收件人", "应发", "发出", "渠道", "内容"], sent.OrderBy(r => r.SentAt).Select(r => new[]
            {
                r.Code, people.GetValueOrDefault(r.Recipient, "") + (r.Instead.Length > 0 ? $" {r.Instead}" : ""), r.DueAt.Clock(), r.SentAt!.Value.Clock(), Words(r.Channel), r.Text,
            })))];
    }

    private async Task<string> NotesAsync(Dictionary<SupervisedBodyId, string> names, CancellationToken stop)
    {
        var (report, inspection) = (opinion.Report, opinion.Inspection);
        var notes = await db.SpeechNotes.AsNoTracking().Where(n => n.Report == report && n.Inspection == inspection).ToListAsync(stop);
        return Table(["顺序", "发言人", "身份", "内容", "类别", "主题", "针对单位", "录入", "录入时间", "更正时间"], notes.OrderBy(n => n.Order).ThenBy(n => n.EnteredAt).Select((n, i) => new[]
        {
            $"{i + 1}", n.SpeakerName, n.IsGuest ? "列席代表" : "组成人员", n.Text, Words(n.Part), n.Theme ?? "", n.Body is { } body ? names.GetValueOrDefault(body, "") : "",
            n.IsByRecorder ? $"{n.EnteredByName}（代记）" : n.EnteredByName, n.EnteredAt.Clock(), n.CorrectedAt?.Clock() ?? "",
        }));
    }

    private static string Words(NotePart? part) => part switch
    {
        NotePart.Evaluation => "评价",
        NotePart.Problem => "问题",
        NotePart.Proposal => "建议",
        _ => "",
    };

    private static string Words(ReminderChannel channel) => channel switch
    {
        ReminderChannel.Email => "邮件",
        ReminderChannel.Robot => "企业微信群机器人",
        _ => "站内",
    };

    private static string Words(CouncilOutcome outcome) => outcome switch
    {
        CouncilOutcome.Approved => "同意",
        CouncilOutcome.ApprovedWithChanges => "修改后同意",
        CouncilOutcome.Rejected => "不同意",
        _ => "暂缓",
    };
}
