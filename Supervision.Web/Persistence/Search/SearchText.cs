using System.Globalization;
using System.Text;

namespace Supervision.Web.Persistence;

/// <summary>How text is made ready for being found: the same for what is stored and for what is typed, and for every provider.</summary>
public static class SearchText
{
    /// <summary>Longest text that is looked for; longer ones are refused with a sentence.</summary>
    public const int Longest = 100;

    /// <summary>Fewest characters of a word.</summary>
    public const int Shortest = 2;

    // One letter: no pair of neighbours can be the same.
    private const char Gap = 'q';

    /// <summary>Small letters, half-width forms, one kind of blank; as many characters as before, so that hits can be marked.</summary>
    public static string Fold(string text) => string.Create(text.Length, text, (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            folded[i] = Fold(source[i]);
        }
    });

    /// <summary>The words somebody typed, folded; blanks part them and each must occur.</summary>
    public static IReadOnlyList<string> Words(string typed) =>
        [.. Fold(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Characters as people count them: a rare one outside the basic plane is one.</summary>
    public static int Length(string word) => word.EnumerateRunes().Count();

    /// <summary>The terms of a text as the index takes them: every two neighbouring letters, so that two characters of Chinese are
    /// enough to find a text, and a gap wherever signs part them, so that nothing is found across a full stop.</summary>
    public static string Terms(string folded)
    {
        var terms = new StringBuilder(folded.Length * 3);
        char? before = null;
        var isFirst = true;
        foreach (var c in folded)
        {
            if (!IsLetter(c))
            {
                before = null;
                continue;
            }

            if (before is { } neighbour)
            {
                Begin(terms);
                AppendName(terms, neighbour);
                AppendName(terms, c);
            }
            else if (!isFirst)
            {
                Begin(terms).Append(Gap);
            }

            (before, isFirst) = (c, false);
        }

        return terms.ToString();
    }

    /// <summary>True when the index alone can tell whether a text holds this word; signs and single letters need the text itself.</summary>
    public static bool IsExact(string word) => word.Length >= 2 && word.All(IsLetter);

    private static StringBuilder Begin(StringBuilder terms) => terms.Length == 0 ? terms : terms.Append(' ');

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    private static char Fold(char c) => c switch
    {
        '\u3000' or '\u00A0' or '\t' => ' ',
        >= '\uFF01' and <= '\uFF5E' => char.ToLowerInvariant((char)(c - 0xFEE0)),
        _ => char.ToLowerInvariant(c),
    };

    // Letters the index might not know as letters go in by number: newer characters, and the halves of rare ones.
    private static void AppendName(StringBuilder terms, char c)
    {
        if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or (>= '\u4E00' and <= '\u9FA5'))
        {
            terms.Append(c);
        }
        else
        {
            terms.Append(CultureInfo.InvariantCulture, $"x{(int)c:x4}");
        }
    }
}
