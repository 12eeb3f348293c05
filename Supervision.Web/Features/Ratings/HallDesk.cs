using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>The helper ticks on the roll that a person drew a sheet from the box in the room (签领名册, D-10.6).</summary>
public sealed class TickRoll(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, IReadOnlyList<MemberId> drawn, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        if (!act.Round.IsOpen || act.Round.Way == SlipWay.Screen)
        {
            return [new(RatingRules.OneSlip, act.Round.IsOpen ? "本轮在屏幕上领票，名册由系统登记。" : $"本轮{act.Round.StateWords}，不能登记领票。")];
        }

        await act.Db.Roll.Where(r => r.Round == id && drawn.Contains(r.Member)).ExecuteUpdateAsync(r => r.SetProperty(x => x.HasDrawn, true), stop);
        return [];
    }, stop);
}

/// <summary>Admits a member who came late while the round is open: one more present, one more slip (补一张票, D-10.15).</summary>
public sealed class AdmitLate(RatingActing acting, SlipMint mint, SlipUrn urn)
{
    /// <summary>The new slip's code for printing on paper; null when it lies in the urn for the screen.</summary>
    public async Task<Outcome<SlipToken?>> RunAsync(RatingRoundId id, MemberId member, CancellationToken stop)
    {
        (SlipToken Slip, SlipWay Way)? made = null;
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (!act.Round.IsOpen)
            {
                return [new(RatingRules.InOrder, act.Round.State < RoundState.Open ? "测评还没有开放，请重新清点。" : "测评已经关闭，不能再补票。")];
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

            act.Round.AdmitLate(late.Name, act.Actor.Name, act.Now);
            act.Db.Roll.Add(new() { Round = id, Member = member });
            made = (mint.Mint(act.Db, id, 1, act.Round.Way == SlipWay.Screen ? SlipChannel.Screen : SlipChannel.Paper)[0], act.Round.Way);
            act.Tell($"{late.Name}到会，补票一张");
            return [];
        }, stop);
        if (made is not { } done)
        {
            return Outcome<SlipToken?>.Refused(outcome.Obstacles);
        }

        if (done.Way == SlipWay.Screen && urn.Knows(id))
        {
            urn.Add(id, done.Slip);
        }

        return Outcome<SlipToken?>.Done(done.Way == SlipWay.Screen ? null : done.Slip);
    }
}
