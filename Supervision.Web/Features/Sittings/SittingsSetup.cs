namespace Supervision.Web.Features.Sittings;

/// <summary>Registers this feature.</summary>
internal static class SittingsSetup
{
    public static IServiceCollection AddSittings(this IServiceCollection services) => services;

    public static void MapSittings(this IEndpointRouteBuilder app)
    {
    }
}
