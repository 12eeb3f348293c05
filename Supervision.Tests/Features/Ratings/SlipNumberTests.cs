using Supervision.Domain.Ratings;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>The course of a round tells how many slips there were and how many are void, in numbers alone (D-10.5, D-10.15).</summary>
public sealed class SlipNumberTests
{
    [Fact]
    public async Task D_15_7_Given_sheets_counted_and_printed_twice_and_one_exchanged_When_the_course_is_read_Then_it_says_how_many_are_void_and_no_code()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 20, way: SlipWay.Paper);
        await round.CountAsync(22);
        await PrintAsync(round, 3);
        var sheets = await PrintAsync(round, 2);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        await round.GiveScrutineersAccountsAsync();
        await round.DoneAsync<TickRoll>(round.County.Clerk, u => u.RunAsync(round.Id, [round.County.Members[0].Id], default));
        var exchanged = await round.County.DoAsync<ReplaceSlip, Supervision.Domain.Rules.Outcome<FreshSlip?>>(
            round.Scrutineer(0), u => u.RunAsync(round.Id, new(round.County.Members[0].Id, sheets[0].ForPrint()), "Own-2026", "Own-2026", default));
        Assert.True(exchanged.IsDone);
        await round.CloseAsync();

        var read = await round.ReadAsync();
        string[] told = ["生成", "打印", "换发", "关闭"];
        Assert.Equal(
            [
                "生成测评票 20 张", "生成测评票 22 张，以前生成的 20 张作废", "打印测评票 22 张、备用票 3 张", "打印测评票 22 张、备用票 2 张，以前打印的 25 张作废",
                "换发写坏的票 1 张", "关闭测评，发出 1 张，收回 0 张；测评票共 23 张，作废 1 张",
            ],
            read.Events.Select(e => e.Words).Where(w => told.Any(t => w.StartsWith(t, StringComparison.Ordinal))));
        Assert.Equal((23, 1, 0), (read.Generated, read.Spoiled, read.Reissued));
        Assert.All(sheets, s => Assert.DoesNotContain(read.Events, e => e.Words.Contains(s.ForPrint(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task D_10_16_Given_a_ready_round_changed_to_paper_and_an_open_one_that_is_void_Then_both_say_how_many_slips_went_with_it()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ReadyAsync(app, present: 20);
        await round.DoneAsync<SwitchWay>(round.County.Clerk, u => u.RunAsync(round.Id, SlipWay.Paper, default));
        Assert.Equal("改为抽签纸票，以前生成的 20 张作废", (await round.ReadAsync()).Events[^1].Words);

        var rehearsal = await round.RehearseAsync();
        await rehearsal.DoneAsync<ProposeVoid>(round.County.Clerk, u => u.RunAsync(rehearsal.Id, VoidGround.WrongSubject, "写错了名字", "演练", default));

        Assert.Equal(["本轮作废：测评对象遗漏或者名称有误", "测评票 12 张全部作废，不统计"], (await rehearsal.ReadAsync()).Events.TakeLast(2).Select(e => e.Words));
    }

    private static async Task<IReadOnlyList<SlipToken>> PrintAsync(ARound round, int reserve) =>
        (await round.County.DoAsync<PrintSlips, Supervision.Domain.Rules.Outcome<IReadOnlyList<SlipToken>>>(round.County.Clerk, u => u.RunAsync(round.Id, null, reserve, default))).Value!;
}
