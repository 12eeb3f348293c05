using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Reminders;

/// <summary>Registers this feature.</summary>
internal static class RemindersSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddScoped<PlanReminders>().AddScoped<SendReminders>().AddScoped<DeliverMessages>().AddScoped<ReplanDeadlines>().AddScoped<CheckTrail>().AddScoped<MarkLateness>()
        .AddScoped<PauseReminders>().AddScoped<ResumeReminders>().AddScoped<RetryMessage>().AddScoped<SetRobot>().AddScoped<ConfirmRestore>()
        .AddScoped<ReminderQueries>().AddScoped<ReadReminders>().AddScoped<IDutySource, HouseDutySource>();

    public static void MapReminders(this IEndpointRouteBuilder app) => app.MapReminderExport();
}
