using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>A reminder as the lists show it.</summary>
public sealed record ReminderRow(Reminder Reminder, string Recipient);

/// <summary>Reads reminders: the own ones of anybody, and everybody's for the Office and administrators.</summary>
public sealed class ReminderQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    private const int Shown = 200;

    /// <summary>Unread messages of the person who asks; what the bell counts.</summary>
    public async Task<int> UnreadAsync(CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { Person: { } me } actor || !actor.May(Permissions.ReadReminders))
        {
            return 0;
        }

        await using var db = await databases.OpenAsync(actor, stop);
        return await db.Reminders.CountAsync(r => r.Recipient == me && r.State == ReminderState.Sent && r.ReadAt == null, stop);
    }

    /// <summary>My messages, the newest first.</summary>
    public async Task<IReadOnlyList<Reminder>> MineAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return actor.Person is not { } me ? [] : await db.Reminders.AsNoTracking().Where(r => r.Recipient == me && r.State == ReminderState.Sent)
            .OrderByDescending(r => r.SentAt).ThenBy(r => r.DueAt).Take(Shown).ToListAsync(stop);
    }

    /// <summary>待发 of the next ten work days: all for those who look after them, otherwise the own ones.</summary>
    public async Task<IReadOnlyList<ReminderRow>> ComingAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var until = basis.Calendar.AddWorkDays(basis.Today, 10).AddDays(1).StartOfDay();
        return await RowsAsync(db, actor, r => r.Where(x => x.State == ReminderState.Planned && x.DueAt < until).OrderBy(x => x.DueAt), stop);
    }

    /// <summary>已发 of all, the newest first.</summary>
    public Task<IReadOnlyList<ReminderRow>> SentAsync(CancellationToken stop) => ReadAsync(
        r => r.Where(x => x.State == ReminderState.Sent || x.State == ReminderState.Skipped).OrderByDescending(x => x.DueAt), stop);

    private async Task<IReadOnlyList<ReminderRow>> ReadAsync(Func<IQueryable<Reminder>, IQueryable<Reminder>> narrow, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await RowsAsync(db, actor, narrow, stop);
    }

    // Who looks after reminders sees everybody's; everybody else only what is addressed to them.
    private static async Task<IReadOnlyList<ReminderRow>> RowsAsync(
        SupervisionDb db, Actor actor, Func<IQueryable<Reminder>, IQueryable<Reminder>> narrow, CancellationToken stop)
    {
        var all = db.Reminders.AsNoTracking().AsQueryable();
        if (!actor.May(Permissions.EditReminders))
        {
            if (actor.Person is not { } me)
            {
                return [];
            }

            all = all.Where(r => r.Recipient == me);
        }

        var rows = await narrow(all).Take(Shown).ToListAsync(stop);
        var parties = await db.LoadPartiesAsync(db.Clock.Today(), stop);
        return [.. rows.Select(r => new ReminderRow(r, parties.NameOf(r.Recipient)))];
    }
}

/// <summary>Marks the messages of the person as read, all of them or one.</summary>
[Demands(Permissions.ReadReminders)]
public sealed class ReadReminders(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task RunAsync(ReminderId? one, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadReminders, stop);
        if (actor.Person is not { } me)
        {
            return;
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var unread = await db.Reminders.Where(r => r.Recipient == me && r.State == ReminderState.Sent && r.ReadAt == null).ToListAsync(stop);
        foreach (var reminder in unread.Where(r => one is null || r.Id == one))
        {
            reminder.MarkRead(db.Clock.GetUtcNow());
        }

        await db.SaveChangesAsync(stop);
    }
}
