using System.Collections;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Supervision.Web.Persistence;

/// <summary>Parts that an act added to its matter by the hundred: they are stored without being watched one by one, since watching
/// ten thousand points costs more time and memory than all the rest of their compilation.</summary>
internal sealed class NewParts
{
    private readonly List<Lot> lots = [];

    private NewParts()
    {
    }

    /// <summary>No parts.</summary>
    public static NewParts None { get; } = new();

    /// <summary>True when there are some.</summary>
    public bool Any => lots.Count > 0;

    /// <summary>The matters they belong to.</summary>
    public IEnumerable<EntityEntry> Owners => lots.Select(l => l.Owner);

    /// <summary>All of them, table by table.</summary>
    public IEnumerable<(IEntityType Type, IReadOnlyCollection<object> Parts)> ByTable => lots.Select(l => (l.Type, (IReadOnlyCollection<object>)l.Parts));

    /// <summary>Takes them out of their matters, so that looking for changes does not find them.</summary>
    public static NewParts TakeOut(ChangeTracker tracker)
    {
        NewParts found = new();
        var all = tracker.Entries().ToList();
        foreach (var owner in all.Where(e => e.State is EntityState.Unchanged or EntityState.Modified))
        {
            foreach (var navigation in owner.Metadata.GetNavigations().Where(n => n.IsCollection && n.TargetEntityType.IsOwned()))
            {
                found.TakeOut(owner, navigation, all);
            }
        }

        return found;
    }

    /// <summary>Puts them back where they were.</summary>
    public void PutBack()
    {
        foreach (var lot in lots)
        {
            lot.Parts.ForEach(p => lot.List.Add(p));
        }
    }

    /// <summary>Stores them, inside the transaction at hand.</summary>
    public void Insert(SupervisionDb db)
    {
        foreach (var lot in lots)
        {
            var owner = lot.Owner.Property(lot.Type.FindOwnership()!.PrincipalKey.Properties[0].Name).CurrentValue;
            TableInsert.Run(db, lot.Type, lot.Parts, property => property.IsShadowProperty() ? _ => owner : property.GetGetter().GetClrValue);
        }
    }

    private void TakeOut(EntityEntry owner, INavigation navigation, List<EntityEntry> all)
    {
        if (owner.Collection(navigation.Name).CurrentValue is not IList { Count: >= ManyRows.Fewest } list || !IsSimple(navigation.TargetEntityType))
        {
            return;
        }

        var known = all.Where(e => e.Metadata == navigation.TargetEntityType).Select(e => e.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        List<Func<object, object?>> inner = [.. navigation.TargetEntityType.GetNavigations().Where(n => !n.IsOnDependent).Select(n => (Func<object, object?>)n.GetGetter().GetClrValue)];
        var isFresh = list.Cast<object>().ToLookup(p => !known.Contains(p) && IsAlone(p, inner));
        if (isFresh[true].Count() < ManyRows.Fewest)
        {
            return;
        }

        list.Clear();
        foreach (var part in isFresh[false])
        {
            list.Add(part);
        }

        lots.Add(new(owner, navigation.TargetEntityType, list, [.. isFresh[true]]));
    }

    // Nothing of a row but its owner is unknown to the part itself.
    private static bool IsSimple(IEntityType type) => ManyRows.IsPlain(type) && type.FindOwnership() is { Properties: [{ } only] }
        && type.GetProperties().All(p => !p.IsShadowProperty() || p == only);

    // Parts of parts are left to EF.
    private static bool IsAlone(object part, List<Func<object, object?>> inner) => inner.TrueForAll(read => read(part) is null or ICollection { Count: 0 });

    private sealed record Lot(EntityEntry Owner, IEntityType Type, IList List, List<object> Parts);
}
