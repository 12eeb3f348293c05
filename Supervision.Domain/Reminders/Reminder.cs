using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Reminders;

/// <summary>Id of a reminder.</summary>
public readonly record struct ReminderId(Guid Value);

/// <summary>By which way it reaches people (D-12.2).</summary>
public enum ReminderChannel
{
    /// <summary>The list inside the product (站内); always there.</summary>
    InProduct,

    /// <summary>E-mail (邮件) through the relay of the house.</summary>
    Email,

    /// <summary>The robot of a group (企业微信群机器人).</summary>
    Robot,
}

/// <summary>How a reminder stands.</summary>
public enum ReminderState
{
    /// <summary>待发.</summary>
    Planned,

    /// <summary>Part of a message that waits to be delivered (投递中).</summary>
    Outbox,

    /// <summary>已发: in the person's list, or accepted by the mail server or the robot.</summary>
    Sent,

    /// <summary>已取消: the purpose is done, or the day has moved.</summary>
    Cancelled,

    /// <summary>未发: more than a week late when the work came to it (D-12.6), or paused on its day.</summary>
    Skipped,

    /// <summary>未送达: the message was given up; the Office may try again.</summary>
    Failed,
}

/// <summary>What makes a reminder the same one (D-12.3); unique in the database.</summary>
/// <param name="Obligation">The obligation.</param>
/// <param name="DeadlineVersion">Its version: a moved day has another.</param>
/// <param name="OffsetCode">The point of the table's line.</param>
/// <param name="Recipient">The person.</param>
/// <param name="Channel">The way.</param>
public readonly record struct ReminderKey(
    ObligationId Obligation, int DeadlineVersion, string OffsetCode, PersonId Recipient, ReminderChannel Channel = ReminderChannel.InProduct)
{
    /// <summary>As it stands in the log of what went out.</summary>
    public string Words => $"{Obligation.Value:N}:{DeadlineVersion}:{OffsetCode}:{Recipient.Value:N}:{Channel}";
}

/// <summary>What a reminder says and when.</summary>
/// <param name="Code">The line of the table, e.g. RM-30.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Link">Where the thing is done.</param>
/// <param name="LastDay">The last day it tells.</param>
/// <param name="Why">How that day was found (怎么算的).</param>
/// <param name="DueAt">From when on it may be sent (UTC).</param>
public sealed record ReminderContent(string Code, string Text, string Link, DateOnly LastDay, string Why, DateTimeOffset DueAt)
{
    /// <summary>Title of the matter.</summary>
    public string Title { get; init; } = "";

    /// <summary>True when it goes out apart from the digest of the day (即时).</summary>
    public bool IsImmediate { get; init; }

    /// <summary>Whom it should have reached, when nobody holds that office: 代分管领导（未指定）; otherwise empty.</summary>
    public string Instead { get; init; } = "";
}

/// <summary>One sentence to one person at one time about one deadline by one way (提醒). Sent at most once.</summary>
public sealed class Reminder
{
    private const string Merged = "与同一期限的另一条提醒合并";

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

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public string Link { get; private set; } = "";

    public DateOnly LastDay { get; private set; }

    public string Why { get; private set; } = "";

    public string Instead { get; private set; } = "";

    public DateTimeOffset DueAt { get; private set; }

    public bool IsImmediate { get; private set; }

    public ReminderState State { get; private set; }

    /// <summary>The message it travels in; null inside the product and until it is put into one.</summary>
    public OutgoingMessageId? Message { get; private set; }

    /// <summary>When it was put into the person's list, or accepted by the server (UTC).</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>True when it was sent on a later day than planned, or says what another one should have said on an earlier day: 补发.</summary>
    public bool IsCatchUp { get; private set; }

    /// <summary>When the person saw it (UTC).</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>What became of it, in words, when it was not sent.</summary>
    public string Outcome { get; private set; } = "";

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
        Title = content.Title,
        Text = content.Text,
        Link = content.Link,
        LastDay = content.LastDay,
        Why = content.Why,
        Instead = content.Instead,
        DueAt = content.DueAt,
        IsImmediate = content.IsImmediate,
    };

    /// <summary>Takes over other words for what is not sent yet, e.g. after a body was renamed. Returns true when anything changed.</summary>
    public bool Reword(ReminderContent content)
    {
        if (State != ReminderState.Planned
            || (Title, Text, Link, Why, Instead, DueAt) == (content.Title, content.Text, content.Link, content.Why, content.Instead, content.DueAt))
        {
            return false;
        }

        (Title, Text, Link, Why, Instead, DueAt) = (content.Title, content.Text, content.Link, content.Why, content.Instead, content.DueAt);
        return true;
    }

    /// <summary>Puts it into the person's list now, or leaves it unsent when its time passed more than a week ago (D-12.6).</summary>
    public void Send(DateTimeOffset now)
    {
        if (State != ReminderState.Planned || DueAt > now)
        {
            return;
        }

        if (SkipWhenTooLate(now))
        {
            return;
        }

        (State, SentAt) = (ReminderState.Sent, now);
        IsCatchUp |= now.BeijingDate() > DueAt.BeijingDate();
    }

    /// <summary>Puts it into a message of an outer channel. True when it is in; false when it is too late for it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="now">Now.</param>
    /// <param name="isCatchUp">True when it should have gone out on an earlier day.</param>
    public bool PutInto(OutgoingMessageId message, DateTimeOffset now, bool isCatchUp)
    {
        if (State != ReminderState.Planned || SkipWhenTooLate(now))
        {
            return false;
        }

        (State, Message, IsCatchUp) = (ReminderState.Outbox, message, IsCatchUp || isCatchUp);
        return true;
    }

    /// <summary>The server or the robot has taken the message.</summary>
    public void Deliver(DateTimeOffset at)
    {
        if (State is ReminderState.Outbox or ReminderState.Planned or ReminderState.Failed)
        {
            (State, SentAt, Outcome) = (ReminderState.Sent, at, "");
        }
    }

    /// <summary>The message was given up.</summary>
    public void Fail(string words)
    {
        if (State == ReminderState.Outbox)
        {
            (State, Outcome) = (ReminderState.Failed, words);
        }
    }

    /// <summary>The Office wants the message tried again.</summary>
    public void TryAgain()
    {
        if (State == ReminderState.Failed)
        {
            (State, Outcome) = (ReminderState.Outbox, "");
        }
    }

    /// <summary>Not sent on its day, for a reason.</summary>
    public bool Skip(string words)
    {
        if (State is not (ReminderState.Planned or ReminderState.Outbox))
        {
            return false;
        }

        (State, Outcome) = (ReminderState.Skipped, words);
        return true;
    }

    /// <summary>No longer needed; what was sent stays sent.</summary>
    public bool Cancel()
    {
        if (State is not (ReminderState.Planned or ReminderState.Outbox))
        {
            return false;
        }

        State = ReminderState.Cancelled;
        return true;
    }

    /// <summary>Not said on its own: another reminder of the same deadline tells the person the same in the same run (D-12.6). Never comes back.</summary>
    /// <param name="kept">The one that is said in its place; null when that one went out already.</param>
    /// <param name="now">Now (UTC).</param>
    public void MergeInto(Reminder? kept, DateTimeOffset now)
    {
        if (State != ReminderState.Planned)
        {
            return;
        }

        (State, Outcome) = (ReminderState.Cancelled, Merged);
        if (kept is not null)
        {
            kept.IsCatchUp |= now.BeijingDate() > DueAt.BeijingDate();
        }
    }

    /// <summary>True when another one was sent in its place.</summary>
    public bool IsMerged => State == ReminderState.Cancelled && Outcome == Merged;

    /// <summary>True when its day passed more than a week ago (D-12.6).</summary>
    public bool IsTooLate(DateTimeOffset now) => now.BeijingDate().DayNumber - DueAt.BeijingDate().DayNumber > ReminderPolicy.CatchUpDays;

    /// <summary>Needed again, e.g. after the deed was undone. Only what was cancelled comes back.</summary>
    public bool Revive()
    {
        if (State != ReminderState.Cancelled || IsMerged)
        {
            return false;
        }

        (State, Message) = (ReminderState.Planned, null);
        return true;
    }

    public void MarkRead(DateTimeOffset now) => ReadAt ??= State == ReminderState.Sent ? now : null;

    private bool SkipWhenTooLate(DateTimeOffset now) => IsTooLate(now) && Skip("停机过久，未发");
}
