using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Benchmarks.Goals;

/// <summary>Figures that have no goal: what sealing a box takes, and how long a thousand rounds take to explain.</summary>
internal static class BallotFigures
{
    private const int Ballots = 45;
    private const int Subjects = 20;
    private const int Explained = 1_000;

    /// <summary>Both codes, 45 ballots of 20 subjects opened, split, written anew, counted with explanations, the file rewritten.</summary>
    public static Goal Seal { get; } = new("F1", "sealing and count of 45 ballots x 20 subjects", "ms", double.PositiveInfinity, double.PositiveInfinity, SealAsync);

    /// <summary>A thousand rounds of nine subjects and 31 members judged from their counts, line by line.</summary>
    public static Goal Explain { get; } = new("F2", "explanation of 1,000 rounds", "ms", double.PositiveInfinity, double.PositiveInfinity, ExplainAsync);

    private static async Task<Rounds> SealAsync(Bench bench, CancellationToken stop)
    {
        var storage = DataSet.Empty();
        try
        {
            await using var services = await ProductServices.StartAsync(storage, null, stop);
            var hall = await RatingHall.FoundAsync(services, stop);
            List<double> times = [];
            for (var i = 0; i < bench.Rounds; i++)
            {
                times.Add(await SealOneAsync(services, await hall.OpenAsync(Subjects, Ballots, stop), stop));
            }

            return Figure(times, "two codes derived over 600,000 rounds each, the file rewritten");
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<double> SealOneAsync(ProductServices services, OpenRatingRound round, CancellationToken stop)
    {
        var marks = Enumerable.Range(0, Subjects).Select(i => (byte)(i % 3)).ToArray();
        foreach (var slip in round.Slips)
        {
            await services.All.GetRequiredService<CastSlip>().RunAsync(slip, marks, atStation: false, stop);
        }

        var clerk = new Actor(null, "李文静", new HashSet<Role> { Role.Office });
        var scrutineer = new Actor(round.Scrutineers[0], "监票人甲", new HashSet<Role> { Role.Member });
        Demand(await services.WithAsync<CloseRound, Outcome>(clerk, u => u.RunAsync(round.Id, stop)));
        var time = await Statistics.TimeAsync(async () =>
            Demand(await services.WithAsync<SealRound, Outcome>(scrutineer, u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, stop))));
        await using var db = await services.OpenAsync(stop);
        var marksKept = await db.SealedMarks.CountAsync(m => m.Round == round.Id, stop);
        return marksKept == Ballots * Subjects ? time : throw new InvalidOperationException($"{marksKept} marks in the sealed box.");
    }

    private static Task<Rounds> ExplainAsync(Bench bench, CancellationToken stop)
    {
        var words = new Words(11);
        var numbers = new RoundNumbers(Members: 33, Present: 31, Issued: 31, Collected: 31);
        var rounds = Enumerable.Range(0, Explained * 9).Select(_ => words.Below(32)).Select(best => new Tally([best, (31 - best) / 2, 31 - best - ((31 - best) / 2)])).ToList();
        List<double> times = [];
        for (var i = 0; i < bench.Rounds; i++)
        {
            stop.ThrowIfCancellationRequested();
            times.Add(Statistics.Time(() => _ = rounds.Sum(t => RatingCount.Of(RatingMethod.Usual, numbers, t).Explanation.Length) > 0 ? 0 : throw new InvalidOperationException("Nothing was explained.")));
        }

        return Task.FromResult(Figure(times, "nine subjects each"));
    }

    // A figure has no baseline: it stands over itself, and the remark tells how far the rounds lay apart.
    private static Rounds Figure(List<double> times, string what) => new([(Statistics.Median(times), Statistics.Median(times))])
    {
        Remark = string.Create(CultureInfo.InvariantCulture, $"figure only, {times.Min():0.0} to {times.Max():0.0} ms; {what}"),
    };

    private static void Demand(Outcome outcome)
    {
        if (!outcome.IsDone)
        {
            throw new InvalidOperationException(string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
        }
    }
}
