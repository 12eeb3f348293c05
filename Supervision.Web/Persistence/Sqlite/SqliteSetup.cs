using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using SQLitePCL;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>How SQLite is opened: the only place that knows its pragmas and files.</summary>
public static class SqliteSetup
{
    /// <summary>Pragmas with the values asserted at start: WAL, full durability, overwritten free pages, foreign keys.</summary>
    private static readonly (string Pragma, string Value)[] Demanded =
        [("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1")];

    // Result codes of SQLite.
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
        Pooling = true,
    }.ToString();

    /// <summary>How every context of the product asks: matters with their parts by several statements, a list of keys as one parameter, so that
    /// a statement is not written anew for each number of keys.</summary>
    public static void Configure(SqliteDbContextOptionsBuilder sqlite) => sqlite
        .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    /// <summary>A connection beside the contexts, with the same settings; closed it is gone, and nobody gets it from a pool.</summary>
    public static DbConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(ConnectionString(file)) { Pooling = false }.ToString());
        connection.Open();
        SqlitePragmas.Set(connection);
        return connection;
    }

    /// <summary>A number that a connection sees change with every commit of another one, also of another process.</summary>
    public static long VersionOf(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>Writes the log back into the database as far as nobody reads it; waits for nobody.</summary>
    public static void WriteBack(DbConnection connection) => Run(connection, "PRAGMA wal_checkpoint(PASSIVE)");

    /// <summary>Runs a statement of our own on an open connection.</summary>
    internal static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Throws when the database does not work as demanded: losing an acknowledged act is worse than not starting.</summary>
    public static void Assert(DbConnection connection)
    {
        foreach (var (pragma, value) in Demanded)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            var actual = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            if (actual != value)
            {
                throw new InvalidOperationException($"SQLite pragma {pragma} is {actual}, must be {value}.");
            }
        }
    }

    /// <summary>Copies the live database, whole and consistent, into a new file.</summary>
    public static async Task BackupAsync(SupervisionDb db, string target, CancellationToken stop)
    {
        await LiveCopy.MakeAsync(db.Database.GetConnectionString()!, target, stop);

        // A half-written copy is thrown away as a whole, so that its pages need not be guarded one by one: once at the end is enough.
        using var file = File.OpenHandle(target, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    /// <summary>The same, without what <paramref name="takeOut"/> removes: it is removed in memory, and only the rest is written.</summary>
    public static async Task BackupWithoutAsync(SupervisionDb db, string target, Func<SupervisionDb, Task> takeOut, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        await using var memory = new SqliteConnection("Data Source=:memory:");
        await memory.OpenAsync(stop);
        ((SqliteConnection)db.Database.GetDbConnection()).BackupDatabase(memory);
        await using var copy = new SqliteSupervisionDb(new DbContextOptionsBuilder<SqliteSupervisionDb>()
            .UseSqlite(memory, Configure).Options);
        await takeOut(copy);
        await copy.Database.ExecuteSqlAsync($"VACUUM INTO {target}", stop);

        // A database of the program is in WAL mode from its first page on; a read-only connection could not change that.
        await using var written = OpenCopy(target);
        await written.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);
    }

    /// <summary>Deletes a copy with what lies beside it.</summary>
    public static void DeleteCopy(string file)
    {
        File.Delete(file);
        File.Delete(file + "-wal");
        File.Delete(file + "-shm");
    }

    /// <summary>A copy of the database in another place, opened as the program opens its own. Nobody acts through it.</summary>
    public static SupervisionDb OpenCopy(string file) => new SqliteSupervisionDb(
        new DbContextOptionsBuilder<SqliteSupervisionDb>()
            .UseSqlite(
                new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString(),
                Configure)
            .Options);

    /// <summary>True when the disk is full.</summary>
    public static bool IsFull(Exception failure) => failure is SqliteException { SqliteErrorCode: Full };

    /// <summary>True when a file could not be made or written.</summary>
    public static bool IsNotWritable(Exception failure) => failure is SqliteException { SqliteErrorCode: ReadOnly or IoError or CannotOpen };

    /// <summary>Checks a database file page by page and its foreign keys; null when it is sound, else the first damage found.</summary>
    public static async Task<string?> FindDamageAsync(string file, CancellationToken stop)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        var found = Convert.ToString(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture);
        if (found != "ok")
        {
            return found;
        }

        command.CommandText = "PRAGMA foreign_key_check";
        return Convert.ToString(await command.ExecuteScalarAsync(stop), CultureInfo.InvariantCulture) is { Length: > 0 } table
            ? $"foreign key of table {table}"
            : null;
    }
}

/// <summary>Sets the pragmas on each connection, once: the pool gives the same one again and again, with what was set.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    private static readonly ConditionalWeakTable<sqlite3, object> Ready = [];

    private const string Sql =
        "PRAGMA journal_mode=WAL; PRAGMA busy_timeout=15000; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=20000; PRAGMA foreign_keys=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite works in this process: there is nothing to wait for.
        Set(connection);
        return Task.CompletedTask;
    }

    internal static void Set(DbConnection connection)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (Ready.TryGetValue(handle, out _))
        {
            return;
        }

        SqliteSetup.Run(connection, Sql);
        Ready.Add(handle, Sql);
    }
}
