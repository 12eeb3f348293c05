using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Ratings;

/// <summary>A round from counting to announcement, and what stands in its way (D-10.3 to D-10.18).</summary>
public sealed class RoundTests
{
    [Fact]
    public async Task D_10_Given_25_of_27_present_When_all_vote_Then_the_result_is_counted_confirmed_and_announced()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        for (var member = 1; member <= 25; member++)
        {
            byte first = member <= 18 ? (byte)0 : member <= 23 ? (byte)1 : (byte)2;
            Assert.Equal(SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(member), first, 1, Mark.None));
        }

        await round.CloseAsync();
        await round.SealAsync();
        var counted = await round.ReadAsync();
        Assert.Equal((RoundState.Sealed, 25, 25, 0), (counted.State, counted.Issued, counted.Collected, counted.WrappedKey.Length));
        Assert.Equal(new Tally([18, 5, 2]), counted.Results[0].Overall);
        Assert.Equal(["满意 18 票 > 全体组成人员 27 人的半数 13.5，评定为满意"], counted.Results[0].Result.Explanation.ToArray());
        Assert.Equal(1, counted.Results[1].Result.Grade);
        Assert.Equal((CountOutcome.NotEnoughValid, 25), (counted.Results[2].Result.Outcome, counted.Results[2].Overall.Invalid));
        Assert.True(counted.SumsAgree);
    }

    [Fact]
    public async Task D_10_32_E10_Given_13_of_27_present_When_counted_Then_no_rating_may_be_held()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app);

        var words = await round.RefusedAsync<ReadyRound>(round.County.Clerk, u => u.RunAsync(round.Id, [.. round.County.Members.Take(13).Select(m => m.Id)], default));

        Assert.Equal("实到人数未过半数，不得举行测评。实到 13 人，需要 14 人。", words);
        Assert.Equal(RoundState.Approved, (await round.ReadAsync()).State);
    }

    [Fact]
    public async Task D_10_9_Given_one_slip_in_ten_tabs_When_all_send_at_once_Then_one_is_cast_and_nine_are_told_it_is_used()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var slip = await round.DrawAsync(1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => round.CastAsync(slip, 0, 0, 0)));

        Assert.Equal(1, answers.Count(a => a == SlipAnswer.Cast));
        Assert.Equal(9, answers.Count(a => a == SlipAnswer.Used));
        await using var db = await app.OpenAsync();
        Assert.Equal(1, await db.Ballots.CountAsync());
    }

    [Fact]
    public async Task D_10_6_Given_one_sign_in_When_it_draws_fifty_times_at_once_Then_it_gets_one_slip()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);

        var drawn = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            round.County.DoAsync<DrawSlip, Outcome<SlipToken>>(round.County.MemberActor(3), u => u.RunAsync(round.Id, default))));

        Assert.Equal(1, drawn.Count(d => d.IsDone));
        Assert.All(drawn.Where(d => !d.IsDone), d => Assert.Equal("您已领票。每人只能领一张。", d.Obstacles[0].Message));
    }

    [Fact]
    public async Task D_10_7_Given_a_restart_When_the_urn_is_gone_Then_slips_in_hands_stay_good_and_the_others_draw_new_ones()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15);
        var inHand = await round.DrawAsync(1);
        app.Services.GetRequiredService<SlipUrn>().Forget(round.Id);

        for (var member = 2; member <= 15; member++)
        {
            Assert.Equal(SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(member), 0, 0, 0));
        }

        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(inHand, 0, 0, 0));
        await round.CloseAsync();
        await round.SealAsync();
        Assert.Equal((15, 15), ((await round.ReadAsync()).Issued, (await round.ReadAsync()).Collected));
    }

    [Fact]
    public async Task D_10_Given_a_slip_When_the_round_is_closed_or_sealed_or_it_never_was_Then_each_gets_its_answer()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        var (cast, kept) = (await round.DrawAsync(1), await round.DrawAsync(2));
        await round.CastAsync(cast, 0, 0, 0);

        Assert.Equal(SlipAnswer.Used, await round.CastAsync(cast, 0, 0, 0));
        Assert.Equal(SlipAnswer.WrongForm, await round.CastAsync(kept, 0, 0));
        Assert.Equal(SlipAnswer.WrongForm, await round.CastAsync(kept, 0, 0, 3));
        Assert.Equal(SlipAnswer.Unknown, await round.CastAsync(SlipToken.New(), 0, 0, 0));
        await round.CloseAsync();
        Assert.Equal(SlipAnswer.Closed, await round.CastAsync(kept, 0, 0, 0));
        await round.SealAsync();
        Assert.Equal(SlipAnswer.Closed, await round.CastAsync(kept, 0, 0, 0));
        Assert.Equal(SlipAnswer.Closed, await round.CastAsync(cast, 0, 0, 0));
    }

    [Fact]
    public async Task D_10_9a_Given_wrong_codes_When_tried_five_times_Then_there_is_a_pause_of_a_minute()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        await round.CastAsync(await round.DrawAsync(1), 0, 0, 0);
        await round.CloseAsync();
        Task<string> Try() => round.RefusedAsync<SealRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, "000 000 0000", default));

        List<string> words = [];
        for (var i = 0; i < 6; i++)
        {
            words.Add(await Try());
        }

        Assert.Equal("启封码不对，还可以再试 4 次。", words[0]);
        Assert.Equal("启封码不对。请等一分钟再试。", words[4]);
        Assert.Equal("启封码输错次数太多，请等 60 秒再试。", words[5]);
        app.Clock.Advance(TimeSpan.FromSeconds(61));
        await round.SealAsync();
    }

    [Fact]
    public async Task D_10_9a_Given_a_code_When_asked_for_twice_or_by_another_Then_it_is_shown_once_to_its_scrutineer()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app);
        await round.CountAsync(20);
        Task<Outcome<string>> Show(Supervision.Web.Access.Actor who) => round.County.DoAsync<TakeCode, Outcome<string>>(who, u => u.ShowAsync(round.Id, default));

        var first = await Show(round.Scrutineer(0));
        Assert.Matches("^[0-9]{3} [0-9]{3} [0-9]{4}$", first.Value);
        Assert.False((await Show(round.Scrutineer(0))).IsDone);
        Assert.False((await Show(round.County.MemberActor(9))).IsDone);
        Assert.Contains("还没有抄好启封码", await round.RefusedAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default)), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_links_a_ballot_to_a_slip_a_person_or_a_time()
    {
        static string[] Columns(Type row) => [.. row.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)];

        Assert.Equal(["Key", "Locked", "Round"], Columns(typeof(Ballot)));
        Assert.Equal(["Channel", "Hash", "Round", "State"], Columns(typeof(Slip)));
        Assert.Equal(["HasDrawn", "MayDrawAgain", "Member", "Round"], Columns(typeof(RollEntry)));
        Assert.Equal(["Key", "Mark", "Round", "Slot", "Subject"], Columns(typeof(SealedMark)));
    }

    [Fact]
    public async Task D_10_Given_a_round_that_is_closing_When_slips_arrive_Then_each_is_in_the_box_or_refused()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        List<SlipToken> slips = [];
        for (var member = 1; member <= 25; member++)
        {
            slips.Add(await round.DrawAsync(member));
        }

        var sent = slips.Select(s => Task.Run(() => round.CastAsync(s, 0, 1, 2))).ToList();
        var closing = Task.Run(round.CloseAsync);
        var answers = await Task.WhenAll(sent);
        await closing;
        await round.SealAsync();

        Assert.All(answers, a => Assert.True(a is SlipAnswer.Cast or SlipAnswer.Closed, a.ToString()));
        Assert.Equal(answers.Count(a => a == SlipAnswer.Cast), (await round.ReadAsync()).Collected);
    }

    [Fact]
    public async Task D_10_11_Given_a_sealed_box_When_looked_at_Then_ballots_are_gone_marks_lie_in_key_order_and_the_seal_fits()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app);
        for (var member = 1; member <= 20; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), (byte)(member % 3), 0, 1);
        }

        await round.CloseAsync();
        await round.SealAsync();
        await using var db = await app.OpenAsync();
        var keys = await db.Database.SqlQueryRaw<string>("SELECT Key AS Value FROM SealedMarks ORDER BY rowid").ToListAsync();

        Assert.Equal(0, await db.Ballots.CountAsync());
        Assert.All(await db.Slips.ToListAsync(), s => Assert.Equal(SlipState.Over, s.State));
        Assert.Equal(60, keys.Count);
        Assert.Equal(keys.Order(StringComparer.OrdinalIgnoreCase), keys);
        Assert.Equal((await round.ReadAsync()).BoxSeal, BoxSeal.Of(await db.SealedMarks.ToListAsync()));
        Assert.True((await round.ReadAsync()).IsCompacted);
    }
}
