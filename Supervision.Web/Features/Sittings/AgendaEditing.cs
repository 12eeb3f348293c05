using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Puts an item without a dossier on the agenda, such as a personnel matter (编入议题).</summary>
/// <remarks>Reports and other matters are put on the agenda by their own subject when they are scheduled.</remarks>
public sealed class PutAgendaItem(SittingActing acting, IEnumerable<IAgendaGuard> guards)
{
    public Task<Outcome> RunAsync(SittingId id, AgendaItemId item, string title, string reporter, CancellationToken stop) => acting.RunAsync(
        Permissions.EditSittings, id, null, async act =>
        {
            if (act.Sitting.Find(item) is not null)
            {
                return [];
            }

            if (act.Sitting.ObstaclesToPut(title, null) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (await guards.RefuseAsync(act, title) is { Count: > 0 } refused)
            {
                return refused;
            }

            act.Sitting.Put(item, title, null, reporter);
            act.Tell($"议程草案增加“{title.Trim()}”");
            return [];
        }, stop);
}

/// <summary>Changes title and reporter of an item (修改议题).</summary>
public sealed class RewordAgendaItem(SittingActing acting, IEnumerable<IAgendaGuard> guards)
{
    public Task<Outcome> RunAsync(SittingId id, AgendaItemId item, string title, string reporter, CancellationToken stop) => acting.RunAsync(
        Permissions.EditSittings, id, null, async act =>
        {
            if (act.Sitting.ObstaclesToReword(item, title) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (await guards.RefuseAsync(act, title) is { Count: > 0 } refused)
            {
                return refused;
            }

            act.Sitting.Reword(item, title, reporter);
            act.Tell($"议题改为“{title.Trim()}”");
            return [];
        }, stop);
}

/// <summary>Moves an item up or down (调整议题次序).</summary>
public sealed class ShiftAgendaItem(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, AgendaItemId item, bool up, CancellationToken stop) => acting.RunAsync(
        Permissions.EditSittings, id, null, act =>
        {
            if (act.Sitting.ObstaclesToAgenda() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.Shift(item, up);
            act.Tell("调整议题次序");
            return [];
        }, stop);
}

/// <summary>Takes a draft item off (撤下议题).</summary>
public sealed class TakeOffAgendaItem(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, AgendaItemId item, CancellationToken stop) => acting.RunAsync(
        Permissions.EditSittings, id, null, act =>
        {
            if (act.Sitting.ObstaclesToTakeOff(item) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Tell($"撤下议题“{act.Sitting.Find(item)!.Title}”");
            act.Sitting.TakeOff(item);
            return [];
        }, stop);
}

/// <summary>Moves an item to another sitting with a reason; the old place stays as history (移到另一次会议, D-3.10).</summary>
public sealed class MoveAgendaItem(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, AgendaItemId item, SittingId to, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunSittings, id, SittingEvent.ItemMoved, act => MoveAsync(act, item, to, reason), stop);

    private static async Task<IReadOnlyList<Obstacle>> MoveAsync(SittingAct act, AgendaItemId item, SittingId to, string reason)
    {
        var target = await act.Db.Sittings.SingleOrDefaultAsync(s => s.Id == to, act.Stop);
        if (target is null)
        {
            return [new(SittingRules.MoveWithReason, "请选择要移到的会议。", "To")];
        }

        if (act.Sitting.ObstaclesToMoveItem(item, target, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var moved = act.Sitting.MoveItem(item, target, reason);
        act.Tell($"议题“{moved.Title}”移到{target.Name}：{reason.Trim()}");
        act.AlsoReplan.AddRange([target.Matter, .. target.Matters]);
        return [];
    }
}

/// <summary>Invites a guest without a vote (邀请列席).</summary>
public sealed class InviteGuest(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, string name, string post, PersonId? person, CancellationToken stop) => acting.RunAsync(
        Permissions.EditSittings, id, null, act => InviteAsync(act, name, post, person), stop);

    private static async Task<IReadOnlyList<Obstacle>> InviteAsync(SittingAct act, string name, string post, PersonId? person)
    {
        if (act.Sitting.ObstaclesToInvite(name) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        // Who is a member sits there as a member (D-17.2).
        if ((await act.Db.MembersOnAsync(act.Sitting.FirstDay, act.Stop)).Any(m => m.Person == person))
        {
            return [new(SittingRules.AttendanceFacts, $"{name.Trim()}是常委会组成人员，以组成人员身份出席，不再登记为列席人员。", nameof(SittingGuest.Name))];
        }

        act.Sitting.Invite(name.Trim(), post.Trim(), person);
        act.Tell($"邀请{name.Trim()}列席");
        return [];
    }
}

/// <summary>Takes an invitation back (取消列席).</summary>
public sealed class UninviteGuest(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, Guid guest, CancellationToken stop) => acting.RunAsync(
        Permissions.EditSittings, id, null, act =>
        {
            act.Sitting.Uninvite(guest);
            act.Tell("取消一位列席人员");
            return [];
        }, stop);
}

/// <summary>What other subjects say against an item written by hand.</summary>
internal static class AgendaGuarding
{
    public static async Task<IReadOnlyList<Obstacle>> RefuseAsync(this IEnumerable<IAgendaGuard> guards, SittingAct act, string title)
    {
        List<Obstacle> refused = [];
        foreach (var guard in guards)
        {
            refused.AddRange(await guard.ObstaclesAsync(act.Db, title, act.Stop));
        }

        return refused;
    }
}
