using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>Enters a person's e-mail address and the ways reminders reach the person, as an administrator.</summary>
[Demands(Permissions.EditAccounts)]
public sealed class SetContact(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(PersonId whose, ContactChoice choice, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditAccounts, stop);
        return await ContactActing.SetAsync(databases, actor, whose, choice, stop);
    }
}

/// <summary>The same for oneself; whoever is signed in may.</summary>
public sealed class SetOwnContact(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(ContactChoice choice, CancellationToken stop)
    {
        var actor = await person.FindAsync(stop);
        return actor is { Person: { } me }
            ? await ContactActing.SetAsync(databases, actor, me, choice, stop)
            : throw new AccessDeniedException("Nobody is signed in.");
    }
}

/// <summary>Reads how a person is reached.</summary>
public sealed class ContactQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>The own choice, or another's for an administrator.</summary>
    public async Task<ContactChoice> FindAsync(PersonId whose, CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { Person: { } me } || me != whose)
        {
            await person.DemandAsync(Permissions.EditAccounts, stop);
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        return (await db.ReminderContacts.AsNoTracking().SingleOrDefaultAsync(c => c.Person == whose, stop))?.Choice ?? new("", ByEmail: false, ByRobot: false);
    }
}

/// <summary>What both ways of entering a contact do.</summary>
internal static class ContactActing
{
    public static async Task<Outcome> SetAsync(
        IDbContextFactory<SupervisionDb> databases, Actor actor, PersonId whose, ContactChoice choice, CancellationToken stop)
    {
        choice = choice.Trimmed;
        if (ReminderContact.ObstaclesTo(choice) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var holder = await db.People.SingleAsync(p => p.Id == whose, stop);
        var contact = await db.ReminderContacts.SingleOrDefaultAsync(c => c.Person == whose, stop) ?? db.ReminderContacts.Add(ReminderContact.Of(whose)).Entity;
        contact.Choose(choice);
        db.Tell(MatterRef.House, $"设置{holder.Name}的提醒方式：{Words(choice)}");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    private static string Words(ContactChoice choice) =>
        string.Join('、', new[] { "站内", choice.ByEmail ? "邮件" : "", choice.ByRobot ? "企业微信群" : "" }.Where(w => w.Length > 0));
}
