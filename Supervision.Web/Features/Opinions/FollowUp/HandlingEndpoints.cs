using Microsoft.AspNetCore.Http.Features;
using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Features.Opinions.Unit;
using Supervision.Web.Files;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>Downloads of the months after dispatch: the Word form with its table, and the archive bundle.</summary>
internal static class HandlingEndpoints
{
    public static void MapHandlingEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/opinions/{id:guid}/form", FormAsync).RequireAuthorization(Permissions.HandInHandling);
        app.MapGet("/opinions/{id:guid}/archive", ArchiveAsync).RequireAuthorization(Permissions.CloseOpinions);
    }

    private static async Task<IResult> FormAsync(Guid id, Guid? body, FollowUpQueries queries, CancellationToken stop)
    {
        var view = await queries.FindForBodyAsync(new(id), body is { } b ? new SupervisedBodyId(b) : null, stop);
        if (view is null)
        {
            return TypedResults.NotFound();
        }

        var word = new MemoryStream();
        HandlingFormWriter.Write(HandlingFormCode.SheetOf(view), word);
        word.Position = 0;
        return TypedResults.File(word, FileKind.Docx.MediaType, $"{view.Number}研究处理情况填报表（{view.BodyName}）.docx");
    }

    private static async Task<IResult> ArchiveAsync(Guid id, ArchiveBundle bundle, ZipBundle zip, HttpContext request, CancellationToken stop) =>
        await bundle.FindAsync(new ReviewOpinionId(id), stop) is { } plan ? zip.Answer(plan, request, stop) : TypedResults.NotFound();
}
