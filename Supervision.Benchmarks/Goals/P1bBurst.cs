using System.Globalization;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Benchmarks.Template;

namespace Supervision.Benchmarks.Goals;

/// <summary>P1b: the slowest of all who press at once, from opening the page to the receipt. Within a limit, or at most twice what
/// as many bare commits and three times as many blank pages take.</summary>
/// <remarks>“Value ≤ limit or value ≤ 2 × reference” is “value ≤ 2 × the greater of half the limit and the reference”: so both stand in
/// one ratio. The remark tells the reference itself.</remarks>
internal static class P1bBurst
{
    private const int PagesEach = 3;

    public static Goal Of45 { get; } = new("P1b", "slowest of 45 who press at once", "ms", 2, 1.2, (bench, stop) => MeasureAsync(bench, 45, 500, stop));

    public static Goal Of300 { get; } = new("P1b300", "slowest of 300 who press at once", "ms", 2, 1.2, (bench, stop) => MeasureAsync(bench, 300, 3000, stop));

    private static async Task<Rounds> MeasureAsync(Bench bench, int people, double limit, CancellationToken stop)
    {
        await using var hall = await Hall.OpenAsync(bench.Rounds + 2, people, stop);
        await using var template = await Child.OwnAsync(TemplateApp.Argument, [], stop);
        var phones = await hall.PhonesAsync(people);
        using var pages = new HttpClient { BaseAddress = template.Address };
        List<double> references = [];
        var pairs = await Interleaved.TakeAsync(bench.Rounds, 2, () => PressAsync(hall, phones), async () =>
        {
            references.Add(hall.Bare.Take(people) + await Statistics.TimeAsync(() => Task.WhenAll(Enumerable.Range(0, people).Select(_ => OpenAsync(pages, stop)))));
            return Math.Max(limit / 2, references[^1]);
        }, stop);
        foreach (var phone in phones)
        {
            phone.Dispose();
        }

        var (value, reference) = (Statistics.Median(pairs.Select(p => p.Value)), Statistics.Median(references.Skip(2)));
        return new(pairs)
        {
            Remark = string.Create(CultureInfo.InvariantCulture,
                $"limit {limit:0} ms {(value <= limit ? "kept" : "missed")}; commits and blank pages {reference:0} ms, ratio to them {value / reference:0.00}"),
        };
    }

    private static async Task<double> PressAsync(Hall hall, IReadOnlyList<Voter> phones)
    {
        var round = hall.Rounds.Dequeue();
        var times = await Task.WhenAll(phones.Select((phone, i) => Task.Run(() => Statistics.TimeAsync(() => phone.CastAsync(round.Slips[i], Hall.Marks)))));
        hall.DemandCast(round, phones.Count);
        return times.Max();
    }

    private static async Task OpenAsync(HttpClient pages, CancellationToken stop)
    {
        for (var i = 0; i < PagesEach; i++)
        {
            await pages.GetStringAsync("/blank", stop);
        }
    }
}
