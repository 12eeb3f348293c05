using Supervision.Domain.Inspections;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Documents;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>A paper as a member reads it.</summary>
/// <param name="Id">The stored file.</param>
/// <param name="Title">The matter it belongs to.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Type">docx, pdf …</param>
/// <param name="Size">In words.</param>
/// <param name="At">The day it came in.</param>
/// <param name="Blocks">Its words; null when it can only be downloaded.</param>
/// <param name="Sitting">The sitting it is for; null when that is not known.</param>
/// <param name="Today">Today in Beijing.</param>
public sealed record PaperView(
    Guid Id, string Title, string Name, string Type, string Size, DateOnly At, IReadOnlyList<PaperBlock>? Blocks, SittingId? Sitting, DateOnly Today);

/// <summary>Opens a paper for reading: only with the right to it, as a download; whoever opens it has seen it.</summary>
public sealed class PaperQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IEnumerable<IMatterGate> gates, FileStore store)
{
    /// <summary>The paper, or null when it does not exist for the one who asks.</summary>
    public async Task<PaperView?> FindAsync(Guid id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadMaterials, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var file = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, stop);
        var gate = gates.FirstOrDefault(g => g.Kind == file?.MatterKind);
        if (file is null || gate is null || !await gate.MayReadAsync(db, actor, file.MatterId, stop)
            || !await gate.MayReadFileAsync(db, actor, file.MatterId, file.Purpose, stop))
        {
            return null;
        }

        await SeeAsync(db, actor, file, stop);
        var report = file.MatterKind == MatterKind.Report ? await ReportAsync(db, file.MatterId, stop)
            : file.MatterKind == MatterKind.Inspection ? await InspectionAsync(db, file.MatterId, stop) : null;
        return new(
            file.Id, report?.Title ?? file.Name, file.Name, file.Type, new MaterialRow(file.Id, file.Name, file.Type, file.Length).Size,
            file.AddedAt.BeijingDate(), BlocksOf(file), report?.Sitting, db.Clock.Today());
    }

    private IReadOnlyList<PaperBlock>? BlocksOf(StoredFile file)
    {
        if (file.Type != "docx")
        {
            return null;
        }

        using var content = store.Open(file);
        return PaperReader.Read(content);
    }

    private static Task<PaperMatter?> ReportAsync(SupervisionDb db, Guid id, CancellationToken stop)
    {
        var report = new SpecialReportId(id);
        return db.SpecialReports.AsNoTracking().Where(r => r.Id == report).Select(r => new PaperMatter(r.Title, r.Sitting)).SingleOrDefaultAsync(stop);
    }

    private static Task<PaperMatter?> InspectionAsync(SupervisionDb db, Guid id, CancellationToken stop)
    {
        var inspection = new LawInspectionId(id);
        return db.LawInspections.AsNoTracking().Where(i => i.Id == inspection).Select(i => new PaperMatter(i.Title, i.Sitting)).SingleOrDefaultAsync(stop);
    }

    // Two pages opened at the same moment: one row is enough.
    private static async Task SeeAsync(SupervisionDb db, Actor actor, StoredFile file, CancellationToken stop)
    {
        if (actor.Person is not { } who || await db.PapersSeen.AnyAsync(s => s.Person == who && s.File == file.Id, stop))
        {
            return;
        }

        var seen = db.PapersSeen.Add(new() { Person = who, File = file.Id, At = db.Clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            seen.State = EntityState.Detached;
        }
    }

    private sealed record PaperMatter(string Title, SittingId? Sitting);
}
