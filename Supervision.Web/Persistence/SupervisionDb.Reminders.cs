using Supervision.Domain.Reminders;

namespace Supervision.Web.Persistence;

/// <content>Reminders, the messages that carry them out of the house, and the runs of background jobs.</content>
public abstract partial class SupervisionDb
{
    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();

    public DbSet<ReminderContact> ReminderContacts => Set<ReminderContact>();

    public DbSet<ReminderPause> ReminderPauses => Set<ReminderPause>();

    public DbSet<LateMark> LateMarks => Set<LateMark>();

    public DbSet<ChannelMark> ChannelMarks => Set<ChannelMark>();

    public DbSet<JobPause> JobPauses => Set<JobPause>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobLock> JobLocks => Set<JobLock>();
}
