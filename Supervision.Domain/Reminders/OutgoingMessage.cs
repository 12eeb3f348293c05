using Supervision.Domain.Organisation;

namespace Supervision.Domain.Reminders;

/// <summary>Id of a message that leaves the house.</summary>
public readonly record struct OutgoingMessageId(Guid Value);

/// <summary>How a message stands.</summary>
public enum MessageState
{
    /// <summary>待投递.</summary>
    Waiting,

    /// <summary>Handed to the server just now; after a crash this is what remains, and it is tried again.</summary>
    Sending,

    /// <summary>已送达: taken by the mail server or the robot, and recorded.</summary>
    Accepted,

    /// <summary>未送达: given up.</summary>
    Failed,

    /// <summary>已取消: everything in it was done before it went out.</summary>
    Cancelled,
}

/// <summary>One message to one person by one way (外发消息): the digest of a day, or an immediate one. The row is the outbox.</summary>
public sealed class OutgoingMessage
{
    /// <summary>Slot of the digest of a day; with person, channel and day the natural key (D-12.4).</summary>
    public const string DigestSlot = "digest";

    private OutgoingMessage()
    {
    }

    public OutgoingMessageId Id { get; private set; }

    public PersonId Recipient { get; private set; }

    public ReminderChannel Channel { get; private set; }

    /// <summary>The Beijing day it belongs to.</summary>
    public DateOnly Day { get; private set; }

    /// <summary><see cref="DigestSlot"/>, or the id of the immediate reminder.</summary>
    public string Slot { get; private set; } = "";

    /// <summary>True for a sitting within 24 hours: goes out on rest days and at night too (D-12.5).</summary>
    public bool IsUrgent { get; private set; }

    public MessageState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? FirstTriedAt { get; private set; }

    public DateTimeOffset? TriedAt { get; private set; }

    /// <summary>Not tried again before (UTC).</summary>
    public DateTimeOffset NextAt { get; private set; }

    /// <summary>When the server took it (UTC).</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>What happened at the last try, in words.</summary>
    public string Outcome { get; private set; } = "";

    /// <summary>The technical part of it.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>True when the Office has to look: given up, or still undelivered after the tries of D-12.2.</summary>
    public bool IsTroubled => State == MessageState.Failed
        || (State is MessageState.Waiting or MessageState.Sending && Attempts > DeliveryPolicy.QuietTries);

    public static OutgoingMessage Of(PersonId recipient, ReminderChannel channel, DateOnly day, string slot, bool isUrgent, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Recipient = recipient,
        Channel = channel,
        Day = day,
        Slot = slot,
        IsUrgent = isUrgent,
        CreatedAt = now,
        NextAt = now,
    };

    /// <summary>Written down before the server is spoken to: a crash after this leaves a trace.</summary>
    public void Claim(DateTimeOffset now)
    {
        Attempts++;
        FirstTriedAt ??= now;
        (State, TriedAt) = (MessageState.Sending, now);
        NextAt = DeliveryPolicy.NextTry(Attempts, FirstTriedAt.Value, now) ?? now;
    }

    /// <summary>A claim whose process died; tried again at once.</summary>
    public void Release(DateTimeOffset now)
    {
        if (State == MessageState.Sending)
        {
            (State, NextAt) = (MessageState.Waiting, now);
        }
    }

    public void Accept(DateTimeOffset at, string words) =>
        (State, AcceptedAt, Outcome, Fault) = (MessageState.Accepted, at, words, "");

    /// <summary>It did not go: waits for the next try, or is given up when a week of trying is over.</summary>
    public void Postpone(DateTimeOffset now, string words, string fault)
    {
        var next = DeliveryPolicy.NextTry(Attempts, FirstTriedAt ?? now, now);
        (State, Outcome, Fault) = (next is null ? MessageState.Failed : MessageState.Waiting, words, fault);
        NextAt = next ?? now;
    }

    /// <summary>Not tried at all this time, e.g. because the robot takes only so many a minute.</summary>
    public void Defer(DateTimeOffset until)
    {
        if (State == MessageState.Sending)
        {
            Attempts--;
        }

        (State, NextAt) = (MessageState.Waiting, until);
    }

    /// <summary>The server will never take it.</summary>
    public void GiveUp(string words, string fault) => (State, Outcome, Fault) = (MessageState.Failed, words, fault);

    public void Cancel(string words) => (State, Outcome) = (MessageState.Cancelled, words);

    /// <summary>The Office wants it tried now, from the beginning.</summary>
    public void TryAgain(DateTimeOffset now) =>
        (State, NextAt, Attempts, FirstTriedAt) = (MessageState.Waiting, now, 0, null);
}
