using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Supervision.Web.Common;

namespace Supervision.Web.Access;

/// <summary>Keeps sign-in and ballot apart: under /v nobody is anybody, even on a phone that is signed in elsewhere (D-10.8).</summary>
internal static class BallotPath
{
    private const string Root = "/v";
    private const string Slip = "/v/slip";
    private const string Style = "/ballot.";
    private const string Category = "Supervision.Web.Access.BallotPath";

    /// <summary>True for the pages of a slip.</summary>
    public static bool IsAt(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the code off the address before anything of the server writes the address down, and the sign-in off the request before
    /// anything of the server reads it; off the request for the style sheet of these pages, too.</summary>
    /// <returns>True when the request is about a ballot.</returns>
    public static bool TakeCode(IFeatureCollection features)
    {
        if (features.Get<IHttpRequestFeature>() is not { } request)
        {
            return false;
        }

        var isStyle = request.Path.StartsWith(Style, StringComparison.OrdinalIgnoreCase);
        if (!new PathString(request.Path).StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var rest) && !isStyle)
        {
            return false;
        }

        // A phone that is signed in elsewhere sends its sign-in along, for a name that no other host can plant must hold for the whole address
        // (__Host-). It is taken off here, before anything of the server has seen the request: nothing behind this line could know who votes.
        request.Headers.Remove(HeaderNames.Cookie);
        request.Headers.Remove(HeaderNames.Authorization);
        if (isStyle)
        {
            return true;
        }

        if (rest.HasValue && rest != "/" && !rest.StartsWithSegments("/done", StringComparison.OrdinalIgnoreCase))
        {
            features.Set(new SlipAddress(rest.Value![1..]));
            (request.Path, request.RawTarget, request.QueryString) = (Slip, Slip, "");
        }

        return true;
    }

    /// <summary>The code that was taken off the address, as the slip's pages read it; empty when there was none.</summary>
    public static string CodeOf(HttpContext context) => context.Features.Get<SlipAddress>()?.Code ?? "";

    /// <summary>Forgets who is signed in, right after it was found out. The slip's own pages answer before anybody asks.</summary>
    public static void UseNobodyAtBallots(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsAt(context))
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
        }

        return next(context);
    });

    /// <summary>Leaves ballots out of traces, and writes of a failure its kind alone. Stands before the pages are chosen.</summary>
    public static void UseSilentBallots(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        app.Use(async (context, next) =>
        {
            if (!IsAt(context))
            {
                await next(context);
                return;
            }

            LeaveOutOfTraces();
            try
            {
                await next(context);
            }
            catch (Exception failure) when (Note(log, failure))
            {
                throw;
            }
        });
    }

    private static void LeaveOutOfTraces()
    {
        if (Activity.Current is { } trace)
        {
            trace.IsAllDataRequested = false;
            trace.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }

    /// <summary>Notes a failure that was answered with a sentence: an administrator must learn that casting fails.</summary>
    public static void NoteFailure(ILoggerFactory logs, Exception failure) => Note(logs.CreateLogger(Category), failure);

    // Of the failure only its kind is written, nothing of the request.
    private static bool Note(ILogger log, Exception failure)
    {
        var was = BallotSilence.Set(false);
        log.BallotPageFailed(Kinds(failure));
        BallotSilence.Set(was);
        return false;
    }

    private static string Kinds(Exception? failure) => failure is null ? ""
        : failure.GetType().Name + (failure is System.Data.Common.DbException { ErrorCode: var code } ? $" {code}" : "") + (failure.InnerException is null ? "" : ", " + Kinds(failure.InnerException));

    private sealed record SlipAddress(string Code);
}
