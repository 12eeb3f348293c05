using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Reports.Lighter;

/// <summary>The papers of a report before the council or a committee come in (报送汇报材料): by the unit's liaison, or by the Office on paper.</summary>
[Demands(Permissions.HandInReports)]
public sealed class HandInPapers(ReportActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(SpecialReportId id, HandedIn file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInReports, id, ReportRights.MayHandIn, work => TakeAsync(work, file), stop);

    private async Task<IReadOnlyList<Obstacle>> TakeAsync(ReportWork work, HandedIn file)
    {
        var report = work.Report;
        if (report.Versions.Any(v => v.Id == file.Form) || work.IsSentTwice(file, ReportVersionKind.Papers))
        {
            return [];
        }

        if (report.ObstaclesToReceivePapers() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var kept = await files.KeepTextAsync(work, file, ReportPurpose.Papers);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        var last = LighterClock.LastDay(report, work.Basis.Rules, work.Basis.Calculator)!.Day;
        report.ReceivePapers(kept.Value!, await work.LegalDayAsync("report.papers", last), work.Actor.IsOffice, work.Act);
        work.TellVersion("送交汇报材料");
        return [];
    }
}

/// <summary>The committee enters who reported and that it was heard (登记听取, D-5.12).</summary>
[Demands(Permissions.RunCommitteeHearings)]
public sealed class HearByCommittee(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, string name, string post, ReporterKind kind, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunCommitteeHearings, id, ReportRights.MayRunHearing, work => HearAsync(work, name, post, kind), stop);

    private static async Task<IReadOnlyList<Obstacle>> HearAsync(ReportWork work, string name, string post, ReporterKind kind)
    {
        var unit = work.Report.Unit;
        if (work.Report.Tier != ReportTier.WorkCommittee)
        {
            return [new(ReportRules.LighterOrder, "只有专（工）委会听取的汇报由本委登记听取。")];
        }

        if (await work.Db.SupervisedBodies.AsNoTracking().SingleOrDefaultAsync(b => b.Id == unit, work.Stop) is not { } body)
        {
            return [new(ReportRules.ReportedByLeader, "请先填写报告单位。", nameof(SpecialReport.Organ))];
        }

        // The reporter is part of the same form, so the only thing that may be missing before is the reporter.
        IReadOnlyList<Obstacle> obstacles =
        [
            .. work.Report.ObstaclesToName(name, post, kind, body.Kind, hasLetter: false),
            .. work.Report.ObstaclesToHear(work.Today).Where(o => o.Field != nameof(SpecialReport.Reporter)),
        ];
        if (obstacles.Count > 0)
        {
            return obstacles;
        }

        work.Report.Name(name, post, kind, body.Kind, null);
        work.Report.Hear(work.Act);
        work.Tell($"{work.Report.MeetingName}听取汇报，报告人{name.Trim()}（{post.Trim()}）");
        return [];
    }
}

/// <summary>The committee writes down what came of the hearing (小结).</summary>
[Demands(Permissions.RunCommitteeHearings)]
public sealed class WriteHearingNotes(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, string text, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunCommitteeHearings, id, ReportRights.MayRunHearing, work =>
        {
            if (work.Report.ObstaclesToNote(text) is { Count: > 0 } obstacles)
            {
                return Task.FromResult(obstacles);
            }

            var first = work.Report.State == ReportState.Heard;
            work.Report.Note(text, work.Act);
            work.Tell(first ? "写出听取汇报的小结" : "更正听取汇报的小结");
            return Task.FromResult<IReadOnlyList<Obstacle>>([]);
        }, stop);
}
