using Supervision.Web.Features.Reports.ReportList;

namespace Supervision.Web.Features.Reports;

/// <summary>Registers this feature.</summary>
internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services.AddReportList();

    public static void MapReports(this IEndpointRouteBuilder app) => app.MapReportList();
}
