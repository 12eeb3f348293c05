using System.Globalization;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>How many findings of one grade there are on an article at a body; what was withdrawn is not among them.</summary>
public sealed record GradeCount(ChecklistItemId Item, SupervisedBodyId Body, ComplianceGrade Grade, int Count);

/// <summary>Checks of an article, chapter, body or place by grade (D-6.12).</summary>
public sealed record ComplianceFigures(int Compliant, int Partly, int NotCompliant, int CannotTell)
{
    public static readonly ComplianceFigures None = new(0, 0, 0, 0);

    /// <summary>All checks, those that could not tell among them.</summary>
    public int Checks => Judged + CannotTell;

    /// <summary>The denominator: 符合 + 部分符合 + 不符合.</summary>
    public int Judged => Compliant + Partly + NotCompliant;

    public int Problems => Partly + NotCompliant;

    /// <summary>符合率 in percent with two decimals; null when nothing could be judged.</summary>
    public decimal? Rate => Judged == 0 ? null : Math.Round(Compliant * 100m / Judged, 2, MidpointRounding.AwayFromZero);

    /// <summary>66.67%; 未检查 without any check and never 0 %; 无法判断 when no check could tell.</summary>
    public string RateWords => Rate is { } rate ? rate.ToString("0.00", CultureInfo.InvariantCulture) + "%" : Checks == 0 ? Unchecked : "无法判断";

    /// <summary>符合 8、部分符合 3、不符合 1，无法判断 2: those that could not tell stand apart.</summary>
    public string CountWords => Checks == 0 ? Unchecked : $"符合 {Compliant}、部分符合 {Partly}、不符合 {NotCompliant}" + (CannotTell > 0 ? $"，无法判断 {CannotTell} 另列" : "");

    /// <summary>The word for no check at all (D-6.12).</summary>
    public const string Unchecked = "未检查";

    public ComplianceFigures And(ComplianceFigures other) =>
        new(Compliant + other.Compliant, Partly + other.Partly, NotCompliant + other.NotCompliant, CannotTell + other.CannotTell);

    /// <summary>The figures of one grade.</summary>
    public static ComplianceFigures Of(ComplianceGrade grade, int count) => grade switch
    {
        ComplianceGrade.Compliant => new(count, 0, 0, 0),
        ComplianceGrade.Partly => new(0, count, 0, 0),
        ComplianceGrade.NotCompliant => new(0, 0, count, 0),
        _ => new(0, 0, 0, count),
    };

    /// <summary>The sum of many.</summary>
    public static ComplianceFigures Sum(IEnumerable<ComplianceFigures> figures) => figures.Aggregate(None, (a, b) => a.And(b));
}

/// <summary>What looking at an article showed (screens 3.4).</summary>
public enum ArticleSituation
{
    /// <summary>未检查: no finding yet.</summary>
    Unchecked,

    /// <summary>发现问题: 部分符合 or 不符合.</summary>
    Problems,

    /// <summary>未发现问题: 符合, and nothing worse.</summary>
    Fine,

    /// <summary>无法判断: no check could tell.</summary>
    Unclear,

    /// <summary>不适用, with a reason.</summary>
    Aside,
}

/// <summary>One article with its checks at each body.</summary>
/// <param name="Item">The article.</param>
/// <param name="All">All checks.</param>
/// <param name="Cells">Checks by body; bodies without any are not in it.</param>
public sealed record ComplianceRow(ChecklistItem Item, ComplianceFigures All, IReadOnlyDictionary<SupervisedBodyId, ComplianceFigures> Cells)
{
    /// <summary>True of an article that applies and was not looked at.</summary>
    public bool IsUnchecked => Item.NotApplicable.Length == 0 && All.Checks == 0;

    /// <summary>Which of the five it is.</summary>
    public ArticleSituation Kind => Item.NotApplicable.Length > 0 ? ArticleSituation.Aside : All.Checks == 0 ? ArticleSituation.Unchecked
        : All.Problems > 0 ? ArticleSituation.Problems : All.Compliant > 0 ? ArticleSituation.Fine : ArticleSituation.Unclear;

    /// <summary>未检查、不适用、未发现问题、发现问题 2、无法判断 1.</summary>
    public string Situation => Kind switch
    {
        ArticleSituation.Aside => "不适用",
        ArticleSituation.Unchecked => ComplianceFigures.Unchecked,
        ArticleSituation.Problems => $"发现问题 {All.Problems}",
        ArticleSituation.Fine => "未发现问题",
        _ => $"无法判断 {All.CannotTell}",
    };
}

/// <summary>A chapter with the checks of its articles.</summary>
public sealed record ComplianceChapter(string Name, IReadOnlyList<ComplianceRow> Rows, ComplianceFigures All)
{
    /// <summary>已查/应查 in the chapter: 9/12.</summary>
    public string CoverageWords => $"{Rows.Count(r => r.Kind is not (ArticleSituation.Aside or ArticleSituation.Unchecked))}/{Rows.Count(r => r.Kind != ArticleSituation.Aside)}";
}

/// <summary>The compliance view of an inspection: article × body, with its sums (D-6.12). Pure.</summary>
public sealed class ComplianceTable
{
    private ComplianceTable(IReadOnlyList<ComplianceRow> rows, IReadOnlyList<SupervisedBodyId> bodies) => (Rows, Bodies) = (rows, bodies);

    /// <summary>Articles of the checklist in the order of the law.</summary>
    public IReadOnlyList<ComplianceRow> Rows { get; }

    /// <summary>Inspected bodies, and others that findings name, in their order.</summary>
    public IReadOnlyList<SupervisedBodyId> Bodies { get; }

    public ComplianceFigures Total => ComplianceFigures.Sum(Rows.Select(r => r.All));

    public IReadOnlyList<ComplianceChapter> Chapters =>
        [.. Rows.GroupBy(r => r.Item.Chapter).Select(g => new ComplianceChapter(g.Key, [.. g], ComplianceFigures.Sum(g.Select(r => r.All))))];

    public int Applying => Rows.Count(r => r.Item.NotApplicable.Length == 0);

    public int CheckedRows => Rows.Count(r => r.Item.NotApplicable.Length == 0 && r.All.Checks > 0);

    /// <summary>How many articles are in a situation.</summary>
    public int CountOf(ArticleSituation kind) => Rows.Count(r => r.Kind == kind);

    /// <summary>Coverage in one honest line: 应查 24 条：已查 18（发现问题 9，未发现问题 8，无法判断 1），未查 6，不适用 1.</summary>
    public string Coverage
    {
        get
        {
            var (problems, fine, unclear) = (CountOf(ArticleSituation.Problems), CountOf(ArticleSituation.Fine), CountOf(ArticleSituation.Unclear));
            return $"应查 {Applying} 条：已查 {CheckedRows}（发现问题 {problems}，未发现问题 {fine}{(unclear > 0 ? $"，无法判断 {unclear}" : "")}），未查 {Applying - CheckedRows}"
                + (Rows.Count > Applying ? $"；不适用 {Rows.Count - Applying}" : "") + "。";
        }
    }

    /// <summary>All checks of a body.</summary>
    public ComplianceFigures Of(SupervisedBodyId body) => ComplianceFigures.Sum(Rows.Select(r => r.Cells.GetValueOrDefault(body) ?? ComplianceFigures.None));

    public static ComplianceTable Of(LawInspection inspection, IEnumerable<GradeCount> counts)
    {
        var byItem = counts.ToLookup(c => c.Item);
        var inspected = inspection.Bodies.Select(b => b.Body).ToList();
        List<ComplianceRow> rows = [.. inspection.Items.Select(i => RowOf(i, byItem[i.Id]))];
        return new(rows, [.. inspected.Concat(rows.SelectMany(r => r.Cells.Keys)).Distinct()]);
    }

    /// <summary>What the figures hang on, so that a report knows when they changed.</summary>
    public string Print() => string.Join(';', Rows.Select(r => $"{r.Item.Line}:" + string.Join(',', r.Cells.OrderBy(c => c.Key.Value)
        .Select(c => $"{c.Key.Value}={c.Value.Compliant}.{c.Value.Partly}.{c.Value.NotCompliant}.{c.Value.CannotTell}"))));

    private static ComplianceRow RowOf(ChecklistItem item, IEnumerable<GradeCount> counts)
    {
        var cells = counts.GroupBy(c => c.Body).ToDictionary(g => g.Key, g => ComplianceFigures.Sum(g.Select(c => ComplianceFigures.Of(c.Grade, c.Count))));
        return new(item, ComplianceFigures.Sum(cells.Values), cells);
    }
}
