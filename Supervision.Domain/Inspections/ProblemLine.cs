using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>Several findings taken as one, as the report reads it.</summary>
public sealed record MergedLine(MergedProblemId Id, int Serial, string Text);

/// <summary>A problem as report and lists count it: one finding, or several taken as one (归并).</summary>
/// <param name="Number">12, or 归并2号.</param>
/// <param name="Text">What it says.</param>
/// <param name="Item">The article it is listed under.</param>
/// <param name="Sources">The findings behind it, by number.</param>
public sealed record ProblemLine(string Number, string Text, ChecklistItemId Item, IReadOnlyList<FindingLine> Sources)
{
    /// <summary>How many places are named in full.</summary>
    private const int MostPlaces = 3;

    public bool IsMerged => Sources.Count > 1;

    /// <summary>The worst grade of its findings.</summary>
    public ComplianceGrade Grade => Sources.Max(s => s.Grade);

    /// <summary>The gravest of its findings.</summary>
    public FindingSeverity? Severity => Sources.Max(s => s.Severity);

    public IReadOnlyList<SupervisedBodyId> Bodies => [.. Sources.Select(s => s.Body).Distinct()];

    /// <summary>农贸市场、第三小学食堂 等 5 处.</summary>
    public string Places
    {
        get
        {
            var places = Sources.Select(s => s.Place).Distinct(StringComparer.Ordinal).ToList();
            return string.Join('、', places.Take(MostPlaces)) + (places.Count > MostPlaces ? $"等 {places.Count} 处" : "");
        }
    }

    /// <summary>不符合，严重.</summary>
    public string GradeWords => Grade.Word() + (Severity is { } severity ? "，" + severity.Word() : "");

    /// <summary>All problems of an inspection, the gravest first. A merged one stands under the article that most of its findings are on, the first of equals.</summary>
    public static IReadOnlyList<ProblemLine> Of(IReadOnlyList<FindingLine> findings, IReadOnlyList<MergedLine> merges, Func<ChecklistItemId, int> line)
    {
        var problems = findings.Where(f => f.Grade.IsProblem()).OrderBy(f => f.Serial).ToList();
        var known = merges.ToDictionary(m => m.Id);
        var joined = problems.Where(f => f.Merged is { } m && known.ContainsKey(m)).ToLookup(f => f.Merged!.Value);
        IEnumerable<ProblemLine> all =
        [
            .. problems.Where(f => f.Merged is not { } m || !known.ContainsKey(m)).Select(f => new ProblemLine($"{f.Serial}", f.Facts, f.Item, [f])),
            .. joined.Select(g => new ProblemLine(MergedProblem.NameOf(known[g.Key].Serial), known[g.Key].Text, Main(g, line), [.. g])),
        ];
        return [.. all.OrderByDescending(p => p.Severity).ThenByDescending(p => p.Grade).ThenBy(p => p.Sources[0].Serial)];
    }

    private static ChecklistItemId Main(IEnumerable<FindingLine> sources, Func<ChecklistItemId, int> line) =>
        sources.GroupBy(s => s.Item).OrderByDescending(g => g.Count()).ThenBy(g => line(g.Key)).First().Key;
}

/// <summary>How many findings of an article were taken into one problem.</summary>
public sealed record MergedCount(ChecklistItemId Item, SupervisedBodyId Body, MergedProblemId Merged, int Count);

/// <summary>Problems counted: merged ones are one, while checks and rates stay what they are (D-6.12). Pure.</summary>
public sealed class ProblemTally(IReadOnlyList<MergedCount> merged)
{
    /// <summary>Problems of the whole inspection.</summary>
    public int Of(ComplianceTable table) => Fewer(table.Total.Problems, merged);

    /// <summary>Problems that touch an article.</summary>
    public int Of(ComplianceRow row) => Fewer(row.All.Problems, [.. merged.Where(m => m.Item == row.Item.Id)]);

    /// <summary>归并后 1 个问题; empty where nothing was merged.</summary>
    public string Words(ComplianceRow row) => Words(row.All.Problems, Of(row));

    /// <summary>发现问题 8 条，归并后 5 个; empty where nothing was merged.</summary>
    public string Words(ComplianceTable table) => Words(table.Total.Problems, Of(table));

    private static string Words(int found, int counted) => counted == found ? "" : $"问题 {found} 条，归并后 {counted} 个";

    private static int Fewer(int found, IReadOnlyList<MergedCount> among) => found - among.Sum(m => m.Count) + among.Select(m => m.Merged).Distinct().Count();
}
