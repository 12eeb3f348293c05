using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Overview.Facts;

/// <summary>The facts that were read last, for as long as nobody has written anything and the day is the same.</summary>
internal sealed class FactCache
{
    private volatile Held? held;

    private sealed record Held(long Version, DateOnly Today, YearFacts Facts);

    public YearFacts? Find(long version, DateOnly today) => held is { } known && known.Version == version && known.Today == today ? known.Facts : null;

    public void Keep(long version, DateOnly today, YearFacts facts) => held = new(version, today, facts);
}

/// <summary>Hands out the facts: read anew after any commit, otherwise as they were read. The caller has asked for the right.</summary>
internal sealed class FactStore(IDbContextFactory<SupervisionDb> databases, PlanProgress progress, DataVersion version, FactCache cache, TimeProvider clock)
{
    public async Task<YearFacts> ReadAsync(Actor actor, CancellationToken stop)
    {
        var (now, today) = (version.Read(), clock.Today());
        if (cache.Find(now, today) is { } known)
        {
            return known;
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var facts = await new FactReader(db, progress, stop).ReadAsync();
        cache.Keep(now, today, facts);
        return facts;
    }
}
