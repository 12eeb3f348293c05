using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Domain.Ratings;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Benchmarks.Goals;

/// <summary>P1d: the time of an answer does not tell what a slip is: the slowest kind of refusal against the fastest.</summary>
internal static class P1dRefusals
{
    // Wrong and unknown codes together stay under what an address may guess in a minute; each round comes from another address.
    private const int Each = 25;

    public static Goal Goal { get; } = new("P1d", "slowest kind of refusal of a slip over the fastest", "ms", 1.5, 1.2, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = DataSet.Empty();
        try
        {
            var kinds = await ArrangeAsync(storage, stop);
            await using var product = await Child.ProductAsync(storage, jobs: false, stop);
            List<(double, double)> pairs = [];
            Dictionary<string, double> last = [];
            for (var round = -2; round < bench.Rounds; round++)
            {
                using var phone = new Voter(product.Address, IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.0.1.{round + 10}")));
                last = await TakeAsync(phone, kinds);
                if (round >= 0)
                {
                    pairs.Add((last.Values.Max(), last.Values.Min()));
                }
            }

            return new(pairs) { Remark = string.Join(", ", last.Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key} {k.Value:0.00} ms"))) };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    // By turns, so that all kinds meet the same moods of the machine.
    private static async Task<Dictionary<string, double>> TakeAsync(Voter phone, IReadOnlyList<(string Kind, Func<string> Code, string MustHold)> kinds)
    {
        var times = kinds.ToDictionary(k => k.Kind, _ => new List<double>());
        for (var i = 0; i < Each; i++)
        {
            foreach (var (kind, code, mustHold) in kinds)
            {
                var path = "/v/" + code();
                times[kind].Add(await Statistics.TimeAsync(() => phone.ReadAsync(path, mustHold)));
            }
        }

        return times.ToDictionary(t => t.Key, t => Statistics.Median(t.Value));
    }

    private static async Task<IReadOnlyList<(string Kind, Func<string> Code, string MustHold)>> ArrangeAsync(string storage, CancellationToken stop)
    {
        await using var services = await ProductServices.StartAsync(storage, null, stop);
        var hall = await RatingHall.FoundAsync(services, stop);
        var (open, closed) = (await hall.OpenAsync(Hall.Subjects, 45, stop), await hall.OpenAsync(Hall.Subjects, 45, stop));
        await using var db = await services.OpenAsync(stop);
        var hashes = services.All.GetRequiredService<SlipHashes>();
        Task SetAsync(SlipToken slip, SlipState state)
        {
            var hash = hashes.Of(slip);
            return db.Slips.Where(s => s.Hash == hash).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, state), stop);
        }

        await SetAsync(open.Slips[0], SlipState.Used);
        await SetAsync(open.Slips[1], SlipState.Revoked);
        var round = await db.RatingRounds.SingleAsync(r => r.Id == closed.Id, stop);
        round.Close(45, 0, "李文静", TimeProvider.System.GetUtcNow());
        await db.SaveChangesAsync(stop);
        return
        [
            ("wrong", () => "7K3M9QXD2TBW5HNU", "票号无效"), ("unknown", () => SlipToken.New().ForAddress(), "票号无效"),
            ("used", open.Slips[0].ForAddress, "此票已使用"), ("void", open.Slips[1].ForAddress, "这张票已作废"), ("of a closed round", closed.Slips[0].ForAddress, "这是另一轮的票"),
        ];
    }
}
