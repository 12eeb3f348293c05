using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Files;

/// <summary>Downloads: only with the right to the file's matter; otherwise answered as if it did not exist (D-16.38).</summary>
internal static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/files/{id:guid}", DownloadAsync).RequireAuthorization();

    private static async Task<IResult> DownloadAsync(
        Guid id, IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMatterGate> gates, FileStore store, CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { } actor)
        {
            return TypedResults.NotFound();
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, stop);
        var gate = gates.FirstOrDefault(g => g.Kind == file?.MatterKind);
        if (file is null || gate is null
            || !await gate.MayReadAsync(db, actor, file.MatterId, stop)
            || !await gate.MayReadFileAsync(db, actor, file.MatterId, file.Purpose, stop))
        {
            await TellRefusalAsync(db, file, stop);
            return TypedResults.NotFound();
        }

        // Never in line: what was uploaded must not run on our own address.
        return TypedResults.File(store.Open(file), FileKind.Named(file.Type)!.MediaType, file.Name);
    }

    private static async Task TellRefusalAsync(SupervisionDb db, StoredFile? file, CancellationToken stop)
    {
        if (file is not null)
        {
            db.Tell(new(file.MatterKind, file.MatterId), $"系统拒绝下载“{file.Name}”：无权查看");
            await db.SaveChangesAsync(stop);
        }
    }
}
