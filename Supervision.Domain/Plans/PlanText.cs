using System.Globalization;
using System.Text;

namespace Supervision.Domain.Plans;

/// <summary>Comparing what people write in plans: width, spaces and book marks make no difference.</summary>
public static class PlanText
{
    /// <summary>The text with half-width letters and digits, without spaces and line ends.</summary>
    public static string Narrow(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && !IsInvisible(c)));

    /// <summary>The form under which two titles are the same: <see cref="Narrow"/> without punctuation, in lower case.</summary>
    public static string Key(string text)
    {
        var narrow = Narrow(text);
        var bare = string.Concat(narrow.Where(c => !char.IsPunctuation(c) && !char.IsSymbol(c))).ToLowerInvariant();
        return bare.Length > 0 ? bare : narrow;
    }

    /// <summary>True when a text holds zero-width or direction marks, which make two texts look alike.</summary>
    public static bool HasInvisible(string text) => text.Any(c => IsInvisible(c) || (char.IsControl(c) && c is not ('\n' or '\r' or '\t')));

    private static bool IsInvisible(char c) => c is not ('\u200C' or '\u200D') && char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
