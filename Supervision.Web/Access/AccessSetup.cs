using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentPerson>();
        services.AddSingleton<AccountMaker>();
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.TryAddSingleton<IReadOnlyList<DemoAccount>>([]);
        services.AddDataProtection().SetApplicationName("Supervision");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<StorageDirectory>((keys, storage) => keys.XmlRepository =
                new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new(storage.Keys), Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance));
        services.AddCascadingAuthenticationState();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddScoped(p => p.GetRequiredService<IDbContextFactory<SupervisionDb>>().CreateDbContext());
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<SupervisionDb>().AddSignInManager().AddClaimsPrincipalFactory<AccountClaims>().AddDefaultTokenProviders();
        services.ConfigureApplicationCookie(o => o.LoginPath = "/login");
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        return services;
    }

    public static void UseAccessHeaders(this WebApplication app)
    {
    }

    public static void UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAccess(this IEndpointRouteBuilder app)
    {
    }
}
