using Supervision.Domain.Calendar;
using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Inspections.Findings;

/// <summary>The list of findings as its address names it; what makes no sense counts as not named.</summary>
public sealed record FindingListQuery
{
    /// <summary>Article, by its place on the checklist: as main article or as a further one (还涉及).</summary>
    public string? Item { get; init; }

    /// <summary>yes of those whose main article it is, as figures count them; no of those that only touch it.</summary>
    public string? Main { get; init; }

    public string? Body { get; init; }

    public string? Grade { get; init; }

    public string? State { get; init; }

    public string? Group { get; init; }

    /// <summary>yes of those taken into a problem with others, no of the others.</summary>
    public string? Merged { get; init; }

    /// <summary>The place, word for word.</summary>
    public string? Place { get; init; }

    /// <summary>Words in facts or place.</summary>
    public string? Q { get; init; }

    public string? Sort { get; init; }

    public string? Page { get; init; }

    public string? Size { get; init; }

    internal Guid? ItemChosen => ListAddress.Id(Item);

    internal Guid? BodyChosen => ListAddress.Id(Body);

    internal ComplianceGrade? GradeChosen => ListAddress.Named<ComplianceGrade>(Grade);

    internal FindingState? StateChosen => ListAddress.Named<FindingState>(State);

    internal bool? MainChosen => Main switch { "yes" => true, "no" => false, _ => null };

    internal bool? MergedChosen => Merged switch { "yes" => true, "no" => false, _ => null };

    internal int? GroupChosen => ListAddress.Number(Group);
}

/// <summary>One line of the list.</summary>
public sealed record FindingRow(
    FindingId Id, int Serial, ChecklistItemId Item, SupervisedBodyId Body, int SubGroup, DateOnly Day, string Place, ComplianceGrade Grade, FindingSeverity? Severity,
    FindingState State, int Evidence, string Facts, string Comment, MergedProblemId? Merged)
{
    /// <summary>Why it is about a body that does not answer for the article; empty where the body does.</summary>
    public string BodyReason { get; init; } = "";

    /// <summary>True of a comment on paper that the Office entered (代录).</summary>
    public bool IsCommentByOffice { get; init; }

    /// <summary>Further articles that it touches; figures count it on the main one only.</summary>
    public IReadOnlyList<ChecklistItemId> More { get; init; } = [];

    /// <summary>True of a verified problem that stands alone.</summary>
    public bool MayMerge => Grade.IsProblem() && Merged is null && State is not (FindingState.Draft or FindingState.Withdrawn);
}

/// <summary>A finding behind a merged problem.</summary>
public sealed record MergedSource(FindingId Id, int Serial, ChecklistItemId Item, SupervisedBodyId Body);

/// <summary>Several findings taken as one, as the list shows them.</summary>
public sealed record MergedRow(MergedProblem Problem, IReadOnlyList<MergedSource> Sources);

/// <summary>The list as shown.</summary>
/// <param name="View">Its inspection.</param>
/// <param name="Slice">One page of it.</param>
/// <param name="Filters">The filters in force, in words.</param>
/// <param name="Counts">All findings that stand, counted.</param>
/// <param name="Withdrawn">How many were withdrawn.</param>
public sealed record FindingListView(InspectionView View, ListSlice<FindingRow> Slice, IReadOnlyList<string> Filters, IReadOnlyList<FindingCount> Counts, int Withdrawn)
{
    /// <summary>True for the Office.</summary>
    public bool MayShow { get; init; }

    /// <summary>True for the committee and the group.</summary>
    public bool MayRecord { get; init; }

    /// <summary>Findings taken as one (归并).</summary>
    public IReadOnlyList<MergedRow> Merged { get; init; } = [];

    /// <summary>True for the committee until the leader signed the report.</summary>
    public bool MayMerge => View.MayRun && View.Inspection.ObstaclesToMergeProblems().Count == 0;

    /// <summary>归并1号; empty of a finding that stands alone.</summary>
    public string NameOf(MergedProblemId? merged) => Merged.FirstOrDefault(m => m.Problem.Id == merged)?.Problem.Name ?? "";

    /// <summary>Verified problems that wait to be shown to their bodies.</summary>
    public int ToShow => Counts.Where(c => c.State == FindingState.Verified && c.Grade.IsProblem()).Sum(c => c.Count);

    /// <summary>How many stand, by grade, in one sentence.</summary>
    public string Answer => Counts.Count == 0 ? "还没有问题记录。"
        : $"记录 {Counts.Sum(c => c.Count)} 条：{string.Join("，", FindingWords.Grades.OrderBy(g => g.Key).Select(g => $"{g.Value} {Counts.Where(c => c.Grade == g.Key).Sum(c => c.Count)}"))}。"
            + $"已确认 {Counts.Where(c => c.State == FindingState.Confirmed).Sum(c => c.Count)} 条{(Withdrawn > 0 ? $"，撤销 {Withdrawn} 条" : "")}。"
            + (Merged.Count > 0 ? $"问题 {Problems} 条，归并后 {Problems - Merged.Sum(m => m.Sources.Count) + Merged.Count} 个。" : "");

    private int Problems => Counts.Where(c => c.Grade.IsProblem()).Sum(c => c.Count);
}

/// <summary>One finding with all that belongs to it.</summary>
public sealed record FindingView(InspectionView View, Finding Finding, IReadOnlyList<FindingEvidence> Evidence, string Visit)
{
    /// <summary>The reader's place in the group; null when not in it.</summary>
    public GroupHand? Hand { get; init; }

    /// <summary>True of a comment on paper that the Office entered (代录).</summary>
    public bool IsCommentByOffice => Finding.IsCommentByOffice;

    public bool MayRecord { get; init; }

    public bool MayShow { get; init; }

    public bool Leads { get; init; }

    /// <summary>The problem it was taken into; null while it stands alone.</summary>
    public MergedRow? Merged { get; init; }

    /// <summary>Points of the review opinion that rest on it.</summary>
    public IReadOnlyList<MatterLink> Points { get; init; } = [];

    public string Article => View.Inspection.Find(Finding.Item)?.Article.Words ?? "条文已移出";
}

/// <summary>Reads findings for the desk.</summary>
public sealed class FindingQueries(InspectionActing acting, InspectionQueries inspections)
{
    public async Task<FindingListView?> ListAsync(LawInspectionId id, FindingListQuery query, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        return new(
            view, await SliceAsync(db, view, query, ListWindow.Of(query.Page, query.Size), stop), FiltersOf(view, query), await db.FindingCountsAsync(id, stop),
            await db.Findings.CountAsync(f => f.Inspection == id && f.State == FindingState.Withdrawn, stop))
        {
            MayShow = actor.May(Permissions.ShowFindings),
            MayRecord = actor.May(Permissions.RecordFindings) && FindingRight.MayRecord(actor, view.Inspection),
            Merged = await MergedRowsAsync(db, id, stop),
        };
    }

    public async Task<FindingView?> FindAsync(LawInspectionId id, FindingId finding, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        if (await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == finding && f.Inspection == id, stop) is not { } found)
        {
            return null;
        }

        var (visit, evidence) = (found.Visit, await db.FindingEvidence.AsNoTracking().Where(e => e.Finding == finding).OrderBy(e => e.AddedAt).ThenBy(e => e.Id).ToListAsync(stop));
        var seen = visit is null ? null : await db.FieldVisits.AsNoTracking().SingleOrDefaultAsync(v => v.Id == visit, stop);
        return new(view, found, evidence, seen is null ? "" : $"{seen.Day.Full()}{(seen.IsAnnounced ? "检查" : "暗访")}{seen.Place}")
        {
            Hand = GroupHand.Of(view.Inspection, actor.Person),
            MayRecord = actor.May(Permissions.RecordFindings) && FindingRight.MayRecord(actor, view.Inspection),
            MayShow = actor.May(Permissions.ShowFindings),
            Leads = actor.May(Permissions.LeadInspections) && actor.Person is not null && view.Inspection.Leader?.Person == actor.Person,
            Merged = found.Merged is { } merged ? (await MergedRowsAsync(db, id, stop)).FirstOrDefault(m => m.Problem.Id == merged) : null,
            Points = actor.May(Permissions.ReadOpinionDrafts) ? await PointsAsync(db, id, finding, stop) : [],
        };
    }

    private static async Task<IReadOnlyList<MergedRow>> MergedRowsAsync(SupervisionDb db, LawInspectionId id, CancellationToken stop)
    {
        var problems = await db.MergedAsync(id, stop);
        var sources = problems.Count == 0 ? [] : await db.Findings.AsNoTracking().Where(f => f.Inspection == id && f.Merged != null).OrderBy(f => f.Serial)
            .Select(f => new { f.Merged, Source = new MergedSource(f.Id, f.Serial, f.Item, f.Body) }).ToListAsync(stop);
        return problems.ConvertAll(p => new MergedRow(p, [.. sources.Where(s => s.Merged == p.Id).Select(s => s.Source)]));
    }

    private static async Task<IReadOnlyList<MatterLink>> PointsAsync(SupervisionDb db, LawInspectionId id, FindingId finding, CancellationToken stop) =>
        await db.ReviewOpinions.AsNoTracking().SingleOrDefaultAsync(o => o.Inspection == id, stop) is not { } opinion ? []
            : [.. opinion.Points.Where(p => p.Findings.Contains(finding.Value)).Select(p => new MatterLink($"审议意见{opinion.NameOf(p)}", $"/opinions/{opinion.Id.Value}#point-{p.Id}"))];

    /// <summary>The list as it leaves the house.</summary>
    public async Task<ExportTable?> TableAsync(LawInspectionId id, FindingListQuery query, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (_, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var all = await SliceAsync(db, view, query, ListWindow.All, stop);
        var names = (await db.MergedAsync(id, stop)).ToDictionary(p => p.Id.Value, p => p.Name);
        return new(
            $"{view.Inspection.Title}问题清单", FiltersOf(view, query),
            [new("编号", 8), new("条文", 14), new("单位", 18), new("地点", 26), new("组", 10), new("日期", 14), new("符合情况", 12), new("严重程度", 10), new("情况", 60), new("状态", 14), new("被检单位意见", 40), new("佐证", 8), new("归并", 10), new("单位不是责任主体的理由", 30), new("还涉及的条文", 24)],
            [.. all.Rows.Select(r => (IReadOnlyList<object?>)[r.Serial, view.Inspection.Find(r.Item)?.Article.Words ?? "—", view.NameOf(r.Body), r.Place, FindingActs.GroupName(r.SubGroup), r.Day, r.Grade.Word(), r.Severity?.Word() ?? "", r.Facts, r.State.Word(), (r.IsCommentByOffice ? "（代录）" : "") + r.Comment, r.Evidence, names.GetValueOrDefault(r.Merged?.Value ?? default, ""), r.BodyReason, view.Inspection.WordsOf(r.More)])]);
    }

    // Sorted by what is short; the texts are read of the rows shown only. Five thousand findings stay a quick page.
    private static async Task<ListSlice<FindingRow>> SliceAsync(SupervisionDb db, InspectionView view, FindingListQuery query, ListWindow window, CancellationToken stop)
    {
        var keys = await Filtered(db, view.Inspection.Id, query).Select(f => new { f.Id, f.Serial, f.Item, f.Body, f.Place, f.Grade, f.Severity, f.State, f.Day }).ToListAsync(stop);
        var lines = view.Inspection.Items.ToDictionary(i => i.Id, i => i.Line);
        var order = view.AllBodies.Select((b, i) => (b.Id, i)).ToDictionary(b => b.Id, b => b.i);
        var (sort, isDown) = query.Sort is ['-', .. var turned] ? (turned, true) : (query.Sort ?? "", false);
        var sorted = (sort switch
        {
            "article" => keys.OrderBy(f => lines.GetValueOrDefault(f.Item)),
            "body" => keys.OrderBy(f => order.GetValueOrDefault(f.Body)),
            "place" => keys.OrderBy(f => f.Place, StringComparer.Ordinal),
            "grade" => keys.OrderBy(f => f.Grade),
            "severity" => keys.OrderByDescending(f => f.Severity),
            "state" => keys.OrderBy(f => f.State),
            "day" => keys.OrderBy(f => f.Day),
            _ => keys.OrderBy(f => 0),
        }).ThenBy(f => f.Serial).Select(f => f.Id).ToList();
        var slice = window.Of(isDown || query.Sort is null ? [.. Enumerable.Reverse(sorted)] : sorted);
        var rows = await RowsAsync(db, view.Inspection.Id, slice.Rows, stop);
        return new([.. slice.Rows.Select(id => rows[id])], slice.Total, slice.Window, slice.LastPage);
    }

    private static async Task<Dictionary<FindingId, FindingRow>> RowsAsync(SupervisionDb db, LawInspectionId inspection, IReadOnlyList<FindingId> ids, CancellationToken stop)
    {
        // Beyond a page it is an export: then all of the inspection are read at once.
        var wanted = ids.Count <= ListWindow.Sizes[^1] ? ids.ToList() : null;
        var chosen = db.Findings.AsNoTracking().Where(f => f.Inspection == inspection && (wanted == null || wanted.Contains(f.Id)));
        var more = (await chosen.SelectMany(f => f.More, (f, m) => new { f.Id, m.Order, m.Item }).ToListAsync(stop)).ToLookup(m => m.Id);
        var rows = await chosen.Select(f => new FindingRow(f.Id, f.Serial, f.Item, f.Body, f.SubGroup, f.Day, f.Place, f.Grade, f.Severity, f.State, f.EvidenceCount, f.Facts, f.Comment, f.Merged) { BodyReason = f.BodyReason, IsCommentByOffice = f.IsCommentByOffice })
            .ToListAsync(stop);
        return rows.ToDictionary(r => r.Id, r => more.Contains(r.Id) ? r with { More = [.. more[r.Id].OrderBy(m => m.Order).Select(m => m.Item)] } : r);
    }

    private static IQueryable<Finding> Filtered(SupervisionDb db, LawInspectionId id, FindingListQuery query)
    {
        var found = db.Findings.AsNoTracking().Where(f => f.Inspection == id);
        if (query.ItemChosen is { } item)
        {
            var wanted = new ChecklistItemId(item);
            found = query.MainChosen switch
            {
                true => found.Where(f => f.Item == wanted),
                false => found.Where(f => f.More.Any(m => m.Item == wanted)),
                null => found.Where(f => f.Item == wanted || f.More.Any(m => m.Item == wanted)),
            };
        }

        if (query.BodyChosen is { } body)
        {
            var wanted = new SupervisedBodyId(body);
            found = found.Where(f => f.Body == wanted);
        }

        found = query.GradeChosen is { } grade ? found.Where(f => f.Grade == grade) : found;
        found = query.StateChosen is { } state ? found.Where(f => f.State == state) : found;
        found = query.GroupChosen is { } group ? found.Where(f => f.SubGroup == group) : found;
        found = query.MergedChosen is { } merged ? found.Where(f => f.Merged != null == merged) : found;
        found = query.Place is { Length: > 0 } place ? found.Where(f => f.Place == place) : found;
        var words = string.IsNullOrWhiteSpace(query.Q) ? null : LikeText.Containing(query.Q.Trim());
        return words is null ? found : found.Where(f => EF.Functions.Like(f.Facts, words, LikeText.Escape) || EF.Functions.Like(f.Place, words, LikeText.Escape));
    }

    private static IReadOnlyList<string> FiltersOf(InspectionView view, FindingListQuery query) =>
    [
        .. view.Inspection.Items.Where(i => i.Id.Value == query.ItemChosen).Select(i => query.MainChosen switch { true => $"{i.Article.Words}（主要条文）", false => $"另外涉及{i.Article.Words}", null => i.Article.Words }),
        .. view.Bodies.Where(b => b.Id.Value == query.BodyChosen).Select(b => b.Name),
        .. query.GradeChosen is { } grade ? new[] { grade.Word() } : [],
        .. query.StateChosen is { } state ? new[] { state.Word() } : [],
        .. query.GroupChosen is { } group ? new[] { FindingActs.GroupName(group) } : [],
        .. query.MergedChosen is { } merged ? new[] { merged ? "已归并" : "未归并" } : [],
        .. query.Place is { Length: > 0 } place ? new[] { place } : [],
        .. string.IsNullOrWhiteSpace(query.Q) ? [] : new[] { $"“{query.Q.Trim()}”" },
    ];
}
