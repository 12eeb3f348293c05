using System.Text;

namespace Supervision.Domain.Opinions;

/// <summary>How near two Chinese texts are (相近程度), 0 to 1, by the pairs of characters they share.</summary>
/// <remarks>Cosine of two-character pieces, rare pieces counting more. The measured comparison with a library's
/// analyzer is in docs/decisions/0005-grouping-of-notes.md.</remarks>
public static class SimilarTexts
{
    /// <summary>From here on two points are placed side by side; found on the labelled notes of the decision record.</summary>
    public const double Threshold = 0.10;

    // Words every speaker uses; they say nothing about the subject.
    private static readonly string[] Phrases =
    [
        "建议", "希望", "应当", "进一步", "加强", "加快", "加大", "力度", "目前", "还是", "还有", "存在", "问题", "工作",
        "县政府", "政府", "部门", "有的", "一些", "比较", "不够", "群众", "反映", "没有", "全县", "我县", "要把", "情况",
    ];

    /// <summary>The likeness of each pair; symmetric, and independent of the order of the texts.</summary>
    public static double[,] Matrix(IReadOnlyList<string> texts)
    {
        var like = new Likeness(texts);
        var (all, result) = (Enumerable.Repeat(element: true, texts.Count).ToArray(), new double[texts.Count, texts.Count]);
        for (var i = 0; i < texts.Count; i++)
        {
            result[i, i] = 1;
            foreach (var (j, value) in like.Near(i, all, double.Epsilon))
            {
                result[i, j] = value;
            }
        }

        return result;
    }

    /// <summary>Only letters and figures: two texts are identical when these are (D-8.4).</summary>
    public static string Bare(string text)
    {
        // Asked many times for each sentence of a hearing: one pass over the characters, and only the result is made.
        Span<char> kept = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                kept[count] = text[i];
                count += char.IsLetterOrDigit(text[i]) ? 1 : 0;
            }
            else if (Rune.TryGetRuneAt(text, i, out var rare))
            {
                count += Rune.IsLetterOrDigit(rare) ? rare.EncodeToUtf16(kept[count..]) : 0;
                i++;
            }
        }

        return count == text.Length ? text : new(kept[..count]);
    }

    /// <summary>The longest runs of characters two texts share, at least three long: the reason shown to the editor.</summary>
    public static IReadOnlyList<string> Shared(string one, string other)
    {
        var (a, b) = (Cleared(Head(one)), Cleared(Head(other)));
        List<string> found = [];
        for (var i = 0; i < a.Length; i++)
        {
            var length = 0;
            while (i + length < a.Length && a[i + length] != ' ' && b.Contains(a.Substring(i, length + 1), StringComparison.Ordinal))
            {
                length++;
            }

            if (length >= 3)
            {
                found.Add(a.Substring(i, length));
                i += length - 1;
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal).OrderByDescending(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).Take(3)];
    }

    private static string Head(string text) => text.Length <= 300 ? text : text[..300];

    /// <summary>The two-character pieces of a text, each as often as it occurs, in the order of their characters.</summary>
    internal static int[] Pieces(string text)
    {
        var clear = Cleared(text);
        List<int> found = new(clear.Length);
        for (var i = 0; i + 1 < clear.Length; i++)
        {
            if (clear[i] != ' ' && clear[i + 1] != ' ')
            {
                found.Add((clear[i] << 16) | clear[i + 1]);
            }
        }

        int[] pieces = [.. found];
        Array.Sort(pieces);
        return pieces;
    }

    // Everything that is no letter or figure, and every empty phrase, becomes a gap that no piece spans.
    private static string Cleared(string text) => string.Create(text.Length, text, (clear, source) =>
    {
        for (var i = 0; i < clear.Length; i++)
        {
            clear[i] = char.IsLetterOrDigit(source[i]) ? source[i] : ' ';
        }

        foreach (var phrase in Phrases)
        {
            for (var left = clear; left.IndexOf(phrase.AsSpan()) is >= 0 and var at; left = left[(at + phrase.Length)..])
            {
                left.Slice(at, phrase.Length).Fill(' ');
            }
        }
    });

    internal static double Rarity(int seenIn, int all) => Math.Log((1.0 + all) / (1.0 + seenIn)) + 1;
}
