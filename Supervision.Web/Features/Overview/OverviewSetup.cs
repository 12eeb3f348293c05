using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Overview.Closing;
using Supervision.Web.Features.Overview.Facts;

namespace Supervision.Web.Features.Overview;

/// <summary>Registers this feature.</summary>
internal static class OverviewSetup
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services
        .AddScoped<FactStore>().AddScoped<OverviewQueries>().AddScoped<CloseYear>().AddScoped<CheckClosedYears>();

    public static void MapOverview(this IEndpointRouteBuilder app)
    {
        app.MapGet("/overview/{year:int}/table." + ExportFiles.Formats, TableAsync).RequireAuthorization(Permissions.ReadOverview);
        app.MapGet("/overview/years/table." + ExportFiles.Formats, YearsAsync).RequireAuthorization(Permissions.ReadOverview);
        app.MapGet("/overview/{year:int}/paper.docx", PaperAsync).RequireAuthorization(Permissions.ReadOverview);
        app.MapGet("/overview/{year:int}/bodies/{id:guid}/paper.docx", BodyPaperAsync).RequireAuthorization(Permissions.ReadOverview);
    }

    private static async Task<IResult> TableAsync(int year, string format, string? same, OverviewQueries overview, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadOverview, stop);
        if (!SensibleYear.Is(year))
        {
            return TypedResults.NotFound();
        }

        var view = await overview.ReadAsync(year, same == "yes", stop);
        return format == "csv" ? view.Table.File(format, who.Name, clock.GetUtcNow())
            : OverviewTables.Parts(view).Prepend(OverviewTables.Cover(view)).ToList().Book(FileName(view), who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> YearsAsync(string format, string? from, string? to, string? same, OverviewQueries overview, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var view = await overview.CompareAsync(ListAddress.Number(from) ?? 0, ListAddress.Number(to) ?? 9999, same == "yes", stop);
        var who = await person.DemandAsync(Permissions.ReadOverview, stop);
        return view.Table.File(format, who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> PaperAsync(int year, string? same, OverviewQueries overview, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadOverview, stop);
        if (!SensibleYear.Is(year))
        {
            return TypedResults.NotFound();
        }

        var view = await overview.ReadAsync(year, same == "yes", stop);
        return PaperFiles.Word(OverviewPaper.Of(view, who.Name, clock.GetUtcNow()), FileName(view), clock.Today());
    }

    private static string FileName(OverviewView view) => $"{view.Year}年度监督工作评价{(view.SameDay is null ? "" : "（同期）")}";

    private static async Task<IResult> BodyPaperAsync(int year, Guid id, OverviewQueries overview, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadOverview, stop);
        return SensibleYear.Is(year) && await overview.BodyAsync(year, new(id), stop) is { } sheet
            ? PaperFiles.Word(sheet.Paper(who.Name, clock.GetUtcNow()), sheet.Title, clock.Today()) : TypedResults.NotFound();
    }
}
