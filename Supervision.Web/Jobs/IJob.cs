namespace Supervision.Web.Jobs;

/// <summary>A background job (后台任务): an ordinary class that may run twice without effect and knows no scheduler.</summary>
internal interface IJob
{
    /// <summary>Stable key, e.g. <c>reminder-sender</c>.</summary>
    string Key { get; }

    /// <summary>Its name, verb first.</summary>
    string Name { get; }

    /// <summary>What it does, in one sentence.</summary>
    string About { get; }

    /// <summary>When it runs.</summary>
    Schedule Schedule { get; }

    /// <summary>Does the work that is due now; <paramref name="progress"/> shows how far it is.</summary>
    Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop);
}

/// <summary>What a run did.</summary>
/// <param name="Seen">How many things were looked at.</param>
/// <param name="Changed">How many were changed.</param>
/// <param name="Words">The result in plain words.</param>
internal sealed record JobResult(int Seen, int Changed, string Words);

/// <summary>Tells how far a long run is.</summary>
internal delegate Task JobProgress(int done, int total, string words);

/// <summary>When a job runs, Beijing time: every so many minutes, or each day at one time.</summary>
/// <param name="Minutes">Distance in minutes; null for a daily job.</param>
/// <param name="At">Time of day; null for a job of every so many minutes.</param>
internal sealed record Schedule(int? Minutes, TimeOnly? At)
{
    public static Schedule Every(int minutes) => new(minutes, null);

    public static Schedule Daily(int hour, int minute) => new(null, new(hour, minute));

    /// <summary>As the scheduler wants it.</summary>
    public string Cron => At is { } at ? $"{at.Minute} {at.Hour} * * *" : Minutes == 1 ? "* * * * *" : $"*/{Minutes} * * * *";

    public string Words => At is { } at ? $"每天 {at:H:mm}" : $"每 {Minutes} 分钟";

    /// <summary>The last moment at or before <paramref name="now"/> at which it should have run.</summary>
    public DateTimeOffset LastDue(DateTimeOffset now)
    {
        if (At is not { } at)
        {
            var span = TimeSpan.FromMinutes(Minutes ?? 1).Ticks;
            return new(now.UtcTicks / span * span, TimeSpan.Zero);
        }

        var today = now.BeijingDate().StartOfDay() + at.ToTimeSpan();
        return (today <= now ? today : today.AddDays(-1)).ToUniversalTime();
    }

    /// <summary>The next moment after <paramref name="now"/>.</summary>
    public DateTimeOffset NextDue(DateTimeOffset now) => LastDue(now) + (At is null ? TimeSpan.FromMinutes(Minutes ?? 1) : TimeSpan.FromDays(1));
}
