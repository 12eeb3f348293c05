using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Reports.Unit;

/// <summary>Turns a report into what its body may see of it: comments and opinions only after they were given.</summary>
internal static class UnitReports
{
    public static UnitReport Make(
        SpecialReport r, Actor actor, IReadOnlyList<UnitDue> dues, string committee, string sitting, DateOnly? commentsBy)
    {
        var (asked, obstacles) = AskedOf(r, actor);
        var sent = r.ReachedOn(ReportState.OpinionsSent) is not null;
        var commented = r.ReachedOn(ReportState.Commented) is not null;
        return new(
            r.Id, r.Number.ToString(), r.Title, ReportWords.Of(r.State), sitting, committee, dues,
            sent ? [.. r.Opinions.OrderBy(o => o.Order).Select(o => new UnitOpinionLine(o.Id, o.Order, o.Text, o.Source, o.Answer, o.AnswerReason))] : [],
            r.HasNoOpinions, commented ? [.. r.Comments.OrderBy(c => c.Order).Select(c => c.Text)] : [], commented && r.HasNoComments,
            r.State == ReportState.Returned ? r.Steps.LastOrDefault(s => s.To == ReportState.Returned)?.Reason : null,
            [.. r.Versions.OrderByDescending(v => v.Number).Select(v => TextOf(r, v))], asked, obstacles,
            ReportRights.MayHandIn(actor, r) && r.ObstaclesToKeepAnswers([]).Count == 0,
            NextOf(r, committee, commentsBy))
        {
            Remarks = r.Remarks,
            Resolution = r.Resolution,
        };
    }

    public static UnitDue DueOf(Obligation o, string body, LoadedBasis basis)
    {
        var late = o.DaysLate(basis.Today);
        var (chip, words) = o switch
        {
            { State: ObligationState.Open } when o.PassedWords(basis.Today) is { } passed => (ChipKind.None, passed),
            _ when late > 0 => (ChipKind.Late, $"逾期 {late} 天"),
            { State: ObligationState.Met } => (ChipKind.Done, "按期"),
            _ => (basis.Calendar.WorkDaysBetween(basis.Today, o.Deadline.Day) <= 3 ? ChipKind.Soon : ChipKind.Running,
                basis.Calendar.Remaining(o.Deadline.Day, basis.Today)),
        };
        return new(o.Act, o.Title, body, o.Deadline.Day, o.Deadline.Target, o.MetOn, chip, words, o.Deadline.Ground, o.Link)
        {
            IsOnPaper = false,
            IsProvisional = o.Deadline.IsProvisional,
        };
    }

    public static UnitText TextOf(SpecialReport r, ReportVersion v) => new(
        v.Id, $"{r.Number.Address}-{v.Number}", ReportWords.Of(v.Kind), v.FileName, v.File, v.Hash, v.At, v.SenderName, v.DaysLate);

    /// <summary>Which text is to be handed in now, or why none.</summary>
    private static (ReportVersionKind? Asked, IReadOnlyList<Obstacle> Obstacles) AskedOf(SpecialReport r, Actor actor)
    {
        if (!ReportRights.MayHandIn(actor, r))
        {
            return (null, [new(ReportRules.ReportedByLeader, "报告由报告机关的联络员报送，这里可以查看进度。")]);
        }

        if (r.Tier != ReportTier.Committee)
        {
            return AskedOfLighter(r);
        }

        if (r.Resolution is { ReportedOn: null, DueOn: not null, ClosedOn: null })
        {
            return (ReportVersionKind.ResolutionReport, []);
        }

        var draft = r.ObstaclesToReceiveDraft();
        var revised = r.ObstaclesToReceiveRevised();
        return draft.Count == 0 ? (ReportVersionKind.Draft, [])
            : revised.Count == 0 ? (ReportVersionKind.Revised, [])
            : (null, r.State <= ReportState.OpinionsSent ? draft : revised);
    }

    // Papers until the hearing, a newer version too; an answer once the council's remarks ask for one.
    private static (ReportVersionKind? Asked, IReadOnlyList<Obstacle> Obstacles) AskedOfLighter(SpecialReport r)
    {
        var papers = r.ObstaclesToReceivePapers();
        return papers.Count == 0 ? (ReportVersionKind.Papers, [])
            : r.Tier == ReportTier.Council && r.ObstaclesToReceiveAnswer().Count == 0 ? (ReportVersionKind.Answer, [])
            : (null, papers);
    }

    private static string NextOf(SpecialReport r, string committee, DateOnly? commentsBy) => r.Tier != ReportTier.Committee ? NextOfLighter(r) : r.State switch
    {
        ReportState.Planned or ReportState.Postponed => "会议确定以后，报送的期限会列在这里。",
        ReportState.Scheduled => "常委会办公室正在汇总各方面意见，转交以后请研究并在报告中答复。",
        ReportState.OpinionsSent => "请逐条研究各方面意见，按期报送报告初稿。",
        ReportState.DraftReceived => commentsBy is { } day
            ? $"{committee}在 {day.Full()} 前提出修改意见，有意见会在这里告诉您。" : $"{committee}正在研究初稿，有意见会在这里告诉您。",
        ReportState.Commented => "请按修改意见完善报告，逐条答复各方面意见，按期报送正式稿。",
        ReportState.Returned => "请按退回的理由补充，在新的日期以前重新报送正式稿。",
        ReportState.RevisedReceived => "常委会办公室将把报告印发组成人员。",
        ReportState.Distributed or ReportState.OnAgenda => "报告已经印发，请报告人按时到会报告。",
        ReportState.Heard or ReportState.Deliberated or ReportState.Rated or ReportState.OpinionStage => "审议意见印发以后，会列在“审议意见”里。",
        ReportState.Withdrawn => "这件报告已经撤回，不需要再报送。",
        ReportState.Ended => "这件报告因年度计划调整已经终止，不需要再报送。",
        _ => "这件报告已经归档。",
    };

    private static string NextOfLighter(SpecialReport r) => r.State switch
    {
        _ when r is { MeetingDay: null, State: ReportState.Planned or ReportState.Postponed } => "听取的会议确定以后，报送材料的期限会列在这里。",
        ReportState.Planned when r.Versions.Count == 0 => "请按期报送汇报材料。",
        ReportState.Planned or ReportState.PapersReceived => "材料已经收到，请报告人按时到会汇报；会前可以报送新的一稿。",
        ReportState.Heard when r.Tier == ReportTier.Council => "主任会议意见发出以后，会列在这里。",
        ReportState.RemarksSent when r.Remarks is { AnswerDue: { } due } => $"请研究主任会议意见，在 {due.Full()} 前报送反馈情况。",
        ReportState.RemarksSent => "请在工作中研究主任会议意见，不要求书面反馈。",
        ReportState.AnswerReceived => "反馈情况已经收到。",
        ReportState.Heard or ReportState.Noted => "汇报已经听取。",
        ReportState.Withdrawn => "这件报告已经撤回，不需要再报送。",
        _ => "这件报告已经归档。",
    };
}
