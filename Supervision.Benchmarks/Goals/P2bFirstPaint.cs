using System.Globalization;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Benchmarks.Template;

namespace Supervision.Benchmarks.Goals;

/// <summary>P2b: the slowest of the twenty work pages over ten years, against a blank page of the same server with the same sign-in and
/// frame.</summary>
/// <remarks>The bare template's blank page knows nobody and reads nothing; its time is told beside.</remarks>
internal static class P2bFirstPaint
{
    private const int Requests = 15;

    public static Goal Goal { get; } = new("P2b", "first paint, slowest of 20 work pages of ten years, p50", "ms", 4, 2.5, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.CopyAsync(10, stop);
        try
        {
            var app = await Child.OwnAsync(ConstantListApp.Argument, [("Storage__Directory", storage), ("Jobs__Enabled", "false")], stop);
            await using var desk = await Desk.OpenAsync(app, storage);
            await using var template = await Child.OwnAsync(TemplateApp.Argument, [], stop);
            using var guest = new Visitor(template.Address);
            List<double> bare = [];
            Dictionary<WorkPage, List<double>> all = desk.Pages.ToDictionary(p => p, _ => new List<double>());
            async Task<double> SlowestAsync()
            {
                foreach (var page in desk.Pages)
                {
                    all[page].Add(await desk.MiddleAsync(page, Requests));
                }

                return all.Values.Max(t => t[^1]);
            }

            var pairs = await Interleaved.TakeAsync(bench.Rounds, 1, SlowestAsync, async () =>
            {
                bare.Add(await BlankAsync(guest, "/blank", "Hello, world!"));
                return await BlankAsync(desk[WorkPages.Clerk], "/blank-desk", "空白页");
            }, stop);
            var anew = Words(await AfterCommitsAsync(bench, desk, storage, stop));
            return new(pairs)
            {
                Remark = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Words(all)}; first opening after a commit: {anew}; blank page of the bare template {Statistics.Median(bare):0.00} ms"),
            };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    // What was read is kept until somebody commits: told beside is what a page takes that reads everything anew.
    private static async Task<Dictionary<WorkPage, List<double>>> AfterCommitsAsync(Bench bench, Desk desk, string storage, CancellationToken stop)
    {
        Dictionary<WorkPage, List<double>> times = desk.Pages.ToDictionary(p => p, _ => new List<double>());
        for (var i = 0; i < bench.Rounds; i++)
        {
            foreach (var page in desk.Pages)
            {
                await Touch.WriteAsync(storage, stop);
                times[page].Add(await desk.MiddleAsync(page, 1));
            }
        }

        return times;
    }

    // As many requests as all work pages together, so that both are equally warm.
    private static async Task<double> BlankAsync(Visitor visitor, string path, string mustHold)
    {
        List<double> times = [];
        for (var i = 0; i < Requests * 20; i++)
        {
            times.Add(await visitor.TimeAsync(path, mustHold));
        }

        return Statistics.Median(times);
    }

    private static string Words(Dictionary<WorkPage, List<double>> all) => string.Join(", ", all
        .Select(a => (a.Key.Path, Time: Statistics.Median(a.Value))).OrderByDescending(a => a.Time).Take(8)
        .Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Path} {a.Time:0.0}")));
}
