using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Organisation;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Search;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Benchmarks.Goals;

/// <summary>P6: the product's search for 200 words of ten years' text, half of them of two characters, against the bare index.</summary>
internal static class P6Search
{
    private const int Queries = 200;

    private static readonly Actor Clerk = new(null, "李文静", new HashSet<Role> { Role.Office });

    public static Goal Goal { get; } = new("P6", "search, p95 of 200 queries over ten years", "ms", 10, 4, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.CopyAsync(10, stop);
        try
        {
            await using var services = await ProductServices.StartAsync(storage, null, stop);
            var words = new Words(6);
            List<string> queries = [.. Enumerable.Range(0, Queries).Select(i => i % 2 == 0 ? words.TwoCharacters() : words.LongerWord())];
            await using var bare = new SqliteConnection(SqliteSetup.ConnectionString(Path.Combine(storage, "supervision.db")));
            await bare.OpenAsync(stop);
            var pairs = await Interleaved.TakeAsync(
                bench.Rounds, 1, () => P95Async(queries, q => FindAsync(services, q, stop)), () => P95Async(queries, q => BareAsync(bare, q, stop)), stop);
            var lost = await LostAsync(services, queries, stop);
            return new(pairs) { Remark = $"recall {(Queries - lost.Count) * 100 / Queries} % against LIKE", Broken = [.. lost.Select(l => $"not all found of {l}")] };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<double> P95Async(IReadOnlyList<string> queries, Func<string, Task> ask)
    {
        List<double> times = [];
        foreach (var query in queries)
        {
            times.Add(await Statistics.TimeAsync(() => ask(query)));
        }

        return Statistics.Percentile(times, 0.95);
    }

    private static Task<SearchView> FindAsync(ProductServices services, string query, CancellationToken stop) =>
        services.WithAsync<SearchQueries, SearchView>(Clerk, s => s.FindAsync(query, null, ListWindow.Of(null, null), stop));

    // The least an index has to do: count the hits.
    private static async Task BareAsync(SqliteConnection bare, string query, CancellationToken stop)
    {
        await using var command = bare.CreateCommand();
        command.CommandText = "SELECT count(*) FROM SearchTerms WHERE SearchTerms MATCH $q";
        command.Parameters.AddWithValue("$q", SqliteSearch.QueryOf([query]));
        await command.ExecuteScalarAsync(stop);
    }

    private static async Task<IReadOnlyList<string>> LostAsync(ProductServices services, List<string> queries, CancellationToken stop)
    {
        await using var db = await services.OpenAsync(stop);
        List<string> lost = [];
        foreach (var query in queries.Distinct(StringComparer.Ordinal))
        {
            var pattern = $"%{query}%";
            var all = await db.SearchEntries.CountAsync(e => EF.Functions.Like(e.Folded, pattern), stop);
            var view = await FindAsync(services, query, stop);
            if (view.Total != all)
            {
                lost.Add(query);
            }
        }

        return lost;
    }
}
