using Supervision.Domain.KeyWorks;
using Supervision.Domain.Plans;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Makes key works from the lines of a published plan (D-4.8, D-7.2): the council chose them with the plan.</summary>
internal sealed class KeyWorksFromPlan : IPlanItemStarter
{
    private static readonly KeyWorkState[] Over = [KeyWorkState.Closed, KeyWorkState.CarriedOver, KeyWorkState.Ended];

    public bool Takes(PlanItemKind kind) => kind == PlanItemKind.KeyWork;

    public async Task<StartedWork> StartAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        if (await db.KeyWorks.SingleOrDefaultAsync(w => w.PlanItem == item.Id, stop) is { } there)
        {
            return new(there.Matter, there.Link);
        }

        if (!await db.KeyWorkCycles.AnyAsync(c => c.Year == plan.Year, stop))
        {
            db.KeyWorkCycles.Add(KeyWorkCycle.Of(new(Guid.CreateVersion7()), plan.Year));
        }

        var entry = await EntryAsync(db, item, stop);

        // What was carried over or proposed under the same name is that line, not a second work.
        if ((await db.KeyWorks.Where(w => w.Year == plan.Year && w.Title == entry.Title).ToListAsync(stop)).Find(w => w.IsFreeForPlan) is { } proposed)
        {
            proposed.ListInPlan(item.Id, entry, db.Clock.Today());
            return new(proposed.Matter, proposed.Link);
        }

        var number = (await db.KeyWorks.Where(w => w.Year == plan.Year).MaxAsync(w => (int?)w.Number, stop) ?? 0) + 1;
        var work = KeyWork.FromPlan(new(Guid.CreateVersion7()), plan.Year, number, entry, item.Id, db.Clock.Today());
        db.KeyWorks.Add(work);
        return new(work.Matter, work.Link);
    }

    public async Task<IReadOnlyDictionary<Guid, DateOnly?>> FinishedAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new KeyWorkId(w)).ToList();
        var rows = await db.KeyWorks.Where(w => ids.Contains(w.Id) && Over.Contains(w.State))
            .Select(w => new { w.Id, Day = w.Steps.Where(s => Over.Contains(s.State)).Min(s => (DateOnly?)s.Day) }).ToListAsync(stop);
        return rows.ToDictionary(w => w.Id.Value, w => w.Day);
    }

    public async Task<IReadOnlySet<Guid>> BegunAsync(SupervisionDb db, IReadOnlyCollection<Guid> works, CancellationToken stop)
    {
        var ids = works.Select(w => new KeyWorkId(w)).ToList();
        return (await db.KeyWorks.Where(w => ids.Contains(w.Id) && w.State != KeyWorkState.Selected).Select(w => w.Id).ToListAsync(stop)).Select(w => w.Value).ToHashSet();
    }

    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop)
    {
        var work = await OfAsync(db, item, stop);
        work.Follow(await EntryAsync(db, item, stop));
        db.Tell(work.Matter, $"年度计划调整：第 {item.Order} 项修改");
        return [];
    }

    public async Task EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop)
    {
        var work = await OfAsync(db, item, stop);
        work.End(ending.Words, db.Clock.Today());
        db.Tell(work.Matter, $"终止：{ending.Words}");
    }

    private static Task<KeyWork> OfAsync(SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        var id = new KeyWorkId(item.WorkId!.Value);
        return db.KeyWorks.SingleAsync(w => w.Id == id, stop);
    }

    private static async Task<KeyWorkEntry> EntryAsync(SupervisionDb db, PlanItem item, CancellationToken stop)
    {
        var bodies = item.Bodies.OrderBy(b => b.Order).Select(b => b.Body).OfType<SupervisedBodyId>().Distinct().ToList();
        var lead = item.LeadMember;
        var person = lead is null ? null : await db.Members.Where(m => m.Id == lead).Select(m => (PersonId?)m.Person).SingleOrDefaultAsync(stop);
        var title = item.Title.Length > KeyWorkRules.LongestTitle ? item.Title[..(KeyWorkRules.LongestTitle - 1)] + "…" : item.Title;
        return new(
            title, KeyWorkSource.PlanTarget, item.KeyPoints.Length > KeyWorkRules.LongestText ? item.KeyPoints[..KeyWorkRules.LongestText] : item.KeyPoints,
            bodies.Count > 0 ? bodies[0] : null, [.. bodies.Skip(1).Take(KeyWorkEntry.MostBodies)], item.LeadCommittee, person);
    }
}
