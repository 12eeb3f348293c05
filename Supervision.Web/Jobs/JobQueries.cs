using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Jobs;

/// <summary>A job with its last run, as the list shows it.</summary>
internal sealed record JobLine(string Key, string Name, string About, string Schedule, JobRun? Last, DateTimeOffset Next, int FailedInARow)
{
    /// <summary>Why the timetable leaves it out; null when it does not.</summary>
    public JobPause? Pause { get; init; }
}

/// <summary>Reads the book of runs.</summary>
internal sealed class JobQueries(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IJob> jobs, TimeProvider clock)
{
    private const int RunsShown = 50;

    /// <summary>All jobs with their last run.</summary>
    public async Task<IReadOnlyList<JobLine>> JobsAsync(CancellationToken stop)
    {
        await person.DemandAsync(Permissions.ReadJobs, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var pauses = await db.JobPauses.AsNoTracking().ToDictionaryAsync(p => p.Id, StringComparer.Ordinal, stop);
        List<JobLine> lines = [];
        foreach (var job in jobs)
        {
            var runs = await db.JobRuns.AsNoTracking().Where(r => r.Job == job.Key).OrderByDescending(r => r.StartedAt).Take(10).ToListAsync(stop);
            var failed = runs.Where(r => r.FinishedAt is not null).TakeWhile(r => r.HasFailed).Count();
            lines.Add(new(job.Key, job.Name, job.About, job.Schedule.Words, runs.FirstOrDefault(), job.Schedule.NextDue(clock.GetUtcNow()), failed) { Pause = pauses.GetValueOrDefault(job.Key) });
        }

        return lines;
    }

    /// <summary>The last runs of a job, the newest first. The technical part is for administrators only.</summary>
    public async Task<IReadOnlyList<JobRunRow>> RunsAsync(string job, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadJobs, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var runs = await db.JobRuns.AsNoTracking().Where(r => r.Job == job).OrderByDescending(r => r.StartedAt).Take(RunsShown).ToListAsync(stop);
        foreach (var run in runs.Where(_ => !actor.May(Permissions.WatchJobs)))
        {
            run.Fault = null;
        }

        return [.. runs.Select(r => new JobRunRow(r, JobLinks.Read(r.Links, actor)))];
    }
}

/// <summary>A run with the places where its work is to be seen.</summary>
/// <param name="Run">The run.</param>
/// <param name="Links">Without address where the person may not go.</param>
public sealed record JobRunRow(JobRun Run, IReadOnlyList<MatterLink> Links);

/// <summary>Starts a job now (立即运行); administrators only.</summary>
[Demands(Permissions.WatchJobs)]
internal sealed class StartJob(CurrentPerson person, IEnumerable<IJob> jobs, JobStarter starter)
{
    public async Task RunAsync(string key, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.WatchJobs, stop);
        starter.Start(jobs.Single(j => j.Key == key).Key, actor.Name);
    }
}
