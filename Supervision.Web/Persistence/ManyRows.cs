using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Supervision.Web.Persistence;

/// <summary>Inserts tables of which a save adds very many rows by one prepared statement each; the rest is left to EF.</summary>
/// <remarks>EF prepares a statement anew for every row and sorts all of them among each other: of a compilation with a thousand
/// points that was half the time. What is told to the trail and the search index is not touched by this.</remarks>
internal static class ManyRows
{
    /// <summary>Fewer rows of a table are not worth a way of their own.</summary>
    public const int Fewest = 100;

    /// <summary>Inserts what there is very much of, inside the transaction at hand; afterwards EF takes those rows for stored.</summary>
    public static void Insert(SupervisionDb db)
    {
        var touched = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToLookup(e => e.Metadata);
        foreach (var table in InOrder(touched))
        {
            Insert(db, table, [.. touched[table]]);
        }
    }

    /// <summary>True when a save has so many rows that this way is worth it.</summary>
    public static bool IsWanted(ChangeTracker tracker) => tracker.Entries().Where(e => e.State == EntityState.Added).CountBy(e => e.Metadata).Any(t => t.Value >= Fewest);

    /// <summary>One table of its own, no number that the database gives, no reference to itself.</summary>
    public static bool IsPlain(IEntityType type) =>
        type.GetTableMappings().ToList() is [{ } only] && only.Table.EntityTypeMappings.Count() == 1
        && type.GetComplexProperties().Any() is false && type.GetForeignKeys().All(f => f.PrincipalEntityType != type)
        && type.GetProperties().All(p => p.ValueGenerated == ValueGenerated.Never);

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

    private static void Insert(SupervisionDb db, IEntityType type, IReadOnlyList<EntityEntry> rows)
    {
        TableInsert.Run(db, type, rows.Select(r => r.CurrentValues), property => row => row[property]);
        foreach (var row in rows)
        {
            row.State = EntityState.Unchanged;
        }
    }
}
