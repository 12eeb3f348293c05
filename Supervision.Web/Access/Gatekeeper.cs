using Microsoft.Extensions.Options;

namespace Supervision.Web.Access;

/// <summary>Turns away, before anything else happens: plain HTTP where HTTPS is demanded, strange methods, foreign origins.</summary>
internal static class Gatekeeper
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "HEAD", "POST", "CONNECT" };

    public static void UseGatekeeper(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<AccessOptions>>().Value;
        app.Use((context, next) => Refusal(context.Request, options) switch
        {
            null => next(context),
            StatusCodes.Status308PermanentRedirect => RedirectAsync(context),
            { } status => AnswerAsync(context, status),
        });
    }

    private static int? Refusal(HttpRequest request, AccessOptions options) => request switch
    {
        _ when !Methods.Contains(request.Method) => StatusCodes.Status405MethodNotAllowed,
        { IsHttps: false } when options.Https.Required && !request.Path.StartsWithSegments("/health", StringComparison.Ordinal) =>
            HttpMethods.IsGet(request.Method) ? StatusCodes.Status308PermanentRedirect : StatusCodes.Status403Forbidden,
        _ when ChangesSomething(request) && !BallotPath.IsAt(request.HttpContext) && IsForeign(request, options) => StatusCodes.Status403Forbidden,
        _ => null,
    };

    // A slip's page names no referrer, so its form names no origin; nothing there hangs on who is signed in.
    // The circuit is opened by GET and then takes acts, so it counts as well.
    private static bool ChangesSomething(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase);

    // Browsers always send the origin of a socket or a foreign form; programs that send none carry no stolen cookie.
    private static bool IsForeign(HttpRequest request, AccessOptions options) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !options.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsOwn(uri, request));

    private static bool IsOwn(Uri origin, HttpRequest request) =>
        string.Equals(origin.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
        && origin.Port == (request.Host.Port ?? (request.IsHttps ? 443 : 80));

    private static Task RedirectAsync(HttpContext context)
    {
        var request = context.Request;
        context.Response.Redirect($"https://{request.Host.Host}{request.PathBase}{request.Path}{request.QueryString}", permanent: true, preserveMethod: true);
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(status == StatusCodes.Status405MethodNotAllowed ? "不支持这种请求。" : "这个请求来自别的网站，已拒绝。");
    }
}
