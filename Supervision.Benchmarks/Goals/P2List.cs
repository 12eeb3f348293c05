using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;

namespace Supervision.Benchmarks.Goals;

/// <summary>P2: the list of dossiers over ten years, against the same rows out of a constant array in the same application.</summary>
/// <remarks>A page of the product holds at most 100 rows, so it is 100 rows and not 300.</remarks>
internal static class P2List
{
    private const int Requests = 60;

    public static Goal Goal { get; } = new("P2", "list of 100 dossiers of ten years, p50", "ms", 1.6, 1.25, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.CopyAsync(10, stop);
        try
        {
            await using var app = await Child.OwnAsync(ConstantListApp.Argument, [("Storage__Directory", storage), ("Jobs__Enabled", "false")], stop);
            using var visitor = await Visitor.SignedInAsync(app.Address, "liwenjing");
            return new(await Interleaved.TakeAsync(
                bench.Rounds, 2, () => TakeAsync(visitor, "/dossiers?size=100"), () => TakeAsync(visitor, "/constant-dossiers"), stop));
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<double> TakeAsync(Visitor visitor, string path)
    {
        List<double> times = [];
        for (var i = 0; i < Requests; i++)
        {
            times.Add(await visitor.TimeAsync(path, "第 1—100 条"));
        }

        return Statistics.Median(times);
    }
}
