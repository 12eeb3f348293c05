using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Inspections.Findings.Phone;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>Registers findings.</summary>
internal static class FindingsSetup
{
    public static void MapFindings(this IEndpointRouteBuilder app)
    {
        app.MapFindingPhones();
        app.MapGet("/inspections/{id:guid}/findings." + ExportFiles.Formats, ListAsync).RequireAuthorization(Permissions.ReadInspections);
    }

    private static async Task<IResult> ListAsync(
        Guid id, string format, [AsParameters] FindingListQuery query, FindingQueries findings, CurrentPerson person, TimeProvider clock, CancellationToken stop)
    {
        var who = await person.DemandAsync(Permissions.ReadInspections, stop);
        return await findings.TableAsync(new(id), query, stop) is { } table ? table.File(format, who.Name, clock.GetUtcNow()) : TypedResults.NotFound();
    }

    public static IServiceCollection AddFindings(this IServiceCollection services) => services
        .AddScoped<FindingActing>().AddScoped<RecordFinding>().AddScoped<CorrectFinding>().AddScoped<VerifyFinding>()
        .AddScoped<AddFindingPhoto>().AddScoped<AddFindingFile>().AddScoped<RemoveFindingEvidence>().AddScoped<ShowFinding>().AddScoped<CommentOnFinding>().AddScoped<ConfirmFinding>().AddScoped<WithdrawFinding>()
        .AddScoped<ShowVerifiedFindings>().AddScoped<FindingQueries>().AddScoped<UnitFindingQueries>().AddScoped<PhoneInspectionQueries>().AddScoped<PhotoQueries>();
}
