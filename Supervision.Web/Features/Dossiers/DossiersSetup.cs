using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Dossiers.Contents;
using Supervision.Web.Features.Dossiers.DossierList;

namespace Supervision.Web.Features.Dossiers;

/// <summary>Registers this feature.</summary>
internal static class DossiersSetup
{
    public static IServiceCollection AddDossiers(this IServiceCollection services) => services.AddDossierList().AddScoped<ContentsQueries>();

    public static void MapDossiers(this IEndpointRouteBuilder app) =>
        app.MapGet("/d/{no}/contents.{format:regex(^(xlsx|docx)$)}", ContentsAsync).RequireAuthorization(Permissions.ReadReports);

    private static async Task<IResult> ContentsAsync(
        string no, string format, ContentsQueries contents, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        if (await contents.FindAsync(no, stop) is not { } view)
        {
            return TypedResults.NotFound();
        }

        var (who, now) = ((await person.DemandAsync(Permissions.ReadReports, stop)).Name, clock.GetUtcNow());
        return format == "docx" ? PaperFiles.Word(view.Paper(who, now), view.Table.Name, clock.Today()) : view.Table.File(format, who, now);
    }
}
