using System.Security.Claims;

namespace Supervision.Web.Access;

/// <summary>Keeps sign-in and ballot apart: under /v nobody is anybody, even on a phone that is signed in elsewhere (D-10.8).</summary>
internal static class BallotPath
{
    private const string Root = "/v";

    /// <summary>True for the pages of a slip.</summary>
    public static bool IsAt(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Forgets who is signed in, right after it was found out.</summary>
    public static void UseNobodyAtBallots(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsAt(context))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        return next(context);
    });
}
