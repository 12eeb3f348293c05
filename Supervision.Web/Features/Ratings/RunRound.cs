using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Opens a round at the presider's word (开放测评, D-10.3).</summary>
public sealed class OpenRound(RatingActing acting, SlipUrn urn)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        if (act.Round.ObstaclesToOpenWith(await VoterGroups.OfAsync(act.Db, id, stop)) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        // Codes that still lie in the urn are on no sheet.
        if (act.Round is { Way: SlipWay.Paper, Content.IsByName: false } && urn.Knows(id))
        {
            return [new(RatingRules.OneSlip, "请先打印测评票，再开放。")];
        }

        act.Round.Open(act.Actor.Name, act.Now);
        act.Tell(act.Round.Content.IsByName ? $"开放记名测评，实到 {act.Round.Present} 人" : $"开放测评，测评票 {act.Round.Present} 张");
        return [];
    }, stop);
}

/// <summary>Closes a round at the presider's word (关闭测评): what arrives later is refused by its page.</summary>
public sealed class CloseRound(RatingActing acting, SlipUrn urn)
{
    public Task<Outcome> RunAsync(RatingRoundId id, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        if (act.Round.ObstaclesToClose() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var counts = await SlipCounts.ReadAsync(act.Db, id, stop);
        act.Round.Close(counts.Issued, counts.Cast, act.Actor.Name, act.Now, counts.CastOnPaper);
        act.Tell($"关闭测评，发出 {counts.Issued} 张，收回 {counts.Cast} 张");
        urn.Forget(id);
        return [];
    }, stop);
}

/// <summary>Gives a round up before it was open (取消).</summary>
public sealed class CancelRound(RatingActing acting, SlipUrn urn, CodeDesk desk, RingKeys ring)
{
    public Task<Outcome> RunAsync(RatingRoundId id, string reason, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 200)
        {
            return [new(RatingRules.InOrder, "请填写取消的原因，最多 200 个字。", "Reason")];
        }

        if (act.Round.ObstaclesToCancel() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if ((await VoterGroups.OfAsync(act.Db, id, stop)).FirstOrDefault(g => g.IsGroupOf(act.Round)) is { } group)
        {
            return [new(RatingRules.Groups, $"请先取消或者作废 {group.GroupName} 的测评。")];
        }

        act.Round.Cancel(reason, act.Actor.Name, act.Now);
        act.Tell($"取消本轮：{reason.Trim()}");
        await act.Db.Slips.Where(s => s.Round == id).ExecuteDeleteAsync(stop);
        urn.Forget(id);
        desk.Forget(id);
        ring.Forget(id);
        return [];
    }, stop);
}

/// <summary>How many slips a round has; computed, never stored (D-10.17).</summary>
/// <param name="Minted">Slips there are, revoked ones left out.</param>
/// <param name="Issued">发出: people who drew.</param>
/// <param name="Cast">Slips cast, or votes by name.</param>
public sealed record SlipCounts(int Minted, int Issued, int Cast)
{
    /// <summary>Of the slips cast, sheets, scanned or keyed; shown nowhere (D-10.7).</summary>
    public int CastOnPaper { get; init; }

    public static async Task<SlipCounts> ReadAsync(SupervisionDb db, RatingRoundId id, CancellationToken stop) => new(
        await db.Slips.CountAsync(s => s.Round == id && s.State != SlipState.Revoked && s.Channel != SlipChannel.Reserve, stop),
        await db.Roll.CountAsync(r => r.Round == id && r.HasDrawn, stop) + await db.RatingRounds.Where(r => r.Id == id).Select(r => r.HandedOut).SingleOrDefaultAsync(stop),
        await db.Slips.CountAsync(s => s.Round == id && s.State == SlipState.Used, stop) + await db.OpenVotes.CountAsync(v => v.Round == id, stop))
    {
        CastOnPaper = await db.Slips.CountAsync(s => s.Round == id && s.State == SlipState.Used && s.Channel != SlipChannel.Screen, stop),
    };
}
