using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;

namespace Supervision.Domain.Reminders;

/// <summary>Id of a late mark.</summary>
public readonly record struct LateMarkId(Guid Value);

/// <summary>A step of lateness that should stand in the book (逾期步骤).</summary>
/// <param name="Code">Stable name within one version of a deadline; with both the natural key.</param>
/// <param name="To">Who is told at this step; null for the mark of the first late day itself.</param>
/// <param name="Day">The day it was reached; judged in calendar days, rest day or not (D-8.12).</param>
/// <param name="DaysLate">Calendar days late on that day.</param>
public sealed record LateStep(string Code, Recipient? To, DateOnly Day, int DaysLate);

/// <summary>When something counts as late and who hears of it next (D-8.12, D-12.7 escalation). Pure.</summary>
public static class LatenessPolicy
{
    /// <summary>Code of the first late day.</summary>
    public const string FirstDay = "late";

    /// <summary>The steps that an obligation has reached by a day; none when it is in time, cancelled, or passed by a moved sitting.</summary>
    public static IReadOnlyList<LateStep> Reached(Obligation o, WorkCalendar calendar, DateOnly today)
    {
        var late = o.DaysLate(today);
        if (late == 0)
        {
            return [];
        }

        // Counted back from the days late, so that an hour at which the office closes is heeded as well (D-13.1).
        var reached = o.MetOn ?? today;
        var last = reached.AddDays(-late);
        var line = o.ReminderCode is { } code ? ReminderTable.Lines.GetValueOrDefault(code) : null;
        return
        [
            new(FirstDay, null, last.AddDays(1), 1),
            .. from offset in line?.Offsets ?? []
               where offset.IsEscalation
               let day = offset.InWorkDays ? calendar.AddWorkDays(last, offset.Days) : last.AddDays(offset.Days)
               where day <= reached
               orderby day
               select new LateStep(offset.Code, offset.To, day, day.DayNumber - last.DayNumber),
        ];
    }
}

/// <summary>One step of lateness, written down once (逾期标记). A history: what was late stays, also when it was handed in later.</summary>
public sealed class LateMark
{
    private LateMark()
    {
    }

    public LateMarkId Id { get; private set; }

    public ObligationId Obligation { get; private set; }

    /// <summary>The version of the deadline that was missed; a day given later has another.</summary>
    public int DeadlineVersion { get; private set; }

    public string Code { get; private set; } = "";

    /// <summary>Who is told at this step; null for the first late day.</summary>
    public Recipient? To { get; private set; }

    /// <summary>The day the step was reached.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Calendar days late on that day.</summary>
    public int DaysLate { get; private set; }

    /// <summary>When it was written down (UTC).</summary>
    public DateTimeOffset MarkedAt { get; private set; }

    /// <summary>When it turned out to be none: the deed was entered afterwards with a day in time (UTC).</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static LateMark Of(Obligation o, LateStep step, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Obligation = o.Id,
        DeadlineVersion = o.Version,
        Code = step.Code,
        To = step.To,
        Day = step.Day,
        DaysLate = step.DaysLate,
        MarkedAt = now,
    };

    /// <summary>It was no lateness after all.</summary>
    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    /// <summary>It is one after all.</summary>
    public void Restore() => WithdrawnAt = null;
}
