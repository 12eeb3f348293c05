using System.Diagnostics;
using System.Globalization;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;

namespace Supervision.Benchmarks.Goals;

/// <summary>P4b: the memory that compiling 10,000 notes adds at its peak, against the bare writer; each in a process of its own.</summary>
/// <remarks>Peak and present size are the kernel's (VmHWM, VmRSS); the peak is set back right before the act.</remarks>
internal static class P4bMemory
{
    /// <summary>First argument that runs one act and tells the memory it took.</summary>
    public const string Argument = "compile-memory";

    private const int Points = 10_000;

    public static Goal Goal { get; } = new("P4b", "peak memory added by compiling 10,000 opinions", "MiB", 3, 1.5, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop) => new(await Interleaved.TakeAsync(
        Math.Min(bench.Rounds, 5), 0, () => InChildAsync("product", stop), () => InChildAsync("bare", stop), stop));

    /// <summary>The child's part.</summary>
    public static async Task<int> RunAsync(string what)
    {
        var storage = DataSet.Empty();
        await using (var services = await ProductServices.StartAsync(storage, null, CancellationToken.None))
        {
            var county = await LongHearing.FoundAsync(services, CancellationToken.None);
            var small = await LongHearing.HoldAsync(services, county, 1, 100, CancellationToken.None);
            var paragraphs = await Compilation.RunAsync(services, small, CancellationToken.None);
            Compilation.WriteBare(paragraphs);
            var large = await LongHearing.HoldAsync(services, county, 2, Points, CancellationToken.None);
            var words = new Words(2);
            List<string> same = [.. Enumerable.Range(0, Points).Select(words.Note)];
            var before = Settle();
            if (what == "product")
            {
                await Compilation.RunAsync(services, large, CancellationToken.None);
            }
            else
            {
                Compilation.WriteBare(same);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MiB {(Kilobytes("VmHWM") - before) / 1024.0:0.0}"));
        }

        DataSet.Delete(storage);
        return 0;
    }

    private static double Settle()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        File.WriteAllText("/proc/self/clear_refs", "5");
        return Kilobytes("VmRSS");
    }

    private static double Kilobytes(string name) => double.Parse(
        File.ReadLines("/proc/self/status").First(l => l.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    private static async Task<double> InChildAsync(string what, CancellationToken stop)
    {
        using var child = Child.Launch([typeof(P4bMemory).Assembly.Location, Argument, what], AppContext.BaseDirectory, []);
        var said = await child.StandardOutput.ReadToEndAsync(stop);
        await child.WaitForExitAsync(stop);
        var line = said.Split('\n').LastOrDefault(l => l.StartsWith("MiB ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("No figure: " + said + await child.StandardError.ReadToEndAsync(stop));
        return Math.Max(0.1, double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
    }
}
