using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>A wrong result is put right by a signed note only, and both totals stay (D-10.18).</summary>
public sealed class CorrectionTests
{
    private static readonly IReadOnlyList<IReadOnlyList<Tally>> Right = [[new Tally([13, 9, 2])]];

    [Fact]
    public async Task D_16_34_Given_14_8_2_that_should_be_13_9_2_When_both_sign_and_the_council_agrees_Then_the_grade_changes_and_a_letter_is_owed()
    {
        await using var app = await ARound.AppAsync();
        var round = await AnnouncedAsync(app);
        Assert.Equal(0, (await round.ReadAsync()).Results[0].Result.Grade);

        await DraftAsync(round, Right);
        Assert.Equal("更正说明须两位监票人签署，现在签署 0/2。", await round.RefusedAsync<ApplyCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, default)));
        await SignAsync(round, 0);
        await SignAsync(round, 1);
        Assert.Equal("主任会议还没有同意更正，或者决定还没有确认。", await round.RefusedAsync<ApplyCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, default)));
        Assert.Equal(0, (await round.ReadAsync()).Results[0].Result.Grade);
        await AgreeAsync(round);
        await round.DoneAsync<ApplyCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, default));

        var after = await round.ReadAsync();
        Assert.Equal((1, new Tally([14, 8, 2]), new Tally([13, 9, 2])), (after.Results[0].Result.Grade, after.Correction!.Old[0].Overall, after.Results[0].Overall));
        await using var db = await app.OpenAsync();
        var letter = Assert.Single(await db.Obligations.Where(o => o.Act == "发送测评结果更正函").ToListAsync());
        Assert.Equal(ObligationState.Open, letter.State);
        await round.DoneAsync<NoteStepDone>(round.County.Clerk, u => u.RunAsync(round.Id, "correction-0", default));
        Assert.Equal(ObligationState.Met, (await db.Obligations.AsNoTracking().SingleAsync(o => o.Id == letter.Id)).State);
    }

    [Fact]
    public async Task D_10_18_Given_a_correction_in_force_When_the_sheet_is_written_Then_it_says_更正_with_both_values()
    {
        await using var app = await ARound.AppAsync();
        var round = await AnnouncedAsync(app);
        await DraftAsync(round, Right);
        await SignAsync(round, 0);
        await SignAsync(round, 1);
        await AgreeAsync(round);
        await round.DoneAsync<ApplyCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, default));

        var view = await round.County.DoAsync<RatingQueries, RoundView?>(round.County.Clerk, q => q.FindAsync(round.Id, default));
        var lines = string.Join('\n', CorrectionWords.Lines(view!.Round, view.Round.Correction!));
        Assert.Contains("原公布 满意 14、基本满意 8、不满意 2、无效 0，满意；更正为 满意 13、基本满意 9、不满意 2、无效 0，基本满意", lines, StringComparison.Ordinal);
        Assert.Contains("委员5、委员6 签署，2026年第九次主任会议同意", CorrectionWords.Signed(view.Round, view.Round.Correction!), StringComparison.Ordinal);
        Assert.Contains("满意 14、基本满意 8、不满意 2、无效 0，满意", Assert.Single(ResultFiles.Table(view).Rows).OfType<string>());
    }

    [Theory]
    [InlineData(13, 9, 1, "对象1：有效、无效、弃权相加应当等于收回 24 张。")]
    [InlineData(14, 8, 2, "更正后的票数与公布的完全相同，没有什么可以更正。")]
    [InlineData(-1, 23, 2, "票数不能是负数。")]
    public async Task D_10_18_Given_totals_that_cannot_be_When_the_note_is_written_Then_refused_and_nothing_changes(int first, int second, int third, string words)
    {
        await using var app = await ARound.AppAsync();
        var round = await AnnouncedAsync(app);

        Assert.Equal(words, await round.RefusedAsync<DraftCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, "录错", "三人重新清点", [[new Tally([first, second, third])]], default)));
        Assert.Empty((await round.ReadAsync()).Corrections);
    }

    [Fact]
    public async Task D_10_18_Given_a_round_on_screen_When_a_note_is_written_Then_refused_because_nothing_can_be_recounted()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 24, subjects: 1);
        await round.FinishAsync(24, m => [(byte)(m <= 14 ? 0 : m <= 22 ? 1 : 2)]);

        Assert.StartsWith("本轮没有录入的纸票。", await round.RefusedAsync<DraftCorrection>(
            round.County.Clerk, u => u.RunAsync(round.Id, "录错", "重新清点", Right, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_18_Given_a_mixed_round_When_more_is_corrected_than_paper_gave_Then_refused()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 24, subjects: 1, way: SlipWay.Mixed);
        var sheets = await round.PrintAsync(12);
        await round.OpenAsync();
        for (var member = 1; member <= 12; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        await round.DoneAsync<TickRoll>(round.County.Clerk, u => u.RunAsync(round.Id, [.. round.County.Members.Skip(12).Take(12).Select(m => m.Id)], default));
        await round.KeyAllAsync(sheets, m => [(byte)(m <= 2 ? 0 : 1)]);
        await round.ConfirmAndAnnounceAsync();

        Assert.StartsWith("对象1：只能更正纸票的部分（12 张）", await round.RefusedAsync<DraftCorrection>(
            round.County.Clerk, u => u.RunAsync(round.Id, "录错", "重新清点", [[new Tally([11, 13, 0])]], default)), StringComparison.Ordinal);
        await DraftAsync(round, [[new Tally([12, 12, 0])]]);
    }

    [Fact]
    public async Task D_10_18_Given_others_When_they_write_sign_or_sign_twice_Then_refused()
    {
        await using var app = await ARound.AppAsync();
        var round = await AnnouncedAsync(app);
        await Assert.ThrowsAsync<AccessDeniedException>(() => round.County.DoAsync<DraftCorrection, Outcome>(
            round.County.MemberActor(9), u => u.RunAsync(round.Id, "录错", "重新清点", Right, default)));
        await DraftAsync(round, Right);

        Assert.Equal("只有本轮的监票人可以签署更正说明。", await round.RefusedAsync<SignCorrection>(round.County.MemberActor(9), u => u.RunAsync(round.Id, "Own-2026", default)));
        Assert.Equal("密码不对，请再输一次您自己的密码。", await round.RefusedAsync<SignCorrection>(round.Scrutineer(0), u => u.RunAsync(round.Id, "wrong", default)));
        await SignAsync(round, 0);
        Assert.Equal("您已经签署过，还要等另一位监票人签署。", await round.RefusedAsync<SignCorrection>(round.Scrutineer(0), u => u.RunAsync(round.Id, "Own-2026", default)));
        Assert.Equal("已有一份更正说明在办理，请先办完或者撤回。", await round.RefusedAsync<DraftCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, "录错", "重新清点", Right, default)));
        await round.DoneAsync<DropCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        Assert.Null((await round.ReadAsync()).OpenCorrection);
    }

    private static async Task<ARound> AnnouncedAsync(TestApp app)
    {
        var round = await ARound.ReadyAsync(app, present: 24, subjects: 1, way: SlipWay.Paper);
        var sheets = await round.PrintAsync();
        await round.OpenAsync();
        await round.TickAsync(24);
        await round.KeyAllAsync(sheets, m => [(byte)(m <= 14 ? 0 : m <= 22 ? 1 : 2)]);
        await round.ConfirmAndAnnounceAsync();
        return round;
    }

    private static Task DraftAsync(ARound round, IReadOnlyList<IReadOnlyList<Tally>> totals) =>
        round.DoneAsync<DraftCorrection>(round.County.Clerk, u => u.RunAsync(round.Id, "一张纸票录错", "两位监票人和计票人重新清点封存的纸票", totals, default));

    private static Task SignAsync(ARound round, int which) =>
        round.DoneAsync<SignCorrection>(round.Scrutineer(which), u => u.RunAsync(round.Id, "Own-2026", default));

    private static async Task AgreeAsync(ARound round)
    {
        await using var scope = round.App.Services.CreateAsyncScope();
        await using var db = await round.App.OpenAsync();
        List<CouncilQuestion> waiting = [];
        foreach (var agenda in scope.ServiceProvider.GetServices<ICouncilAgenda>())
        {
            waiting.AddRange(await agenda.WaitingAsync(db, default));
        }

        var question = Assert.Single(waiting, q => q.Purpose == CouncilPurpose.RatingCorrection);
        await round.CouncilApprovesAsync(CouncilPurpose.RatingCorrection, question.TextHash, 9);
    }
}
