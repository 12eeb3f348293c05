using System.Data.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Supervision.Web.Persistence;

/// <summary>Inserts tables of which a save adds very many rows by one prepared statement each; the rest is left to EF.</summary>
/// <remarks>EF prepares a statement anew for every row and sorts all of them among each other: of a compilation with a thousand
/// points that was half the time. What is told to the trail and the search index is not touched by this.</remarks>
internal static class ManyRows
{
    /// <summary>Fewer rows of a table are not worth a way of their own.</summary>
    private const int Fewest = 100;

    /// <summary>Inserts what there is very much of, inside the transaction at hand; afterwards EF takes those rows for stored.</summary>
    public static async Task InsertAsync(SupervisionDb db, CancellationToken stop)
    {
        var touched = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToLookup(e => e.Metadata);
        foreach (var table in InOrder(touched))
        {
            await InsertAsync(db, table, [.. touched[table]], stop);
        }
    }

    /// <summary>True when a save has so many rows that this way is worth it.</summary>
    public static bool IsWanted(ChangeTracker tracker) => tracker.Entries().Where(e => e.State == EntityState.Added).CountBy(e => e.Metadata).Any(t => t.Value >= Fewest);

    // Owners before what they own. A table is left out when a row that EF has still to write must come before it.
    private static List<IEntityType> InOrder(ILookup<IEntityType, EntityEntry> touched)
    {
        List<IEntityType> ready = [];
        var left = touched.Select(t => t.Key).Where(t => touched[t].Count() >= Fewest && IsPlain(t) && touched[t].All(e => e.State == EntityState.Added)).ToList();
        while (left.Find(t => t.GetForeignKeys().All(f => f.PrincipalEntityType == t || ready.Contains(f.PrincipalEntityType) || !Adds(touched, f.PrincipalEntityType))) is { } next)
        {
            left.Remove(next);
            ready.Add(next);
        }

        return ready;
    }

    private static bool Adds(ILookup<IEntityType, EntityEntry> touched, IEntityType table) => touched[table].Any(e => e.State == EntityState.Added);

    // One table of its own, no number that the database gives, no reference to itself.
    private static bool IsPlain(IEntityType type) =>
        type.GetTableMappings().ToList() is [{ } only] && only.Table.EntityTypeMappings.Count() == 1
        && type.GetComplexProperties().Any() is false && type.GetForeignKeys().All(f => f.PrincipalEntityType != type)
        && type.GetProperties().All(p => p.ValueGenerated == ValueGenerated.Never);

    /// <summary>Inserts rows of one table.</summary>
    public static async Task InsertAsync(SupervisionDb db, IEntityType type, IReadOnlyList<EntityEntry> rows, CancellationToken stop)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var mapping = type.GetTableMappings().Single();
        List<IColumnMapping> columns = [.. mapping.ColumnMappings];
        var sql = db.GetService<ISqlGenerationHelper>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText =
            $"INSERT INTO {sql.DelimitIdentifier(mapping.Table.Name, mapping.Table.Schema)} ({string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Column.Name)))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var values = rows[0].CurrentValues;
        List<DbParameter> parameters = [.. columns.Select((c, i) => c.TypeMapping.CreateParameter(command, $"@p{i}", values[c.Property], c.Column.IsNullable))];
        parameters.ForEach(p => command.Parameters.Add(p));
        await command.PrepareAsync(stop);
        foreach (var row in rows)
        {
            values = row.CurrentValues;
            for (var i = 0; i < columns.Count; i++)
            {
                parameters[i].Value = Stored(columns[i].TypeMapping, values[columns[i].Property]) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(stop);
            row.State = EntityState.Unchanged;
        }
    }

    private static object? Stored(RelationalTypeMapping mapping, object? value) =>
        mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
