namespace Supervision.Web.Features.Organisation;

/// <summary>Registers this feature.</summary>
internal static class OrganisationSetup
{
    public static IServiceCollection AddOrganisation(this IServiceCollection services) => services;

    public static void MapOrganisation(this IEndpointRouteBuilder app)
    {
    }
}
