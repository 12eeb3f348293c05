namespace Supervision.Web.Features.Calendar;

/// <summary>Registers this feature.</summary>
internal static class CalendarSetup
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services;

    public static void MapCalendar(this IEndpointRouteBuilder app)
    {
    }
}
