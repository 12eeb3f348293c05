using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>How a run of text looks.</summary>
/// <param name="Font">Its typeface.</param>
/// <param name="Points">Its size.</param>
internal sealed record TextForm(OfficialFont Font, double Points)
{
    /// <summary>Colour as six hexadecimal digits; null for black.</summary>
    public string? Colour { get; init; }

    /// <summary>Space added after each character, in twips.</summary>
    public int Spacing { get; init; }

    /// <summary>Width of the characters in percent.</summary>
    public int Scale { get; init; } = 100;
}

/// <summary>Runs of a Word document. Every run names all its typefaces, so that nothing falls back to a Latin one.</summary>
internal static class WordText
{
    /// <summary>Names of the text part of a Word file.</summary>
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private const string Begin = "<w:t xml:space=\"preserve\">";

    private const string Declaration = $" xmlns:w=\"{Namespace}\"";

    /// <summary>An element as text that may stand where the prefix w is known.</summary>
    public static string Xml(OpenXmlElement element) => element.OuterXml.Replace(Declaration, "", StringComparison.Ordinal);

    /// <summary>Writes the same as <see cref="Run"/>; <paramref name="properties"/> are the <see cref="Xml"/> of its form.</summary>
    public static void WriteRun(XmlWriter writer, string text, string properties)
    {
        writer.WriteRaw("<w:r>");
        writer.WriteRaw(properties);
        var before = Begin;
        foreach (var line in DocumentText.Clean(text).Split('\n'))
        {
            writer.WriteRaw(before);
            writer.WriteString(line);
            before = "</w:t><w:br/>" + Begin;
        }

        writer.WriteRaw("</w:t></w:r>");
    }

    /// <summary>One run per line of the text; unseen and forbidden characters are left out.</summary>
    public static Run Run(string text, TextForm form)
    {
        var run = new Run(Properties(form));
        foreach (var (line, i) in DocumentText.Clean(text).Split('\n').Select((line, i) => (line, i)))
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    public static RunProperties Properties(TextForm form) => new()
    {
        // The hint makes “ ” … — and 〔 〕 full-width characters of the Chinese typeface.
        RunFonts = new()
        {
            Hint = FontTypeHintValues.EastAsia,
            Ascii = form.Font.Name,
            HighAnsi = form.Font.Name,
            EastAsia = form.Font.Name,
            ComplexScript = form.Font.Name,
        },
        // Word would add the grid's space to our own; LibreOffice would give each character two places.
        SnapToGrid = new() { Val = false },
        Color = form.Colour is null ? null : new() { Val = form.Colour },
        Spacing = form.Spacing is 0 ? null : new() { Val = form.Spacing },
        CharacterScale = form.Scale is 100 ? null : new() { Val = form.Scale },
        FontSize = new() { Val = HalfPoints(form.Points) },
        FontSizeComplexScript = new() { Val = HalfPoints(form.Points) },
    };

    /// <summary>Lines of exactly this height, whatever stands in them: the only way in which all programs agree.</summary>
    public static SpacingBetweenLines Exactly(int line, int before = 0) => new()
    {
        Before = Twips(before),
        After = "0",
        Line = Twips(line),
        LineRule = LineSpacingRuleValues.Exact,
    };

    public static string Twips(int twips) => twips.ToString(CultureInfo.InvariantCulture);

    private static string HalfPoints(double points) => ((int)Math.Round(points * 2)).ToString(CultureInfo.InvariantCulture);
}
