using System.Diagnostics;

namespace Supervision.Benchmarks.Measuring;

/// <summary>Medians, percentiles, times.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <summary>The value that so many of all values do not exceed.</summary>
    public static double Percentile(IEnumerable<double> values, double part)
    {
        var ordered = values.Order().ToList();
        var place = (ordered.Count - 1) * part;
        var below = (int)place;
        return below + 1 < ordered.Count ? ordered[below] + ((place - below) * (ordered[below + 1] - ordered[below])) : ordered[below];
    }

    /// <summary>Milliseconds an act takes.</summary>
    public static async Task<double> TimeAsync(Func<Task> act)
    {
        var start = Stopwatch.GetTimestamp();
        await act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>Milliseconds an act takes.</summary>
    public static double Time(Action act)
    {
        var start = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
