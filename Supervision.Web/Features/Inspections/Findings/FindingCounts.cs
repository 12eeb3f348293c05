using Supervision.Domain.Inspections;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>How many findings there are of one article, body, grade and state.</summary>
/// <param name="Item">The main article's place on the checklist.</param>
/// <param name="Body">The body.</param>
/// <param name="Grade">The grade.</param>
/// <param name="State">How far they are.</param>
/// <param name="Count">How many.</param>
public sealed record FindingCount(ChecklistItemId Item, SupervisedBodyId Body, ComplianceGrade Grade, FindingState State, int Count);

/// <summary>Counts findings in the database; what was withdrawn is left out (D-6.12, D-6.14).</summary>
internal static class FindingCounting
{
    /// <summary>What rates and the report count: findings that two of the group confirmed (D-6.9, D-6.14, decision 0031). A draft is what one person noted.</summary>
    public static IEnumerable<GradeCount> Official(this IEnumerable<FindingCount> counts) =>
        counts.Where(c => c.State == FindingState.Confirmed).Select(c => new GradeCount(c.Item, c.Body, c.Grade, c.Count));

    /// <summary>How many are not confirmed yet; they are shown apart and count in no figure.</summary>
    public static int Unconfirmed(this IEnumerable<FindingCount> counts) => counts.Where(c => c.State != FindingState.Confirmed).Sum(c => c.Count);

    /// <summary>另有 3 条未确认，不计入。 Empty when all is confirmed.</summary>
    public static string ApartWords(int unconfirmed) => unconfirmed > 0 ? $"另有 {unconfirmed} 条未确认，不计入。" : "";

    /// <summary>All counts of an inspection, answered from the index alone.</summary>
    public static async Task<IReadOnlyList<FindingCount>> FindingCountsAsync(this SupervisionDb db, LawInspectionId inspection, CancellationToken stop) =>
        (await db.Findings.Where(f => f.Inspection == inspection && f.State != FindingState.Withdrawn)
            .GroupBy(f => new { f.Item, f.Body, f.Grade, f.State })
            .Select(g => new { g.Key.Item, g.Key.Body, g.Key.Grade, g.Key.State, Count = g.Count() }).ToListAsync(stop))
        .ConvertAll(c => new FindingCount(c.Item, c.Body, c.Grade, c.State, c.Count));

    /// <summary>How many findings touch an article as a further one; counted nowhere, so that one finding stays one (D-6.9).</summary>
    public static async Task<IReadOnlyDictionary<ChecklistItemId, int>> TouchingAsync(this SupervisionDb db, LawInspectionId inspection, CancellationToken stop) =>
        (await db.Findings.Where(f => f.Inspection == inspection && f.State != FindingState.Withdrawn).SelectMany(f => f.More)
            .GroupBy(m => m.Item).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop)).ToDictionary(g => g.Key, g => g.Count);

    /// <summary>第三十四条、第三十五条: articles of the list by their numbers.</summary>
    public static string WordsOf(this LawInspection inspection, IEnumerable<ChecklistItemId> items) => string.Join('、', items.Select(i => inspection.Find(i)?.Article.Words ?? "—"));
}
