namespace Supervision.Web.Features.Dossiers;

/// <summary>Registers this feature.</summary>
internal static class DossiersSetup
{
    public static IServiceCollection AddDossiers(this IServiceCollection services) => services;

    public static void MapDossiers(this IEndpointRouteBuilder app)
    {
    }
}
