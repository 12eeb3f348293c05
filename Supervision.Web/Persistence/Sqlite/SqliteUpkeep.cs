using Microsoft.Data.Sqlite;
using Supervision.Web.Files;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>Does between the acts of people what SQLite would do inside one of them: writes its log back into the database (检查点) and merges the
/// pieces of the search index. Otherwise every fifth or tenth person waits for both.</summary>
/// <remarks>The log is written back as far as no reader holds it, the rest the next time. SQLite's own limits stay behind it, for a program of one
/// command that has no upkeep.</remarks>
internal sealed partial class SqliteUpkeep(StorageDirectory storage, ILogger<SqliteUpkeep> log) : BackgroundService
{
    /// <summary>A shorter log is not worth it.</summary>
    private const long LeastLog = 4 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private SqliteConnection? connection;
    private long seen;

    public override void Dispose()
    {
        connection?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Work();
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private void Work()
    {
        try
        {
            connection ??= (SqliteConnection)SqliteSetup.Open(storage.DatabaseFile);
            var version = SqliteSetup.VersionOf(connection);
            if (version == seen)
            {
                return;
            }

            SqliteSearch.Merge(connection);
            if (new FileInfo(storage.DatabaseFile + "-wal") is { Exists: true, Length: >= LeastLog })
            {
                SqliteSetup.WriteBack(connection);
            }

            seen = version;
        }
        catch (SqliteException failure)
        {
            // A full disk for example; people's own acts say so, and the next second tries again.
            Failed(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The upkeep of the database failed.")]
    private partial void Failed(Exception failure);
}
