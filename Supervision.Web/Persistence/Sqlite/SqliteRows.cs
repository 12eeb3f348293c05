using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Supervision.Web.Persistence.Sqlite;

/// <summary>Writes rows straight into SQLite by one prepared statement: a compilation writes thousands, and the parameters of the general
/// way cost more than the rows themselves.</summary>
internal sealed class SqliteRows : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly object?[] bound;
    private byte[] text = new byte[4096];

    public SqliteRows(SqliteConnection connection, string sql, int columns)
    {
        database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out statement), database);
        bound = new object?[columns];
    }

    /// <summary>Gives a column of the next row its value. What was given to the row before stays until something else is given.</summary>
    public void Bind(int column, object? value)
    {
        if (value is not null && ReferenceEquals(bound[column], value))
        {
            return;
        }

        bound[column] = value;
        var code = value switch
        {
            null => raw.sqlite3_bind_null(statement, column + 1),
            string words => BindText(column, words),
            int number => raw.sqlite3_bind_int64(statement, column + 1, number),
            long number => raw.sqlite3_bind_int64(statement, column + 1, number),
            bool yes => raw.sqlite3_bind_int64(statement, column + 1, yes ? 1 : 0),
            Guid id => BindId(column, id),
            DateOnly day => BindText(column, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            decimal number => BindText(column, number.ToString("0.0###########################", CultureInfo.InvariantCulture)),
            TimeOnly time => BindText(column, time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fffffff", CultureInfo.InvariantCulture)),
            double number => raw.sqlite3_bind_double(statement, column + 1, number),
            byte[] bytes => raw.sqlite3_bind_blob(statement, column + 1, bytes),
            _ => throw new NotSupportedException($"No column of SQLite for {value.GetType()}."),
        };
        SqliteException.ThrowExceptionForRC(code, database);
    }

    /// <summary>Writes a row of these values.</summary>
    public void Write(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Bind(i, values[i]);
        }

        Write();
    }

    /// <summary>Writes the row.</summary>
    public void Write()
    {
        var code = raw.sqlite3_step(statement);
        var reset = raw.sqlite3_reset(statement);
        SqliteException.ThrowExceptionForRC(code == raw.SQLITE_DONE ? raw.SQLITE_OK : reset, database);
    }

    public void Dispose() => statement.Dispose();

    private int BindText(int column, string words)
    {
        var most = Encoding.UTF8.GetMaxByteCount(words.Length);
        if (text.Length < most)
        {
            text = new byte[most];
        }

        return raw.sqlite3_bind_text(statement, column + 1, text.AsSpan(0, Encoding.UTF8.GetBytes(words, text)));
    }

    // As the provider writes ids: capital letters with dashes.
    private int BindId(int column, Guid id)
    {
        Span<byte> written = stackalloc byte[36];
        id.TryFormat(written, out _);
        foreach (ref var c in written)
        {
            c = c is >= (byte)'a' ? (byte)(c - 32) : c;
        }

        return raw.sqlite3_bind_text(statement, column + 1, written);
    }
}
