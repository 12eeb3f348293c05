using Supervision.Web.Demo;
using Supervision.Web.Features.Calendar;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.App;

/// <summary>What must be true before the first page is served.</summary>
internal static class Startup
{
    /// <summary>True when the place is at fault (directory, database, port), which one line tells better than a trace.</summary>
    public static bool IsOfThePlace(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or System.Data.Common.DbException;

    public static async Task PrepareAsync(WebApplication app)
    {
        var stop = app.Lifetime.ApplicationStopping;
        if (PersistenceSetup.IsPrepared(app.Services))
        {
            app.Lifetime.ApplicationStarted.Register(() => _ = WarmUpAsync(app.Services, stop));
        }
        else
        {
            await PrepareAllAsync(app.Services, stop);
        }

        if (app.Environment.IsDevelopment() && app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            await DemoYear.SeedAsync(app.Services, stop);
        }
    }

    // Behind the first page, so that it does not have to share the processor.
    private static async Task WarmUpAsync(IServiceProvider services, CancellationToken stop)
    {
        await Task.Delay(TimeSpan.FromSeconds(1), stop);
        await PersistenceSetup.WarmUpAsync(services, stop);
    }

    private static async Task PrepareAllAsync(IServiceProvider services, CancellationToken stop)
    {
        await PersistenceSetup.PrepareAsync(services, stop);
        await FirstContents.SeedAsync(services, stop);
        await SeedTemplates.RunAsync(services, stop);
        await RestoredRounds.SettleAtStartAsync(services, stop);
        await CompactBoxes.RunAsync(services.GetRequiredService<IDbContextFactory<SupervisionDb>>(), stop);
        await SeedCalendar.RunAsync(services, stop);
        PersistenceSetup.MarkPrepared(services);
    }
}
