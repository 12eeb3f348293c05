using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Tests.Features.Ratings;

/// <summary>What happens in a hall beside the vote: help, a scrutineer who leaves, numbers that do not add up.</summary>
public sealed class HallEventTests
{
    [Fact]
    public async Task D_17_7_Given_a_voter_who_is_helped_When_noted_Then_the_minutes_say_that_it_happened_and_neither_who_nor_what()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app);
        Assert.Equal("测评还没有开放。", await round.RefusedAsync<NoteHelp>(round.County.Clerk, u => u.RunAsync(round.Id, default)));
        await round.OpenAsync();
        await round.DoneAsync<NoteHelp>(round.County.Clerk, u => u.RunAsync(round.Id, default));

        var noted = (await round.ReadAsync()).Events[^1];
        Assert.Equal(("一位同志由本人选定的人协助填票", round.County.Clerk.Name), (noted.Words, noted.By));
        await using var db = await app.OpenAsync();
        Assert.Equal(0, await db.Roll.CountAsync(r => r.HasDrawn));
    }

    [Fact]
    public async Task D_17_4_Given_a_scrutineer_who_leaves_When_drawing_is_paused_Then_nobody_draws_and_slips_in_hand_are_cast_until_the_successor_is_there()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 1);
        var slip = await round.DrawAsync(1);
        await round.DoneAsync<PauseDrawing>(round.County.Clerk, u => u.RunAsync(round.Id, true, default));

        var drawn = await round.County.DoAsync<DrawSlip, Outcome<SlipToken>>(round.County.MemberActor(2), u => u.RunAsync(round.Id, default));
        Assert.Equal("监票人离会，会议正在推选接任的监票人，暂停领票。请稍候再领。", drawn.Obstacles[0].Message);
        Assert.Equal("已经暂停领票。", await round.RefusedAsync<PauseDrawing>(round.County.Clerk, u => u.RunAsync(round.Id, true, default)));
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(slip, 0));
        await round.DoneAsync<SucceedScrutineer>(round.County.Clerk, u => u.RunAsync(
            round.Id, round.Scrutineer(0).Person!.Value, round.County.MemberActor(9).Person!.Value, handedOver: true, default));

        Assert.False((await round.ReadAsync()).IsDrawingPaused);
        await round.DrawAsync(2);
    }

    [Fact]
    public async Task D_10_12_Given_a_result_whose_sums_do_not_agree_When_confirmed_Then_it_is_refused_and_nothing_changes()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 1);
        for (var member = 1; member <= 25; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.SealAsync();
        await round.GiveScrutineersAccountsAsync();
        await using (var db = await app.OpenAsync())
        {
            await db.RatingRounds.Where(r => r.Id == round.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Collected, 24));
        }

        var before = await round.ReadAsync();
        Assert.Equal("票数不相符，不能确认。", await round.RefusedAsync<ConfirmRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", default)));
        var after = await round.ReadAsync();
        Assert.Equal((RoundState.Sealed, before.Events.Count), (after.State, after.Events.Count));
        Assert.All(after.Scrutineers, s => Assert.Null(s.ConfirmedAt));
    }
}
