using Supervision.Domain.Reports;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Reports;

/// <summary>The stages of the stage bar for the council's and the committees' hearings (screens 3.1).</summary>
internal static class LighterStages
{
    public static IReadOnlyList<StageRow> OfCouncil(DossierView v)
    {
        var (r, at) = (v.Report, StateOf(v.Report));
        var surveyed = r.Tours.Any(t => t.File is not null);
        var noAnswer = r.Remarks is { AnswerDue: null };
        return
        [
            Begun(v),
            new("调研", surveyed ? StageState.Done : at >= ReportState.Heard || r.Tours.Count == 0 ? StageState.None : StageState.Running,
                surveyed ? r.Tours[^1].Day.InYear(v.Today) : "—", "beside"),
            Row(v, "送交报告", at >= ReportState.PapersReceived, r.MeetingDay is not null, ReportState.PapersReceived, "report.papers", "files"),
            Row(v, "听取", at >= ReportState.Heard, at == ReportState.PapersReceived, ReportState.Heard, "report.hearing", "hearing"),
            Row(v, "主任会议意见", at >= ReportState.RemarksSent, at == ReportState.Heard, ReportState.RemarksSent, "report.remarks", "outcome"),
            noAnswer ? new("反馈", StageState.None, "不要求", "outcome")
                : Row(v, "反馈", at >= ReportState.AnswerReceived, at == ReportState.RemarksSent, ReportState.AnswerReceived, "report.answer", "outcome"),
            Row(v, "归档", at == ReportState.Closed, at == ReportState.AnswerReceived || (noAnswer && at == ReportState.RemarksSent), ReportState.Closed, "", "history"),
        ];
    }

    public static IReadOnlyList<StageRow> OfCommittee(DossierView v)
    {
        var (r, at) = (v.Report, StateOf(v.Report));
        var papers = r.Versions.FirstOrDefault(p => p.Kind == ReportVersionKind.Papers)?.At.BeijingDate();
        return
        [
            Begun(v),
            papers is { } day ? new("送交材料", StageState.Done, day.InYear(v.Today), "files")
                : at >= ReportState.Heard ? new("送交材料", StageState.None, "没有送交", "files")
                : Row(v, "送交材料", false, r.MeetingDay is not null, ReportState.PapersReceived, "report.papers", "files"),
            Row(v, "听取", at >= ReportState.Heard, at == ReportState.Planned && r.MeetingDay is not null, ReportState.Heard, "report.hearing", "hearing"),
            Row(v, "小结", at >= ReportState.Noted, at == ReportState.Heard, ReportState.Noted, "report.notes", "outcome"),
            Row(v, "归档", at == ReportState.Closed, at == ReportState.Noted, ReportState.Closed, "", "history"),
        ];
    }

    // A stopped report shows how far it came.
    private static ReportState StateOf(SpecialReport r) => r.State is ReportState.Postponed or ReportState.Withdrawn
        ? r.Steps.LastOrDefault(s => s.To == r.State)?.From ?? ReportState.Planned
        : r.State;

    private static StageRow Begun(DossierView v) => new(
        "立项", v.Report.MeetingDay is null && v.Report.State == ReportState.Planned ? StageState.Running : StageState.Done,
        v.Report.Steps[0].At.BeijingDate().InYear(v.Today), "facts");

    private static StageRow Row(DossierView v, string name, bool isDone, bool isRunning, ReportState reached, string duty, string anchor) => isDone
        ? new(name, StageState.Done, v.Report.ReachedOn(reached)?.InYear(v.Today) ?? "", anchor)
        : new(name, v.Report.State is ReportState.Withdrawn or ReportState.Closed ? StageState.None : isRunning ? StageState.Running : StageState.Todo,
            ReportStages.LastDay(v, duty), anchor);
}
