using System.Security.Cryptography;

namespace Supervision.Web.Access;

/// <summary>Headers of every answer, also of errors and files: they are set last, when the answer begins to leave.</summary>
internal static class SecurityHeaders
{
    // Styles inline: MudBlazor's theme writes style elements from the circuit, where no nonce exists. Scripts never.
    private const string Policy =
        "default-src 'self'; script-src 'self' 'nonce-{0}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string FieldWorker = "/m/insp/offline.js";

    public static void UseSecurityHeaders(this WebApplication app)
    {
        var isProduction = !app.Environment.IsDevelopment();
        app.Use((context, next) =>
        {
            var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
            context.Items[NonceExtensions.Key] = nonce;
            context.Response.OnStarting(() =>
            {
                Set(context, nonce, isProduction);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Set(HttpContext context, string nonce, bool isProduction)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy.Replace("{0}", nonce, StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = BallotPath.IsAt(context) ? "no-referrer" : "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.Remove("Server");
        if (context.Request.Path.Equals(FieldWorker, StringComparison.Ordinal))
        {
            // The list of one's inspections is also typed without the slash; nothing else begins so (decision 0030).
            headers["Service-Worker-Allowed"] = $"{context.Request.PathBase}/m/insp";
        }

        if (context.Request.IsHttps && isProduction)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (BallotPath.IsAt(context))
        {
            headers.Remove("Set-Cookie");
        }

        if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
        {
            SetCaching(context);
        }
    }

    // What a page says is for the person who is signed in, not for the cache of the machine; only public pages may be kept.
    private static void SetCaching(HttpContext context)
    {
        var headers = context.Response.Headers;
        var mayBeKept = context.Response.StatusCode == StatusCodes.Status200OK
            && context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not null;
        headers.CacheControl = mayBeKept ? $"public, max-age={PublicPageAttribute.Seconds}" : "no-store";
        if (mayBeKept)
        {
            // The framework sets its form cookie on every page; a public page has no form, and no cookie may be kept with it.
            headers.Remove("Set-Cookie");
            headers.Vary = "Cookie";
            headers.Remove("Pragma");
        }
    }
}
