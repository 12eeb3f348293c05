namespace Supervision.Web.Features.Opinions;

/// <summary>Registers this feature.</summary>
internal static class OpinionsSetup
{
    public static IServiceCollection AddOpinions(this IServiceCollection services) => services;

    public static void MapOpinions(this IEndpointRouteBuilder app)
    {
    }
}
