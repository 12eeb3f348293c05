using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.StaticAssets;

namespace Supervision.Web.Access;

/// <summary>The steps of access in the pipeline.</summary>
internal static class AccessPipeline
{
    /// <summary>Turns a refusal thrown anywhere into its page.</summary>
    public static void UseDenials(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (AccessDeniedException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Answers.DeniedAsync(context);
        }
    });

    /// <summary>Slows down guessing: too many sign-ins from one address are answered with 429.</summary>
    public static void UseSignInLimit(this WebApplication app) => app.Use((context, next) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals("/login", StringComparison.OrdinalIgnoreCase)
        && !context.RequestServices.GetRequiredService<Attempts>().CountAddress(context.Connection.RemoteIpAddress?.ToString() ?? "")
            ? Answers.StatusAsync(context, StatusCodes.Status429TooManyRequests)
            : next(context));

    /// <summary>Nothing but the password page until an own password was chosen.</summary>
    public static void UseFirstPassword(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.User.HasClaim(c => c.Type == AccountClaims.MustChangePassword) || IsOpenTo(context))
        {
            return next(context);
        }

        if (HttpMethods.IsGet(context.Request.Method) && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect("/account");
            return Task.CompletedTask;
        }

        return Answers.StatusAsync(context, StatusCodes.Status403Forbidden);
    });

    /// <summary>A form without a valid token comes back with what was typed. Stands behind the check of tokens.</summary>
    public static void UseLostForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        if (context.Request.Path.Equals("/login", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect("/login?expired=1");
            return Task.CompletedTask;
        }

        // The form is opened only to be shown back; after a failed check the framework would refuse that.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return context.Request.HasFormContentType
            ? Answers.LostFormAsync(context, isSignedOut: false)
            : Answers.StatusAsync(context, StatusCodes.Status400BadRequest);
    });

    private static bool IsOpenTo(HttpContext context) =>
        context.Request.Path.Value is "/account" or "/logout" or "/login" || context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
