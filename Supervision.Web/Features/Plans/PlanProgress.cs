using Supervision.Domain.Plans;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>How far the lines of a published plan have come, as their working objects tell.</summary>
public sealed class PlanProgress(IEnumerable<IPlanItemStarter> starters)
{
    /// <summary>The lines that are done: their working object is over, or they were marked by hand.</summary>
    public async Task<IReadOnlySet<PlanItemId>> FinishedAsync(SupervisionDb db, IReadOnlyList<PlanItem> items, CancellationToken stop)
    {
        HashSet<PlanItemId> done = [.. items.Where(i => i.IsSettled).Select(i => i.Id)];
        foreach (var starter in starters)
        {
            var mine = items.Where(i => i.WorkId is not null && starter.Takes(i.Kind)).ToList();
            var over = mine.Count == 0 ? new HashSet<Guid>() : await starter.FinishedAsync(db, [.. mine.Select(i => i.WorkId!.Value)], stop);
            done.UnionWith(mine.Where(i => over.Contains(i.WorkId!.Value)).Select(i => i.Id));
        }

        return done;
    }
}
