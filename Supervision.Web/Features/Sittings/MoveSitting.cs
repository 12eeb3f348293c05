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
        var decision = await act.Db.DecisionOnAsync(sitting.Matter, CouncilPurpose.SittingCall, act.Stop);
        sitting.Move(dates, shift.Reason, term, act.Today, decision);
        act.Tell($"会议首日由{before.Full()}改为{shift.FirstDay.Full()}：{shift.Reason.Trim()}{(sitting.AreDaysUndecided ? "（新的会期待主任会议决定）" : "")}");
        return [];
    }
}

/// <summary>What a move would change, found by doing it and taking it back.</summary>
/// <param name="Deadlines">Deadlines that would change.</param>
/// <param name="Told">Who would be told.</param>
/// <param name="NeedsCouncil">True when the council has not decided on the new days yet.</param>
public sealed record MovePreview(IReadOnlyList<MovedDeadline> Deadlines, MoveTold Told, bool NeedsCouncil);

/// <summary>A deadline that a move changes.</summary>
/// <param name="Impact">Which one, and both days.</param>
/// <param name="Passed">That it then lies in the past and why this is no lateness (D-3.10); null while it is ahead.</param>
public sealed record MovedDeadline(DeadlineImpact Impact, string? Passed);

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
        return Outcome<MovePreview>.Done(await CompareAsync(act, before));
    }

    private static async Task<MovePreview> CompareAsync(SittingAct act, IReadOnlyList<Obligation> before)
    {
        var moves = DeadlineMove.Between(before, await act.Db.OpenDeadlinesAsync(act.Stop));
        return new(
            [
                .. from m in moves
                   orderby m.New.Deadline.Day
                   select new MovedDeadline(
                       new(m.New.Title, m.New.Act, m.Old.Deadline.Day, m.New.Deadline.Day, m.New.Deadline.Reason), m.New.PassedWords(act.Today)),
            ],
            act.Told, act.Sitting.AreDaysUndecided);
    }
}
