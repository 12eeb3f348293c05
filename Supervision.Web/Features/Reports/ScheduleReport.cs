using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>Names organ, department and lead council member while nothing was handed in (补充报告机关).</summary>
[Demands(Permissions.RunReports)]
public sealed class AssignReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(
        SpecialReportId id, SupervisedBodyId? organ, SupervisedBodyId? department, PersonId? lead, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, work =>
        {
            if (work.Report.ObstaclesToAssign(organ) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            work.Report.Assign(organ, department, lead);
            work.Tell($"确定报告机关：{work.Db.BodyName(organ)}");
            return [];
        }, stop);
}

/// <summary>Puts a report on a sitting and on its draft agenda (列入会议).</summary>
[Demands(Permissions.RunReports)]
public sealed class ScheduleReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, SittingId sitting, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => ScheduleAsync(work, sitting), stop);

    private static async Task<IReadOnlyList<Obstacle>> ScheduleAsync(ReportWork work, SittingId id)
    {
        if (await work.Db.Sittings.SingleOrDefaultAsync(s => s.Id == id, work.Stop) is not { } sitting)
        {
            return [new(ReportRules.Order, "请选择会议。", nameof(SpecialReport.Sitting))];
        }

        var facts = sitting.ForHearing();
        var clock = ReportClock.Of(facts, work.Basis.Rules, work.Basis.Calculator);
        var warns = ReportClock.OnlyWarns(facts, work.Basis.Rules);
        var title = TitleOnAgenda(work);
        IReadOnlyList<Obstacle> obstacles =
            [.. work.Report.ObstaclesToSchedule(facts, clock.Draft.Day, warns, work.Today), .. ObstaclesToPut(sitting, title, work.Report)];
        if (obstacles.Count > 0)
        {
            return obstacles;
        }

        work.Report.Schedule(facts, clock.Draft.Day, warns, work.Act);
        if (!sitting.Matters.Contains(work.Report.Matter))
        {
            sitting.Put(new(Guid.CreateVersion7()), title, work.Report.Matter, work.Report.Reporter?.Name ?? "");
        }

        work.Tell($"列入{sitting.Name}（{sitting.FirstDay.Full()}），计算会前期限");
        return [];
    }

    // A matter that is there already, e.g. after a postponement, stays where it is.
    private static IReadOnlyList<Obstacle> ObstaclesToPut(Sitting sitting, string title, SpecialReport report) =>
        sitting.Matters.Contains(report.Matter) ? [] : sitting.ObstaclesToPut(title, report.Matter);

    private static string TitleOnAgenda(ReportWork work)
    {
        var title = $"听取和审议{work.Db.BodyName(work.Report.Organ)}关于{work.Report.Title}";
        return title.Length <= 200 ? title : title[..200];
    }
}

/// <summary>The gathered opinions go to the organ (转交各方面意见).</summary>
[Demands(Permissions.RunReports)]
public sealed class SendOpinions(ReportActing acting)
{
    public Task<Outcome> RunAsync(
        SpecialReportId id, IReadOnlyList<(string Text, string Source)> lines, bool none, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, work =>
        {
            var kept = lines.Where(l => l.Text.Trim().Length + l.Source.Trim().Length > 0).ToList();
            if (work.Report.ObstaclesToSendOpinions(kept, none) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            work.Report.SendOpinions(kept, none, work.Act);
            work.Tell(none ? "各方面意见：无" : $"把各方面意见 {kept.Count} 条转交{work.Db.BodyName(work.Report.Organ)}");
            return [];
        }, stop);
}

/// <summary>Puts a question about a report to the council: postpone, withdraw, no opinion (提请主任会议).</summary>
[Demands(Permissions.RunReports)]
public sealed class AskCouncil(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, ReportWish wish, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, work =>
        {
            if (work.Report.ObstaclesToWish(wish, reason) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            work.Report.Ask(wish, reason);
            work.Tell($"提请主任会议决定{ReportWords.Of(wish)}：{reason.Trim()}");
            return [];
        }, stop);
}

/// <summary>Takes a question back before the council decided (撤回提请).</summary>
[Demands(Permissions.RunReports)]
public sealed class UnaskCouncil(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, work =>
        {
            work.Report.Unask();
            work.Tell("撤回提请主任会议的事项");
            return [];
        }, stop);
}

/// <summary>Enters that the council postponed or withdrew the report (登记延期、撤回).</summary>
[Demands(Permissions.RunReports)]
public sealed class StopReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, StopAsync, stop);

    private static async Task<IReadOnlyList<Obstacle>> StopAsync(ReportWork work)
    {
        var consent = await work.Db.ConsentAsync(work.Report, CouncilPurpose.ReportChange, work.Stop);
        consent = consent?.Decision == work.Report.DecidedBy ? null : consent;
        if (work.Report.ObstaclesToStop(consent) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var (wish, reason) = (work.Report.Wish, work.Report.WishReason);
        work.Report.Stop(consent, work.Act);
        work.Sitting?.Release(work.Report.Matter);
        work.Tell($"{ReportWords.Of(wish)}：{consent!.MeetingName}决定，{reason}");
        return [];
    }
}

/// <summary>Closes the dossier of a report (归档).</summary>
[Demands(Permissions.RunReports)]
public sealed class CloseReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, CloseAsync, stop);

    private static async Task<IReadOnlyList<Obstacle>> CloseAsync(ReportWork work)
    {
        var ended = await OpinionEndedAsync(work.Db, work.Report.Id, work.Stop);
        var consent = await work.Db.ConsentAsync(work.Report, CouncilPurpose.NoOpinion, work.Stop);
        if (work.Report.ObstaclesToClose(ended, consent) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        work.Report.Close(ended, consent, work.Act);
        work.Tell("归档");
        return [];
    }

    /// <summary>True when the opinion on the report is closed, or the council decided that there is none (D-5.5).</summary>
    internal static Task<bool> OpinionEndedAsync(SupervisionDb db, SpecialReportId id, CancellationToken stop) =>
        db.ReviewOpinions.AnyAsync(o => o.Report == id && (o.State == Domain.Opinions.OpinionState.Closed || o.State == Domain.Opinions.OpinionState.NoOpinion), stop);
}
