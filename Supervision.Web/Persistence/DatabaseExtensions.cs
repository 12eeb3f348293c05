using Supervision.Web.Access;

namespace Supervision.Web.Persistence;

/// <summary>Opening a context for somebody who acts.</summary>
public static class DatabaseExtensions
{
    /// <summary>A short-lived context whose changes are the actor's (audit trail). Dispose it with the use case.</summary>
    public static async Task<SupervisionDb> OpenAsync(this IDbContextFactory<SupervisionDb> databases, Actor actor, CancellationToken stop)
    {
        var db = await databases.CreateDbContextAsync(stop);
        db.Actor = actor;
        return db;
    }
}
