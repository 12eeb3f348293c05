using System.Globalization;

namespace Supervision.Benchmarks.Measuring;

/// <summary>What became of a goal.</summary>
internal enum Verdict
{
    /// <summary>The stretch is reached.</summary>
    Stretch,

    /// <summary>Good enough.</summary>
    Met,

    /// <summary>The must is missed.</summary>
    Missed,

    /// <summary>The ratios of the rounds lie too far apart to judge.</summary>
    Noisy,
}

/// <summary>A goal with its figures: medians of the rounds; the ratio is the median of the rounds' own ratios.</summary>
internal sealed record Result(Goal Goal, Rounds Rounds)
{
    /// <summary>From here on the ratios lie too far apart.</summary>
    public const double WidestSpread = 0.40;

    private IReadOnlyList<double> Ratios => [.. Rounds.Pairs.Select(p => p.Value / p.Baseline)];

    public double Value => Statistics.Median(Rounds.Pairs.Select(p => p.Value));

    public double Baseline => Statistics.Median(Rounds.Pairs.Select(p => p.Baseline));

    public double Ratio => Statistics.Median(Ratios);

    /// <summary>Highest less lowest ratio, over the median.</summary>
    public double Spread => (Ratios.Max() - Ratios.Min()) / Ratio;

    public Verdict Verdict =>
        Rounds.Broken.Count > 0 ? Verdict.Missed
        : Spread > WidestSpread ? Verdict.Noisy
        : Ratio > Goal.Must ? Verdict.Missed
        : Ratio > Goal.Stretch ? Verdict.Met
        : Verdict.Stretch;

    /// <summary>True when the goal cannot be said to be met.</summary>
    public bool IsFailure => Verdict is Verdict.Missed or Verdict.Noisy;

    public string Line => string.Create(CultureInfo.InvariantCulture,
        $"{Goal.Code,-4} {Goal.Title,-52} {Number(Value),9} {Number(Baseline),9} {Goal.Unit,-4} ratio {Number(Ratio),6}  spread {Spread,4:P0}  must {Goal.Must:0.##}  stretch {Goal.Stretch:0.##}  {Words}");

    public string MarkdownLine => string.Create(CultureInfo.InvariantCulture,
        $"| {Goal.Code} | {Goal.Title} | {Number(Value)} {Goal.Unit} | {Number(Baseline)} {Goal.Unit} | {Number(Ratio)} | {Spread:P0} | {Goal.Must:0.##} | {Goal.Stretch:0.##} | {Words} |");

    private string Words => string.Join("; ", new[] { Verdict.ToString().ToLowerInvariant(), Rounds.Remark }.Concat(Rounds.Broken).Where(w => w.Length > 0));

    private static string Number(double value) => value.ToString(value switch { >= 1000 => "0", >= 100 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}
