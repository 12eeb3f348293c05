using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>The upper part of the first page (版头): red head, number, red line (D-15.2).</summary>
internal static class RedHead
{
    public const string Red = "E60012";

    /// <summary>Upper edge of the head below the type area's, in points: 35 mm.</summary>
    private const double Edge = 35 * 72 / 25.4;

    /// <summary>Greatest width of one character: 15 mm, in points.</summary>
    private const double WidestCharacter = 15 * 72 / 25.4;

    /// <summary>Characters of a long name are made narrower down to this, then smaller.</summary>
    private const double Narrowest = 0.8;

    /// <summary>Height of a line to its size. With exact lines a fifth lies below the base line, so the base line is then one
    /// size below the line's upper edge.</summary>
    private const double LineToSize = 1.25;

    /// <summary>Ink of a Chinese character above the base line, to its size; 0.83 to 0.86 among the usual typefaces.</summary>
    private const double Ink = 0.845;

    public static IEnumerable<Paragraph> Of(DocumentHead head, string number, DocumentStyle style) =>
        [.. head.Lines.Select((line, i) => HeadLine(line, i == 0, style)), Number(number, style)];

    private static Paragraph HeadLine(string line, bool isFirst, DocumentStyle style)
    {
        var form = FormOf(line, style);
        var before = isFirst ? (Edge - (form.Points * (1 - Ink))) * 20 : 0;
        return new(
            [
                new ParagraphProperties
                {
                    KeepNext = new(),
                    SnapToGrid = new() { Val = false },
                    SpacingBetweenLines = WordText.Exactly((int)(form.Points * LineToSize * 20), (int)Math.Round(before)),
                    Justification = new() { Val = JustificationValues.Center },
                },
                .. Runs(line, form),
            ]);
    }

    /// <summary>The last character carries no space, which would push the line off its middle.</summary>
    private static IEnumerable<OpenXmlElement> Runs(string line, TextForm form) => form.Spacing is 0
        ? [WordText.Run(line, form)]
        : [WordText.Run(line[..^1], form), WordText.Run(line[^1..], form with { Spacing = 0 })];

    /// <summary>As large as fits: 156 mm for the line, 15 mm for a character.</summary>
    internal static TextForm FormOf(string line, DocumentStyle style)
    {
        var characters = Math.Max(1, DocumentText.Halves(line) / 2.0);
        var room = Math.Min(WidestCharacter, OfficialPage.TypeWidth / 20.0 / characters);
        var points = Math.Min(style.HeadPoints, Math.Floor(room / Narrowest));
        return new(OfficialFont.Title, points)
        {
            Colour = Red,
            Scale = Math.Min(100, (int)(room / points * 100)),
            Spacing = characters is > 1 and <= 5 && !char.IsSurrogate(line[^1]) ? (int)(points * 20 * 0.35) : 0,
        };
    }

    /// <summary>Two lines below the head, the red line 4 mm below its characters.</summary>
    private static Paragraph Number(string number, DocumentStyle style) => new(
        new ParagraphProperties
        {
            KeepNext = new(),
            ParagraphBorders = new(new BottomBorder { Val = BorderValues.Single, Size = 12, Space = 8, Color = Red }),
            SnapToGrid = new() { Val = false },
            SpacingBetweenLines = WordText.Exactly(style.Line, 2 * style.Line),
            Justification = new() { Val = JustificationValues.Center },
        },
        WordText.Run(number, new(OfficialFont.Text, OfficialPage.TextPoints)));
}
