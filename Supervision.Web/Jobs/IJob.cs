using Supervision.Web.Deadlines;

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

    /// <summary>False when there is nothing to do; a job that looks every few seconds leaves no entry then.</summary>
    Task<bool> HasWorkAsync(CancellationToken stop) => Task.FromResult(true);

    /// <summary>Does the work that is due now; <paramref name="progress"/> shows how far it is.</summary>
    Task<JobResult> RunAsync(JobProgress progress, CancellationToken stop);
}

/// <summary>What a run did.</summary>
/// <param name="Seen">How many things were looked at.</param>
/// <param name="Changed">How many were changed.</param>
/// <param name="Words">The result in plain words.</param>
internal sealed record JobResult(int Seen, int Changed, string Words)
{
    /// <summary>Where to see what was done, when that is known.</summary>
    public IReadOnlyList<MatterLink> Links { get; init; } = [];

    /// <summary>The technical part of a failure that the job itself found; null when it went well.</summary>
    public string? Fault { get; init; }
}

/// <summary>Tells how far a long run is.</summary>
internal delegate Task JobProgress(int done, int total, string words);

/// <summary>When a job runs, Beijing time: again after a span, or each day at one time.</summary>
/// <param name="Span">The span; null for a daily job.</param>
/// <param name="At">Time of day; null for a job that runs after a span.</param>
internal sealed record Schedule(TimeSpan? Span, TimeOnly? At)
{
    public static Schedule Seconds(int seconds) => new(TimeSpan.FromSeconds(seconds), null);

    public static Schedule Every(int minutes) => new(TimeSpan.FromMinutes(minutes), null);

    public static Schedule Daily(int hour, int minute) => new(null, new(hour, minute));

    /// <summary>As the scheduler wants it.</summary>
    public string Cron => (At, Span) switch
    {
        ({ } at, _) => $"{at.Minute} {at.Hour} * * *",
        (_, { TotalMinutes: < 1 } span) => $"*/{span.Seconds} * * * * *",
        _ => $"*/{(int)Distance.TotalMinutes} * * * *",
    };

    public string Words => (At, Span) switch
    {
        ({ } at, _) => $"每天 {at:H:mm}",
        (_, { TotalMinutes: < 1 } span) => $"每 {span.Seconds} 秒",
        _ => $"每 {(int)Distance.TotalMinutes} 分钟",
    };

    /// <summary>The time between two runs.</summary>
    public TimeSpan Distance => Span ?? TimeSpan.FromDays(1);

    /// <summary>The last moment at or before <paramref name="now"/> at which it should have run.</summary>
    public DateTimeOffset LastDue(DateTimeOffset now)
    {
        if (At is not { } at)
        {
            return new(now.UtcTicks / Distance.Ticks * Distance.Ticks, TimeSpan.Zero);
        }

        var today = now.BeijingDate().StartOfDay() + at.ToTimeSpan();
        return (today <= now ? today : today.AddDays(-1)).ToUniversalTime();
    }

    /// <summary>The next moment after <paramref name="now"/>.</summary>
    public DateTimeOffset NextDue(DateTimeOffset now) => LastDue(now) + Distance;
}
