using System.Globalization;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Calendar;

namespace Supervision.Benchmarks.Goals;

/// <summary>P-overview: the leadership's page over ten years of data, against a blank page of the same server with the same sign-in and frame.</summary>
/// <remarks>Told beside: the first opening after somebody has written something, when everything is counted anew.</remarks>
internal static class POverview
{
    private const int Requests = 60;

    public static Goal Goal { get; } = new("P-overview", "leadership overview of ten years, p50", "ms", 4, 2.5, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.CopyAsync(10, stop);
        try
        {
            await using var app = await Child.OwnAsync(ConstantListApp.Argument, [("Storage__Directory", storage), ("Jobs__Enabled", "false")], stop);
            using var visitor = await Visitor.SignedInAsync(app.Address, WorkPages.Clerk);
            var path = string.Create(CultureInfo.InvariantCulture, $"/overview/{TimeProvider.System.Today().Year}");
            List<double> fresh = [];
            var pairs = await Interleaved.TakeAsync(bench.Rounds, 2, () => TakeAsync(visitor, path, "按期情况"), () => TakeAsync(visitor, "/blank-desk", "空白页"), stop);
            for (var i = 0; i < bench.Rounds; i++)
            {
                await Touch.WriteAsync(storage, stop);
                fresh.Add(await visitor.TimeAsync(path, "按期情况"));
            }

            return new(pairs) { Remark = string.Create(CultureInfo.InvariantCulture, $"first opening after a commit {Statistics.Median(fresh):0.0} ms") };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<double> TakeAsync(Visitor visitor, string path, string mustHold)
    {
        List<double> times = [];
        for (var i = 0; i < Requests; i++)
        {
            times.Add(await visitor.TimeAsync(path, mustHold));
        }

        return Statistics.Median(times);
    }
}
