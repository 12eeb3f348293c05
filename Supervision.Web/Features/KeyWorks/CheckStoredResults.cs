using Supervision.Domain.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>What a comparison of stored results with a recomputation found.</summary>
/// <param name="Seen">Works that have results.</param>
/// <param name="Differences">What differs, in words.</param>
/// <param name="Links">Where it can be seen.</param>
public sealed record StoredResultCheck(int Seen, IReadOnlyList<string> Differences, IReadOnlyList<MatterLink> Links);

/// <summary>Computes every stored light, variance and completion again and compares (核对存储的结果). Changes nothing.</summary>
[Demands(Permissions.WatchJobs)]
public sealed class CheckStoredResults(KeyWorkActing acting)
{
    public async Task<StoredResultCheck> RunAsync(CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.WatchJobs, stop);
        await using var context = db;
        var basis = await db.LoadBasisAsync(stop);
        var works = await db.KeyWorks.AsNoTracking().Where(w => w.MidActual != null || w.EndCompletion != null || w.EndReported != null).OrderBy(w => w.Year).ThenBy(w => w.Number).ToListAsync(stop);
        List<string> differences = [];
        List<MatterLink> links = [];
        foreach (var year in works.GroupBy(w => w.Year))
        {
            var how = KeyWorkMeasuring.Of(year.Key, await db.CycleDatesAsync(year.Key, basis, stop), basis.Rules, basis.Today);
            foreach (var work in year)
            {
                var wrong = work.Differences(how);
                differences.AddRange(wrong.Select(w => $"{work.Year}年第 {work.Number} 项“{work.Title}”{w}"));
                links.AddRange(wrong.Count > 0 ? [new(work.Title, work.Link)] : Array.Empty<MatterLink>());
            }
        }

        return new(works.Count, differences, links);
    }
}
