using Supervision.Web.Demo;
using Supervision.Web.Features.Calendar;
using Supervision.Web.Persistence;

namespace Supervision.Web.App;

/// <summary>What must be true before the first page is served.</summary>
internal static class Startup
{
    public static async Task PrepareAsync(WebApplication app)
    {
        var stop = app.Lifetime.ApplicationStopping;
        await PersistenceSetup.PrepareAsync(app.Services, stop);
        await FirstContents.SeedAsync(app.Services, stop);
        await SeedCalendar.RunAsync(app.Services, stop);
        if (app.Environment.IsDevelopment() && app.Configuration.GetValue<bool>("Demo:Enabled"))
        {
            await DemoYear.SeedAsync(app.Services, stop);
        }
    }
}
