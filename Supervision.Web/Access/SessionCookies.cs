using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Access;

/// <summary>The session cookie: how long it lives, when it is looked at, and where people go without one.</summary>
internal static class SessionCookies
{
    public const string Name = HostCookies.Ours;

    public static void AddSessionCookies(this IServiceCollection services)
    {
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<AccessOptions>>((cookies, access) =>
        {
            cookies.Cookie = new CookieBuilder
            {
                Name = Name,
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                SecurePolicy = CookieSecurePolicy.SameAsRequest,
                Path = "/",
                IsEssential = true,
            };
            (cookies.LoginPath, cookies.ReturnUrlParameter) = ("/login", "returnUrl");
            (cookies.ExpireTimeSpan, cookies.SlidingExpiration) = (TimeSpan.FromMinutes(access.Value.Session.IdleMinutes), true);
            cookies.Events = new() { OnValidatePrincipal = LookAsync, OnRedirectToLogin = ToSignInAsync, OnRedirectToAccessDenied = c => Answers.DeniedAsync(c.HttpContext) };
        });
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = Name + "-form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.Path = "/";
            o.SuppressXFrameOptionsHeader = true;
        });
    }

    private static async Task LookAsync(CookieValidatePrincipalContext context)
    {
        // Style sheets and scripts are the same for everybody.
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
        {
            return;
        }

        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (!await sessions.IsAliveAsync(context.Principal!, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static Task ToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.HasFormContentType)
        {
            return Answers.LostFormAsync(context.HttpContext, isSignedOut: true);
        }

        var hadSession = context.Request.Cookies.ContainsKey(Name);
        context.Response.Redirect(context.RedirectUri + (hadSession ? "&expired=1" : ""));
        return Task.CompletedTask;
    }
}
