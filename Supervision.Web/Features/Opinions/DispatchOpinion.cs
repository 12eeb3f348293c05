using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>印发交办 (D-8.7): makes the Word document, fixes it by its hash, and sends it to each handling body.</summary>
public sealed class DispatchOpinion(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines, OpinionPapers papers, FileStore files)
{
    /// <summary>Purpose of the stored file.</summary>
    public const string Purpose = "opinion";

    public async Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.DispatchOpinions, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id, stop);
        if (opinion.ObstaclesToDispatch() is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        if (await InspectionReports.ObstaclesAsync(db, opinion, stop) is { Count: > 0 } lacking)
        {
            return Outcome.Refused(lacking);
        }

        var kept = await KeepAsync(db, opinion, stop);
        if (!kept.IsDone)
        {
            return Outcome.Refused(kept.Obstacles);
        }

        if (await KeepPdfAsync(db, opinion, stop) is { } pdf)
        {
            opinion.Fix(pdf);
        }

        await InspectionReports.AttachAsync(db, files, opinion, stop);
        var organs = await FollowUp.ReportingOrgans.OfAsync(db, opinion.MainOrgan, stop);
        opinion.Dispatch(new(kept.Value!.Id, kept.Value.Hash), new(actor.Name, db.Clock.GetUtcNow()), organs);
        db.Tell(opinion.Matter, $"印发{opinion.Number}，交{await NamesAsync(db, opinion, stop)}办理");
        try
        {
            await deadlines.SaveAsync(db, opinion.Matter, stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(new Obstacle(OpinionRules.OneVersion, "他人刚刚处理过这份审议意见，请刷新页面。"));
        }
    }

    private async Task<Outcome<StoredFile>> KeepAsync(SupervisionDb db, ReviewOpinion opinion, CancellationToken stop)
    {
        var document = await papers.ComposeAsync(db, opinion, db.Clock.Today(), stop);
        await using var word = await OpinionPapers.WriteAsync(db, document, stop);
        return await files.KeepAsync(db, new(OpinionPapers.FileName(opinion.Number, opinion.Title), word, Purpose), opinion.Matter, stop);
    }

    // The same content as the Word file; a machine without Chinese typefaces sends Word alone.
    private async Task<OpinionFile?> KeepPdfAsync(SupervisionDb db, ReviewOpinion opinion, CancellationToken stop)
    {
        await using var pdf = await papers.WritePdfAsync(db, await papers.ComposeAsync(db, opinion, db.Clock.Today(), stop), stop);
        var kept = pdf is null ? null : await files.KeepAsync(db, new(OpinionPapers.FileName(opinion.Number, opinion.Title, "pdf"), pdf, Purpose), opinion.Matter, stop);
        return kept?.Value is { } file ? new(file.Id, file.Hash) : null;
    }

    private static async Task<string> NamesAsync(SupervisionDb db, ReviewOpinion opinion, CancellationToken stop)
    {
        var names = await db.SupervisedBodies.ToDictionaryAsync(b => b.Id, b => b.ShortName, stop);
        return string.Join("、", opinion.Addressees().Select(b => names.GetValueOrDefault(b, "")));
    }
}
