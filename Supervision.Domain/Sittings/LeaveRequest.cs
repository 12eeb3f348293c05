using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <summary>How a leave request stands.</summary>
public enum LeaveState
{
    /// <summary>待批.</summary>
    Open,

    /// <summary>准假.</summary>
    Granted,

    /// <summary>不准假.</summary>
    Refused,

    /// <summary>本人撤回.</summary>
    Withdrawn,
}

/// <summary>What a member asks for.</summary>
/// <param name="Kind">事假, 病假 or 公假.</param>
/// <param name="From">First day of absence.</param>
/// <param name="To">Last day of absence.</param>
/// <param name="Reason">In the member's own words.</param>
public sealed record LeaveWish(LeaveKind Kind, DateOnly From, DateOnly To, string Reason);

/// <summary>A member asks the Chair in writing not to attend (请假, D-3.8).</summary>
public sealed class LeaveRequest
{
    private LeaveRequest()
    {
    }

    public LeaveRequestId Id { get; private set; }

    public SittingId Sitting { get; private set; }

    public MemberId Member { get; private set; }

    public LeaveKind Kind { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    public string Reason { get; private set; } = "";

    public LeaveState State { get; private set; }

    /// <summary>When it was asked for (UTC).</summary>
    public DateTimeOffset AskedAt { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The Chair's words; may be empty.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>Why leave cannot be asked for.</summary>
    /// <param name="sitting">The sitting.</param>
    /// <param name="wish">What is asked.</param>
    /// <param name="others">The member's earlier requests for this sitting.</param>
    /// <param name="now">The instant of asking.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToAsk(
        Sitting sitting, LeaveWish wish, IEnumerable<LeaveRequest> others, DateTimeOffset now)
    {
        if (!sitting.IsAhead || now >= sitting.FirstDay.StartOfDay().Add(sitting.StartTime.ToTimeSpan()))
        {
            return [new(SittingRules.LeaveInWriting, "会议已经开始或者不再举行，请假须在会前书面提出。")];
        }

        if (others.Any(o => o.State is LeaveState.Open or LeaveState.Granted))
        {
            return [new(SittingRules.LeaveInWriting, "您已经为这次会议请过假，不需要再提交。")];
        }

        List<Obstacle> obstacles = [];
        if (wish.To < wish.From || !sitting.Holds(wish.From) || !sitting.Holds(wish.To))
        {
            obstacles.Add(new(SittingRules.LeaveInWriting,
                $"请假日期应当在会期内（{sitting.FirstDay.Full()}到{sitting.LastDay.Full()}）。", nameof(LeaveWish.From)));
        }

        if (string.IsNullOrWhiteSpace(wish.Reason))
        {
            obstacles.Add(new(SittingRules.LeaveInWriting, "请写明请假事由。", nameof(LeaveWish.Reason)));
        }
        else if (wish.Reason.Length > 500)
        {
            obstacles.Add(new(SittingRules.LeaveInWriting, $"请假事由最多 500 个字，现在有 {wish.Reason.Length} 个字。", nameof(LeaveWish.Reason)));
        }

        return obstacles;
    }

    /// <summary>Asks. The caller has asked <see cref="ObstaclesToAsk"/>.</summary>
    public static LeaveRequest Ask(LeaveRequestId id, SittingId sitting, MemberId member, LeaveWish wish, DateTimeOffset now) => new()
    {
        Id = id,
        Sitting = sitting,
        Member = member,
        Kind = wish.Kind,
        From = wish.From,
        To = wish.To,
        Reason = wish.Reason.Trim(),
        AskedAt = now,
    };

    /// <summary>Why it cannot be decided.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToDecide() =>
        State == LeaveState.Open ? [] : [new(SittingRules.LeaveInWriting, "这件请假申请已经办过，请刷新页面。")];

    /// <summary>The Chair grants or refuses.</summary>
    public void Decide(bool granted, string remark, PersonId? by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToDecide());
        State = granted ? LeaveState.Granted : LeaveState.Refused;
        (Remark, DecidedBy, DecidedAt) = (remark.Trim(), by, now);
    }

    /// <summary>Why it cannot be withdrawn.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToWithdraw() =>
        State == LeaveState.Open ? [] : [new(SittingRules.LeaveInWriting, "主任已经批过，不能撤回；情况有变请联系会务。")];

    /// <summary>The member takes it back.</summary>
    public void Withdraw()
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToWithdraw());
        State = LeaveState.Withdrawn;
    }
}
