using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Persistence;
using Supervision.Web.Persistence.Sqlite;

namespace Supervision.Benchmarks.Hosting;

/// <summary>The product's services in this process, over a storage directory; nothing listens, no job runs by itself, but the log of the
/// database is kept as in the whole program.</summary>
internal sealed class ProductServices : IAsyncDisposable
{
    private readonly WebApplication app;

    private ProductServices(WebApplication app) => this.app = app;

    public IServiceProvider All => app.Services;

    private SqliteUpkeep Upkeep => All.GetServices<IHostedService>().OfType<SqliteUpkeep>().Single();

    /// <summary>Starts them and brings the database up to date, as the product does when it starts.</summary>
    public static async Task<ProductServices> StartAsync(string directory, TimeProvider? clock, CancellationToken stop)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Storage:Directory"] = directory,
            ["Jobs:Enabled"] = "false",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSupervision(builder.Configuration, builder.Environment);
        if (clock is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        }

        var services = new ProductServices(builder.Build());
        await Startup.PrepareAsync(services.app);
        await services.Upkeep.StartAsync(stop);
        stop.ThrowIfCancellationRequested();
        return services;
    }

    /// <summary>A context that acts as the system.</summary>
    public Task<SupervisionDb> OpenAsync(CancellationToken stop) =>
        All.GetRequiredService<IDbContextFactory<SupervisionDb>>().OpenAsync(Actor.System("基准测试"), stop);

    /// <summary>A use case or query in a scope of its own, acting as the system.</summary>
    public Task<T> WithAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull => WithAsync(Actor.System("基准测试"), act);

    /// <summary>The same for somebody.</summary>
    public async Task<T> WithAsync<TService, T>(Actor actor, Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = All.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentPerson>().ActAs(actor);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async ValueTask DisposeAsync()
    {
        await Upkeep.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
