using MudBlazor.Services;
using Supervision.Web.Access;
using Supervision.Web.Backups;
using Supervision.Web.Channels;
using Supervision.Web.Deadlines;
using Supervision.Web.Demo;
using Supervision.Web.Features.Accounts;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Calendar;
using Supervision.Web.Features.Dossiers;
using Supervision.Web.Features.Exports;
using Supervision.Web.Features.Help;
using Supervision.Web.Features.Inspections;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Organisation;
using Supervision.Web.Features.Overview;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Public;
using Supervision.Web.Features.Ratings;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Rulebook;
using Supervision.Web.Features.Search;
using Supervision.Web.Features.Sittings;
using Supervision.Web.Features.Surveys;
using Supervision.Web.Features.Todo;
using Supervision.Web.Files;
using Supervision.Web.Jobs;
using Supervision.Web.Persistence;

namespace Supervision.Web.App;

/// <summary>What the program is made of: services, pipeline, routes.</summary>
internal static class Composition
{
    /// <summary>A circuit's message may hold 100,000 Chinese characters; the default of 32 KB closes the circuit at 11,000.</summary>
    private const int LargestCircuitMessage = 1024 * 1024;

    public static void AddSupervision(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StorageDirectory>();
        services.AddHostedService<StorageHold>();
        services.AddSingleton<FileStore>().AddSingleton<SweepFiles>().AddSingleton<ZipBundle>();
        services.AddPersistence();
        services.AddScoped<DeadlinePlanner>();
        services.AddChannels();
        services.AddBackups();
        services.AddAccess(configuration, environment);
        if (environment.IsDevelopment() && configuration.GetValue<bool>("Demo:Enabled"))
        {
            services.AddSingleton(DemoAccounts.Listed);
        }

        services.AddRequestSizes();
        services.AddPages();
        services.AddFeatures();
        services.AddJobs(configuration);
        services.AddHealth();
    }

    public static void UseSupervision(this WebApplication app)
    {
        app.UseAccessHeaders();
        app.UseFailurePages();
        app.UseSilentBallots();
        app.UseRouting();
        app.UseRequestLocalization(o => o.SetDefaultCulture(Culture.Name).AddSupportedCultures(Culture.Name).AddSupportedUICultures(Culture.Name));
        app.UseResponseCompression();
        app.UseAccess();
        app.UseRequestSizes();
        app.UseAntiforgery();
        app.UseLostForms();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = "'none'");
        app.MapHealth();
        app.MapAccess();
        app.MapTextSize();
        app.MapFiles();
        app.MapFeatures();
        app.MapJobs();
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(o => o.MaximumReceiveMessageSize = LargestCircuitMessage);
        services.AddMudServices(o => o.SnackbarConfiguration.PositionClass = MudBlazor.Defaults.Classes.Position.BottomRight);
        services.AddTransient<MudBlazor.MudLocalizer, ChineseMudLocalizer>();

        // Fingerprinted library files are not compressed by themselves; pages with tokens stay plain on purpose.
        services.AddResponseCompression(o => (o.EnableForHttps, o.MimeTypes) = (true, ["text/css", "text/javascript"]));
    }

    private static void AddFeatures(this IServiceCollection services) => services
        .AddAccounts().AddOrganisation().AddSittings().AddPlans().AddReports().AddInspections().AddSurveys().AddDossiers().AddOpinions().AddAppointees().AddKeyWorks().AddOverview()
        .AddCalendar().AddRulebook().AddTodo().AddReminders().AddSearch().AddRatings().AddExports().AddPublicPages().AddHelp();

    private static void MapFeatures(this IEndpointRouteBuilder app)
    {
        app.MapAccounts();
        app.MapOrganisation();
        app.MapSittings();
        app.MapPlans();
        app.MapReports();
        app.MapDossiers();
        app.MapOpinions();
        app.MapCalendar();
        app.MapRulebook();
        app.MapTodo();
        app.MapReminders();
        app.MapHelp();
        app.MapExports();
        app.MapRatings();
        app.MapAppointees();
        app.MapKeyWorks();
        app.MapOverview();
        app.MapInspections();
        app.MapSurveys();
    }
}
