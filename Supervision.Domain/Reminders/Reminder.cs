using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Reminders;

/// <summary>Id of a reminder.</summary>
public readonly record struct ReminderId(Guid Value);

/// <summary>By which way it reaches people.</summary>
public enum ReminderChannel
{
    /// <summary>The list inside the product (站内); always there (D-12.2).</summary>
    InProduct,
}

/// <summary>How a reminder stands.</summary>
public enum ReminderState
{
    /// <summary>待发.</summary>
    Planned,

    /// <summary>已发.</summary>
    Sent,

    /// <summary>已取消: the purpose is done, or the day has moved.</summary>
    Cancelled,

    /// <summary>未发: more than a week late when the work came to it (D-12.6).</summary>
    Skipped,
}

/// <summary>What makes a reminder the same one (D-12.3); unique in the database.</summary>
/// <param name="Obligation">The obligation.</param>
/// <param name="DeadlineVersion">Its version: a moved day has another.</param>
/// <param name="OffsetCode">The point of the table's line.</param>
/// <param name="Recipient">The person.</param>
/// <param name="Channel">The way.</param>
public readonly record struct ReminderKey(
    ObligationId Obligation, int DeadlineVersion, string OffsetCode, PersonId Recipient, ReminderChannel Channel = ReminderChannel.InProduct);

/// <summary>What a reminder says and when.</summary>
/// <param name="Code">The line of the table, e.g. RM-30.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Link">Where the thing is done.</param>
/// <param name="LastDay">The last day it tells.</param>
/// <param name="Why">How that day was found (怎么算的).</param>
/// <param name="DueAt">From when on it may be sent (UTC).</param>
public sealed record ReminderContent(string Code, string Text, string Link, DateOnly LastDay, string Why, DateTimeOffset DueAt);

/// <summary>One sentence to one person at one time about one deadline (提醒). Sent at most once.</summary>
public sealed class Reminder
{
    private Reminder()
    {
    }

    public ReminderId Id { get; private set; }

    public ObligationId Obligation { get; private set; }

    public int DeadlineVersion { get; private set; }

    public string OffsetCode { get; private set; } = "";

    public PersonId Recipient { get; private set; }

    public ReminderChannel Channel { get; private set; }

    public string Code { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Link { get; private set; } = "";

    public DateOnly LastDay { get; private set; }

    public string Why { get; private set; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public ReminderState State { get; private set; }

    /// <summary>When it was put into the person's list (UTC).</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>True when it was sent on a later day than planned: 补发.</summary>
    public bool IsCatchUp { get; private set; }

    /// <summary>When the person saw it (UTC).</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public ReminderKey Key => new(Obligation, DeadlineVersion, OffsetCode, Recipient, Channel);

    public static Reminder Plan(ReminderKey key, ReminderContent content, DateTimeOffset now) => new()
    {
        Id = new(Guid.CreateVersion7(now)),
        Obligation = key.Obligation,
        DeadlineVersion = key.DeadlineVersion,
        OffsetCode = key.OffsetCode,
        Recipient = key.Recipient,
        Channel = key.Channel,
        Code = content.Code,
        Text = content.Text,
        Link = content.Link,
        LastDay = content.LastDay,
        Why = content.Why,
        DueAt = content.DueAt,
    };

    /// <summary>Takes over other words for what is not sent yet, e.g. after a body was renamed. Returns true when anything changed.</summary>
    public bool Reword(ReminderContent content)
    {
        if (State != ReminderState.Planned || (Text, Link, Why, DueAt) == (content.Text, content.Link, content.Why, content.DueAt))
        {
            return false;
        }

        (Text, Link, Why, DueAt) = (content.Text, content.Link, content.Why, content.DueAt);
        return true;
    }

    /// <summary>Sends it now, or leaves it unsent when its time passed more than a week ago (D-12.6).</summary>
    public void Send(DateTimeOffset now)
    {
        if (State != ReminderState.Planned || DueAt > now)
        {
            return;
        }

        var daysLate = now.BeijingDate().DayNumber - DueAt.BeijingDate().DayNumber;
        State = daysLate > ReminderPolicy.CatchUpDays ? ReminderState.Skipped : ReminderState.Sent;
        SentAt = State == ReminderState.Sent ? now : null;
        IsCatchUp = State == ReminderState.Sent && daysLate > 0;
    }

    /// <summary>No longer needed; what was sent stays sent.</summary>
    public bool Cancel()
    {
        if (State != ReminderState.Planned)
        {
            return false;
        }

        State = ReminderState.Cancelled;
        return true;
    }

    /// <summary>Needed again, e.g. after the deed was undone. Only what was cancelled comes back.</summary>
    public bool Revive()
    {
        if (State != ReminderState.Cancelled)
        {
            return false;
        }

        State = ReminderState.Planned;
        return true;
    }

    public void MarkRead(DateTimeOffset now) => ReadAt ??= State == ReminderState.Sent ? now : null;
}
