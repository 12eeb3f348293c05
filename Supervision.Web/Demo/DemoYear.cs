using Microsoft.Extensions.DependencyInjection.Extensions;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Demo;

/// <summary>One made-up county's year in an empty database, so that every role has something to do today, whatever today is.</summary>
/// <remarks>Everything after the county itself happens through the use cases, on a clock that runs through the past
/// year; so the rules hold for demo data too and the histories read like the truth.</remarks>
internal static class DemoYear
{
    /// <summary>Plays the year when the database holds no person yet; otherwise does nothing.</summary>
    public static async Task SeedAsync(IServiceProvider services, CancellationToken stop)
    {
        var today = services.GetRequiredService<TimeProvider>().Today();
        await using (var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContextAsync(stop))
        {
            if (await db.People.AnyAsync(stop))
            {
                return;
            }
        }

        // The trial of three questions in the year before begins earlier than the year that is played.
        var trial = new DateOnly((today.Month >= 8 ? today.Year : today.Year - 1) - 1, 1, 20);
        var clock = new DemoClock((trial < today.AddDays(-400) ? trial : today.AddDays(-400)).StartOfDay().ToUniversalTime());
        await using var stage = Build(services, clock);
        var county = await FoundAsync(stage.Services, today, stop);
        await new DemoScript(new(stage.Services, clock, today), county, stage.Services).PlayAsync();
    }

    // A second container over the same storage, with a clock of its own; nothing in it listens or runs jobs.
    private static WebApplication Build(IServiceProvider services, DemoClock clock)
    {
        var environment = services.GetRequiredService<IHostEnvironment>();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = environment.EnvironmentName,
            ContentRootPath = environment.ContentRootPath,
            ApplicationName = environment.ApplicationName,
        });
        builder.Configuration.AddConfiguration(services.GetRequiredService<IConfiguration>());
        builder.Services.AddSupervision(builder.Configuration, builder.Environment);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        return builder.Build();
    }

    private static async Task<DemoCounty> FoundAsync(IServiceProvider services, DateOnly today, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().OpenAsync(Actor.System("演示数据"), stop);
        var county = DemoCounty.AddTo(db, today);
        DemoAccounts.AddTo(db, county, services.GetRequiredService<AccountMaker>());
        db.Tell(MatterRef.House, "写入演示县的届次、组成人员、单位和账号（均为虚构）");
        await db.SaveChangesAsync(stop);
        return county;
    }
}
