using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Reporting;

/// <summary>Hands the draft of the report to the job (交后台生成); the wish lies in the database.</summary>
[Demands(Permissions.RunInspections)]
public sealed class WishInspectionReport(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Inspection.ObstaclesToWriteReport() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        (await act.ReportAsync()).Wish(act.Db.Clock.GetUtcNow());
        act.Tell("交后台生成检查报告初稿");
        return [];
    }, stop);
}

/// <summary>Compiles the draft from what was found (生成初稿, D-6.10): by the job where a wish stands.</summary>
/// <remarks>One transaction: a server killed in the middle leaves the wish standing and the old text whole; the next run does it, once.</remarks>
[Demands(Permissions.RunInspections)]
public sealed class CompileInspectionReport(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var report = await act.ReportAsync();
        if (act.Actor.IsSystem && report.WishedAt is null)
        {
            return [];
        }

        if (act.Inspection.ObstaclesToWriteReport() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var facts = await act.Db.DraftFactsAsync(act.Inspection, stop);
        report.Take(InspectionReportDraft.Of(facts), facts.Print, act.Db.Clock.GetUtcNow());
        act.Tell($"生成检查报告初稿：检查记录 {facts.Findings.Count} 条，{report.Paragraphs.Count} 段{(report.Paragraphs.Any(p => p.IsEdited) ? "，已编辑的段落保留" : "")}");
        return [];
    }, stop);
}

/// <summary>A person writes a paragraph of the report (编辑段落).</summary>
[Demands(Permissions.RunInspections)]
public sealed class WriteReportParagraph(InspectionActing acting)
{
    /// <param name="id">The inspection.</param>
    /// <param name="paragraph">The paragraph; null to add one to <paramref name="part"/>.</param>
    /// <param name="part">The part of a new one.</param>
    /// <param name="heading">Its heading; may be empty.</param>
    /// <param name="text">Its text.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(LawInspectionId id, GroupParagraphId? paragraph, GroupPart part, string heading, string text, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var report = await act.ReportAsync();
        IReadOnlyList<Obstacle> obstacles = [.. act.Inspection.ObstaclesToWriteReport(), .. report.ObstaclesToWrite(paragraph, heading, text)];
        if (obstacles.Count > 0)
        {
            return obstacles;
        }

        var by = new GroupWriter(act.Actor.Name, act.Db.Clock.GetUtcNow());
        if (paragraph is { } known)
        {
            report.Write(known, heading, text, by);
        }
        else
        {
            report.Add(part, heading, text, by);
        }

        act.Tell($"编辑检查报告：{(heading.Trim().Length > 0 ? heading.Trim() : part.Word())}");
        return [];
    }, stop);
}

/// <summary>A paragraph is taken out (删去段落).</summary>
[Demands(Permissions.RunInspections)]
public sealed class RemoveReportParagraph(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, GroupParagraphId paragraph, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var report = await act.ReportAsync();
        if (act.Inspection.ObstaclesToWriteReport() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        // Asked twice, it is gone once.
        if (report.Find(paragraph) is { } found)
        {
            report.Remove(paragraph);
            act.Tell($"删去检查报告的一段：{(found.Heading.Length > 0 ? found.Heading : found.Part.Word())}");
        }

        return [];
    }, stop);
}

/// <summary>The report's row in an act.</summary>
internal static class ReportRow
{
    /// <summary>The report of the inspection, tracked; begun when there is none.</summary>
    public static async Task<InspectionReport> ReportAsync(this InspectionAct act)
    {
        if (await act.Db.GroupReportAsync(act.Inspection.Id, act.Stop) is { } known)
        {
            return known;
        }

        var begun = InspectionReport.For(act.Inspection.Id);
        act.Db.InspectionReports.Add(begun);
        return begun;
    }
}
