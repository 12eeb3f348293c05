using Supervision.Domain.Inspections;
using Supervision.Web.Persistence;

namespace Supervision.Web.Common;

/// <summary>Findings and merged problems as report and opinion read them (D-6.10); what of them is wanted the caller says.</summary>
internal static class FindingLines
{
    /// <summary>The findings of a query as lines, in its order.</summary>
    public static async Task<List<FindingLine>> LinesAsync(this IQueryable<Finding> findings, CancellationToken stop) =>
        (await findings.AsNoTracking().Select(f => new { f.Id, f.Serial, f.Item, f.Body, f.Place, f.Grade, f.Severity, f.Facts, f.Proposal, f.Merged }).ToListAsync(stop))
        .ConvertAll(f => new FindingLine(f.Id.Value, f.Serial, f.Item, f.Body, f.Place, f.Grade, f.Severity, f.Facts, f.Proposal) { Merged = f.Merged });

    /// <summary>Problems that were taken as one and stand, by number.</summary>
    public static Task<List<MergedProblem>> MergedAsync(this SupervisionDb db, LawInspectionId inspection, CancellationToken stop) =>
        db.MergedProblems.AsNoTracking().Where(p => p.Inspection == inspection && p.SplitOn == null).OrderBy(p => p.Serial).ToListAsync(stop);

    /// <summary>The same as lines.</summary>
    public static async Task<List<MergedLine>> MergedLinesAsync(this SupervisionDb db, LawInspectionId inspection, CancellationToken stop) =>
        (await db.MergedAsync(inspection, stop)).ConvertAll(p => new MergedLine(p.Id, p.Serial, p.Text));
}
