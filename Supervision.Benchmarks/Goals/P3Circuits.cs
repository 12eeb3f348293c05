using System.Globalization;
using Supervision.Benchmarks.Data;
using Supervision.Benchmarks.Hosting;
using Supervision.Benchmarks.Measuring;
using Supervision.Benchmarks.Template;

namespace Supervision.Benchmarks.Goals;

/// <summary>P3: managed heap of each of 200 open work pages of the desk, against the counter page of the bare template, by the same driver.</summary>
internal static class P3Circuits
{
    private const int Circuits = 200;

    public static Goal Goal { get; } = new("P3", "managed heap of an open work page, 200 circuits", "KiB", 5, 2.5, MeasureAsync);

    private static async Task<Rounds> MeasureAsync(Bench bench, CancellationToken stop)
    {
        var storage = await DataSet.CopyAsync(10, stop);
        try
        {
            List<(double, double)> pairs = [];
            var pages = "";
            for (var round = 0; round < Math.Min(bench.Rounds, 5); round++)
            {
                await using var desk = await Desk.OpenAsync(storage, stop);
                var work = await InteractiveAsync(desk);
                pages = string.Create(CultureInfo.InvariantCulture, $"{work.Count} pages of the Office with a circuit in turn: {string.Join(", ", work.Select(p => p.Path))}");
                var product = await PerCircuitAsync(desk.Product, i => Open(desk, work[i % work.Count], stop), stop);
                await using var template = await Child.OwnAsync(TemplateApp.Argument, [], stop);
                using var guest = new Visitor(template.Address);
                pairs.Add((product, await PerCircuitAsync(template, _ => CircuitClient.OpenAsync(guest, "/counter", "Current count", stop), stop)));
            }

            return new(pairs) { Remark = pages };
        }
        finally
        {
            DataSet.Delete(storage);
        }
    }

    private static async Task<List<WorkPage>> InteractiveAsync(Desk desk)
    {
        List<WorkPage> found = [];
        foreach (var page in desk.Pages.Where(p => p.User == "liwenjing"))
        {
            if (await CircuitClient.IsNeededAsync(desk[page.User], page.Path, page.MustHold))
            {
                found.Add(page);
            }
        }

        return found;
    }

    private static Task<CircuitClient> Open(Desk desk, WorkPage page, CancellationToken stop) =>
        CircuitClient.OpenAsync(desk[page.User], page.Path, page.MustHold, stop);

    // Some circuits come and go first, so that what is made once is there before it counts.
    private static async Task<double> PerCircuitAsync(Child server, Func<int, Task<CircuitClient>> open, CancellationToken stop)
    {
        List<CircuitClient> clients = [];
        try
        {
            for (var i = 0; i < 20; i++)
            {
                clients.Add(await open(i));
            }

            var before = await ManagedHeap.BytesAsync(server.ProcessId, stop);
            for (var i = 0; i < Circuits; i++)
            {
                clients.Add(await open(i));
            }

            return (await ManagedHeap.BytesAsync(server.ProcessId, stop) - before) / 1024.0 / Circuits;
        }
        finally
        {
            foreach (var client in clients)
            {
                await client.DisposeAsync();
            }
        }
    }
}
