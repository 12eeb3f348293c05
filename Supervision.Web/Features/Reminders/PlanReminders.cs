using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Writes down the reminders of the next 60 days as the obligations stand now (D-12.9). A second run changes nothing.</summary>
[Demands(Permissions.EditReminders)]
public sealed class PlanReminders(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>How many obligations were looked at, and how many reminders were changed.</summary>
    public async Task<(int Seen, int Changed)> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var parties = await db.LoadPartiesAsync(basis.Today, stop);
        var obligations = await db.Obligations.AsNoTracking()
            .Where(o => o.State == ObligationState.Open && o.ReminderCode != null).ToListAsync(stop);
        var wanted = new WantedReminders(basis, parties, obligations);
        var rows = await RowsAsync(db, stop);
        var changed = Follow(db, wanted.All(), rows) + TellMoves(db, obligations, rows);
        await db.SaveChangesAsync(stop);
        return (obligations.Count, changed);
    }

    // Reminders of what is no longer owed are history, unless they still wait.
    private static async Task<Dictionary<ReminderKey, Reminder>> RowsAsync(SupervisionDb db, CancellationToken stop)
    {
        var open = db.Obligations.Where(o => o.State == ObligationState.Open).Select(o => o.Id);
        var rows = await db.Reminders.Where(r => r.State == ReminderState.Planned || open.Contains(r.Obligation)).ToListAsync(stop);
        return rows.ToDictionary(r => r.Key);
    }

    private static int Follow(SupervisionDb db, IReadOnlyDictionary<ReminderKey, ReminderContent> wanted, Dictionary<ReminderKey, Reminder> rows)
    {
        var now = db.Clock.GetUtcNow();
        var changed = 0;
        foreach (var (key, content) in wanted)
        {
            if (rows.TryGetValue(key, out var row))
            {
                changed += row.Revive() | row.Reword(content) ? 1 : 0;
            }
            else
            {
                db.Reminders.Add(Reminder.Plan(key, content, now));
                changed++;
            }
        }

        var gone = rows.Values.Where(r => r.OffsetCode != ReminderPolicy.MovedCode && !wanted.ContainsKey(r.Key));
        return changed + gone.Count(r => r.Cancel());
    }

    // Who was told a day that has changed since is told once (D-3.10, D-12.3).
    private static int TellMoves(SupervisionDb db, IReadOnlyList<Obligation> obligations, Dictionary<ReminderKey, Reminder> rows)
    {
        var now = db.Clock.GetUtcNow();
        var moved = from o in obligations
                    where o.Version > 1
                    from told in rows.Values.Where(r => r.Obligation == o.Id && r.State == ReminderState.Sent).GroupBy(r => r.Recipient)
                    let last = told.MaxBy(r => r.SentAt)!
                    where last.LastDay != o.Deadline.Day
                    let key = new ReminderKey(o.Id, o.Version, ReminderPolicy.MovedCode, told.Key)
                    where !rows.ContainsKey(key)
                    let text = ReminderPolicy.MovedText(o.Act, o.Title, last.LastDay, o.Deadline)
                    select Reminder.Plan(key, new(o.ReminderCode!, text, o.Link, o.Deadline.Day, o.Deadline.Reason, now), now);
        var notices = moved.ToList();
        db.Reminders.AddRange(notices);
        return notices.Count;
    }
}
