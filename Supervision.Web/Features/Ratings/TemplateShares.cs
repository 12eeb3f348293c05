using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>Conditions on shares as people type them, one grade a line (D-10.28): 优秀：优秀 ≥ 2/3，不称职 ≤ 1 票.</summary>
internal static partial class TemplateShares
{
    private const string Field = "Conditions";

    /// <summary>The conditions of a template; empty where it judges another way.</summary>
    public static string Text(RatingContent content) => content.Method.Rule is ShareRule rule
        ? string.Join('\n', rule.Conditions.Select(c => $"{content.Method.Grades[c.Grade].Name}：{string.Join("，", c.Tests.Select(t => Text(content.Method.Grades, t)))}"))
        : "";

    /// <summary>Reads the lines; what cannot be read is added to the problems.</summary>
    public static ShareRule Read(string text, ImmutableArray<Grade> grades, List<Obstacle> problems)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var conditions = lines.Select(line => Condition(line, grades)).ToList();
        if (lines.Length == 0 || lines.Length >= grades.Length)
        {
            problems.Add(new(RatingRules.ProperBallot, $"请由好到差写 1 到 {grades.Length - 1} 行条件；都不符合的，评定为最后一个等次。", Field));
        }

        problems.AddRange(lines.Zip(conditions).Where(x => x.Second is null).Select(x => new Obstacle(
            RatingRules.ProperBallot, $"“{x.First}”请写成：等次：等次 ≥ 2/3，等次+等次 > 1/2，等次 ≤ 1 票。", Field)));
        return new([.. conditions.OfType<ShareCondition>()]);
    }

    /// <summary>Reads a share such as 2/3; null when it is none above 0 and up to 1.</summary>
    public static Ratio? Share(string text) =>
        Fraction().Match(text.Trim()) is { Success: true } found && int.Parse(found.Groups["above"].Value, CultureInfo.InvariantCulture) is var above
        && int.Parse(found.Groups["below"].Value, CultureInfo.InvariantCulture) is var below && below > 0 && above > 0 && above <= below ? new Ratio(above, below) : null;

    private static ShareCondition? Condition(string line, ImmutableArray<Grade> grades)
    {
        var parts = line.Split(['：', ':'], 2, StringSplitOptions.TrimEntries);
        var tests = parts.Length < 2 ? [] : parts[1].Split(['，', ',', '；'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => Test(t, grades)).ToList();
        return Place(parts[0], grades) is { } grade && tests.Count > 0 && tests.TrueForAll(t => t is not null) ? new(grade, [.. tests.OfType<ShareTest>()]) : null;
    }

    private static ShareTest? Test(string text, ImmutableArray<Grade> grades)
    {
        if (Pattern().Match(text) is not { Success: true } found)
        {
            return null;
        }

        var places = found.Groups["grades"].Value.Split(['+', '、'], StringSplitOptions.TrimEntries).Select(n => Place(n, grades)).ToList();
        var comparison = found.Groups["how"].Value switch { "≥" or ">=" => Comparison.AtLeast, "≤" or "<=" => Comparison.AtMost, _ => Comparison.More };
        var bound = found.Groups["bound"].Value;
        return places.Exists(p => p is null) ? null
            : Share(bound) is { } share ? new([.. places.Select(p => p!.Value)], comparison, share)
            : int.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out var votes) ? new([.. places.Select(p => p!.Value)], comparison, new Ratio(votes, 1), IsCount: true)
            : null;
    }

    private static int? Place(string name, ImmutableArray<Grade> grades) => grades.Select(g => g.Name).ToList().IndexOf(name) is >= 0 and var place ? place : null;

    /// <summary>A condition in words: 优秀 ≥ 2/3.</summary>
    public static string Words(ImmutableArray<Grade> grades, ShareTest test) => Text(grades, test);

    private static string Text(ImmutableArray<Grade> grades, ShareTest test) =>
        $"{string.Join("+", test.VotesOf.Select(p => grades[p].Name))} {test.Comparison switch { Comparison.AtLeast => "≥", Comparison.AtMost => "≤", _ => ">" }} "
        + (test.IsCount ? $"{test.Share.Above} 票" : $"{test.Share.Above}/{test.Share.Below}");

    [GeneratedRegex(@"^(?<above>\d{1,3})\s*/\s*(?<below>\d{1,3})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(?<grades>[^<>≤≥=]+?)\s*(?<how>≥|>=|≤|<=|>)\s*(?<bound>\d{1,3}(\s*/\s*\d{1,3})?)\s*票?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pattern();
}
