using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>Copies the file of a database that people work with, whole and consistent, and stops nobody for longer than its log takes.</summary>
/// <remarks>
/// Whoever reads a snapshot in WAL mode holds two things still: nothing newer than the snapshot is written into the file, and what the snapshot
/// needs of the log is not overwritten. So the file may be copied while it is read; the log is copied while nobody can write, which takes
/// milliseconds; and the copy puts both together as SQLite does after a power cut. The system's own copying is quicker than
/// SQLite's, which goes page by page.
/// </remarks>
internal static class LiveCopy
{
    /// <summary>Makes the copy; what stands under <paramref name="target"/> before is overwritten.</summary>
    /// <param name="connectionString">The database that people work with.</param>
    /// <param name="target">The file of the copy.</param>
    /// <param name="stop">Cancels.</param>
    /// <param name="copier">The system's copying; where there is none, SQLite copies.</param>
    public static async Task MakeAsync(string connectionString, string target, CancellationToken stop, string copier = "cp")
    {
        await using (var reader = Open(connectionString))
        {
            using var snapshot = reader.BeginTransaction(deferred: true);
            Ask(reader, "SELECT count(*) FROM sqlite_schema");
            if (!await CopyOutsideAsync(copier, reader.DataSource, target, stop))
            {
                await BySqliteAsync(connectionString, target, stop);
                return;
            }

            await using var writer = Open(connectionString);
            using var lone = writer.BeginTransaction();
            File.Copy(reader.DataSource + "-wal", target + "-wal", overwrite: true);
        }

        PutTogether(target);
    }

    // A program closing a file loses all its locks on it, also those of SQLite's open connections; so another program copies.
    private static async Task<bool> CopyOutsideAsync(string copier, string file, string target, CancellationToken stop)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        try
        {
            using var copying = Process.Start(new ProcessStartInfo(copier, ["-f", "--", file, target]) { UseShellExecute = false, RedirectStandardError = true })!;
            try
            {
                await copying.WaitForExitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                copying.Kill();
                throw;
            }

            return copying.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // No such program here.
        }
    }

    // Everywhere else, and where copying failed: SQLite says in its own words why it cannot, a full disk for example.
    private static async Task BySqliteAsync(string connectionString, string target, CancellationToken stop)
    {
        if (File.Exists(target))
        {
            File.Delete(target);
        }

        await using var live = Open(connectionString);
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        await copy.OpenAsync(stop);
        Ask(copy, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
        live.BackupDatabase(copy);
    }

    private static void PutTogether(string target)
    {
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        copy.Open();
        Ask(copy, "PRAGMA synchronous=OFF; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static void Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }
}
