using Supervision.Domain.Calendar;
using Supervision.Domain.Rules;

namespace Supervision.Tests.Domain.Calendar;

/// <summary>The real tables of D-13.9, written down once more by hand so that a wrong file is noticed.</summary>
internal static class Calendars
{
    public static readonly WorkCalendar Real = new([.. Year2025(), .. Year2026()]);

    public static readonly WorkCalendar None = new([]);

    public static DeadlineCalculator Counting(bool weekendsShift = true, bool inclusive = true) => new(Real, new(weekendsShift, inclusive));

    public static RuleVersion Days(int count, string key = "test.days") => RuleVersion.Next(
        RuleVersion.Shipped(Rule.OfNumber(key, "测试", CalendarRules.Before, 1, 1, 400, "日"), DateTimeOffset.UnixEpoch),
        new(count.ToString(System.Globalization.CultureInfo.InvariantCulture), new(2020, 1, 1), "测试", "测试"), "测试", DateTimeOffset.UnixEpoch);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static IEnumerable<CalendarDay> Year2025() =>
    [
        .. Off("元旦", "2025-01-01"), .. Off("春节", "2025-01-28", "2025-02-04"), .. Off("清明节", "2025-04-04", "2025-04-06"),
        .. Off("劳动节", "2025-05-01", "2025-05-05"), .. Off("端午节", "2025-05-31", "2025-06-02"), .. Off("国庆节、中秋节", "2025-10-01", "2025-10-08"),
        .. Work("2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"),
    ];

    public static IEnumerable<CalendarDay> Year2026() =>
    [
        .. Off("元旦", "2026-01-01", "2026-01-03"), .. Off("春节", "2026-02-15", "2026-02-23"), .. Off("清明节", "2026-04-04", "2026-04-06"),
        .. Off("劳动节", "2026-05-01", "2026-05-05"), .. Off("端午节", "2026-06-19", "2026-06-21"), .. Off("中秋节", "2026-09-25", "2026-09-27"),
        .. Off("国庆节", "2026-10-01", "2026-10-07"),
        .. Work("2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"),
    ];

    private static IEnumerable<CalendarDay> Off(string name, string from, string? to = null)
    {
        for (var day = Day(from); day <= Day(to ?? from); day = day.AddDays(1))
        {
            yield return new(day, DayKind.Holiday, name, CalendarLayer.National, "D-13.9");
        }
    }

    private static IEnumerable<CalendarDay> Work(params string[] days) =>
        days.Select(d => new CalendarDay(Day(d), DayKind.MakeUpDay, "调休", CalendarLayer.National, "D-13.9"));
}
