using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Which lines of the roll were ticked by hand since the process began: only these can be taken back, a draw on a phone cannot.</summary>
public sealed class HandTicks
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(Guid Round, Guid Member), byte> ticked = new();

    public void Add(RatingRoundId round, IEnumerable<MemberId> members)
    {
        foreach (var member in members)
        {
            ticked[(round.Value, member.Value)] = 0;
        }
    }

    public bool Holds(RatingRoundId round, MemberId member) => ticked.ContainsKey((round.Value, member.Value));

    public void Remove(RatingRoundId round, MemberId member) => ticked.TryRemove((round.Value, member.Value), out _);
}

/// <summary>The helper ticks on the roll that a person drew a sheet from the box in the room (签领名册, D-10.6).</summary>
public sealed class TickRoll(RatingActing acting, HandTicks ticks)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, IReadOnlyList<MemberId> drawn, CancellationToken stop)
    {
        List<MemberId> fresh = [];
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (RollActs.Obstacle(act.Round) is { } obstacle)
            {
                return [obstacle];
            }

            fresh = await act.Db.Roll.Where(r => r.Round == id && drawn.Contains(r.Member) && !r.HasDrawn).Select(r => r.Member).ToListAsync(stop);
            await act.Db.Roll.Where(r => r.Round == id && fresh.Contains(r.Member)).ExecuteUpdateAsync(r => r.SetProperty(x => x.HasDrawn, true), stop);
            return [];
        }, stop);
        if (outcome.IsDone)
        {
            ticks.Add(id, fresh);
        }

        return outcome;
    }
}

/// <summary>Takes a tick back that was set by mistake, while the round is open. A draw on a phone is never taken back: it would give a second slip.</summary>
public sealed class UntickRoll(RatingActing acting, HandTicks ticks)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, MemberId member, CancellationToken stop)
    {
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (RollActs.Obstacle(act.Round) is { } obstacle)
            {
                return [obstacle];
            }

            if (!ticks.Holds(id, member))
            {
                return [new(RatingRules.OneSlip, "只有刚才在这里勾选的可以撤回；本人在手机上领的票不能撤回。")];
            }

            var counts = await SlipCounts.ReadAsync(act.Db, id, stop);
            if (counts.Cast >= counts.Issued)
            {
                return [new(RatingRules.SumsAgree, "已经投出的票和发出的一样多，撤回以后收回会多于发出，不能撤回。")];
            }

            await act.Db.Roll.Where(r => r.Round == id && r.Member == member).ExecuteUpdateAsync(r => r.SetProperty(x => x.HasDrawn, false), stop);
            return [];
        }, stop);
        if (outcome.IsDone)
        {
            ticks.Remove(id, member);
        }

        return outcome;
    }
}

internal static class RollActs
{
    /// <summary>Why nobody ticks the roll by hand now.</summary>
    public static Obstacle? Obstacle(RatingRound round) => round is { IsOpen: true, IsGroup: false, Way: not SlipWay.Screen, Content.IsByName: false }
        ? round.IsDrawingPaused ? new(RatingRules.TwoScrutineers, "监票人离会，暂停领票。接任的监票人登记以后再发票。") : null
        : round.IsGroup ? new(RatingRules.Groups, "其他投票人组没有名册，只登记发出张数。")
        : new(RatingRules.OneSlip, round.IsOpen ? "本轮在屏幕上领票，名册由系统登记。" : $"本轮{round.StateWords}，不能登记领票。");
}

/// <summary>Admits a member who came late while the round is open (补一张票, D-10.15): one more present, one more slip. The member draws it from
/// the sheets in reserve or on the own phone; who admits never sees a code.</summary>
public sealed class AdmitLate(RatingActing acting, SlipMint mint, SlipUrn urn)
{
    public async Task<Outcome<FreshSlip?>> RunAsync(RatingRoundId id, MemberId member, CancellationToken stop)
    {
        (FreshSlip Where, SlipToken? Slip) fresh = default;
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (!act.Round.IsOpen)
            {
                return [new(RatingRules.InOrder, act.Round.State < RoundState.Open ? "测评还没有开放，请重新清点。" : "测评已经关闭，不能再补票。")];
            }

            if (act.Round.IsGroup)
            {
                return [new(RatingRules.Groups, "其他投票人组没有名单，开放以后不再增加人数。")];
            }

            var inOffice = await act.Db.MembersOnAsync(act.Today, stop);
            if (inOffice.FirstOrDefault(m => m.Member == member) is not { } late)
            {
                return [new(RatingRules.OneSlip, "请选一位现任的组成人员。", "Member")];
            }

            if (act.Round.Recusals.Any(r => r.Member == member))
            {
                return [new(RatingRules.Recusing, $"{late.Name}在本轮回避，不领票。", "Member")];
            }

            if (await act.Db.Roll.AnyAsync(r => r.Round == id && r.Member == member, stop))
            {
                return [new(RatingRules.OneSlip, $"{late.Name}已在实到名单里。", "Member")];
            }

            var isByName = act.Round.Content.IsByName;
            fresh = isByName ? (FreshSlip.OnPhone, null) : await FreshSlips.MakeAsync(act, mint, urn);
            act.Round.AdmitLate(late.Name, fresh.Where == FreshSlip.FromReserve, act.Actor.Name, act.Now);
            act.Db.Roll.Add(new() { Round = id, Member = member, HasDrawn = isByName });
            act.Tell(isByName ? $"{late.Name}到会" : $"{late.Name}到会，补票一张");
            return [];
        }, stop);
        if (!outcome.IsDone)
        {
            return Outcome<FreshSlip?>.Refused(outcome.Obstacles);
        }

        FreshSlips.Keep(urn, id, fresh.Slip);
        return Outcome<FreshSlip?>.Done(fresh.Where);
    }
}
