using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>How the earliest open deadline of a line's working object stands.</summary>
/// <param name="IsLate">Its day has passed and counts.</param>
/// <param name="IsPassed">Its day has passed and does not count: the sitting was moved forward, or it only warns (D-3.10).</param>
public readonly record struct NextDuty(bool IsLate, bool IsPassed);

/// <summary>How far the lines of published plans have come, as their working objects tell: one definition for the plan's page and for
/// every page that counts its lines (D-4.10, D-15.9a).</summary>
public sealed class PlanProgress(IEnumerable<IPlanItemStarter> starters)
{
    /// <summary>The lines that are done: their working object is over, or they were marked by hand.</summary>
    public async Task<IReadOnlySet<PlanItemId>> FinishedAsync(SupervisionDb db, IReadOnlyList<PlanItem> items, CancellationToken stop) =>
        (await FinishedOnAsync(db, items, stop)).Keys.ToHashSet();

    /// <summary>The lines that are done with their days; no day of a line that was moved to the next year, which keeps none.</summary>
    public async Task<IReadOnlyDictionary<PlanItemId, DateOnly?>> FinishedOnAsync(SupervisionDb db, IReadOnlyList<PlanItem> items, CancellationToken stop)
    {
        var found = items.Where(i => i.IsSettled).ToDictionary(i => i.Id, i => i.DoneOn ?? i.EndedOn);
        foreach (var starter in starters)
        {
            var mine = items.Where(i => i.WorkId is not null && starter.Takes(i.Kind)).ToList();
            var over = mine.Count == 0 ? new Dictionary<Guid, DateOnly?>() : await starter.FinishedAsync(db, [.. mine.Select(i => i.WorkId!.Value)], stop);
            foreach (var item in mine.Where(i => over.ContainsKey(i.WorkId!.Value)))
            {
                found.TryAdd(item.Id, over[item.WorkId!.Value]);
            }
        }

        return found;
    }

    /// <summary>The lines whose working objects have begun.</summary>
    public async Task<IReadOnlySet<PlanItemId>> BegunAsync(SupervisionDb db, IReadOnlyList<PlanItem> items, CancellationToken stop) =>
        new HashSet<PlanItemId>(await AskAsync(items, (s, works) => s.BegunAsync(db, works, stop)));

    /// <summary>Working objects that were heard: what was heard in its month is not late, though its result is still to come.</summary>
    public static async Task<IReadOnlySet<Guid>> HeardAsync(SupervisionDb db, IEnumerable<PlanItem> items, CancellationToken stop)
    {
        List<SpecialReportId> ids = [.. items.Where(i => i is { WorkKind: Domain.Dossiers.MatterKind.Report, WorkId: not null }).Select(i => new SpecialReportId(i.WorkId!.Value))];
        return (await db.SpecialReports.AsNoTracking().Where(r => ids.Contains(r.Id) && r.Steps.Any(s => s.To == ReportState.Heard)).Select(r => r.Id).ToListAsync(stop))
            .Select(r => r.Value).ToHashSet();
    }

    /// <summary>True when a line that is not done is late: by its earliest open deadline, or because its months are over and nothing was heard.</summary>
    /// <param name="item">The line.</param>
    /// <param name="year">Year of its plan.</param>
    /// <param name="next">Its earliest open deadline; null when there is none.</param>
    /// <param name="isHeard">True when its report was heard.</param>
    /// <param name="today">Today.</param>
    public static bool IsLate(PlanItem item, int year, NextDuty? next, bool isHeard, DateOnly today) => next switch
    {
        { IsLate: true } => true,
        { IsPassed: true } => false,

        // The last month counts (D-4.4); a line that names none is late only when its year is over.
        _ => today >= new DateOnly(year, item.LastMonth ?? 12, 1).AddMonths(1) && !isHeard,
    };

    private async Task<List<PlanItemId>> AskAsync(IReadOnlyList<PlanItem> items, Func<IPlanItemStarter, List<Guid>, Task<IReadOnlySet<Guid>>> ask)
    {
        List<PlanItemId> found = [];
        foreach (var starter in starters)
        {
            var mine = items.Where(i => i.WorkId is not null && starter.Takes(i.Kind)).ToList();
            var works = mine.Count == 0 ? new HashSet<Guid>() : await ask(starter, [.. mine.Select(i => i.WorkId!.Value)]);
            found.AddRange(mine.Where(i => works.Contains(i.WorkId!.Value)).Select(i => i.Id));
        }

        return found;
    }
}
