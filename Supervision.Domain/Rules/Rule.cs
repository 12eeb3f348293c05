using System.Globalization;

namespace Supervision.Domain.Rules;

/// <summary>What kind of value a rule holds.</summary>
public enum RuleKind
{
    /// <summary>A whole number between Least and Most, both allowed.</summary>
    Number,

    /// <summary>是 or 否, written <c>true</c> and <c>false</c>.</summary>
    Flag,

    /// <summary>One of a fixed list of codes.</summary>
    Choice,

    /// <summary>A line of text of at most Most characters.</summary>
    Text,
}

/// <summary>A value that may be set (规则): a threshold, a number of days, a choice, with its range and source (D-14).</summary>
/// <remarks>The value in force is a <see cref="RuleVersion"/>. Of a statutory rule one end of the range is the law's own
/// number: 法定期限不得缩短.</remarks>
public sealed record Rule(string Key, string Name, Clause Clause, RuleKind Kind, string Default)
{
    /// <summary>The least number allowed.</summary>
    public int Least { get; init; }

    /// <summary>The greatest number allowed; of a text, its greatest length in characters.</summary>
    public int Most { get; init; }

    /// <summary>What the number counts, e.g. 日, 个工作日, 个月.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Decimal places of the number as people read and type it; it is kept as a whole number of its smallest part.</summary>
    public int Places { get; init; }

    /// <summary>The codes a choice may take, each with its Chinese words.</summary>
    public IReadOnlyDictionary<string, string> Choices { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True when the law itself gives the number: only a stricter (longer) value may be set (D-14.1).</summary>
    public bool IsStatutory { get; init; }

    /// <summary>A rule whose value is a number of something.</summary>
    public static Rule OfNumber(string key, string name, Clause clause, int value, int least, int most, string unit) =>
        new(key, name, clause, RuleKind.Number, value.ToString(CultureInfo.InvariantCulture)) { Least = least, Most = most, Unit = unit };

    /// <summary>A number given by the law, which may only be made stricter.</summary>
    public static Rule OfStatute(string key, string name, Clause clause, int value, int most, string unit) =>
        OfNumber(key, name, clause, value, value, most, unit) with { IsStatutory = true };

    /// <summary>A rule that is on or off.</summary>
    public static Rule OfFlag(string key, string name, Clause clause, bool value) =>
        new(key, name, clause, RuleKind.Flag, value ? "true" : "false");

    /// <summary>A rule that is one of several codes; the first is the default.</summary>
    public static Rule OfChoice(string key, string name, Clause clause, params IReadOnlyList<(string Code, string Words)> choices) =>
        new(key, name, clause, RuleKind.Choice, choices[0].Code)
        {
            Choices = choices.ToDictionary(c => c.Code, c => c.Words, StringComparer.Ordinal),
        };

    /// <summary>A rule that is a line of text.</summary>
    public static Rule OfText(string key, string name, Clause clause, string value, int most) =>
        new(key, name, clause, RuleKind.Text, value) { Most = most };

    /// <summary>Why this value cannot be set; empty when it can (D-14.3).</summary>
    public IReadOnlyList<Obstacle> ObstaclesTo(string value) => Kind switch
    {
        RuleKind.Number => ObstaclesToNumber(value),
        RuleKind.Flag when value is "true" or "false" => [],
        RuleKind.Flag => [Refuse($"“{Name}”只能是“是”或者“否”。")],
        RuleKind.Choice when Choices.ContainsKey(value) => [],
        RuleKind.Choice => [Refuse($"“{Name}”只能从这些里选：{string.Join("、", Choices.Values)}。")],
        _ when value.Trim().Length is 0 => [Refuse($"请填写“{Name}”。")],
        _ when value.Length > Most => [Refuse($"“{Name}”最多 {Most} 个字，现在有 {value.Length} 个字。")],
        _ => [],
    };

    /// <summary>The value in words, with its unit, as people read it.</summary>
    public string Words(string value) => Kind switch
    {
        RuleKind.Flag => value == "true" ? "是" : "否",
        RuleKind.Choice => Choices.GetValueOrDefault(value, value),
        RuleKind.Number => $"{Number(value)} {Unit}".Trim(),
        _ => value,
    };

    /// <summary>A number in words, with its unit.</summary>
    public string Words(int number) => Words(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A kept number as people read it: 28.0 for 280 with one decimal place. What is no number stays as it is.</summary>
    public string Number(string kept) => Kind == RuleKind.Number && Places > 0 && int.TryParse(kept, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? (number / Part).ToString("F" + Places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : kept;

    /// <summary>What somebody typed as it is kept: the other way round. What is no such number stays as typed, and is refused.</summary>
    public string Kept(string typed) => Kind == RuleKind.Number && Places > 0
        && decimal.TryParse(typed.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < int.MaxValue / Part && decimal.Truncate(number * Part) == number * Part
        ? decimal.Truncate(number * Part).ToString("F0", CultureInfo.InvariantCulture) : typed;

    private decimal Part => (decimal)Math.Pow(10, Places);

    private IReadOnlyList<Obstacle> ObstaclesToNumber(string value)
    {
        if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return [Refuse($"“{Name}”请填写{(Places > 0 ? $"数字，最多 {Places} 位小数" : "整数")}，例如 {Number(Default)}。")];
        }

        if (IsStatutory && number < Least)
        {
            return [Refuse($"法定期限不得缩短：“{Name}”按{Clause.Source}至少为 {Words(Least)}。")];
        }

        return number < Least || number > Most
            ? [Refuse($"“{Name}”应当{(Least == Most ? $"为 {Words(Least)}" : $"在 {Number(Text(Least))} 到 {Number(Text(Most))} {Unit}之间")}，现在填的是 {Number(Text(number))}。")]
            : [];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Obstacle Refuse(string message) => new(Clause, message, "Value");
}
