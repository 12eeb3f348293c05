namespace Supervision.Web.Features.Reminders;

/// <summary>Registers this feature.</summary>
internal static class RemindersSetup
{
    public static IServiceCollection AddReminders(this IServiceCollection services) => services;

    public static void MapReminders(this IEndpointRouteBuilder app)
    {
    }
}
