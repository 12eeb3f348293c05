using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Jobs;

/// <summary>Leaves a job out of the timetable for a reason (暂停), and takes it in again (恢复); administrators only.</summary>
[Demands(Permissions.WatchJobs)]
internal sealed class PauseJob(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IJob> jobs)
{
    private const int LongestReason = 200;

    private static readonly Clause Reasoned = new("JOB-01", "暂停任务要写明理由。", "本系统约定"); // D-12.9

    /// <param name="key">The job.</param>
    /// <param name="reason">Why; null resumes it.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Outcome> RunAsync(string key, string? reason, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WatchJobs, stop);
        var job = jobs.Single(j => j.Key == key);
        if (reason is not null && (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason))
        {
            return Outcome.Refused(new Obstacle(Reasoned, $"请写明暂停的理由，最多 {LongestReason} 个字。", "Reason"));
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var pause = await db.JobPauses.SingleOrDefaultAsync(p => p.Id == key, stop);
        if (reason is null && pause is not null)
        {
            db.JobPauses.Remove(pause);
        }
        else if (reason is not null)
        {
            pause ??= db.JobPauses.Add(new() { Id = key }).Entity;
            (pause.Reason, pause.By, pause.At) = (reason.Trim(), actor.Name, db.Clock.GetUtcNow());
        }

        db.Tell(MatterRef.House, reason is null ? $"恢复任务“{job.Name}”" : $"暂停任务“{job.Name}”：{reason.Trim()}");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
