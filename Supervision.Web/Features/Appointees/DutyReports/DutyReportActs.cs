using Supervision.Domain.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Appointees.DutyReports;

/// <summary>The yearly report comes in (提交年度履职情况报告, D-9.5): by the person, or entered from paper.</summary>
[Demands(Permissions.HandInOwnPapers)]
public sealed class HandInDutyReport(AppointeeActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(AppointeeId id, int year, AppointeePaper paper, IReadOnlyList<string> answers, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInOwnPapers, AppointeePapers.MayHandIn, id, async act =>
        {
            var standing = (await DutyStandings.LoadAsync(act.Db, act.Stop)).Of(act.File, year);
            var report = await act.ReportAsync(year) ?? DutyReport.Of(id, year);
            var commitments = CommitmentsOf(act.File);
            if (ObstaclesTo(act, year, standing, report, commitments, answers) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var kept = await files.KeepPaperAsync(act, paper, AppointeePurpose.DutyReport, AppointeeRules.DutyReports);
            if (!kept.IsDone)
            {
                return kept.Obstacles;
            }

            var byOffice = act.Actor.Person != act.File.Person;
            var wasReturned = report.State == DutyReportState.Returned;
            act.Track(report);
            report.Submit(act.Today, kept.Value!.Id, kept.Value.Name, byOffice, commitments, answers);
            var late = report.SubmittedOn == act.Today ? act.Today.DayNumber - standing.Due.DayNumber : 0;
            act.Tell($"{(byOffice ? "代交，原件纸质：" : "")}{act.Name}{(wasReturned ? "补充" : "提交")}{year}年度履职情况报告（{kept.Value.Name}）{(late > 0 ? $"，逾期{late}天" : "")}");
            return [];
        }, stop);

    /// <summary>The promises that are answered: those of the posts held now.</summary>
    public static IReadOnlyList<string> CommitmentsOf(Appointee file) =>
        [.. file.Appointments.Where(a => a is { From: not null, To: null, WithdrawnOn: null }).SelectMany(a => a.CommitmentLines).Distinct(StringComparer.Ordinal)];

    private static IReadOnlyList<Obstacle> ObstaclesTo(
        AppointeeAct act, int year, DutyStanding standing, DutyReport report, IReadOnlyList<string> commitments, IReadOnlyList<string> answers) =>
        act.Today < AppointeeDuties.AskedOn(year)
            ? [new(AppointeeRules.DutyReportTime, $"{year}年度履职情况报告从{AppointeeDuties.AskedOn(year).Full()}起提交。")]
        : !standing.IsListed ? [new(AppointeeRules.DutyReportTime, $"{act.Name}不需要提交{year}年度履职情况报告。")]
        : report.ObstaclesToSubmit(commitments, answers);
}

/// <summary>The committee with the duty looks at a report: 合格 or 退回补充.</summary>
[Demands(Permissions.ReviewDutyReports)]
public sealed class ReviewDutyReport(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, int year, bool isAccepted, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReviewDutyReports, DutyReportActing.IsReviewer, id, async act =>
        {
            if (await act.ReportAsync(year) is not { } report)
            {
                return [DutyReportActing.Missing];
            }

            if (report.ObstaclesToReview(isAccepted, reason) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            report.Review(isAccepted, reason, act.Today);
            act.Tell(isAccepted ? $"{year}年度履职情况报告审阅合格" : $"{year}年度履职情况报告退回补充：{reason.Trim()}");
            return [];
        }, stop);
}

/// <summary>A report that was found good goes into the file (归档).</summary>
[Demands(Permissions.ReviewDutyReports)]
public sealed class FileDutyReport(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, int year, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReviewDutyReports, DutyReportActing.IsReviewer, id, async act =>
        {
            if (await act.ReportAsync(year) is not { } report)
            {
                return [DutyReportActing.Missing];
            }

            if (report.ObstaclesToFile() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            report.FileAway(act.Today);
            act.Tell($"{year}年度履职情况报告归档");
            return [];
        }, stop);
}

/// <summary>Nobody asks for the report any more, with the reason (登记免交, D-17.15).</summary>
[Demands(Permissions.ReviewDutyReports)]
public sealed class ExemptFromDutyReport(AppointeeActing acting)
{
    public Task<Outcome> RunAsync(AppointeeId id, int year, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReviewDutyReports, DutyReportActing.IsReviewer, id, async act =>
        {
            var report = await act.ReportAsync(year) ?? DutyReport.Of(id, year);
            if (report.ObstaclesToExempt(reason) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Track(report);
            report.Exempt(reason);
            act.Tell($"{year}年度履职情况报告免交：{reason.Trim()}");
            return [];
        }, stop);
}

/// <summary>What acts on yearly reports have in common.</summary>
internal static class DutyReportActing
{
    public static readonly Obstacle Missing = new(AppointeeRules.DutyReports, "这一年的报告还没有交来。");

    public static bool IsReviewer(Actor actor, Appointee file) => actor.IsPersonnel || actor.IsSystem;

    public static Task<DutyReport?> ReportAsync(this AppointeeAct act, int year)
    {
        var id = act.File.Id;
        return act.Db.DutyReports.SingleOrDefaultAsync(r => r.Appointee == id && r.Year == year, act.Stop);
    }

    /// <summary>Adds a report that is new to the context.</summary>
    public static void Track(this AppointeeAct act, DutyReport report)
    {
        if (act.Db.Entry(report).State == EntityState.Detached)
        {
            act.Db.DutyReports.Add(report);
        }
    }
}
