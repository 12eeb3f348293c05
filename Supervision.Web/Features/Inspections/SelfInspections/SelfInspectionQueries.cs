using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.UnitPapers;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.SelfInspections;

/// <summary>The report of one body as the desk sees it.</summary>
/// <param name="Body">The body.</param>
/// <param name="Asked">Articles that it answers for.</param>
/// <param name="Report">Its report; null while it filled in nothing.</param>
/// <param name="Missing">Articles without an answer.</param>
public sealed record SelfRow(BodyName Body, IReadOnlyList<ChecklistItem> Asked, SelfInspectionReport? Report, IReadOnlyList<ChecklistItem> Missing)
{
    /// <summary>未报送, 缺 2 条, 齐全.</summary>
    public string State => Report?.HandedInOn is null ? "未报送" : Missing.Count > 0 ? $"缺 {Missing.Count} 条" : "齐全";
}

/// <summary>The self-inspection of all bodies.</summary>
public sealed record SelfView(InspectionView View, IReadOnlyList<SelfRow> Rows, bool MayEnter)
{
    public string Answer
    {
        get
        {
            var asked = Rows.Where(r => r.Asked.Count > 0).ToList();
            var gaps = asked.Where(r => r.Report?.HandedInOn is not null).Sum(r => r.Missing.Count);
            return $"{asked.Count} 个单位需要自查，已报送 {asked.Count(r => r.Report?.HandedInOn is not null)} 个{(gaps > 0 ? $"，其中缺 {gaps} 条" : "")}，未报送 {asked.Count(r => r.Report?.HandedInOn is null)} 个。";
        }
    }
}

/// <summary>One article as a body sees it.</summary>
public sealed record UnitArticle(ChecklistItem Item, string Text, SelfAnswer? Answer, IReadOnlyList<SelfEvidence> Evidence);

/// <summary>The page on which a body answers.</summary>
public sealed record UnitSelfView(string Title, string Body, DateOnly? Meeting, DateOnly? HandedInOn, IReadOnlyList<UnitArticle> Articles)
{
    /// <summary>True once the body may read the report (D-1.5).</summary>
    public bool HasReport { get; init; }

    /// <summary>Why nothing can be written any more; null while it can.</summary>
    public string? Closed { get; init; }

    public IReadOnlyList<UnitArticle> Missing => [.. Articles.Where(a => a.Answer is null)];
}

/// <summary>Reads self-inspection reports.</summary>
public sealed class SelfInspectionQueries(InspectionActing acting, InspectionQueries inspections)
{
    public async Task<SelfView?> FindAsync(LawInspectionId id, CancellationToken stop)
    {
        if (await inspections.FindAsync(id, stop) is not { } view)
        {
            return null;
        }

        var (actor, db) = await acting.OpenAsync(Permissions.ReadInspections, stop);
        await using var context = db;
        var reports = await db.SelfInspectionReports.AsNoTracking().Where(r => r.Inspection == id).ToDictionaryAsync(r => r.Body, stop);
        return new(
            view,
            [.. view.Bodies.Select(b => new SelfRow(
                b, view.Inspection.ItemsOf(b.Id), reports.GetValueOrDefault(b.Id), reports.TryGetValue(b.Id, out var r) ? r.MissingIn(view.Inspection) : view.Inspection.ItemsOf(b.Id)))],
            actor.IsOffice && SelfInspectionReport.ObstaclesToOpen(view.Inspection).Count == 0);
    }

    /// <summary>The answers as they leave the house, one line for each body and article.</summary>
    public async Task<ExportTable?> TableAsync(LawInspectionId id, CancellationToken stop) => await FindAsync(id, stop) is not { } view ? null : new(
        $"{view.View.Inspection.Title}自查情况", [],
        [new("单位", 24), new("条文", 16), new("检查要点", 40), new("自查", 12), new("落实情况", 50), new("数据", 30), new("佐证材料", 30), new("报送日期", 14)],
        [
            .. from row in view.Rows
               from item in row.Asked
               let answer = row.Report?.Find(item.Id)
               select (IReadOnlyList<object?>)
               [
                   row.Body.Name, item.Article.Words, item.Question, answer?.Grade.Word() ?? "未填写", answer?.Text ?? "", answer?.Figures ?? "",
                   string.Join('、', row.Report?.Evidence.Where(e => e.Item == item.Id).Select(e => e.Name) ?? []), row.Report?.HandedInOn,
               ],
        ]);

    /// <summary>What a body answers; null when the reader does not act for it, or nothing is asked yet.</summary>
    public async Task<UnitSelfView?> UnitAsync(LawInspectionId id, SupervisedBodyId body, CancellationToken stop)
    {
        var (actor, db) = await acting.OpenAsync(Permissions.AnswerInspections, stop);
        await using var context = db;
        if (await db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } inspection)
        {
            return null;
        }

        if (!UnitSight.MayRead(actor, inspection, body))
        {
            await db.NoteRefusalAsync(inspection, "自查报告", stop);
            return null;
        }

        var report = await db.SelfInspectionReports.AsNoTracking().SingleOrDefaultAsync(r => r.Inspection == id && r.Body == body, stop);
        var texts = inspection.Law is { } law ? (await db.TreeAsync(law, stop)).Articles.ToDictionary(a => a.Line.Order, a => a.Text) : [];
        var name = await db.SupervisedBodies.AsNoTracking().Where(b => b.Id == body).Select(b => b.ShortName).SingleAsync(stop);
        return new(
            inspection.Title, name, inspection.MobilisationDay, report?.HandedInOn,
            [.. inspection.ItemsOf(body).Select(i => new UnitArticle(i, texts.GetValueOrDefault(i.Line, ""), report?.Find(i.Id), [.. report?.Evidence.Where(e => e.Item == i.Id) ?? []]))])
        {
            HasReport = UnitInspectionQueries.IsReportOpen(inspection),
            Closed = SelfInspectionReport.ObstaclesToOpen(inspection) is [var why, ..] ? why.Message : null,
        };
    }
}
