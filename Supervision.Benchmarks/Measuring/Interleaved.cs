namespace Supervision.Benchmarks.Measuring;

/// <summary>Takes value and baseline by turns, A B A B …, so that both meet the same moods of the machine.</summary>
internal static class Interleaved
{
    /// <summary>As many pairs as asked for, after some that do not count.</summary>
    public static async Task<IReadOnlyList<(double Value, double Baseline)>> TakeAsync(
        int rounds, int warm, Func<Task<double>> value, Func<Task<double>> baseline, CancellationToken stop)
    {
        List<(double, double)> pairs = [];
        for (var round = -warm; round < rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            GC.Collect();
            var a = await value();
            GC.Collect();
            var b = await baseline();
            if (round >= 0)
            {
                pairs.Add((a, b));
            }
        }

        return pairs;
    }
}
