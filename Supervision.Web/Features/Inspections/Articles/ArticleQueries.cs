using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.Articles;

/// <summary>The words of one article.</summary>
public sealed class ArticleTexts(InspectionActing acting)
{
    /// <param name="law">The version.</param>
    /// <param name="line">Place of the article.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<string?> FindAsync(LawTextId law, int line, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadLaws, stop);
        await using var context = db;
        return (await db.TreeAsync(law, stop)).Articles.FirstOrDefault(a => a.Line.Order == line)?.Text;
    }
}

/// <summary>An earlier inspection of the same law, whose checklist can be copied.</summary>
public sealed record ChecklistTemplate(LawInspectionId Id, string Title, string Law, int Articles);

/// <summary>Finds checklists of earlier inspections of the same law, whichever version (D-6.5).</summary>
public sealed class ChecklistTemplates(InspectionActing acting)
{
    public async Task<IReadOnlyList<ChecklistTemplate>> ForAsync(LawInspectionId id, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var own = await db.LawInspections.Where(i => i.Id == id).Select(i => i.Law).SingleOrDefaultAsync(stop);
        var key = await db.LawTexts.Where(l => l.Id == own).Select(l => l.Law).SingleOrDefaultAsync(stop);
        var versions = await db.LawTexts.AsNoTracking().Where(l => l.Law == key).ToDictionaryAsync(l => l.Id, l => l.Name, stop);
        var ids = versions.Keys.Select(k => (LawTextId?)k).ToList();
        var found = await db.LawInspections.Where(i => i.Id != id && ids.Contains(i.Law) && i.Items.Any()).OrderByDescending(i => i.Year)
            .Select(i => new { i.Id, i.Title, i.Year, i.Law, Count = i.Items.Count }).ToListAsync(stop);
        return [.. found.Select(f => new ChecklistTemplate(f.Id, $"{f.Year}年{f.Title}", versions[f.Law!.Value], f.Count))];
    }
}

/// <summary>The tree of a law with what is on the checklist already, for choosing.</summary>
/// <param name="View">The inspection.</param>
/// <param name="Tree">Its law.</param>
public sealed record ChoosingView(InspectionView View, LawTree Tree);

/// <summary>One article of the present version with the place proposed in another.</summary>
public sealed record MappingRow(ChecklistItem Item, LawArticle? Proposed, ArticleFate Fate);

/// <summary>The re-mapping of a checklist to another version of its law.</summary>
public sealed record MappingView(InspectionView View, LawText Newer, IReadOnlyList<MappingRow> Rows, IReadOnlyList<LawArticle> Articles);

/// <summary>A photo of a finding.</summary>
public sealed record ArticlePhoto(FindingEvidenceId Id, string Name);

/// <summary>A finding as the row of its article shows it.</summary>
public sealed record ArticleFinding(
    FindingId Id, int Serial, string Facts, DateOnly Day, SupervisedBodyId Body, ComplianceGrade Grade, FindingSeverity? Severity, FindingState State, IReadOnlyList<ArticlePhoto> Photos)
{
    /// <summary>Most findings in a row; the list of findings has all.</summary>
    public const int Most = 10;

    /// <summary>Why it is about a body that does not answer for the article; empty where the body does.</summary>
    public string BodyReason { get; init; } = "";
}

/// <summary>The checklist with what was found (screens 3.4): was every article looked at, and what did it show?</summary>
/// <param name="View">The inspection.</param>
/// <param name="Table">Its articles with their checks (D-6.12).</param>
/// <param name="Evidence">Pieces of evidence by article; articles without any are not in it.</param>
public sealed record ChecklistView(InspectionView View, ComplianceTable Table, IReadOnlyDictionary<ChecklistItemId, int> Evidence)
{
    /// <summary>实地检查到11月27日结束，还剩 4 个工作日。 Empty outside the field work.</summary>
    public string FieldEnd { get; init; } = "";

    /// <summary>Findings whose main article is another and that touch this one, too; they count there.</summary>
    public IReadOnlyDictionary<ChecklistItemId, int> Touching { get; init; } = new Dictionary<ChecklistItemId, int>();

    /// <summary>Findings that are not confirmed yet; they stand in the opened rows and count in no figure (decision 0031).</summary>
    public int Unconfirmed { get; init; }

    /// <summary>True for who may write down what was seen, from the mobilisation meeting on.</summary>
    public bool MayRecord { get; init; }

    /// <summary>The coverage in one line; before anything was written, what is on the list and what is still missing on it.</summary>
    public string Answer
    {
        get
        {
            var open = View.Inspection.Items.Count(i => i.Question.Length == 0 || View.Inspection.BodiesOf(i.Id).Count == 0);
            return (Table.Rows.Count == 0 ? "列入清单 0 条。" : Table.Coverage) + FindingCounting.ApartWords(Unconfirmed) + (open > 0 ? $"{open} 条还没有检查要点或者责任主体。" : "") + FieldEnd;
        }
    }
}

/// <summary>The checklist as its address names it; what makes no sense counts as not named.</summary>
public sealed record ChecklistFilter(string? Chapter, string? State, string? Group, string? Body)
{
    /// <summary>Situations as they are chosen.</summary>
    public static readonly IReadOnlyDictionary<ArticleSituation, string> Situations = new Dictionary<ArticleSituation, string>
    {
        [ArticleSituation.Unchecked] = "未查",
        [ArticleSituation.Problems] = "发现问题",
        [ArticleSituation.Fine] = "未发现问题",
        [ArticleSituation.Unclear] = "无法判断",
        [ArticleSituation.Aside] = "不适用",
    };

    /// <summary>The articles of the list that it leaves.</summary>
    public IReadOnlyList<ComplianceRow> Of(ChecklistView view) => [.. InChapter(view.Table).Where(r => Keeps(view.View.Inspection, r))];

    /// <summary>The articles of the chapter, whatever else is filtered.</summary>
    public IEnumerable<ComplianceRow> InChapter(ComplianceTable table) => table.Rows.Where(r => Chapter is null || r.Item.Chapter == Chapter);

    private bool Keeps(LawInspection inspection, ComplianceRow row) =>
        (ListAddress.Named<ArticleSituation>(State) is not { } kind || row.Kind == kind)
        && (ListAddress.Number(Group) is not { } group || row.Item.SubGroup == group)
        && (ListAddress.Id(Body) is not { } body || inspection.BodiesOf(row.Item.Id).Contains(new(body)));
}

/// <summary>Reads what the checklist pages show.</summary>
public sealed class ChecklistQueries(InspectionActing acting, InspectionQueries inspections)
{
    public async Task<ChoosingView?> ChoosingAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { Law: { } law } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        return new(view, await db.TreeAsync(law.Id, stop));
    }

    public async Task<MappingView?> MappingAsync(LawInspectionId id, LawTextId newer, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { Law: { } law } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        if (await db.LawTexts.AsNoTracking().SingleOrDefaultAsync(l => l.Id == newer && l.Law == law.Law && l.Id != law.Id, stop) is not { } other)
        {
            return null;
        }

        var tree = await db.TreeAsync(newer, stop);
        var changes = LawComparison.Between(await db.TreeAsync(law.Id, stop), tree).Where(c => c.Older is not null).ToDictionary(c => c.Older!.Line.Order);
        return new(view, other, [.. view.Inspection.Items.Select(i => new MappingRow(i, changes[i.Line].Newer, changes[i.Line].Fate))], tree.Articles);
    }

    /// <summary>The checklist with what was found; every number is counted by the database, once for the page.</summary>
    public async Task<ChecklistView?> ReadAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var counts = await db.FindingCountsAsync(id, stop);
        var evidence = await db.Findings.Where(f => f.Inspection == id && f.State != FindingState.Withdrawn)
            .GroupBy(f => f.Item).Select(g => new { g.Key, Count = g.Sum(f => f.EvidenceCount) }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var calendar = (await db.LoadBasisAsync(stop)).Calendar;
        return new(view, ComplianceTable.Of(view.Inspection, counts.Official()), evidence)
        {
            Unconfirmed = counts.Unconfirmed(),
            Touching = await db.TouchingAsync(id, stop),
            FieldEnd = view.Inspection is { State: InspectionState.Mobilised or InspectionState.Field, FieldUntil: { } last }
                ? $"实地检查到{last.Full()}结束{(last < view.Today ? "" : "，" + calendar.Remaining(last, view.Today))}。" : "",
            MayRecord = actor.May(Permissions.RecordFindings) && FindingRight.MayRecord(actor, view.Inspection) && view.Inspection.Mobilisation is not null,
        };
    }

    /// <summary>What was found on one article: problems first, the newest first. Read when its row is opened.</summary>
    public async Task<IReadOnlyList<ArticleFinding>> FindingsAsync(LawInspectionId id, ChecklistItemId item, CancellationToken stop)
    {
        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var found = await db.Findings.AsNoTracking().Where(f => f.Inspection == id && f.Item == item && f.State != FindingState.Withdrawn)
            .OrderByDescending(f => f.Grade == ComplianceGrade.NotCompliant || f.Grade == ComplianceGrade.Partly).ThenByDescending(f => f.Serial).Take(ArticleFinding.Most)
            .Select(f => new { f.Id, f.Serial, f.Facts, f.Day, f.Body, f.Grade, f.Severity, f.State, f.BodyReason }).ToListAsync(stop);
        var ids = found.ConvertAll(f => f.Id);
        var photos = (await db.FindingEvidence.AsNoTracking().Where(e => ids.Contains(e.Finding) && e.Thumb != null).OrderBy(e => e.AddedAt).ThenBy(e => e.Id)
            .Select(e => new { e.Finding, e.Id, e.Name }).ToListAsync(stop)).ToLookup(e => e.Finding, e => new ArticlePhoto(e.Id, e.Name));
        return [.. found.Select(f => new ArticleFinding(f.Id, f.Serial, f.Facts, f.Day, f.Body, f.Grade, f.Severity, f.State, [.. photos[f.Id]]) { BodyReason = f.BodyReason })];
    }

    /// <summary>The checklist as it leaves the house.</summary>
    public async Task<ExportTable?> TableAsync(LawInspectionId id, CancellationToken stop) => await inspections.FindAsync(id, stop) is not { } view ? null : new(
        $"{view.Inspection.Title}条文清单", view.Law is { } law ? [law.Name] : [],
        [new("条文", 16), new("章", 20), new("摘要", 40), new("检查要点", 40), new("责任主体", 30), new("检查方式", 20), new("需要的材料", 30), new("负责组", 10), new("不适用", 20)],
        [
            .. view.Inspection.Items.Select(i => (IReadOnlyList<object?>)
            [
                i.Article.Words, i.Chapter, i.Summary, i.Question, view.NamesOf(i), i.Methods.Word(), i.Material,
                i.SubGroup > 0 ? LawInspection.SubGroupName(i.SubGroup) : "", i.NotApplicable,
            ]),
        ]);
}
