using System.Globalization;
using System.Text;
using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>A milestone as typed.</summary>
public sealed record MilestoneEntry(string Name, string DueOn)
{
    public bool IsEmpty => Name.Trim().Length == 0 && DueOn.Trim().Length == 0;
}

/// <summary>An indicator as typed; quarters are four.</summary>
public sealed record IndicatorEntry(string Name, string Unit, string Direction, string Baseline, string Target, IReadOnlyList<string> Quarters, string Source)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(string.Concat([Name, Unit, Baseline, Target, Source, .. Quarters]));
}

/// <summary>A plan as a body types it (D-7.5): texts, kept as they are until they can be read.</summary>
/// <param name="Goal">目标.</param>
/// <param name="Measures">举措.</param>
/// <param name="Responsible">责任人.</param>
/// <param name="Money">资金.</param>
/// <param name="MoneySource">资金来源.</param>
/// <param name="Milestones">节点.</param>
/// <param name="EmptyQuarters">Quarters marked 本季度无节点.</param>
/// <param name="Indicators">指标.</param>
public sealed record KeyWorkPlanEntry(
    string Goal, string Measures, string Responsible, string Money, string MoneySource,
    IReadOnlyList<MilestoneEntry> Milestones, IReadOnlyList<int> EmptyQuarters, IReadOnlyList<IndicatorEntry> Indicators)
{
    /// <summary>Most milestones of a plan.</summary>
    public const int MostMilestones = 24;

    /// <summary>Most indicators of a plan.</summary>
    public const int MostIndicators = 12;

    /// <summary>Longest draft of any text: what is longer is not kept.</summary>
    public const int LongestDraft = 4000;

    /// <summary>Nothing typed yet.</summary>
    public static readonly KeyWorkPlanEntry Blank = new("", "", "", "", "", [], [], []);

    /// <summary>What was fixed or handed in, as texts to go on with.</summary>
    public static KeyWorkPlanEntry Of(KeyWorkPlan plan) => new(
        plan.Goal, plan.Measures, plan.Responsible, plan.Money is { } money ? MeasuredNumber.Words(money) : "", plan.MoneySource,
        [.. plan.Milestones.Select(m => new MilestoneEntry(m.Name, m.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))], plan.EmptyQuarters,
        [.. plan.Indicators.Select(i => new IndicatorEntry(
            i.Name, i.Unit, i.Target.Direction.ToString(), MeasuredNumber.Words(i.Target.Baseline), MeasuredNumber.Words(i.Target.Target),
            [.. i.Quarters.Select(MeasuredNumber.Words)], i.Source))]);

    /// <summary>Why it cannot even be kept as a draft.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToKeep() =>
        Milestones.Count > MostMilestones || Indicators.Count > MostIndicators
            ? [new(KeyWorkRules.ProperPlan, $"最多 {MostMilestones} 个节点、{MostIndicators} 项指标。")]
        : new[] { Goal, Measures, Responsible, Money, MoneySource }.Concat(Milestones.SelectMany(m => new[] { m.Name, m.DueOn }))
            .Concat(Indicators.SelectMany(i => (string[])[i.Name, i.Unit, i.Direction, i.Baseline, i.Target, i.Source, .. i.Quarters])).Any(t => t.Length > LongestDraft)
            ? [new(KeyWorkRules.ProperPlan, $"每一栏最多 {LongestDraft} 个字。")]
        : [];

    /// <summary>The plan, when everything in it is proper; each obstacle names its field, e.g. <c>Indicators[0].Target</c>.</summary>
    public (KeyWorkPlan? Plan, IReadOnlyList<Obstacle> Obstacles) Read(int year)
    {
        var reading = new PlanReading(this, year);
        var plan = reading.Read();
        return reading.Obstacles.Count == 0 ? (plan, []) : (null, reading.Obstacles);
    }

    /// <summary>The day somebody typed, in one of the ways people write days.</summary>
    internal static DateOnly? DayOf(string? text)
    {
        var plain = (text ?? "").Normalize(NormalizationForm.FormKC).Trim();
        return DateOnly.TryParseExact(plain, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}

/// <summary>Reads a typed plan and collects what is wrong with it.</summary>
internal sealed class PlanReading(KeyWorkPlanEntry entry, int year)
{
    private readonly List<Obstacle> obstacles = [];

    public IReadOnlyList<Obstacle> Obstacles => obstacles;

    public KeyWorkPlan Read()
    {
        Need(entry.Goal, "目标", nameof(KeyWorkPlanEntry.Goal));
        Need(entry.Measures, "举措", nameof(KeyWorkPlanEntry.Measures));
        Need(entry.Responsible, "责任人", nameof(KeyWorkPlanEntry.Responsible), KeyWorkRules.LongestTitle);
        var money = Money();
        var milestones = Milestones();
        var indicators = Indicators();
        return new(entry.Goal.Trim(), entry.Measures.Trim(), entry.Responsible.Trim(), money, entry.MoneySource.Trim(), milestones, [.. entry.EmptyQuarters.Distinct().Order()], indicators);
    }

    private decimal? Money()
    {
        if (entry.Money.Trim().Length == 0)
        {
            return null;
        }

        if (MeasuredNumber.Read(entry.Money, "万元", out var money) is { } wrong || money < 0)
        {
            Refuse(MeasuredNumber.Read(entry.Money, "万元", out _) ?? "资金不能是负数。", nameof(KeyWorkPlanEntry.Money));
            return null;
        }

        Need(entry.MoneySource, "资金来源", nameof(KeyWorkPlanEntry.MoneySource), KeyWorkRules.LongestTitle);
        return money;
    }

    private List<PlannedMilestone> Milestones()
    {
        List<PlannedMilestone> read = [];
        for (var i = 0; i < entry.Milestones.Count; i++)
        {
            var (typed, field) = (entry.Milestones[i], $"Milestones[{i}]");
            if (typed.IsEmpty)
            {
                continue;
            }

            Need(typed.Name, "节点的内容", field, KeyWorkRules.LongestTitle);
            if (KeyWorkPlanEntry.DayOf(typed.DueOn) is not { } day)
            {
                Refuse("请填写节点的完成日期。", field);
            }
            else if (day.Year != year)
            {
                Refuse($"节点的日期应当在{year}年以内。", field);
            }
            else
            {
                read.Add(new(typed.Name.Trim(), day));
            }
        }

        foreach (var quarter in Enumerable.Range(1, 4).Where(q => !entry.EmptyQuarters.Contains(q) && read.TrueForAll(m => m.Quarter != q)))
        {
            Refuse($"第{quarter}季度没有节点。请至少填写一个，或者选“本季度无节点”。", $"Quarter{quarter}");
        }

        return read;
    }

    private List<PlannedIndicator> Indicators()
    {
        List<PlannedIndicator> read = [];
        for (var i = 0; i < entry.Indicators.Count; i++)
        {
            if (!entry.Indicators[i].IsEmpty)
            {
                read.Add(Indicator(entry.Indicators[i], $"Indicators[{i}]"));
            }
        }

        if (read.Count == 0)
        {
            Refuse("请至少填写一项指标。", nameof(KeyWorkPlanEntry.Indicators));
        }

        return read;
    }

    private PlannedIndicator Indicator(IndicatorEntry typed, string field)
    {
        Need(typed.Name, "指标名称", field + ".Name", KeyWorkRules.LongestTitle);
        Need(typed.Source, "数据来源", field + ".Source", KeyWorkRules.LongestTitle);
        if (!Enum.TryParse<IndicatorDirection>(typed.Direction, out var direction) || !Enum.IsDefined(direction))
        {
            Refuse("请选择指标的方向。", field + ".Direction");
        }

        if (direction == IndicatorDirection.Reach)
        {
            var reached = typed.Quarters.Select((q, n) => Number(q, "是否", $"{field}.Quarters[{n}]", $"第{n + 1}季度目标")).ToList();
            if (reached.Exists(q => q is not (0 or 1)) || reached[^1] != 1 || reached.Zip(reached.Skip(1)).Any(p => p.First > p.Second))
            {
                Refuse("“达到”的指标，各季度填 1（达到）或者 0（还没有），达到以后一直为 1，第四季度为 1。", field + ".Quarters[3]");
            }

            return new(typed.Name.Trim(), "", new(direction, 0, 1), reached, typed.Source.Trim());
        }

        Need(typed.Unit, "计量单位", field + ".Unit", 20);
        var baseline = Number(typed.Baseline, typed.Unit, field + ".Baseline", "基准值");
        var target = Number(typed.Target, typed.Unit, field + ".Target", "年度目标");
        if (direction == IndicatorDirection.Up ? target < baseline : target > baseline)
        {
            Refuse($"“{direction.Words()}”的指标，年度目标不能{(direction == IndicatorDirection.Up ? "小于" : "大于")}基准值。", field + ".Target");
        }

        var quarters = typed.Quarters.Select((q, n) => Number(q, typed.Unit, $"{field}.Quarters[{n}]", $"第{n + 1}季度目标")).ToList();
        if (quarters[^1] != target && !obstacles.Exists(o => o.Field?.StartsWith(field, StringComparison.Ordinal) == true))
        {
            Refuse($"季度目标是累计数，第四季度应当等于年度目标 {MeasuredNumber.Words(target)}，现在是 {MeasuredNumber.Words(quarters[^1])}。", $"{field}.Quarters[3]");
        }

        PlannedIndicator read = new(typed.Name.Trim(), typed.Unit.Trim(), new(direction, baseline, target), quarters, typed.Source.Trim());
        if (!read.IsMean() && read.Backward() is { Count: > 0 } backward && !obstacles.Exists(o => o.Field?.StartsWith(field, StringComparison.Ordinal) == true))
        {
            Refuse($"{backward[0].Words}。季度目标是累计数，不应当倒退；确实是各季度的平均值或者比率的，请在指标名称里写明“平均”或者“率”。", $"{field}.Quarters[{backward[0].Quarter}]");
        }

        return read;
    }

    private decimal Number(string text, string unit, string field, string what)
    {
        if (MeasuredNumber.Read(text, unit, out var number) is { } wrong)
        {
            Refuse($"{what}：{wrong}", field);
        }

        return number;
    }

    private void Need(string text, string what, string field, int most = KeyWorkRules.LongestText) =>
        obstacles.AddRange(KeyWorkRules.Needed(KeyWorkRules.ProperPlan, text, what, most, field));

    private void Refuse(string message, string field) => obstacles.Add(new(KeyWorkRules.ProperPlan, message, field));
}
