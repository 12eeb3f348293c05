using Supervision.Domain.Rules;

namespace Supervision.Domain.Calendar;

/// <summary>One holiday of a year's table (节假日): its name, its days off, and the days worked in return.</summary>
/// <param name="Name">Name, e.g. 国庆节.</param>
/// <param name="From">First day off.</param>
/// <param name="To">Last day off, included.</param>
/// <param name="MakeUpDays">Days worked instead (调休上班).</param>
public sealed record HolidayPeriod(string Name, DateOnly From, DateOnly To, IReadOnlyList<DateOnly> MakeUpDays)
{
    /// <summary>The days off, one by one; empty when the last day lies before the first.</summary>
    public IEnumerable<DateOnly> DaysOff()
    {
        for (var day = From; day <= To; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}

/// <summary>The holidays of one year as people read and enter them (节假日安排): periods instead of single days.</summary>
public static class HolidayTable
{
    /// <summary>More days off in a row than any notice has ever given; a longer one is a slip of the pen.</summary>
    private const int LongestPeriod = 15;

    /// <summary>Single days as periods: neighbouring days of one name belong together.</summary>
    public static IReadOnlyList<HolidayPeriod> PeriodsOf(IEnumerable<CalendarDay> days)
    {
        var all = days.OrderBy(d => d.Day).ToList();
        List<HolidayPeriod> periods = [];
        foreach (var day in all.Where(d => d.Kind == DayKind.Holiday))
        {
            if (periods.LastOrDefault() is { } last && last.Name == day.Name && last.To.AddDays(1) == day.Day)
            {
                periods[^1] = last with { To = day.Day };
            }
            else
            {
                periods.Add(new(day.Name, day.Day, day.Day, []));
            }
        }

        return WithMakeUpDays(periods, all.Where(d => d.Kind == DayKind.MakeUpDay));
    }

    /// <summary>Periods as single days.</summary>
    public static IReadOnlyList<CalendarDay> DaysOf(IEnumerable<HolidayPeriod> periods, CalendarLayer layer, string source) =>
    [
        .. from period in periods
           from day in period.DaysOff().Select(d => (Day: d, Kind: DayKind.Holiday))
               .Concat(period.MakeUpDays.Select(d => (Day: d, Kind: DayKind.MakeUpDay)))
           orderby day.Day
           select new CalendarDay(day.Day, day.Kind, period.Name.Trim(), layer, source),
    ];

    /// <summary>Why a table cannot be saved; each obstacle names its row as <c>Rows[0]</c>.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToSave(int year, IReadOnlyList<HolidayPeriod> periods, CalendarLayer layer, string source)
    {
        List<Obstacle> obstacles = [];
        if (periods.Count == 0 && layer == CalendarLayer.National)
        {
            obstacles.Add(new(CalendarRules.Table, $"请至少录入一个{year}年的节假日。", "Rows"));
        }

        if (string.IsNullOrWhiteSpace(source))
        {
            obstacles.Add(new(CalendarRules.Table, "请填写依据文件，例如 国办发明电〔2025〕7号。", "Source"));
        }

        obstacles.AddRange(periods.SelectMany((p, i) => ObstaclesTo(p, year).Select(text => new Obstacle(CalendarRules.Table, text, $"Rows[{i}]"))));
        if (obstacles.Count == 0)
        {
            obstacles.AddRange(Twice(periods));
        }

        return obstacles;
    }

    /// <summary>What looks strange but may be meant: a make-up day that is no weekend.</summary>
    public static IReadOnlyList<string> WarningsOn(IEnumerable<HolidayPeriod> periods) =>
    [
        .. from period in periods
           from day in period.MakeUpDays
           where day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
           select $"{period.Name}的调休上班日{day.Full()}是{day.Weekday()}，不是周末，请核对。",
    ];

    private static List<HolidayPeriod> WithMakeUpDays(List<HolidayPeriod> periods, IEnumerable<CalendarDay> makeUp)
    {
        foreach (var day in makeUp)
        {
            // A name may stand for two stretches; the day belongs to the nearer one.
            var near = periods.Where(p => p.Name == day.Name).DefaultIfEmpty(null)
                .MinBy(p => p is null ? 0 : Math.Abs(p.From.DayNumber - day.Day.DayNumber));
            var at = near is null ? -1 : periods.IndexOf(near);
            if (at >= 0)
            {
                periods[at] = near! with { MakeUpDays = [.. near.MakeUpDays, day.Day] };
            }
            else
            {
                periods.Add(new(day.Name, day.Day, day.Day.AddDays(-1), [day.Day]));
            }
        }

        return periods;
    }

    private static IEnumerable<string> ObstaclesTo(HolidayPeriod period, int year)
    {
        if (string.IsNullOrWhiteSpace(period.Name) || period.Name.Length > 40)
        {
            yield return "请填写节假日名称，最多 40 个字。";
        }

        if (period.To.DayNumber - period.From.DayNumber < (period.MakeUpDays.Count > 0 ? -1 : 0))
        {
            yield return $"放假的最后一天{period.To.Full()}早于第一天{period.From.Full()}，请改正。";
        }

        if (period.To.DayNumber - period.From.DayNumber >= LongestPeriod)
        {
            yield return $"一次放假最多 {LongestPeriod} 天，请核对{period.From.Full()}至{period.To.Full()}。";
        }

        // New Year's holiday may begin in the last days of the year before.
        foreach (var day in period.MakeUpDays.Append(period.From).Append(period.To).Distinct().Where(d => !Belongs(d, year)))
        {
            yield return $"{day.Full()}不在{year}年，请改正。";
        }
    }

    private static bool Belongs(DateOnly day, int year) => day.Year == year || (day.Year == year - 1 && day is { Month: 12, Day: >= 25 });

    private static IEnumerable<Obstacle> Twice(IReadOnlyList<HolidayPeriod> periods) =>
        from day in periods.SelectMany((p, i) => p.DaysOff().Concat(p.MakeUpDays).Select(d => (Day: d, Row: i)))
        group day by day.Day into same
        where same.Count() > 1
        select new Obstacle(CalendarRules.OnceADay, $"{same.Key.Full()}列了两次，请删去一处。", $"Rows[{same.Last().Row}]");
}
