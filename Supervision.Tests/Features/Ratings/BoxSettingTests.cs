using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Files;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Settings of the box: minutes of grace, and a box without opening codes (D-10.3, D-10.9a).</summary>
public sealed class BoxSettingTests
{
    [Fact]
    public async Task D_10_3_Given_two_minutes_of_grace_When_closed_Then_drawn_slips_are_cast_for_two_minutes_nobody_draws_and_only_then_it_is_sealed()
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.Grace, "2");
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        var slips = new List<SlipToken>();
        for (var member = 1; member <= 14; member++)
        {
            slips.Add(await round.DrawAsync(member));
        }

        foreach (var slip in slips.Take(12))
        {
            await round.CastAsync(slip, 0);
        }

        await round.CloseAsync();
        Assert.False((await round.County.DoAsync<DrawSlip, Supervision.Domain.Rules.Outcome<SlipToken>>(round.County.MemberActor(15), u => u.RunAsync(round.Id, default))).IsDone);
        app.Clock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(slips[12], 0));
        Assert.StartsWith("已领的屏幕票可以投到", await round.RefusedAsync<SealRound>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default)), StringComparison.Ordinal);
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(SlipAnswer.Closed, await round.CastAsync(slips[13], 0));
        await round.SealAsync();

        Assert.Equal((14, 13), ((await round.ReadAsync()).Issued, (await round.ReadAsync()).Collected));
    }

    [Fact]
    public async Task D_10_3_Given_grace_When_a_sheet_is_scanned_after_closing_Then_it_is_refused_and_the_station_keys_it_in()
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.Grace, "5");
        var round = await ARound.ReadyAsync(app, present: 20, subjects: 1, way: SlipWay.Paper);
        var sheets = await round.PrintAsync();
        await round.OpenAsync();
        await round.TickAsync(20);
        await round.CloseAsync();

        Assert.Equal(SlipAnswer.Closed, await round.CastAsync(sheets[0], 0));
        await round.DoneAsync<KeySheet>(round.County.Clerk, u => u.RunAsync(round.Id, sheets[0].ForPrint(), [0], default));
    }

    [Fact]
    public async Task D_10_9a_Given_a_house_without_opening_codes_When_sealed_Then_both_passwords_open_the_box_and_the_key_on_the_server_is_gone()
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.TwoKeysNeeded, "false");
        var round = await ARound.ApprovedAsync(app, 1);
        await round.CountAsync(15);
        var keys = app.Services.GetRequiredService<StorageDirectory>().Keys;
        Assert.Single(Directory.GetFiles(keys, "box-*.key"));
        await round.OpenAsync();
        for (var member = 1; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.GiveScrutineersAccountsAsync();
        Assert.Equal("监票人 委员6 的密码不对。", await round.RefusedAsync<SealRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", "wrong", default)));
        await round.DoneAsync<SealRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", "Own-2026", default));

        Assert.Equal(15, (await round.ReadAsync()).Results[0].Overall.Votes[0]);
        Assert.Empty(Directory.GetFiles(keys, "box-*.key"));
    }
}
