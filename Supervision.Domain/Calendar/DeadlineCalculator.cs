using Supervision.Domain.Rules;

namespace Supervision.Domain.Calendar;

/// <summary>Counts periods (期间计算, D-13.3 to D-13.7). The only place where a last day is computed.</summary>
/// <remarks>The way of counting is that in force on the day of the start event (D-14.1).</remarks>
public sealed class DeadlineCalculator
{
    private readonly WorkCalendar calendar;
    private readonly Func<DateOnly, CountingRules> countingOn;

    public DeadlineCalculator(WorkCalendar calendar, CountingRules counting)
        : this(calendar, _ => counting)
    {
    }

    private DeadlineCalculator(WorkCalendar calendar, Func<DateOnly, CountingRules> countingOn) =>
        (this.calendar, this.countingOn) = (calendar, countingOn);

    /// <summary>Counts with a calendar and with the ways of counting that the rules give for each day.</summary>
    public static DeadlineCalculator Of(WorkCalendar calendar, RuleBook rules) => new(calendar, day => CountingRules.Of(rules, day));

    /// <summary>The calendar it counts with.</summary>
    public WorkCalendar Calendar => calendar;

    /// <summary>The same way of counting with another calendar, to see what a new holiday table would change.</summary>
    public DeadlineCalculator With(WorkCalendar other) => new(other, countingOn);

    /// <summary>The same, counting as it was in force on a day: of a backward period that on which the sitting's date was fixed.</summary>
    public DeadlineCalculator AsOf(DateOnly day) => new(calendar, countingOn(day));

    /// <summary>A period forward from an event: calendar days and months end on a work day, later if need be (D-13.5).</summary>
    public Deadline After(StartEvent start, RuleVersion version, PeriodUnit unit) =>
        After(start, version.Count, unit) with { RuleKey = version.Key, RuleVersion = version.Id };

    /// <summary>The same for a number that no rule holds, such as a term written into an opinion.</summary>
    public Deadline After(StartEvent start, int count, PeriodUnit unit)
    {
        var raw = unit switch
        {
            PeriodUnit.Day => start.Day.AddDays(count),
            PeriodUnit.Month => start.Day.AddMonths(count),
            _ => calendar.AddWorkDays(start.Day, count),
        };
        var counting = countingOn(start.Day);
        var day = unit == PeriodUnit.WorkDay ? raw : Shifted(raw, counting);

        // Of a period in days or months only its end asks the calendar; work days ask it all the way.
        var missing = FirstYearWithoutTable(unit == PeriodUnit.WorkDay ? start.Day.AddDays(1) : raw, day);
        return new()
        {
            Day = day,
            Raw = raw,
            Target = day,
            Start = start,
            Reason = ReasonAfter(start, count, unit, raw, day) + ProvisionalNote(missing),
            IsProvisional = missing is not null,
            EndsAt = counting.Closes,
        };
    }

    /// <summary>So many days before a sitting (会议举行的N日前); never moved later, rest day or not (D-13.6).</summary>
    public Deadline Before(StartEvent sitting, RuleVersion days)
    {
        var counting = countingOn(sitting.Day);
        var day = sitting.Day.AddDays(-days.Count - (counting.BeforeIsInclusive ? 0 : 1));
        var target = calendar.WorkDayUpTo(day);
        var missing = FirstYearWithoutTable(target, day);
        var rest = target == day
            ? ""
            : $"；{day:M月d日}为{calendar.NameOf(day)}，法定最后一日不变，建议不晚于{target:M月d日}（{target.Weekday()}）";
        var inclusive = counting.BeforeIsInclusive ? "" : "的前一日";
        return new()
        {
            Day = day,
            Raw = day,
            Target = target,
            Start = sitting,
            RuleKey = days.Key,
            RuleVersion = days.Id,
            Reason = $"{sitting.Name}{sitting.Day:yyyy年M月d日}，会议当日不计入，往前{days.Count}日{inclusive}为{day:M月d日}{rest}"
                + ProvisionalNote(missing),
            IsProvisional = missing is not null,
            EndsAt = counting.Closes,
        };
    }

    /// <summary>So many work days before a meeting; the meeting's own day is not counted.</summary>
    public Deadline BeforeInWorkDays(StartEvent meeting, RuleVersion days)
    {
        var day = calendar.WorkDaysBefore(meeting.Day, days.Count);
        var missing = FirstYearWithoutTable(day, meeting.Day);
        return new()
        {
            Day = day,
            Raw = day,
            Target = day,
            Start = meeting,
            RuleKey = days.Key,
            RuleVersion = days.Id,
            Reason = $"{meeting.Name}{meeting.Day:yyyy年M月d日}，会议当日不计入，往前{days.Count}个工作日为{day:M月d日}" + ProvisionalNote(missing),
            IsProvisional = missing is not null,
            EndsAt = countingOn(meeting.Day).Closes,
        };
    }

    /// <summary>A day named by a text or a decision: that day itself, without shift (D-13.7).</summary>
    public static Deadline On(DateOnly day, string source) => new()
    {
        Day = day,
        Raw = day,
        Target = day,
        Start = new(source, day),
        Reason = $"{source}写明{day:yyyy年M月d日}，当日计入，不顺延",
    };

    private DateOnly Shifted(DateOnly raw, CountingRules counting)
    {
        while (counting.WeekendsShift ? !calendar.IsWorkDay(raw) : calendar.IsListedHoliday(raw))
        {
            raw = raw.AddDays(1);
        }

        return raw;
    }

    private string ReasonAfter(StartEvent start, int count, PeriodUnit unit, DateOnly raw, DateOnly day)
    {
        var period = unit switch { PeriodUnit.Day => $"{count}日", PeriodUnit.Month => $"{count}个月", _ => $"{count}个工作日" };
        var head = $"{start.Name}：自{start.Day:M月d日}起{period}";
        return raw == day
            ? $"{head}，起算日不计入，末日{DayText(day, start.Day)}"
            : $"{head}，末日{DayText(raw, start.Day)}为{calendar.NameOf(raw)}，顺延至{DayText(day, raw)}";
    }

    // The year stands only where it changes, so that a reader notices it.
    private static string DayText(DateOnly day, DateOnly near) => day.Year == near.Year ? $"{day:M月d日}" : $"{day:yyyy年M月d日}";

    private int? FirstYearWithoutTable(DateOnly from, DateOnly to)
    {
        for (var year = from.Year; year <= to.Year; year++)
        {
            if (!calendar.HasTable(year))
            {
                return year;
            }
        }

        return null;
    }

    private static string ProvisionalNote(int? year) => year is null ? "" : $"（暂定：暂按周末推算，{year}年放假安排录入后重算）";
}
