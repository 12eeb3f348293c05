using Microsoft.Data.Sqlite;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Tests.Faults;

/// <summary>The upkeep of the database between the acts of people: nobody waits for it, and nothing depends on it.</summary>
public sealed class UpkeepTests
{
    private const int People = 4_000;

    [Fact]
    public async Task Given_many_commits_When_a_moment_has_passed_Then_the_log_is_written_back_and_the_next_ones_use_it_anew()
    {
        await using var app = await TestApp.StartAsync();
        var file = Path.Combine(app.Folder, "supervision.db");

        // Other tests close idle connections; with the last one of a database its log would go.
        await using var held = SqliteSetup.Open(file);
        for (var i = 0; i < 3; i++)
        {
            await EnterAsync(app, i);
        }

        Assert.True(new FileInfo(file + "-wal").Length > 4 << 20, "The log is long enough to be worth it.");
        await UntilAsync(() => InTheFileAlone(file) >= 3 * People);

        // Everything is in the file: what comes now is written at the log's beginning.
        var length = new FileInfo(file + "-wal").Length;
        await EnterAsync(app, 3);
        Assert.Equal(length, new FileInfo(file + "-wal").Length);
    }

    [Fact]
    public async Task Given_a_reader_of_the_log_and_a_writer_When_the_upkeep_works_Then_both_go_on()
    {
        await using var app = await TestApp.StartAsync();
        await EnterAsync(app, 0);
        await using var reader = (SqliteConnection)SqliteSetup.Open(Path.Combine(app.Folder, "supervision.db"));
        await using var reading = reader.BeginTransaction(deferred: true);
        Assert.Equal(People, Count(reader));
        await EnterAsync(app, 1);

        await using var upkeep = (SqliteConnection)SqliteSetup.Open(Path.Combine(app.Folder, "supervision.db"));
        SqliteSetup.WriteBack(upkeep);
        SqliteSearch.Merge(upkeep);

        Assert.Equal(People, Count(reader));
        Assert.Equal(2 * People, Count(upkeep));
    }

    private static async Task EnterAsync(TestApp app, int hundred)
    {
        await using var db = await app.OpenAsync();
        db.AddRange(Enumerable.Range(0, People).Select(i => Person.Named($"第{hundred}批第{i}位代表，来自一个名称很长的选举单位")));
        await db.SaveChangesAsync();
    }

    // A copy without its log, as it would be after the log was lost.
    private static long InTheFileAlone(string file)
    {
        var copy = file + ".alone";
        File.Copy(file, copy, overwrite: true);
        using var connection = new SqliteConnection($"Data Source={copy};Mode=ReadWrite;Pooling=False");
        connection.Open();
        try
        {
            return Count(connection);
        }
        catch (SqliteException)
        {
            return 0; // Even the tables are still in the log.
        }
    }

    private static long Count(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM People";
        return (long)command.ExecuteScalar()!;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var left = 100; !isSo(); left--)
        {
            Assert.True(left > 0, "It did not come about.");
            await Task.Delay(200);
        }
    }
}
