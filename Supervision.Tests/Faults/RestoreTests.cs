using Microsoft.EntityFrameworkCore;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>A backup is only as good as its restoring: the commands on real files, then the program on what they left (D-12.9, D-17.41).</summary>
public sealed class RestoreTests
{
    [Fact]
    public async Task Given_a_backup_When_restored_Then_the_program_starts_on_it_the_chain_is_whole_and_the_office_is_asked_about_what_went_out()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(Supervision.Domain.Reports.ReportState.DraftReceived);
        using var storage = await Storage.OfAsync(bench.App);
        Assert.Equal(0, (await ServerProcess.RunAsync(storage.Folder, null, "backup", "--to", "abend")).Code);
        var before = await CountAsync(storage);

        // What happened after the backup is lost with the disk.
        Lose(storage);
        var (code, said) = await ServerProcess.RunAsync(storage.Folder, null, "restore", "abend");

        Assert.True(code == 0, said);
        Assert.Contains("已从备份恢复", said);
        Assert.Contains("操作日志完整", said);
        Assert.Contains("外发记录不在", said);
        await using (var server = await ServerProcess.StartAsync(storage.Folder, ("Jobs:Enabled", "false")))
        {
            using var caller = new Caller(server.Address);
            Assert.Equal("Healthy", await caller.Client.GetStringAsync("/health/ready"));
        }

        var (verified, words) = await ServerProcess.RunAsync(storage.Folder, null, "verify");
        Assert.True(verified == 0, words);
        Assert.Contains("文件完整，共 1 个", words);
        await using var db = storage.Look();
        Assert.Equal(before + 1, await db.AuditEntries.CountAsync());
        Assert.StartsWith("从备份恢复（abend", (await db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync()).Sentence, StringComparison.Ordinal);
        Assert.True(await db.ChannelMarks.AnyAsync(m => m.Id == ChannelMark.Restored));
    }

    [Fact]
    public async Task Given_the_log_of_what_went_out_is_still_there_When_restored_over_a_database_Then_it_is_moved_aside_and_nobody_is_asked()
    {
        using var storage = await FilledAsync();
        Directory.CreateDirectory(Path.Combine(storage.Folder, "outgoing"));
        await File.WriteAllTextAsync(Path.Combine(storage.Folder, "outgoing", "2026-01.log"), "2026-01-01T00:00:00.0000000+00:00\n");
        Assert.Equal(0, (await ServerProcess.RunAsync(storage.Folder, null, "backup", "--to", "abend")).Code);

        var (refused, why) = await ServerProcess.RunAsync(storage.Folder, null, "restore", "abend");
        var (code, said) = await ServerProcess.RunAsync(storage.Folder, null, "restore", "abend", "--replace");

        Assert.Equal((1, 0), (refused, code));
        Assert.Contains("已经有数据库", why);
        Assert.Contains("不会再发", said);
        Assert.True(File.Exists(Path.Combine(Assert.Single(Directory.GetDirectories(storage.Folder, "before-restore-*")), "supervision.db")));
        await using var db = storage.Look();
        Assert.False(await db.ChannelMarks.AnyAsync(m => m.Id == ChannelMark.Restored));
    }

    [Fact]
    public async Task Given_a_damaged_backup_or_none_When_restored_Then_refused_and_nothing_is_touched()
    {
        using var storage = await FilledAsync();
        Assert.Equal(0, (await ServerProcess.RunAsync(storage.Folder, null, "backup", "--to", "abend")).Code);
        var kept = await File.ReadAllBytesAsync(storage.Database);
        var copy = Path.Combine(storage.Folder, "backups", "abend", "supervision.db");
        await using (var broken = Web.Persistence.Sqlite.SqliteSetup.OpenCopy(copy))
        {
            await broken.AuditEntries.Where(e => e.Sequence == 1).ExecuteUpdateAsync(e => e.SetProperty(x => x.Sentence, "改过"));
        }

        var (code, said) = await ServerProcess.RunAsync(storage.Folder, null, "restore", "abend", "--replace");
        var (missing, none) = await ServerProcess.RunAsync(storage.Folder, null, "restore", "gibt-es-nicht", "--replace");

        Assert.Equal((1, 1), (code, missing));
        Assert.Contains("这个备份不能恢复：操作日志第 1 条", said);
        Assert.Contains("没有数据库", none);
        Assert.Equal(kept, await File.ReadAllBytesAsync(storage.Database));
        Assert.Empty(Directory.GetDirectories(storage.Folder, "before-restore-*"));
    }

    [Fact]
    public async Task Given_the_website_is_running_When_restored_Then_refused()
    {
        await using var app = await TestApp.StartAsync();
        Assert.Equal(0, (await ServerProcess.RunAsync(app.Folder, null, "backup", "--to", "abend")).Code);
        var (code, said) = await ServerProcess.RunAsync(app.Folder, null, "restore", "abend", "--replace");

        Assert.Equal(1, code);
        Assert.Contains("请先停止网站", said);
    }

    private static async Task<Storage> FilledAsync()
    {
        await using var app = await TestApp.StartAsync();
        return await Storage.OfAsync(app);
    }

    private static async Task<int> CountAsync(Storage storage)
    {
        await using var db = storage.Look();
        return await db.AuditEntries.CountAsync();
    }

    private static void Lose(Storage storage)
    {
        File.Delete(storage.Database);
        Directory.Delete(Path.Combine(storage.Folder, "files"), recursive: true);
        Directory.Delete(Path.Combine(storage.Folder, "keys"), recursive: true);
    }
}
