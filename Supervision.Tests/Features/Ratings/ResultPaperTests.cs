using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Tests.Access;
using Supervision.Web.Documents;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>What is said while a round is open, and what stands on its result sheet (D-10.23, D-10.25, D-15.8).</summary>
public sealed class ResultPaperTests
{
    [Fact]
    public async Task D_10_15_Given_people_who_drew_nothing_When_about_to_close_Then_they_are_said_and_that_no_result_can_form()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 25, subjects: 1);
        for (var member = 1; member <= 9; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        var early = await ViewAsync(round);
        for (var member = 10; member <= 14; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0);
        }

        var enough = await ViewAsync(round);

        Assert.Equal("到会 25 人中还有 16 人没有领票。", RatingWords.NotDrawn(early));
        Assert.Equal("有效票须超过全体组成人员 27 人的半数，至少 14 张：现在关闭，有效票最多 9 张，不能形成有效结果，须重新测评。", RatingWords.TooFew(early));
        Assert.Equal(("到会 25 人中还有 11 人没有领票。", ""), (RatingWords.NotDrawn(enough), RatingWords.TooFew(enough)));
    }

    [Fact]
    public async Task D_15_8_Given_absence_that_costs_a_grade_When_the_sheet_is_written_Then_base_fractions_signatures_and_the_inner_note_stand_there()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 20, subjects: 1);

        // 12 of 27 are no half, 12 of the 20 who came would be.
        await round.FinishAsync(20, i => [(byte)(i <= 12 ? 0 : i <= 18 ? 1 : 2)]);
        var view = await ViewAsync(round);
        var lines = ResultFiles.Paper(view).Parts.OfType<PaperPart.Text>().SelectMany(t => t.Paragraphs).Select(l => l.Text).ToList();
        var cells = ResultFiles.Paper(view).Parts.OfType<PaperPart.Table>().SelectMany(t => t.Rows).SelectMany(r => r).ToList();

        Assert.Contains(lines, l => l.StartsWith("计票基数：全体组成人员 27 人，过半数为 14 票；有效票须超过全体组成人员 27 人的半数，至少 14 张；在任", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("按实到人数计算为满意（内部注记，不改变结果）", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(l => l.StartsWith("监票人 ", StringComparison.Ordinal) && l.Contains("签名：＿", StringComparison.Ordinal)));
        Assert.Contains("44.44%（12/27）", cells);

        // The copy for others than the house holds no note.
        var outer = view with { IsInner = false };
        Assert.DoesNotContain("按实到人数", string.Concat(ResultFiles.Paper(outer).Parts.OfType<PaperPart.Text>().SelectMany(t => t.Paragraphs).Select(l => l.Text)), StringComparison.Ordinal);
        Assert.DoesNotContain("按实到人数", string.Concat(ResultFiles.Table(outer).Rows.SelectMany(r => r)), StringComparison.Ordinal);
        Assert.Contains("按实到人数计算为满意", string.Concat(ResultFiles.Table(view).Rows.SelectMany(r => r)), StringComparison.Ordinal);

        // Everything of the round is on the second sheet, and the file says which round and day.
        var facts = ResultHead.Table(view).Rows.Select(r => ((string)r[1]!, r[2]!)).ToList();
        Assert.Equal([27, 20, 20, 20, 0], new[] { "应到", "实到", "发出", "收回", "未收回" }.Select(name => (int)facts.Single(f => f.Item1 == name).Item2));
        Assert.Equal(2, facts.Count(f => f.Item1 == "监票人" && ((string)f.Item2).EndsWith("确认", StringComparison.Ordinal)));
        Assert.Contains(("票箱封条", view.Round.BoxSeal), facts);
        using var clerk = await Visitor.SignedInAsync(app, "clerk2", Role.Office);
        var answer = await clerk.Client.GetAsync($"/ballots/{round.Id.Value}/result.xlsx");

        // One day stands in the name, that of the announcement, whenever it is exported.
        app.Clock.Advance(TimeSpan.FromDays(3));
        using var again = await Visitor.SignedInAsync(app, "clerk3", Role.Office);
        var later = await again.Client.GetAsync($"/ballots/{round.Id.Value}/result.docx");
        var name = $"测评结果报告单-{view.Round.Title}_{view.Round.AnnouncedAt!.Value.BeijingDate():yyyyMMdd}";
        string?[] names = [answer.Content.Headers.ContentDisposition!.FileNameStar, later.Content.Headers.ContentDisposition!.FileNameStar];
        Assert.Equal([$"{name}.xlsx", $"{name}.docx"], names.Select(n => Uri.UnescapeDataString(n!)));
        var page = await Visitor.TextAsync(await again.Client.GetAsync($"/ballots/{round.Id.Value}/result"));
        Assert.Contains("按实到人数计算为满意", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_23_Given_too_few_valid_votes_When_exported_Then_the_base_stands_there_without_a_rate()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.OpenAsync(app, present: 20, subjects: 1);
        await round.FinishAsync(20, i => [i <= 10 ? (byte)0 : Mark.Spoiled]);

        var table = ResultFiles.Table(await ViewAsync(round));
        int Column(string head) => table.Columns.Select(c => c.Head).ToList().IndexOf(head);

        Assert.Equal((27, null, "未形成有效结果"), ((int)table.Rows[0][Column("计票基数")]!, table.Rows[0][Column("满意率（%）")], (string)table.Rows[0][Column("结果")]!));
    }

    [Fact]
    public void D_10_29_Given_scores_that_two_places_cut_off_When_added_Then_the_addends_give_the_printed_sum()
    {
        var content = RatingContent.Plain with
        {
            Method = RatingMethod.Usual with { Rule = new ScoreRule([90, 75]) },
            Groups = [new("常委会组成人员", 70), new("人大代表", 20), new("群众代表", 10)],
        };
        GroupCount Group(string name, decimal weight, params int[] votes)
        {
            var tally = new Tally([.. votes]);
            return new(name, weight, tally.Valid, [tally], RatingCount.Of(content.Method, new(tally.Valid, tally.Valid, tally.Valid, tally.Valid), tally));
        }

        // 2330 ÷ 24, 1180 ÷ 12 twice.
        var result = GroupResult.Together(content, [Group("常委会组成人员", 70, 22, 1, 1), Group("人大代表", 20, 11, 1, 0), Group("群众代表", 10, 11, 1, 0)], isHidden: false);

        Assert.Contains("常委会组成人员：97.0833 分 × 权重 70% = 67.9583 分", result.Explanation);
        Assert.Contains("合计 67.9583 + 19.6667 + 9.8333 = 97.46 分（按未舍入的得分相加）", result.Explanation);
        Assert.Equal(97.46m, 67.9583m + 19.6667m + 9.8333m, 2);
    }

    [Fact]
    public async Task Screens_4_4_Given_a_rehearsal_When_cast_and_tried_again_Then_receipt_and_stop_say_so_and_a_real_round_does_not()
    {
        await using var app = await ARound.AppAsync();
        var real = await ARound.OpenAsync(app, present: 15, subjects: 1);
        var rehearsal = await real.RehearseAsync(subjects: 1);
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        async Task<(string Done, string Again)> VoteAsync(ARound round)
        {
            var slip = await round.DrawAsync(1);
            var sent = await client.PostAsync($"/v/{slip.ForAddress()}", new FormUrlEncodedContent([new("m", "0"), new("go", "cast")]));
            return (await Visitor.TextAsync(await client.GetAsync(sent.Headers.Location)), await Visitor.TextAsync(await client.GetAsync($"/v/{slip.ForAddress()}")));
        }

        var (done, again) = await VoteAsync(rehearsal);
        var (realDone, realAgain) = await VoteAsync(real);

        Assert.All([(done, "已投票"), (again, "此票已使用")], p => Assert.True(p.Item1.Contains(p.Item2, StringComparison.Ordinal) && p.Item1.Contains("class=\"rehearsal\"", StringComparison.Ordinal)));
        Assert.All([(realDone, "已投票"), (realAgain, "此票已使用")], p => Assert.True(p.Item1.Contains(p.Item2, StringComparison.Ordinal) && !p.Item1.Contains("rehearsal", StringComparison.Ordinal)));
    }

    private static async Task<RoundView> ViewAsync(ARound round) =>
        (await round.County.DoAsync<RatingQueries, RoundView?>(round.County.Clerk, q => q.FindAsync(round.Id, default)))!;
}
