using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Exports.Handover;

namespace Supervision.Web.Features.Exports;

/// <summary>Registers what leaves the house as lists over several subjects.</summary>
internal static class ExportsSetup
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddScoped<OpinionLedgerQueries>().AddScoped<YearlyWorkQueries>().AddScoped<HandoverQueries>();

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/opinions/ledger." + ExportFiles.Formats, LedgerAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
        app.MapGet("/terms/{number:int}/handover.{format:regex(^(xlsx|docx)$)}", HandoverAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
        app.MapGet("/yearly/{year:int}.xlsx", YearlyAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
        app.MapGet("/yearly/{year:int}.docx", YearlyPaperAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
    }

    private static async Task<IResult> HandoverAsync(
        int number, string format, HandoverQueries handover, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        if (await handover.FindAsync(number, stop) is not { } list)
        {
            return TypedResults.NotFound();
        }

        var who = await person.DemandAsync(Permissions.ReadOpinionDrafts, stop);
        return format == "docx"
            ? PaperFiles.Word(HandoverPaper.Of(list, who.Name, clock.GetUtcNow()), list.Name, clock.Today())
            : list.Whole.File("xlsx", who.Name, clock.GetUtcNow());
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
