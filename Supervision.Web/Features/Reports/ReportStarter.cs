using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reports;

/// <summary>Makes a special report from a line of the published plan, once; the line's id is its key (D-4.8).</summary>
internal sealed class ReportStarter : IPlanItemStarter
{
    public bool Takes(PlanItemKind kind) => TierOf(kind) is not null;

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var known = await db.SpecialReports.SingleOrDefaultAsync(r => r.PlanItem == item.Id, stop);
        var report = known ?? await MakeAsync(db, plan, item, stop);
        if (known is null)
        {
            db.Add(report);
            db.Tell(report.Matter, $"{plan.Name}公布，建立案卷{report.Number}");
        }

        return new(report.Matter, "/d/" + report.Number.Address);
    }

    public async Task<IReadOnlySet<Guid>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new SpecialReportId(w)).ToList();
        var over = await db.SpecialReports.Where(r => ids.Contains(r.Id) && (r.State == ReportState.Closed || r.State == ReportState.Withdrawn))
            .Select(r => r.Id).ToListAsync(stop);
        return over.Select(id => id.Value).ToHashSet();
    }

    // Statutory and financial items are heard by the Committee on the same path (D-5.8).
    private static ReportTier? TierOf(PlanItemKind kind) => kind switch
    {
        PlanItemKind.CommitteeReport or PlanItemKind.Statutory => ReportTier.Committee,
        PlanItemKind.CouncilReport => ReportTier.Council,
        PlanItemKind.WorkCommitteeReport => ReportTier.WorkCommittee,
        _ => null,
    };

    private static async Task<SpecialReport> MakeAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var serial = await db.SpecialReports.Where(r => r.Year == plan.Year).MaxAsync(r => (int?)r.Serial, stop) ?? 0;
        var (organ, department) = await BodiesAsync(db, item, stop);
        var lead = item.LeadMember is { } member
            ? await db.Members.Where(m => m.Id == member).Select(m => (PersonId?)m.Person).SingleOrDefaultAsync(stop)
            : null;
        var title = item.Content.Title;
        var planned = new PlannedReport(
            item.Id, plan.Year, TierOf(item.Kind)!.Value, title.EndsWith("报告", StringComparison.Ordinal) ? title : title + "的报告",
            organ, department, item.LeadCommittee!.Value, lead);
        var actor = db.Actor!;
        return SpecialReport.FromPlan(new(Guid.CreateVersion7()), serial + 1, planned, new(actor.Person, actor.Name, db.Clock.GetUtcNow()));
    }

    // A department reports through its government; an organ reports itself.
    private static async Task<(SupervisedBodyId? Organ, SupervisedBodyId? Department)> BodiesAsync(
        SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        if (item.Content.Bodies.FirstOrDefault(b => b.Body is not null)?.Body is not { } first)
        {
            return (null, null);
        }

        var body = await db.SupervisedBodies.AsNoTracking().SingleAsync(b => b.Id == first, stop);
        return body is { Kind: BodyKind.Department, Parent: { } parent } ? (parent, first) : (first, null);
    }
}
