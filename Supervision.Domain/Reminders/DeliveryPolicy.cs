using Supervision.Domain.Calendar;

namespace Supervision.Domain.Reminders;

/// <summary>When messages may leave the house, and when they are tried again (D-12.2, D-12.5). Pure.</summary>
public static class DeliveryPolicy
{
    /// <summary>After so many tries that failed the Office sees it (D-12.2: 5, 30 and 120 minutes have passed).</summary>
    public const int QuietTries = 3;

    private const int DaysOfHourlyTries = 3;

    private static readonly TimeOnly Morning = new(8, 0);

    private static readonly TimeOnly Evening = new(18, 0);

    private static readonly TimeSpan[] First = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(120)];

    private static readonly TimeSpan UrgentTime = TimeSpan.FromHours(24);

    /// <summary>True on work days from 8:00 to 18:00; at other times only what is urgent goes out.</summary>
    public static bool IsOpen(DateTimeOffset now, WorkCalendar calendar) =>
        calendar.IsWorkDay(now.BeijingDate()) && TimeOf(now) is var time && time >= Morning && time < Evening;

    /// <summary>True from 8:30 on, when the digest of the day is made.</summary>
    public static bool IsDigestTime(DateTimeOffset now) => TimeOf(now) >= ReminderPolicy.DigestTime;

    /// <summary>True for a sitting that begins within 24 hours.</summary>
    public static bool IsUrgent(DateTimeOffset sittingBegins, DateTimeOffset now) =>
        sittingBegins > now && sittingBegins - now <= UrgentTime;

    /// <summary>The day on which something due then was meant to leave the house: nights and rest days are no delay.</summary>
    public static DateOnly MeantDay(DateTimeOffset dueAt, WorkCalendar calendar) =>
        calendar.WorkDayFrom(TimeOf(dueAt) < Evening ? dueAt.BeijingDate() : dueAt.BeijingDate().AddDays(1));

    /// <summary>When a message is tried again after so many tries; null when a week of trying is over.</summary>
    /// <remarks>5, 30 and 120 minutes, then every hour for three days, then every day: a server that is away for two days loses nothing.</remarks>
    public static DateTimeOffset? NextTry(int attempts, DateTimeOffset first, DateTimeOffset now)
    {
        if (attempts <= First.Length)
        {
            return now + First[Math.Max(attempts, 1) - 1];
        }

        var next = now - first < TimeSpan.FromDays(DaysOfHourlyTries) ? now.AddHours(1) : now.AddDays(1);
        return next - first > TimeSpan.FromDays(ReminderPolicy.CatchUpDays) ? null : next;
    }

    private static TimeOnly TimeOf(DateTimeOffset instant) =>
        TimeOnly.FromTimeSpan(instant - instant.BeijingDate().StartOfDay());
}
