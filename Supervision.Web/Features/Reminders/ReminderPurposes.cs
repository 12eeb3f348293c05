using Supervision.Domain.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Whether reminders still have a purpose at the moment they go out (D-12.6), and which are paused or urgent.</summary>
internal sealed class ReminderPurposes
{
    private readonly Dictionary<ObligationId, Obligation> obligations;
    private readonly List<ReminderPause> pauses;
    private readonly ReminderFacts facts;
    private readonly DateTimeOffset now;

    private ReminderPurposes(Dictionary<ObligationId, Obligation> obligations, List<ReminderPause> pauses, ReminderFacts facts, DateTimeOffset now) =>
        (this.obligations, this.pauses, this.facts, this.now) = (obligations, pauses, facts, now);

    public static async Task<ReminderPurposes> LoadAsync(SupervisionDb db, IReadOnlyList<Reminder> reminders, CancellationToken stop)
    {
        var ids = reminders.Select(r => r.Obligation).Distinct().ToList();
        var owed = await db.Obligations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, stop);
        var today = db.Clock.Today();
        var active = await db.ReminderPauses.AsNoTracking().Where(p => p.EndedAt == null && p.Until >= today).ToListAsync(stop);
        return new(owed, active, await ReminderFacts.LoadAsync(db, [.. owed.Values], stop), db.Clock.GetUtcNow());
    }

    /// <summary>Cancels what is done or moved, leaves out what is paused. True when it may still go out.</summary>
    public bool Settle(Reminder reminder)
    {
        var obligation = obligations[reminder.Obligation];
        if (obligation.State != ObligationState.Open || obligation.Version != reminder.DeadlineVersion)
        {
            reminder.Cancel();
            return false;
        }

        if (pauses.Find(p => p.Covers(obligation)) is { } pause)
        {
            reminder.Skip($"暂停期间，未发：{pause.Reason}");
            return false;
        }

        return true;
    }

    /// <summary>True for what is about a sitting within 24 hours (D-12.5).</summary>
    public bool IsUrgent(Reminder reminder) => reminder.IsImmediate
        && facts.SittingOf(obligations[reminder.Obligation].MatterId) is { } sitting && DeliveryPolicy.IsUrgent(sitting.Begins, now);
}
