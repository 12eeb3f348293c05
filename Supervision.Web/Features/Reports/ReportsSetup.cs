namespace Supervision.Web.Features.Reports;

/// <summary>Registers this feature.</summary>
internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services;

    public static void MapReports(this IEndpointRouteBuilder app)
    {
    }
}
