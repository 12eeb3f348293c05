using Supervision.Domain.Reports;

namespace Supervision.Web.Features.Reports;

/// <summary>What else may be done with a report now, besides the next step; only what its guard would allow in this state.</summary>
internal static class OtherSteps
{
    public static IReadOnlyList<(ReportAction Action, string Words)> Of(DossierView v) =>
    [
        .. Common(v).Concat(v.Report.Tier == ReportTier.Committee ? [.. Statutory(v), .. Beside(v)] : Lighter(v))
            .Where(a => a.When && a.Action != v.Next.Action).Select(a => (a.Action, a.Words)),
    ];

    private static IEnumerable<(ReportAction Action, string Words, bool When)> Common(DossierView v)
    {
        var (r, run) = (v.Report, v.Rights.Run);
        yield return (ReportAction.Assign, r.Tier == ReportTier.Committee ? "修改报告机关" : "修改报告单位", run && r.IsAlive && r.State <= ReportState.OpinionsSent);
        yield return (ReportAction.Stop, $"登记{ReportWords.Of(r.Wish)}", run && r.ObstaclesToStop(v.Consent).Count == 0);
        yield return (ReportAction.Raise, "登记提请常委会会议听取", run && r.ObstaclesToRaise(v.Consent).Count == 0);
        yield return (ReportAction.Examine, "登记交专门委员会审查", run && r.Wish == ReportWish.Examine && v.Consent is { IsApproval: true });
        yield return (ReportAction.Ask, "提请主任会议", run && r.IsAlive && r.Wish == ReportWish.None && Wishes(r).Count > 0);
        yield return (ReportAction.Unask, "撤回提请", run && r.Wish != ReportWish.None && v.Consent is not { IsApproval: true });
    }

    /// <summary>What the council may be asked about this report now.</summary>
    public static IReadOnlyList<ReportWish> Wishes(SpecialReport r) =>
        [.. Enum.GetValues<ReportWish>().Where(w => w != ReportWish.None && r.ObstaclesToWish(w, "理由").Count == 0)];

    private static IEnumerable<(ReportAction Action, string Words, bool When)> Statutory(DossierView v)
    {
        var (r, run) = (v.Report, v.Rights.Run);
        yield return (ReportAction.Return, "退回补充", v.Rights.Return && r.State == ReportState.RevisedReceived && r.ReturnedUntil is null);
        yield return (ReportAction.Reporter, "确定报告人", run && r.Organ is not null && r.State is >= ReportState.Scheduled and < ReportState.Heard);
        yield return (ReportAction.Deliver, "补发新任组成人员", run && r.IsWithMembers && v.Members.Any(m => m.Mode is null));
        yield return (ReportAction.Replace, "更换文本", run && r.ObstaclesToReplace().Count == 0);
        yield return (ReportAction.Note, "代记发言", v.Rights.Record && MayNote(v));
    }

    private static IEnumerable<(ReportAction Action, string Words, bool When)> Beside(DossierView v)
    {
        var (r, run) = (v.Report, v.Rights.Run);
        var beforeHearing = r.State < ReportState.Heard;
        yield return (ReportAction.Tour, "登记视察、调研", v.Rights.Tour && beforeHearing);
        yield return (ReportAction.TourReport, "送交视察、调研报告", v.Rights.Tour && beforeHearing && r.Tours.Any(t => t.File is null));
        yield return (ReportAction.Invite, $"邀请参加视察调研的代表 {v.Beside.NotInvited} 人列席", run && beforeHearing && v.Beside.NotInvited > 0);
        yield return (ReportAction.Opine, r.Examination?.GivenOn is null ? "提出审查意见" : "更正审查意见", v.Rights.Examine && beforeHearing);
        yield return (ReportAction.Classify, "标明法定事项", run && r.IsAlive);
        yield return (ReportAction.Rectify, "安排整改情况报告", run && r.ObstaclesToRectify().Count == 0 && v.Beside.Rectification is null);
        yield return (ReportAction.Resolve, "登记决议", run && r.State is >= ReportState.Heard and <= ReportState.OpinionStage && r.Resolution is null);
        yield return (ReportAction.CorrectResolution, "更正表决登记", run && r.State is >= ReportState.Heard and <= ReportState.OpinionStage && r.Resolutions.Any(x => x.ClosedOn is null));
        yield return (ReportAction.ReportBack, "代录决议执行情况报告", run && r.ObstaclesToReportBack().Count == 0);
        yield return (ReportAction.CloseResolution, "决议办结", run && r.Resolution is { ClosedOn: null } open && (open.DueOn is null || open.ReportedOn is not null));
    }

    private static IEnumerable<(ReportAction Action, string Words, bool When)> Lighter(DossierView v)
    {
        var (r, run) = (v.Report, v.Rights.Run);
        var movable = r.MeetingDay is not null && r.State is ReportState.Planned or ReportState.PapersReceived;
        yield return (ReportAction.CouncilMeeting, "改会议", run && r.Tier == ReportTier.Council && movable);
        yield return (ReportAction.CommitteeMeeting, "改会议", v.Rights.RunHearing && r.Tier == ReportTier.WorkCommittee && movable);
        yield return (ReportAction.Papers, r.Versions.Count > 0 ? "代录新的一稿" : "代录汇报材料", run && r.ObstaclesToReceivePapers().Count == 0);
        yield return (ReportAction.Reporter, "确定报告人", run && r.Tier == ReportTier.Council && r.Unit is not null && r.State < ReportState.Heard);
        yield return (ReportAction.Notes, "更正小结", v.Rights.RunHearing && r.State == ReportState.Noted);
        yield return (ReportAction.Topic, "提出议题建议", v.Rights.RunHearing && r.ObstaclesToRaiseTopic().Count == 0);
    }

    private static bool MayNote(DossierView v) =>
        SpeechNote.ObstaclesToEnter(v.Report, v.Sitting?.HasBegun == true, v.NotesCloseOn, v.Today).Count == 0;
}
