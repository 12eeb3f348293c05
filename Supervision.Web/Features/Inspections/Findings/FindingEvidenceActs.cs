using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>What the files of a finding are called among the files of an inspection.</summary>
internal static class FindingPurpose
{
    private const string Start = "finding-";

    public static string Of(FindingId finding) => Start + finding.Value;

    /// <summary>The finding that a file belongs to; null when it belongs to none.</summary>
    public static FindingId? In(string purpose) =>
        purpose.StartsWith(Start, StringComparison.Ordinal) && Guid.TryParse(purpose[Start.Length..], out var id) ? new FindingId(id) : null;
}

/// <summary>A photo is added to a finding (添加照片). Its id comes from the phone: sent twice it is one.</summary>
[Demands(Permissions.RecordFindings)]
public sealed class AddFindingPhoto(FindingActing acting, FileStore files)
{
    /// <param name="id">Minted with the photo.</param>
    /// <param name="finding">The finding.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="content">The bytes as the phone sent them.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(FindingEvidenceId id, FindingId finding, string name, Stream content, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        var (there, refused) = await FindingEvidenceKeeping.LookAsync(db, actor, id, finding, content.Length, stop);
        if (there || refused.Count > 0)
        {
            return there ? Outcome.Done : Outcome.Refused(refused);
        }

        // The picture is made before the lock is taken: others go on writing meanwhile.
        var (photo, refusal) = await PhotoMaker.MakeAsync(content, stop);
        if (photo is null)
        {
            return Outcome.Refused(new Obstacle(FileClauses.Acceptable, refusal!, Finding.File));
        }

        return await FindingEvidenceKeeping.KeepAsync(db, actor, id, finding, async found => new(
            await KeepAsync(db, found, name, photo.Large, stop), await KeepAsync(db, found, "缩略图", photo.Thumb, stop), FileStore.CleanName(name, FileKind.Jpg)), stop);
    }

    private async Task<Guid> KeepAsync(SupervisionDb db, Finding finding, string name, byte[] bytes, CancellationToken stop)
    {
        using var content = new MemoryStream(bytes, writable: false);
        return (await files.KeepAsync(db, new(name, content, FindingPurpose.Of(finding.Id)), finding.Matter, stop)).Value!.Id;
    }
}

/// <summary>A document is added to a finding (添加佐证材料).</summary>
[Demands(Permissions.RecordFindings)]
public sealed class AddFindingFile(FindingActing acting, FileStore files)
{
    public async Task<Outcome> RunAsync(FindingEvidenceId id, FindingId finding, string name, Stream content, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.RecordFindings, stop);
        await using var context = db;
        var (there, refused) = await FindingEvidenceKeeping.LookAsync(db, actor, id, finding, content.Length, stop);
        if (there || refused.Count > 0)
        {
            return there ? Outcome.Done : Outcome.Refused(refused);
        }

        var (kind, refusal) = FileKind.Judge(content, name);
        return kind is null
            ? Outcome.Refused(new Obstacle(FileClauses.Acceptable, refusal!, Finding.File))
            : await FindingEvidenceKeeping.KeepAsync(db, actor, id, finding, async found =>
            {
                var kept = (await files.KeepAsync(db, new(name, content, FindingPurpose.Of(found.Id)), found.Matter, stop)).Value!;
                return new(kept.Id, null, kept.Name);
            }, stop);
    }
}

/// <summary>A wrong photo or file is taken off a draft (删除佐证材料).</summary>
[Demands(Permissions.RecordFindings)]
public sealed class RemoveFindingEvidence(FindingActing acting)
{
    public Task<Outcome> RunAsync(FindingId finding, FindingEvidenceId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.RecordFindings, FindingRight.MayRecord, finding, async act =>
        {
            if (act.Finding.ObstaclesToDetach() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (await act.Db.FindingEvidence.SingleOrDefaultAsync(e => e.Id == id && e.Finding == finding, act.Stop) is not { } evidence)
            {
                return [];
            }

            // The bytes go with the nightly check of files, once no row names them.
            act.Db.Remove(evidence);
            act.Db.StoredFiles.RemoveRange(await act.Db.StoredFiles.Where(f => f.Id == evidence.File || f.Id == evidence.Thumb).ToListAsync(act.Stop));
            act.Finding.DiscountEvidence();
            act.Tell($"{act.Name}删除佐证材料（{evidence.Name}）");
            return [];
        }, stop);
}

/// <summary>What adding a photo and adding a file have in common.</summary>
internal static class FindingEvidenceKeeping
{
    private static readonly Obstacle Unknown = new(InspectionRules.Findings, "没有找到这条记录，请回到列表。", Finding.File);

    /// <summary>Whether it is there already, and why it cannot be added.</summary>
    public static async Task<(bool There, IReadOnlyList<Obstacle> Refused)> LookAsync(
        SupervisionDb db, Actor actor, FindingEvidenceId id, FindingId finding, long length, CancellationToken stop)
    {
        if (await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == finding, stop) is not { } found)
        {
            return (false, [Unknown]);
        }

        var of = found.Inspection;
        if (!FindingRight.MayRecord(actor, await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == of, stop)))
        {
            throw new AccessDeniedException("Not in the group of this inspection.");
        }

        return await IsThereAsync(db, id, stop) ? (true, [])
            : found.ObstaclesToAttach() is { Count: > 0 } obstacles ? (false, obstacles)
            : (false, await FileStore.ObstacleToSizeAsync(db, length, stop) is { } tooLarge ? [tooLarge] : []);
    }

    /// <summary>Adds it within the write lock; twice at once is still one.</summary>
    public static async Task<Outcome> KeepAsync(
        SupervisionDb db, Actor actor, FindingEvidenceId id, FindingId finding, Func<Finding, Task<EvidenceFiles>> keep, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await IsThereAsync(db, id, stop))
        {
            return Outcome.Done;
        }

        var found = await db.Findings.SingleAsync(f => f.Id == finding, stop);
        if (found.ObstaclesToAttach() is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        db.Add(FindingEvidence.Of(id, found, await keep(found), new(actor.Person, actor.Name, db.Clock.GetUtcNow())));
        found.CountEvidence();
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }

    private static Task<bool> IsThereAsync(SupervisionDb db, FindingEvidenceId id, CancellationToken stop) =>
        db.FindingEvidence.AnyAsync(e => e.Id == id, stop);
}
