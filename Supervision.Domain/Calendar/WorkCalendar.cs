namespace Supervision.Domain.Calendar;

/// <summary>Who set a day of the calendar: the State Council's notice, or the local government (D-13.2).</summary>
public enum CalendarLayer
{
    /// <summary>National table of the year (国务院办公厅通知).</summary>
    National,

    /// <summary>Local addition, e.g. a minority festival.</summary>
    Local,
}

/// <summary>What a listed day is.</summary>
public enum DayKind
{
    /// <summary>Day off by notice (放假).</summary>
    Holiday,

    /// <summary>Weekend day worked by notice (调休上班).</summary>
    MakeUpDay,
}

/// <summary>One listed day; a weekend that is not listed is an ordinary day off.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">Holiday or make-up work day.</param>
/// <param name="Name">Name of the holiday, e.g. 国庆节.</param>
/// <param name="Layer">Who set it; a local day wins over the national one.</param>
/// <param name="Source">The notice with its number.</param>
public sealed record CalendarDay(DateOnly Day, DayKind Kind, string Name, CalendarLayer Layer, string Source);

/// <summary>Which days are work days (工作日): make-up days, and Monday to Friday without the holidays (D-13.2).</summary>
/// <remarks>A year without a national table counts weekends only; results reaching into it are provisional (暂定).</remarks>
public sealed class WorkCalendar
{
    private readonly Dictionary<DateOnly, CalendarDay> listed;
    private readonly HashSet<int> tables;

    public WorkCalendar(IEnumerable<CalendarDay> days)
    {
        var all = days.ToList();
        listed = all.OrderBy(d => d.Layer).GroupBy(d => d.Day).ToDictionary(g => g.Key, g => g.Last());
        tables = [.. all.Where(d => d.Layer == CalendarLayer.National).Select(d => d.Day.Year)];
    }

    /// <summary>True when the national table of the year is known.</summary>
    public bool HasTable(int year) => tables.Contains(year);

    /// <summary>The listed day, or null for an ordinary one.</summary>
    public CalendarDay? Find(DateOnly day) => listed.GetValueOrDefault(day);

    public bool IsWorkDay(DateOnly day) => Find(day) is { } known
        ? known.Kind == DayKind.MakeUpDay
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>True on a holiday of the list; a plain weekend is none (used when weekends do not shift, D-13.5).</summary>
    public bool IsListedHoliday(DateOnly day) => Find(day) is { Kind: DayKind.Holiday };

    /// <summary>The day itself or the next work day.</summary>
    public DateOnly WorkDayFrom(DateOnly day)
    {
        while (!IsWorkDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day itself or the last work day before it.</summary>
    public DateOnly WorkDayUpTo(DateOnly day)
    {
        while (!IsWorkDay(day))
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The n-th work day after a day, that day not counted (D-13.3); n of 0 or less gives the day itself.</summary>
    public DateOnly AddWorkDays(DateOnly day, int count)
    {
        for (var left = count; left > 0;)
        {
            day = day.AddDays(1);
            left -= IsWorkDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>The n-th work day before a day, that day not counted; n of 0 or less gives the day itself.</summary>
    public DateOnly WorkDaysBefore(DateOnly day, int count)
    {
        for (var left = count; left > 0;)
        {
            day = day.AddDays(-1);
            left -= IsWorkDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Work days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 when it is not later.</summary>
    public int WorkDaysBetween(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += IsWorkDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>“还剩 4 个工作日”, “今天”, “逾期 5 天”: one wording everywhere (screens 2.3, D-8.12).</summary>
    public string Remaining(DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => "今天",
        < 0 and var late => $"逾期 {-late} 天",
        _ when WorkDaysBetween(today, day) is > 0 and var left => $"还剩 {left} 个工作日",
        var days => $"还剩 {days} 天（均为休息日）",
    };

    /// <summary>What kind of day it is, in words: 国庆假期, 周六, 工作日.</summary>
    public string NameOf(DateOnly day) => Find(day) switch
    {
        { Kind: DayKind.Holiday, Name: "国庆节" } => "国庆假期",
        { Kind: DayKind.Holiday, Name: var name } => name + "假期",
        { Kind: DayKind.MakeUpDay } => $"调休上班的{day.Weekday()}",
        _ => day.Weekday(),
    };
}
