using Supervision.Web.Files;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Web.Persistence;

/// <summary>Registers the database and brings it up to date.</summary>
public static class PersistenceSetup
{
    public static IServiceCollection AddPersistence(this IServiceCollection services)
    {
        services.AddDbContextFactory<SqliteSupervisionDb>((provider, options) => options
            .UseSqlite(
                SqliteSetup.ConnectionString(provider.GetRequiredService<StorageDirectory>().DatabaseFile),
                sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(SqlitePragmas.Instance));
        services.AddSingleton<IDbContextFactory<SupervisionDb>, Factory>();
        services.AddSingleton(p => new BallotBoxes(() => SqliteSetup.Open(p.GetRequiredService<StorageDirectory>().DatabaseFile)));
        services.AddSingleton(p => new DataVersion(() => SqliteSetup.Open(p.GetRequiredService<StorageDirectory>().DatabaseFile), SqliteSetup.VersionOf));
        return services;
    }

    /// <summary>Creates or migrates the database and asserts how it works.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
        await SqliteSetup.AssertAsync(db, stop);
        await SqliteSearch.PrepareAsync(db, stop);
    }

    private sealed class Factory(IDbContextFactory<SqliteSupervisionDb> inner, TimeProvider clock) : IDbContextFactory<SupervisionDb>
    {
        public SupervisionDb CreateDbContext()
        {
            var db = inner.CreateDbContext();
            db.Clock = clock;
            return db;
        }
    }
}
