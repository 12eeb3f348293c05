using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>Reads the audit trail straight out of SQLite's own memory: a trail has millions of lines, and they are verified every night.</summary>
internal static class SqliteTrail
{
    private const string Sql =
        "SELECT Sequence, At, Person, Actor, MatterKind, MatterId, Sentence, Changes, Previous, Hash FROM AuditEntries ORDER BY Sequence";

    /// <summary>All lines in order, from one state of the database. The connection must be open.</summary>
    public static IEnumerable<TrailLine> Lines(SqliteConnection connection)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, Sql, out var statement), connection.Handle);
        using (statement)
        {
            var hasher = new AuditHasher();
            int code;
            while ((code = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                yield return LineOf(statement, hasher);
            }

            if (code != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(code, connection.Handle);
            }
        }
    }

    private static TrailLine LineOf(sqlite3_stmt row, AuditHasher hasher)
    {
        var sequence = raw.sqlite3_column_int64(row, 0);
        hasher.Begin();
        hasher.Add(sequence);
        hasher.Add(raw.sqlite3_column_int64(row, 1));
        hasher.AddId(raw.sqlite3_column_blob(row, 2));
        hasher.Add(raw.sqlite3_column_blob(row, 3));
        hasher.Add(raw.sqlite3_column_blob(row, 4));
        hasher.AddId(raw.sqlite3_column_blob(row, 5));
        hasher.Add(raw.sqlite3_column_blob(row, 6));
        hasher.Add(raw.sqlite3_column_blob(row, 7));
        hasher.Add(raw.sqlite3_column_blob(row, 8));
        return new(sequence, raw.sqlite3_column_text(row, 8).utf8_to_string() ?? "", raw.sqlite3_column_text(row, 9).utf8_to_string() ?? "", hasher.Hash());
    }
}
