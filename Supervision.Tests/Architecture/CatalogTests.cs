using System.Xml.Linq;
using Supervision.Domain.Rules;
using Supervision.Web.App;

namespace Supervision.Tests.Architecture;

/// <summary>Clauses and rules are unique and valid; public types of the Domain say what they mean.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void People_read_sources_without_numbers_of_our_own_papers() => Assert.Empty(RuleCatalog.Clauses.Concat(RuleCatalog.Rules.Select(r => r.Clause))
        .Where(c => System.Text.RegularExpressions.Regex.IsMatch(c.Source + c.Text, @"D-\d|\[\d{3}\]", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))).Select(c => c.Code + c.Source));

    [Fact]
    public void Clause_codes_are_unique() =>
        Assert.Empty(RuleCatalog.Clauses.GroupBy(c => c.Code).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Rule_keys_are_unique() =>
        Assert.Empty(RuleCatalog.Rules.GroupBy(r => r.Key).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_default_lies_in_its_own_range() => Assert.All(RuleCatalog.Rules, r => Assert.Empty(r.ObstaclesTo(r.Default)));

    [Fact]
    public void Every_public_type_of_the_domain_has_a_summary()
    {
        var documented = XDocument.Load(Path.ChangeExtension(typeof(Rule).Assembly.Location, ".xml"))
            .Descendants("member").Where(m => m.Element("summary")?.Value.Trim().Length > 0)
            .Select(m => m.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var missing = typeof(Rule).Assembly.GetExportedTypes()
            .Where(t => !documented.Contains("T:" + t.FullName!.Replace('+', '.'))).Select(t => t.FullName);

        Assert.Empty(missing);
    }
}
