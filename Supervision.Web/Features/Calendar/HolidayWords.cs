using System.Globalization;

namespace Supervision.Web.Features.Calendar;

/// <summary>Holidays in words, and back.</summary>
internal static class HolidayWords
{
    private static readonly char[] Between = ['、', '，', ',', '；', ';', ' ', '\n', '\u3000'];

    private static readonly string[] Formats = ["yyyy-M-d", "yyyy/M/d", "yyyy年M月d日", "yyyy.M.d"];

    /// <summary>10月1日—10月7日.</summary>
    public static string Span(HolidayPeriod period) => period switch
    {
        _ when period.To < period.From => "—",
        _ when period.From == period.To => $"{period.From:M月d日}（{period.From.Weekday()}）",
        _ when period.From.Year != period.To.Year => $"{period.From.Full()}—{period.To.Full()}",
        _ => $"{period.From:M月d日}（{period.From.Weekday()}）—{period.To:M月d日}（{period.To.Weekday()}）",
    };

    /// <summary>9月20日（周日）、10月10日（周六）.</summary>
    public static string Days(IEnumerable<DateOnly> days) =>
        string.Join("、", days.Order().Select(d => $"{d:M月d日}（{d.Weekday()}）")) is { Length: > 0 } text ? text : "—";

    /// <summary>The days of a field such as “2026-09-20、2026-10-10”; null when one of them is no day. Without a year, that of the table.</summary>
    public static IReadOnlyList<DateOnly>? Read(string text, int year)
    {
        List<DateOnly> days = [];
        foreach (var part in text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var full = part.Contains('月', StringComparison.Ordinal) && !part.Contains('年', StringComparison.Ordinal) ? $"{year}年{part}" : part;
            if (!DateOnly.TryParseExact(full, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return null;
            }

            days.Add(day);
        }

        return days;
    }
}
