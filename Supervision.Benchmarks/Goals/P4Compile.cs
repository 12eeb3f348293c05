using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Benchmarks.Goals;

/// <summary>P4: 1,000 notes compiled into points, saved, and written as the official document, against a bare Open XML writer of the same text.</summary>
internal static class P4Compile
{
    private const int Points = 1_000;
    private const double Longest = 5_000;

    // Until then the runtime still runs parts of both sides, the bare writer above all, in code it has not made quick yet.
    private const int Warm = 120;

    public static Goal Goal { get; } = new("P4", "1,000 opinions compiled to the official document", "ms", 8, 3, MeasureAsync);

    // As before a compilation in a house: what the recorders entered was written back seconds ago (SqliteUpkeep).
    private static async Task SettleAsync(ProductServices services, CancellationToken stop)
    {
        await using var db = await services.OpenAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        SqliteSetup.WriteBack(db.Database.GetDbConnection());
    }

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = DataSet.Empty();
        try
        {
            await using var services = await ProductServices.StartAsync(storage, null, stop);
            var county = await LongHearing.FoundAsync(services, stop);
            var (serial, paragraphs, compiled) = (0, (IReadOnlyList<string>)[], 0d);
            var pairs = await Interleaved.TakeAsync(bench.Rounds, Warm, async () =>
            {
                var opinion = await LongHearing.HoldAsync(services, county, ++serial, Points, stop);
                await SettleAsync(services, stop);
                return compiled = await Statistics.TimeAsync(async () => paragraphs = await Compilation.RunAsync(services, opinion, stop));
            }, () => Task.FromResult(Statistics.Time(() => Compilation.WriteBare(paragraphs))), stop);
            var slowest = pairs.Max(p => p.Value);
            return new(pairs)
            {
                Remark = $"{paragraphs.Count} paragraphs",
                Broken = slowest > Longest ? [string.Create(CultureInfo.InvariantCulture, $"{slowest:0} ms are more than 5 s")] : [],
            };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }
}
