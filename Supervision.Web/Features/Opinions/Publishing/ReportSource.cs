using Supervision.Domain.Documents;
using Supervision.Domain.Inspections;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Web.Documents;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>The report as it was before the members, the group's where an inspection was heard, for its publication copy (监督法第十七条, D-8.13).</summary>
/// <param name="Head">Title and issuer.</param>
/// <param name="Blocks">Heading and text of each paragraph.</param>
/// <param name="Problem">Why there is no text; null when there is.</param>
internal sealed record ReportText(PublicationHead Head, IReadOnlyList<(string Heading, string Text)> Blocks, string? Problem);

/// <summary>Reads the text of a report out of its file, or takes what was pasted.</summary>
/// <param name="files">Stored files.</param>
/// <param name="committee">Name of the Committee, whose surveyors wrote the report of a survey that was deliberated.</param>
internal sealed class ReportSource(FileStore files, string committee)
{
    /// <summary>Longest text that is taken, in characters.</summary>
    public const int Longest = 200_000;

    private const int LongestLine = 8000;

    public async Task<ReportText> ReadAsync(SupervisionDb db, ReviewOpinion opinion, string? pasted, CancellationToken stop)
    {
        if (opinion.Inspection is { } inspection)
        {
            return await OfInspectionAsync(db, inspection, opinion.ReportTitle, pasted, stop);
        }

        var report = await db.SpecialReports.AsNoTracking().SingleAsync(r => r.Id == opinion.Report, stop);
        SpecialReportId? of = report.Id;
        var issuer = await db.ResearchSurveys.AnyAsync(s => s.Deliberated == of, stop) ? $"{committee}专题调研组"
            : report.Organ is { } organ ? await db.SupervisedBodies.Where(b => b.Id == organ).Select(b => b.Name).SingleAsync(stop) : "";
        IReadOnlyList<(string Heading, string Text)> blocks = pasted is not null ? Lines(pasted)
            : report.Delivered is { } version ? await OfFileAsync(db, version.File, stop)
            : [];
        return new(new(report.Title, "", issuer), blocks, ProblemOf(pasted, blocks));
    }

    // The group reports; what is published is the text that the members had (监督法第三十七条).
    private async Task<ReportText> OfInspectionAsync(SupervisionDb db, LawInspectionId id, string title, string? pasted, CancellationToken stop)
    {
        var file = await db.LawInspections.Where(i => i.Id == id).Select(i => i.ReportFile).SingleAsync(stop);
        IReadOnlyList<(string Heading, string Text)> blocks = pasted is not null ? Lines(pasted) : file is { } stored ? await OfFileAsync(db, stored, stop) : [];
        return new(new(title, "", LawInspection.GroupName), blocks, ProblemOf(pasted, blocks));
    }

    private static string? ProblemOf(string? pasted, IReadOnlyList<(string Heading, string Text)> blocks) =>
        pasted?.Length > Longest ? $"报告全文最多 {Longest} 个字，现在有 {pasted.Length} 个字。"
        : blocks.Any(b => b.Text.Length > LongestLine) ? $"每一段最多 {LongestLine} 个字，请分段。"
        : blocks.Count > 0 ? null
        : pasted is null ? "报告的文件读不出文字（没有文件，或者是 pdf、扫描件），请把报告全文粘贴到下面，再制作公开稿。" : "请粘贴报告全文，一段一行。";

    private async Task<IReadOnlyList<(string Heading, string Text)>> OfFileAsync(SupervisionDb db, Guid file, CancellationToken stop)
    {
        var stored = await db.StoredFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == file, stop);
        if (stored is not { Type: "docx" })
        {
            return [];
        }

        await using var content = files.Open(stored);
        return [.. (PaperReader.Read(content) ?? []).SelectMany(BlocksOf)];
    }

    private static IEnumerable<(string Heading, string Text)> BlocksOf(PaperBlock block) =>
        block.Rows.Count > 0 ? block.Rows.Select(row => ("", string.Join('　', row)))
        : block.IsHeading ? [(block.Text, "")]
        : [("", block.Text)];

    private static IReadOnlyList<(string Heading, string Text)> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => ("", line))];
}
