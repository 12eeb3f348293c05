using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Puts the reminders whose time has come into the lists of their recipients, and into the messages that leave the house
/// (D-12.2, D-12.4). A second run sends nothing.</summary>
[Demands(Permissions.EditReminders)]
public sealed class SendReminders(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMessageChannel> channels, OutgoingLog log)
{
    /// <summary>What one run did.</summary>
    /// <param name="Sent">Sent on their day.</param>
    /// <param name="CaughtUp">Sent later than planned (补发).</param>
    /// <param name="Skipped">More than a week late or paused, and left out.</param>
    /// <param name="Cancelled">Their purpose was done or their day has moved.</param>
    public sealed record Result(int Sent, int CaughtUp, int Skipped, int Cancelled)
    {
        /// <summary>Put into messages of the outer channels.</summary>
        public int Handed { get; init; }

        /// <summary>Said by another one of the same deadline (D-12.6).</summary>
        public int Merged { get; init; }

        public int All => Sent + CaughtUp + Skipped + Cancelled + Handed + Merged;
    }

    public async Task<Result> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var now = db.Clock.GetUtcNow();
        var due = await db.Reminders.Where(r => r.State == ReminderState.Planned && r.DueAt <= now).ToListAsync(stop);
        if (due.Count == 0)
        {
            return new(0, 0, 0, 0);
        }

        var purposes = await ReminderPurposes.LoadAsync(db, due, stop);
        due.ForEach(r => purposes.Settle(r));
        var told = await ToldToday.LoadAsync(db, due, stop);
        var inProduct = due.FindAll(r => r.Channel == ReminderChannel.InProduct);
        told.Merge(inProduct, now);
        inProduct.ForEach(r => r.Send(now));
        await PutIntoMessagesAsync(db, [.. due.Where(r => r.Channel != ReminderChannel.InProduct && r.State == ReminderState.Planned)], purposes, told, stop);
        await db.SaveChangesAsync(stop);
        return ResultOf(due);
    }

    private static Result ResultOf(List<Reminder> due) => new(
        due.Count(r => r is { State: ReminderState.Sent, IsCatchUp: false }),
        due.Count(r => r is { State: ReminderState.Sent, IsCatchUp: true }),
        due.Count(r => r.State == ReminderState.Skipped),
        due.Count(r => r.State == ReminderState.Cancelled && !r.IsMerged))
    {
        Merged = due.Count(r => r.IsMerged),
        Handed = due.Count(r => r.State == ReminderState.Outbox),
    };

    private async Task PutIntoMessagesAsync(SupervisionDb db, List<Reminder> due, ReminderPurposes purposes, ToldToday told, CancellationToken stop)
    {
        if (due.Count == 0 || await db.ChannelMarks.AnyAsync(m => m.Id == ChannelMark.Restored, stop))
        {
            return;
        }

        var basis = await db.LoadBasisAsync(stop);
        var contacts = await Contacts.LoadAsync(db, channels, stop);
        var packer = new MessagePacker(db, basis, await TodaysAsync(db, basis.Today, stop));
        foreach (var reminder in due.Where(r => log.Knows(r.Key.Words)))
        {
            // The database is older than the log: this was taken before the backup was restored.
            reminder.Deliver(db.Clock.GetUtcNow());
        }

        told.Merge(due, db.Clock.GetUtcNow());
        foreach (var reminder in due.Where(r => r.State == ReminderState.Planned).OrderBy(r => r.DueAt).ThenBy(r => r.Id.Value))
        {
            if (contacts.Of(reminder.Recipient).Contains(reminder.Channel))
            {
                packer.Put(reminder, purposes.IsUrgent(reminder));
            }
        }
    }

    private static async Task<Dictionary<(PersonId, ReminderChannel), OutgoingMessage>> TodaysAsync(SupervisionDb db, DateOnly today, CancellationToken stop)
    {
        var digests = await db.OutgoingMessages.Where(m => m.Day == today && m.Slot == OutgoingMessage.DigestSlot).ToListAsync(stop);
        return digests.ToDictionary(m => (m.Recipient, m.Channel));
    }
}

/// <summary>What was told today of which deadline to whom: the same is not told again in other words (D-12.6).</summary>
internal sealed class ToldToday
{
    private readonly HashSet<(ObligationId Obligation, int Version, PersonId Person, ReminderChannel Channel)> told;

    private ToldToday(IEnumerable<Reminder> told) => this.told = [.. told.Where(r => !ReminderPolicy.IsApart(r.OffsetCode)).Select(SubjectOf)];

    public static async Task<ToldToday> LoadAsync(SupervisionDb db, IReadOnlyList<Reminder> due, CancellationToken stop)
    {
        var (today, since) = (db.Clock.Today(), db.Clock.Today().StartOfDay());
        var owed = due.Select(r => r.Obligation).Distinct().ToList();
        return new(await db.Reminders.AsNoTracking()
            .Where(r => owed.Contains(r.Obligation) && ((r.Channel == ReminderChannel.InProduct && r.SentAt >= since)
                || db.OutgoingMessages.Any(m => m.Id == r.Message && m.Day == today)))
            .ToListAsync(stop));
    }

    /// <summary>Of several points of one deadline to one person the newest stays; of two of one moment the person's own before one in somebody's stead.</summary>
    public void Merge(IEnumerable<Reminder> due, DateTimeOffset now)
    {
        var open = due.Where(r => r.State == ReminderState.Planned && !ReminderPolicy.IsApart(r.OffsetCode) && !r.IsTooLate(now));
        foreach (var same in open.GroupBy(SubjectOf))
        {
            var kept = told.Contains(same.Key) ? null : same.OrderByDescending(r => r.DueAt).ThenBy(r => r.Instead.Length == 0 ? 0 : 1).First();
            same.Where(r => r != kept).ToList().ForEach(r => r.MergeInto(kept, now));
        }
    }

    private static (ObligationId, int, PersonId, ReminderChannel) SubjectOf(Reminder r) => (r.Obligation, r.DeadlineVersion, r.Recipient, r.Channel);
}

/// <summary>Puts reminders into messages: the digest of the day, or one of their own.</summary>
internal sealed class MessagePacker(
    SupervisionDb db, LoadedBasis basis, Dictionary<(PersonId, ReminderChannel), OutgoingMessage> digests)
{
    private readonly DateTimeOffset now = db.Clock.GetUtcNow();

    public void Put(Reminder reminder, bool isUrgent)
    {
        if (!isUrgent && !DeliveryPolicy.IsOpen(now, basis.Calendar))
        {
            return;
        }

        if (reminder.IsImmediate)
        {
            var own = OutgoingMessage.Of(reminder.Recipient, reminder.Channel, basis.Today, reminder.Id.Value.ToString("N"), isUrgent, now);
            if (reminder.PutInto(own.Id, now, IsCatchUp(reminder)))
            {
                db.OutgoingMessages.Add(own);
            }
        }
        else if (DeliveryPolicy.IsDigestTime(now))
        {
            PutIntoDigest(reminder);
        }
    }

    // One digest a day: what comes after it was sent waits for the next one.
    private void PutIntoDigest(Reminder reminder)
    {
        var key = (reminder.Recipient, reminder.Channel);
        if (digests.TryGetValue(key, out var digest) && digest.State != MessageState.Waiting)
        {
            return;
        }

        var isNew = digest is null;
        digest ??= OutgoingMessage.Of(reminder.Recipient, reminder.Channel, basis.Today, OutgoingMessage.DigestSlot, isUrgent: false, now);
        if (reminder.PutInto(digest.Id, now, IsCatchUp(reminder)) && isNew)
        {
            db.OutgoingMessages.Add(digest);
            digests[key] = digest;
        }
    }

    private bool IsCatchUp(Reminder reminder) => basis.Today > DeliveryPolicy.MeantDay(reminder.DueAt, basis.Calendar);
}
