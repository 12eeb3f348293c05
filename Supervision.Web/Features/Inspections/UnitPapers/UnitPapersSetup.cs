using Supervision.Web.Access;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Inspections.UnitPapers;

/// <summary>Registers what inspected bodies read and take away.</summary>
internal static class UnitPapersSetup
{
    public static IServiceCollection AddUnitPapers(this IServiceCollection services) => services.AddScoped<UnitInspectionQueries>();

    public static void MapUnitPapers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/unit/inspections/{id:guid}/{body:guid}/scheme.docx", SchemeAsync).RequireAuthorization(Permissions.ReadOwnInspections);
        app.MapGet("/unit/inspections/{id:guid}/{body:guid}/notice.docx", NoticeAsync).RequireAuthorization(Permissions.ReadOwnInspections);
        app.MapGet("/unit/inspections/{id:guid}/{body:guid}/report.docx", ReportAsync).RequireAuthorization(Permissions.ReadOwnInspections);
    }

    private static async Task<IResult> SchemeAsync(Guid id, Guid body, UnitInspectionQueries queries, CancellationToken stop) =>
        Word(await queries.SchemeAsync(new(id), new(body), stop));

    private static async Task<IResult> NoticeAsync(Guid id, Guid body, UnitInspectionQueries queries, CancellationToken stop) =>
        Word(await queries.NoticeAsync(new(id), new(body), stop));

    private static async Task<IResult> ReportAsync(Guid id, Guid body, UnitInspectionQueries queries, CancellationToken stop) =>
        Word(await queries.ReportPaperAsync(new(id), new(body), stop));

    private static IResult Word(UnitPaper? found) => found is null ? TypedResults.NotFound() : PaperFiles.Word(found.Paper, found.Name, found.Today);
}
