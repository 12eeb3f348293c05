using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Ratings;

/// <summary>The acceptance scenarios and edge cases of ratings, as they are numbered (D-16.17 to D-16.24, D-17).</summary>
public sealed class RatingScenarioTests
{
    [Fact]
    public async Task D_16_17_Given_ten_works_24_collected_and_one_blank_When_counted_Then_that_work_has_23_valid_and_every_line_sums_to_24()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 25, subjects: 10);
        for (var member = 1; member <= 25; member++)
        {
            var slip = await round.DrawAsync(member);
            if (member > 1)
            {
                await round.CastAsync(slip, [.. Enumerable.Range(0, 10).Select(i => member == 2 && i == 2 ? Mark.None : (byte)0)]);
            }
        }

        await round.CloseAsync();
        await round.SealAsync();

        var counted = await round.ReadAsync();
        Assert.Equal((25, 24), (counted.Issued, counted.Collected));
        Assert.All(counted.Results, r => Assert.Equal(r.Subject == 2 ? (23, 1, 24) : (24, 0, 24), (r.Overall.Valid, r.Overall.Invalid, r.Overall.Collected)));
    }

    [Theory]
    [InlineData("all_members", 1)]
    [InlineData("present", 0)]
    [InlineData("valid", 0)]
    public async Task D_16_18_Given_13_6_3_and_one_invalid_of_23_collected_When_counted_by_a_denominator_Then_its_grade_stands(string denominator, int grade)
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.CountedAgainst, denominator);
        var counted = await CountedAsync(app, 24, 23, m => m <= 13 ? (byte)0 : m <= 19 ? (byte)1 : m <= 22 ? (byte)2 : Mark.None);

        Assert.Equal((grade, new Tally([13, 6, 3], 1)), (counted.Results[0].Result.Grade, counted.Results[0].Overall));
    }

    [Theory]
    [InlineData("lower", 1)]
    [InlineData("reach", 0)]
    public async Task D_16_19_Given_28_members_and_14_8_4_When_counted_Then_the_rule_for_a_tie_decides(string tie, int grade)
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.Tie, tie);
        var counted = await CountedAsync(app, 26, 26, m => m <= 14 ? (byte)0 : m <= 22 ? (byte)1 : (byte)2, members: 28);

        Assert.Equal(grade, counted.Results[0].Result.Grade);
    }

    [Fact]
    public async Task D_16_20_Given_24_issued_and_25_sheets_When_counting_starts_Then_void_no_totals_old_slips_are_over_and_a_second_round_can_be_prepared()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 25, subjects: 1, way: SlipWay.Paper);
        var sheets = await round.PrintAsync();
        await round.OpenAsync();
        await round.TickAsync(24);
        await round.KeyAllAsync(sheets, _ => [0]);
        await round.SealAsync();

        var after = await round.ReadAsync();
        Assert.Equal((RoundState.Void, VoidGround.MoreThanIssued, 0), (after.State, after.Void, after.Results.Length));
        Assert.Equal(SlipAnswer.Closed, await round.CastAsync(sheets[0], 0));
        Assert.Equal((RoundState.Approved, 2), (await (await round.AgainAsync()).ReadAsync()) is var next ? (next.State, next.Number) : default);
    }

    [Fact]
    public async Task D_16_21_Given_20_casts_When_the_process_is_gone_and_back_Then_20_are_collected_others_work_and_a_used_slip_is_used()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 1);
        List<SlipToken> slips = [];
        for (var member = 1; member <= 20; member++)
        {
            slips.Add(await round.DrawAsync(member));
            await round.CastAsync(slips[^1], 0);
        }

        app.Services.GetRequiredService<SlipUrn>().Forget(round.Id);
        await RestoredRounds.SettleAtStartAsync(app.Services, default);

        await using var db = await app.OpenAsync();
        Assert.Equal((RoundState.Open, 20), ((await round.ReadAsync()).State, (await SlipCounts.ReadAsync(db, round.Id, default)).Cast));
        Assert.Equal(SlipAnswer.Used, await round.CastAsync(slips[0], 0));
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(21), 0));
    }

    [Fact]
    public async Task D_16_22_Given_a_sealed_round_When_its_file_is_searched_Then_no_key_of_a_cast_is_left_and_no_value_joins_two_parts()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 2);
        for (var member = 1; member <= 20; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0, 1);
        }

        await using var db = await app.OpenAsync();
        var keys = await db.Ballots.Select(b => b.Key).ToListAsync();
        await round.CloseAsync();
        await round.SealAsync();
        var parts = await db.SealedMarks.AsNoTracking().ToListAsync();
        var file = await StoredBytes.OfAsync(app.Folder);
        static byte[] Written(Guid key) => System.Text.Encoding.ASCII.GetBytes(key.ToString().ToUpperInvariant());

        Assert.Equal(40, parts.Select(p => p.Key).Distinct().Count());
        Assert.Equal(20, keys.Count);
        Assert.All(keys, key => Assert.False(file.Contain(Written(key))));
        Assert.True(file.Contain(Written(parts[0].Key)));
    }

    [Fact]
    public async Task D_16_23_Given_an_open_round_When_its_results_are_asked_for_Then_only_issued_and_collected_are_given()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.CastAsync(await round.DrawAsync(1), 0);
        await round.CastAsync(await round.DrawAsync(2), 2);
        await round.DrawAsync(3);

        var view = await round.County.DoAsync<RatingQueries, RoundView?>(round.County.Clerk, q => q.FindAsync(round.Id, default));

        Assert.Equal((3, 2, 0), (view!.Issued, view.Collected, view.Round.Results.Length));
    }

    [Fact]
    public async Task D_16_24_Given_one_scrutineer_confirmed_When_the_presider_looks_Then_nothing_and_after_the_second_and_the_announcement_the_result()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        for (var member = 1; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.SealAsync();
        await round.GiveScrutineersAccountsAsync();
        async Task<int> SeenAsync() => (await round.County.DoAsync<RatingQueries, RoundView?>(round.County.MemberActor(1), q => q.FindAsync(round.Id, default)))!.Round.Results.Length;
        await round.DoneAsync<ConfirmRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", default));
        Assert.Equal(0, await SeenAsync());
        await round.DoneAsync<ConfirmRound>(round.Scrutineer(1), u => u.RunAsync(round.Id, "Own-2026", default));
        await round.AnnounceAsync();

        Assert.Equal(1, await SeenAsync());
    }

    [Fact]
    public async Task D_17_4_Given_a_scrutineer_who_leaves_When_another_takes_over_with_the_written_code_Then_the_box_opens_and_the_successor_confirms()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 20, subjects: 1);
        for (var member = 1; member <= 20; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        var (leaving, next) = (round.Scrutineer(1).Person!.Value, round.County.MemberActor(7).Person!.Value);
        Task<string> Refused(Supervision.Domain.Organisation.PersonId who, bool handedOver) =>
            round.RefusedAsync<SucceedScrutineer>(round.County.Clerk, u => u.RunAsync(round.Id, leaving, who, handedOver, default));
        Assert.StartsWith("请离会的监票人把写有启封码的纸当面交给接任的监票人", await Refused(next, false), StringComparison.Ordinal);
        Assert.Equal("委员25没有到会，不能担任监票人。", await Refused(round.County.MemberActor(25).Person!.Value, true));
        Assert.Equal("请选另一位组成人员接任。", await Refused(round.Scrutineer(0).Person!.Value, true));
        await round.DoneAsync<SucceedScrutineer>(round.County.Clerk, u => u.RunAsync(round.Id, leaving, next, true, default));
        await round.CloseAsync();
        await round.SealAsync();
        await round.GiveAccountsAsync([5, 6, 7]);

        Assert.Equal("只有本轮的监票人可以确认结果。", await round.RefusedAsync<ConfirmRound>(round.Scrutineer(1), u => u.RunAsync(round.Id, "Own-2026", default)));
        await round.DoneAsync<ConfirmRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", default));
        await round.DoneAsync<ConfirmRound>(round.County.MemberActor(7), u => u.RunAsync(round.Id, "Own-2026", default));
        Assert.Equal(RoundState.Confirmed, (await round.ReadAsync()).State);
    }

    [Fact]
    public async Task D_17_5_Given_a_scrutineer_who_is_a_voter_When_voting_Then_allowed_but_a_subject_of_the_round_is_never_one()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);

        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(5), 0));
        var named = RatingRound.SetUp(new(Guid.NewGuid()), new("测评", default, SlipWay.Screen, false), default, RatingContent.Plain, [new(0, "委员5", "", null)]);
        Assert.Equal("委员5是测评对象，不能担任监票人。", Assert.Single(named.ObstaclesToName(
            [(round.Scrutineer(0).Person!.Value, "委员5"), (round.Scrutineer(1).Person!.Value, "委员6")],
            new HashSet<Supervision.Domain.Organisation.PersonId>(), new HashSet<Supervision.Domain.Organisation.PersonId>())).Message);
    }

    [Fact]
    public async Task D_17_8_Given_no_network_When_not_yet_open_Then_the_round_goes_to_paper_and_is_counted_anew_and_when_open_it_waits_or_is_voided()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 20, subjects: 1);
        Assert.Equal("规则没有允许纸票和屏幕票并用，请选一种。", await round.RefusedAsync<SwitchWay>(round.County.Clerk, u => u.RunAsync(round.Id, SlipWay.Mixed, default)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => round.County.DoAsync<SwitchWay, Outcome>(round.County.MemberActor(9), u => u.RunAsync(round.Id, SlipWay.Paper, default)));

        await round.DoneAsync<SwitchWay>(round.County.Clerk, u => u.RunAsync(round.Id, SlipWay.Paper, default));
        Assert.Equal((RoundState.Approved, SlipWay.Paper, 0), (await round.ReadAsync()) is var r ? (r.State, r.Way, r.Present) : default);
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        Assert.Equal("请先打印测评票，再开放。", await round.RefusedAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default)));
        await round.PrintAsync();
        await round.OpenAsync();
        Assert.StartsWith("本轮已开放，领票方式不能再改。", await round.RefusedAsync<SwitchWay>(round.County.Clerk, u => u.RunAsync(round.Id, SlipWay.Screen, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_17_10_Given_a_unanimous_vote_When_announced_Then_it_is_shown_as_it_is()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.FinishAsync(15, _ => [0]);

        Assert.Equal(new Tally([15, 0, 0]), (await round.ReadAsync()).Results[0].Overall);
    }

    [Fact]
    public async Task D_17_1_Given_vacant_seats_When_the_sheet_is_written_Then_the_base_stands_there_both_ways()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await round.FinishAsync(15, _ => [0]);
        var announced = await round.ReadAsync();
        var view = await round.County.DoAsync<RatingQueries, RoundView?>(round.County.Clerk, q => q.FindAsync(round.Id, default));

        var lines = ResultFiles.Paper(view!).Parts.OfType<Supervision.Web.Documents.PaperPart.Text>().SelectMany(t => t.Paragraphs).Select(l => l.Text).ToList();
        Assert.Contains(lines, l => l.Contains($"在任 {announced.InOffice} 人，名额 {announced.Seats} 人", StringComparison.Ordinal));
    }

    [Fact]
    public void D_17_36_Given_rates_that_do_not_add_up_When_counted_Then_none_is_adjusted_and_the_counts_stand_beside()
    {
        decimal?[] rates = [RatingCount.Rate(1, 3), RatingCount.Rate(1, 3), RatingCount.Rate(1, 3)];

        Assert.Equal([33.33m, 33.33m, 33.33m], rates);
        Assert.Equal(99.99m, rates.Sum());
    }

    [Fact]
    public void D_17_37_Given_nothing_valid_or_no_base_When_counted_Then_nothing_is_divided_and_no_result_is_formed()
    {
        var result = RatingCount.Of(RatingMethod.Usual, new(27, 20, 20, 20), new([0, 0, 0], 20));

        Assert.Equal((CountOutcome.NotEnoughValid, null, null), (result.Outcome, result.Grade, RatingCount.Rate(0, 0)));
    }

    [Fact]
    public async Task D_17_43_Given_no_sitting_When_a_rating_is_set_up_Then_refused()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app);

        Assert.Equal("请选一次常委会会议。", await round.RefusedAsync<SetUpRound>(round.County.Clerk, u => u.RunAsync(
            new(new(Guid.NewGuid()), new("测评", new(Guid.NewGuid()), SlipWay.Screen, false), "其他满意度测评", [new(0, "甲", "", null)]), default)));
    }

    [Fact]
    public async Task D_17_44_Given_a_voter_who_wants_to_see_the_own_ballot_When_the_slip_is_opened_again_Then_the_page_says_that_nobody_can()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 1);
        var slip = await round.DrawAsync(1);
        await round.CastAsync(slip, 2);
        var client = app.CreateClient();

        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/v/{slip.ForAddress()}"));

        Assert.Contains("投了什么，谁也查不到，包括投票人自己", page, StringComparison.Ordinal);
        Assert.DoesNotContain("不满意", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_17_47_Given_eleven_subjects_When_listed_Then_ten_stand_on_a_page_and_one_cast_at_the_end_takes_all()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, subjects: 11);
        var client = app.CreateClient();
        var address = $"/v/{(await round.DrawAsync(1)).ForAddress()}";
        async Task<string> SendAsync(params (string Name, string Value)[] fields) => WebUtility.HtmlDecode(await (await client.PostAsync(
            address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))))).Content.ReadAsStringAsync());

        var first = await SendAsync(("m", "-----------"), ("go", "list"));
        Assert.Contains("第 1 到 10 位，共 11 位", first, StringComparison.Ordinal);
        Assert.Equal(10, first.Split("<fieldset").Length - 1);
        await using var db = await app.OpenAsync();
        Assert.Contains("第 11 到 11 位", await SendAsync(("m", "-----------"), ("list", "1"), ("at", "0"), ("c0", "0"), ("go", "next")), StringComparison.Ordinal);
        Assert.Equal(0, await db.Ballots.CountAsync());
        Assert.Contains("已投票", await SendAsync(("m", "0---------1"), ("go", "cast")), StringComparison.Ordinal);
        Assert.Equal(1, await db.Ballots.CountAsync());
    }

    private static async Task<RatingRound> CountedAsync(TestApp app, int present, int voters, Func<int, byte> mark, int members = 27)
    {
        var round = await ARound.ApprovedAsync(app, 1, members: members);
        await round.CountAsync(present);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        for (var member = 1; member <= present; member++)
        {
            var slip = await round.DrawAsync(member);
            if (member <= voters)
            {
                await round.CastAsync(slip, mark(member));
            }
        }

        await round.CloseAsync();
        await round.SealAsync();
        return await round.ReadAsync();
    }
}
