using System.Globalization;

namespace Supervision.Domain.Calendar;

/// <summary>Days and times of the office: Asia/Shanghai, fixed UTC+8 (D-13.1). Instants are kept in UTC.</summary>
public static class BeijingDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Today in Beijing.</summary>
    public static DateOnly Today(this TimeProvider clock) => clock.GetUtcNow().BeijingDate();

    /// <summary>The day in Beijing on which an instant lies.</summary>
    public static DateOnly BeijingDate(this DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The time of day in Beijing.</summary>
    public static TimeOnly BeijingTime(this DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant at which a day of Beijing begins.</summary>
    public static DateTimeOffset StartOfDay(this DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>2026年11月22日.</summary>
    public static string Full(this DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>11月22日, or with the year when it is another one than that of <paramref name="today"/>.</summary>
    public static string InYear(this DateOnly day, DateOnly today) =>
        day.Year == today.Year ? day.ToString("M月d日", CultureInfo.InvariantCulture) : day.Full();

    /// <summary>周一 to 周日.</summary>
    public static string Weekday(this DateOnly day) => "周" + "日一二三四五六"[(int)day.DayOfWeek];

    /// <summary>2026年11月22日 16:20 in Beijing time.</summary>
    public static string Clock(this DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("yyyy年M月d日 H:mm", CultureInfo.InvariantCulture);

    /// <summary>16:20 in Beijing time.</summary>
    public static string Time(this DateTimeOffset instant) =>
        instant.ToOffset(Offset).ToString("H:mm", CultureInfo.InvariantCulture);
}
