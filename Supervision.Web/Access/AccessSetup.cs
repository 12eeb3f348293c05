using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Supervision.Web.App;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Access;

/// <summary>Who may come in: Identity, cookies, policies, headers.</summary>
internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<HouseOptions>().BindConfiguration(HouseOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AccessOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<OfficeContacts>();
        services.AddSingleton<AccountMaker>();
        services.AddOptions<PasswordOptions>().BindConfiguration(PasswordOptions.Section);
        services.AddSingleton<PasswordPolicy>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<Sessions>();
        services.TryAddSingleton<IReadOnlyList<DemoAccount>>([]);
        services.AddKeys();
        services.AddIdentity();
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.Configure<KestrelServerOptions>(o => o.AddServerHeader = false);
        return services.AddBallotSilence();
    }

    public static void UseAccessHeaders(this WebApplication app)
    {
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseHostCookies();
        app.UseGatekeeper();
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseDenials();
        app.UseSignInLimit();
        app.UseAuthentication();
        app.UseNobodyAtBallots();
        app.UseFirstPassword();
        app.UseAuthorization();
    }

    public static void MapAccess(this IEndpointRouteBuilder app) =>
        app.MapGet("/session/alive", () => TypedResults.NoContent()).RequireAuthorization();

    private static void AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Supervision");
        services.AddOptions<KeyManagementOptions>().Configure<StorageDirectory>(
            (keys, storage) => keys.XmlRepository = new FileSystemXmlRepository(new(storage.Keys), NullLoggerFactory.Instance));
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CircuitHandler, CircuitWatch>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContext());
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<SupervisionDb>()
            .AddSignInManager().AddClaimsPrincipalFactory<AccountClaims>().AddDefaultTokenProviders();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSessionCookies();
    }

    // Without configured proxies the headers are not even read (F40).
    private static void UseProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<AccessOptions>>().Value.Proxies;
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        app.UseForwardedHeaders(options);
    }
}
