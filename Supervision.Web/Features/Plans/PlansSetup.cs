namespace Supervision.Web.Features.Plans;

/// <summary>Registers this feature.</summary>
internal static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services;

    public static void MapPlans(this IEndpointRouteBuilder app)
    {
    }
}
