using Supervision.Domain.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Inspections.Library;

/// <summary>One version of a law in a list.</summary>
public sealed record LawRow(LawTextId Id, string Law, string Title, string Organ, DateOnly VersionDate, int Chapters, int Sections, int Articles, DateOnly AddedOn, DateOnly? RetiredOn);

/// <summary>One law with its versions, the newest first.</summary>
/// <param name="Versions">All of them, those out of use last.</param>
public sealed record LawGroup(IReadOnlyList<LawRow> Versions)
{
    /// <summary>The newest in use.</summary>
    public LawRow Newest => Versions[0];
}

/// <summary>The library as shown.</summary>
public sealed record LawListView(IReadOnlyList<LawGroup> Laws, int All, IReadOnlyList<string> Filters, bool MayEdit)
{
    public string Answer => All == 0 ? "文本库还是空的。" : $"文本库有 {All} 部法律法规，{Laws.Sum(l => l.Versions.Count(v => v.RetiredOn is null))} 个文本。";
}

/// <summary>One version as shown.</summary>
/// <param name="Law">Its facts.</param>
/// <param name="Tree">Its text.</param>
/// <param name="Others">The other versions of the same law, the newest first.</param>
/// <param name="MayEdit">True for who may put it out of use.</param>
public sealed record LawView(LawText Law, LawTree Tree, IReadOnlyList<LawRow> Others, bool MayEdit)
{
    /// <summary>Inspections that go by this version, the newest first.</summary>
    public IReadOnlyList<LawUse> Uses { get; init; } = [];
}

/// <summary>An inspection that goes by a version.</summary>
public sealed record LawUse(LawInspectionId Id, int Year, string Title);

/// <summary>Two versions side by side.</summary>
public sealed record LawCompareView(LawText Older, LawText Newer, IReadOnlyList<ArticleChange> Changes)
{
    public string Answer
    {
        get
        {
            int Count(ArticleFate fate) => Changes.Count(c => c.Fate == fate);
            return $"修改 {Count(ArticleFate.Changed)} 条，新增 {Count(ArticleFate.Added)} 条，删去 {Count(ArticleFate.Removed)} 条，只改条号 {Count(ArticleFate.Renumbered)} 条，未改 {Count(ArticleFate.Same)} 条。";
        }
    }
}

/// <summary>Reads the library of laws.</summary>
public sealed class LawQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>All laws whose name holds the words.</summary>
    public async Task<LawListView> ListAsync(string? words, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadLaws, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var all = await RowsAsync(db.LawTexts, stop);
        var wanted = words?.Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, LawText.LongestName)] : "";
        var laws = all.GroupBy(l => l.Law).Where(g => g.Any(l => l.Title.Contains(wanted, StringComparison.Ordinal)))
            .Select(g => new LawGroup([.. g.OrderBy(l => l.RetiredOn is not null).ThenByDescending(l => l.VersionDate)]))
            .OrderBy(g => g.Newest.Law, StringComparer.CurrentCulture).ToList();
        return new(laws, all.Select(l => l.Law).Distinct(StringComparer.Ordinal).Count(), wanted.Length > 0 ? [$"“{wanted}”"] : [], actor.May(Permissions.EditLaws));
    }

    /// <summary>The same as it leaves the house.</summary>
    public async Task<ExportTable> TableAsync(string? words, CancellationToken stop)
    {
        var view = await ListAsync(words, stop);
        return new(
            "法律文本库", view.Filters,
            [new("名称", 40), new("制定机关", 30), new("版本日期", 14), new("章", 8), new("节", 8), new("条", 8), new("收入日期", 14), new("停用日期", 14)],
            [.. view.Laws.SelectMany(l => l.Versions).Select(v => (IReadOnlyList<object?>)[v.Title, v.Organ, v.VersionDate, v.Chapters, v.Sections, v.Articles, v.AddedOn, v.RetiredOn])]);
    }

    /// <summary>One version; null when there is none.</summary>
    public async Task<LawView?> FindAsync(LawTextId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadLaws, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.LawTexts.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, stop) is not { } law)
        {
            return null;
        }

        var key = law.Law;
        var others = await RowsAsync(db.LawTexts.Where(l => l.Law == key && l.Id != id), stop);
        return new(law, await db.TreeAsync(id, stop), [.. others.OrderByDescending(l => l.VersionDate)], actor.May(Permissions.EditLaws))
        {
            Uses = await db.LawInspections.Where(i => i.Law == id).OrderByDescending(i => i.Year).ThenBy(i => i.Serial).Select(i => new LawUse(i.Id, i.Year, i.Title)).ToListAsync(stop),
        };
    }

    /// <summary>Two versions of one law, the older on the left; null when one is missing or they belong to two laws.</summary>
    public async Task<LawCompareView?> CompareAsync(LawTextId one, LawTextId other, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadLaws, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var both = await db.LawTexts.AsNoTracking().Where(l => l.Id == one || l.Id == other).OrderBy(l => l.VersionDate).ToListAsync(stop);
        return both is [var older, var newer] && older.Law == newer.Law
            ? new(older, newer, LawComparison.Between(await db.TreeAsync(older.Id, stop), await db.TreeAsync(newer.Id, stop)))
            : null;
    }

    private static Task<List<LawRow>> RowsAsync(IQueryable<LawText> laws, CancellationToken stop) => laws.AsNoTracking()
        .Select(l => new LawRow(l.Id, l.Law, l.Title, l.Organ, l.VersionDate, l.Chapters, l.Sections, l.Articles, l.AddedOn, l.RetiredOn)).ToListAsync(stop);
}

/// <summary>Reads the lines of a law.</summary>
internal static class LawReadingRows
{
    /// <summary>The text of a version as a tree.</summary>
    public static async Task<LawTree> TreeAsync(this SupervisionDb db, LawTextId law, CancellationToken stop) =>
        new([.. await db.LawProvisions.AsNoTracking().Where(p => p.Law == law).OrderBy(p => p.Order)
            .Select(p => new LawLine(p.Order, p.Kind, p.Number, p.Sub, p.Text, p.Raw) { Under = p.Under }).ToListAsync(stop)]);
}
