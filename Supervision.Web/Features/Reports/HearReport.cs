using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Reports;

/// <summary>Names who reports, with the letter of entrustment where one is needed (确定报告人, D-16.4).</summary>
[Demands(Permissions.RunReports)]
public sealed class NameReporter(ReportActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(
        SpecialReportId id, string name, string post, ReporterKind kind, HandedIn? letter, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => NameAsync(work, name, post, kind, letter), stop);

    private async Task<IReadOnlyList<Obstacle>> NameAsync(ReportWork work, string name, string post, ReporterKind kind, HandedIn? letter)
    {
        if (await work.Db.SupervisedBodies.SingleOrDefaultAsync(b => b.Id == work.Report.Organ, work.Stop) is not { } organ)
        {
            return [new(ReportRules.ReportedByLeader, "请先填写报告机关。", nameof(SpecialReport.Organ))];
        }

        if (work.Report.ObstaclesToName(name, post, kind, organ.Kind, letter is not null) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        Outcome<ReportFile>? kept = letter is null ? null : await KeepAsync(work, letter);
        if (kept is { IsDone: false })
        {
            return kept.Obstacles;
        }

        work.Report.Name(name, post, kind, organ.Kind, kept?.Value);
        work.Tell($"确定报告人：{name.Trim()}（{post.Trim()}）{(kept is null ? "" : "，附委托函")}");
        return [];
    }

    private async Task<Outcome<ReportFile>> KeepAsync(ReportWork work, HandedIn letter)
    {
        var kept = await files.KeepAsync(work.Db, new(letter.Name, letter.Content, ReportPurpose.Entrustment), work.Report.Matter, work.Stop);
        return kept.IsDone
            ? Outcome<ReportFile>.Done(new(kept.Value!.Id, kept.Value.Hash, kept.Value.Name))
            : Outcome<ReportFile>.Refused(kept.Obstacles);
    }
}

/// <summary>Enters that the report was heard (登记听取).</summary>
[Demands(Permissions.RunReports)]
public sealed class HearReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, work =>
        {
            if (work.Report.ObstaclesToHear(work.Today) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            work.Report.Hear(work.Act);
            work.Tell($"听取报告，报告人{work.Report.Reporter!.Name}（{work.Report.Reporter.Post}）");
            return [];
        }, stop);
}

/// <summary>Enters that the report was deliberated on (登记审议).</summary>
[Demands(Permissions.RunReports)]
public sealed class DeliberateReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, bool nobodySpoke, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, async work =>
        {
            var notes = await work.Db.SpeechNotes.CountAsync(n => n.Report == id, work.Stop);
            if (work.Report.ObstaclesToDeliberate(notes, nobodySpoke) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            work.Report.Deliberate(notes, nobodySpoke, work.Act);
            work.Tell(nobodySpoke ? "审议报告，未发言" : $"审议报告，发言要点 {notes} 条");
            return [];
        }, stop);
}
