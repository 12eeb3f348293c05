using Supervision.Web.Features.Dossiers.DossierList;

namespace Supervision.Web.Features.Dossiers;

/// <summary>Registers this feature.</summary>
internal static class DossiersSetup
{
    public static IServiceCollection AddDossiers(this IServiceCollection services) => services.AddDossierList();

    public static void MapDossiers(this IEndpointRouteBuilder app)
    {
    }
}
