namespace Supervision.Benchmarks.Measuring;

/// <summary>A goal of docs/benchmarks.md.</summary>
/// <param name="Code">E.g. P2.</param>
/// <param name="Title">What is measured.</param>
/// <param name="Unit">Unit of value and baseline.</param>
/// <param name="Must">Highest ratio of value to baseline that is good enough.</param>
/// <param name="Stretch">The ratio to strive for.</param>
/// <param name="Measure">Measures it.</param>
internal sealed record Goal(string Code, string Title, string Unit, double Must, double Stretch, Func<Bench, CancellationToken, Task<Rounds>> Measure);

/// <summary>Pairs of value and baseline, each pair taken in one go.</summary>
/// <param name="Pairs">One per round, in order.</param>
internal sealed record Rounds(IReadOnlyList<(double Value, double Baseline)> Pairs)
{
    /// <summary>What else was seen, e.g. which page was the slowest.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Conditions beside the ratio that are not met; empty when all are.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];
}
