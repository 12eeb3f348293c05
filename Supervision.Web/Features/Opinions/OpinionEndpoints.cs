using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>The Word document and the PDF: the stored ones once dispatched, before that the draft as it stands.</summary>
internal static class OpinionEndpoints
{
    public static void MapOpinionEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/opinions/{id:guid}/document", WordAsync).RequireAuthorization();
        app.MapGet("/opinions/{id:guid}/pdf", PdfAsync).RequireAuthorization(Permissions.ReadOpinionDrafts);
        FollowUp.HandlingEndpoints.MapHandlingEndpoints(app);
    }

    private static Task<IResult> WordAsync(
        Guid id, IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionPapers papers, FileStore files, CancellationToken stop) =>
        DocumentAsync((id, FileKind.Docx), databases, person, papers, files, stop);

    private static Task<IResult> PdfAsync(
        Guid id, IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionPapers papers, FileStore files, CancellationToken stop) =>
        DocumentAsync((id, FileKind.Pdf), databases, person, papers, files, stop);

    private static async Task<IResult> DocumentAsync(
        (Guid Id, FileKind Kind) asked, IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionPapers papers, FileStore files, CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { } actor)
        {
            return TypedResults.NotFound();
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var wanted = new ReviewOpinionId(asked.Id);
        if (!actor.May(Permissions.ReadOpinionDrafts))
        {
            await OpinionRefusal.TellAsync(db, wanted, "下载审议意见", stop);
            return TypedResults.NotFound();
        }

        if (await OpinionSheet.FindAsync(db, wanted, stop) is not { } opinion)
        {
            return TypedResults.NotFound();
        }

        var fixedFile = asked.Kind == FileKind.Pdf ? opinion.Pdf : opinion.File;
        if (await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == fixedFile, stop) is { } stored)
        {
            return TypedResults.File(files.Open(stored), asked.Kind.MediaType, stored.Name);
        }

        // What went out without a PDF gets none afterwards: only what was fixed at the dispatch counts.
        Stream? made = asked.Kind != FileKind.Pdf ? await OpinionPapers.WriteAsync(db, await papers.ComposeAsync(db, opinion, null, stop), stop)
            : opinion.File is null ? await papers.WritePdfAsync(db, await papers.ComposeAsync(db, opinion, null, stop), stop)
            : null;
        return made is null ? TypedResults.NotFound() : TypedResults.File(made, asked.Kind.MediaType, OpinionPapers.FileName(opinion.Number, opinion.Title, asked.Kind.Name));
    }
}
