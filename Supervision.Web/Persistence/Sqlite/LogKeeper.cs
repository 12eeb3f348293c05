using System.Data.Common;
using Microsoft.Data.Sqlite;
using Supervision.Web.Files;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>Writes SQLite's log back into the database (检查点) between the acts of people; left to SQLite, whoever happens to fill the log waits for it
/// inside the own commit.</summary>
/// <remarks>It stops nobody: a passive checkpoint takes what no reader holds and leaves the rest for the next time. SQLite's own checkpoint
/// stays behind it, for a program of one command that has no keeper.</remarks>
internal sealed partial class LogKeeper(StorageDirectory storage, ILogger<LogKeeper> log) : BackgroundService
{
    /// <summary>A shorter log is not worth it.</summary>
    internal const long Least = 4 * 1024 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        DbConnection? connection = null;
        long seen = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (File.Exists(storage.DatabaseFile))
                {
                    seen = Keep(connection ??= SqliteSetup.Open(storage.DatabaseFile), seen);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private long Keep(DbConnection connection, long seen)
    {
        try
        {
            var version = SqliteSetup.VersionOf(connection);
            if (version != seen && new FileInfo(storage.DatabaseFile + "-wal") is { Exists: true, Length: >= Least })
            {
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
                command.ExecuteNonQuery();
            }

            return version;
        }
        catch (SqliteException failure)
        {
            // A full disk for example; people's own commits say so, and the next second tries again.
            Failed(failure);
            return seen;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The log of the database could not be written back.")]
    private partial void Failed(Exception failure);
}
