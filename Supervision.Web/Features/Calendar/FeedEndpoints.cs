using Supervision.Web.Common;
using System.Globalization;
using System.Text;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Calendar;

/// <summary>Calendars for programs: the private address of a person, and one month to take along.</summary>
internal static class FeedEndpoints
{
    public static void MapFeeds(this IEndpointRouteBuilder app)
    {
        // The address itself is the key: calendars cannot sign in.
        app.MapGet("/calendar/feed/{token}.ics", FeedAsync).AllowAnonymous();
        app.MapGet("/calendar/month.ics", MonthAsync).RequireAuthorization(Permissions.ReadCalendar);
    }

    private static async Task<IResult> FeedAsync(string token, HttpContext context, FeedQueries feeds, Attempts attempts, CancellationToken stop)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (attempts.IsGuessing(address))
        {
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (await feeds.ReadAsync(token, stop) is { } calendar)
        {
            context.Response.Headers.CacheControl = "private, no-store";
            return TypedResults.Text(calendar, IcsCalendar.ContentType, Encoding.UTF8);
        }

        attempts.CountGuess(address);
        return TypedResults.NotFound();
    }

    private static async Task<IResult> MonthAsync(string? month, FeedQueries feeds, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var first = DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named) && named.Year is >= 2000 and <= 2100
            ? named
            : new DateOnly(today.Year, today.Month, 1);
        var name = string.Create(CultureInfo.InvariantCulture, $"日历{first:yyyy年M月}_{today:yyyyMMdd}.ics");
        return TypedResults.File(Encoding.UTF8.GetBytes(await feeds.MonthAsync(first, stop)), IcsCalendar.ContentType, name);
    }
}
