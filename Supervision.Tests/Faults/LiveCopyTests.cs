using Microsoft.Data.Sqlite;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Tests.Faults;

/// <summary>The copy of a database that is written to meanwhile is one moment of it, never two (D-12.9).</summary>
public sealed class LiveCopyTests : IDisposable
{
    private const int Accounts = 3_000;

    private readonly string folder = Directory.CreateTempSubdirectory("live-copy").FullName;

    private string Live => Path.Combine(folder, "live.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Given_writers_and_checkpoints_without_pause_When_copied_Then_each_copy_is_sound_and_of_one_moment()
    {
        Fill();
        using var over = new CancellationTokenSource();
        var writing = Task.Run(() => Move(over.Token));
        try
        {
            var before = 0L;
            for (var i = 0; i < 12; i++)
            {
                var target = Path.Combine(folder, $"copy{i}.db");
                await LiveCopy.MakeAsync(Connection(Live), target, default);
                var moment = MomentOf(target);
                Assert.True(moment >= before, "A later copy holds an earlier moment.");
                Assert.False(File.Exists(target + "-wal"));
                before = moment;
            }

            Assert.True(before > 0);
        }
        finally
        {
            await over.CancelAsync();
            await writing;
        }
    }

    [Fact]
    public async Task Given_a_machine_without_the_copying_program_When_copied_over_an_older_copy_Then_sqlite_makes_it_whole_while_others_write()
    {
        Fill();
        var target = Path.Combine(folder, "copy.db");
        await File.WriteAllTextAsync(target, "an older copy");
        using var over = new CancellationTokenSource();
        var writing = Task.Run(() => Move(over.Token));
        try
        {
            await LiveCopy.MakeAsync(Connection(Live), target, default, "no-such-program");
            var first = MomentOf(target);
            await LiveCopy.MakeAsync(Connection(Live), target, default, "no-such-program");
            Assert.True(MomentOf(target) >= first);
            Assert.False(File.Exists(target + "-wal"));
        }
        finally
        {
            await over.CancelAsync();
            await writing;
        }
    }

    [Fact]
    public async Task Given_a_folder_that_does_not_exist_When_copied_Then_the_database_says_so()
    {
        Fill();

        await Assert.ThrowsAsync<SqliteException>(() => LiveCopy.MakeAsync(Connection(Live), Path.Combine(folder, "none", "copy.db"), default));
    }

    private static string Connection(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString();

    // Each act moves one from one account to another and counts itself, on pages far apart.
    private static long MomentOf(string file)
    {
        using var copy = Open(file);
        Assert.Equal("ok", Ask(copy, "PRAGMA integrity_check"));
        Assert.Equal(Accounts * 100L, Ask(copy, "SELECT sum(Money) FROM Accounts"));
        var acts = (long)Ask(copy, "SELECT max(Number) FROM Acts")!;
        Assert.Equal(acts, Ask(copy, "SELECT count(*) FROM Acts"));
        return acts;
    }

    private void Fill()
    {
        using var live = Open(Live);
        Ask(live, "PRAGMA journal_mode=WAL");
        Ask(live, "CREATE TABLE Accounts (Id INTEGER PRIMARY KEY, Money INTEGER, Pad TEXT); CREATE TABLE Acts (Number INTEGER PRIMARY KEY, Pad TEXT); INSERT INTO Acts VALUES (1, '')");
        Ask(live, $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Accounts}) INSERT INTO Accounts SELECT i, 100, hex(randomblob(900)) FROM n");
    }

    private void Move(CancellationToken over)
    {
        using var live = Open(Live);
        Ask(live, "PRAGMA synchronous=OFF; PRAGMA wal_autocheckpoint=30");
        var random = new Random(7);
        while (!over.IsCancellationRequested)
        {
            Ask(live, $"BEGIN IMMEDIATE; UPDATE Accounts SET Money = Money - 1 WHERE Id = {random.Next(1, Accounts)}; UPDATE Accounts SET Money = Money + 1 WHERE Id = {random.Next(1, Accounts)}; "
                + "INSERT INTO Acts SELECT max(Number) + 1, hex(randomblob(300)) FROM Acts; COMMIT");
            if (random.Next(40) == 0)
            {
                Ask(live, random.Next(2) == 0 ? "PRAGMA wal_checkpoint(PASSIVE)" : "PRAGMA wal_checkpoint(TRUNCATE)");
            }
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(Connection(file));
        connection.Open();
        return connection;
    }

    private static object? Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
