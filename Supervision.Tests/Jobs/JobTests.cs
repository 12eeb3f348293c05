using System.Net;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Jobs;

/// <summary>Jobs run twice without effect, one at a time, catch up, and write down what they did (D-12.9).</summary>
public sealed class JobTests
{
    [Fact]
    public async Task Given_every_job_When_run_twice_Then_the_second_changes_nothing_and_both_are_in_the_book()
    {
        await using var app = await TestApp.StartAsync();
        app.Clock.SetUtcNow(new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        foreach (var key in Keys(app))
        {
            await RunAsync(app, key);
            var before = await CountsAsync(app);
            await RunAsync(app, key);
            Assert.Equal(before, await CountsAsync(app));
        }

        await using var db = await app.OpenAsync();
        var runs = await db.JobRuns.ToListAsync();
        Assert.All(runs, r => Assert.True(r is { HasFailed: false, FinishedAt: not null, Result.Length: > 0 }, $"{r.Job}: {r.Fault}"));

        // Three of them leave no entry when there is nothing to do.
        Assert.Equal((Keys(app).Count - 3) * 2, runs.Count(r => r.Job is not ("opinion-compiler" or "round-keeper" or "inspection-report")));
    }

    [Fact]
    public async Task Given_November_When_the_gap_watcher_runs_Then_the_missing_table_is_a_duty_until_it_comes()
    {
        await using var app = await TestApp.StartAsync();
        app.Clock.SetUtcNow(new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero));
        await RunAsync(app, "gap-watcher");
        await using var db = await app.OpenAsync();
        Assert.Equal(2, await db.Obligations.CountAsync(o => o.Kind == HouseDuties.HolidayTable && o.State == ObligationState.Open));

        db.CalendarDays.Add(new() { Day = new(2027, 1, 1), Name = "元旦", Source = "通知" });
        await db.SaveChangesAsync();
        await RunAsync(app, "gap-watcher");
        app.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(app, "gap-watcher");
        Assert.All(await db.Obligations.AsNoTracking().ToListAsync(), o => Assert.Equal((ObligationState.Met, new DateOnly(2026, 11, 24)), (o.State, o.MetOn)));
    }

    [Fact]
    public async Task Given_a_running_job_When_started_again_Then_the_second_does_not_run()
    {
        await using var app = await TestApp.StartAsync();
        var ledger = app.Services.GetRequiredService<JobLedger>();
        await using var scope = app.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<IJob>().First();

        Assert.NotNull(await ledger.BeginAsync(job, "定时", default));
        Assert.Null(await ledger.BeginAsync(job, "定时", default));
    }

    [Fact]
    public async Task Given_a_killed_process_When_its_lock_has_run_out_Then_the_next_run_takes_over_and_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var ledger = app.Services.GetRequiredService<JobLedger>();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await ledger.BeginAsync(scope.ServiceProvider.GetServices<IJob>().Single(j => j.Key == "nightly-check"), "定时", default);
        }

        app.Clock.Advance(JobLedger.LockTime + TimeSpan.FromSeconds(1));
        Assert.True(await RunAsync(app, "nightly-check"));
        await using var db = await app.OpenAsync();
        var runs = await db.JobRuns.OrderBy(r => r.StartedAt).ToListAsync();
        Assert.Equal((true, null), (runs[0].IsLost, runs[0].FinishedAt));
        Assert.Equal((false, false), (runs[1].IsLost, runs[1].HasFailed));
    }

    [Fact]
    public async Task Given_a_broken_trail_When_checked_three_times_Then_the_runs_fail_and_administrators_owe_a_look()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        await db.AuditEntries.Where(e => e.Sequence == 1).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sentence, "改过"));
        for (var i = 0; i < 3; i++)
        {
            await RunAsync(app, "nightly-check");
        }

        await RunAsync(app, "gap-watcher");
        Assert.Contains("第 1 条", (await db.JobRuns.FirstAsync(r => r.Job == "nightly-check")).Fault, StringComparison.Ordinal);
        Assert.Equal(Party.Admin, (await db.Obligations.SingleAsync(o => o.Kind == HouseDuties.FailingJob)).OwedBy);
    }

    [Fact]
    public async Task Given_a_wish_in_the_database_When_the_compiler_ticks_twice_Then_compiled_once()
    {
        await using var stage = await OpinionStage.SetAsync();
        var id = await stage.AddAsync(stage.New());

        Assert.NotNull((await stage.ReadAsync(id)).CompileWishedAt);
        Assert.True(await RunAsync(stage.App, "opinion-compiler"));
        Assert.Null((await stage.ReadAsync(id)).CompileWishedAt);
        Assert.False(await RunAsync(stage.App, "opinion-compiler"));
        await using var db = await stage.App.OpenAsync();
        Assert.Equal("汇总 1 件审议意见", (await db.JobRuns.SingleAsync()).Result);
    }

    [Theory]
    [InlineData("2026-06-01T17:59:00Z", "2026-05-31T18:00:00Z", false)]
    [InlineData("2026-06-01T18:01:00Z", "2026-05-31T18:00:00Z", true)]
    [InlineData("2026-06-04T09:00:00Z", "2026-06-01T18:00:00Z", true)]
    public async Task Given_a_daily_job_at_two_When_the_server_was_off_Then_it_is_caught_up(string now, string last, bool missed)
    {
        await using var app = await TestApp.StartAsync();
        await using var scope = app.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetServices<IJob>().Single(j => j.Key == "deadline-planner");

        Assert.Equal(missed, Timetable.IsMissed(job, At(last), At(now)));
        Assert.True(Timetable.IsMissed(job, null, At(now)));
    }

    [Fact]
    public async Task Given_a_start_When_the_timetable_is_read_Then_every_job_is_entered_and_the_missed_ones_queued()
    {
        await using var app = await TestApp.StartAsync();
        await RunAsync(app, "nightly-check");
        var queue = new Queued();
        using var timetable = new Timetable(
            app.Services.GetRequiredService<IServiceScopeFactory>(), app.Services.GetRequiredService<JobLedger>(),
            app.Services.GetRequiredService<IRecurringJobManager>(), queue, app.Clock);
        await timetable.StartAsync(default);
        await timetable.ExecuteTask!;

        Assert.Equal(Keys(app).Where(k => k != "nightly-check"), queue.Keys);
    }

    [Fact]
    public async Task Given_nobody_signed_in_When_the_dashboard_is_opened_Then_sent_to_sign_in()
    {
        await using var app = await TestApp.StartAsync();
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var answer = await client.GetAsync(new Uri("/hangfire", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/login", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.SystemAdmin, true)]
    [InlineData(Role.OfficeHead, false)]
    [InlineData(Role.BodyLiaison, false)]
    public async Task Given_somebody_signed_in_When_the_dashboard_is_opened_Then_administrators_only(Role role, bool opens)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "renwu", role, Guid.NewGuid());
        var answer = await visitor.Client.GetAsync(new Uri("/hangfire", UriKind.Relative));

        Assert.Equal(opens, answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public void Given_the_permission_of_the_dashboard_When_asked_Then_administrators_only() =>
        Assert.Equal([Role.SystemAdmin], Enum.GetValues<Role>().Where(r => Permissions.Allows(Permissions.WatchJobs, [r])));

    [Fact]
    public async Task Given_the_office_When_starting_a_job_Then_refused_though_it_may_look()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);

        Assert.Equal(Keys(app).Count, (await office.Get<JobQueries>().JobsAsync(default)).Count);
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<StartJob>().RunAsync("gap-watcher", default));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static List<string> Keys(TestApp app)
    {
        using var scope = app.Services.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IJob>().Select(j => j.Key)];
    }

    private static Task<bool> RunAsync(TestApp app, string key) => app.Services.GetRequiredService<JobRunner>().RunAsync(key, "测试", default);

    private static async Task<(int, int, int, int)> CountsAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var versions = await db.Obligations.SumAsync(o => o.Version);
        return (await db.Obligations.CountAsync(), versions, await db.Reminders.CountAsync(), await db.AuditEntries.CountAsync());
    }

    private sealed class Queued : IBackgroundJobClient
    {
        public List<string> Keys { get; } = [];

        public string Create(Job job, IState state)
        {
            Keys.Add((string)job.Args[0]);
            return "1";
        }

        public bool ChangeState(string jobId, IState state, string expectedState) => true;
    }
}
