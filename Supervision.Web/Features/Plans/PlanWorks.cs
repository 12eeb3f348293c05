using Supervision.Domain.Plans;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>The working objects of a plan's lines: made once, followed, ended (D-4.7, D-4.8).</summary>
public sealed class PlanWorks(IEnumerable<IPlanItemStarter> starters)
{
    /// <summary>Makes what is missing; answers the matters made. Saves, inside the caller's transaction.</summary>
    public async Task<List<MatterRef>> StartAsync(SupervisionDb db, AnnualPlan plan, IProgress<PublishProgress>? progress, CancellationToken stop)
    {
        List<MatterRef> made = [];
        await db.SaveChangesAsync(stop);
        var open = await db.PlanItems.Where(i => i.Plan == plan.Id && i.WorkId == null).OrderBy(i => i.Order).ToListAsync(stop);
        var todo = open.Where(i => !i.IsSettled && Of(i) is not null).ToList();
        foreach (var item in todo)
        {
            var work = await Of(item)!.StartAsync(db, plan, item, stop);
            item.Begin(work.Matter, work.Link);
            db.Tell(work.Matter, $"{plan.Name}第 {item.Order} 项公布，立项");
            await db.SaveChangesAsync(stop);
            made.Add(work.Matter);
            progress?.Report(new(made.Count, todo.Count));
        }

        return made;
    }

    /// <summary>A line was changed; answers all matters to replan.</summary>
    public async Task<IReadOnlyList<MatterRef>> FollowAsync(SupervisionDb db, AnnualPlan plan, PlanItem item, CancellationToken stop) =>
        item.Work is { } work && Of(item) is { } starter ? [work, .. await starter.FollowAsync(db, plan, item, stop)] : [];

    /// <summary>A line was struck or ended; answers the matters to replan.</summary>
    public async Task<IReadOnlyList<MatterRef>> EndAsync(SupervisionDb db, PlanItem item, PlanEnding ending, CancellationToken stop)
    {
        if (item.Work is not { } work || Of(item) is not { } starter)
        {
            return [];
        }

        await starter.EndAsync(db, item, ending, stop);
        return [work];
    }

    private IPlanItemStarter? Of(PlanItem item) => starters.FirstOrDefault(s => s.Takes(item.Kind));
}
