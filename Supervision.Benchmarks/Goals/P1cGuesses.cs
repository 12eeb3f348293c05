using System.Globalization;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Ratings;

namespace Supervision.Benchmarks.Goals;

/// <summary>P1c: a voter's cast while somebody on the same machine guesses codes as fast as answers come, 100,000 in all, against the
/// same cast in quiet. No guess may find anything.</summary>
internal static class P1cGuesses
{
    private const int Guesses = 100_000;
    private const int Guessers = 500;
    private const int QuietCasts = 60;
    private const int MostCasts = 600;

    public static Goal Goal { get; } = new("P1c", "cast while 100,000 codes are guessed", "ms", 2, 1.5, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var passes = bench.Rounds + 1;
        await using var hall = await Hall.OpenAsync(1, passes * (QuietCasts + MostCasts), stop);
        var round = hall.Rounds.Dequeue();
        Queue<SlipToken> slips = new(round.Slips);
        using var phone = new Voter(hall.Product.Address);
        var (cast, found) = (0, 0);
        var pairs = await Interleaved.TakeAsync(bench.Rounds, 1, async () =>
        {
            var flood = Task.WhenAll(Enumerable.Range(0, Guessers).Select(_ => Task.Run(() => GuessAsync(hall, 1 + (Guesses / passes / Guessers)))));
            List<double> times = [];
            while (!flood.IsCompleted && times.Count < MostCasts)
            {
                times.Add(await CastAsync(phone, slips));
            }

            found += (await flood).Sum();
            cast += times.Count;
            return Statistics.Median(times);
        }, async () =>
        {
            List<double> times = [];
            while (times.Count < QuietCasts)
            {
                times.Add(await CastAsync(phone, slips));
            }

            cast += times.Count;
            return Statistics.Median(times);
        }, stop);
        hall.DemandCast(round, cast);
        return new(pairs)
        {
            Remark = string.Create(CultureInfo.InvariantCulture, $"{Guesses} guesses over {Guessers} connections, each as fast as answers come, {found} found something; {cast} casts"),
            Broken = found > 0 ? ["a guess was not told that there is no such slip"] : [],
        };
    }

    private static Task<double> CastAsync(Voter phone, Queue<SlipToken> slips) =>
        Statistics.TimeAsync(() => phone.CastAsync(slips.Dequeue(), Hall.Marks));

    private static async Task<int> GuessAsync(Hall hall, int count)
    {
        using var guesser = new Voter(hall.Product.Address);
        var found = 0;
        for (var i = 0; i < count; i++)
        {
            found += await guesser.GuessAsync(SlipToken.New()) ? 0 : 1;
        }

        return found;
    }
}
