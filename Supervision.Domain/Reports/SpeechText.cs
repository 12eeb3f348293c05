using System.Globalization;
using System.Text;

namespace Supervision.Domain.Reports;

/// <summary>A text without marks that cannot be seen.</summary>
/// <param name="Text">What is left: line ends as one sign, no blanks around it.</param>
/// <param name="Removed">How many invisible marks were taken out; shown to the person.</param>
public sealed record CleanText(string Text, int Removed);

/// <summary>Takes zero-width and direction marks out of typed text: they hide words and turn lines round.</summary>
public static class SpeechText
{
    /// <summary>The text without invisible marks; joiners inside emoji go too, the words stay.</summary>
    public static CleanText Clean(string? text)
    {
        var clean = new StringBuilder((text ?? "").Length);
        var removed = 0;
        foreach (var rune in (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category == UnicodeCategory.Format || (category == UnicodeCategory.Control && rune.Value is not ('\n' or '\t')))
            {
                removed++;
            }
            else
            {
                clean.Append(rune.ToString());
            }
        }

        return new(clean.ToString().Trim(), removed);
    }
}
