namespace Supervision.Web.Features.Public;

/// <summary>Registers this feature.</summary>
internal static class PublicSetup
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services) => services.AddScoped<PublicQueries>();
}
