using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace Supervision.Benchmarks.Hosting;

/// <summary>The managed heap of another process after a forced collection, asked for through the runtime's own event pipe.</summary>
internal static class ManagedHeap
{
    /// <summary>Bytes alive; the collection is a full one.</summary>
    public static async Task<long> BytesAsync(int process, CancellationToken stop)
    {
        // Twice: what the first collection finalizes, the second takes away.
        await CollectAsync(process, stop);
        return await CollectAsync(process, stop);
    }

    private static async Task<long> CollectAsync(int process, CancellationToken stop)
    {
        var keywords = (long)(ClrTraceEventParser.Keywords.GC | ClrTraceEventParser.Keywords.GCHeapCollect);
        var client = new DiagnosticsClient(process);
        using var session = client.StartEventPipeSession(
            [new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, keywords)], requestRundown: false);
        using var source = new EventPipeEventSource(session.EventStream);
        var bytes = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        source.Clr.GCHeapStats += stats => bytes.TrySetResult(stats.TotalHeapSize);
        var reading = Task.Run(source.Process, CancellationToken.None);
        var found = await bytes.Task.WaitAsync(TimeSpan.FromSeconds(60), stop);
        await session.StopAsync(stop);
        await reading;
        return found;
    }
}
