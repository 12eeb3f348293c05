using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Supervision.Web.App;

/// <summary>标准 or 大: the size of all text, kept in a cookie.</summary>
internal static class TextSize
{
    private const string Cookie = "supervision-text";
    private const string Large = "large";

    public static bool IsLarge(HttpContext context) => context.Request.Cookies[Cookie] == Large;

    public static void MapTextSize(this IEndpointRouteBuilder app) => app.MapPost("/text-size", Set).AllowAnonymous();

    private static RedirectHttpResult Set(HttpContext context, [FromForm] string size)
    {
        context.Response.Cookies.Append(Cookie, size == Large ? Large : "standard", new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            Path = "/",
        });
        return TypedResults.LocalRedirect("/account");
    }
}
