using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supervision.Tests.Building;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Tests.Faults;

/// <summary>Rows that go straight into SQLite lie there as the object mapper would have written them.</summary>
public sealed class SqliteRowsTests
{
    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(string)] = "望溪县𬭎",
        [typeof(int)] = -42,
        [typeof(long)] = 639_313_056_000_000_001,
        [typeof(bool)] = true,
        [typeof(Guid)] = new Guid("01a22b66-cb8d-73de-a270-d001f8b61412"),
        [typeof(DateOnly)] = new DateOnly(2026, 11, 30),
        [typeof(TimeOnly)] = new TimeOnly(14, 30, 5, 250),
        [typeof(decimal)] = 12.50m,
        [typeof(double)] = 0.1,
        [typeof(byte[])] = new byte[] { 0, 1, 255 },
    };

    [Fact]
    public async Task Given_every_type_of_column_of_the_model_When_written_both_ways_Then_the_same_lies_in_the_file()
    {
        await using var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var types = db.Model.GetRelationalModel().Tables.SelectMany(t => t.Columns).SelectMany(c => c.PropertyMappings)
            .Select(m => m.TypeMapping.Converter?.ProviderClrType ?? m.TypeMapping.ClrType).Select(t => Nullable.GetUnderlyingType(t) ?? t).ToHashSet();
        Assert.Empty(types.Except(Samples.Keys));

        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        Run(connection, "CREATE TABLE Rows(Value)");
        foreach (var type in types)
        {
            using (var rows = new SqliteRows(connection, "INSERT INTO Rows(Value) VALUES (?)", 1))
            {
                rows.Write(Samples[type]);
                rows.Write([null]);
            }

            Run(connection, "INSERT INTO Rows(Value) VALUES ($value)", Samples[type]);
            Run(connection, "INSERT INTO Rows(Value) VALUES ($value)", DBNull.Value);
            Assert.Equal(1L, Run(connection, "SELECT count(DISTINCT typeof(Value) || quote(Value)) FROM Rows WHERE Value IS NOT NULL"));
            Assert.Equal(2L, Run(connection, "SELECT count(*) FROM Rows WHERE Value IS NULL"));
            Run(connection, "DELETE FROM Rows");
        }
    }

    private static object? Run(SqliteConnection connection, string sql, object? value = null)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        _ = value is null ? null : command.Parameters.AddWithValue("$value", value);
        return command.ExecuteScalar();
    }
}
