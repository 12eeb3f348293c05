using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Makes special work reports of all three tiers from lines of a published plan (立项, D-4.8, D-5.1).</summary>
internal sealed class ReportsFromPlan : IPlanItemStarter
{
    // The plan promises a hearing; what follows it is the opinion's own course.
    private static readonly ReportState[] Done =
        [ReportState.Heard, ReportState.Deliberated, ReportState.Rated, ReportState.OpinionStage, ReportState.RemarksSent, ReportState.AnswerReceived,
            ReportState.Noted, ReportState.Closed, ReportState.Withdrawn];

    public bool Takes(PlanItemKind kind) => kind.IsReport();

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        if (await db.SpecialReports.SingleOrDefaultAsync(r => r.PlanItem == item.Id, stop) is { } there)
        {
            return Started(there);
        }

        var serial = (await db.SpecialReports.Where(r => r.Year == plan.Year).MaxAsync(r => (int?)r.Serial, stop) ?? 0) + 1;
        var act = new ReportAct(db.Actor?.Person, db.Actor?.Name ?? "", db.Clock.GetUtcNow());
        var report = SpecialReport.FromPlan(new(Guid.CreateVersion7()), serial, await PlannedAsync(db, plan, item, stop), act);
        db.SpecialReports.Add(report);
        return Started(report);
    }

    public async Task<IReadOnlySet<Guid>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new SpecialReportId(w)).ToList();
        var over = await db.SpecialReports.AsNoTracking()
            .Where(r => ids.Contains(r.Id) && Done.Contains(r.State)).Select(r => r.Id).ToListAsync(stop);
        return over.Select(r => r.Value).ToHashSet();
    }

    private static StartedWork Started(SpecialReport report) => new(report.Matter, $"/d/{report.Number.Address}");

    private static async Task<PlannedReport> PlannedAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var (organ, department) = await PartiesAsync(db, item, stop);
        var lead = await db.Members.Where(m => m.Id == item.LeadMember).Select(m => (PersonId?)m.Person).SingleOrDefaultAsync(stop);
        var committee = item.LeadCommittee ?? throw new InvalidOperationException($"Item {item.Order} was adopted without a leading committee.");
        return new(item.Id, plan.Year, TierOf(item.Kind), TitleOf(item.Title), organ, department, committee, lead)
        {
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
