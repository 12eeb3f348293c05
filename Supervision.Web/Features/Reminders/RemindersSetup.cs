using Supervision.Web.Access;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Reminders;

/// <summary>Registers this feature.</summary>
internal static class RemindersSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddScoped<PlanReminders>().AddScoped<SendReminders>().AddScoped<DeliverMessages>().AddScoped<ReplanDeadlines>().AddScoped<CheckTrail>().AddScoped<MarkLateness>()
        .AddScoped<PauseReminders>().AddScoped<ResumeReminders>().AddScoped<RetryMessage>().AddScoped<SetRobot>().AddScoped<ConfirmRestore>()
        .AddScoped<ReminderQueries>().AddScoped<ReadReminders>().AddScoped<IDutySource, HouseDutySource>();

    public static void MapReminders(this IEndpointRouteBuilder app)
    {
        app.MapReminderExport();
        app.MapPost("/reminders/read", ReadAllAsync).RequireAuthorization(Permissions.ReadReminders);
    }

    // Binding a form makes the endpoint demand the token against forged requests.
    private static async Task<IResult> ReadAllAsync(IFormCollection form, ReadReminders read, CancellationToken stop)
    {
        _ = form;
        await read.RunAsync(null, stop);
        return TypedResults.LocalRedirect("/reminders");
    }
}
