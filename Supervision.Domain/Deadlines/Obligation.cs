using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;

namespace Supervision.Domain.Deadlines;

/// <summary>Id of an obligation.</summary>
public readonly record struct ObligationId(Guid Value);

/// <summary>How an obligation stands.</summary>
public enum ObligationState
{
    /// <summary>Still owed.</summary>
    Open,

    /// <summary>Done; <see cref="Obligation.MetOn"/> tells when.</summary>
    Met,

    /// <summary>No longer owed: the matter was withdrawn, or the fact it rested on is gone.</summary>
    Cancelled,
}

/// <summary>Somebody owes something to somebody by a day, and why (期限, D-13.8). Versioned: a changed day is never silent.</summary>
public sealed class Obligation
{
    private readonly List<ObligationRevision> revisions = [];

    private Obligation()
    {
    }

    public ObligationId Id { get; private set; }

    /// <summary>The matter it belongs to.</summary>
    public MatterRef Matter => new(MatterKind, MatterId);

    public MatterKind MatterKind { get; private set; }

    public Guid MatterId { get; private set; }

    /// <summary>Natural key within the matter, together with <see cref="Slot"/>.</summary>
    public string Kind { get; private set; } = "";

    public string Slot { get; private set; } = "";

    public string Act { get; private set; } = "";

    public string Title { get; private set; } = "";

    public Party OwedBy { get; private set; }

    public Party OwedTo { get; private set; }

    /// <summary>The last day in force, and how it was found.</summary>
    public Deadline Deadline { get; private set; } = null!;

    public ObligationState State { get; private set; }

    /// <summary>The Beijing day on which it was done.</summary>
    public DateOnly? MetOn { get; private set; }

    /// <summary>When it was done (UTC), where that was seen as it happened; a day entered from paper afterwards has no hour.</summary>
    public DateTimeOffset? MetAt { get; private set; }

    /// <summary>When it came into being (UTC); reminders that would lie before it are not made.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>1, and one more at each change of the day or its grounds.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>True when the day had already passed because the sitting came earlier: 期限已过（会议提前）, never counted as late (D-3.10).</summary>
    public bool IsPassedByMove { get; private set; }

    /// <summary>True when its day is only a warning and never counted as late (D-3.11).</summary>
    public bool IsAdvisory { get; private set; }

    public string? ReminderCode { get; private set; }

    public string Link { get; private set; } = "";

    /// <summary>Earlier days with their grounds, oldest first.</summary>
    public IReadOnlyList<ObligationRevision> Revisions => revisions;

    /// <summary>Calendar days late: of an open one against today, of a met one against the day it was met; 0 when in time.</summary>
    public int DaysLate(DateOnly today) => State == ObligationState.Cancelled || IsPassedByMove || IsAdvisory
        ? 0
        : Math.Max(0, (MetOn ?? today).DayNumber - (MetAt is { } at ? Deadline.LastDayFor(at) : Deadline.Day).DayNumber);

    /// <summary>True from 00:00 of the day after the last day (D-8.12).</summary>
    public bool IsLate(DateOnly today) => DaysLate(today) > 0;

    /// <summary>Why the passed day of an open one is no lateness, in words; null while its day is ahead or counts.</summary>
    public string? PassedWords(DateOnly today) => IsPassedByMove ? "期限已过（会议提前）"
        : IsAdvisory && Deadline.Day < today ? "期限已过（临时召集，只作提示）"
        : null;

    public static Obligation From(Duty duty, DateTimeOffset now)
    {
        var created = new Obligation
        {
            Id = new(Guid.CreateVersion7(now)),
            MatterKind = duty.Matter.Kind,
            MatterId = duty.Matter.Id,
            Kind = duty.Kind,
            Slot = duty.Slot,
            Deadline = Own(duty.Deadline),
            CreatedAt = now,
        };
        created.Describe(duty, null);
        return created;
    }

    /// <summary>Takes over what the subject says now. Returns true when anything changed.</summary>
    public bool Follow(Duty duty, DateTimeOffset now)
    {
        var before = (Act, Title, OwedBy, OwedTo, State, MetOn, MetAt, Link, Version, IsAdvisory, ReminderCode);
        if (WouldMove(duty, now.BeijingDate()))
        {
            Move(duty.Deadline, now);
        }

        Describe(duty, State == ObligationState.Open && duty.MetOn == now.BeijingDate() ? now : null);
        return before != (Act, Title, OwedBy, OwedTo, State, MetOn, MetAt, Link, Version, IsAdvisory, ReminderCode);
    }

    /// <summary>True when the duty's day or its grounds differ and may still be taken over.</summary>
    /// <remarks>A day that has passed is not moved by another calendar or way of counting; only a changed start or
    /// rule version moves it (D-17.18).</remarks>
    public bool WouldMove(Duty duty, DateOnly today) =>
        State != ObligationState.Met && Deadline != duty.Deadline
        && (Deadline.Day >= today || Deadline.Start != duty.Deadline.Start || Deadline.RuleVersion != duty.Deadline.RuleVersion);

    /// <summary>No longer owed.</summary>
    public void Cancel()
    {
        if (State == ObligationState.Open)
        {
            State = ObligationState.Cancelled;
        }
    }

    private void Move(Deadline deadline, DateTimeOffset now)
    {
        var cameEarlier = deadline.Day < Deadline.Day && deadline.Day < now.BeijingDate();
        revisions.Add(new(Version, Deadline.Day, Deadline.Reason, now));
        IsPassedByMove = cameEarlier;
        Deadline = Own(deadline);
        Version++;
    }

    // Each row keeps values of its own: several duties may be counted from one start event.
    private static Deadline Own(Deadline deadline) => deadline with { Start = deadline.Start with { } };

    /// <param name="duty">What the subject says.</param>
    /// <param name="seen">The moment, when it is being done just now.</param>
    private void Describe(Duty duty, DateTimeOffset? seen)
    {
        (Act, Title, OwedBy, OwedTo) = (duty.Act, duty.Title, duty.OwedBy, duty.OwedTo);
        (ReminderCode, Link, IsAdvisory) = (duty.ReminderCode, duty.Link, duty.IsAdvisory);
        (MetAt, MetOn) = (duty.MetOn == MetOn ? MetAt : seen, duty.MetOn);
        State = duty.MetOn is null ? ObligationState.Open : ObligationState.Met;
    }
}

/// <summary>An earlier day of an obligation.</summary>
/// <param name="Version">The version that ended.</param>
/// <param name="Day">Its last day.</param>
/// <param name="Reason">How that day was found.</param>
/// <param name="ReplacedAt">When it was replaced (UTC).</param>
public sealed record ObligationRevision(int Version, DateOnly Day, string Reason, DateTimeOffset ReplacedAt)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}
