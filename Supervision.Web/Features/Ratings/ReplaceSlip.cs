using Microsoft.AspNetCore.Identity;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>What is exchanged (换发、补发).</summary>
/// <param name="Member">Whose slip it was.</param>
/// <param name="Spoiled">The code of the spoiled slip in hand; null for a lost one.</param>
public sealed record SlipExchange(MemberId Member, string? Spoiled);

/// <summary>Where a member gets a new slip; nobody else sees its code.</summary>
public enum FreshSlip
{
    /// <summary>One of the sheets printed in reserve, drawn without looking.</summary>
    FromReserve,

    /// <summary>On the own phone, after sign-in.</summary>
    OnPhone,
}

/// <summary>Both scrutineers replace a slip that was spoiled before casting, or lost (换发、补发, D-10.15). Issued stays; a cast slip is never
/// touched. They never see the code of the new one.</summary>
public sealed class ReplaceSlip(RatingActing acting, SlipMint mint, SlipUrn urn, SlipHashes hashes, UserManager<Account> accounts)
{
    /// <param name="id">The round.</param>
    /// <param name="exchange">What is exchanged.</param>
    /// <param name="first">Password of the first scrutineer.</param>
    /// <param name="second">Password of the second.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<FreshSlip?>> RunAsync(RatingRoundId id, SlipExchange exchange, string first, string second, CancellationToken stop)
    {
        (FreshSlip Where, SlipToken? Slip) fresh = default;
        var outcome = await acting.RunAsync(Permissions.WatchBoxes, id, async act =>
        {
            var isLost = exchange.Spoiled is null;
            if (act.Round.ObstaclesToReplace(isLost, act.Actor.Person) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (act.Round.IsGroup && await act.Db.Slips.CountAsync(s => s.Round == id && s.Channel == SlipChannel.Reserve, stop) <= act.Round.ReserveDrawn)
            {
                return [new(RatingRules.Replacing, "没有备用票了，不能换发；这张票计为未收回。")];
            }

            if (!act.Round.IsGroup && !await act.Db.Roll.AnyAsync(r => r.Round == id && r.Member == exchange.Member && r.HasDrawn, stop))
            {
                return [new(RatingRules.Replacing, "请选一位已经领票的组成人员。", "Member")];
            }

            if (await Signatures.MissingAsync(act, accounts, first, second) is { } missing)
            {
                return [missing];
            }

            if (!isLost && await RevokeAsync(act.Db, id, exchange.Spoiled!, stop) is { } wrong)
            {
                return [wrong];
            }

            fresh = await FreshSlips.MakeAsync(act, mint, urn);
            act.Round.NoteReplaced(isLost, fresh.Where == FreshSlip.FromReserve, act.Now);
            if (fresh.Where == FreshSlip.OnPhone)
            {
                await act.Db.Roll.Where(r => r.Round == id && r.Member == exchange.Member).ExecuteUpdateAsync(r => r.SetProperty(x => x.MayDrawAgain, true), stop);
            }

            act.Tell(isLost ? "两位监票人补发遗失的票一张" : "两位监票人换发写坏的票一张");
            return [];
        }, stop);
        if (!outcome.IsDone)
        {
            return Outcome<FreshSlip?>.Refused(outcome.Obstacles);
        }

        FreshSlips.Keep(urn, id, fresh.Slip);
        return Outcome<FreshSlip?>.Done(fresh.Where);
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
    /// <summary>That the own password is wrong; null when it stands.</summary>
    public static async Task<Obstacle?> OwnAsync(RoundAct act, UserManager<Account> accounts, string password) =>
        await accounts.Users.SingleOrDefaultAsync(a => a.Person == act.Actor.Person, act.Stop) is { } account && await accounts.CheckPasswordAsync(account, password)
            ? null
            : new(RatingRules.BothConfirm, "密码不对，请再输一次您自己的密码。", "Password");

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

/// <summary>One more slip while the round is open: from the sheets in reserve, otherwise for the own phone. Nobody but its voter sees it.</summary>
internal static class FreshSlips
{
    /// <summary>Decides where it comes from, and mints it when it is for the phone.</summary>
    public static async Task<(FreshSlip Where, SlipToken? Slip)> MakeAsync(RoundAct act, SlipMint mint, SlipUrn urn)
    {
        var id = act.Round.Id;
        var reserve = act.Round.Way == SlipWay.Paper ? await act.Db.Slips.CountAsync(s => s.Round == id && s.Channel == SlipChannel.Reserve, act.Stop) : 0;
        if (reserve > act.Round.ReserveDrawn)
        {
            return (FreshSlip.FromReserve, null);
        }

        // A process that lost its urn mints as many as people have not drawn when the first of them draws (D-10.7).
        return (FreshSlip.OnPhone, act.Round.Way == SlipWay.Paper || urn.Knows(id) ? mint.Mint(act.Db, id, 1, SlipChannel.Screen)[0] : null);
    }

    /// <summary>Puts it into the urn once the act is on disk.</summary>
    public static void Keep(SlipUrn urn, RatingRoundId id, SlipToken? slip)
    {
        if (slip is not null)
        {
            urn.Add(id, slip);
        }
    }
}
