using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Web.Documents;

/// <summary>A piece of a paper as a phone shows it: a paragraph, or a table of cells.</summary>
/// <param name="Text">The words of the paragraph; empty of a table.</param>
/// <param name="IsHeading">True of the title and of headings.</param>
/// <param name="Rows">The cells of a table; empty of a paragraph.</param>
public sealed record PaperBlock(string Text, bool IsHeading, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>Reads the words of a Word file for reading on a phone; pictures, notes and layout stay in the file.</summary>
public static class PaperReader
{
    /// <summary>The most blocks that are shown; a longer paper is read in the file.</summary>
    public const int Most = 3000;

    /// <summary>The blocks in order; null when the file cannot be read as Word, or is too long for a page.</summary>
    public static IReadOnlyList<PaperBlock>? Read(Stream content)
    {
        try
        {
            using var word = WordprocessingDocument.Open(content, isEditable: false, new OpenSettings { MaxCharactersInPart = 8_000_000 });
            var body = word.MainDocumentPart?.Document?.Body;
            var blocks = body?.ChildElements.Select(BlockOf).OfType<PaperBlock>().Take(Most + 1).ToList();
            return blocks is { Count: > 0 and <= Most } ? blocks : null;
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or FormatException or IOException)
        {
            return null;
        }
    }

    private static PaperBlock? BlockOf(OpenXmlElement element) => element switch
    {
        Paragraph p when TextOf(p) is { Length: > 0 } text => new(text, IsHeading(p, text), []),
        Table t => new("", false, [.. t.Elements<TableRow>().Select(IReadOnlyList<string> (r) => [.. r.Elements<TableCell>().Select(CellOf)])]),
        _ => null,
    };

    private static string CellOf(TableCell cell) => string.Join('\n', cell.Elements<Paragraph>().Select(TextOf).Where(t => t.Length > 0));

    // Inserted words are read, struck ones are not.
    private static string TextOf(OpenXmlElement element) => string.Concat(element.Descendants().Select(e => e switch
    {
        Text t => t.Text,
        Break or CarriageReturn => "\n",
        TabChar => "　",
        _ => "",
    })).Trim();

    // A number alone stands before something; it is no heading of its own.
    private static bool IsNumeral(string text) => text.All(c => "（）()一二三四五六七八九十百、.．".Contains(c, StringComparison.Ordinal) || char.IsAsciiDigit(c));

    // A heading is named so, or stands in the middle, or is short and in the type of headings.
    private static bool IsHeading(Paragraph p, string text)
    {
        var style = p.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";
        var isMiddle = p.ParagraphProperties?.Justification?.Val?.Value == JustificationValues.Center;
        var font = p.Descendants<RunFonts>().FirstOrDefault()?.EastAsia?.Value ?? "";
        return text.Length <= 60 && !IsNumeral(text) && (style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style.StartsWith("Title", StringComparison.OrdinalIgnoreCase)
            || isMiddle || font.Contains("黑体", StringComparison.Ordinal) || font.Contains("小标宋", StringComparison.Ordinal));
    }
}
