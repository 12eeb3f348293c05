using Supervision.Web.Access;
using Supervision.Web.Common.Lists;

namespace Supervision.Web.Features.Exports;

/// <summary>Registers what leaves the house as lists over several subjects.</summary>
internal static class ExportsSetup
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddScoped<OpinionLedgerQueries>().AddScoped<YearlyWorkQueries>();

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/opinions/ledger." + ExportFiles.Formats, LedgerAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
        app.MapGet("/yearly/{year:int}.xlsx", YearlyAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
        app.MapGet("/yearly/{year:int}.docx", YearlyPaperAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
    }

    private static async Task<IResult> LedgerAsync(
        string format, [AsParameters] LedgerFilter filter, OpinionLedgerQueries ledger, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var view = await ledger.ReadAsync(filter, stop);
        var who = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        return view.Table.File(format, who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> YearlyAsync(int year, YearlyWorkQueries yearly, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var view = await yearly.ReadAsync(year, stop);
        var who = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        return view.Whole.File("xlsx", who.Name, clock.GetUtcNow());
    }

    private static async Task<IResult> YearlyPaperAsync(int year, YearlyWorkQueries yearly, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var view = await yearly.ReadAsync(year, stop);
        var who = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        return PaperFiles.Word(YearlyPaper.Of(view, who.Name, clock.GetUtcNow()), view.Name, clock.Today());
    }
}
