using System.Globalization;
using Microsoft.Data.Sqlite;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Benchmarks.Goals;

/// <summary>P7: the nightly sweep (replan deadlines, plan reminders, send what is due) over 20,000 open terms, against one bare SELECT of them.</summary>
internal static class P7Reminders
{
    private const int Wanted = 20_000;

    public static Goal Goal { get; } = new("P7", "nightly sweep over 20,000 open terms", "ms", 20, 8, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = DataSet.Empty();
        try
        {
            await using var services = await ProductServices.StartAsync(storage, null, stop);
            var open = await OpenTerms.FillAsync(services, stop);
            var first = Statistics.TimeAsync(() => SweepAsync(services, stop));
            var firstTime = await first;
            await using var bare = new SqliteConnection(SqliteSetup.ConnectionString(Path.Combine(storage, "supervision.db")));
            await bare.OpenAsync(stop);
            (int Changed, int Sent) again = default;
            var pairs = await Interleaved.TakeAsync(
                bench.Rounds, 1, () => Statistics.TimeAsync(async () => again = await SweepAsync(services, stop)),
                () => Task.FromResult(Statistics.Time(() => Select(bare))), stop);
            return new(pairs)
            {
                Remark = string.Create(CultureInfo.InvariantCulture, $"{open} open terms; the first sweep, which writes every reminder, {firstTime:0} ms"),
                Broken =
                [
                    .. open < Wanted ? [$"only {open} open terms"] : Array.Empty<string>(),
                    .. again != default ? [$"a second run changed {again.Changed} and sent {again.Sent}"] : Array.Empty<string>(),
                ],
            };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<(int Changed, int Sent)> SweepAsync(ProductServices services, CancellationToken stop)
    {
        var replanned = await services.WithAsync<ReplanDeadlines, (int Seen, int Changed)>(r => r.AllAsync(stop));
        var planned = await services.WithAsync<PlanReminders, (int Seen, int Changed)>(r => r.RunAsync(stop));
        var sent = await services.WithAsync<SendReminders, SendReminders.Result>(r => r.RunAsync(stop));
        return (replanned.Changed + planned.Changed, sent.All);
    }

    private static void Select(SqliteConnection bare)
    {
        using var command = bare.CreateCommand();
        command.CommandText = "SELECT * FROM Obligations WHERE State = 'Open'";
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
        }
    }
}
