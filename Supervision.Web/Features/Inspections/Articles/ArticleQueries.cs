using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Features.Inspections.Library;
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
