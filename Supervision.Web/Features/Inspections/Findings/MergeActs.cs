using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>Several findings of one problem become one (归并问题, D-6.9); the findings stay as its sources.</summary>
[Demands(Permissions.RunInspections)]
public sealed class MergeProblems(InspectionActing acting)
{
    /// <param name="id">The inspection.</param>
    /// <param name="key">Minted with the form: sent twice it is one.</param>
    /// <param name="sources">The findings.</param>
    /// <param name="text">The problem in one text.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(LawInspectionId id, MergedProblemId key, IReadOnlyList<FindingId> sources, string text, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (await act.Db.MergedProblems.AnyAsync(p => p.Id == key, stop))
        {
            return [];
        }

        var wanted = sources.Distinct().ToList();
        var found = await act.Db.Findings.Where(f => f.Inspection == id && wanted.Contains(f.Id)).OrderBy(f => f.Serial).ToListAsync(stop);
        if (found.Count < wanted.Count)
        {
            return [new(InspectionRules.Findings, "有的记录已经不在这次检查里，请刷新页面。", nameof(MergedProblem.MadeOf))];
        }

        if (MergedProblem.Obstacles(found, text, act.Inspection) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var serial = (await act.Db.MergedProblems.Where(p => p.Inspection == id).MaxAsync(p => (int?)p.Serial, stop) ?? 0) + 1;
        var problem = MergedProblem.Of(key, act.Inspection, serial, found, text, (act.Actor.Name, act.Today));
        act.Db.Add(problem);
        act.Tell($"{problem.Name}：问题{problem.MadeOf}号归并为 1 个");
        return [];
    }, stop);
}

/// <summary>A merged problem is taken apart (拆开); possible until the leader signs the report.</summary>
[Demands(Permissions.RunInspections)]
public sealed class SplitProblem(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, MergedProblemId problem, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (await act.Db.MergedProblems.SingleOrDefaultAsync(p => p.Id == problem && p.Inspection == id, stop) is not { } found)
        {
            return [new(InspectionRules.Findings, "没有找到这个归并的问题，请刷新页面。")];
        }

        if (found.ObstaclesToSplit(act.Inspection) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        found.Split(await act.Db.Findings.Where(f => f.Merged == problem).ToListAsync(stop), act.Actor.Name, act.Today);
        act.Tell($"拆开{found.Name}（问题{found.MadeOf}号）");
        return [];
    }, stop);
}

/// <summary>Merged problems as pages and the report read them.</summary>
internal static class MergeReading
{
    /// <summary>How many findings of each article and body were taken into each problem.</summary>
    public static async Task<IReadOnlyList<MergedCount>> MergedCountsAsync(this SupervisionDb db, LawInspectionId inspection, CancellationToken stop) =>
        (await db.Findings.Where(f => f.Inspection == inspection && f.Merged != null && f.State == FindingState.Confirmed).GroupBy(f => new { f.Item, f.Body, f.Merged })
            .Select(g => new { g.Key.Item, g.Key.Body, g.Key.Merged, Count = g.Count() }).ToListAsync(stop))
        .ConvertAll(c => new MergedCount(c.Item, c.Body, c.Merged!.Value, c.Count));

    /// <summary>A source went: a problem of one finding is none, that one stands alone again.</summary>
    public static async Task DissolveAsync(this SupervisionDb db, MergedProblemId merged, FindingId gone, (string By, DateOnly On) act, CancellationToken stop)
    {
        var left = await db.Findings.Where(f => f.Merged == merged && f.Id != gone).ToListAsync(stop);
        if (left.Count < 2)
        {
            (await db.MergedProblems.SingleAsync(p => p.Id == merged, stop)).Split(left, act.By, act.On);
        }
    }
}
