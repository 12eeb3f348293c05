using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>The mark that this very build has already prepared the database: after a kill the hall waits for the start, and looking all of it
/// over again costs longer than everything else of the start.</summary>
/// <remarks>Kept in the number that SQLite leaves to programs; it travels with copies, and every other build has another one.</remarks>
internal static class PreparedMark
{
    // What a start has to mend whatever was prepared before: a box that was not rewritten, a round that may have come without its key.
    private const string UnfinishedRounds =
        "SELECT EXISTS (SELECT 1 FROM RatingRounds WHERE State IN ('Open', 'Closing') OR (NOT IsCompacted AND State IN ('Sealed', 'Confirmed', 'Announced', 'Void')))";

    private const string IndexDiffers = "SELECT (SELECT count(*) FROM SearchEntries) <> (SELECT count(*) FROM SearchTerms_docsize)";

    private static readonly int Build = BuildNumber();

    /// <summary>True when nothing is left to prepare. Needs neither the model of the database nor its queries.</summary>
    public static bool IsSet(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        using var connection = SqliteSetup.Open(file);
        SqliteSetup.Assert(connection);
        return Ask(connection, "PRAGMA user_version") == Build && Ask(connection, UnfinishedRounds) == 0 && Ask(connection, IndexDiffers) == 0;
    }

    /// <summary>Says that everything was prepared.</summary>
    public static void Set(string file)
    {
        using var connection = SqliteSetup.Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Build}");
        command.ExecuteNonQuery();
    }

    private static long Ask(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    // Both assemblies hold what is prepared: tables and shipped contents, rules and templates.
    private static int BuildNumber() => Number(typeof(PreparedMark)) ^ (Number(typeof(Rule)) * 31) | 1;

    private static int Number(Type type) => BitConverter.ToInt32(type.Module.ModuleVersionId.ToByteArray());
}
