using System.Buffers;
using System.Text;

namespace Supervision.Domain.Opinions;

/// <summary>How near two Chinese texts are (相近程度), 0 to 1, by the pairs of characters they share.</summary>
/// <remarks>Cosine of two-character pieces, rare pieces counting more. The measured comparison with a library's
/// analyzer is in docs/decisions/0005-grouping-of-notes.md.</remarks>
public static class SimilarTexts
{
    /// <summary>From here on two points are placed side by side; found on the labelled notes of the decision record.</summary>
    public const double Threshold = 0.10;

    // What two texts share is looked for in so many characters of each.
    private const int Head = 300;

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
        var count = Bare(text, kept);
        return count == text.Length ? text : new(kept[..count]);
    }

    /// <summary>The same into memory at hand, at least as long as the text; tells how much of it is filled.</summary>
    internal static int Bare(ReadOnlySpan<char> text, Span<char> kept)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                kept[count] = text[i];
                count += char.IsLetterOrDigit(text[i]) ? 1 : 0;
            }
            else if (Rune.DecodeFromUtf16(text[i..], out var rare, out var length) == OperationStatus.Done)
            {
                count += Rune.IsLetterOrDigit(rare) ? rare.EncodeToUtf16(kept[count..]) : 0;
                i += length - 1;
            }
        }

        return count;
    }

    /// <summary>True when a text holds a letter or figure.</summary>
    internal static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The longest runs of characters two texts share, at least three long: the reason shown to the editor.</summary>
    public static IReadOnlyList<string> Shared(string one, string other)
    {
        Span<char> a = stackalloc char[Math.Min(one.Length, Head)];
        Span<char> b = stackalloc char[Math.Min(other.Length, Head)];
        Clear(one.AsSpan(0, a.Length), a);
        Clear(other.AsSpan(0, b.Length), b);
        List<string> found = [];
        for (var i = 0; i < a.Length; i++)
        {
            var length = 0;
            while (i + length < a.Length && a[i + length] != ' ' && b.IndexOf(a.Slice(i, length + 1)) >= 0)
            {
                length++;
            }

            if (length >= 3)
            {
                found.Add(a.Slice(i, length).ToString());
                i += length - 1;
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal).OrderByDescending(f => f.Length).ThenBy(f => f, StringComparer.Ordinal).Take(3)];
    }

    /// <summary>The two-character pieces of a text, each as often as it occurs, in the order of their characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="found">Filled with the pieces; at least as long as the text.</param>
    /// <returns>How many there are.</returns>
    internal static int Pieces(string text, Span<int> found)
    {
        Span<char> clear = text.Length <= 512 ? stackalloc char[text.Length] : new char[text.Length];
        Clear(text, clear);
        var count = 0;
        for (var i = 0; i + 1 < clear.Length; i++)
        {
            if (clear[i] != ' ' && clear[i + 1] != ' ')
            {
                found[count++] = (clear[i] << 16) | clear[i + 1];
            }
        }

        found[..count].Sort();
        return count;
    }

    // Everything that is no letter or figure, and every empty phrase, becomes a gap that no piece spans.
    private static void Clear(ReadOnlySpan<char> text, Span<char> clear)
    {
        for (var i = 0; i < clear.Length; i++)
        {
            clear[i] = char.IsLetterOrDigit(text[i]) ? text[i] : ' ';
        }

        foreach (var phrase in Phrases)
        {
            for (var left = clear; left.IndexOf(phrase.AsSpan()) is >= 0 and var at; left = left[(at + phrase.Length)..])
            {
                left.Slice(at, phrase.Length).Fill(' ');
            }
        }
    }

    internal static double Rarity(int seenIn, int all) => Math.Log((1.0 + all) / (1.0 + seenIn)) + 1;
}
