using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>Puts a message that did not arrive back into the outbox (重试), or takes it out for good (不再投递).</summary>
[Demands(Permissions.EditReminders)]
public sealed class RetryMessage(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <param name="id">The message.</param>
    /// <param name="again">True to try again, false to leave it.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<Outcome> RunAsync(OutgoingMessageId id, bool again, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.OutgoingMessages.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } message
            || message.State is MessageState.Accepted or MessageState.Cancelled or MessageState.Sending)
        {
            return Outcome.Refused(new Obstacle(ReminderRules.Retrying, "这件消息已经送达或者取消，不用再投递。"));
        }

        var carried = await db.Reminders.Where(r => r.Message == id).ToListAsync(stop);
        if (again)
        {
            message.TryAgain(db.Clock.GetUtcNow());
            carried.ForEach(r => r.TryAgain());
        }
        else
        {
            message.Cancel($"{actor.Name}决定不再投递");
            carried.ForEach(r => r.Fail(message.Outcome));
        }

        db.Tell(MatterRef.House, again ? $"重新投递一件{message.Channel.Words()}提醒" : $"不再投递一件{message.Channel.Words()}提醒");
        await deadlines.SaveAsync(db, MatterRef.House, stop);
        return Outcome.Done;
    }
}

/// <summary>Enters, changes or takes out the address of the group robot; refused when it leads inside (F37).</summary>
[Demands(Permissions.EditReminders)]
public sealed class SetRobot(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IServiceProvider services)
{
    public async Task<Outcome> RunAsync(string address, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        address = (address ?? "").Trim();
        var obstacles = address.Length == 0 ? [] : await services.GetRequiredService<RobotGuard>().ObstaclesToAsync(address, stop);
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        var mark = await db.ChannelMarks.SingleOrDefaultAsync(m => m.Id == ChannelMark.Robot, stop);
        if (address.Length == 0 && mark is not null)
        {
            db.ChannelMarks.Remove(mark);
        }
        else if (address.Length > 0)
        {
            mark ??= db.ChannelMarks.Add(new() { Id = ChannelMark.Robot }).Entity;
            (mark.HiddenValue, mark.At) = (address, db.Clock.GetUtcNow());
        }

        db.Tell(MatterRef.House, address.Length == 0 ? "取消群机器人的地址" : "登记群机器人的地址");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}

/// <summary>The Office says what holds after a backup was restored and the log of what went out is gone (D-17.41).</summary>
[Demands(Permissions.EditReminders)]
public sealed class ConfirmRestore(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>What was due since the backup counts as sent; what comes is sent as usual.</summary>
    public async Task<Outcome> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ChannelMarks.SingleOrDefaultAsync(m => m.Id == ChannelMark.Restored, stop) is not { } mark)
        {
            return Outcome.Refused(new Obstacle(ReminderRules.Restoring, "没有要确认的恢复。"));
        }

        const string Words = "从备份恢复，没有再发";
        var now = db.Clock.GetUtcNow();
        var due = await db.Reminders.Where(r => r.Channel != ReminderChannel.InProduct
            && ((r.State == ReminderState.Planned && r.DueAt <= now) || r.State == ReminderState.Outbox)).ToListAsync(stop);
        due.ForEach(r => r.Skip(Words));
        foreach (var message in await db.OutgoingMessages.Where(m => m.State == MessageState.Waiting || m.State == MessageState.Sending).ToListAsync(stop))
        {
            message.Cancel(Words);
        }

        db.ChannelMarks.Remove(mark);
        db.Tell(MatterRef.House, $"确认从{mark.At.Clock()}的备份恢复，{due.Count} 条提醒不再发送");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
