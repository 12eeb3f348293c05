using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Supervision.Web.Persistence;

/// <summary>Raises an aggregate's version also when only its owned rows change; EF alone would leave it as it was.</summary>
internal static class AggregateVersion
{
    public const string Column = "RowVersion";

    /// <summary>Aggregates are the Domain's own tables; owned rows share the version of their owner.</summary>
    public static bool IsAggregate(IReadOnlyEntityType entity) =>
        !entity.IsOwned() && entity.ClrType.Assembly == typeof(Rule).Assembly;

    /// <param name="tracker">What is about to be saved.</param>
    /// <param name="more">Aggregates whose new parts the tracker does not know.</param>
    public static void Raise(ChangeTracker tracker, IEnumerable<EntityEntry> more)
    {
        // Asked once: each asking looks for changes in everything tracked.
        var all = tracker.Entries().ToList();
        var owners = new Owners(all);
        var changed = all
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Concat(more).Select(e => Root(e, owners)).Where(e => e is not null).Distinct(ByEntity.Instance).ToList();
        foreach (var root in changed.Where(r => IsAggregate(r!.Metadata) && r.State is EntityState.Modified or EntityState.Unchanged))
        {
            var version = root!.Property(Column);
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    private static EntityEntry? Root(EntityEntry entry, Owners owners)
    {
        while (entry.Metadata.FindOwnership() is { } ownership)
        {
            if (owners.Of(entry, ownership) is not { } owner)
            {
                return null;
            }

            entry = owner;
        }

        return entry;
    }

    /// <summary>Finds the owner of a row among thousands at once: by its table and key, made ready when first asked.</summary>
    private sealed class Owners(List<EntityEntry> all)
    {
        private readonly Dictionary<IReadOnlyEntityType, Dictionary<object, EntityEntry>> known = [];

        public EntityEntry? Of(EntityEntry owned, IReadOnlyForeignKey ownership)
        {
            if (!known.TryGetValue(ownership.PrincipalEntityType, out var rows))
            {
                known.Add(ownership.PrincipalEntityType, rows = RowsOf(ownership));
            }

            return rows.GetValueOrDefault(KeyOf(owned, ownership.Properties));
        }

        private Dictionary<object, EntityEntry> RowsOf(IReadOnlyForeignKey ownership)
        {
            Dictionary<object, EntityEntry> rows = [];
            foreach (var entry in all.Where(e => e.Metadata == ownership.PrincipalEntityType))
            {
                rows.TryAdd(KeyOf(entry, ownership.PrincipalKey.Properties), entry);
            }

            return rows;
        }

        private static object KeyOf(EntityEntry entry, IReadOnlyList<IReadOnlyProperty> properties) => properties is [var only]
            ? entry.Property(only.Name).CurrentValue ?? ""
            : string.Join('|', properties.Select(p => Convert.ToString(entry.Property(p.Name).CurrentValue, CultureInfo.InvariantCulture)));
    }

    private sealed class ByEntity : IEqualityComparer<EntityEntry?>
    {
        public static readonly ByEntity Instance = new();

        public bool Equals(EntityEntry? x, EntityEntry? y) => ReferenceEquals(x?.Entity, y?.Entity);

        public int GetHashCode(EntityEntry? obj) => obj is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Entity);
    }
}
