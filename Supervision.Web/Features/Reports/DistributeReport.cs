using Supervision.Domain.Reports;
using Supervision.Web.Access;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Reports;

/// <summary>Gives the report to the members; the text is fixed by its hash (印发组成人员).</summary>
[Demands(Permissions.RunReports)]
public sealed class DistributeReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, IReadOnlyDictionary<MemberId, DeliveryMode> lines, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => DistributeAsync(work, lines), stop);

    private static async Task<IReadOnlyList<Obstacle>> DistributeAsync(ReportWork work, IReadOnlyDictionary<MemberId, DeliveryMode> lines)
    {
        var inOffice = await work.Db.RecipientsAsync(work.Today, work.Stop);
        if (work.Report.ObstaclesToDistribute(lines, inOffice) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var legal = await work.LegalDayAsync("report.members", work.Clock.Members.LastDayFor(work.Act.At));
        work.Report.Distribute(lines, inOffice, legal, work.Act);
        var late = Math.Max(0, work.Today.DayNumber - legal.DayNumber);
        var paper = lines.Count(l => l.Value != DeliveryMode.Screen);
        work.Tell($"印发组成人员 {inOffice.Count} 人，其中纸质件 {paper} 人，校验码 {work.Report.DeliveredHash![..8]}{(late == 0 ? "" : $"，逾期{late}天")}");
        return [];
    }
}

/// <summary>Members who came into office after distribution get the report (补发组成人员).</summary>
[Demands(Permissions.RunReports)]
public sealed class DeliverToNewMembers(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, DeliveryMode mode, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, async work =>
        {
            var added = work.Report.DeliverTo(await work.Db.RecipientsAsync(work.Today, work.Stop), mode, work.Act.At);
            if (added == 0)
            {
                return [new(ReportRules.MembersInTime, "在任组成人员都已经收到这份报告。")];
            }

            work.Tell($"补发新任组成人员 {added} 人");
            return [];
        }, stop);
}

/// <summary>Replaces the members' text; the old one stays (会议期间更换, D-5.13).</summary>
[Demands(Permissions.RunReports)]
public sealed class ReplaceReport(ReportActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(SpecialReportId id, HandedIn file, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => ReplaceAsync(work, file), stop);

    private async Task<IReadOnlyList<Obstacle>> ReplaceAsync(ReportWork work, HandedIn file)
    {
        if (work.Report.Versions.Any(v => v.Id == file.Form))
        {
            return [];
        }

        if (work.Report.ObstaclesToReplace() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var kept = await files.KeepTextAsync(work, file, ReportPurpose.Replacement);
        if (!kept.IsDone)
        {
            return kept.Obstacles;
        }

        work.Report.Replace(kept.Value!, work.Act);
        work.Tell($"会议期间更换报告文本（{kept.Value!.Name}），校验码 {kept.Value.Hash[..8]}，组成人员页面已标明");
        return [];
    }
}
