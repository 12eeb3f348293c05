using Supervision.Domain.Appointees;
using Supervision.Domain.Plans;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Begins the appraisal of the year's organ from its line of a published plan (D-4.8, D-9.6): the council chose the organ with the plan.</summary>
internal sealed class AppraisalsFromPlan : IPlanItemStarter
{
    public bool Takes(PlanItemKind kind) => kind == PlanItemKind.Appraisal;

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        if (await db.Appraisals.SingleOrDefaultAsync(a => a.PlanItem == item.Id, stop) is { } there)
        {
            return new(there.Matter, there.Link);
        }

        // A line whose organ the register does not know leads to the page on which the organ is chosen.
        if (item.Bodies.OrderBy(b => b.Order).Select(b => b.Body).OfType<SupervisedBodyId>().ToList() is not [var organ, ..])
        {
            return new(MatterRef.House, "/appointees/appraisals");
        }

        var appraisal = await BeginAsync(db, plan, item, organ, stop);
        return new(appraisal.Matter, appraisal.Link);
    }

    public async Task<IReadOnlyDictionary<Guid, DateOnly?>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new AppraisalId(w)).ToList();
        return (await db.Appraisals.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(stop)).Where(a => a.IsOver)
            .ToDictionary(a => a.Id.Value, a => a.ReachedOn(a.State) ?? (a.Steps is [.., var last] ? last.Day : null));
    }

    public Task<IReadOnlySet<Guid>> BegunAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop) =>
        WhereAsync(db, works, a => a.State > AppraisalState.Decided, stop);

    public Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<MatterRef>>([]);

    public async Task EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop)
    {
        var id = new AppraisalId(item.WorkId!.Value);
        if (await db.Appraisals.SingleOrDefaultAsync(a => a.Id == id, stop) is not { } appraisal)
        {
            return;
        }

        db.Tell(appraisal.Matter, ending.Words);
        if (appraisal.ObstaclesToRevoke().Count == 0)
        {
            var today = db.Clock.Today();
            (await db.AppraisalChoices.SingleAsync(c => c.Id == appraisal.Choice, stop)).Revoke(today, "", ending.Words);
            appraisal.Revoke(today);
        }
    }

    // What was recorded by hand before the plan was published is the same choice, and another organ of the year stands (D-4.5).
    private static async Task<Appraisal> BeginAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, SupervisedBodyId organ, CancellationToken stop)
    {
        var (year, most) = (plan.Year, (await db.LoadBasisAsync(stop)).Rules.InForce(PlanRules.AppraisalOrgansPerYear, db.Clock.Today()).Count);
        var chosen = await db.AppraisalChoices.Where(c => c.Year == year && c.RevokedOn == null).ToListAsync(stop);
        var choice = chosen.Find(c => c.Organ == organ) ?? (chosen.Count >= most ? chosen[0] : null);
        if (choice is null)
        {
            choice = AppraisalChoice.Of(year, organ, db.Clock.Today(), plan.Name);
            db.AppraisalChoices.Add(choice);
        }

        if (await db.Appraisals.SingleOrDefaultAsync(a => a.Choice == choice.Id, stop) is { } begun)
        {
            return begun;
        }

        var appraisal = Appraisal.Of(choice, item.Id);
        db.Appraisals.Add(appraisal);
        return appraisal;
    }

    private static async Task<IReadOnlySet<Guid>> WhereAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, Func<Appraisal, bool> passes, CancellationToken stop)
    {
        var ids = works.Select(w => new AppraisalId(w)).ToList();
        return (await db.Appraisals.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(stop)).Where(passes).Select(a => a.Id.Value).ToHashSet();
    }
}
