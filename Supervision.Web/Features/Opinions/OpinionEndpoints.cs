using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>The Word document: the stored one once dispatched, before that the draft as it stands.</summary>
internal static class OpinionEndpoints
{
    public static void MapOpinionEndpoints(this IEndpointRouteBuilder app)
    {
        app.MapGet("/opinions/{id:guid}/document", DocumentAsync).RequireAuthorization();
        FollowUp.HandlingEndpoints.MapHandlingEndpoints(app);
    }

    private static async Task<IResult> DocumentAsync(
        Guid id, IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionPapers papers, FileStore files, CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { } actor || !actor.May(Permissions.ReadOpinionDrafts))
        {
            return TypedResults.NotFound();
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var wanted = new ReviewOpinionId(id);
        if (await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Id == wanted, stop) is not { } opinion)
        {
            return TypedResults.NotFound();
        }

        var stored = opinion.File is { } file ? await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file, stop) : null;
        Stream word = stored is null ? await OpinionPapers.WriteAsync(db, await papers.ComposeAsync(db, opinion, null, stop), stop) : files.Open(stored);
        return TypedResults.File(word, FileKind.Named("docx")!.MediaType, OpinionPapers.FileName(opinion));
    }
}
