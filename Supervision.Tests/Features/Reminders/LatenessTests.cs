using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Reminders;

namespace Supervision.Tests.Features.Reminders;

/// <summary>Late marks: from 00:00 of the day after, with the steps of the table, each once (D-8.12, D-12.7, D-12.9).</summary>
public sealed class LatenessTests
{
    private static readonly DateOnly Due = new(2026, 10, 8);

    private readonly Party body = Party.Body(Guid.CreateVersion7());

    private DateOnly? met;

    private DateOnly day = Due;

    private string code = "RM-30";

    private TestDuties Source => new(_ => [TestDuties.Duty(DeadlineCalculator.On(day, "测试"), body, Party.Office, code, met)]);

    [Fact]
    public async Task Given_the_last_day_When_the_night_runs_Then_not_yet_and_after_midnight_marked_once_D_16_28()
    {
        await using var app = await StartAsync();

        Assert.Equal(0, (await RunAsync(app, 10, 8)).Changed);
        var first = await RunAsync(app, 10, 9);
        Assert.Equal((1, 1, 1, 0), (first.Late, first.Marked, first.Raised, first.Listed));
        Assert.Equal(0, (await RunAsync(app, 10, 9)).Changed);
        Assert.Equal(["2026-10-09 late -", "2026-10-09 D+1:LeadMember LeadMember"], await MarksAsync(app));
        Assert.Equal(
            ["编号并印发审议意见逾期（期限2026年10月8日，2026年10月9日起算逾期）", "编号并印发审议意见逾期 1 天，提醒分管领导"],
            await HistoryAsync(app));
    }

    [Fact]
    public async Task Given_forty_days_When_each_night_runs_Then_lead_member_chair_and_the_councils_list_on_their_days()
    {
        await using var app = await StartAsync();
        for (var night = Due; night <= Due.AddDays(40); night = night.AddDays(1))
        {
            await RunAsync(app, night.Month, night.Day);
        }

        Assert.Equal(
            ["2026-10-09 late -", "2026-10-09 D+1:LeadMember LeadMember", "2026-10-18 D+10:Chair Chair", "2026-11-07 D+30:Council Council"], await MarksAsync(app));
        var line = Assert.Single(await ListAsync(app));
        Assert.Equal((40, true), (line.DaysLate, line.IsListed));
        Assert.Equal(["分管领导（10月9日）", "主任（10月18日）", "主任会议成员（11月7日）"], line.Told);
    }

    [Fact]
    public async Task Given_the_job_was_off_for_weeks_When_it_runs_again_Then_every_step_stands_with_its_own_day()
    {
        await using var app = await StartAsync();
        var result = await RunAsync(app, 11, 20);

        Assert.Equal((1, 3, 1), (result.Marked, result.Raised, result.Listed));
        Assert.Equal(["2026-10-09", "2026-10-09", "2026-10-18", "2026-11-07"], (await MarksAsync(app)).Select(m => m[..10]));
    }

    [Fact]
    public async Task Given_it_was_handed_in_late_between_two_nights_When_the_job_runs_Then_the_lateness_stays_in_the_book_and_nobody_is_reminded_D_12_6()
    {
        await using var app = await StartAsync();
        met = new(2026, 10, 11);
        app.Clock.SetUtcNow(new(2026, 10, 11, 2, 0, 0, TimeSpan.Zero));
        await Source.PlanAsync(app);

        var result = await RunAsync(app, 10, 12);
        Assert.Equal((0, 1, 0, 0), (result.Late, result.Marked, result.Raised, result.Listed));
        Assert.Equal(["2026-10-09 late -"], await MarksAsync(app));
        Assert.Equal(["编号并印发审议意见逾期 3 天后完成（期限2026年10月8日）"], await HistoryAsync(app));
        Assert.Empty(await ListAsync(app));
        Assert.Equal(0, (await RunAsync(app, 12, 30)).Changed);
    }

    [Fact]
    public async Task Given_it_was_done_long_before_the_job_looks_When_it_runs_Then_marked_and_the_history_says_nothing_D_12_6()
    {
        await using var app = await StartAsync();
        met = new(2026, 11, 10);
        app.Clock.SetUtcNow(new(2026, 11, 19, 2, 0, 0, TimeSpan.Zero));
        await Source.PlanAsync(app);

        Assert.Equal((1, 0), (await RunAsync(app, 11, 20)) is var result ? (result.Marked, result.Raised) : default);
        Assert.Empty(await HistoryAsync(app));
    }

    [Fact]
    public async Task Given_it_was_told_while_open_When_it_is_done_late_Then_told_no_more()
    {
        await using var app = await StartAsync();
        await RunAsync(app, 10, 9);
        met = new(2026, 10, 20);
        app.Clock.SetUtcNow(new(2026, 10, 20, 2, 0, 0, TimeSpan.Zero));
        await Source.PlanAsync(app);

        Assert.Equal(0, (await RunAsync(app, 10, 21)).Changed);
        Assert.Equal(2, (await HistoryAsync(app)).Count);
    }

    [Fact]
    public async Task Given_a_paper_entered_afterwards_with_a_day_in_time_When_the_job_runs_Then_the_marks_are_taken_back()
    {
        await using var app = await StartAsync();
        await RunAsync(app, 10, 20);
        met = new(2026, 10, 7);
        await Source.PlanAsync(app);

        Assert.Equal(3, (await RunAsync(app, 10, 21)).Withdrawn);
        Assert.Equal("编号并印发审议意见补记为按期，撤销逾期标记", (await HistoryAsync(app))[^1]);
        Assert.Equal(0, (await RunAsync(app, 10, 22)).Changed);
    }

    [Fact]
    public async Task Given_a_new_day_by_the_council_When_it_passes_too_Then_it_is_another_lateness()
    {
        await using var app = await StartAsync();
        await RunAsync(app, 10, 9);
        day = new(2026, 11, 9);
        await Source.PlanAsync(app);

        Assert.Equal(0, (await RunAsync(app, 11, 9)).Changed);
        Assert.Equal(2, (await RunAsync(app, 11, 10)).Changed);
        Assert.Equal(4, (await MarksAsync(app)).Count);
    }

    [Fact]
    public async Task Given_a_row_in_work_days_When_late_over_a_rest_day_Then_the_step_is_on_the_next_work_day()
    {
        // The draft of an opinion, due on Friday 3 July: D+1 work day is Monday.
        (day, code) = (new(2026, 7, 3), "RM-24");
        await using var app = await StartAsync();

        Assert.Equal((1, 0), (await RunAsync(app, 7, 5)) is var sunday ? (sunday.Marked, sunday.Raised) : default);
        Assert.Equal((0, 1), (await RunAsync(app, 7, 6)) is var monday ? (monday.Marked, monday.Raised) : default);
    }

    [Fact]
    public async Task Given_a_day_that_only_warns_When_it_passes_Then_nothing_is_late_D_3_11()
    {
        await using var app = await TestApp.StartAsync();
        await new TestDuties(_ => [TestDuties.Duty(DeadlineCalculator.On(Due, "测试"), body, Party.Office, code) with { IsAdvisory = true }]).PlanAsync(app);

        Assert.Equal(0, (await RunAsync(app, 11, 20)).Changed);
    }

    [Fact]
    public async Task Given_a_committee_or_body_When_it_runs_the_job_Then_refused()
    {
        await using var app = await StartAsync();
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());

        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<MarkLateness>().RunAsync(default));
    }

    private async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        await Source.PlanAsync(app);
        return app;
    }

    private static async Task<MarkLateness.Result> RunAsync(TestApp app, int month, int day)
    {
        app.Clock.SetUtcNow(new DateTimeOffset(2026, month, day, 0, 5, 0, TimeSpan.FromHours(8)).ToUniversalTime());
        await using var job = await app.AsAsync(Actor.System("定时任务"));
        return await job.Get<MarkLateness>().RunAsync(default);
    }

    private static async Task<List<string>> MarksAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return [.. (await db.LateMarks.AsNoTracking().ToListAsync()).OrderBy(m => m.Day).ThenBy(m => m.To is null ? 0 : 1)
            .Select(m => $"{m.Day:yyyy-MM-dd} {m.Code} {m.To?.ToString() ?? "-"}")];
    }

    private static async Task<List<string>> HistoryAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.AuditEntries.Where(e => e.MatterKind == MatterKind.Report && e.MatterId == TestDuties.Matter.Id).OrderBy(e => e.Sequence)
            .Select(e => e.Sentence).ToListAsync();
    }

    private static async Task<IReadOnlyList<LateLine>> ListAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.LateListAsync(new Actor(null, "办公室", new HashSet<Role> { Role.Office }), null, default);
    }
}
