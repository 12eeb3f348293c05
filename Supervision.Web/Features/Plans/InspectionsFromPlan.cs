using Supervision.Domain.Inspections;
using Supervision.Domain.Plans;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Begins an inspection from its line of a published plan (D-4.8); the line is its key.</summary>
internal sealed class InspectionsFromPlan : IPlanItemStarter
{
    private static readonly InspectionState[] Over = [InspectionState.FollowUp, InspectionState.Closed, InspectionState.Withdrawn];

    public bool Takes(PlanItemKind kind) => kind == PlanItemKind.LawInspection;

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        if (await db.LawInspections.SingleOrDefaultAsync(i => i.PlanItem == item.Id, stop) is { } there)
        {
            return new(there.Matter, there.Link);
        }

        var serial = (await db.LawInspections.Where(i => i.Year == plan.Year).MaxAsync(i => (int?)i.Serial, stop) ?? 0) + 1;
        var inspection = LawInspection.FromPlan(new(Guid.CreateVersion7()), serial, await PlannedAsync(db, plan, item, stop), db.Clock.Today());
        db.LawInspections.Add(inspection);
        return new(inspection.Matter, inspection.Link);
    }

    public async Task<IReadOnlyDictionary<Guid, DateOnly?>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new LawInspectionId(w)).ToList();
        var rows = await db.LawInspections.Where(i => ids.Contains(i.Id) && Over.Contains(i.State))
            .Select(i => new { i.Id, Day = i.Steps.Where(s => Over.Contains(s.State)).Min(s => (DateOnly?)s.Day) }).ToListAsync(stop);
        return rows.ToDictionary(i => i.Id.Value, i => i.Day);
    }

    public Task<IReadOnlySet<Guid>> BegunAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop) =>
        WhereAsync(db, works, s => s > InspectionState.Planned, stop);

    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var inspection = await OfAsync(db, item, stop);
        inspection.Follow(await PlannedAsync(db, plan, item, stop));
        db.Tell(inspection.Matter, $"年度计划调整：第 {item.Order} 项修改");
        return [];
    }

    public async Task EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop)
    {
        var inspection = await OfAsync(db, item, stop);
        inspection.Withdraw(ending.Words, db.Clock.Today());
        db.Tell(inspection.Matter, $"撤回：{ending.Words}");
    }

    private static Task<LawInspection> OfAsync(SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        var id = new LawInspectionId(item.WorkId!.Value);
        return db.LawInspections.SingleAsync(i => i.Id == id, stop);
    }

    private static async Task<PlannedInspection> PlannedAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var lead = item.LeadMember;
        var person = lead is null ? null : await db.Members.AsNoTracking().Where(m => m.Id == lead).Select(m => (PersonId?)m.Person).SingleOrDefaultAsync(stop);
        return new(
            item.Id, plan.Year, item.Title, item.LeadCommittee!.Value, person, item.Sitting,
            [.. item.Bodies.OrderBy(b => b.Order).Select(b => b.Body).OfType<SupervisedBodyId>()]);
    }

    private static async Task<IReadOnlySet<Guid>> WhereAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, Func<InspectionState, bool> passes, CancellationToken stop)
    {
        var ids = works.Select(w => new LawInspectionId(w)).ToList();
        return (await db.LawInspections.Where(i => ids.Contains(i.Id)).Select(i => new { i.Id, i.State }).ToListAsync(stop)).Where(i => passes(i.State)).Select(i => i.Id.Value).ToHashSet();
    }
}
