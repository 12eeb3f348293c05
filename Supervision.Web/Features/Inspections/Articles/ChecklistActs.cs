using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections.Library;

namespace Supervision.Web.Features.Inspections.Articles;

/// <summary>Articles are chosen from the tree (选条, D-6.5).</summary>
[Demands(Permissions.RunInspections)]
public sealed class ChooseArticles(InspectionActing acting)
{
    /// <param name="id">The inspection.</param>
    /// <param name="lines">Places of the articles in the text.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(LawInspectionId id, IReadOnlyList<int> lines, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var tree = act.Inspection.Law is { } law ? await act.Db.TreeAsync(law, stop) : new([]);
        List<ArticleChoice> choices = [.. tree.Articles.Where(a => lines.Contains(a.Line.Order)).Select(ArticleChoice.Of)];
        if (act.Inspection.ObstaclesToChoose(choices) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Choose(choices, act.Today);
        act.Tell($"列入清单 {choices.Count} 条，共 {act.Inspection.Items.Count} 条");
        return [];
    }, stop);
}

/// <summary>What is asked about an article, of whom, and how (检查要点、责任主体、方式、材料).</summary>
[Demands(Permissions.RunInspections)]
public sealed class WriteChecklistItem(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, ChecklistItemId item, ItemEntry entry, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToWrite(item, entry) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Write(item, entry, act.Today);
        act.Tell($"填写{act.Inspection.Find(item)!.Article.Words}的检查要点，责任主体 {entry.Bodies.Count} 个");
        return [];
    }, stop);
}

/// <summary>An article is taken off the list (移出条文).</summary>
[Demands(Permissions.RunInspections)]
public sealed class TakeOffArticle(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, ChecklistItemId item, CancellationToken stop) => acting.OwnAsync(id, act =>
    {
        if (act.Inspection.ObstaclesToTakeOff(item) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var words = act.Inspection.Find(item)!.Article.Words;
        act.Inspection.TakeOff(item, act.Today);
        act.Tell($"{words}移出清单");
        return [];
    }, stop);
}

/// <summary>An article stays on the list and does not apply here (登记不适用), or applies again with an empty reason.</summary>
[Demands(Permissions.RunInspections)]
public sealed class SetArticleAside(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, ChecklistItemId item, string reason, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        if (act.Inspection.ObstaclesToSetAside(item, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.SetAside(item, reason);
        foreach (var report in await act.Db.SelfInspectionReports.Where(r => r.Inspection == id && r.HandedInOn != null).ToListAsync(stop))
        {
            report.Recount(act.Inspection, act.Today);
        }

        act.Tell(reason.Trim().Length > 0 ? $"{act.Inspection.Find(item)!.Article.Words}不适用：{reason.Trim()}" : $"{act.Inspection.Find(item)!.Article.Words}改为适用");
        return [];
    }, stop);
}

/// <summary>Copies the checklist of an earlier inspection of the same law (沿用清单): articles, questions, methods and material; bodies only where they are inspected now.</summary>
[Demands(Permissions.RunInspections)]
public sealed class CopyChecklist(InspectionActing acting)
{
    public Task<Outcome> RunAsync(LawInspectionId id, LawInspectionId earlier, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var template = await act.Db.LawInspections.AsNoTracking().SingleOrDefaultAsync(i => i.Id == earlier && i.Id != id, stop);
        if (template?.Law is not { } older || act.Inspection.Law is not { } law || await KeyAsync(act, older) != await KeyAsync(act, law))
        {
            return [new(InspectionRules.Articles, "请选择同一部法律以前的检查。", nameof(LawInspection.Items))];
        }

        var places = await ArticleMapping.PlacesAsync(act.Db, older, law, stop);
        List<(ChecklistItem From, ArticleChoice To)> pairs = [.. template.Items.Where(i => places.ContainsKey(i.Line)).Select(i => (i, places[i.Line]))];
        if (act.Inspection.ObstaclesToChoose([.. pairs.Select(p => p.To)]) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Choose([.. pairs.Select(p => p.To)], act.Today);
        foreach (var (from, to) in pairs)
        {
            var item = act.Inspection.Items.Single(i => i.Line == to.Line);
            if (item.Question.Length == 0)
            {
                act.Inspection.Write(item.Id, new(from.Question, [.. template.BodiesOf(from.Id).Where(act.Inspection.Inspects)], from.Methods, from.Material, 0), act.Today);
            }
        }

        act.Tell($"沿用{template.Title}的清单 {pairs.Count} 条");
        return [];
    }, stop);

    private static Task<string> KeyAsync(InspectionAct act, LawTextId law) =>
        act.Db.LawTexts.AsNoTracking().Where(l => l.Id == law).Select(l => l.Law).SingleAsync(act.Stop);
}

/// <summary>The inspection goes by another version of its law from now on (重新对应条文, D-17.17): by choice, article by article.</summary>
[Demands(Permissions.RunInspections)]
public sealed class RemapInspection(InspectionActing acting)
{
    /// <param name="id">The inspection.</param>
    /// <param name="newer">The version.</param>
    /// <param name="places">Place in the new text of each article of the list.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(LawInspectionId id, LawTextId newer, IReadOnlyDictionary<ChecklistItemId, int> places, CancellationToken stop) => acting.OwnAsync(id, async act =>
    {
        var present = act.Inspection.Law;
        var laws = await act.Db.LawTexts.AsNoTracking().Where(l => l.Id == newer || l.Id == present).ToListAsync(stop);
        if (laws.Count != 2 || laws[0].Law != laws[1].Law)
        {
            return [new(InspectionRules.LawVersions, "请选择这部法律的另一个文本。", nameof(LawInspection.Law))];
        }

        var articles = (await act.Db.TreeAsync(newer, stop)).Articles.ToDictionary(a => a.Line.Order, ArticleChoice.Of);
        var chosen = places.Where(p => articles.ContainsKey(p.Value)).ToDictionary(p => p.Key, p => articles[p.Value]);
        if (act.Inspection.ObstaclesToRemap(newer, chosen) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Inspection.Remap(newer, laws.Single(l => l.Id == present).Name, chosen);
        act.Tell($"改用{laws.Single(l => l.Id == newer).Name}，重新对应 {chosen.Count} 条");
        return [];
    }, stop);
}

/// <summary>Where the articles of one version stand in another.</summary>
internal static class ArticleMapping
{
    /// <summary>The article of the newer version for each place of the older one; struck articles have none.</summary>
    public static async Task<IReadOnlyDictionary<int, ArticleChoice>> PlacesAsync(Persistence.SupervisionDb db, LawTextId older, LawTextId newer, CancellationToken stop)
    {
        var from = await db.TreeAsync(older, stop);
        return older == newer
            ? from.Articles.ToDictionary(a => a.Line.Order, ArticleChoice.Of)
            : LawComparison.Between(from, await db.TreeAsync(newer, stop)).Where(c => c is { Older: not null, Newer: not null })
                .ToDictionary(c => c.Older!.Line.Order, c => ArticleChoice.Of(c.Newer!));
    }
}
