using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Web.Demo;

/// <summary>Makes the plain Word files that the made-up bodies hand in.</summary>
internal static class DemoWord
{
    public static MemoryStream Write(string title, params IReadOnlyList<string> paragraphs)
    {
        var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body(Line(title, JustificationValues.Center, "44"));
            body.Append(paragraphs.Select(p => Line(p, JustificationValues.Both, "32")));
            file.AddMainDocumentPart().Document = new Document(body);
        }

        stream.Position = 0;
        return stream;
    }

    private static Paragraph Line(string text, JustificationValues alignment, string halfPoints) => new(
        new ParagraphProperties(new Justification { Val = alignment }),
        new Run(new RunProperties(new RunFonts { EastAsia = "仿宋_GB2312" }, new FontSize { Val = halfPoints }), new Text(text)));
}
