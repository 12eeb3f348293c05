using System.Reflection;

namespace Supervision.Web.App;

/// <summary>All rules and clauses of the house, found in the static classes named …Rules and …Clauses of the Domain.</summary>
public static class RuleCatalog
{
    private static readonly IReadOnlyList<FieldInfo> Fields =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: true, IsSealed: true } && (t.Name.EndsWith("Rules", StringComparison.Ordinal) || t.Name.EndsWith("Clauses", StringComparison.Ordinal)))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)),
    ];

    /// <summary>All rules, by key.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
        [.. Fields.Where(f => f.FieldType == typeof(Rule)).Select(f => (Rule)f.GetValue(null)!).OrderBy(r => r.Key, StringComparer.Ordinal)];

    /// <summary>All clauses, by code.</summary>
    public static IReadOnlyList<Clause> Clauses { get; } =
        [.. Fields.Where(f => f.FieldType == typeof(Clause)).Select(f => (Clause)f.GetValue(null)!).OrderBy(c => c.Code, StringComparer.Ordinal)];

    /// <summary>The rule of a key.</summary>
    public static Rule Find(string key) => Rules.Single(r => r.Key == key);
}
