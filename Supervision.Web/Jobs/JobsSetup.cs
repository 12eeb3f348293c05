using Hangfire;
using Hangfire.InMemory;
using Supervision.Web.Access;
using Supervision.Web.Jobs.Work;

namespace Supervision.Web.Jobs;

/// <summary>Registers the jobs and their timetable; the only room that knows Hangfire.</summary>
internal static class JobsSetup
{
    /// <summary>Setting that switches the jobs off, for tests and for maintenance.</summary>
    public const string EnabledSetting = "Jobs:Enabled";

    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<JobLedger>().AddSingleton<JobRunner>().AddSingleton<JobStarter>().AddTransient<JobEntry>();
        services.AddScoped<JobQueries>().AddScoped<StartJob>().AddScoped<PauseJob>();
        services.AddScoped<IJob, DeadlinePlannerJob>().AddScoped<IJob, ReminderPlanner>().AddScoped<IJob, ReminderSender>()
            .AddScoped<IJob, OpinionCompiler>().AddScoped<IJob, InspectionReportCompiler>().AddScoped<IJob, DeemedReceipt>()
            .AddScoped<IJob, GapWatcher>().AddScoped<IJob, LatenessMarker>().AddScoped<IJob, NightlyCheck>().AddScoped<IJob, FileKeeper>().AddScoped<IJob, Backup>()
            .AddScoped<IJob, RoundKeeper>().AddScoped<IJob, CycleStarter>().AddScoped<IJob, StoredResultsWatcher>().AddScoped<IJob, ClosedYearsWatcher>();
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new JobLog(provider.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings()
            .UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) }));
        if (configuration.GetValue(EnabledSetting, true))
        {
            services.AddHangfireServer(s => (s.WorkerCount, s.SchedulePollingInterval) = (2, TimeSpan.FromSeconds(5)));
            services.AddHostedService<Timetable>();
        }

        return services;
    }

    /// <summary>The dashboard is a tool of administrators; the endpoint's policy decides, not Hangfire's own filter.</summary>
    public static void MapJobs(this IEndpointRouteBuilder app) => app
        .MapHangfireDashboard("/hangfire", new DashboardOptions
        {
            Authorization = [],
            DashboardTitle = "后台任务",
            DisplayStorageConnectionString = false,
            AppPath = "/jobs",
        })
        .RequireAuthorization(Permissions.WatchJobs);
}
