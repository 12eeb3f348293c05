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
                SqliteSetup.ConnectionString(provider.GetRequiredService<StorageDirectory>().DatabaseFile), SqliteSetup.Configure)
            .AddInterceptors(SqlitePragmas.Instance));
        services.AddSingleton<IDbContextFactory<SupervisionDb>, Factory>();
        services.AddSingleton(p => new BallotBoxes(() => SqliteSetup.Open(p.GetRequiredService<StorageDirectory>().DatabaseFile)));
        services.AddHostedService<SqliteUpkeep>();
        services.AddSingleton<SharedReading>();
        services.AddSingleton(p => new DataVersion(() => SqliteSetup.Open(p.GetRequiredService<StorageDirectory>().DatabaseFile), SqliteSetup.VersionOf));
        return services;
    }

    /// <summary>Creates or migrates the database and asserts how it works.</summary>
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync(stop);
        await db.Database.MigrateAsync(stop);
        await db.Database.OpenConnectionAsync(stop);
        SqliteSetup.Assert(db.Database.GetDbConnection());
        await SqliteSearch.PrepareAsync(db, stop);
    }

    /// <summary>True when this build has prepared the database before, and no start has anything to mend in it.</summary>
    public static bool IsPrepared(IServiceProvider services) => PreparedMark.IsSet(services.GetRequiredService<StorageDirectory>().DatabaseFile);

    /// <summary>Says that this build has prepared everything, first contents included.</summary>
    public static void MarkPrepared(IServiceProvider services) => PreparedMark.Set(services.GetRequiredService<StorageDirectory>().DatabaseFile);

    /// <summary>Builds the model before the first person asks for a page that needs it. It changes nothing.</summary>
    public static async Task WarmUpAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync(stop);
        await db.Users.AnyAsync(stop);
    }

    private sealed class Factory(IDbContextFactory<SqliteSupervisionDb> inner, TimeProvider clock, SharedReading shared) : IDbContextFactory<SupervisionDb>
    {
        public SupervisionDb CreateDbContext()
        {
            var db = inner.CreateDbContext();
            (db.Clock, db.Shared) = (clock, shared);
            return db;
        }
    }
}
