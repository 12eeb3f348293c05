using System.Text;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Inspections.Library;

namespace Supervision.Web.Features.Inspections;

/// <summary>Registers this feature.</summary>
internal static class InspectionsSetup
{
    public static IServiceCollection AddInspections(this IServiceCollection services) => services
        .AddScoped<LawQueries>().AddScoped<PreviewLaw>().AddScoped<ImportLaw>().AddScoped<RetireLaw>();

    public static void MapInspections(this IEndpointRouteBuilder app)
    {
        app.MapGet("/inspections/laws." + ExportFiles.Formats, LawsAsync).RequireAuthorization(Permissions.ReadLaws);
        app.MapGet("/inspections/laws/{id:guid}/text.md", TextAsync).RequireAuthorization(Permissions.ReadLaws);
    }

    private static async Task<IResult> LawsAsync(string format, string? q, LawQueries laws, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var table = await laws.TableAsync(q, stop);
        var who = await person.DemandAsync(Permissions.ReadLaws, stop);
        return table.File(format, who.Name, clock.GetUtcNow());
    }

    // The lines joined: the source, letter by letter.
    private static async Task<IResult> TextAsync(Guid id, LawQueries laws, CancellationToken stop) => await laws.FindAsync(new LawTextId(id), stop) is { } view
        ? TypedResults.File(Encoding.UTF8.GetBytes(view.Tree.Source), "text/markdown; charset=utf-8", $"{view.Law.ShortTitle}_{view.Law.VersionDate:yyyyMMdd}.md")
        : TypedResults.NotFound();
}
