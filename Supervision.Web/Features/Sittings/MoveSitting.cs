using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Other days for a sitting.</summary>
/// <param name="FirstDay">The new first day.</param>
/// <param name="LastDay">The new last day.</param>
/// <param name="Reason">Why; required.</param>
public sealed record SittingShift(DateOnly FirstDay, DateOnly LastDay, string Reason);

/// <summary>Changes the days of a sitting; every open deadline bound to it follows (改会议日, D-3.10).</summary>
public sealed class MoveSitting(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, SittingShift shift, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunSittings, id, SittingEvent.Moved, act => MoveAsync(act, shift), stop);

    /// <summary>The move itself, also used by the preview.</summary>
    internal static async Task<IReadOnlyList<Obstacle>> MoveAsync(SittingAct act, SittingShift shift)
    {
        var sitting = act.Sitting;
        var term = await act.Db.Terms.SingleAsync(t => t.Id == sitting.Term, act.Stop);
        var dates = new SittingDates(shift.FirstDay, shift.LastDay, sitting.StartTime, sitting.Place);
        if (sitting.ObstaclesToMove(dates, shift.Reason, term, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var before = sitting.FirstDay;
        sitting.Move(dates, shift.Reason, term, act.Today);
        act.Tell($"会议首日由{before.Full()}改为{shift.FirstDay.Full()}：{shift.Reason.Trim()}");
        return [];
    }
}

/// <summary>What a move would change, found by doing it and taking it back.</summary>
/// <param name="Deadlines">Deadlines that would change.</param>
/// <param name="Members">Members in office who would be told.</param>
/// <param name="Bodies">Bodies that would be told.</param>
public sealed record MovePreview(IReadOnlyList<DeadlineImpact> Deadlines, int Members, int Bodies);

/// <summary>Shows what a move would change, without changing it (改会议日的影响).</summary>
public sealed class PreviewMove(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SittingActing acting)
{
    public async Task<Outcome<MovePreview>> RunAsync(SittingId id, SittingShift shift, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RunSittings, stop);
        await using var db = await databases.OpenAsync(actor, stop);

        // The transaction is never committed: what is listed is exactly what the act itself would do.
        await using var trial = await db.Database.BeginTransactionAsync(stop);
        if (await db.Sittings.SingleOrDefaultAsync(s => s.Id == id, stop) is not { } sitting)
        {
            return Outcome<MovePreview>.Refused(new Obstacle(SittingRules.Order, "没有找到这次会议。"));
        }

        var before = await db.OpenDeadlinesAsync(stop);
        var act = new SittingAct(db, sitting, actor, db.Clock.Today(), stop);
        if (await MoveSitting.MoveAsync(act, shift) is { Count: > 0 } obstacles)
        {
            return Outcome<MovePreview>.Refused(obstacles);
        }

        await acting.FollowAndReplanAsync(act, SittingEvent.Moved);
        return Outcome<MovePreview>.Done(await CompareAsync(db, before, sitting.FirstDay, stop));
    }

    private static async Task<MovePreview> CompareAsync(
        SupervisionDb db, IReadOnlyList<Obligation> before, DateOnly day, CancellationToken stop)
    {
        var after = (await db.OpenDeadlinesAsync(stop)).ToDictionary(o => o.Id);
        var changed = before.Where(o => after.TryGetValue(o.Id, out var now) && now.Deadline.Day != o.Deadline.Day)
            .Select(o => (Old: o, New: after[o.Id])).ToList();
        var members = await db.Members.CountAsync(m => m.From <= day && (m.To == null || m.To > day), stop);
        return new(
            [.. changed.Select(c => new DeadlineImpact(c.New.Title, c.New.Act, c.Old.Deadline.Day, c.New.Deadline.Day, c.New.Deadline.Reason))],
            members,
            changed.Select(c => c.New.OwedBy).Where(p => p.Kind == PartyKind.Body).Distinct().Count());
    }
}
