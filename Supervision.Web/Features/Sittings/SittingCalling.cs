using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>Takes the dates as fixed by the council (确定会期, D-3.9).</summary>
public sealed class CallSitting(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RunSittings, id, SittingEvent.Called, CallAsync, stop);

    private static async Task<IReadOnlyList<Obstacle>> CallAsync(SittingAct act)
    {
        var decision = await act.Db.DecisionOnAsync(act.Sitting.Matter, CouncilPurpose.SittingCall, act.Stop);
        if (act.Sitting.ObstaclesToCall(decision) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Sitting.Call(decision);
        act.Tell($"{decision!.MeetingName}决定常委会{act.Sitting.Name}于{act.Sitting.FirstDay.Full()}举行");
        return [];
    }
}

/// <summary>Sends notice and papers (发出会议通知).</summary>
public sealed class SendNotice(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, CancellationToken stop) => acting.RunAsync(
        Permissions.RunSittings, id, SittingEvent.Noticed, act =>
        {
            if (act.Sitting.ObstaclesToNotice() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.SendNotice(act.Today);
            act.Tell($"发出常委会{act.Sitting.Name}通知");
            return [];
        }, stop);
}

/// <summary>Changes hour and place of a sitting (改时间、地点).</summary>
public sealed class ArrangeSitting(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, TimeOnly start, string place, CancellationToken stop) => acting.RunAsync(
        Permissions.EditSittings, id, null, act =>
        {
            if (act.Sitting.ObstaclesToArrange(place) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.Arrange(start, place);
            act.Tell($"会议时间改为{start:H:mm}，地点{act.Sitting.Place}");
            return [];
        }, stop);
}

/// <summary>Cancels a sitting before notice (取消会议).</summary>
public sealed class CancelSitting(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, string reason, CancellationToken stop) => acting.RunAsync(
        Permissions.RunSittings, id, SittingEvent.Cancelled, act =>
        {
            if (act.Sitting.ObstaclesToCancel(reason) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Sitting.Cancel(reason);
            act.Tell($"取消常委会{act.Sitting.Name}：{reason.Trim()}");
            return [];
        }, stop);
}
