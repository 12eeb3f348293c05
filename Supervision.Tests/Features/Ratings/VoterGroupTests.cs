using System.Text;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Sittings;
using Supervision.Web.Common.Dossier;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Ratings.BallotPath;
using Supervision.Web.Features.Ratings.Hall;
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
                "常委会组成人员：（100×18 + 80×5 + 50×2）÷ 有效票 25 张 = 92.00 分", "常委会组成人员：92.00 分 × 权重 70% = 64.40 分",
                "人大代表：（100×5 + 80×15 + 50×0）÷ 有效票 20 张 = 85.00 分", "人大代表：85.00 分 × 权重 20% = 17.00 分",
                "群众代表：（100×0 + 80×10 + 50×0）÷ 有效票 10 张 = 80.00 分", "群众代表：80.00 分 × 权重 10% = 8.00 分",
                "合计 64.40 + 17.00 + 8.00 = 89.40 分", "达到 75 分，评定为基本满意",
            ],
            result.Result.Explanation.ToArray());
        Assert.Equal((1, 18), (result.Result.Grade, result.Overall.Votes[0]));
        Assert.All([await deputies.ReadAsync(), await citizens.ReadAsync()], g => Assert.Equal((RoundState.Announced, true), (g.State, g.Results[0].HasVotes)));
        var view = await ViewAsync(round);
        Assert.Equal(25, view.Slips);
        var paper = ResultFiles.Table(view);
        Assert.Equal(["常委会组成人员", "人大代表", "群众代表", "各组合并"], paper.Rows.Select(r => r[0]));
        int Column(string head) => paper.Columns.Select(c => c.Head).ToList().IndexOf(head);
        Assert.Equal([(92.00m, "满意"), (85.00m, "基本满意"), (80.00m, "基本满意"), (89.40m, "基本满意")], paper.Rows.Select(r => ((decimal)r[Column("得分")]!, (string)r[Column("结果")]!)));
        Assert.Equal([18, 5, 2], paper.Rows[0].Skip(4).Take(3));
        Assert.Equal([5, 15, 0], paper.Rows[1].Skip(4).Take(3));
        var sheet = await SheetAsync(view);
        Assert.All(["92.00 分 × 70% = 64.40", "85.00 分 × 20% = 17.00", "80.00 分 × 10% = 8.00", "89.40 分"], words => Assert.Contains(words, sheet, StringComparison.Ordinal));

        // In the room: first what all gave together, then the votes of each group.
        Assert.Equal([(true, ""), (false, "常委会组成人员"), (false, "人大代表"), (false, "群众代表")], HallSlides.Of(view).Select(s => (s.IsTogether, s.IsTogether ? "" : s.Round.GroupName)));
        Assert.Equal((1, 92m), (HallSlides.Of(view)[0].Counts.Single().Result.Grade, HallSlides.Of(view)[1].Counts.Single().Result.Score!.Value.Round(2)));

        // The list of the year and the tasks know the members' round alone.
        var year = await round.County.DoAsync<YearResultsQueries, YearResultsView>(round.County.MemberActor(3), q => q.ReadAsync(new(), default));
        Assert.Equal(("基本满意", 89.40m, "各组加权计分"), (Assert.Single(year.Rows).Grade, year.Rows[0].Score, year.Rows[0].Way));
        Assert.Contains(89.40m, year.Table.Rows[0]);

        // Each box is sealed and watched by itself (D-15.8).
        var boxes = ResultHead.Table(view).Rows.Where(r => (string)r[1]! == "票箱封条").Select(r => (string)r[0]!);
        Assert.Equal(["常委会组成人员", "人大代表", "群众代表"], boxes);
        Assert.Contains((await citizens.ReadAsync()).BoxSeal, ResultFiles.Paper(view).Foot, StringComparison.Ordinal);
        Assert.Contains("监票人（群众代表票箱）", sheet, StringComparison.Ordinal);
        Assert.Contains("人大代表：得分按有效票平均计算；满意率的计票基数：应到 20 人", sheet, StringComparison.Ordinal);
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
            Assert.False(Assert.Single(HallSlides.Of(view)).IsTogether);
            Assert.False(HallSlides.Of(view)[0].Counts.Single().HasVotes);
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
    [InlineData("人大代表，30\n常委会组成人员，70", "第一个投票人组应当是常委会组成人员，写在第一行")]
    [InlineData("常委会组成人员，70\n县级组成人员，30", "第一个投票人组应当是常委会组成人员，写在第一行，并且只写一次")]
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
        Assert.Equal(
            "优秀 ≥ 2/3并且不称职 ≤ 1 票的，评定为优秀；优秀+称职 > 1/2的，评定为称职；比例按全体组成人员算，由好到差先符合的为准，都不符合的评定为不称职", RatingWords.Rule(content));

        // A share of its own for each grade (t_i, D-10.20).
        form.Threshold = "2/3，1/2";
        Assert.Contains("各等次的界限不同的，由好到差写 3 个", Assert.Single(TemplateText.Read(old, form).Problems).Message, StringComparison.Ordinal);
        form.Threshold = "2/3，1/2，1/2";
        var each = TemplateText.Read(old, form).Content!;
        Assert.Equal(("2/3，1/2，1/2", 0), (TemplateForm.Of(each).Threshold, each.Obstacles().Count));
    }

    [Fact]
    public void D_10_27_Given_a_score_rule_When_stated_Then_points_and_bands_are_in_the_words()
    {
        var content = RatingContent.Plain with { Method = RatingMethod.Usual with { Rule = new ScoreRule([90, 75]) } };

        Assert.Equal("满意 100 分、基本满意 80 分、不满意 50 分，按有效票平均计分；90 分以上为满意，75 分以上为基本满意，不足 75 分为不满意", RatingWords.Rule(content));
        Assert.EndsWith(
            "各项内容分别计分，按权重（质量 60%、进度 40%）相加", RatingWords.Rule(content with { Form = MarkForm.CriteriaOnly, Criteria = [new("质量", 60), new("进度", 40)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Screens_4_4_Given_counts_as_typed_When_tried_out_Then_the_function_of_a_real_box_answers_and_sums_that_cannot_be_are_said()
    {
        RoundNumbers numbers = new(27, 25, 25, 25);
        var plain = RatingTrial.Judge(RatingContent.Plain, [new("常委会组成人员", 0, numbers, [new([13, 6, 6])])]);
        Assert.Equal(RatingCount.Of(RatingMethod.Usual, numbers, new([13, 6, 6])).Explanation.ToArray(), plain.Explanation.ToArray());

        // D-10.38, and with nine deputies.
        var groups = RatingContent.Plain with
        {
            Method = RatingMethod.Usual with { Rule = new ScoreRule([90, 75]) },
            Groups = [new("常委会组成人员", 70), new("人大代表", 20), new("群众代表", 10)],
        };
        IReadOnlyList<TrialVotes> Votes(int deputies) =>
        [
            new("常委会组成人员", 70, numbers, [new([18, 5, 2])]), new("人大代表", 20, new(deputies, deputies, deputies, deputies), [new([deputies / 4, deputies - (deputies / 4), 0])]),
            new("群众代表", 10, new(10, 10, 10, 10), [new([0, 10, 0])]),
        ];
        Assert.Equal(89.40m, RatingTrial.Judge(groups, Votes(20)).Score!.Value.Round(2));
        Assert.Equal("各组按权重合并；有一组人数少，各组的票数和得分都不单独显示", RatingTrial.Judge(groups, Votes(9)).Explanation[0]);

        Assert.Equal("常委会组成人员：发出的票不能多于实到人数。", Assert.Single(RatingTrial.Problems([new("常委会组成人员", 0, new(27, 20, 25, 25), [new([25, 0, 0])])])));
        Assert.Equal(CountOutcome.Void, RatingTrial.Judge(RatingContent.Plain, [new("常委会组成人员", 0, new(30, 24, 24, 25), [new([25, 0, 0])])]).Outcome);
    }

    [Fact]
    public async Task D_10_1_Given_a_template_that_is_saved_as_another_When_its_kind_is_chosen_Then_it_is_of_that_kind_and_a_version_keeps_its_kind()
    {
        await using var app = await ARound.AppAsync();
        var county = await ACounty.InAsync(app, 27);
        var old = (await county.DoAsync<TemplateQueries, IReadOnlyList<RatingTemplate>>(county.Clerk, q => q.ListAsync(default))).First(t => t.Name == "其他满意度测评").Content;
        var form = TemplateForm.Of(old);
        (form.Kind, form.NewName, form.Threshold) = (RatingKind.InquiryRating, "询问", "2/3，1/2");
        Task<Outcome> SaveAsync(RatingContent content, string name) =>
            county.DoAsync<SaveTemplate, Outcome>(county.Clerk, u => u.RunAsync(new("其他满意度测评", 1, content, "新设") { NewName = name }, default));

        Assert.True((await SaveAsync(TemplateText.Read(old, form).Content!, "询问")).IsDone);
        Assert.Equal("Kind", (await SaveAsync(old with { Kind = RatingKind.InquiryRating }, "")).Obstacles[0].Field);
        form.NewName = "";
        Assert.Equal(RatingKind.Other, TemplateText.Read(old, form).Content!.Kind);
        await using var db = await app.OpenAsync();
        var kept = (await db.RatingTemplates.SingleAsync(t => t.Name == "询问")).Content;
        Assert.Equal((RatingKind.InquiryRating, "2/3，1/2"), (kept.Kind, TemplateForm.Of(kept).Threshold));
        Assert.Equal(RatingKind.InquiryRating, (await db.RatingTemplates.SingleAsync(t => t.Name == "专题询问满意度测评")).Content.Kind);
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
