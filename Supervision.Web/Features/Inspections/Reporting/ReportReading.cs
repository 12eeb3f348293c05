using Supervision.Domain.Inspections;
using Supervision.Web.Common;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Questionnaires;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Reporting;

/// <summary>Rows that the compliance view and the report read.</summary>
internal static class ReportReading
{
    /// <summary>The compliance view of what is confirmed; its numbers are counted in the database (D-6.12).</summary>
    public static async Task<ComplianceTable> ComplianceAsync(this SupervisionDb db, LawInspection inspection, CancellationToken stop) =>
        ComplianceTable.Of(inspection, (await db.FindingCountsAsync(inspection.Id, stop)).Official());

    public static Task<InspectionReport?> GroupReportAsync(this SupervisionDb db, LawInspectionId inspection, CancellationToken stop) =>
        db.InspectionReports.SingleOrDefaultAsync(r => r.Inspection == inspection, stop);

    /// <summary>The report as the guards see it: the text with its figures, what is not confirmed, whether findings changed.</summary>
    public static async Task<ReportStanding> ReportStandingAsync(this SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        var counts = await db.FindingCountsAsync(inspection.Id, stop);
        var table = ComplianceTable.Of(inspection, counts.Official());
        var (report, id) = (await db.GroupReportAsync(inspection.Id, stop), inspection.Id);
        var joined = await db.Findings.Where(f => f.Inspection == id && f.Merged != null && f.State == FindingState.Confirmed).Select(f => new { f.Merged, f.Serial }).ToListAsync(stop);
        var sheets = await db.QuestionnaireAnswers.Where(a => db.Questionnaires.Any(q => q.Id == a.Questionnaire && q.Inspection == id))
            .GroupBy(a => a.Questionnaire).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var print = DraftFacts.PrintOf(table, joined.Select(j => (j.Merged!.Value, j.Serial)), sheets.Select(s => (s.Key, s.Count)));
        return new(
            report is null || report.Paragraphs.Count == 0 ? "" : HashOf(report, print),
            counts.Unconfirmed(), report is not null && report.Print != print);
    }

    /// <summary>What the leader signs and the council agrees to: the words, and the figures of the tables.</summary>
    private static string HashOf(InspectionReport report, string print) => TextHash.Of($"{report.Words}\n{print}");

    /// <summary>Everything that the draft and the annexes are made from.</summary>
    public static async Task<DraftFacts> DraftFactsAsync(this SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        var (id, law) = (inspection.Id, inspection.Law);
        var counts = await db.FindingCountsAsync(id, stop);
        var answers = await db.SelfInspectionReports.AsNoTracking().Where(r => r.Inspection == id && r.HandedInOn != null).ToListAsync(stop);
        return new(
            inspection, law is null ? inspection.Title : await db.LawTexts.Where(l => l.Id == law).Select(l => l.Title).SingleAsync(stop),
            ComplianceTable.Of(inspection, counts.Official()),
            await db.Findings.Where(f => f.Inspection == id && f.State == FindingState.Confirmed).OrderBy(f => f.Serial).LinesAsync(stop),
            [.. answers.SelectMany(r => r.Answers.Select(a => new SelfLine(a.Item, r.Body, a.Grade)))],
            await db.FieldVisits.AsNoTracking().Where(v => v.Inspection == id).OrderBy(v => v.Day).ThenBy(v => v.Id).ToListAsync(stop),
            await db.SampleDraws.AsNoTracking().Where(d => d.Inspection == id).OrderBy(d => d.DrawnOn).ThenBy(d => d.Id).ToListAsync(stop),
            await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.ShortName, stop))
        {
            Merges = await db.MergedLinesAsync(id, stop),
            Asked = await db.AskedAsync(id, stop),
            Unconfirmed = counts.Unconfirmed(),
            Compared = await db.ComparisonAsync(inspection, stop),
        };
    }

    /// <summary>A follow-up inspection beside the one it follows, article by article; an amended law's articles are tied by their words (D-17.17).</summary>
    public static async Task<InspectionComparison?> ComparisonAsync(this SupervisionDb db, LawInspection inspection, CancellationToken stop)
    {
        if (inspection is not { Earlier: { } id, Law: { } law } || await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { Law: { } older } earlier)
        {
            return null;
        }

        var names = (await db.LawTexts.AsNoTracking().Where(l => l.Id == law || l.Id == older).ToListAsync(stop)).ToDictionary(l => l.Id, l => l.Name);
        return new(
            earlier, names[older], names[law],
            ComparedArticles.Of(await db.ComplianceAsync(earlier, stop), await db.ComplianceAsync(inspection, stop), await ArticleMapping.PlacesAsync(db, older, law, stop)));
    }
}
