using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Benchmarks.Template;

namespace Supervision.Benchmarks.Goals;

/// <summary>P10: from the start after a kill to the first page, over ten years of data with its jobs on, against the bare template.</summary>
internal static class P10Start
{
    public static Goal Goal { get; } = new("P10", "kill to first 200 on ten years", "ms", 4, 2, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.CopyAsync(10, stop);
        try
        {
            return new(await Interleaved.TakeAsync(
                bench.Rounds, 1,
                () => StartAsync([Published.ProductFile], Published.Directory, [("Storage__Directory", storage)], "/login", stop),
                () => StartAsync([typeof(P10Start).Assembly.Location, TemplateApp.Argument], AppContext.BaseDirectory, [], "/blank", stop), stop));
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    // The process is killed at the end, so that the next start follows a kill.
    private static async Task<double> StartAsync(
        IEnumerable<string> arguments, string directory, IEnumerable<(string Key, string Value)> settings, string page, CancellationToken stop)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var client = new HttpClient { BaseAddress = new(address) };
        var start = Stopwatch.GetTimestamp();
        using var process = Child.Launch([.. arguments, "--urls", address], directory, settings);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            while (!await AnswersAsync(client, page, stop))
            {
                _ = process.HasExited ? throw new InvalidOperationException("The program ended before its first page.") : false;
                await Task.Delay(3, stop);
            }

            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string page, CancellationToken stop)
    {
        try
        {
            using var answer = await client.GetAsync(page, stop);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
