using System.Text;
using SkiaSharp;

namespace Supervision.Web.Documents.Pdf;

/// <summary>One character with its place on the line.</summary>
/// <param name="Text">The character.</param>
/// <param name="Face">Its typeface.</param>
/// <param name="Points">Its size.</param>
/// <param name="Width">What it takes of the line, in points.</param>
/// <param name="Shift">Where its glyph begins within that.</param>
internal sealed record PdfCell(string Text, SKTypeface Face, float Points, float Width, float Shift)
{
    private const string Closing = "，。、；：！？）》〉」』”’〕】％…,.;:!?)]%";
    private const string Opening = "（《〈「『“‘〔【([";

    /// <summary>Chinese characters keep to the grid, letters and digits take their own width, a little narrowed like the rest.</summary>
    /// <param name="text">The text.</param>
    /// <param name="font">Typeface, size and width of a place of the grid.</param>
    /// <param name="fonts">The faces.</param>
    public static IEnumerable<PdfCell> Of(string text, (OfficialFont Font, float Points, float Place) font, FontSet fonts)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var face = fonts.For(font.Font, rune.Value);
            using var type = new SKFont(face, font.Points);
            var natural = type.MeasureText(rune.ToString());
            var width = rune.Value < 0x2000 ? natural * font.Place / font.Points : font.Place;
            yield return new(rune.ToString(), face, font.Points, width, Opening.Contains(rune.ToString(), StringComparison.Ordinal) ? width - natural : ShiftOf(rune, width, natural));
        }
    }

    /// <summary>Marks that must not begin a line.</summary>
    public bool IsClosing => Closing.Contains(Text, StringComparison.Ordinal);

    /// <summary>Marks that must not end a line.</summary>
    public bool IsOpening => Opening.Contains(Text, StringComparison.Ordinal);

    /// <summary>A letter or digit, which keeps with its neighbours.</summary>
    public bool IsLatin => char.IsAsciiLetterOrDigit(Text[0]) || Text[0] is '.' or '-' or '/' or '%';

    private static float ShiftOf(Rune rune, float width, float natural) => rune.Value < 0x2000 || natural >= width || Closing.Contains(rune.ToString(), StringComparison.Ordinal)
        ? 0 : (width - natural) / 2;
}
