using Supervision.Domain.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Reminders;

/// <summary>What is to be paused.</summary>
/// <param name="Obligation">The deadline from which somebody came to it.</param>
/// <param name="Scope">That deadline, its matter, or the body that owes it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">The last day without reminders.</param>
public sealed record PauseWish(ObligationId Obligation, PauseScope Scope, string Reason, DateOnly? Until);

/// <summary>Pauses reminders for a time (暂停); the deadlines go on counting.</summary>
[Demands(Permissions.EditReminders)]
public sealed class PauseReminders(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(PauseWish wish, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        List<Obstacle> obstacles = [.. ReminderPause.ObstaclesTo(wish.Reason ?? "", wish.Until, today)];
        if (await db.Obligations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == wish.Obligation, stop) is not { } owed
            || await TargetAsync(db, owed, wish.Scope, stop) is not { } target)
        {
            return Outcome.Refused([.. obstacles, new(ReminderRules.Pausing, "这项期限没有对应的单位，请选择暂停这一项或者整个事项。", nameof(PauseWish.Scope))]);
        }

        if (await db.ReminderPauses.AnyAsync(p => p.Target == target.Id && p.EndedAt == null && p.Until >= today, stop))
        {
            obstacles.Add(new(ReminderRules.Pausing, "已经暂停。要改截止日的，请先恢复，再重新暂停。"));
        }

        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        db.ReminderPauses.Add(ReminderPause.Begin(wish.Scope, target.Id, target.Name, wish.Reason!, wish.Until!.Value, actor.Name, db.Clock.GetUtcNow()));
        db.Tell(owed.Matter, $"暂停{target.Name}的提醒到{wish.Until.Value.Full()}：{wish.Reason!.Trim()}");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    private static async Task<(Guid Id, string Name)?> TargetAsync(SupervisionDb db, Obligation owed, PauseScope scope, CancellationToken stop)
    {
        if (scope != PauseScope.Body)
        {
            return scope == PauseScope.Matter ? (owed.MatterId, $"“{owed.Title}”") : (owed.Id.Value, $"“{owed.Title}”{owed.Act}");
        }

        var body = owed.OwedBy is { Kind: PartyKind.Body, Id: { } id }
            ? await db.SupervisedBodies.AsNoTracking().SingleOrDefaultAsync(b => b.Id == new SupervisedBodyId(id), stop)
            : null;
        return body is null ? null : (body.Id.Value, body.ShortName);
    }
}

/// <summary>Ends a pause early (恢复).</summary>
[Demands(Permissions.EditReminders)]
public sealed class ResumeReminders(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(ReminderPauseId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditReminders, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.ReminderPauses.SingleOrDefaultAsync(p => p.Id == id, stop) is not { } pause || !pause.IsActive(db.Clock.Today()))
        {
            return Outcome.Refused(new Obstacle(ReminderRules.Pausing, "这项暂停已经结束。"));
        }

        pause.End(db.Clock.GetUtcNow());
        db.Tell(MatterRef.House, $"恢复{pause.Name}的提醒");
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }
}
