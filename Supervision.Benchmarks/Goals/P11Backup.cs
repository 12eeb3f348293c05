using System.Collections.Concurrent;
using System.Globalization;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Benchmarks.Goals;

/// <summary>P11: the online backup of the database of ten years while people read and write, against copying the file.</summary>
/// <remarks>Measured is the product's own copying (<see cref="SqliteSetup.BackupAsync"/>), which its backup command calls; the command
/// checks the copy afterwards, which is no part of this.</remarks>
internal static class P11Backup
{
    private const double LongestRequest = 1_000;

    public static Goal Goal { get; } = new("P11", "online backup of ten years under load", "ms", 4, 2, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.CopyAsync(10, stop);
        try
        {
            await using var desk = await Desk.OpenAsync(storage, stop);
            await using var services = await ProductServices.StartAsync(storage, null, stop);
            ConcurrentBag<double> requests = [];
            var pairs = await Interleaved.TakeAsync(
                bench.Rounds, 1, () => UnderLoadAsync(desk, requests, () => BackupAsync(services, storage, stop)),
                () => UnderLoadAsync(desk, [], () => CopyAsync(storage, stop)), stop);
            var slowest = requests.Max();
            return new(pairs)
            {
                Remark = string.Create(CultureInfo.InvariantCulture, $"{requests.Count} requests meanwhile, the slowest {slowest:0} ms"),
                Broken = slowest > LongestRequest ? ["a request took more than 1 s"] : [],
            };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<double> BackupAsync(ProductServices services, string storage, CancellationToken stop)
    {
        var target = Path.Combine(storage, "backups", "copy.db");
        File.Delete(target);
        return await Statistics.TimeAsync(async () =>
        {
            await using var db = await services.OpenAsync(stop);
            await SqliteSetup.BackupAsync(db, target, stop);
        });
    }

    private static Task<double> CopyAsync(string storage, CancellationToken stop)
    {
        var target = Path.Combine(storage, "backups", "copy.db");
        File.Delete(target);
        stop.ThrowIfCancellationRequested();
        return Task.FromResult(Statistics.Time(() => File.Copy(Path.Combine(storage, "supervision.db"), target)));
    }

    // Two people open pages and one signs in again and again, which writes.
    private static async Task<double> UnderLoadAsync(Desk desk, ConcurrentBag<double> requests, Func<Task<double>> act)
    {
        using var over = new CancellationTokenSource();
        var load = new[] { ReadAsync(desk, "/todo", "我的待办", requests, over.Token), WriteAsync(desk, requests, over.Token) };
        var time = await Task.Run(act);
        await over.CancelAsync();
        await Task.WhenAll(load);
        return time;
    }

    private static async Task ReadAsync(Desk desk, string path, string mustHold, ConcurrentBag<double> requests, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            requests.Add(await desk["liwenjing"].TimeAsync(path, mustHold));
        }
    }

    private static int turn;

    // No more often than the product lets one address sign in, and each time somebody else.
    private static async Task WriteAsync(Desk desk, ConcurrentBag<double> requests, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var user = string.Create(CultureInfo.InvariantCulture, $"m{(Interlocked.Increment(ref turn) % 20) + 1:00}");
            requests.Add(await Statistics.TimeAsync(async () => (await Visitor.SignedInAsync(desk.Product.Address, user)).Dispose()));
            await Task.WhenAny(Task.Delay(1_500, over), Task.Delay(1_500, CancellationToken.None));
        }
    }
}
