using System.Diagnostics;
using System.Globalization;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;

namespace Supervision.Benchmarks.Goals;

/// <summary>P1: full ballots of 15 subjects by 45 phones (page, cast, receipt), against bare durable commits of one row on the same disk.</summary>
/// <remarks>The goal is at least 0.20 ballots per commit; as all goals here are times over times, that is at most 5 commits per ballot.</remarks>
internal static class P1Casts
{
    private const int Phones = 45;
    private const int Each = 16;
    private const int Commits = 500;
    private const int ListPages = 2;

    public static Goal Goal { get; } = new("P1", "a ballot of 15 subjects, 45 phones, per durable commit", "ms", 5, 4, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        await using var hall = await Hall.OpenAsync(bench.Rounds + 3, Phones * Each, stop);
        var phones = await hall.PhonesAsync(Phones);
        var (client, server) = (Client(), Server(hall));
        var clock = Stopwatch.StartNew();
        var pairs = await Interleaved.TakeAsync(
            bench.Rounds, 2, () => TakeAsync(hall, phones, walk: false), () => Task.FromResult(hall.Bare.Take(Commits) / Commits), stop);
        var (clientShare, serverShare) = ((Client() - client) / clock.Elapsed, (Server(hall) - server) / clock.Elapsed);
        var walked = await TakeAsync(hall, phones, walk: true);
        foreach (var phone in phones)
        {
            phone.Dispose();
        }

        return new(pairs)
        {
            Remark = string.Create(CultureInfo.InvariantCulture,
                $"{1000 / Statistics.Median(pairs.Select(p => p.Value)):0} ballots/s over {1000 / Statistics.Median(pairs.Select(p => p.Baseline)):0} commits/s = {Statistics.Median(pairs.Select(p => p.Baseline / p.Value)):0.000}; with every page of the list and the check {1000 / walked:0} ballots/s; processor: client and bare loop {clientShare:P0}, product {serverShare:P0} of one core"),
        };
    }

    // Milliseconds per accepted ballot; the box is counted afterwards.
    private static async Task<double> TakeAsync(Hall hall, IReadOnlyList<Voter> phones, bool walk)
    {
        var round = hall.Rounds.Dequeue();
        var time = await Statistics.TimeAsync(() => Task.WhenAll(phones.Select((phone, i) => Task.Run(async () =>
        {
            foreach (var slip in round.Slips.Skip(i * Each).Take(Each))
            {
                await (walk ? phone.WalkAsync(slip, Hall.Marks, ListPages) : phone.CastAsync(slip, Hall.Marks));
            }
        }))));
        hall.DemandCast(round, Phones * Each);
        return time / (Phones * Each);
    }

    private static TimeSpan Client()
    {
        using var own = Process.GetCurrentProcess();
        return own.TotalProcessorTime;
    }

    private static TimeSpan Server(Hall hall)
    {
        using var product = Process.GetProcessById(hall.Product.ProcessId);
        return product.TotalProcessorTime;
    }
}
