using Supervision.Domain.Opinions;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Makes special work reports of all three tiers from lines of a published plan (立项, D-4.8, D-5.1).</summary>
internal sealed class ReportsFromPlan : IPlanItemStarter
{
    // Nothing is expected of these any more, whatever came of them.
    private static readonly ReportState[] Over = [ReportState.Closed, ReportState.Withdrawn, ReportState.Ended];

    public bool Takes(PlanItemKind kind) => kind.IsReport();

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        if (await db.SpecialReports.SingleOrDefaultAsync(r => r.PlanItem == item.Id, stop) is { } there)
        {
            return Started(there);
        }

        var serial = (await db.SpecialReports.Where(r => r.Year == plan.Year).MaxAsync(r => (int?)r.Serial, stop) ?? 0) + 1;
        var report = SpecialReport.FromPlan(new(Guid.CreateVersion7()), serial, await PlannedAsync(db, plan, item, stop), ActOf(db));
        db.SpecialReports.Add(report);
        return Started(report);
    }

    public async Task<IReadOnlyDictionary<Guid, DateOnly?>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new SpecialReportId(w)).ToList();
        var reports = await db.PathsAsync(db.SpecialReports.Where(r => ids.Contains(r.Id)), stop);
        var over = await db.SpecialReports.Where(r => ids.Contains(r.Id) && Over.Contains(r.State))
            .Select(r => new { r.Id, At = r.Steps.Where(s => Over.Contains(s.To)).Min(s => (DateTimeOffset?)s.At) }).ToDictionaryAsync(r => r.Id, r => r.At?.BeijingDate(), stop);
        return reports.Where(r => r.ResultOn is not null || over.ContainsKey(r.Id)).ToDictionary(r => r.Id.Value, r => r.ResultOn ?? over[r.Id]);
    }

    public async Task<IReadOnlySet<Guid>> BegunAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new SpecialReportId(w)).ToList();
        var begun = await db.SpecialReports.AsNoTracking()
            .Where(r => ids.Contains(r.Id) && r.State != ReportState.Planned).Select(r => r.Id).ToListAsync(stop);
        return begun.Select(r => r.Value).ToHashSet();
    }

    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var report = await ReportOfAsync(db, item, stop);
        report.Follow(await PlannedAsync(db, plan, item, stop));
        db.Tell(report.Matter, $"年度计划调整：第 {item.Order} 项修改");
        if (item.Sitting is { } wanted && report.Sitting is { } present && wanted != present && report.State < ReportState.Heard)
        {
            await MoveAsync(db, report, present, wanted, stop);
        }

        return [];
    }

    public async Task EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop)
    {
        var report = await ReportOfAsync(db, item, stop);
        if (report.Sitting is { } sitting)
        {
            (await db.Sittings.SingleAsync(s => s.Id == sitting, stop)).Release(report.Matter);
        }

        report.End(ending.Decision, ending.Words, ActOf(db));
        db.Tell(report.Matter, $"终止：{ending.Words}");
    }

    // The report and its place on the agenda go together; a sitting without dates cannot take it yet (D-3.10).
    private static async Task MoveAsync(SupervisionDb db, SpecialReport report, SittingId from, SittingId to, CancellationToken stop)
    {
        var (old, target) = (await db.Sittings.SingleAsync(s => s.Id == from, stop), await db.Sittings.SingleAsync(s => s.Id == to, stop));
        const string Reason = "年度监督工作计划调整";
        var place = old.Agenda.FirstOrDefault(i => i.Matter == report.Matter);
        if (place is null || old.ObstaclesToMoveItem(place.Id, target, Reason).Count > 0)
        {
            db.Tell(report.Matter, $"计划调到{target.Name}，该次会议会期未定或者已经召开，暂留在{old.Name}");
            return;
        }

        old.MoveItem(place.Id, target, Reason);
        report.Reschedule(to, target.Name, ActOf(db));
        db.Tell(report.Matter, $"由{old.Name}移到{target.Name}（{target.FirstDay.Full()}），重新计算期限");
    }

    private static Task<SpecialReport> ReportOfAsync(SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        var id = new SpecialReportId(item.WorkId!.Value);
        return db.SpecialReports.SingleAsync(r => r.Id == id, stop);
    }

    private static ReportAct ActOf(SupervisionDb db) => new(db.Actor?.Person, db.Actor?.Name ?? "", db.Clock.GetUtcNow());

    private static StartedWork Started(SpecialReport report) => new(report.Matter, $"/d/{report.Number.Address}");

    private static async Task<PlannedReport> PlannedAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var (organ, department) = await PartiesAsync(db, item, stop);
        var lead = await db.Members.Where(m => m.Id == item.LeadMember).Select(m => (PersonId?)m.Person).SingleOrDefaultAsync(stop);
        var committee = item.LeadCommittee ?? throw new InvalidOperationException($"Item {item.Order} was adopted without a leading committee.");
        return new(item.Id, plan.Year, TierOf(item.Kind), TitleOf(item.Title), organ, department, committee, lead)
        {
            Bodies = [.. item.Content.Bodies.Select(b => new PlannedBody(b.Name, b.Body))],
            IsStatutory = item.Kind == PlanItemKind.Statutory,
            Topic = plan.Statutory.FirstOrDefault(s => s.Item == item.Id)?.Topic,
        };
    }

    // The organ answers to the Committee; a department prepares the report for the organ it belongs to.
    private static async Task<(SupervisedBodyId? Organ, SupervisedBodyId? Department)> PartiesAsync(
        SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        var ids = item.Bodies.OrderBy(b => b.Order).Where(b => b.Body is not null).Select(b => b.Body!.Value).ToList();
        var known = await db.SupervisedBodies.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, stop);
        var bodies = ids.Select(id => known[id]).ToList();
        var department = bodies.FirstOrDefault(b => b.Parent is not null);
        return (bodies.FirstOrDefault(b => b.Parent is null)?.Id ?? department?.Parent, department?.Id);
    }

    // A plan names the work; what is heard is the report on it.
    private static string TitleOf(string topic) =>
        topic.EndsWith("报告", StringComparison.Ordinal) || topic.EndsWith("草案", StringComparison.Ordinal) ? topic : topic + "的报告";

    private static ReportTier TierOf(PlanItemKind kind) => kind switch
    {
        PlanItemKind.CouncilReport => ReportTier.Council,
        PlanItemKind.WorkCommitteeReport => ReportTier.WorkCommittee,
        _ => ReportTier.Committee,
    };
}
