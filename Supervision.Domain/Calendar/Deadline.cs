using System.Globalization;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Calendar;

/// <summary>The fact a period is counted from (起算事件).</summary>
/// <param name="Name">What happened, in Chinese, e.g. 签收 or 会议首日.</param>
/// <param name="Day">The day it happened, in Beijing.</param>
public sealed record StartEvent(string Name, DateOnly Day);

/// <summary>What a period is measured in.</summary>
public enum PeriodUnit
{
    /// <summary>Calendar days (日).</summary>
    Day,

    /// <summary>Work days (工作日).</summary>
    WorkDay,

    /// <summary>Months (个月).</summary>
    Month,
}

/// <summary>How the last day of a calendar period is treated (D-13.5, D-13.6); values of rules.</summary>
/// <param name="WeekendsShift">True when a weekend moves a last day, not only a listed holiday.</param>
/// <param name="BeforeIsInclusive">True when “N日前” is met on S−N itself.</param>
/// <param name="Closes">When the office closes on a last day; null when it ends at 24:00 (D-13.1).</param>
public sealed record CountingRules(bool WeekendsShift = true, bool BeforeIsInclusive = true, TimeOnly? Closes = null)
{
    /// <summary>The ways of counting in force on a day (D-14.1).</summary>
    public static CountingRules Of(RuleBook rules, DateOnly day) => new(
        rules.InForce(CalendarRules.ShiftWeekend, day).IsOn,
        rules.InForce(CalendarRules.BeforeInclusive, day).IsOn,
        TimeOnly.TryParseExact(rules.InForce(CalendarRules.OfficeHours, day).Value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var closes)
            ? closes : null);
}

/// <summary>The last day on which something may be handed in (期限), that day included, and how it was found (D-13.8).</summary>
/// <remarks>A deadline is a day. It ends at 24:00, Beijing time (民法典第二百零三条), or when the office closes.</remarks>
public sealed record Deadline
{
    /// <summary>The last day; lateness is judged against it.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The day before any shift; the same as <see cref="Day"/> when none was needed.</summary>
    public required DateOnly Raw { get; init; }

    /// <summary>The day to aim at: of a backward period the last work day on or before <see cref="Day"/> (D-13.6).</summary>
    public required DateOnly Target { get; init; }

    /// <summary>The event counted from; its own day is not counted (民法典第二百零一条).</summary>
    public required StartEvent Start { get; init; }

    /// <summary>Key of the rule whose number was used; null when the day was given by a text or a decision.</summary>
    public string? RuleKey { get; init; }

    /// <summary>The version used; a later version changes nothing here (D-14.1).</summary>
    public RuleVersionId? RuleVersion { get; init; }

    /// <summary>How it was found, in one Chinese sentence shown to people.</summary>
    public required string Reason { get; init; }

    /// <summary>How it was found, without the remark that it is provisional: for where that stands at the day itself.</summary>
    public string Ground => IsProvisional && Reason.IndexOf("（暂定：", StringComparison.Ordinal) is >= 0 and var at ? Reason[..at] : Reason;

    /// <summary>True when a year without holiday table was crossed (暂定); recomputed when the table comes.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>When the office closes on the last day; null for 24:00.</summary>
    public TimeOnly? EndsAt { get; init; }

    /// <summary>The end of the last day as people read it: 24:00 or 17:30.</summary>
    public string EndWords => EndsAt is { } end ? end.ToString("H:mm", CultureInfo.InvariantCulture) : "24:00";

    /// <summary>The last day for what is handed in at this time of day: after the office has closed it counts as of the next day.</summary>
    public DateOnly LastDayFor(DateTimeOffset at) => LastDayFor(Day, EndsAt, at);

    /// <summary>The same, where only day and hour of a deadline were read.</summary>
    public static DateOnly LastDayFor(DateOnly day, TimeOnly? endsAt, DateTimeOffset at) => endsAt is { } end && at.BeijingTime() > end ? day.AddDays(-1) : day;

    /// <summary>Whole calendar days left, weekends included: 0 on the day itself, negative once overdue.</summary>
    public int DaysLeft(DateOnly today) => Day.DayNumber - today.DayNumber;
}
