using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Writes down the reminders of the next 60 days as the obligations stand now (D-12.9). A second run changes nothing.</summary>
[Demands(Permissions.EditReminders)]
public sealed class PlanReminders(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMessageChannel> channels)
{
    /// <summary>How many obligations were looked at, and how many reminders were changed.</summary>
    public async Task<(int Seen, int Changed)> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var parties = await db.LoadPartiesAsync(basis.Today, stop);
        var contacts = await Contacts.LoadAsync(db, channels, stop);
        var obligations = await db.Obligations.AsNoTracking()
            .Where(o => o.State == ObligationState.Open && o.ReminderCode != null).ToListAsync(stop);
        var facts = await ReminderFacts.LoadAsync(db, obligations, stop);

        // On most nights nothing has changed: the rows are then read once and never watched.
        var copies = await RowsAsync(db.Reminders.AsNoTracking(), db, basis.Today, stop);
        if (Follow(db, Wanted(copies), copies, _ => { }) + Moves(db, obligations, copies, contacts).Count == 0)
        {
            return (obligations.Count, 0);
        }

        var rows = await RowsAsync(db.Reminders, db, basis.Today, stop);
        var moves = Moves(db, obligations, rows, contacts);
        var changed = Follow(db, Wanted(rows), rows, row => db.Reminders.Add(row)) + moves.Count;
        db.Reminders.AddRange(moves);
        await db.SaveChangesAsync(stop);
        return (obligations.Count, changed);

        IReadOnlyDictionary<ReminderKey, ReminderContent> Wanted(Dictionary<ReminderKey, Reminder> known) =>
            new WantedReminders(basis, parties, facts, contacts, obligations, known).All();
    }

    // Reminders of what is no longer owed are history, unless they still wait or were told in the last days.
    private static async Task<Dictionary<ReminderKey, Reminder>> RowsAsync(IQueryable<Reminder> reminders, SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        var open = db.Obligations.Where(o => o.State == ObligationState.Open).Select(o => o.Id);
        var lately = today.AddDays(-ReminderPolicy.CatchUpDays).StartOfDay();
        var rows = await reminders
            .Where(r => r.State == ReminderState.Planned || r.DueAt >= lately || open.Contains(r.Obligation)).ToListAsync(stop);
        return rows.ToDictionary(r => r.Key);
    }

    private static int Follow(
        SupervisionDb db, IReadOnlyDictionary<ReminderKey, ReminderContent> wanted, Dictionary<ReminderKey, Reminder> rows, Action<Reminder> add)
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
                add(Reminder.Plan(key, content, now));
                changed++;
            }
        }

        // What already lies in the outbox is looked at again when it goes out.
        var gone = rows.Values.Where(r => r.State == ReminderState.Planned && !ReminderPolicy.IsApart(r.OffsetCode) && !wanted.ContainsKey(r.Key));
        return changed + gone.Count(r => r.Cancel());
    }

    // Who was told a day that has changed since is told once (D-3.10, D-12.3).
    private static List<Reminder> Moves(
        SupervisionDb db, IReadOnlyList<Obligation> obligations, Dictionary<ReminderKey, Reminder> rows, Contacts contacts)
    {
        var now = db.Clock.GetUtcNow();
        var sent = rows.Values.Where(r => r.State == ReminderState.Sent).ToLookup(r => r.Obligation);
        var moved = from o in obligations
                    where o.Version > 1
                    from told in sent[o.Id].GroupBy(r => r.Recipient)
                    let last = told.MaxBy(r => r.SentAt)!
                    where last.LastDay != o.Deadline.Day
                    from channel in contacts.Of(told.Key).Prepend(ReminderChannel.InProduct)
                    let key = new ReminderKey(o.Id, o.Version, ReminderPolicy.MovedCode, told.Key, channel)
                    where !rows.ContainsKey(key)
                    let text = ReminderPolicy.MovedText(o.Act, o.Title, last.LastDay, o.Deadline, o.PassedWords(now.BeijingDate()))
                    select Reminder.Plan(key, new(o.ReminderCode!, text, o.Link, o.Deadline.Day, o.Deadline.Reason, now) { Title = o.Title }, now);
        return [.. moved];
    }
}
