using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Opens a sitting, or goes on after an adjournment, with a quorum (开会, D-3.4).</summary>
public sealed class OpenSitting(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunSittings, id, SittingEvent.Opened, OpenAsync, stop);

    private static async Task<IReadOnlyList<Obstacle>> OpenAsync(SittingAct act)
    {
        var present = await act.Db.PresenceAsync(act.Sitting, act.Db.Clock.GetUtcNow(), act.Stop);
        if (act.Sitting.ObstaclesToOpen(present.Count, present.All.Count, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Sitting.Open(present.Count, present.All.Count, act.Today);
        act.Tell($"会议开始：应到{present.All.Count}人，实到{present.Count}人，{await Presiding.WordsAsync(act.Db, act.Sitting, act.Stop)}");
        return [];
    }
}

/// <summary>The plenary adopts the agenda (通过议程).</summary>
public sealed class AdoptAgenda(SittingActing acting, IEnumerable<IAgendaGuard> guards)
{
    public Task<Outcome> RunAsync(SittingId id, CancellationToken stop) => acting.RunAsync(
        Permissions.RunSittings, id, SittingEvent.AgendaAdopted, async act =>
        {
            if (act.Sitting.ObstaclesToAdoptAgenda() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            foreach (var guard in guards)
            {
                if (await guard.ObstaclesToAdoptAsync(act.Db, act.Sitting, act.Stop) is { Count: > 0 } refused)
                {
                    return refused;
                }
            }

            act.Sitting.AdoptAgenda(act.Today);
            act.Tell($"全体会议通过议程，共{act.Sitting.Agenda.Count}项");
            foreach (var matter in act.Sitting.Matters)
            {
                act.Db.Tell(matter, $"列入常委会{act.Sitting.Name}议程，经全体会议通过");
            }

            return [];
        }, stop);
}

/// <summary>A break between two meetings of a sitting (休会).</summary>
public sealed class AdjournSitting(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, CancellationToken stop) => acting.RunAsync(
        Permissions.RunSittings, id, null, act =>
        {
            if (act.Sitting.ObstaclesToAdjourn() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.Adjourn();
            act.Tell("休会");
            return [];
        }, stop);
}

/// <summary>Closes a sitting; reports go on to their opinion stage (闭会).</summary>
public sealed class CloseSitting(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, DateOnly lastDay, CancellationToken stop) => acting.RunAsync(
        Permissions.RunSittings, id, SittingEvent.Closed, act =>
        {
            if (act.Sitting.ObstaclesToClose(lastDay, act.Today) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.Close(lastDay, act.Today);
            act.Tell($"{lastDay.Full()}闭会");
            return [];
        }, stop);
}

/// <summary>Marks the minutes as approved (纪要确认).</summary>
public sealed class ApproveMinutes(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, CancellationToken stop) => acting.RunAsync(
        Permissions.RunSittings, id, null, async act =>
        {
            if (act.Sitting.ObstaclesToApproveMinutes() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.ApproveMinutes(act.Today);
            act.Tell($"会议纪要已经确认，{await Presiding.WordsAsync(act.Db, act.Sitting, act.Stop)}");
            return [];
        }, stop);
}

/// <summary>Enters who presides: the Chair, or a vice-chair with the Chair's charge (登记主持人, D-17.3).</summary>
public sealed class NamePresider(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, MemberId member, string charge, CancellationToken stop) => acting.RunAsync(
        Permissions.RunSittings, id, null, async act =>
        {
            var seat = (await act.Db.MembersOnAsync(act.Sitting.FirstDay, act.Stop)).FirstOrDefault(m => m.Member == member);
            if (act.Sitting.ObstaclesToPreside(seat?.Position, charge) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.Preside(member, seat!.Position, charge);
            act.Tell(await Presiding.WordsAsync(act.Db, act.Sitting, act.Stop));
            return [];
        }, stop);
}

/// <summary>Who presides, in words; where a vice-chair does, both are named (D-17.3).</summary>
internal static class Presiding
{
    public static async Task<string> WordsAsync(SupervisionDb db, Sitting sitting, CancellationToken stop)
    {
        var members = await db.MembersOnAsync(sitting.FirstDay, stop);
        var chair = members.FirstOrDefault(m => m.Position == MemberPosition.Chair)?.Name ?? "";
        return sitting.Presider is { } presider
            ? $"主任{chair}委托副主任{members.FirstOrDefault(m => m.Member == presider)?.Name}主持（{sitting.Charge}）"
            : $"主任{chair}主持";
    }
}
