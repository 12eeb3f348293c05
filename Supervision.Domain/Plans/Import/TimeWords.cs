using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervision.Domain.Plans.Import;

/// <summary>Reads the time of a plan line: 6月, 3—4月, 第三季度, 上半年, 必要时, 第32次会议, 9月；12月 (时间的各种写法).</summary>
public static partial class TimeWords
{
    private static readonly Dictionary<string, (int First, int Last)> Spans = new(StringComparer.Ordinal)
    {
        ["上半年"] = (1, 6),
        ["下半年"] = (7, 12),
        ["全年"] = (1, 12),
        ["年初"] = (1, 3),
        ["年中"] = (6, 7),
        ["年底"] = (11, 12),
        ["年末"] = (11, 12),
        ["第一季度"] = (1, 3),
        ["第二季度"] = (4, 6),
        ["第三季度"] = (7, 9),
        ["第四季度"] = (10, 12),
    };

    /// <summary>Reads the cell. The words are kept unless one month or one plain range says the same.</summary>
    /// <returns>The time, and why it cannot be right: null when it can.</returns>
    public static (PlanTime Time, string? Problem) Read(string text)
    {
        var narrow = PlanText.Narrow(text);
        if (narrow.Length == 0)
        {
            return (PlanTime.Open, null);
        }

        List<(int First, int Last)> spans = [];
        var parts = Separators().Split(Dashes().Replace(narrow, "-")).Where(p => p.Length > 0).ToList();
        foreach (var part in parts)
        {
            var (span, problem) = ReadPart(part, narrow);
            if (problem is not null)
            {
                return (PlanTime.Open, problem);
            }

            if (span is { } known)
            {
                spans.Add(known);
            }
        }

        return (Joined(text.Trim(), parts, spans), null);
    }

    private static PlanTime Joined(string text, List<string> parts, List<(int First, int Last)> spans)
    {
        if (spans.Count == 0)
        {
            return new(null, null, text);
        }

        var time = new PlanTime(spans.Min(s => s.First), spans.Max(s => s.Last));
        var isPlain = parts.Count == 1 && PlainMonths().IsMatch(parts[0]);
        return isPlain ? time : time with { Text = text };
    }

    private static ((int First, int Last)? Span, string? Problem) ReadPart(string part, string whole)
    {
        var bare = YearBefore().Replace(part, "");
        if (Quarter().Match(bare) is { Success: true } quarter)
        {
            return (Spans[$"第{Digit(quarter.Groups["n"].Value)}季度"], null);
        }

        if (Spans.FirstOrDefault(s => bare.StartsWith(s.Key, StringComparison.Ordinal)) is { Key: not null } named)
        {
            return (named.Value, null);
        }

        if (IsoDay().Match(part) is { Success: true } day)
        {
            return Months(day.Groups["m"].Value, day.Groups["m"].Value);
        }

        var months = MonthRange().Match(bare);
        return !months.Success && NoMonth().IsMatch(bare) ? (null, $"没有“{bare}”，请改正月份。")
            : !months.Success || !whole.Contains('月', StringComparison.Ordinal) && !int.TryParse(bare, CultureInfo.InvariantCulture, out _)
            ? (null, null)
            : Months(months.Groups["a"].Value, months.Groups["b"].Success ? months.Groups["b"].Value : months.Groups["a"].Value);
    }

    private static ((int First, int Last)? Span, string? Problem) Months(string first, string last)
    {
        var (a, b) = (Number(first), Number(last));
        return a is < 1 or > 12 || b is < 1 or > 12 ? (null, $"没有 {(a is < 1 or > 12 ? a : b)} 月，请改正月份。")
            : a > b ? (null, $"月份“{a}—{b}月”前后颠倒，请改正。")
            : ((a, b), null);
    }

    private static int Number(string text) => text switch
    {
        "十" => 10,
        "十一" => 11,
        "十二" => 12,
        { Length: 1 } when "一二三四五六七八九".IndexOf(text, StringComparison.Ordinal) is >= 0 and var i => i + 1,
        _ => int.Parse(text, CultureInfo.InvariantCulture),
    };

    private static char Digit(string text) => text[0] is >= '1' and <= '4' ? "一二三四"[text[0] - '1'] : text[0];

    [GeneratedRegex("[;,、，；/]", RegexOptions.None, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex("(?<=[0-9一二三四五六七八九十月])(?:—+|–|―|~|～|－|至|到)(?=[0-9一二三四五六七八九十])", RegexOptions.None, 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex("^[0-9]{4}年", RegexOptions.None, 1000)]
    private static partial Regex YearBefore();

    [GeneratedRegex("^第?(?<n>[一二三四1-4])季度", RegexOptions.None, 1000)]
    private static partial Regex Quarter();

    [GeneratedRegex("^[0-9]{4}[-/.](?<m>[0-9]{1,2})(?:[-/.][0-9]{1,2})?$", RegexOptions.None, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex("^(?<a>[0-9]{1,3}|十[一二]?|[一二三四五六七八九])月?(?:份)?(?:-(?<b>[0-9]{1,3}|十[一二]?|[一二三四五六七八九]))?(?:月份?)?(?:上旬|中旬|下旬|初|底|前|[0-9]{1,2}日)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthRange();

    [GeneratedRegex("^[0-9一二三四五六七八九十零〇]{1,4}月份?$", RegexOptions.None, 1000)]
    private static partial Regex NoMonth();

    [GeneratedRegex("^[0-9一二三四五六七八九十]{1,2}月?(?:-[0-9一二三四五六七八九十]{1,2})?(?:月份?)?$", RegexOptions.None, 1000)]
    private static partial Regex PlainMonths();
}
