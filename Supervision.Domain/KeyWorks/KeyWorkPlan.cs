namespace Supervision.Domain.KeyWorks;

/// <summary>A dated step of a plan (节点).</summary>
/// <param name="Name">What will be done.</param>
/// <param name="DueOn">Its last day; its quarter follows from it.</param>
public sealed record PlannedMilestone(string Name, DateOnly DueOn)
{
    /// <summary>1 to 4.</summary>
    public int Quarter => (DueOn.Month + 2) / 3;
}

/// <summary>A measurable target of a plan (指标).</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">Its unit, e.g. 公里; every later value is in it.</param>
/// <param name="Target">Baseline, target, direction.</param>
/// <param name="Quarters">Targets of the four quarters, cumulative; the fourth is the year's.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record PlannedIndicator(string Name, string Unit, IndicatorTarget Target, IReadOnlyList<decimal> Quarters, string Source)
{
    // Of a mean or a rate the quarters are no sums: one may lie below the one before.
    private static readonly string[] NotAdded = ["平均", "均值", "率", "比重", "占比", "浓度", "指数"];

    /// <summary>True when its name says that it is a mean or a rate, whose quarters are not added up.</summary>
    internal bool IsMean() => NotAdded.Any(w => Name.Contains(w, StringComparison.Ordinal));

    /// <summary>Quarters whose cumulative target goes back behind that of the quarter before, from 0, each with the sentence to look at it again (D-7.5).</summary>
    public IReadOnlyList<(int Quarter, string Words)> Backward() =>
    [
        .. Enumerable.Range(1, Math.Max(0, Quarters.Count - 1)).Where(q => Target.IsBetter(Quarters[q - 1], Quarters[q]))
            .Select(q => (q, $"“{Name}”第{q + 1}季度目标 {MeasuredNumber.Words(Quarters[q])} {(Target.Direction == IndicatorDirection.Down ? "高于" : "低于")}第{q}季度的 {MeasuredNumber.Words(Quarters[q - 1])}，请核对")),
    ];

    /// <summary>A value with its unit: 54 公里, 是.</summary>
    public string Words(decimal value) =>
        Target.Direction == IndicatorDirection.Reach ? (value >= 1 ? "是" : "否") : $"{MeasuredNumber.Words(value)}{(Unit.Length > 0 ? " " + Unit : "")}";
}

/// <summary>What a body promises for the year (年度安排, D-7.5), checked. A value: once fixed it is never changed, only followed by another version.</summary>
/// <param name="Goal">目标.</param>
/// <param name="Measures">举措.</param>
/// <param name="Responsible">责任人.</param>
/// <param name="Money">资金, in 万元; null when the work needs none.</param>
/// <param name="MoneySource">资金来源.</param>
/// <param name="Milestones">节点, in their order.</param>
/// <param name="EmptyQuarters">Quarters marked 本季度无节点.</param>
/// <param name="Indicators">指标.</param>
public sealed record KeyWorkPlan(
    string Goal, string Measures, string Responsible, decimal? Money, string MoneySource,
    IReadOnlyList<PlannedMilestone> Milestones, IReadOnlyList<int> EmptyQuarters, IReadOnlyList<PlannedIndicator> Indicators)
{
    /// <summary>The whole of it in one text: two plans say the same when these are equal.</summary>
    public string Text => string.Join('\n',
    [
        Goal, Measures, Responsible, Money is { } money ? MeasuredNumber.Words(money) : "", MoneySource, string.Join(',', EmptyQuarters),
        .. Milestones.Select(m => $"{m.Name}\t{m.DueOn:yyyy-MM-dd}"),
        .. Indicators.Select(i => string.Join('\t', [i.Name, i.Unit, i.Target.Direction.ToString(), MeasuredNumber.Words(i.Target.Baseline), MeasuredNumber.Words(i.Target.Target), i.Source, .. i.Quarters.Select(MeasuredNumber.Words)])),
    ]);
}

/// <summary>A version of the fixed plan (定稿的安排).</summary>
/// <param name="Number">1 for the first, then counted up.</param>
/// <param name="FixedOn">The day.</param>
/// <param name="Reason">Why it was made; empty of the first.</param>
/// <param name="Decision">The council's decision behind a later one.</param>
public sealed record KeyWorkPlanVersion(int Number, DateOnly FixedOn, string Reason, Supervision.Domain.Sittings.CouncilDecisionId? Decision)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public KeyWorkPlan Content { get; init; } = null!;
}
