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
        await PersistenceSetup.PrepareAsync(app.Services, stop);
        await FirstContents.SeedAsync(app.Services, stop);
        await SeedTemplates.RunAsync(app.Services, stop);
        await RestoredRounds.SettleAtStartAsync(app.Services, stop);
        await CompactBoxes.RunAsync(app.Services.GetRequiredService<IDbContextFactory<SupervisionDb>>(), stop);
        await SeedCalendar.RunAsync(app.Services, stop);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            await DemoYear.SeedAsync(app.Services, stop);
        }
    }
}
