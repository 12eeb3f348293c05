using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace Supervision.Benchmarks.Measuring;

/// <summary>The measure of the disk: one row per commit, WAL with full durability, the library alone, one prepared statement.</summary>
internal sealed class BareCommits : IDisposable
{
    private const int RowSize = 120;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;

    /// <summary>A database of its own in a directory, so that it lies on the same disk.</summary>
    public BareCommits(string directory)
    {
        connection = new($"Data Source={Path.Combine(directory, "bare.db")};Pooling=False");
        connection.Open();
        using var prepare = connection.CreateCommand();
        prepare.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS Rows(Key BLOB PRIMARY KEY, Content BLOB NOT NULL)";
        prepare.ExecuteNonQuery();
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Rows VALUES ($key, $content)";
        insert.Parameters.Add("$key", SqliteType.Blob);
        insert.Parameters.Add("$content", SqliteType.Blob).Value = RandomNumberGenerator.GetBytes(RowSize);
    }

    /// <summary>Milliseconds for so many commits.</summary>
    public double Take(int count) => Statistics.Time(() =>
    {
        for (var i = 0; i < count; i++)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            insert.Parameters["$key"].Value = RandomNumberGenerator.GetBytes(16);
            insert.ExecuteNonQuery();
            transaction.Commit();
        }
    });

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }
}
