using System.Data.Common;
using System.Globalization;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Tests.Faults;

/// <summary>A disk without room: SQLite is told that the file may not grow, and then fails with the code that a full disk gives (13,
/// SQLITE_FULL). It needs no mount and no quota, which a test without root cannot have.</summary>
internal sealed class FullDisk(string database)
{
    private const long NoLimit = 1_073_741_823;

    /// <summary>True while nothing more fits, for connections that are opened from now on.</summary>
    public bool IsFull { get; set; } = true;

    /// <summary>A connection as the product opens it, on this disk.</summary>
    public DbConnection Open()
    {
        var connection = SqliteSetup.Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA page_count";
        var pages = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count={(IsFull ? pages : NoLimit)}");
        command.ExecuteNonQuery();
        return connection;
    }
}
