namespace Supervision.Domain.KeyWorks;

/// <summary>Which way an indicator is good (指标方向, D-7.5).</summary>
public enum IndicatorDirection
{
    /// <summary>越大越好.</summary>
    Up,

    /// <summary>越小越好.</summary>
    Down,

    /// <summary>达到: yes or no, written 1 and 0.</summary>
    Reach,
}

/// <summary>What an indicator promises: where it begins and where it should be at the end of the year (基准、年度目标). Pure arithmetic.</summary>
/// <param name="Direction">Which way is good.</param>
/// <param name="Baseline">The value at the start of the year; 0 of a yes-or-no indicator.</param>
/// <param name="Target">The year's target; 1 of a yes-or-no indicator.</param>
public sealed record IndicatorTarget(IndicatorDirection Direction, decimal Baseline, decimal Target)
{
    private const decimal Whole = 100m;

    /// <summary>True when the target is to keep what is there (保持).</summary>
    public bool IsKept => Direction != IndicatorDirection.Reach && Target == Baseline;

    /// <summary>How far a value has come, per cent of the way from baseline to target, not rounded and not cut: below 0 when it went back,
    /// above 100 when it went beyond. Kept and yes-or-no indicators know only 0 and 100.</summary>
    public decimal ProgressOf(decimal value) =>
        Direction == IndicatorDirection.Reach ? (value >= 1 ? Whole : 0)
        : IsKept ? (Keeps(value) ? Whole : 0)
        : Whole * (value - Baseline) / (Target - Baseline);

    /// <summary>The same cut to 0 to 100, as averages use it.</summary>
    public decimal CutProgressOf(decimal value) => Math.Clamp(ProgressOf(value), 0, Whole);

    /// <summary>The variance of an actual value against the target of the quarter (偏差, D-7.7).</summary>
    /// <param name="planned">Quarter target, cumulative to the cut-off; null gives no variance (无季度目标).</param>
    /// <param name="actual">The actual value as of the cut-off.</param>
    public Variance? VarianceOf(decimal? planned, decimal actual)
    {
        if (planned is not { } quarter)
        {
            return null;
        }

        if (IsKept)
        {
            return new(Whole, ProgressOf(actual), Keeps(actual) ? 0 : -Whole);
        }

        // One division instead of a difference of two: the variance is judged before any rounding.
        var exact = Direction == IndicatorDirection.Reach
            ? ProgressOf(actual) - ProgressOf(quarter)
            : Whole * (actual - quarter) / (Target - Baseline);
        return new(ProgressOf(quarter), ProgressOf(actual), exact);
    }

    /// <summary>True when one value is better than another in the direction of the indicator.</summary>
    public bool IsBetter(decimal value, decimal than) => Direction == IndicatorDirection.Down ? value < than : value > than;

    /// <summary>Why a value looks like a slip of the pen: more than twice as good as promised, or worse than what was there at the start; empty of a usual one.
    /// It may be right all the same, so it stops nobody.</summary>
    public string DoubtOf(decimal value) =>
        Direction == IndicatorDirection.Reach ? ""
        : IsBetter(Baseline, value) ? "比基准值还差，请核对"
        : Direction == IndicatorDirection.Up && Target > 0 && value > 2 * Target ? "超过年度目标的两倍，请核对"
        : Direction == IndicatorDirection.Down && Target > 0 && 2 * value < Target ? "不到年度目标的一半，请核对"
        : "";

    private bool Keeps(decimal value) => Direction == IndicatorDirection.Down ? value <= Target : value >= Target;
}

/// <summary>How an actual value stands against the plan (进度偏差), in per cent and points of per cent, not rounded.</summary>
/// <param name="Planned">Planned progress p.</param>
/// <param name="Actual">Actual progress r; may exceed 100 or be negative, and is shown so.</param>
/// <param name="Exact">v = r − p; lights are judged on it.</param>
public sealed record Variance(decimal Planned, decimal Actual, decimal Exact)
{
    /// <summary>As people read it: one decimal, half up.</summary>
    public decimal Shown => OneDecimal.Of(Exact);

    /// <summary>The light of this variance.</summary>
    public Light Judge(LightBounds bounds) => Exact >= bounds.Green ? Light.Green : Exact >= bounds.Yellow ? Light.Yellow : Light.Red;
}

/// <summary>One decimal, half up (四舍五入): the rounding of progress, variance and completion.</summary>
public static class OneDecimal
{
    public static decimal Of(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);
}
