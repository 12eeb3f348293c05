using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Puts the reminders whose time has come into the lists of their recipients (D-12.2). A second run sends nothing.</summary>
[Demands(Permissions.EditReminders)]
public sealed class SendReminders(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>What one run did.</summary>
    /// <param name="Sent">Sent on their day.</param>
    /// <param name="CaughtUp">Sent later than planned (补发).</param>
    /// <param name="Skipped">More than a week late and left out.</param>
    /// <param name="Cancelled">Their purpose was done or their day has moved.</param>
    public sealed record Result(int Sent, int CaughtUp, int Skipped, int Cancelled)
    {
        public int All => Sent + CaughtUp + Skipped + Cancelled;
    }

    public async Task<Result> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var now = db.Clock.GetUtcNow();
        var due = await db.Reminders.Where(r => r.State == ReminderState.Planned && r.DueAt <= now).ToListAsync(stop);
        var ids = due.Select(r => r.Obligation).Distinct().ToList();
        var states = await db.Obligations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        foreach (var reminder in due)
        {
            // State is checked again: between planning and sending the thing may have been done (D-12.6).
            if (states[reminder.Obligation] is { State: ObligationState.Open } open && open.Version == reminder.DeadlineVersion)
            {
                reminder.Send(now);
            }
            else
            {
                reminder.Cancel();
            }
        }

        await db.SaveChangesAsync(stop);
        return new(
            due.Count(r => r is { State: ReminderState.Sent, IsCatchUp: false }), due.Count(r => r.IsCatchUp),
            due.Count(r => r.State == ReminderState.Skipped), due.Count(r => r.State == ReminderState.Cancelled));
    }
}
