using Microsoft.Extensions.Options;
using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Hands the waiting messages to the mail server and the robot (D-12.2).</summary>
/// <remarks>The order is fixed: the try is written down, the server is spoken to, what it took goes into the log, then into the
/// database. What was recorded is never sent again; see docs/decisions/0012.</remarks>
[Demands(Permissions.EditReminders)]
public sealed class DeliverMessages(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMessageChannel> channels, OutgoingLog log,
    DeadlinePlanner deadlines, IOptions<HouseOptions> house, IOptions<MailOptions> mail)
{
    /// <summary>What one run did.</summary>
    public sealed record Result(int Accepted, int Postponed, int Failed, int Cancelled)
    {
        public int All => Accepted + Postponed + Failed + Cancelled;
    }

    public async Task<Result> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        log.Begin();
        if (await db.ChannelMarks.AnyAsync(m => m.Id == ChannelMark.Restored, stop))
        {
            return new(0, 0, 0, 0);
        }

        List<OutgoingMessage> seen = [];
        foreach (var channel in channels)
        {
            if (await channel.IsOnAsync(db, stop))
            {
                seen.AddRange(await DeliverAsync(db, channel, stop));
            }
        }

        if (seen.Count > 0)
        {
            // The Office's work list learns of trouble, and of its end.
            await deadlines.SaveAsync(db, MatterRef.House, stop);
        }

        return new(
            seen.Count(m => m.State == MessageState.Accepted), seen.Count(m => m is { State: MessageState.Waiting, Outcome.Length: > 0 }),
            seen.Count(m => m.State == MessageState.Failed), seen.Count(m => m.State == MessageState.Cancelled));
    }

    private async Task<IReadOnlyList<OutgoingMessage>> DeliverAsync(SupervisionDb db, IMessageChannel channel, CancellationToken stop)
    {
        var due = await DueAsync(db, channel.Kind, stop);
        if (due.Count == 0)
        {
            return due;
        }

        var drafting = await Drafting.LoadAsync(db, due, channels, new(house.Value.County, mail.Value.SiteAddress.TrimEnd('/'), house.Value.HelpPhone), log, stop);
        var drafts = drafting.Drafts();
        var stuck = due.Where(m => m.IsTroubled).ToList();
        await db.SaveChangesAsync(stop);
        if (drafts.Count > 0)
        {
            await HandOverAsync(db, channel, drafts, drafting, stop);
            await TellRecoveryAsync(db, channel.Kind, stuck, stop);
        }

        return due;
    }

    // What the Office saw fail it also sees work again.
    private static async Task TellRecoveryAsync(SupervisionDb db, ReminderChannel channel, List<OutgoingMessage> stuck, CancellationToken stop)
    {
        if (!stuck.Exists(m => m.State == MessageState.Accepted))
        {
            return;
        }

        var id = ChannelMark.Recovered(channel);
        var mark = await db.ChannelMarks.SingleOrDefaultAsync(m => m.Id == id, stop) ?? db.ChannelMarks.Add(new() { Id = id }).Entity;
        mark.At = db.Clock.GetUtcNow();
        db.Tell(MatterRef.House, $"{channel.Words()}提醒恢复投递，积压 {stuck.Count(m => m.State == MessageState.Accepted)} 件已送达");
        await db.SaveChangesAsync(stop);
    }

    // The lock of the job is held: whatever is being sent belongs to a process that died.
    private static async Task<List<OutgoingMessage>> DueAsync(SupervisionDb db, ReminderChannel channel, CancellationToken stop)
    {
        var now = db.Clock.GetUtcNow();
        var rows = await db.OutgoingMessages.Where(m => m.Channel == channel
            && (m.State == MessageState.Sending || (m.State == MessageState.Waiting && m.NextAt <= now))).ToListAsync(stop);
        rows.ForEach(m => m.Release(now));
        var isOpen = DeliveryPolicy.IsOpen(now, (await db.LoadBasisAsync(stop)).Calendar);
        return [.. rows.Where(m => m.IsUrgent || isOpen).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id.Value)];
    }

    private static async Task HandOverAsync(SupervisionDb db, IMessageChannel channel, IReadOnlyList<Draft> drafts, Drafting drafting, CancellationToken stop)
    {
        var (line, fault) = await channel.OpenAsync(db, stop);
        if (line is null)
        {
            // One closed door is one try for all who wait at it.
            foreach (var draft in drafts)
            {
                drafting.Claim(draft);
                drafting.Record(draft, fault!);
            }

            await db.SaveChangesAsync(stop);
            return;
        }

        await using (line)
        {
            foreach (var consignment in channel.Pack(drafts))
            {
                await HandOverAsync(db, line, consignment, drafting, stop);
            }
        }
    }

    private static async Task HandOverAsync(SupervisionDb db, IChannelLine line, Consignment consignment, Drafting drafting, CancellationToken stop)
    {
        foreach (var draft in consignment.Drafts)
        {
            drafting.Claim(draft);
        }

        await db.SaveChangesAsync(stop);
        var delivery = await line.SendAsync(consignment, stop);
        foreach (var draft in consignment.Drafts)
        {
            drafting.Record(draft, delivery);
        }

        // What the server has taken is written down even when the program is being stopped.
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
