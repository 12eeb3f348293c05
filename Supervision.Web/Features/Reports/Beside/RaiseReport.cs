using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Reports.Beside;

/// <summary>Enters that the council raised a topic to the Committee: a linked report comes into being (登记提请常委会会议听取, D-5.11).</summary>
[Demands(Permissions.RunReports)]
public sealed class RaiseReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, RaiseAsync, stop);

    private static async Task<IReadOnlyList<Obstacle>> RaiseAsync(ReportWork work)
    {
        if (work.Report.RaisedTo is not null)
        {
            return [];
        }

        var consent = await work.Db.ConsentAsync(work.Report, CouncilPurpose.ReportRaise, work.Stop);
        if (work.Report.ObstaclesToRaise(consent) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var raised = work.Report.Raise(new(Guid.CreateVersion7()), await work.Db.NextSerialAsync(work.Today.Year, work.Stop), consent, work.Act);
        work.Db.SpecialReports.Add(raised);
        work.Tell($"{consent!.MeetingName}决定提请常委会会议听取，建立{raised.Number}");
        work.Db.Tell(raised.Matter, $"{consent.MeetingName}决定由{work.Report.Number}提请常委会会议听取");
        return [];
    }
}

/// <summary>Says which statutory topic a report is (标明法定事项, D-5.8); empty for none.</summary>
[Demands(Permissions.RunReports)]
public sealed class ClassifyReport(ReportActing acting)
{
    public Task<Outcome> RunAsync(SpecialReportId id, string topic, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, work =>
        {
            var known = StatutoryTopic.All.FirstOrDefault(t => t.Code == topic);
            if (topic.Length > 0 && known is null)
            {
                return [new(ReportRules.Filled, "请选择法定事项。", nameof(SpecialReport.Topic))];
            }

            if (known is not null && work.Report.Tier != ReportTier.Committee)
            {
                return [new(ReportRules.OtherTiers, "法定事项由常委会会议听取。", nameof(SpecialReport.Topic))];
            }

            work.Report.Classify(known?.Code);
            work.Tell(known is null ? "不属于法定事项" : $"标明法定事项：{known.Title}（监督法{known.Article}）");
            return [];
        }, stop);
}

/// <summary>Links the report on the rectification of an audit's findings, or makes one (安排整改情况报告, D-5.8).</summary>
[Demands(Permissions.RunReports)]
public sealed class ArrangeRectification(ReportActing acting)
{
    /// <param name="id">The audit report.</param>
    /// <param name="listed">A report that the plan lists already; null makes a new one.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(SpecialReportId id, SpecialReportId? listed, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunReports, id, (_, _) => true, work => ArrangeAsync(work, listed), stop);

    private static async Task<IReadOnlyList<Obstacle>> ArrangeAsync(ReportWork work, SpecialReportId? listed)
    {
        var audit = work.Report.Id;
        if (work.Report.ObstaclesToRectify() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (await work.Db.SpecialReports.AnyAsync(r => r.Origin == audit && r.Topic == SpecialReport.RectificationTopic, work.Stop))
        {
            return listed is null ? [] : [new(ReportRules.Rectified, "整改情况报告已经安排。")];
        }

        return listed is { } known ? await LinkAsync(work, known) : await MakeAsync(work);
    }

    private static async Task<IReadOnlyList<Obstacle>> LinkAsync(ReportWork work, SpecialReportId id)
    {
        var report = await work.Db.SpecialReports.SingleOrDefaultAsync(r => r.Id == id && r.Tier == ReportTier.Committee, work.Stop);
        if (report is null || report.Id == work.Report.Id || report.Origin is not null)
        {
            return [new(ReportRules.Rectified, "请选择计划里的整改情况报告。", nameof(SpecialReport.Origin))];
        }

        report.FollowsAudit(work.Report);
        work.Tell($"整改情况报告：{report.Number}");
        work.Db.Tell(report.Matter, $"作为{work.Report.Number}审计查出问题的整改情况报告");
        return [];
    }

    private static async Task<IReadOnlyList<Obstacle>> MakeAsync(ReportWork work)
    {
        var year = work.Today.Year;
        var made = work.Report.Rectify(new(Guid.CreateVersion7()), year, await work.Db.NextSerialAsync(year, work.Stop), work.Act);
        work.Db.SpecialReports.Add(made);
        work.Tell($"建立整改情况报告{made.Number}");
        work.Db.Tell(made.Matter, $"{work.Report.Number}听取后建立，报告审计查出问题的整改情况");
        return [];
    }
}
