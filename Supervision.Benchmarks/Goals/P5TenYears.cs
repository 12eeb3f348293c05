using System.Globalization;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;

namespace Supervision.Benchmarks.Goals;

/// <summary>P5: all openings of the twenty work pages over ten years of data, against the same over one year.</summary>
internal static class P5TenYears
{
    private const int Requests = 15;

    public static Goal Goal { get; } = new("P5", "twenty pages with ten years, p95 of all openings", "ms", 1.5, 1.15, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var (ten, one) = (await DataSet.CopyAsync(10, stop), await DataSet.CopyAsync(1, stop));
        try
        {
            await using var old = await Desk.OpenAsync(ten, stop);
            await using var young = await Desk.OpenAsync(one, stop);
            Dictionary<string, (List<double> Old, List<double> Young)> all = new(StringComparer.Ordinal);
            List<(double, double)> pairs = [];
            for (var round = 0; round < bench.Rounds; round++)
            {
                pairs.Add(await RoundAsync(old, young, all));
            }

            return new(pairs) { Remark = Words(all) };
        }
        finally
        {
            DataSet.Delete(ten);
            DataSet.Delete(one);
        }
    }

    // By turns page by page, so that a mood of the machine meets both.
    private static async Task<(double, double)> RoundAsync(Desk old, Desk young, Dictionary<string, (List<double> Old, List<double> Young)> all)
    {
        List<double> olds = [];
        List<double> youngs = [];
        foreach (var (page, same) in old.Pages.Zip(young.Pages))
        {
            for (var i = 0; i < Requests; i++)
            {
                olds.AddRange(await old.TimesAsync(page, 1));
                youngs.AddRange(await young.TimesAsync(same, 1));
            }

            var (o, y) = all.TryGetValue(page.Path, out var seen) ? seen : all[page.Path] = ([], []);
            o.Add(Statistics.Median(olds.TakeLast(Requests)));
            y.Add(Statistics.Median(youngs.TakeLast(Requests)));
        }

        return (Statistics.Percentile(olds, 0.95), Statistics.Percentile(youngs, 0.95));
    }

    private static string Words(Dictionary<string, (List<double> Old, List<double> Young)> all) => "worst pages " + string.Join(", ", all
        .Select(a => (Path: a.Key, Old: Statistics.Median(a.Value.Old), Young: Statistics.Median(a.Value.Young)))
        .OrderByDescending(a => a.Old / a.Young).Take(5)
        .Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Path} {a.Old:0.0}/{a.Young:0.0}")));
}
