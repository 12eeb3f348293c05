using Microsoft.AspNetCore.Identity;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Both scrutineers replace a slip that was spoiled before casting, or lost (换发、补发, D-10.15). Issued stays; a cast slip is never touched.</summary>
public sealed class ReplaceSlip(RatingActing acting, SlipMint mint, SlipHashes hashes, UserManager<Account> accounts)
{
    /// <param name="id">The round.</param>
    /// <param name="spoiled">The code of the spoiled slip in hand; null for a lost one.</param>
    /// <param name="first">Password of the first scrutineer.</param>
    /// <param name="second">Password of the second.</param>
    /// <param name="stop">Cancels.</param>
    /// <returns>The new slip, shown once.</returns>
    public async Task<Outcome<SlipToken>> RunAsync(RatingRoundId id, string? spoiled, string first, string second, CancellationToken stop)
    {
        SlipToken? fresh = null;
        var outcome = await acting.RunAsync(Permissions.WatchBoxes, id, async act =>
        {
            if (act.Round.ObstaclesToReplace(spoiled is null, act.Actor.Person) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (await Signatures.MissingAsync(act, accounts, first, second) is { } missing)
            {
                return [missing];
            }

            if (spoiled is not null && await RevokeAsync(act.Db, id, spoiled, stop) is { } wrong)
            {
                return [wrong];
            }

            fresh = mint.Mint(act.Db, id, 1, act.Round.Way == SlipWay.Screen ? SlipChannel.Screen : SlipChannel.Paper)[0];
            act.Round.NoteReplaced(spoiled is null, act.Now);
            act.Tell(spoiled is null ? "两位监票人补发遗失的票一张" : "两位监票人换发写坏的票一张");
            return [];
        }, stop);
        return outcome.IsDone ? Outcome<SlipToken>.Done(fresh!) : Outcome<SlipToken>.Refused(outcome.Obstacles);
    }

    private async Task<Obstacle?> RevokeAsync(SupervisionDb db, RatingRoundId id, string code, CancellationToken stop)
    {
        if (SlipToken.Parse(code) is not { } slip)
        {
            return new(RatingRules.Replacing, "没有找到这个票号，请对照票面再输一次。", "Code");
        }

        var hash = hashes.Of(slip);
        var found = await db.Slips.AsNoTracking().SingleOrDefaultAsync(s => s.Hash == hash && s.Round == id, stop);
        if (found is null || found.State != SlipState.Minted)
        {
            return new(RatingRules.Replacing, found is null ? "这不是本轮的票。" : "这张票已经投出或者已经作废，不能换发。", "Code");
        }

        return await db.Slips.Where(s => s.Hash == hash && s.State == SlipState.Minted).ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SlipState.Revoked), stop) == 1
            ? null
            : new(RatingRules.Replacing, "这张票刚刚投出，不能换发。", "Code");
    }
}

/// <summary>Both scrutineers at one screen, each with the own password.</summary>
internal static class Signatures
{
    /// <summary>Whose password is wrong; null when both stand.</summary>
    public static async Task<Obstacle?> MissingAsync(RoundAct act, UserManager<Account> accounts, string first, string second)
    {
        var scrutineers = act.Round.Scrutineers;
        foreach (var (scrutineer, password, field) in new[] { (scrutineers[0], first, "First"), (scrutineers[1], second, "Second") })
        {
            if (await accounts.Users.SingleOrDefaultAsync(a => a.Person == scrutineer.Person, act.Stop) is not { } account
                || !await accounts.CheckPasswordAsync(account, password))
            {
                return new(RatingRules.TwoScrutineers, $"监票人 {scrutineer.Name} 的密码不对。", field);
            }
        }

        return null;
    }
}

/// <summary>The chair marks a member who does not vote in a round (回避, D-1.6).</summary>
public sealed class RecuseMember(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, MemberId member, string reason, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        if (!act.Actor.IsChair)
        {
            return [new(RatingRules.Recusing, "回避由主任决定。")];
        }

        if ((await act.Db.MembersOnAsync(act.Today, stop)).FirstOrDefault(m => m.Member == member) is not { } found)
        {
            return [new(RatingRules.Recusing, "请选一位现任的组成人员。", nameof(Recusal.Member))];
        }

        if (act.Round.ObstaclesToRecuse(found.Name, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Round.Recuse(new(member, found.Name, reason.Trim()), act.Actor.Name, act.Now);
        act.Tell($"{found.Name}回避本轮测评");
        return [];
    }, stop);
}
