using Hangfire;
using Hangfire.Server;

namespace Supervision.Web.Jobs;

/// <summary>What the scheduler calls; it knows a job only by its key, so that nothing of ours lies in its storage.</summary>
internal sealed class JobEntry(JobRunner runner)
{
    /// <summary>The lock and the book are ours; a tick that meets a running job is dropped.</summary>
    [AutomaticRetry(Attempts = 0, OnAttemptsExceeded = AttemptsExceededAction.Delete)]
    public async Task RunAsync(string key, string startedBy, PerformContext? context, CancellationToken stop) =>
        await runner.RunAsync(key, startedBy, stop);
}

/// <summary>Enters the jobs into the scheduler at start, and starts what was missed while the server was off.</summary>
/// <remarks>In the background: nobody who signs in waits for it.</remarks>
internal sealed class Timetable(
    IServiceScopeFactory scopes, JobLedger ledger, IRecurringJobManager recurring, IBackgroundJobClient queue, TimeProvider clock)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        foreach (var job in scope.ServiceProvider.GetServices<IJob>())
        {
            var key = job.Key;
            recurring.AddOrUpdate<JobEntry>(
                key, entry => entry.RunAsync(key, "定时", null, CancellationToken.None), job.Schedule.Cron, new RecurringJobOptions { TimeZone = zone });
            if (IsMissed(job, await ledger.LastDoneAsync(key, stoppingToken), clock.GetUtcNow()))
            {
                queue.Enqueue<JobEntry>(entry => entry.RunAsync(key, "补办", null, CancellationToken.None));
            }
        }
    }

    /// <summary>True when the job did not end well since the last moment at which it should have run.</summary>
    internal static bool IsMissed(IJob job, DateTimeOffset? lastDone, DateTimeOffset now) => lastDone is null || lastDone < job.Schedule.LastDue(now);
}

/// <summary>Puts one run into the queue at once.</summary>
internal sealed class JobStarter(IBackgroundJobClient queue)
{
    public void Start(string key, string startedBy) =>
        queue.Enqueue<JobEntry>(entry => entry.RunAsync(key, startedBy, null, CancellationToken.None));
}
