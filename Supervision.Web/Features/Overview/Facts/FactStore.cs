using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Overview.Facts;

/// <summary>Hands out the facts of a day, read once until somebody commits. The caller has asked for the right.</summary>
internal sealed class FactStore(IDbContextFactory<SupervisionDb> databases, PlanProgress progress)
{
    public async Task<YearFacts> ReadAsync(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.SharedAsync($"year facts {db.Clock.Today().DayNumber}", () => new FactReader(db, progress, stop).ReadAsync());
    }
}
