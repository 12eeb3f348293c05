using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Backups;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Backups;

/// <summary>The nightly backup: whole and opened before it counts, cleared away by rule, and its failure seen (D-12.9).</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task Given_a_night_When_backed_up_Then_the_copy_opens_its_chain_is_whole_and_the_jobs_page_says_so()
    {
        await using var app = await StartAsync();
        await RunAsync(app);

        var run = await LastRunAsync(app);
        Assert.False(run.HasFailed, run.Fault);
        Assert.StartsWith("备份完成并已校验：数据库 ", run.Result, StringComparison.Ordinal);
        Assert.EndsWith("auto-20260602-010000；现存 1 份", run.Result, StringComparison.Ordinal);
        var copy = Assert.Single(Copies(app));
        Assert.True((await BackupCheck.RunAsync(copy, everyByte: true, default)).IsWhole);
        Assert.Empty(Directory.GetDirectories(Root(app), "*.partial"));
    }

    [Fact]
    public async Task Given_many_nights_When_the_oldest_go_Then_the_newest_and_the_first_of_each_kept_month_stay_and_named_ones_are_never_touched()
    {
        await using var app = await StartAsync(("Backup:KeepNights", "3"), ("Backup:KeepMonths", "2"));
        Directory.CreateDirectory(Path.Combine(Root(app), "auto-umzug"));
        Directory.CreateDirectory(Path.Combine(Root(app), "vor-dem-umzug"));
        foreach (var name in new[] { "20260401", "20260402", "20260501", "20260502", "20260530", "20260531", "20260601" })
        {
            Directory.CreateDirectory(Path.Combine(Root(app), $"auto-{name}-010000"));
        }

        await RunAsync(app);

        Assert.Equal(
            ["auto-20260501-010000", "auto-20260531-010000", "auto-20260601-010000", "auto-20260602-010000", "auto-umzug", "vor-dem-umzug"],
            Directory.GetDirectories(Root(app)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("清理过期 4 份", (await LastRunAsync(app)).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_folder_that_cannot_be_written_When_backed_up_Then_the_failure_is_seen_and_the_next_night_makes_good()
    {
        await using var app = await StartAsync();
        Directory.Delete(Root(app));
        await File.WriteAllTextAsync(Root(app), "");
        await RunAsync(app);

        var failed = await LastRunAsync(app);
        Assert.Equal((true, "备份文件夹不能写入，没有备份。请核对 Backup:Directory 和磁盘。"), (failed.HasFailed, failed.Result));
        await using (var office = await app.AsAsync(Role.Office))
        {
            Assert.Equal(1, (await office.Get<JobQueries>().JobsAsync(default)).Single(j => j.Key == "backup").FailedInARow);
        }

        File.Delete(Root(app));
        app.Clock.Advance(TimeSpan.FromDays(1));
        await RunAsync(app);
        Assert.False((await LastRunAsync(app)).HasFailed);
    }

    [Fact]
    public async Task Given_too_little_space_When_backed_up_Then_nothing_is_written_nothing_cleared_and_the_words_say_how_much_is_missing()
    {
        await using var app = await StartAsync(("Backup:ReserveMegabytes", "2000000000"), ("Backup:KeepNights", "1"), ("Backup:KeepMonths", "0"));
        foreach (var name in new[] { "20260530", "20260531" })
        {
            Directory.CreateDirectory(Path.Combine(Root(app), $"auto-{name}-010000"));
        }

        await RunAsync(app);

        var failed = await LastRunAsync(app);
        Assert.True(failed.HasFailed);
        Assert.StartsWith("磁盘空间不足，没有备份：需要 ", failed.Result, StringComparison.Ordinal);
        Assert.Equal(2, Copies(app).Count);
    }

    [Theory]
    [InlineData(28, "磁盘空间不足，没有备份。请清理磁盘，或者把备份文件夹换到别的磁盘。")]
    [InlineData(30, "备份文件夹不能写入，没有备份。请核对文件夹的权限。")]
    public void Given_the_disk_ends_in_the_middle_When_told_Then_in_words(int code, string words) =>
        Assert.Equal((true, words), (BackupTrouble.IsOfTheDisk(new IOException("", code)), BackupTrouble.WordsOf(new IOException("", code))));

    [Fact]
    public async Task Given_a_broken_trail_When_backed_up_Then_no_copy_counts_as_a_backup()
    {
        await using var app = await StartAsync();
        await using (var db = await app.OpenAsync())
        {
            await db.AuditEntries.Where(e => e.Sequence == 1).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sentence, "改过"));
        }

        await RunAsync(app);

        Assert.Contains("校验没有通过，没有留下：操作日志第 1 条", (await LastRunAsync(app)).Result, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Root(app)));
    }

    [Fact]
    public async Task Given_a_stored_file_that_is_gone_When_backed_up_Then_it_is_named_and_no_copy_is_left()
    {
        await using var app = await StartAsync();
        await using (var db = await app.OpenAsync())
        {
            db.Add(new StoredFile { Id = Guid.NewGuid(), Hash = new string('a', 64), Name = "报告.docx", Type = "docx", Length = 3 });
            await db.SaveChangesAsync();
        }

        await RunAsync(app);

        Assert.Contains("文件“报告.docx”", (await LastRunAsync(app)).Result, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Root(app)));
    }

    [Fact]
    public async Task Given_a_run_that_was_cut_off_When_the_next_one_runs_Then_its_half_is_cleared_away()
    {
        await using var app = await StartAsync();
        Directory.CreateDirectory(Path.Combine(Root(app), "auto-20260601-010000.partial"));
        await RunAsync(app);

        Assert.Equal("auto-20260602-010000", Path.GetFileName(Assert.Single(Directory.GetDirectories(Root(app)))));
    }

    [Theory]
    [InlineData(Role.Office)]
    [InlineData(Role.OfficeHead)]
    [InlineData(Role.Chair)]
    public async Task Given_somebody_else_than_an_administrator_When_backing_up_or_restoring_Then_refused(Role role)
    {
        await using var app = await StartAsync();
        await using var acting = await app.AsAsync(role);

        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<MakeBackup>().RunAsync("x", default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<MakeBackup>().NightlyAsync(default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<RestoreBackup>().RunAsync("x", replace: false, default));
        Assert.Empty(Directory.GetDirectories(Root(app)));
    }

    private static string Root(TestApp app) => Path.Combine(app.Folder, "backups");

    private static List<string> Copies(TestApp app) => [.. Directory.GetDirectories(Root(app), "auto-2*")];

    private static Task<TestApp> StartAsync(params IEnumerable<(string, string)> settings) =>
        TestApp.StartAsync(new DateTimeOffset(2026, 6, 2, 1, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime(), settings: settings);

    private static Task<bool> RunAsync(TestApp app) => app.Services.GetRequiredService<JobRunner>().RunAsync("backup", "定时", default);

    private static async Task<JobRun> LastRunAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.JobRuns.AsNoTracking().Where(r => r.Job == "backup").OrderByDescending(r => r.StartedAt).FirstAsync();
    }
}
