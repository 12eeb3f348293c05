using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Ratings;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Opinions.FollowUp;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>What an announced rating does to what was rated: report, handling of an opinion, tasks with last days (D-5.9, D-8.11, D-10.40).</summary>
public sealed class RatingOutcomeTests
{
    private static readonly DateOnly Day = new(2026, 9, 28);

    [Fact]
    public async Task D_5_9_Given_a_report_deliberated_When_its_rating_is_announced_Then_it_is_rated_and_the_history_says_how()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        await FollowAsync(bench.App, new(Guid.NewGuid(), bench.Report.Matter, null, Day, "基本满意（满意 10、基本满意 9、不满意 2、无效 0）", 1, 3, false));

        var report = await bench.ReadAsync();
        Assert.Equal((ReportState.Rated, "基本满意（满意 10、基本满意 9、不满意 2、无效 0）"), (report.State, report.Steps[^1].Reason));
    }

    [Fact]
    public async Task D_5_9_Given_a_report_not_yet_heard_When_a_result_arrives_Then_its_state_stays()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        await FollowAsync(bench.App, new(Guid.NewGuid(), bench.Report.Matter, null, Day, "满意", 0, 3, false));

        Assert.Equal(ReportState.Distributed, (await bench.ReadAsync()).State);
    }

    [Theory]
    [InlineData(0, OpinionState.Accepted, OutcomeKind.Accepted, ReportDisposal.File)]
    [InlineData(1, OpinionState.Accepted, OutcomeKind.Accepted, ReportDisposal.FollowUp)]
    [InlineData(2, OpinionState.Unsatisfied, OutcomeKind.NotAccepted, ReportDisposal.FollowUp)]
    public async Task D_8_11_Given_a_report_that_waits_When_it_is_rated_Then_the_grade_is_the_outcome_of_the_handling(
        int place, OpinionState state, OutcomeKind kind, ReportDisposal disposal)
    {
        await using var ground = await ReportedAsync();
        var round = Guid.NewGuid();
        await FollowAsync(ground.App, await RatingAsync(ground, round, place));

        var handling = await ground.HandlingAsync();
        var outcome = handling.Outcomes[^1];
        Assert.Equal((state, kind, disposal, OutcomeSource.Rating, round, Day), (handling.State, outcome.Kind, outcome.Disposal, outcome.Source, outcome.Proof, outcome.Day));
    }

    [Fact]
    public async Task D_8_11_Given_a_report_rated_不满意_When_announced_Then_rectification_and_second_report_count_from_the_vote()
    {
        await using var ground = await ReportedAsync();
        await FollowAsync(ground.App, await RatingAsync(ground, Guid.NewGuid(), 2));
        await ground.ReplanAsync();

        await using var db = await ground.App.OpenAsync();
        var owed = await db.Obligations.Where(o => o.MatterId == ground.Id.Value && o.State == ObligationState.Open).ToListAsync();
        Assert.Contains(owed, o => o.Deadline.Raw == Day.AddDays(15));
        Assert.Contains(owed, o => o.Deadline.Raw == Day.AddMonths(2));
    }

    [Fact]
    public async Task D_8_11_Given_no_report_that_waits_When_a_result_arrives_Then_it_stands_in_the_history_only()
    {
        await using var ground = await HandlingGround.LayAsync();
        await FollowAsync(ground.App, await RatingAsync(ground, Guid.NewGuid(), 0));

        Assert.EndsWith("没有等待处理的报告，结果只记入案卷", (await ground.HistoryAsync())[^1], StringComparison.Ordinal);
        Assert.NotEqual(OpinionState.Accepted, (await ground.Stage.ReadAsync(ground.Id)).State);
    }

    [Fact]
    public async Task D_10_18_Given_a_correction_When_told_Then_what_was_decided_stays_and_the_history_says_it()
    {
        await using var ground = await ReportedAsync();
        await FollowAsync(ground.App, await RatingAsync(ground, Guid.NewGuid(), 0));
        await FollowAsync(ground.App, await RatingAsync(ground, Guid.NewGuid(), 2) with { IsCorrection = true });

        Assert.Equal(OpinionState.Accepted, (await ground.HandlingAsync()).State);
        Assert.StartsWith("研究处理情况满意度测评结果更正为：", (await ground.HistoryAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_40_Given_不满意_on_a_report_When_announced_Then_the_steps_of_the_template_are_owed_with_their_last_days()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app, subjects: 2, template: "专项工作报告满意度测评");
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        await round.DoneAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        await round.FinishAsync(20, _ => [2, 0]);

        await using var db = await app.OpenAsync();
        var owed = await db.Obligations.Where(o => o.MatterId == round.Id.Value && o.Kind == "rating.step").OrderBy(o => o.Slot).ToListAsync();
        Assert.Equal([("重新报告工作", "对象1", new DateOnly(2026, 9, 1)), ("再次进行满意度测评", "对象1", new DateOnly(2026, 10, 1))], owed.Select(o => (o.Act, o.Title, o.Deadline.Raw)));
        await round.DoneAsync<NoteStepDone>(round.County.Clerk, u => u.RunAsync(round.Id, "0-0", default));
        Assert.Equal(ObligationState.Met, (await db.Obligations.AsNoTracking().SingleAsync(o => o.Act == "重新报告工作")).State);
        Assert.StartsWith("这件事已经办过", await round.RefusedAsync<NoteStepDone>(round.County.Clerk, u => u.RunAsync(round.Id, "0-0", default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_10_1_Given_a_template_When_changed_Then_it_is_a_new_version_with_its_reason_and_older_rounds_keep_theirs()
    {
        await using var app = await ARound.AppAsync();
        var round = await ARound.ApprovedAsync(app, subjects: 1);
        var old = (await round.ReadAsync()).Content;
        var four = old with { Method = old.Method with { Grades = GradeScales.Four } };

        Task<string> Refused(TemplateEntry entry) => round.RefusedAsync<SaveTemplate>(round.County.Clerk, u => u.RunAsync(entry, default));
        const string Name = "任命人员履职情况满意度测评";
        Assert.Equal("请写明修改的原因，最多 200 个字。", await Refused(new(Name, 1, four, " ")));
        Assert.Equal("等次应当有 2 到 5 个，名称不能相同。", await Refused(new(Name, 1, four with { Method = four.Method with { Grades = [new("满意", 100)] } }, "试行")));
        await round.DoneAsync<SaveTemplate>(round.County.Clerk, u => u.RunAsync(new(Name, 1, four, "改用四个等次"), default));
        Assert.StartsWith("他人刚刚把它改为第 2 版", await Refused(new(Name, 1, four, "又改")), StringComparison.Ordinal);
        await Assert.ThrowsAsync<AccessDeniedException>(() => round.County.DoAsync<SaveTemplate, Outcome>(round.County.MemberActor(9), u => u.RunAsync(new(Name, 2, four, "改"), default)));

        await using var db = await app.OpenAsync();
        Assert.Equal([(1, 3, ""), (2, 4, "改用四个等次")], (await db.RatingTemplates.Where(t => t.Name == Name).OrderBy(t => t.Version).ToListAsync())
            .Select(t => (t.Version, t.Content.Method.Grades.Length, t.Reason)));
        Assert.Equal(3, (await round.ReadAsync()).Content.Method.Grades.Length);
    }

    [Fact]
    public void D_10_1_Given_a_template_as_typed_When_read_Then_grades_criteria_bands_and_steps_are_there_and_what_cannot_be_read_is_said_by_its_field()
    {
        var old = new RatingContent(RatingKind.Other, MarkForm.OverallOnly, [], RatingMethod.Usual, new());
        var (content, problems) = TemplateText.Read(old, new()
        {
            Grades = "优秀，95\n称职,80\n不称职，40",
            Criteria = "依法行政，60\n履职成效，40",
            IsScored = true,
            Bands = "90，60",
            Steps = "不称职，提交整改报告，2，单位",
        });
        Assert.Empty(problems);
        Assert.Equal((MarkForm.CriteriaOnly, 3, 100m, new GradeStep(2, "提交整改报告", 2, true)), (content!.Form, content.Method.Grades.Length, content.Criteria.Sum(c => c.Weight), content.Steps[0]));
        Assert.Empty(content.Obstacles());

        Assert.Equal(["Grades", "Bands", "Steps"], TemplateText.Read(old, new() { Grades = "优秀，多\n称职，80", IsScored = true, Bands = "90，60", Steps = "满意" }).Problems.Select(p => p.Field));
    }

    private static async Task<HandlingGround> ReportedAsync()
    {
        var ground = await HandlingGround.LayAsync();
        ground.GoTo(9, 14);
        await ground.ReportAsync();
        ground.GoTo(9, 28);
        return ground;
    }

    private static async Task<AnnouncedRating> RatingAsync(HandlingGround ground, Guid round, int place) =>
        new(round, (await ground.Stage.ReadAsync(ground.Id)).Matter, ground.Government, Day, new[] { "满意", "基本满意", "不满意" }[place], place, 3, false);

    private static async Task FollowAsync(TestApp app, AnnouncedRating rating)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var actor = Actor.System("测试");
        await using var db = await app.OpenAsync();
        foreach (var follower in scope.ServiceProvider.GetServices<IRatingFollower>())
        {
            await follower.FollowAsync(db, rating, actor, default);
        }

        await db.SaveChangesAsync();
    }
}
