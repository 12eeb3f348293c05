namespace Supervision.Web.Features.Dossiers.DossierList;

/// <summary>Registers the list of dossiers.</summary>
internal static class DossierListSetup
{
    public static IServiceCollection AddDossierList(this IServiceCollection services) => services.AddScoped<DossierListQueries>();
}
