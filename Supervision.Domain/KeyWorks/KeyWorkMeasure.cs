namespace Supervision.Domain.KeyWorks;

/// <summary>What a work has come to in mid-year.</summary>
/// <param name="Light">The light; null when no indicator has a target for the quarter.</param>
/// <param name="Planned">Mean planned progress, each cut to 0 to 100; one decimal.</param>
/// <param name="Actual">Mean actual progress, each cut to 0 to 100; one decimal.</param>
/// <param name="Worst">The lowest variance, one decimal; null without any.</param>
/// <param name="Indicators">The variance of each indicator.</param>
public sealed record MidStanding(Light? Light, decimal? Planned, decimal? Actual, decimal? Worst, IReadOnlyList<Variance?> Indicators);

/// <summary>How the committee found a value of the year's end (核查意见, D-7.8).</summary>
public enum CheckVerdict
{
    /// <summary>属实.</summary>
    Verified,

    /// <summary>部分属实: a smaller value was found.</summary>
    Partly,

    /// <summary>未核实.</summary>
    NotVerified,
}

/// <summary>What a work has come to at year's end.</summary>
/// <param name="Completion">Mean over the indicators, as checked; one decimal.</param>
/// <param name="Reported">The same as the body reported it.</param>
/// <param name="Verified">Indicators found to be right; those right in part are counted apart (D-7.8).</param>
/// <param name="Indicators">How many there are.</param>
public sealed record EndStanding(decimal Completion, decimal Reported, int Verified, int Indicators);

/// <summary>Measures a work against its plan. Pure: a nightly check computes the same again.</summary>
public static class KeyWorkMeasure
{
    /// <summary>In mid-year (D-7.7).</summary>
    /// <param name="plan">The plan that is measured against.</param>
    /// <param name="report">What the body reported.</param>
    /// <param name="asOf">The cut-off; its quarter's targets are taken.</param>
    /// <param name="bounds">Bounds of the lights.</param>
    public static MidStanding Mid(KeyWorkPlan plan, ProgressReport report, DateOnly asOf, LightBounds bounds)
    {
        var quarter = (asOf.Month + 2) / 3 - 1;
        var variances = plan.Indicators.Zip(report.Actuals, (i, actual) => i.Target.VarianceOf(i.Quarters.Count > quarter ? i.Quarters[quarter] : null, actual)).ToList();
        var known = variances.OfType<Variance>().ToList();
        var milestones = plan.Milestones.Zip(report.Milestones, (m, r) => new MilestoneStanding(m.DueOn, r.State, r.DoneOn));
        return new(
            WorkLight.Of(variances.Select(v => v?.Judge(bounds)), milestones, asOf), Completion.Of([.. known.Select(v => v.Planned)]),
            Completion.Of([.. known.Select(v => v.Actual)]), known.Count == 0 ? null : OneDecimal.Of(known.Min(v => v.Exact)), variances);
    }

    /// <summary>The final value that counts: the one found where the committee found another, the reported one where it was found right; null where nothing
    /// counts (D-7.8).</summary>
    /// <param name="told">The value as reported.</param>
    /// <param name="check">The committee's opinion on it; null before there is one.</param>
    /// <param name="countsUnverified">True when what was not verified counts as reported.</param>
    public static decimal? ThatCounts(decimal told, IndicatorCheck? check, bool countsUnverified) => check switch
    {
        { Verdict: CheckVerdict.Verified } => told,
        { Verdict: CheckVerdict.Partly } => check.Value,
        _ => countsUnverified ? told : null,
    };

    /// <summary>At year's end (D-7.8).</summary>
    /// <param name="plan">The plan that is measured against.</param>
    /// <param name="report">What the body reported.</param>
    /// <param name="checks">The committee's opinion on each indicator.</param>
    /// <param name="countsUnverified">True when what was not verified counts as reported.</param>
    public static EndStanding End(KeyWorkPlan plan, ResultReport report, IReadOnlyList<IndicatorCheck> checks, bool countsUnverified)
    {
        decimal Checked(PlannedIndicator indicator, int at) =>
            ThatCounts(report.Finals[at], checks.FirstOrDefault(c => c.Indicator == at), countsUnverified) is { } value ? indicator.Target.CutProgressOf(value) : 0;

        return new(
            Completion.Of([.. plan.Indicators.Select(Checked)]) ?? 0, Completion.Of([.. plan.Indicators.Select((i, at) => i.Target.CutProgressOf(report.Finals[at]))]) ?? 0,
            checks.Count(c => c.Verdict == CheckVerdict.Verified), plan.Indicators.Count);
    }
}

/// <summary>The committee's opinion on one indicator (核查意见).</summary>
/// <param name="Order">From 1; the newest of an indicator holds, older ones are replaced.</param>
/// <param name="Indicator">Which, from 0.</param>
/// <param name="Verdict">How it was found.</param>
/// <param name="Value">The value found; only of one that is right in part.</param>
/// <param name="Text">What was looked at.</param>
/// <param name="By">Who checked.</param>
public sealed record IndicatorCheck(int Order, int Indicator, CheckVerdict Verdict, decimal? Value, string Text, string By)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}
