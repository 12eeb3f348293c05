using System.Text;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Calendar;

/// <summary>Registers this feature.</summary>
internal static class CalendarSetup
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services
        .AddScoped<HolidayQueries>().AddScoped<SaveHolidayTable>().AddScoped<ImportCalendar>().AddScoped<CalendarQueries>()
        .AddScoped<MakeFeed>().AddScoped<EndFeed>().AddScoped<FeedQueries>();

    public static void MapCalendar(this IEndpointRouteBuilder app)
    {
        app.MapGet("/settings/holidays/template", () => Results.File(
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(HolidayFile.Template)], "text/csv; charset=utf-8", "节假日模板.csv"))
            .RequireAuthorization(Permissions.EditHolidays);
        app.MapFeeds();
    }
}
