using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Reports;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Features.Reports;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Faults;

/// <summary>What the place does to the program: a clock that jumps, a database held by somebody else, a directory that cannot be written.</summary>
public sealed class PlaceTests
{
    [Fact]
    public async Task Given_a_clock_that_jumps_back_and_into_next_year_When_acts_go_on_Then_the_order_stands_and_days_are_counted_by_date()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Scheduled);
        var due = await DraftDueAsync(bench);
        bench.App.Clock.AdjustTime(bench.App.Clock.GetUtcNow().AddHours(-2));
        await bench.LeadToAsync(ReportState.OpinionsSent);
        Assert.Equal(due, await DraftDueAsync(bench));
        bench.App.Clock.AdjustTime(new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.FromHours(8)));
        await bench.LeadToAsync(ReportState.DraftReceived);
        bench.App.Clock.AdjustTime(new DateTimeOffset(2026, 6, 1, 7, 0, 0, TimeSpan.FromHours(8)));
        await bench.LeadToAsync(ReportState.Commented);

        var report = await bench.ReadAsync();
        Assert.Equal(new DateOnly(2027, 1, 4).DayNumber - due.DayNumber, Assert.Single(report.Versions).DaysLate);
        await using var db = await bench.App.OpenAsync();
        var entries = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, entries.Count).Select(n => (long)n), entries.Select(e => e.Sequence));
        Assert.Contains(entries.Zip(entries.Skip(1)), pair => pair.Second.At < pair.First.At);   // the clock did jump
        Assert.True((await AuditTrail.VerifyAsync(db, default)).IsWhole);
    }

    [Fact]
    public async Task Given_a_database_held_by_somebody_else_When_a_note_is_saved_Then_it_waits_and_is_kept()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Heard);
        await using var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(bench.App.Folder, "supervision.db")};Pooling=False");
        await holder.OpenAsync();
        await RunAsync(holder, "BEGIN IMMEDIATE");

        var save = Task.Run(() => bench.DoAsync<WriteNote>(
            bench.Member("黄丽萍"), u => u.RunAsync(bench.Id, new(Guid.NewGuid()), new("等一等。"), default)));
        var isEarly = await Task.WhenAny(save, Task.Delay(TimeSpan.FromSeconds(3))) == save;
        await RunAsync(holder, "COMMIT");

        Assert.False(isEarly, "The save did not wait for the lock.");
        Assert.Empty((await save.WaitAsync(TimeSpan.FromSeconds(30))).Obstacles);
        await using var db = await bench.App.OpenAsync();
        Assert.Equal("等一等。", (await db.SpeechNotes.SingleAsync()).Text);
    }

    [Fact]
    public async Task Given_a_directory_in_place_of_the_database_When_started_Then_one_line_and_an_error_code()
    {
        using var storage = new Storage();
        Directory.CreateDirectory(storage.Database);

        await AssertRefusedAsync(storage.Folder);
    }

    [Fact]
    public async Task Given_a_file_in_place_of_the_storage_directory_When_started_Then_one_line_and_an_error_code()
    {
        using var storage = new Storage();
        var place = Path.Combine(storage.Folder, "belegt");
        await File.WriteAllTextAsync(place, "");

        await AssertRefusedAsync(place);
    }

    // No mode of a directory stops the administrator of the machine; a file system of the kernel does.
    [Fact]
    public async Task Given_a_place_where_nobody_may_write_When_started_Then_one_line_and_an_error_code()
    {
        if (Directory.Exists("/proc/self"))
        {
            await AssertRefusedAsync("/proc/supervision");
        }
    }

    private static async Task AssertRefusedAsync(string directory)
    {
        foreach (var arguments in new string[][] { ["--urls", "http://127.0.0.1:0"], ["migrate"] })
        {
            var (code, said) = await ServerProcess.RunAsync(directory, null, arguments);

            Assert.Equal(1, code);
            Assert.StartsWith(arguments[0] == "migrate" ? "没有办成：" : "网站没有启动：", Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    private static async Task<DateOnly> DraftDueAsync(ReportBench bench)
    {
        await using var db = await bench.App.OpenAsync();
        var duties = await db.Obligations.AsNoTracking().Where(o => o.MatterKind == MatterKind.Report && o.MatterId == bench.Id.Value).ToListAsync();
        return duties.Single(d => d.Kind == "report.draft").Deadline.Day;
    }

    private static async Task RunAsync(Microsoft.Data.Sqlite.SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
