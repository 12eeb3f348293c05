using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Ratings;

/// <summary>What time does to rounds (D-10.11, D-10.16, D-17.12; rehearsals of screens 4.4).</summary>
public sealed class KeepRoundsTests
{
    [Fact]
    public async Task D_17_12_Given_a_sealed_round_When_24_hours_pass_without_both_confirming_Then_it_is_void_and_voted_again()
    {
        await using var app = await ARound.AppAsync();
        var round = await SealedAsync(app);
        await AccountAsync(app, round);
        app.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.False(await RunAsync(app));
        await round.DoneAsync<ConfirmRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, Visitor.Password, default));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("封存已满 24 小时，不能再确认，本轮作废，请重新测评。", await round.RefusedAsync<ConfirmRound>(round.Scrutineer(1), u => u.RunAsync(round.Id, Visitor.Password, default)));
        Assert.True(await RunAsync(app));

        var annulled = await round.ReadAsync();
        Assert.Equal((RoundState.Void, VoidGround.NotConfirmed, true), (annulled.State, annulled.Void, annulled.IsCompacted));
        Assert.Contains(annulled.Events, e => e.Words == "本轮作废：二十四小时内没有确认");
        Assert.Empty(annulled.Results);
        await using var db = await app.OpenAsync();
        Assert.Equal(0, await db.SealedMarks.CountAsync());
        Assert.False(await RunAsync(app));
        var again = await round.AgainAsync(app);
        Assert.Equal(RoundState.Approved, (await again.ReadAsync()).State);
    }

    [Fact]
    public async Task Given_a_rehearsal_When_the_next_day_comes_Then_all_its_data_are_gone_and_real_rounds_stay()
    {
        await using var app = await ARound.AppAsync();
        var real = await SealedAsync(app);
        var rehearsal = await real.RehearseAsync();
        await rehearsal.CastAsync(await rehearsal.DrawAsync(1), 0, 1, 2);
        byte[] locked;
        await using (var db = await app.OpenAsync())
        {
            locked = (await db.Ballots.SingleAsync()).Locked[..16];
        }

        Assert.True((await StoredBytes.OfAsync(app.Folder)).Contain(locked));
        app.Clock.Advance(TimeSpan.FromHours(14));   // 23:00 of the same day
        Assert.False(await RunAsync(app));

        app.Clock.Advance(TimeSpan.FromHours(2));
        Assert.True(await RunAsync(app));

        await using (var db = await app.OpenAsync())
        {
            Assert.Equal(real.Id, (await db.RatingRounds.SingleAsync()).Id);
            Assert.Equal((0, 0, 0), (await db.Ballots.CountAsync(), await db.Slips.CountAsync(s => s.Round == rehearsal.Id), await db.Roll.CountAsync(r => r.Round == rehearsal.Id)));
            Assert.Contains(await db.AuditEntries.ToListAsync(), e => e.Sentence == "演练“演练”的数据已删除");
            Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
        }

        Assert.False((await StoredBytes.OfAsync(app.Folder)).Contain(locked));
    }

    [Fact]
    public async Task D_10_11_Given_a_sealed_round_When_its_sitting_is_closed_Then_an_old_slip_is_unknown()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15);
        var slip = await round.DrawAsync(1);
        await round.CastAsync(slip, 0, 0, 0);
        await round.CloseAsync();
        await round.SealAsync();
        Assert.Equal(SlipAnswer.Closed, await round.CastAsync(slip, 0, 0, 0));
        await using (var db = await app.OpenAsync())
        {
            await db.Sittings.ExecuteUpdateAsync(s => s.SetProperty(x => x.State, SittingState.Closed));
        }

        Assert.True(await RunAsync(app));

        Assert.Equal(SlipAnswer.Unknown, await round.CastAsync(slip, 0, 0, 0));
    }

    private static Task<bool> RunAsync(TestApp app) => app.Services.GetRequiredService<JobRunner>().RunAsync("round-keeper", "定时", default);

    private static async Task<ARound> SealedAsync(TestApp app)
    {
        var round = await ARound.OpenAsync(app, present: 15);
        for (var member = 1; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0, 1, 2);
        }

        await round.CloseAsync();
        await round.SealAsync();
        return round;
    }

    private static async Task AccountAsync(TestApp app, ARound round)
    {
        await using var db = await app.OpenAsync();
        var maker = app.Services.GetRequiredService<AccountMaker>();
        db.AddRange(new[] { 0, 1 }.Select(n => maker.Make(round.Scrutineer(n).Person!.Value, $"scrutineer{n}", Visitor.Password, mustChangePassword: false)));
        await db.SaveChangesAsync();
    }
}
