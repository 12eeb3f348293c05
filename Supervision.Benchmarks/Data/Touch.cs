using Microsoft.Data.Sqlite;

namespace Supervision.Benchmarks.Data;

/// <summary>A commit by somebody else, as a running house has them all the time.</summary>
internal static class Touch
{
    public static async Task WriteAsync(string storage, CancellationToken stop)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(storage, "supervision.db")};Pooling=False");
        await connection.OpenAsync(stop);
        await using var command = connection.CreateCommand();
        // A row that stays as it was is not written at all; a shift of all keeps their order.
        command.CommandText = "UPDATE SupervisedBodies SET \"Order\" = \"Order\" + 1";
        await command.ExecuteNonQueryAsync(stop);
    }
}
