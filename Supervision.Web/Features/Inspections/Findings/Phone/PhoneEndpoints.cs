using Microsoft.AspNetCore.Mvc;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings.Phone;

/// <summary>What the script on the phone talks to: the same use cases as the page, answered in a few words. And the pictures.</summary>
internal static class PhoneEndpoints
{
    public static void MapFindingPhones(this IEndpointRouteBuilder app)
    {
        app.MapPost("/m/insp/{id:guid}/send", SendAsync).RequireAuthorization(Permissions.RecordFindings);
        app.MapPost("/m/insp/{id:guid}/photo", PhotoAsync).RequireAuthorization(Permissions.RecordFindings);
        app.MapGet("/inspections/photos/{id:guid}", (Guid id, PhotoQueries photos, HttpContext context, CancellationToken stop) => ShowAsync(photos, id, false, context, stop)).RequireAuthorization();
        app.MapGet("/inspections/photos/{id:guid}/thumb", (Guid id, PhotoQueries photos, HttpContext context, CancellationToken stop) => ShowAsync(photos, id, true, context, stop)).RequireAuthorization();
    }

    private static async Task<IResult> SendAsync(Guid id, [FromForm] IFormCollection form, RecordFinding record, CancellationToken stop)
    {
        var input = FindingInput.Of(form);
        return Answer(await record.RunAsync(new(input.Id), new(id), input.Entry, stop));
    }

    private static async Task<IResult> PhotoAsync(Guid id, [FromForm] IFormCollection form, AddFindingPhoto add, CancellationToken stop)
    {
        if (form.Files is not [{ } file, ..] || ListAddress.Id(form["Photo.Id"]) is not { } photo || ListAddress.Id(form["Finding.Id"]) is not { } finding)
        {
            return Answer(Outcome.Refused(new Obstacle(FileClauses.Acceptable, "请选择照片。", Finding.File)));
        }

        await using var content = file.OpenReadStream();
        return Answer(await add.RunAsync(new(photo), new(finding), file.FileName, content, stop));
    }

    // 200 when it is kept; what was refused comes back with its sentences and stays on the phone.
    private static IResult Answer(Outcome outcome) => outcome.IsDone
        ? Results.Json(Array.Empty<object>())
        : Results.Json(outcome.Obstacles.Select(o => new { field = o.Field, message = o.Message }), statusCode: StatusCodes.Status422UnprocessableEntity);

    // Shown in line: the bytes are a picture that the server drew itself, never those that were sent.
    private static async Task<IResult> ShowAsync(PhotoQueries photos, Guid id, bool isThumb, HttpContext context, CancellationToken stop)
    {
        if (await photos.OpenAsync(new(id), isThumb, stop) is not { } content)
        {
            return TypedResults.NotFound();
        }

        context.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.File(content, FileKind.Jpg.MediaType);
    }
}

/// <summary>Opens photos of findings for those who may see them.</summary>
public sealed class PhotoQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMatterGate> gates, FileStore store)
{
    /// <summary>The picture; null when there is none, or none for this person.</summary>
    public async Task<Stream?> OpenAsync(FindingEvidenceId id, bool isThumb, CancellationToken stop)
    {
        if (await person.FindAsync(stop) is not { } actor)
        {
            return null;
        }

        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.FindingEvidence.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop) is not { Thumb: { } thumb } evidence
            || !await MayReadAsync(db, actor, evidence, stop))
        {
            return null;
        }

        var wanted = isThumb ? thumb : evidence.File;
        return store.Open(await db.StoredFiles.AsNoTracking().SingleAsync(f => f.Id == wanted, stop));
    }

    // The house, the body to which it was shown, and those who are in the group, an invited deputy too.
    private async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, FindingEvidence evidence, CancellationToken stop)
    {
        var of = evidence.Inspection;
        return await gates.First(g => g.Kind == MatterKind.Inspection).MayReadFileAsync(db, actor, of.Value, FindingPurpose.Of(evidence.Finding), stop)
            || (actor.May(Permissions.RecordFindings) && FindingRight.MayRecord(actor, await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == of, stop)));
    }
}
