using Supervision.Web.Access;
using Supervision.Web.Common;

namespace Supervision.Web.Jobs;

/// <summary>Runs one job: under its lock, as the system, with an entry in the book. A failing job never stops the others.</summary>
internal sealed class JobRunner(IServiceScopeFactory scopes, JobLedger ledger, TimeProvider clock, ILogger<JobRunner> log)
{
    /// <summary>Runs the job; false when it is paused, there is nothing to do, or another instance is at it.</summary>
    public async Task<bool> RunAsync(string key, string startedBy, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(Actor.System("定时任务"));
        var job = scope.ServiceProvider.GetServices<IJob>().Single(j => j.Key == key);
        if (await ledger.IsPausedAsync(key, stop) || !await job.HasWorkAsync(stop) || await ledger.BeginAsync(job, startedBy, stop) is not { } run)
        {
            return false;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var heartbeat = KeepLockAsync(key, run, ended.Token);
        await WorkAsync(job, run, stop);
        await ended.CancelAsync();
        await heartbeat;
        return true;
    }

    private async Task WorkAsync(IJob job, Guid run, CancellationToken stop)
    {
        try
        {
            var result = await job.RunAsync((done, total, words) => ledger.ProgressAsync(job.Key, run, done, total, words, stop), stop);
            await ledger.EndAsync(job.Key, run, result, result.Fault);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await ledger.EndAsync(job.Key, run, new(0, 0, "系统停止，下次接着办"), fault: null, isLost: true);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.JobFailed(failure, job.Key);
            await ledger.EndAsync(job.Key, run, new(0, 0, "没有办成，到时会再试"), failure.ToString());
        }
    }

    private async Task KeepLockAsync(string key, Guid run, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(JobLedger.LockTime / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                await ledger.RenewAsync(key, run, stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }
}
