using Supervision.Domain.Reminders;

namespace Supervision.Web.Persistence;

/// <content>Reminders and the runs of background jobs.</content>
public abstract partial class SupervisionDb
{
    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobLock> JobLocks => Set<JobLock>();
}
