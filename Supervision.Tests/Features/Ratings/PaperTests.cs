using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Sheets from the box: keyed in after closing, compared with a hand tally, settled before sealing (D-10.10, D-10.10a).</summary>
public sealed class PaperTests
{
    [Fact]
    public async Task D_10_10_Given_paper_slips_When_keyed_after_closing_Then_they_count_like_any_other_cast()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app);
        Assert.Equal("测评还没有关闭，纸票在关闭以后录入。", await KeyRefusedAsync(round, slips[0], 0));
        await round.CloseAsync();

        foreach (var slip in slips.Take(14))
        {
            await KeyAsync(round, slip, 0);
        }

        Assert.Equal("此票已使用，不再录入，请放在一边。", await KeyRefusedAsync(round, slips[0], 0));
        Assert.StartsWith("没有找到这个票号", await KeyRefusedAsync(round, SlipToken.New(), 0), StringComparison.Ordinal);
        await CheckAsync(round, 0, [new([14, 0, 0])]);
        await round.SealAsync();

        Assert.Equal((14, 14, 0), await CountsAsync(round));
    }

    [Fact]
    public async Task D_10_10a_Given_a_slip_of_the_key_When_the_hand_tally_differs_Then_both_sign_and_the_grade_rests_on_the_tally()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app);
        await round.GiveScrutineersAccountsAsync();
        await round.CloseAsync();
        foreach (var (slip, i) in slips.Take(14).Select((s, i) => (s, i)))
        {
            await KeyAsync(round, slip, i == 0 ? (byte)2 : (byte)0);
        }

        Task<string> SealRefused() => round.RefusedAsync<SealRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default));
        Assert.Equal("纸票录入以后，请监票人先与手工计数核对。", await SealRefused());
        Task<string> SignRefused(string? password) => round.RefusedAsync<CheckPaper>(round.Scrutineer(0), u => u.RunAsync(round.Id, new([new Tally([14, 0, 0])], Password: password), default));
        Assert.StartsWith("录入与手工计数不一致。对象1：录入 满意 13、基本满意 0、不满意 1、无效 0；手工 满意 14、基本满意 0、不满意 0、无效 0。请两位复核原票", await SignRefused(null), StringComparison.Ordinal);
        Assert.Equal("密码不对，请再输一次您自己的密码。", await SignRefused("wrong"));
        Assert.Null((await round.ReadAsync()).Paper);
        await CheckAsync(round, 0, [new([14, 0, 0])]);
        Assert.Equal("录入与手工计数不一致，须两位监票人都签署更正说明后才能封存。", await SealRefused());
        await CheckAsync(round, 1, [new([14, 0, 0])]);
        await round.SealAsync();

        var counted = await round.ReadAsync();
        Assert.Equal(new Tally([14, 0, 0]), counted.Results[0].Overall);
        Assert.Equal(0, counted.Results[0].Result.Grade);
        Assert.Equal([0], counted.Paper!.Differences);
    }

    [Fact]
    public async Task D_10_10_Given_sheets_that_nobody_keyed_When_sealed_Then_refused_until_the_scrutineers_sign_that_the_box_is_empty()
    {
        await using var app = await ARound.AppAsync();
        var (round, _) = await OpenAsync(app);
        await round.CloseAsync();

        var refused = await round.RefusedAsync<SealRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default));
        Assert.StartsWith("没有收回一张票。票箱里有纸票的请先录入", refused, StringComparison.Ordinal);
        await CheckAsync(round, 0, [new([0, 0, 0])]);
        await round.SealAsync();

        Assert.Equal((0, 0, 0), await CountsAsync(round));
    }

    [Fact]
    public async Task D_10_10a_Given_a_difference_one_scrutineer_signed_When_the_other_tallies_otherwise_Then_it_is_refused_and_nothing_can_be_sealed()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app);
        await round.GiveScrutineersAccountsAsync();
        await round.CloseAsync();
        foreach (var slip in slips.Take(14))
        {
            await KeyAsync(round, slip, 0);
        }

        await CheckAsync(round, 0, [new([13, 1, 0])]);
        var refused = await round.RefusedAsync<CheckPaper>(round.Scrutineer(1), u => u.RunAsync(round.Id, new([new([14, 0, 0])]), default));
        var sealing = await round.RefusedAsync<SealRound>(round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default));
        await CheckAsync(round, 0, [new([14, 0, 0])]);
        await CheckAsync(round, 1, [new([14, 0, 0])]);
        await round.SealAsync();

        Assert.StartsWith("与另一位监票人签署的手工计数不同。", refused, StringComparison.Ordinal);
        Assert.StartsWith("录入与手工计数不一致", sealing, StringComparison.Ordinal);
        Assert.Equal((14, 14, 0), await CountsAsync(round));
    }

    [Fact]
    public async Task D_10_10_Given_a_sheet_without_readable_code_When_noted_Then_it_is_collected_and_invalid()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app);
        await round.CloseAsync();
        foreach (var slip in slips.Take(14))
        {
            await KeyAsync(round, slip, 0);
        }

        await round.DoneAsync<KeySheet>(round.County.Clerk, u => u.UnreadableAsync(round.Id, default));
        Assert.Equal("票号读不出的纸票，登记了 1 张，手工清点 0 张。请先登记或者撤回，再核对。", await round.RefusedAsync<CheckPaper>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, new([new Tally([14, 0, 0])]), default)));
        await CheckAsync(round, 0, [new([14, 0, 0])], unreadable: 1);
        await round.SealAsync();

        Assert.Equal((15, 14, 1), await CountsAsync(round));
    }

    [Fact]
    public async Task D_10_10_Given_only_sheets_that_cannot_be_read_When_sealed_Then_they_are_counted_by_hand_first()
    {
        await using var app = await ARound.AppAsync();
        var (round, _) = await OpenAsync(app);
        await round.CloseAsync();
        await round.DoneAsync<KeySheet>(round.County.Clerk, u => u.UnreadableAsync(round.Id, default));
        await round.DoneAsync<KeySheet>(round.County.Clerk, u => u.UnreadableAsync(round.Id, default));
        await round.DoneAsync<KeySheet>(round.County.Clerk, u => u.TakeBackUnreadableAsync(round.Id, default));

        Assert.Equal("票箱里有票号读不出的纸票，请监票人先清点并核对。", await round.RefusedAsync<SealRound>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default)));
        await CheckAsync(round, 0, [new([0, 0, 0])], unreadable: 1);
        await round.SealAsync();

        Assert.Equal((1, 0, 1), await CountsAsync(round));
        Assert.Equal("没有可以撤回的登记。", await round.RefusedAsync<KeySheet>(round.County.Clerk, u => u.TakeBackUnreadableAsync(round.Id, default)));
    }

    [Fact]
    public async Task D_10_10a_Given_a_sheet_keyed_after_the_check_When_sealed_Then_it_must_be_checked_again()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app);
        await round.CloseAsync();
        foreach (var slip in slips.Take(14))
        {
            await KeyAsync(round, slip, 0);
        }

        await CheckAsync(round, 0, [new([14, 0, 0])]);
        await KeyAsync(round, slips[14], 0);

        Assert.Equal("核对以后又录入或者登记了纸票，请监票人重新核对。", await round.RefusedAsync<SealRound>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default)));
    }

    [Fact]
    public async Task D_10_14_Given_sheets_When_the_result_is_announced_Then_the_number_of_their_envelope_is_noted_and_stands_on_the_sheet()
    {
        await using var app = await ARound.AppAsync();
        await ARound.SetRuleAsync(app, RatingRules.PaperKeep, "12");
        var (round, slips) = await OpenAsync(app);
        await round.GiveScrutineersAccountsAsync();
        await round.KeyAllAsync([.. slips.Take(14)], _ => [0]);
        Assert.Equal("公布以后，有纸票的轮次才登记封存袋。", await round.RefusedAsync<NoteEnvelope>(round.County.Clerk, u => u.RunAsync(round.Id, "2026-07", default)));
        await round.SealAsync();
        foreach (var which in new[] { 0, 1 })
        {
            await round.DoneAsync<ConfirmRound>(round.Scrutineer(which), u => u.RunAsync(round.Id, "Own-2026", default));
        }

        await round.AnnounceAsync();
        Assert.StartsWith("请填写封存袋编号", await round.RefusedAsync<NoteEnvelope>(round.County.Clerk, u => u.RunAsync(round.Id, " ", default)), StringComparison.Ordinal);
        await round.DoneAsync<NoteEnvelope>(round.County.Clerk, u => u.RunAsync(round.Id, "2026-07", default));

        var announced = await round.ReadAsync();
        Assert.Equal("2026-07", announced.Envelope);
        Assert.Equal($"保存到 {announced.AnnouncedAt!.Value.BeijingDate().AddMonths(12):yyyy年M月d日}", PaperNote.Kept(announced));
    }

    [Fact]
    public async Task D_10_15_Given_more_sheets_than_were_drawn_When_sealed_Then_the_round_is_void_and_nothing_is_counted()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app, drawn: 10);
        await round.CloseAsync();
        foreach (var slip in slips.Take(11))
        {
            await KeyAsync(round, slip, 0);
        }

        await CheckAsync(round, 0, [new([11, 0, 0])]);
        await round.SealAsync();

        var after = await round.ReadAsync();
        Assert.Equal((RoundState.Void, VoidGround.MoreThanIssued, 0), (after.State, after.Void, after.Results.Length));
    }

    [Fact]
    public async Task D_10_5_Given_a_second_print_When_an_old_sheet_is_cast_Then_it_is_unknown()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, subjects: 1, way: SlipWay.Paper);
        var old = await PrintAsync(round);
        await PrintAsync(round);
        await round.DoneAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));

        Assert.Equal(SlipAnswer.Unknown, await round.CastAsync(old[0], 0));
        Assert.Equal("测评票只在就绪时打印，开放以后不能再打印。",
            (await round.County.DoAsync<PrintSlips, Outcome<IReadOnlyList<SlipToken>>>(round.County.Clerk, u => u.RunAsync(round.Id, null, 0, default))).Obstacles[0].Message);
    }

    [Fact]
    public async Task D_10_12_Given_a_sealed_round_When_confirmed_Then_it_takes_both_scrutineers_each_once_with_the_own_password()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        await GiveAccountsAsync(app, round);
        for (var member = 1; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.SealAsync();
        Task<Outcome> Confirm(Actor who, string password) => round.County.DoAsync<ConfirmRound, Outcome>(who, u => u.RunAsync(round.Id, password, default));

        Assert.Equal("密码不对，请再输一次您自己的密码。", (await Confirm(round.Scrutineer(0), "wrong")).Obstacles[0].Message);
        Assert.Equal("只有本轮的监票人可以确认结果。", (await Confirm(round.County.MemberActor(9), "Own-2026")).Obstacles[0].Message);
        Assert.True((await Confirm(round.Scrutineer(0), "Own-2026")).IsDone);
        Assert.Equal("您已经确认过，还要等另一位监票人确认。", (await Confirm(round.Scrutineer(0), "Own-2026")).Obstacles[0].Message);
        Assert.Equal("两位监票人都确认以后才能公布。", await round.RefusedAsync<AnnounceRound>(round.County.Clerk, u => u.RunAsync(round.Id, default)));
        Assert.True((await Confirm(round.Scrutineer(1), "Own-2026")).IsDone);
        await round.DoneAsync<AnnounceRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        Assert.Equal(RoundState.Announced, (await round.ReadAsync()).State);
    }

    [Fact]
    public async Task D_10_12_Given_a_sealed_round_When_the_office_and_the_chair_look_Then_no_result_is_in_what_they_get()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 15, subjects: 1);
        for (var member = 1; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.CloseAsync();
        await round.SealAsync();
        Task<RoundView?> See(Actor who) => round.County.DoAsync<RatingQueries, RoundView?>(who, q => q.FindAsync(round.Id, default));

        Assert.Empty((await See(round.County.Clerk))!.Round.Results);
        Assert.Empty((await See(round.County.MemberActor(1)))!.Round.Results);
        Assert.Single((await See(round.Scrutineer(0)))!.Round.Results);
    }

    [Fact]
    public async Task D_10_10a_Given_a_paper_round_in_which_two_scan_When_sealed_Then_it_is_a_mixed_round_below_ten_and_must_be_voided()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app);
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(slips[0], 0));
        Assert.Equal(SlipAnswer.Cast, await round.CastAsync(slips[1], 2));
        await round.CloseAsync();
        foreach (var slip in slips.Skip(2).Take(14))
        {
            await KeyAsync(round, slip, 0);
        }

        await CheckAsync(round, 0, [new([14, 0, 0])]);
        Assert.StartsWith("两种方式并用时每种至少 10 张，现在纸票 14 张、其他 2 张。", await round.RefusedAsync<SealRound>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_10a_Given_a_restart_while_sheets_are_keyed_When_read_a_second_time_Then_nothing_is_cast_again_and_the_sums_are_back()
    {
        await using var app = await ARound.AppAsync();
        var (round, slips) = await OpenAsync(app);
        await round.CloseAsync();
        foreach (var slip in slips.Take(14))
        {
            await KeyAsync(round, slip, 0);
        }

        app.Services.GetRequiredService<PaperStation>().Forget(round.Id);
        Assert.Equal("纸票录入以后，请监票人先与手工计数核对。", await round.RefusedAsync<SealRound>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, round.Codes.First, round.Codes.Second, default)));
        Assert.StartsWith("系统重启过，纸票录入的合计只剩 0 张，应为 14 张。", await round.RefusedAsync<CheckPaper>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, new([new Tally([0, 0, 0])]), default)), StringComparison.Ordinal);
        foreach (var slip in slips.Take(14))
        {
            await KeyAsync(round, slip, 0);
        }

        Assert.Equal("此票已使用，不再录入，请放在一边。", await KeyRefusedAsync(round, slips[0], 0));
        await CheckAsync(round, 0, [new([14, 0, 0])]);
        await round.SealAsync();
        Assert.Equal((14, 14, 0), await CountsAsync(round));
    }

    [Fact]
    public async Task D_10_6_Given_a_mixed_round_When_printed_Then_the_sheets_and_the_slips_on_screen_are_as_many_as_are_present()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 25, subjects: 1, way: SlipWay.Mixed);
        Task<Outcome<IReadOnlyList<SlipToken>>> Print(int? sheets) =>
            round.County.DoAsync<PrintSlips, Outcome<IReadOnlyList<SlipToken>>>(round.County.Clerk, u => u.RunAsync(round.Id, sheets, 0, default));

        Assert.Equal("纸票应当有 1 到 25 张。", (await Print(26)).Obstacles[0].Message);
        Assert.Equal("纸票应当有 1 到 25 张。", (await Print(null)).Obstacles[0].Message);
        Assert.Equal(11, (await Print(11)).Value!.Count);
        await round.DoneAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        for (var member = 1; member <= 14; member++)
        {
            await round.DrawAsync(member);
        }

        await using var db = await app.OpenAsync();
        Assert.Equal((25, 14), ((await SlipCounts.ReadAsync(db, round.Id, default)).Minted, (await SlipCounts.ReadAsync(db, round.Id, default)).Issued));
    }

    private static async Task<(ARound Round, IReadOnlyList<SlipToken> Slips)> OpenAsync(TestApp app, int drawn = 20)
    {
        var round = await ARound.ReadyAsync(app, present: 20, subjects: 1, way: SlipWay.Paper);
        var slips = await PrintAsync(round);
        await round.DoneAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        await round.DoneAsync<TickRoll>(round.County.Clerk, u => u.RunAsync(round.Id, [.. round.County.Members.Take(drawn).Select(m => m.Id)], default));
        return (round, slips);
    }

    private static async Task<IReadOnlyList<SlipToken>> PrintAsync(ARound round) =>
        (await round.County.DoAsync<PrintSlips, Outcome<IReadOnlyList<SlipToken>>>(round.County.Clerk, u => u.RunAsync(round.Id, null, 0, default))).Value!;

    private static Task KeyAsync(ARound round, SlipToken slip, params byte[] marks) =>
        round.DoneAsync<KeySheet>(round.County.Clerk, u => u.RunAsync(round.Id, slip.ForPrint(), marks, default));

    private static Task<string> KeyRefusedAsync(ARound round, SlipToken slip, params byte[] marks) =>
        round.RefusedAsync<KeySheet>(round.County.Clerk, u => u.RunAsync(round.Id, slip.ForPrint(), marks, default));

    private static Task CheckAsync(ARound round, int scrutineer, IReadOnlyList<Tally> hand, int unreadable = 0) =>
        round.DoneAsync<CheckPaper>(round.Scrutineer(scrutineer), u => u.RunAsync(round.Id, new(hand, unreadable, "Own-2026"), default));

    private static async Task<(int Collected, int Good, int Invalid)> CountsAsync(ARound round)
    {
        var counted = await round.ReadAsync();
        return (counted.Collected, counted.Results[0].Overall.Votes[0], counted.Results[0].Overall.Invalid);
    }

    private static async Task GiveAccountsAsync(TestApp app, ARound round)
    {
        await using var db = await app.OpenAsync();
        var maker = app.Services.GetRequiredService<AccountMaker>();
        db.AddRange(new[] { 0, 1 }.Select(i => maker.Make(round.Scrutineer(i).Person!.Value, $"scrutineer{i}", "Own-2026", mustChangePassword: false)));
        await db.SaveChangesAsync();
    }
}
