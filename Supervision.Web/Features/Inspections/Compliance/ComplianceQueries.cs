using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.Compliance;

/// <summary>A place with its checks.</summary>
public sealed record PlaceFigures(string Place, ComplianceFigures All);

/// <summary>The compliance view of an inspection (D-6.12).</summary>
/// <param name="View">The inspection.</param>
/// <param name="Table">Article × body.</param>
/// <param name="Places">Places, those with most problems first.</param>
/// <param name="Unconfirmed">Findings that are not confirmed yet; they do not count (decision 0031).</param>
public sealed record ComplianceView(InspectionView View, ComplianceTable Table, IReadOnlyList<PlaceFigures> Places, int Unconfirmed)
{
    /// <summary>Problems counted, merged ones as one.</summary>
    public required ProblemTally Tally { get; init; }

    /// <summary>Most places shown.</summary>
    public const int MostPlaces = 50;

    public string Answer => (Table.Total.Checks == 0 ? "还没有确认的检查记录。"
        : $"检查记录 {Table.Total.Checks} 条：{Table.Total.CountWords}；符合率 {Table.Total.RateWords}。" + (Tally.Words(Table) is { Length: > 0 } merged ? merged + "。" : ""))
        + FindingCounting.ApartWords(Unconfirmed);

    /// <summary>The list behind a cell: as long as its number, so without what only touches the article.</summary>
    public string FindingsOf(ChecklistItemId? item, SupervisedBodyId? body) => $"{View.Inspection.Link}/findings?"
        + string.Join('&', new[] { item is { } i ? $"item={i.Value}&main=yes" : "", body is { } b ? $"body={b.Value}" : "", $"state={FindingState.Confirmed}" }.Where(p => p.Length > 0));

    /// <summary>All that the page shows, as it leaves the house: articles with each body, chapters, bodies and places. The first column tells which of these a line is.</summary>
    public ExportTable Export => new(
        $"{View.Inspection.Title}条文落实情况", [.. View.Law is { } law ? [law.Name] : Array.Empty<string>(), Table.Coverage.TrimEnd('。'), .. Unconfirmed > 0 ? [FindingCounting.ApartWords(Unconfirmed).TrimEnd('。')] : Array.Empty<string>()],
        [
            new("类别", 10), new("章", 22), new("条文", 14), new("摘要", 40), new("单位", 26), new("地点", 26), new("符合", 8), new("部分符合", 10), new("不符合", 8), new("无法判断", 10),
            new("检查记录", 10), new("符合率", 10), new("说明", 40),
        ],
        [
            .. Table.Chapters.SelectMany(c => c.Rows.SelectMany(LinesOf).Append(Line("章", new(c.Name.Length > 0 ? c.Name : "未分章", "", "", AllBodies, ""), c.All, $"已查/应查 {c.CoverageWords}"))),
            .. Table.Bodies.Select(b => Line("单位", new("", "", "", View.NameOf(b), ""), Table.Of(b), "")),
            Line("合计", new("", "", "", AllBodies, ""), Table.Total, Tally.Words(Table)),
            .. Places.Select(p => Line("地点", new("", "", "", AllBodies, p.Place), p.All, "")),
        ]);

    private const string AllBodies = "全部单位";

    /// <summary>What a line is about.</summary>
    private sealed record Subject(string Chapter, string Article, string Summary, string Body, string Place);

    // The article, then each body that answers for it, checked or not, and each other at which something was found.
    private IEnumerable<IReadOnlyList<object?>> LinesOf(ComplianceRow row)
    {
        var (item, owners) = (row.Item, View.Inspection.BodiesOf(row.Item.Id));
        IReadOnlyList<object?> Of(string body, ComplianceFigures figures, string note) => Line("条文", new(item.Chapter, item.Article.Words, item.Summary, body, ""), figures, note);
        return Table.Bodies.Where(b => row.Cells.ContainsKey(b) || (item.NotApplicable.Length == 0 && owners.Contains(b)))
            .Select(b => Of(View.NameOf(b), row.Cells.GetValueOrDefault(b) ?? ComplianceFigures.None, owners.Contains(b) ? "" : "不是本条的责任主体"))
            .Prepend(Of(AllBodies, row.All, string.Join('；', new[] { item.NotApplicable.Length > 0 ? $"不适用：{item.NotApplicable}" : "", Tally.Words(row) }.Where(w => w.Length > 0))));
    }

    private static IReadOnlyList<object?> Line(string kind, Subject of, ComplianceFigures f, string note) =>
        [kind, of.Chapter, of.Article, of.Summary, of.Body, of.Place, f.Compliant, f.Partly, f.NotCompliant, f.CannotTell, f.Checks, f.RateWords, note];

    /// <summary>The list behind a place.</summary>
    public string FindingsAt(string place) => $"{View.Inspection.Link}/findings?place={Uri.EscapeDataString(place)}&state={FindingState.Confirmed}";
}

/// <summary>Reads the compliance view; every number is counted by the database.</summary>
public sealed class ComplianceQueries(InspectionActing acting, InspectionQueries inspections)
{
    public async Task<ComplianceView?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.HeadAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var counted = await db.SharedAsync($"compliance {id.Value}", async () => new Counted(await db.FindingCountsAsync(id, stop), await PlacesAsync(db, id, stop), await db.MergedCountsAsync(id, stop)));
        var table = ComplianceTable.Of(view.Inspection, counted.Counts.Official());
        return new(view, table, counted.Places, counted.Counts.Unconfirmed()) { Tally = new(counted.Merged) };
    }

    /// <summary>Of thousands of findings these are the numbers that stay the same until somebody commits.</summary>
    private sealed record Counted(IReadOnlyList<FindingCount> Counts, IReadOnlyList<PlaceFigures> Places, IReadOnlyList<MergedCount> Merged);

    /// <summary>The view as it leaves the house.</summary>
    public async Task<ExportTable?> TableAsync(LawInspectionId id, CancellationToken stop) => (await FindAsync(id, stop))?.Export;

    /// <summary>This inspection beside the earlier one, article by article (监督法第三十七条).</summary>
    public async Task<ComparisonView?> CompareAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var key = view.Law?.Law;
        var laws = key is null ? [] : await db.LawTexts.Where(l => l.Law == key).Select(l => l.Id).ToListAsync(stop);
        var others = await db.LawInspections.AsNoTracking().Where(i => i.Id != id && i.Law != null && laws.Contains(i.Law.Value)).OrderByDescending(i => i.Year).ThenByDescending(i => i.Serial).ToListAsync(stop);
        return new(
            view, await db.ComparisonAsync(view.Inspection, stop),
            [.. others.Where(i => view.Inspection.ObstaclesToFollow(i, isSameLaw: true).Count == 0).Select(i => FilterChoice.Of(i.Id.Value, $"{i.Dossier} {i.Title}"))]);
    }

    private static async Task<IReadOnlyList<PlaceFigures>> PlacesAsync(SupervisionDb db, LawInspectionId id, CancellationToken stop) =>
        [.. (await db.Findings.Where(f => f.Inspection == id && f.State == FindingState.Confirmed).GroupBy(f => new { f.Place, f.Grade })
            .Select(g => new { g.Key.Place, g.Key.Grade, Count = g.Count() }).ToListAsync(stop))
            .GroupBy(p => p.Place, StringComparer.Ordinal).Select(g => new PlaceFigures(g.Key, ComplianceFigures.Sum(g.Select(p => ComplianceFigures.Of(p.Grade, p.Count)))))
            .OrderByDescending(p => p.All.Problems).ThenByDescending(p => p.All.Checks).ThenBy(p => p.Place, StringComparer.Ordinal)];
}
