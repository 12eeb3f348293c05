using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Jobs;

/// <summary>The book of runs and the locks: what survives when the scheduler's memory is gone.</summary>
internal sealed class JobLedger(IDbContextFactory<SupervisionDb> databases, TimeProvider clock)
{
    /// <summary>A lock not renewed for so long belongs to a dead process.</summary>
    public static readonly TimeSpan LockTime = TimeSpan.FromSeconds(30);

    /// <summary>Runs older than this are cleared away at the end of a run.</summary>
    private const int KeptDays = 90;

    private static readonly Actor Timetable = Actor.System("定时任务");

    /// <summary>Takes the lock of a job and opens its run; null while another instance holds it.</summary>
    public async Task<Guid?> BeginAsync(IJob job, string startedBy, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(Timetable, stop);
        var run = new JobRun { Job = job.Key, Name = job.Name, StartedAt = clock.GetUtcNow(), StartedBy = startedBy };
        if (!await TakeLockAsync(db, job.Key, run.Id, stop))
        {
            return null;
        }

        // Whoever held the lock before is dead: its run will never end by itself.
        await db.JobRuns.Where(r => r.Job == job.Key && r.FinishedAt == null && !r.IsLost).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.IsLost, true).SetProperty(x => x.Result, "运行中途停止，由下一次接着办"), stop);
        db.JobRuns.Add(run);
        await db.SaveChangesAsync(stop);
        return run.Id;
    }

    /// <summary>Keeps the lock alive.</summary>
    public async Task RenewAsync(string job, Guid run, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var until = clock.GetUtcNow() + LockTime;
        await db.JobLocks.Where(l => l.Id == job && l.Holder == run).ExecuteUpdateAsync(l => l.SetProperty(x => x.Until, until), stop);
    }

    public async Task ProgressAsync(string job, Guid run, int done, int total, string words, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        await db.JobRuns.Where(r => r.Id == run).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.Done, done).SetProperty(x => x.Total, total).SetProperty(x => x.Result, words), stop);
        await RenewAsync(job, run, stop);
    }

    /// <summary>Closes the run and gives the lock back.</summary>
    public async Task EndAsync(string job, Guid run, JobResult result, string? fault, bool isLost = false)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var now = clock.GetUtcNow();
        await db.JobRuns.Where(r => r.Id == run).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.FinishedAt, now).SetProperty(x => x.HasFailed, fault != null).SetProperty(x => x.IsLost, isLost).SetProperty(x => x.Fault, fault)
            .SetProperty(x => x.Seen, result.Seen).SetProperty(x => x.Changed, result.Changed).SetProperty(x => x.Result, result.Words)
            .SetProperty(x => x.Links, JobLinks.Write(result.Links)));
        await db.JobLocks.Where(l => l.Id == job && l.Holder == run).ExecuteDeleteAsync();
        var old = now.AddDays(-KeptDays);
        await db.JobRuns.Where(r => r.Job == job && r.StartedAt < old).ExecuteDeleteAsync();
    }

    /// <summary>True while somebody has taken the job out of the timetable.</summary>
    public async Task<bool> IsPausedAsync(string job, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.JobPauses.AnyAsync(p => p.Id == job, stop);
    }

    /// <summary>When a job last ended well; null when never.</summary>
    public async Task<DateTimeOffset?> LastDoneAsync(string job, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var last = await db.JobRuns.AsNoTracking().Where(r => r.Job == job && r.FinishedAt != null && !r.HasFailed && !r.IsLost)
            .OrderByDescending(r => r.StartedAt).FirstOrDefaultAsync(stop);
        return last?.StartedAt;
    }

    private async Task<bool> TakeLockAsync(SupervisionDb db, string job, Guid run, CancellationToken stop)
    {
        var (now, until) = (clock.GetUtcNow(), clock.GetUtcNow() + LockTime);
        var taken = await db.JobLocks.Where(l => l.Id == job && l.Until < now)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, run).SetProperty(x => x.Until, until).SetProperty(x => x.Process, JobProcess.Mine), stop);
        if (taken == 1 || await TakeFromTheDeadAsync(db, job, run, until, stop))
        {
            return true;
        }

        db.JobLocks.Add(new() { Id = job, Holder = run, Until = until, Process = JobProcess.Mine });
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException)
        {
            // The row is there and not expired: somebody else is at it.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    // A process of this machine that is gone cannot come back: nobody waits for its lock to run out.
    private static async Task<bool> TakeFromTheDeadAsync(SupervisionDb db, string job, Guid run, DateTimeOffset until, CancellationToken stop)
    {
        var held = await db.JobLocks.AsNoTracking().SingleOrDefaultAsync(l => l.Id == job, stop);
        return held is not null && JobProcess.IsGone(held.Process) && await db.JobLocks.Where(l => l.Id == job && l.Holder == held.Holder)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, run).SetProperty(x => x.Until, until).SetProperty(x => x.Process, JobProcess.Mine), stop) == 1;
    }
}
