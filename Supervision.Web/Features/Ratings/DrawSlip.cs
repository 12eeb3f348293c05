using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>A member draws a slip on the own screen (领取测评票): the roll notes that, and nothing notes which (D-10.6).</summary>
public sealed class DrawSlip(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SlipMint mint, SlipUrn urn)
{
    private static readonly SemaphoreSlim OneRefill = new(1, 1);

    public async Task<Outcome<SlipToken>> RunAsync(RatingRoundId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.DrawSlips, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var state = await db.RatingRounds.Where(r => r.Id == id).Select(r => new { r.State, r.Way, r.Content, r.IsDrawingPaused }).SingleOrDefaultAsync(stop);
        // In a round on paper only late members find a slip on their phone, where no sheet in reserve was left for them.
        if (state?.Content.IsByName == true)
        {
            return Refuse("本轮记名投票，不用领票，请在手机上直接投。");
        }

        if (state is not { State: RoundState.Open } || (state.Way == SlipWay.Paper && !urn.Holds(id)))
        {
            return Refuse(state?.State is RoundState.Open ? "本轮用抽签纸票，请向会务领取。" : "现在没有可以领票的测评。");
        }

        if (state.IsDrawingPaused)
        {
            return Refuse("监票人离会，会议正在推选接任的监票人，暂停领票。请稍候再领。");
        }

        if (actor.Member is not { } member || !await db.Roll.AnyAsync(r => r.Round == id && r.Member == member, stop))
        {
            return Refuse("您不在本轮的实到名单里。如果您刚刚到会，请告诉会务人员。");
        }

        await RefillAsync(db, id, stop);
        var isAgain = await db.Roll.AnyAsync(r => r.Round == id && r.Member == member && r.MayDrawAgain, stop);
        if (await db.Roll.Where(r => r.Round == id && r.Member == member && (isAgain ? r.MayDrawAgain : !r.HasDrawn))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.HasDrawn, true).SetProperty(x => x.MayDrawAgain, false), stop) != 1)
        {
            return Refuse("您已领票。每人只能领一张。");
        }

        if (urn.Draw(id) is { } slip)
        {
            return Outcome<SlipToken>.Done(slip);
        }

        await db.Roll.Where(r => r.Round == id && r.Member == member).ExecuteUpdateAsync(
            r => r.SetProperty(x => x.HasDrawn, isAgain).SetProperty(x => x.MayDrawAgain, isAgain), stop);
        return Refuse("测评票已经领完，请告诉会务人员。");
    }

    // Codes not handed out died with the process; as many are minted anew as people have not drawn (D-10.7).
    private async Task RefillAsync(SupervisionDb db, RatingRoundId id, CancellationToken stop)
    {
        if (urn.Knows(id))
        {
            return;
        }

        await OneRefill.WaitAsync(stop);
        try
        {
            if (!urn.Knows(id))
            {
                var missing = await db.Roll.CountAsync(r => r.Round == id && (!r.HasDrawn || r.MayDrawAgain), stop);
                var slips = mint.Mint(db, id, missing, SlipChannel.Screen);
                await db.SaveChangesAsync(stop);
                urn.Fill(id, slips);
            }
        }
        finally
        {
            OneRefill.Release();
        }
    }

    private static Outcome<SlipToken> Refuse(string message) => Outcome<SlipToken>.Refused(new Obstacle(RatingRules.OneSlip, message));
}
