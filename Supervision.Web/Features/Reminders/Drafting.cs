using Supervision.Domain.Reminders;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Turns waiting messages into words as they are right now, and writes down what became of them.</summary>
internal sealed class Drafting
{
    private readonly Dictionary<OutgoingMessageId, OutgoingMessage> messages;
    private readonly ILookup<OutgoingMessageId?, Reminder> reminders;
    private readonly ReminderPurposes purposes;
    private readonly PartyDirectory parties;
    private readonly Contacts contacts;
    private readonly Letterhead head;
    private readonly OutgoingLog log;
    private readonly TimeProvider clock;

    private Drafting(
        IReadOnlyList<OutgoingMessage> messages, IEnumerable<Reminder> reminders, (ReminderPurposes, PartyDirectory, Contacts) known,
        Letterhead head, OutgoingLog log, TimeProvider clock)
    {
        this.messages = messages.ToDictionary(m => m.Id);
        this.reminders = reminders.ToLookup(r => r.Message);
        (purposes, parties, contacts) = known;
        (this.head, this.log, this.clock) = (head, log, clock);
    }

    public static async Task<Drafting> LoadAsync(
        SupervisionDb db, IReadOnlyList<OutgoingMessage> messages, IEnumerable<IMessageChannel> channels, Letterhead head, OutgoingLog log,
        CancellationToken stop)
    {
        var ids = messages.Select(m => (OutgoingMessageId?)m.Id).ToList();
        var carried = await db.Reminders.Where(r => ids.Contains(r.Message)).ToListAsync(stop);
        var known = (
            await ReminderPurposes.LoadAsync(db, carried, stop), await db.LoadPartiesAsync(db.Clock.Today(), stop),
            await Contacts.LoadAsync(db, channels, stop));
        return new(messages, carried, known, head, log, db.Clock);
    }

    /// <summary>What can go out now; what cannot is settled.</summary>
    public IReadOnlyList<Draft> Drafts() => [.. messages.Values.Select(DraftOf).OfType<Draft>()];

    public void Claim(Draft draft) => messages[draft.Id].Claim(clock.GetUtcNow());

    public void Record(Draft draft, Delivery delivery)
    {
        var (message, now) = (messages[draft.Id], clock.GetUtcNow());
        switch (delivery.Kind)
        {
            case DeliveryKind.Accepted:
                var carried = reminders[draft.Id].Where(r => r.State == ReminderState.Outbox).ToList();
                log.Add(draft.Id, carried.Select(r => r.Key));
                message.Accept(now, delivery.Words);
                carried.ForEach(r => r.Deliver(now));
                break;
            case DeliveryKind.Deferred:
                message.Defer(now.AddMinutes(1));
                break;
            case DeliveryKind.Postponed:
                message.Postpone(now, delivery.Words, delivery.Fault);
                break;
            default:
                message.GiveUp(delivery.Words, delivery.Fault);
                break;
        }

        if (message.State == MessageState.Failed)
        {
            reminders[draft.Id].ToList().ForEach(r => r.Fail(message.Outcome));
        }
    }

    private Draft? DraftOf(OutgoingMessage message)
    {
        var carried = reminders[message.Id].Where(r => r.State == ReminderState.Outbox).ToList();
        if (log.Knows(OutgoingLog.KeyOf(message.Id)))
        {
            // Taken by the server; the process died before the database learned of it.
            message.Accept(clock.GetUtcNow(), "已送达，按投递记录补记");
            carried.ForEach(r => r.Deliver(clock.GetUtcNow()));
            return null;
        }

        var due = carried.Where(purposes.Settle).ToList();
        if (due.Count == 0)
        {
            message.Cancel("事已办结或者已暂停，没有发出");
            return null;
        }

        if (!contacts.Of(message.Recipient).Contains(message.Channel))
        {
            message.Cancel("本人不再用这种提醒方式，没有发出");
            due.ForEach(r => r.Skip(message.Outcome));
            return null;
        }

        return new(message.Id, parties.NameOf(message.Recipient), contacts.AddressOf(message.Recipient), WordsOf(message, due));
    }

    private DigestText WordsOf(OutgoingMessage message, IReadOnlyList<Reminder> due)
    {
        var name = parties.NameOf(message.Recipient);
        return message.Channel == ReminderChannel.Robot
            ? new("", Digest.Robot(name, due, clock.Today()))
            : Digest.Mail(name, due, clock.Today(), head);
    }
}
