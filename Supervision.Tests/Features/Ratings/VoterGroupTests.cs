using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Sittings;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Features.Ratings.Years;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Members, deputies and citizens, each group in a round of its own on the one ballot path (D-10.29, D-10.13, D-16.25).</summary>
public sealed class VoterGroupTests
{
    private const string Template = "三问一评满意度测评（分组计分）";

    [Fact]
    public async Task D_10_38_Given_three_groups_of_ten_and_more_When_announced_Then_the_weights_give_89_40_and_each_group_stands_beside_it()
    {
        await using var app = await ARound.AppAsync();
        var round = await ReadyAsync(app);
        var deputies = await round.GroupAsync([1], 20, 20);
        var citizens = await round.GroupAsync([2], 12, 10);
        await deputies.VoteAsGroupAsync(i => [(byte)(i < 5 ? 0 : 1)]);
        await citizens.VoteAsGroupAsync(_ => [1]);
        await VoteAsMembersAsync(round);
        await round.AnnounceAsync();

        var result = (await round.ReadAsync()).Results.Single();
        Assert.Equal(
            [
                "常委会组成人员：92.00 分 × 权重 70% = 64.40 分", "人大代表：85.00 分 × 权重 20% = 17.00 分", "群众代表：80.00 分 × 权重 10% = 8.00 分",
                "合计 64.40 + 17.00 + 8.00 = 89.40 分", "达到 75 分，评定为基本满意",
            ],
            result.Result.Explanation.ToArray());
        Assert.Equal((1, 18), (result.Result.Grade, result.Overall.Votes[0]));
        Assert.All([await deputies.ReadAsync(), await citizens.ReadAsync()], g => Assert.Equal((RoundState.Announced, true), (g.State, g.Results[0].HasVotes)));
        var view = await ViewAsync(round);
        var paper = ResultFiles.Table(view);
        Assert.Equal(["常委会组成人员", "人大代表", "群众代表"], paper.Rows.Select(r => r[0]));
        Assert.Equal([18, 5, 2], paper.Rows[0].Skip(4).Take(3));
        Assert.Equal([5, 15, 0], paper.Rows[1].Skip(4).Take(3));

        // The list of the year and the tasks know the members' round alone.
        var year = await round.County.DoAsync<YearResultsQueries, YearResultsView>(round.County.MemberActor(3), q => q.ReadAsync(new(), default));
        Assert.Equal("基本满意", Assert.Single(year.Rows).Grade);
    }

    [Fact]
    public async Task D_16_25_Given_9_deputies_of_60_voters_When_results_by_group_are_asked_Then_that_group_and_what_it_follows_from_are_not_shown()
    {
        await using var app = await ARound.AppAsync();
        var round = await ReadyAsync(app);
        var deputies = await round.GroupAsync([1], 9, 9);
        var citizens = await round.GroupAsync([2], 24, 24);
        await deputies.VoteAsGroupAsync(i => [(byte)(i < 7 ? 0 : 2)]);

        // Not even those who confirm it are shown the few.
        var watched = await round.County.DoAsync<RatingQueries, RoundView?>(round.Scrutineer(0), q => q.FindForScrutineerAsync(deputies.Id, default));
        Assert.False(watched!.Round.OwnCounts().Single().HasVotes);
        await citizens.VoteAsGroupAsync(i => [(byte)(i % 3)]);
        await VoteAsMembersAsync(round);
        await round.AnnounceAsync();

        // 92 × 70 % + (700 + 100) / 9 × 20 % + 76.67 × 10 %: only the total is shown.
        var result = (await round.ReadAsync()).Results.Single();
        Assert.Equal(["各组按权重合并；有一组人数少，各组的票数和得分都不单独显示", "合计 89.84 分", "达到 75 分，评定为基本满意"], result.Result.Explanation.ToArray());
        foreach (var one in new[] { round, deputies, citizens })
        {
            var view = await ViewAsync(one);
            Assert.True(view.Round.HidesVotes);
            Assert.Empty(view.Round.OwnResults);
            Assert.All(view.Groups, g => Assert.True(g.HidesVotes && g.OwnResults.IsEmpty));
            Assert.All(ResultFiles.Table(view).Rows, row => Assert.All(row.Skip(4).Take(5), Assert.Null));
            var sheet = await SheetAsync(view);
            Assert.DoesNotContain("92.00", sheet, StringComparison.Ordinal);
        }

        var year = await round.County.DoAsync<YearResultsQueries, YearResultsView>(round.County.MemberActor(3), q => q.ReadAsync(new(), default));
        Assert.Equal(("票数不单独显示", 0), (year.Rows.Single().Votes, year.Rows.Single().Best));
        Assert.Equal("基本满意（各组合计 89.84 分；票数不单独显示）", RatingReading.Words((await ViewAsync(round)).Round, result));

        // What was counted is kept all the same, so that the box can be checked against it.
        Assert.Equal((18, 7), ((await round.ReadAsync()).OwnCounts()[0].Overall.Votes[0], (await deputies.ReadAsync()).OwnCounts()[0].Overall.Votes[0]));
    }

    [Fact]
    public async Task D_7_9_Given_groups_without_weights_When_announced_Then_they_stand_side_by_side_and_the_grade_is_that_of_the_members()
    {
        await using var app = await ARound.AppAsync();
        await SideBySideAsync(app);
        var round = await ReadyAsync(app);
        var citizens = await round.GroupAsync([1], 9, 9);
        await citizens.VoteAsGroupAsync(_ => [2]);
        await VoteAsMembersAsync(round);
        await round.AnnounceAsync();

        var view = await ViewAsync(round);
        Assert.Equal((0, "满意 18 票 > 全体组成人员 27 人的半数 13.5，评定为满意"), (view.Round.Results[0].Result.Grade, view.Round.Results[0].Result.Explanation[0]));
        Assert.False(view.Round.HidesVotes);
        Assert.True(view.Groups.Single().HidesVotes);
        Assert.Equal("不单独显示", RatingWords.Of(view.Groups[0].Content, view.Groups[0].Results[0].Result));
    }

    [Fact]
    public async Task D_10_29_Given_a_small_group_When_merged_before_opening_Then_both_vote_in_one_round_with_the_sum_of_the_weights()
    {
        await using var app = await ARound.AppAsync();
        var round = await ReadyAsync(app);
        Assert.StartsWith("请先设置投票人组 人大代表、群众代表 的应到人数", await round.RefusedAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default)), StringComparison.Ordinal);
        var both = await round.GroupAsync([2, 1], 15, 15);

        var read = await both.ReadAsync();
        Assert.Equal(("人大代表、群众代表", 30m, false), (read.GroupName, read.GroupWeight, read.IsTooSmallAlone));
        Assert.Equal("请选还没有设置的投票人组。", await round.RefusedAsync<AddVoterGroup>(round.County.Clerk, u => u.RunAsync(round.Id, new(Guid.NewGuid()), [1], 12, default)));
        await round.OpenAsync();
        Assert.StartsWith("本轮已开放", await round.RefusedAsync<AddVoterGroup>(round.County.Clerk, u => u.RunAsync(round.Id, new(Guid.NewGuid()), [1], 12, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_29_Given_bad_input_for_a_group_When_sent_Then_each_is_refused_and_nothing_changes()
    {
        await using var app = await ARound.AppAsync();
        var round = await ReadyAsync(app);
        var group = await round.GroupAsync([1], 12, 12);
        Assert.Equal("请选还没有设置的投票人组。\n请填写这一组的应到人数，1 到 2000 人。", await round.RefusedAsync<AddVoterGroup>(round.County.Clerk, u => u.RunAsync(round.Id, new(Guid.NewGuid()), [], null, default)));
        Assert.Equal("请填写实到人数，1 到 12 人。", await group.RefusedAsync<CountVoterGroup>(round.County.Clerk, u => u.RunAsync(group.Id, 13, default)));
        Assert.Equal("其他投票人组按人数清点，没有名单。", await group.RefusedAsync<ReadyRound>(round.County.Clerk, u => u.RunAsync(group.Id, [round.County.Members[0].Id], default)));
        Assert.StartsWith("其他投票人组都用抽签纸票", await group.RefusedAsync<SwitchWay>(round.County.Clerk, u => u.RunAsync(group.Id, SlipWay.Screen, default)), StringComparison.Ordinal);
        var sheets = await group.PrintAsync();
        await group.OpenAsync();
        Assert.Equal("请先登记发出的张数，再关闭。", await group.RefusedAsync<CloseRound>(round.County.Clerk, u => u.RunAsync(group.Id, default)));
        Assert.Equal("发出应当是 1 到 12 张（实到人数）。", await group.RefusedAsync<NoteHandedOut>(round.County.Clerk, u => u.RunAsync(group.Id, 13, default)));
        Assert.Equal(SlipAnswer.Cast, await group.CastAsync(sheets[0], 0));
        Assert.Equal(SlipAnswer.Cast, await group.CastAsync(sheets[1], 0));
        Assert.Equal("已经收回 2 张，发出不能更少。", await group.RefusedAsync<NoteHandedOut>(round.County.Clerk, u => u.RunAsync(group.Id, 1, default)));
        Assert.Equal("请先取消或者作废 人大代表 的测评。", await round.RefusedAsync<CancelRound>(round.County.Clerk, u => u.RunAsync(round.Id, "改期", default)));

        // No member draws a slip of another group.
        Assert.False((await round.County.DoAsync<DrawSlip, Outcome<SlipToken>>(round.County.MemberActor(3), u => u.RunAsync(group.Id, default))).IsDone);
        Assert.Empty(await round.County.DoAsync<Web.Features.Ratings.Phone.DrawQueries, IReadOnlyList<Web.Features.Ratings.Phone.DrawRow>>(round.County.MemberActor(3), q => q.ListAsync(default)));
    }

    [Fact]
    public async Task D_10_16_Given_a_void_round_of_the_members_When_repeated_Then_the_groups_that_voted_go_on_with_it_and_nothing_is_announced_before_all_are_confirmed()
    {
        await using var app = await ARound.AppAsync();
        await SideBySideAsync(app);
        var round = await ReadyAsync(app);
        var citizens = await round.GroupAsync([1], 12, 12);
        await round.VoidAsync(VoidGround.CodeLost, makesAccounts: false);
        var again = await round.AgainAsync();
        await again.CountAsync(25);
        await again.TakeCodesAsync();

        Assert.Equal(again.Id, (await citizens.ReadAsync()).Main);
        await VoteAsMembersAsync(again);
        Assert.Equal("群众代表的测评就绪，还没有经两位监票人确认，不能公布。", await again.RefusedAsync<AnnounceRound>(round.County.Clerk, u => u.RunAsync(again.Id, default)));
        await citizens.VoteAsGroupAsync(_ => [0]);
        Assert.Equal("与组成人员的测评一起公布。", await citizens.RefusedAsync<AnnounceRound>(round.County.Clerk, u => u.RunAsync(citizens.Id, default)));
        await again.AnnounceAsync();
        Assert.Equal(RoundState.Announced, (await citizens.ReadAsync()).State);
    }

    [Theory]
    [InlineData("常委会组成人员，70\n人大代表，20", "各组的权重都要大于 0，相加应当是 100，现在是 90。")]
    [InlineData("常委会组成人员，100", "投票人组应当有 2 到 4 个")]
    [InlineData("常委会组成人员，50\n常委会组成人员，50", "投票人组应当有 2 到 4 个")]
    public async Task D_10_1_Given_groups_that_do_not_add_up_When_saved_Then_the_field_says_so(string groups, string words)
    {
        await using var app = await ARound.AppAsync();
        var county = await ACounty.InAsync(app, 27);
        var template = (await county.DoAsync<TemplateQueries, IReadOnlyList<RatingTemplate>>(county.Clerk, q => q.ListAsync(default))).First(t => t.Name == Template);
        var form = TemplateForm.Of(template.Content);
        Assert.Equal("常委会组成人员，70\n人大代表，20\n群众代表，10", form.Groups);
        form.Groups = groups;
        var (content, _) = TemplateText.Read(template.Content, form);

        var outcome = await county.DoAsync<SaveTemplate, Outcome>(county.Clerk, u => u.RunAsync(new(Template, 1, content!, "改权重"), default));
        Assert.Equal("Groups", outcome.Obstacles[0].Field);
        Assert.StartsWith(words, outcome.Obstacles[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void D_10_28_Given_conditions_as_people_type_them_When_read_and_written_Then_they_are_the_same_and_a_bad_line_is_said_at_its_field()
    {
        var old = RatingContent.Plain with { Method = RatingMethod.Usual with { Grades = GradeScales.Four } };
        var form = TemplateForm.Of(old);
        (form.Rule, form.Conditions) = (TemplateRule.Share, "优秀：优秀 ≥ 2/3，不称职 ≤ 1 票\n称职：优秀+称职 > 1/2");
        var (content, problems) = TemplateText.Read(old, form);

        Assert.Empty(problems);
        Assert.Equal(form.Conditions, TemplateForm.Of(content!).Conditions);
        Assert.Equal((1, 0), (RatingCount.Of(content!.Method with { Denominator = Denominator.Present }, new(27, 24, 24, 24), new([15, 7, 1, 1])).Grade, RatingCount.Of(content.Method with { Denominator = Denominator.Present }, new(27, 24, 24, 24), new([16, 6, 1, 1])).Grade));
        form.Conditions = "优秀 大于 2/3";
        Assert.Equal("Conditions", Assert.Single(TemplateText.Read(old, form).Problems).Field);
        (form.Rule, form.Threshold) = (TemplateRule.Majority, "3/2");
        Assert.Equal("Threshold", Assert.Single(TemplateText.Read(old, form).Problems).Field);
        form.Threshold = "2/3";
        Assert.Equal("由高到低累计，票数超过全体组成人员的 2/3 的第一个等次即为结果；恰好不算达到", RatingWords.Rule(TemplateText.Read(old, form).Content!.Method));
    }

    [Fact]
    public async Task D_10_1_Given_a_template_When_saved_under_a_new_name_Then_a_new_one_begins_and_a_name_that_is_taken_is_refused()
    {
        await using var app = await ARound.AppAsync();
        var county = await ACounty.InAsync(app, 27);
        Task<Outcome> Save(string name) => county.DoAsync<SaveTemplate, Outcome>(county.Clerk, u => u.RunAsync(new(Template, 1, RatingContent.Plain, "年终") { NewName = name }, default));

        Assert.True((await Save("年终综合测评")).IsDone);
        Assert.Equal(("NewName", "已有模板“年终综合测评”，请另起名称。"), ((await Save("年终综合测评")).Obstacles[0].Field, (await Save("年终综合测评")).Obstacles[0].Message));
        await using var db = await app.OpenAsync();
        Assert.Equal(1, (await db.RatingTemplates.SingleAsync(t => t.Name == "年终综合测评")).Version);
    }

    private static async Task<ARound> ReadyAsync(TestApp app)
    {
        var round = await ARound.ApprovedAsync(app, 1, template: Template);
        await round.GiveAccountsAsync([1, 5, 6]);
        await round.CountAsync(25);
        await round.TakeCodesAsync();
        return round;
    }

    // 18 满意, 5 基本满意, 2 不满意: 92.00 (D-10.34).
    private static async Task VoteAsMembersAsync(ARound round)
    {
        await round.OpenAsync();
        for (var i = 1; i <= 25; i++)
        {
            Assert.Equal(SlipAnswer.Cast, await round.CastAsync(await round.DrawAsync(i), (byte)(i <= 18 ? 0 : i <= 23 ? 1 : 2)));
        }

        await round.CloseAsync();
        await round.ConfirmAsync();
    }

    private static async Task SideBySideAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var shipped = await db.RatingTemplates.SingleAsync(t => t.Name == Template);
        db.Add(RatingTemplate.Of(
            new(Guid.NewGuid()), Template, 2, shipped.Content with { Method = RatingMethod.Usual, Groups = [new("常委会组成人员", 0), new("群众代表", 0)] }, "李文静", app.Clock.GetUtcNow(), "分别列出"));
        await db.SaveChangesAsync();
    }

    private static async Task<RoundView> ViewAsync(ARound round) =>
        (await round.County.DoAsync<RatingQueries, RoundView?>(round.County.Clerk, q => q.FindAsync(round.Id, default)))!;

    private static async Task<string> SheetAsync(RoundView view)
    {
        await using var content = new MemoryStream();
        Web.Documents.ListPaperLayout.Write(ResultFiles.Paper(view), content);
        content.Position = 0;
        await using var zip = new System.IO.Compression.ZipArchive(content);
        using var text = new StreamReader(await zip.GetEntry("word/document.xml")!.OpenAsync(), Encoding.UTF8);
        return await text.ReadToEndAsync();
    }
}
