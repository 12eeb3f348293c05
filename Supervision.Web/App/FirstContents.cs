using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.App;

/// <summary>What every database begins with: the shipped version of each rule (D-14.1). Running it again adds only what is new.</summary>
internal static class FirstContents
{
    public static async Task SeedAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().OpenAsync(Actor.System("系统初始化"), stop);
        var known = await db.RuleVersions.Select(v => v.Key).Distinct().ToListAsync(stop);
        var missing = RuleCatalog.Rules.Where(r => !known.Contains(r.Key)).ToList();
        if (missing.Count > 0)
        {
            db.RuleVersions.AddRange(missing.Select(r => RuleVersion.Shipped(r, db.Clock.GetUtcNow())));
            db.Tell(MatterRef.House, $"写入 {missing.Count} 条规则的初始版本");
            await db.SaveChangesAsync(stop);
        }
    }
}
