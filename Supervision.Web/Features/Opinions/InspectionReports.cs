using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>The report of an inspection goes to the bodies together with the opinion on it (监督法第三十七条, D-8.7).</summary>
internal static class InspectionReports
{
    /// <summary>The title under which the report is attached; none for a special work report.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(this SupervisionDb db, LawInspectionId? inspection, CancellationToken stop) =>
        await FindAsync(db, inspection, stop) is { Law: { } law } ? [LawInspection.ReportTitleOf(await db.LawTexts.Where(l => l.Id == law).Select(l => l.Title).SingleAsync(stop))] : [];

    /// <summary>Why the opinion cannot go out: the report that belongs to it is missing.</summary>
    public static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(SupervisionDb db, ReviewOpinion opinion, CancellationToken stop) =>
        opinion.Inspection is not null && await FindAsync(db, opinion.Inspection, stop) is not { ReportFile: not null }
            ? [new(OpinionRules.DocumentStands, "执法检查报告还没有印发稿，审议意见应当同检查报告一并交有关机关研究处理。")] : [];

    /// <summary>Puts a copy of the report beside the opinion and begins the follow-up of the inspection (D-6.2).</summary>
    public static async Task AttachAsync(SupervisionDb db, FileStore files, ReviewOpinion opinion, CancellationToken stop)
    {
        if (await FindAsync(db, opinion.Inspection, stop) is not { ReportFile: { } file } inspection)
        {
            return;
        }

        var stored = await db.StoredFiles.SingleAsync(f => f.Id == file, stop);
        await using var content = files.Open(stored);
        if ((await files.KeepAsync(db, new(stored.Name, content, DispatchOpinion.Purpose), opinion.Matter, stop)).Value is { } kept)
        {
            opinion.Attach(kept.Id);
        }

        inspection.BeginFollowUp(db.Clock.Today());
        db.Tell(inspection.Matter, $"审议意见连同检查报告印发，进入跟踪：{opinion.Number}");
    }

    private static async Task<LawInspection?> FindAsync(SupervisionDb db, LawInspectionId? id, CancellationToken stop) =>
        id is null ? null : await db.LawInspections.SingleOrDefaultAsync(i => i.Id == id, stop);
}
