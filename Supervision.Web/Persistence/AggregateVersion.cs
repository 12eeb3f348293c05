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

    public static void Raise(ChangeTracker tracker)
    {
        // Asked once: each asking looks for changes in everything tracked.
        var all = tracker.Entries().ToList();
        var changed = all
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => Root(e, all)).Where(e => e is not null).Distinct(ByEntity.Instance).ToList();
        foreach (var root in changed.Where(r => IsAggregate(r!.Metadata) && r.State is EntityState.Modified or EntityState.Unchanged))
        {
            var version = root!.Property(Column);
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    private static EntityEntry? Root(EntityEntry entry, List<EntityEntry> all)
    {
        while (entry.Metadata.FindOwnership() is { } ownership)
        {
            var owner = all.Find(e => IsOwner(e, entry, ownership));
            if (owner is null)
            {
                return null;
            }

            entry = owner;
        }

        return entry;
    }

    private static bool IsOwner(EntityEntry candidate, EntityEntry owned, IReadOnlyForeignKey ownership) =>
        candidate.Metadata == ownership.PrincipalEntityType
        && ownership.PrincipalKey.Properties.Zip(ownership.Properties)
            .All(pair => Equals(candidate.Property(pair.First.Name).CurrentValue, owned.Property(pair.Second.Name).CurrentValue));

    private sealed class ByEntity : IEqualityComparer<EntityEntry?>
    {
        public static readonly ByEntity Instance = new();

        public bool Equals(EntityEntry? x, EntityEntry? y) => ReferenceEquals(x?.Entity, y?.Entity);

        public int GetHashCode(EntityEntry? obj) => obj is null ? 0 : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Entity);
    }
}
