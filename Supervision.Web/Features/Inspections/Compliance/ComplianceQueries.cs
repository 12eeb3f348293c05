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

    /// <summary>The list behind a cell.</summary>
    public string FindingsOf(ChecklistItemId? item, SupervisedBodyId? body) => $"{View.Inspection.Link}/findings?"
        + string.Join('&', new[] { item is { } i ? $"item={i.Value}" : "", body is { } b ? $"body={b.Value}" : "", $"state={FindingState.Confirmed}" }.Where(p => p.Length > 0));

    /// <summary>The list behind a place.</summary>
    public string FindingsAt(string place) => $"{View.Inspection.Link}/findings?place={Uri.EscapeDataString(place)}&state={FindingState.Confirmed}";
}

/// <summary>One article now and in the earlier inspection.</summary>
/// <param name="Article">第三十五条.</param>
/// <param name="Summary">Its first words.</param>
/// <param name="Before">Earlier checks; null when it was not on that list.</param>
/// <param name="Now">Checks now; null when it is not on this list.</param>
public sealed record ComparedArticle(string Article, string Summary, ComplianceFigures? Before, ComplianceFigures? Now)
{
    /// <summary>提高 12.50 个百分点, 降低 …, 持平; 无法比较 where one of both has no rate.</summary>
    public string Change => (Before?.Rate, Now?.Rate) is not ({ } before, { } now) ? "无法比较"
        : now == before ? "持平" : now > before ? $"提高 {now - before:0.00} 个百分点" : $"降低 {before - now:0.00} 个百分点";
}

/// <summary>A follow-up inspection beside the one it follows.</summary>
public sealed record ComparisonView(InspectionView View, LawInspection? Earlier, IReadOnlyList<ComparedArticle> Rows, IReadOnlyList<FilterChoice> Choices)
{
    public string Answer => Earlier is null ? "还没有对应以前的检查。"
        : $"与{Earlier.Dossier}（{Earlier.Title}）逐条对照：提高 {Rows.Count(r => r.Change.StartsWith("提高", StringComparison.Ordinal))} 条，降低 {Rows.Count(r => r.Change.StartsWith("降低", StringComparison.Ordinal))} 条，"
            + $"持平 {Rows.Count(r => r.Change == "持平")} 条，无法比较 {Rows.Count(r => r.Change == "无法比较")} 条。";
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

    /// <summary>The view as it leaves the house: a line for each article and one for each body with checks.</summary>
    public async Task<ExportTable?> TableAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is not { } found)
        {
            return null;
        }

        var inspection = found.View.Inspection;
        IReadOnlyList<object?> Line(ChecklistItem? item, string body, ComplianceFigures f) =>
            [item?.Chapter ?? "", item?.Article.Words ?? "合计", item?.Summary ?? "", body, f.Compliant, f.Partly, f.NotCompliant, f.CannotTell, f.Checks, f.RateWords];
        return new(
            $"{inspection.Title}条文落实情况", found.View.Law is { } law ? [law.Name] : [],
            [new("章", 22), new("条文", 14), new("摘要", 40), new("单位", 26), new("符合", 8), new("部分符合", 10), new("不符合", 8), new("无法判断", 10), new("检查记录", 10), new("符合率", 10)],
            [
                .. found.Table.Rows.SelectMany(r => new[] { Line(r.Item, "全部单位", r.All) }.Concat(found.Table.Bodies.Where(r.Cells.ContainsKey).Select(b => Line(r.Item, found.View.NameOf(b), r.Cells[b])))),
                Line(null, "全部单位", found.Table.Total),
            ]);
    }

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
        var others = (await db.LawInspections.AsNoTracking().Where(i => i.Id != id && i.Law != null && laws.Contains(i.Law.Value)).ToListAsync(stop))
            .Where(i => i.ReachedOn(InspectionState.GroupPlenaryHeld) is not null).OrderByDescending(i => i.Year).ThenByDescending(i => i.Serial).ToList();
        var earlier = others.Find(i => i.Id == view.Inspection.Earlier);
        return new(
            view, earlier, earlier is null ? [] : Compared(await db.ComplianceAsync(earlier, stop), await db.ComplianceAsync(view.Inspection, stop)),
            [.. others.Select(i => FilterChoice.Of(i.Id.Value, $"{i.Dossier} {i.Title}"))]);
    }

    private static IReadOnlyList<ComparedArticle> Compared(ComplianceTable before, ComplianceTable now)
    {
        var earlier = before.Rows.ToDictionary(r => r.Item.Article);
        var mine = now.Rows.ToDictionary(r => r.Item.Article);
        return [.. earlier.Keys.Union(mine.Keys).OrderBy(a => a.Number).ThenBy(a => a.Sub).Select(a => new ComparedArticle(
            a.Words, (mine.GetValueOrDefault(a) ?? earlier[a]).Item.Summary, earlier.GetValueOrDefault(a)?.All, mine.GetValueOrDefault(a)?.All))];
    }

    private static async Task<IReadOnlyList<PlaceFigures>> PlacesAsync(SupervisionDb db, LawInspectionId id, CancellationToken stop) =>
        [.. (await db.Findings.Where(f => f.Inspection == id && f.State == FindingState.Confirmed).GroupBy(f => new { f.Place, f.Grade })
            .Select(g => new { g.Key.Place, g.Key.Grade, Count = g.Count() }).ToListAsync(stop))
            .GroupBy(p => p.Place, StringComparer.Ordinal).Select(g => new PlaceFigures(g.Key, ComplianceFigures.Sum(g.Select(p => ComplianceFigures.Of(p.Grade, p.Count)))))
            .OrderByDescending(p => p.All.Problems).ThenByDescending(p => p.All.Checks).ThenBy(p => p.Place, StringComparer.Ordinal)];
}
