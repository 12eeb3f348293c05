using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>A member asks the Chair for leave (请假, D-3.8). The id comes with the form: twice posted is once asked.</summary>
public sealed class AskLeave(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId sitting, LeaveRequestId id, LeaveWish wish, CancellationToken stop) =>
        acting.RunAsync(Permissions.AskLeave, sitting, null, act => AskAsync(act, id, wish), stop);

    private static async Task<IReadOnlyList<Obstacle>> AskAsync(SittingAct act, LeaveRequestId id, LeaveWish wish)
    {
        if (act.Actor.Member is not { } member)
        {
            return [new(SittingRules.LeaveInWriting, "只有组成人员本人可以请假。")];
        }

        var sitting = act.Sitting.Id;
        var others = await act.Db.LeaveRequests.AsNoTracking().Where(l => l.Sitting == sitting && l.Member == member).ToListAsync(act.Stop);
        if (others.Exists(o => o.Id == id))
        {
            return [];
        }

        var now = act.Db.Clock.GetUtcNow();
        if (LeaveRequest.ObstaclesToAsk(act.Sitting, wish, others, now) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Db.LeaveRequests.Add(LeaveRequest.Ask(id, sitting, member, wish, now));
        act.Tell($"{act.Actor.Name}申请请假（{SittingWords.Of(wish.Kind)}）");
        return [];
    }
}

/// <summary>A member takes an undecided request back (撤回请假).</summary>
public sealed class WithdrawLeave(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId sitting, LeaveRequestId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.AskLeave, sitting, null, act => WithdrawAsync(act, id), stop);

    private static async Task<IReadOnlyList<Obstacle>> WithdrawAsync(SittingAct act, LeaveRequestId id)
    {
        var (sitting, member) = (act.Sitting.Id, act.Actor.Member);
        var request = await act.Db.LeaveRequests.SingleOrDefaultAsync(l => l.Id == id && l.Sitting == sitting && l.Member == member, act.Stop);
        if (request is null)
        {
            return [new(SittingRules.LeaveInWriting, "没有找到这件请假申请。")];
        }

        if (request.ObstaclesToWithdraw() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        request.Withdraw();
        act.Tell($"{act.Actor.Name}撤回请假申请");
        return [];
    }
}

/// <summary>The Chair decides on leave (审批请假); what is granted stands in the attendance at once.</summary>
public sealed class DecideLeave(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId sitting, LeaveRequestId id, bool granted, string remark, CancellationToken stop) =>
        acting.RunAsync(Permissions.DecideLeave, sitting, null, act => DecideAsync(act, id, granted, remark), stop);

    private static async Task<IReadOnlyList<Obstacle>> DecideAsync(SittingAct act, LeaveRequestId id, bool granted, string remark)
    {
        var sitting = act.Sitting.Id;
        var request = await act.Db.LeaveRequests.SingleOrDefaultAsync(l => l.Id == id && l.Sitting == sitting, act.Stop);
        if (request is null || remark.Length > 500)
        {
            return [new(SittingRules.LeaveInWriting, request is null ? "没有找到这件请假申请。" : "批语最多 500 个字。", "Remark")];
        }

        if (request.ObstaclesToDecide() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        request.Decide(granted, remark, act.Actor.Person, act.Db.Clock.GetUtcNow());
        if (granted)
        {
            await act.Db.TakeMarksAsync(sitting, [.. Marks(request)], act.Stop);
        }

        act.Tell(granted ? "准假一件" : "不准假一件");
        return [];
    }

    private static IEnumerable<AttendanceEntry> Marks(LeaveRequest request) =>
        from offset in Enumerable.Range(0, request.To.DayNumber - request.From.DayNumber + 1)
        from half in Enum.GetValues<HalfDay>()
        select new AttendanceEntry(
            request.Member, request.From.AddDays(offset), half, AttendanceMark.Leave, AttendanceSource.LeaveRequest, request.Kind);
}
