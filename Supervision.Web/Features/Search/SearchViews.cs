using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Search;

/// <summary>One thing that was found.</summary>
/// <param name="Title">What it is called; its words are marked.</param>
/// <param name="About">Where it belongs, e.g. the number of the dossier.</param>
/// <param name="Excerpt">The words around the first hit; empty when the title says it all.</param>
/// <param name="Link">Where it leads; null when there is no page for it.</param>
/// <param name="IsFile">True when the link hands out a file.</param>
public sealed record SearchHit(string Title, string About, string Excerpt, string? Link, bool IsFile);

/// <summary>Hits of one kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Its name.</param>
/// <param name="Slice">The hits of this page.</param>
public sealed record SearchGroup(SearchKind Kind, string Name, ListSlice<SearchHit> Slice);

/// <summary>What came of a search.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Words">The words looked for, folded.</param>
/// <param name="Problem">Why nothing was looked for; null when it was.</param>
/// <param name="Groups">What was found, by kind.</param>
public sealed record SearchView(string Typed, IReadOnlyList<string> Words, string? Problem, IReadOnlyList<SearchGroup> Groups)
{
    public int Total => Groups.Sum(g => g.Slice.Total);

    public static SearchView Refused(string typed, string? problem) => new(typed, [], problem, []);
}

/// <summary>Words and addresses of kinds.</summary>
internal static class SearchWords
{
    public static IReadOnlyDictionary<SearchKind, string> Kinds { get; } = new Dictionary<SearchKind, string>
    {
        [SearchKind.Dossier] = "案卷",
        [SearchKind.Document] = "文件",
        [SearchKind.Point] = "审议意见要点",
        [SearchKind.Body] = "单位",
        [SearchKind.Person] = "人员",
    };

    /// <summary>Why this cannot be looked for; null when it can.</summary>
    public static string? ProblemOf(string typed, IReadOnlyList<string> words) => typed switch
    {
        _ when words.Count == 0 => null,
        { Length: > SearchText.Longest } => $"查找的内容有 {typed.Length} 个字，最多 {SearchText.Longest} 个字。请只写名称里的几个字。",
        _ when words.All(w => SearchText.Length(w) < SearchText.Shortest) => $"请至少写 {SearchText.Shortest} 个字，例如“预算”。",
        _ => null,
    };

    /// <summary>The stretch of a text around its first hit.</summary>
    public static string Around(string text, IReadOnlyList<string> words)
    {
        const int Before = 20, Length = 90;
        var line = text.Replace('\n', ' ');
        var folded = SearchText.Fold(line);
        var first = words.Select(w => folded.IndexOf(w, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(0).Min();
        var from = Whole(line, Math.Max(0, first - Before));
        var to = Whole(line, Math.Min(line.Length, from + Length));
        return (from > 0 ? "…" : "") + line[from..to] + (to < line.Length ? "…" : "");
    }

    /// <summary>A text cut into parts, those that were looked for told apart.</summary>
    public static IEnumerable<(string Text, bool IsHit)> Parts(string text, IReadOnlyList<string> words)
    {
        var folded = SearchText.Fold(text);
        var at = 0;
        while (Next(folded, words, at) is { } hit)
        {
            yield return (text[at..hit.Start], false);
            yield return (text[hit.Start..hit.End], true);
            at = hit.End;
        }

        yield return (text[at..], false);
    }

    private static (int Start, int End)? Next(string folded, IReadOnlyList<string> words, int from)
    {
        var hits = words.Select(w => (Start: folded.IndexOf(w, from, StringComparison.Ordinal), w.Length)).Where(h => h.Start >= 0).ToList();
        return hits.Count == 0 ? null : hits.OrderBy(h => h.Start).ThenByDescending(h => h.Length).Select(h => ((int, int)?)(h.Start, h.Start + h.Length)).First();
    }

    // Never between the halves of a rare character.
    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}
