using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Supervision.Web.Persistence;

/// <summary>Inserts any number of rows of one table by one prepared statement, inside the transaction at hand.</summary>
internal static class TableInsert
{
    /// <summary>Inserts objects that nothing watches; all their properties are their own.</summary>
    public static void Run(SupervisionDb db, IEntityType type, IEnumerable<object> rows) =>
        Run(db, type, rows, property => property.GetGetter().GetClrValue);

    /// <summary>Inserts rows.</summary>
    /// <param name="db">Whose transaction it is.</param>
    /// <param name="type">The table.</param>
    /// <param name="rows">The rows; read once, so they need not all be there at the same time.</param>
    /// <param name="readerOf">How a property of a row is read.</param>
    public static void Run<TRow>(SupervisionDb db, IEntityType type, IEnumerable<TRow> rows, Func<IProperty, Func<TRow, object?>> readerOf)
    {
        var table = type.GetTableMappings().Single();
        db.InsertRows(table, [.. table.ColumnMappings.Select(c => StoredBy(c.TypeMapping, readerOf(c.Property)))], rows);
    }

    private static Func<TRow, object?> StoredBy<TRow>(RelationalTypeMapping mapping, Func<TRow, object?> read) =>
        mapping.Converter is { } converter ? row => converter.ConvertToProvider(read(row)) : read;
}
