using Supervision.Domain.Documents;

namespace Supervision.Domain.Inspections;

/// <summary>What became of an article from one version to the next.</summary>
public enum ArticleFate
{
    /// <summary>未改.</summary>
    Same,

    /// <summary>只改条号.</summary>
    Renumbered,

    /// <summary>修改.</summary>
    Changed,

    /// <summary>新增.</summary>
    Added,

    /// <summary>删去.</summary>
    Removed,
}

/// <summary>One article in two versions of a law, side by side.</summary>
/// <param name="Older">In the older one; null when it is new.</param>
/// <param name="Newer">In the newer one; null when it was struck.</param>
/// <param name="Fate">What became of it.</param>
public sealed record ArticleChange(LawArticle? Older, LawArticle? Newer, ArticleFate Fate)
{
    /// <summary>The words with what was struck and added; worked out when asked.</summary>
    public IReadOnlyList<DiffRun> Runs => TextDiff.Between(Older?.Text ?? "", Newer?.Text ?? "");
}

/// <summary>Two versions of a law, article by article (新旧对照).</summary>
/// <remarks>Articles belong together when their words are equal; then when number and words are like enough, or the words alone are very
/// much alike. What is left was struck or added. Numbers alone never tie two articles: an amendment moves them.</remarks>
public static class LawComparison
{
    private const double LikeWithNumber = 0.3;
    private const double LikeAlone = 0.6;

    /// <summary>All articles in the order of the newer version, struck ones where they stood.</summary>
    public static IReadOnlyList<ArticleChange> Between(LawTree older, LawTree newer)
    {
        var pairs = Pair(older.Articles, newer.Articles);
        List<ArticleChange> changes = [.. newer.Articles.Select(n => pairs.TryGetValue(n, out var o) ? Of(o, n) : new(null, n, ArticleFate.Added))];
        var kept = pairs.Values.ToHashSet(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < older.Articles.Count; i++)
        {
            if (!kept.Contains(older.Articles[i]))
            {
                changes.Insert(PlaceAfter(changes, i == 0 ? null : older.Articles[i - 1]), new(older.Articles[i], null, ArticleFate.Removed));
            }
        }

        return changes;
    }

    private static int PlaceAfter(List<ArticleChange> changes, LawArticle? before) =>
        before is null ? 0 : changes.FindIndex(c => ReferenceEquals(c.Older, before)) + 1;

    private static ArticleChange Of(LawArticle older, LawArticle newer) => new(older, newer,
        Key(older) != Key(newer) ? ArticleFate.Changed : older.Number == newer.Number ? ArticleFate.Same : ArticleFate.Renumbered);

    // The newer article with its older one.
    private static Dictionary<LawArticle, LawArticle> Pair(IReadOnlyList<LawArticle> older, IReadOnlyList<LawArticle> newer)
    {
        Dictionary<LawArticle, LawArticle> pairs = new(ReferenceEqualityComparer.Instance);
        List<LawArticle> left = [.. older];
        void Take(LawArticle now, LawArticle? before)
        {
            if (before is not null)
            {
                pairs.Add(now, before);
                left.Remove(before);
            }
        }

        foreach (var now in newer)
        {
            var same = left.Where(o => Key(o) == Key(now)).ToList();
            Take(now, same.Find(o => o.Number == now.Number) ?? same.FirstOrDefault());
        }

        var pieces = older.Concat(newer).ToDictionary(a => a, a => Pieces(Key(a)), (IEqualityComparer<LawArticle>)ReferenceEqualityComparer.Instance);
        foreach (var now in newer.Where(n => !pairs.ContainsKey(n)))
        {
            Take(now, left.Find(o => o.Number == now.Number && Likeness(pieces[o], pieces[now]) >= LikeWithNumber));
        }

        foreach (var now in newer.Where(n => !pairs.ContainsKey(n)))
        {
            Take(now, left.Where(o => Likeness(pieces[o], pieces[now]) >= LikeAlone).MaxBy(o => Likeness(pieces[o], pieces[now])));
        }

        return pairs;
    }

    private static string Key(LawArticle article) => LawLineReading.Folded(article.Text);

    private static HashSet<string> Pieces(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];

    // Share of the two-character pieces that both have (Dice).
    private static double Likeness(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
}
