using Microsoft.EntityFrameworkCore;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Tests.Features.KeyWorks;
using Supervision.Web.Access;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Overview;
using Supervision.Web.Features.Overview.Closing;

namespace Supervision.Tests.Features.Overview;

/// <summary>Years beside each other, up to the same day, and closed (screens 5.2, D-7.13).</summary>
public sealed class ClosingTests
{
    [Fact]
    public async Task Given_a_year_that_is_over_When_the_Office_closes_it_Then_its_figures_stay_and_a_later_change_is_a_correction_noted_once()
    {
        var ground = await PlayedAsync();
        await using var app = ground.App;
        Assert.Equal("2026年还没有结束，2027年1月1日起才能关账。", await ground.RefusedAsync<CloseYear>(ground.Clerk, u => u.RunAsync(2026, default)));
        app.Clock.SetUtcNow(new(2027, 3, 8, 1, 0, 0, TimeSpan.Zero));
        Assert.Equal("2025年没有已公布的年度监督工作计划，没有可以关账的数据。", await ground.RefusedAsync<CloseYear>(ground.Clerk, u => u.RunAsync(2025, default)));
        await ground.DeniedAsync<CloseYear>(ground.Lead, u => u.RunAsync(2026, default));
        await ground.MustAsync<CloseYear>(ground.Clerk, u => u.RunAsync(2026, default));
        Assert.Equal("2026年已经关账。", await ground.RefusedAsync<CloseYear>(ground.Clerk, u => u.RunAsync(2026, default)));
        var closed = await ReadAsync(ground, 2026);
        Assert.Equal((1, 0), (closed.Closing!.Figures["works.rated"], closed.Closing.Figures["works.green"]));
        Assert.Contains("绿灯的偏差界限：-5 个百分点（第 1 版）", closed.Closing.Rules);
        Assert.Empty((await CheckAsync(ground)).Differences);

        Assert.Equal("年中 ▲ 黄，偏差 −5.8；完成率 100.0%；测评 满意", closed.Closing.Shown["work.1"]);
        Assert.Equal("100.0%", closed.Closing.Shown["works.checked"]);

        // A correction of the light, long after the year.
        await using (var db = await app.OpenAsync())
        {
            var work = await db.KeyWorks.SingleAsync();
            db.Entry(work).Property(w => w.MidLight).CurrentValue = Light.Green;
            await db.SaveChangesAsync();
        }

        app.Clock.SetUtcNow(new(2027, 4, 2, 1, 0, 0, TimeSpan.Zero));
        Assert.Contains("2026年年中绿灯由 0 更正为 1", (await CheckAsync(ground)).Differences);
        Assert.Empty((await CheckAsync(ground)).Differences);

        // A mean that is another one behind the same number of works is a correction, too.
        await using (var db = await app.OpenAsync())
        {
            var work = await db.KeyWorks.SingleAsync();
            db.Entry(work).Property(w => w.EndCompletion).CurrentValue = 90m;
            await db.SaveChangesAsync();
        }

        Assert.Contains("2026年计算平均完成率的重点工作由 1（100.0%） 更正为 1（90.0%）", (await CheckAsync(ground)).Differences);
        var later = await ReadAsync(ground, 2026);
        Assert.Equal("100.0%", later.StoredShown(new("works.checked"), "90.0%"));
        Assert.Equal("关账时平均完成率 100.0%", later.Trend[^1].Fixed);
        var line = later.Closing!.Corrections.Single(c => c.Key == "works.green");
        Assert.Equal((0, 1, new DateOnly(2027, 4, 2)), (line.Was, line.Now, line.FoundOn));
        Assert.Equal((0, 0), (later.Closing.Figures["works.green"], later.Stored(new("works.green"), 1)));
        Assert.Equal(0, (await ground.DoAsync<OverviewQueries, FigureListView?>(ground.Lead, q => q.ListAsync(2026, new("works.green"), false, default)))!.Stored);
    }

    [Fact]
    public async Task Given_a_vote_in_December_When_the_year_is_seen_from_the_June_after_Then_whole_it_is_rated_and_up_to_the_same_day_not()
    {
        var ground = await PlayedAsync();
        await using var app = ground.App;
        app.Clock.SetUtcNow(new(2027, 6, 30, 1, 0, 0, TimeSpan.Zero));

        var whole = await ground.DoAsync<OverviewQueries, OverviewView>(ground.Lead, q => q.ReadAsync(2026, false, default));
        var same = await ground.DoAsync<OverviewQueries, OverviewView>(ground.Lead, q => q.ReadAsync(2026, true, default));
        Assert.Equal((1, 0), (whole.Rated.Count, same.Rated.Count));

        // Plan and progress and result were asked for in 2026; by 30 June only the plan was due. It came in time.
        Assert.Equal((new Share(2, 3), new Share(1, 1)), (whole.Steps.Single(s => s.Code == "keywork").Now, same.Steps.Single(s => s.Code == "keywork").Now));
        Assert.Equal(new DateOnly(2026, 6, 30), same.SameDay);
        var years = await ground.DoAsync<OverviewQueries, YearsView>(ground.Lead, q => q.CompareAsync(2026, 2027, false, default));
        var rated = years.Parts.Single(p => p.Name == "三问一评").Lines.Single(l => l.Name == "满意率");
        Assert.Equal([2026, 2027], years.Years);
        Assert.Equal("未测评", rated.Cells[1].Words);

        // A year that runs is not compared with a whole one; up to the same day it may be.
        Assert.All(years.Parts.SelectMany(p => p.Lines), l => Assert.Contains(l.Cells[1].Change, new[] { "", "年度未完，不比" }));
        Assert.DoesNotContain(same.Steps, s => s.Now.Of == 0 && s.Now.WordsIn(same.IsOver) != "未到期");
        Assert.Contains(whole.Steps, s => s.Now.Of == 0 && s.Now.WordsIn(whole.IsOver) == "没有应办的");
    }

    [Fact]
    public async Task Given_lines_of_a_plan_done_on_days_When_the_year_is_seen_up_to_the_same_day_Then_only_what_was_done_by_then_counts_and_the_rest_is_not_guessed()
    {
        var ground = await PlayedAsync();
        await using var app = ground.App;
        await using (var db = await app.OpenAsync())
        {
            var plan = await db.AnnualPlans.SingleAsync();
            foreach (var (order, done) in new (int, DateOnly?)[] { (1, new(2026, 6, 30)), (2, new(2026, 7, 1)), (3, null) })
            {
                var line = PlanItem.Of(new(Guid.CreateVersion7()), plan.Id, order, new(PlanItemKind.SiteTour, $"视察{order}") { Time = new(5, 5) });
                db.Add(line);
                if (done is { } day)
                {
                    line.Finish(true, "已经视察。", day);
                }
            }

            await db.SaveChangesAsync();
        }

        app.Clock.SetUtcNow(new(2027, 6, 30, 1, 0, 0, TimeSpan.Zero));
        var whole = await ground.DoAsync<OverviewQueries, OverviewView>(ground.Lead, q => q.ReadAsync(2026, false, default));
        var same = await ground.DoAsync<OverviewQueries, OverviewView>(ground.Lead, q => q.ReadAsync(2026, true, default));
        var next = await ground.DoAsync<OverviewQueries, OverviewView>(ground.Lead, q => q.ReadAsync(2027, true, default));
        var done1 = await ground.DoAsync<OverviewQueries, FigureListView?>(ground.Lead, q => q.ListAsync(2026, new("plan.all.done"), true, default));

        Assert.Equal(((3, 2, 1), (3, 1, 0)), ((whole.Planned, whole.Done, whole.Late), (same.Planned, same.Done, same.Late)));
        Assert.True(same.IsEarlier);
        Assert.Equal("视察1", Assert.Single(done1!.List.Lines).Title.Split('　')[^1]);
        Assert.Null(await ground.DoAsync<OverviewQueries, FigureListView?>(ground.Lead, q => q.ListAsync(2026, new("plan.all.late"), true, default)));
        Assert.Equal((new Share(1, 3), "2026年同期"), (next.PlanBefore, next.BeforeWords));
        var years = await ground.DoAsync<OverviewQueries, YearsView>(ground.Lead, q => q.CompareAsync(2026, 2027, true, default));
        Assert.StartsWith("1/3", years.Parts.Single(p => p.Name == "计划完成").Lines.Single(l => l.Name == "合计").Cells[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_7_13_Given_a_body_that_was_renamed_When_its_years_are_read_Then_they_go_on_marked_and_a_year_without_rating_says_so()
    {
        var ground = await PlayedAsync();
        await using var app = ground.App;
        var now = SupervisedBody.Named("望溪县交通和物流局", "县交通物流局", BodyKind.Department, new(2027, 1, 1), 2);
        await using (var db = await app.OpenAsync())
        {
            db.Add(now);
            now.Follows(ground.Body.Id);
            (await db.SupervisedBodies.SingleAsync(b => b.Id == ground.Body.Id)).CloseOn(new(2027, 1, 1), now.Id);
            await db.SaveChangesAsync();
        }

        app.Clock.SetUtcNow(new(2027, 6, 30, 1, 0, 0, TimeSpan.Zero));
        var sheet = (await ground.DoAsync<OverviewQueries, BodySheet?>(ground.Lead, q => q.BodyAsync(2027, now.Id, default)))!;

        Assert.Equal([2023, 2024, 2025, 2026, 2027], sheet.Years.Select(y => y.Year));
        Assert.Equal(("满意 1", "县交通运输局"), (sheet.Years[3].GradeWords, sheet.Years[3].Joined));
        Assert.Equal(("未测评", "未测评", ""), (sheet.Years[4].GradeWords, sheet.Years[4].RateWords, sheet.Years[4].Joined));
        var five = Assert.Single((await ReadAsync(ground, 2027)).FiveYears);
        Assert.Equal(("县交通物流局", "县交通运输局"), (five.Name, five.Years[3].Joined));
    }

    private static Task<OverviewView> ReadAsync(AKeyWork ground, int year) => ground.DoAsync<OverviewQueries, OverviewView>(ground.Lead, q => q.ReadAsync(year, default));

    private static Task<ClosedYearCheck> CheckAsync(AKeyWork ground) => ground.DoAsync<CheckClosedYears, ClosedYearCheck>(Actor.System("测试"), u => u.RunAsync(default));

    // One work: plan in time, progress three days late and yellow, result in time, 满意; and a published plan of the year.
    private static async Task<AKeyWork> PlayedAsync()
    {
        var ground = await AKeyWork.FixedAsync();
        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 13);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("53", why: "征地较慢"));
        await ground.MustAsync<ReviewKeyWorkProgress>(ground.Head, u => u.RunAsync(ground.Id, true, "", default));
        await ground.AskAsync(KeyWorkState.EndAsked);
        ground.GoTo(12, 9);
        await ground.ResultAsync(ground.Id, AKeyWork.Result("120"));
        await ground.MustAsync<CheckIndicator>(ground.Head, u => u.RunAsync(ground.Id, 0, CheckVerdict.Verified, "", "", default));
        await ground.MustAsync<CloseKeyWorkCheck>(ground.Head, u => u.RunAsync(ground.Id, null, default));
        ground.GoTo(12, 24);
        await ground.AnnounceAsync(ground.Id, 0, "满意（满意 20、基本满意 3、不满意 1、无效 0）");
        await using var db = await ground.App.OpenAsync();
        var plan = AnnualPlan.Create(new(Guid.NewGuid()), 2026, new(2025, 11, 10));
        plan.Draft(new(2025, 11, 12));
        plan.Consult(1, new(2025, 11, 20), 10);
        plan.Submit([], new(2025, 12, 5));
        plan.Adopt(new(new(Guid.NewGuid()), "第三次主任会议", new(2025, 12, 20), IsApproval: true));
        plan.Publish(new(2025, 12, 25));
        db.Add(plan);
        await db.SaveChangesAsync();
        return ground;
    }
}
