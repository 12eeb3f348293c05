using Supervision.Domain.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Web.Channels;

/// <summary>The ways out of the house that each person chose and that are switched on.</summary>
public sealed class Contacts
{
    private readonly Dictionary<PersonId, ReminderContact> rows;
    private readonly HashSet<ReminderChannel> on;

    private Contacts(Dictionary<PersonId, ReminderContact> rows, HashSet<ReminderChannel> on) => (this.rows, this.on) = (rows, on);

    public static async Task<Contacts> LoadAsync(SupervisionDb db, IEnumerable<IMessageChannel> channels, CancellationToken stop)
    {
        HashSet<ReminderChannel> open = [];
        foreach (var channel in channels)
        {
            if (await channel.IsOnAsync(db, stop))
            {
                open.Add(channel.Kind);
            }
        }

        return new(await db.ReminderContacts.AsNoTracking().ToDictionaryAsync(c => c.Person, stop), open);
    }

    /// <summary>True when the channel is set up.</summary>
    public bool IsOn(ReminderChannel channel) => on.Contains(channel);

    /// <summary>The ways of a person beside the list in the product.</summary>
    public IEnumerable<ReminderChannel> Of(PersonId person)
    {
        if (!rows.TryGetValue(person, out var contact))
        {
            yield break;
        }

        if (contact is { ByEmail: true, Email.Length: > 0 } && IsOn(ReminderChannel.Email))
        {
            yield return ReminderChannel.Email;
        }

        if (contact.ByRobot && IsOn(ReminderChannel.Robot))
        {
            yield return ReminderChannel.Robot;
        }
    }

    public string AddressOf(PersonId person) => rows.TryGetValue(person, out var contact) ? contact.Email : "";
}
