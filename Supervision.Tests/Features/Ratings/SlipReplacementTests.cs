using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Spoiled and lost slips, late members, recusals (D-10.15, D-1.6).</summary>
public sealed class SlipReplacementTests
{
    private const string Own = "Own-2026";

    [Fact]
    public async Task D_17_6_Given_a_slip_spoiled_before_casting_When_both_replace_it_Then_the_old_one_is_void_and_issued_stays()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        var spoiled = await round.DrawAsync(1);

        Assert.Equal(FreshSlip.OnPhone, (await ReplaceAsync(round, spoiled.ForPrint())).Value);
        await using (var before = await app.OpenAsync())
        {
            Assert.Equal(new SlipCounts(20, 1, 0), await SlipCounts.ReadAsync(before, round.Id, default));
        }

        var fresh = await round.DrawAsync(1);
        Assert.False((await DrawAsync(round, 1)).IsDone);

        Assert.Equal(SlipAnswer.Revoked, await round.CastAsync(spoiled, 0));
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(fresh, 0));
        await using var db = await app.OpenAsync();
        var counts = await SlipCounts.ReadAsync(db, round.Id, default);
        Assert.Equal(new SlipCounts(20, 1, 1), counts);
        Assert.DoesNotContain((await round.ReadAsync()).Events, e => e.Words.Contains(fresh.ForPrint(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_10_15_Given_a_cast_slip_a_foreign_code_or_one_password_When_replaced_Then_refused_and_nothing_changes()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        var slip = await round.DrawAsync(1);
        await round.CastAsync(slip, 0);

        Assert.Equal("这张票已经投出或者已经作废，不能换发。", Words(await ReplaceAsync(round, slip.ForPrint())));
        Assert.Equal("这不是本轮的票。", Words(await ReplaceAsync(round, SlipToken.New().ForPrint())));
        Assert.Equal("没有找到这个票号，请对照票面再输一次。", Words(await ReplaceAsync(round, "7K3M")));
        Assert.Equal("监票人 委员6 的密码不对。", Words(await ReplaceAsync(round, (await round.DrawAsync(2)).ForPrint(), second: "wrong")));
        Assert.Equal("请选一位已经领票的组成人员。", Words(await ReplaceAsync(round, slip.ForPrint(), member: 3)));
        await using var db = await app.OpenAsync();
        Assert.Equal(20, (await SlipCounts.ReadAsync(db, round.Id, default)).Minted);
    }

    [Fact]
    public async Task D_10_15_Given_somebody_who_is_no_scrutineer_When_replacing_Then_refused()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        var slip = await round.DrawAsync(1);

        var outcome = await round.County.DoAsync<ReplaceSlip, Outcome<FreshSlip?>>(round.County.MemberActor(9), u => u.RunAsync(round.Id, new(round.County.Members[0].Id, slip.ForPrint()), Own, Own, default));

        Assert.Equal("只有本轮的监票人可以换发。", Words(outcome));
    }

    [Fact]
    public async Task D_10_15_Given_a_lost_slip_When_the_rule_is_off_Then_it_is_not_replaced_and_counts_as_not_collected()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        await round.DrawAsync(1);

        Assert.Equal("按规则，遗失的票不补发，计为未收回。", Words(await ReplaceAsync(round, null)));
    }

    [Fact]
    public async Task D_10_15_Given_lost_slips_are_replaced_When_both_slips_are_cast_Then_more_came_back_than_were_issued_and_the_round_is_void()
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.ReplaceLost, "true");
        var round = await OpenAsync(app);
        for (var member = 1; member <= 19; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        var lost = await round.DrawAsync(20);
        Assert.Equal(FreshSlip.OnPhone, (await ReplaceAsync(round, null, member: 20)).Value);
        var fresh = await round.DrawAsync(20);
        await round.CastAsync(lost, 0);
        await round.CastAsync(fresh, 0);
        await round.CloseAsync();
        await round.SealAsync();

        Assert.Equal((RoundState.Void, VoidGround.MoreThanIssued), ((await round.ReadAsync()).State, (await round.ReadAsync()).Void!.Value));
    }

    [Fact]
    public async Task D_17_35_Given_a_member_who_comes_late_When_admitted_Then_one_more_is_present_and_one_more_slip_is_drawn()
    {
        await using var app = await ARound.AppAsync();
        var round = await OpenAsync(app);
        var late = round.County.Members[25].Id;

        var outcome = await round.County.DoAsync<AdmitLate, Outcome<FreshSlip?>>(round.County.Clerk, u => u.RunAsync(round.Id, late, default));

        Assert.Equal(FreshSlip.OnPhone, outcome.Value);
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(26), 0));
        Assert.Equal(21, (await round.ReadAsync()).Present);
    }

    [Fact]
    public async Task D_10_15_Given_sheets_in_reserve_When_a_member_comes_late_Then_one_of_them_counts_and_nobody_was_shown_a_code()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 20, subjects: 1, way: SlipWay.Paper);
        var sheets = await round.PrintAsync(reserve: 3);
        Assert.Equal(23, sheets.Count);
        await round.OpenAsync();
        await round.TickAsync(20);
        var reserve = sheets.Skip(20).ToList();
        Assert.Equal(SlipAnswer.Unknown, await round.CastAsync(reserve[0], 0));

        Assert.Equal(FreshSlip.FromReserve, await AdmitAsync(round, 25));
        await round.DoneAsync<TickRoll>(round.County.Clerk, u => u.RunAsync(round.Id, [round.County.Members[25].Id], default));
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(reserve[1], 0));

        Assert.Equal(SlipAnswer.Unknown, await round.CastAsync(reserve[2], 0));
        await using var db = await app.OpenAsync();
        Assert.Equal((20, 21, 1), (await SlipCounts.ReadAsync(db, round.Id, default)) is var c ? (c.Minted, c.Issued, c.Cast) : default);
        Assert.Equal(21, (await round.ReadAsync()).Present);
        await round.CloseAsync();
        Assert.Equal("这是没有发出的备用票，不能录入。请放在一边，告诉监票人。", await round.RefusedAsync<KeySheet>(
            round.County.Clerk, u => u.RunAsync(round.Id, reserve[2].ForPrint(), [0], default)));
    }

    [Fact]
    public async Task D_10_15_Given_a_round_on_paper_without_reserve_When_a_member_comes_late_Then_only_the_own_phone_shows_the_slip_and_nobody_takes_a_second()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 20, subjects: 1, way: SlipWay.Paper);
        await round.PrintAsync();
        await round.OpenAsync();
        Assert.False((await DrawAsync(round, 2)).IsDone);

        Assert.Equal(FreshSlip.OnPhone, await AdmitAsync(round, 25));
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(26), 0));

        Assert.False((await DrawAsync(round, 2)).IsDone);
        await using var db = await app.OpenAsync();
        Assert.False((await db.Roll.SingleAsync(r => r.Round == round.Id && r.Member == round.County.Members[1].Id)).HasDrawn);
    }

    [Fact]
    public async Task D_10_6_Given_a_wrong_tick_When_taken_back_Then_the_line_is_free_again_but_a_draw_on_a_phone_is_not()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 25, subjects: 1, way: SlipWay.Mixed);
        await round.PrintAsync(12);
        await round.OpenAsync();
        await round.TickAsync(1);
        await round.DrawAsync(2);
        Task<string> Refused(int member) => round.RefusedAsync<UntickRoll>(round.County.Clerk, u => u.RunAsync(round.Id, round.County.Members[member - 1].Id, default));

        await round.DoneAsync<UntickRoll>(round.County.Clerk, u => u.RunAsync(round.Id, round.County.Members[0].Id, default));
        Assert.Equal("只有刚才在这里勾选的可以撤回；本人在手机上领的票不能撤回。", await Refused(2));
        await round.TickAsync(1);
        await using (var db = await app.OpenAsync())
        {
            Assert.Equal(2, await db.Roll.CountAsync(r => r.Round == round.Id && r.HasDrawn));
        }

        await Assert.ThrowsAsync<Supervision.Web.Access.AccessDeniedException>(() =>
            round.County.DoAsync<UntickRoll, Outcome>(round.County.MemberActor(9), u => u.RunAsync(round.Id, round.County.Members[0].Id, default)));
        await round.CloseAsync();
        Assert.Equal("本轮已关闭，不能登记领票。", await Refused(1));
    }

    [Fact]
    public async Task D_1_6_Given_the_rule_is_on_When_the_chair_marks_a_member_Then_he_is_not_entitled_and_nobody_else_may_mark()
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.Recusal, "true");
        var round = await ARound.ApprovedAsync(app, subjects: 1);
        var recused = round.County.Members[9].Id;

        Assert.Equal("回避由主任决定。", await round.RefusedAsync<RecuseMember>(round.County.Clerk, u => u.RunAsync(round.Id, recused, "配偶", default)));
        Assert.StartsWith("请写明回避的理由", await round.RefusedAsync<RecuseMember>(round.County.MemberActor(1), u => u.RunAsync(round.Id, recused, " ", default)), StringComparison.Ordinal);
        await round.DoneAsync<RecuseMember>(round.County.MemberActor(1), u => u.RunAsync(round.Id, recused, "测评对象的配偶", default));
        await round.CountAsync(20);

        var after = await round.ReadAsync();
        Assert.Equal((26, 19), (after.Entitled, after.Present));
        await using var db = await app.OpenAsync();
        Assert.False(await db.Roll.AnyAsync(r => r.Round == round.Id && r.Member == recused));
    }

    [Fact]
    public async Task D_1_6_Given_the_rule_is_off_When_the_chair_marks_a_member_Then_refused()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app, subjects: 1);

        Assert.StartsWith("规则没有规定测评回避", await round.RefusedAsync<RecuseMember>(
            round.County.MemberActor(1), u => u.RunAsync(round.Id, round.County.Members[9].Id, "配偶", default)), StringComparison.Ordinal);
    }

    private static async Task<FreshSlip?> AdmitAsync(ARound round, int place)
    {
        var late = round.County.Members[place].Id;
        return (await round.County.DoAsync<AdmitLate, Outcome<FreshSlip?>>(round.County.Clerk, u => u.RunAsync(round.Id, late, default))).Value;
    }

    private static Task<Outcome<SlipToken>> DrawAsync(ARound round, int member) =>
        round.County.DoAsync<DrawSlip, Outcome<SlipToken>>(round.County.MemberActor(member), u => u.RunAsync(round.Id, default));

    private static async Task<ARound> OpenAsync(TestApp app)
    {
        var round = await ARound.OpenAsync(app, present: 20, subjects: 1);
        await round.GiveScrutineersAccountsAsync(Own);
        return round;
    }

    private static Task<Outcome<FreshSlip?>> ReplaceAsync(ARound round, string? code, string second = Own, int member = 1) =>
        round.County.DoAsync<ReplaceSlip, Outcome<FreshSlip?>>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, new(round.County.Members[member - 1].Id, code), Own, second, default));

    private static string Words(Outcome outcome) => string.Join('\n', outcome.Obstacles.Select(o => o.Message));
}
