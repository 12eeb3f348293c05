using SkiaSharp;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Documents.Pdf;

/// <summary>The rows of a review opinion below its head: title, addressee, text, attachments, signature (D-15.2).</summary>
internal sealed class PdfOpinionRows(DocumentStyle style, FontSet fonts)
{
    private const float TitlePoints = 22;
    private const float TitleLine = 36;
    private const float Points = (float)OfficialPage.TextPoints;

    private float Line => style.LineTenths / 10f;

    public IEnumerable<PdfRow> Of(ReviewOpinionDocument content) =>
    [
        .. content.Title.Select((line, i) => Middle(Cells(line, OfficialFont.Title, TitlePoints, TitlePoints), i == 0 ? 2 * Line : 0, TitleLine)),
        Row([.. Text(content.Addressee)], 0, Line),
        .. content.Body.SelectMany((p, i) => Paragraph(p, keepsNext: i == content.Body.Count - 1)),
        .. content.AttachmentLines.SelectMany((line, i) => Attachment(line, i, content.AttachmentLines.Count)),
        .. Signature(content.Signature, content.Day),
        .. content.Note is { } note ? Note(note) : [],
    ];

    private IEnumerable<PdfCell> Text(string text) => Cells(text, OfficialFont.Text, Points, PdfPaper.Place);

    private List<PdfCell> Cells(string text, OfficialFont font, float points, float place) =>
        [.. PdfCell.Of(DocumentText.Clean(text), (font, points, place), fonts)];

    private IEnumerable<PdfRow> Paragraph(DocumentParagraph text, bool keepsNext)
    {
        var heading = text.Level switch { TextLevel.First => OfficialFont.First, TextLevel.Second => OfficialFont.Second, _ => OfficialFont.Text };
        List<PdfCell> cells = [.. Cells(text.Heading, heading, Points, PdfPaper.Place), .. Text(text.Text)];
        return Block(cells, 2 * PdfPaper.Place, 0, keepsNext || text is { Level: TextLevel.First, Text: "" });
    }

    // Every line but the last fills the width of the text.
    private IEnumerable<PdfRow> Block(IReadOnlyList<PdfCell> cells, float first, float others, bool keepsNext, float before = 0)
    {
        var lines = PdfLines.Break(cells, PdfPaper.Width - first, PdfPaper.Width - others);
        return lines.Select((line, i) =>
        {
            var indent = i == 0 ? first : others;
            var free = PdfPaper.Width - indent - PdfText.WidthOf(line);
            var spread = i < lines.Count - 1 && line.Count > 1 ? free / (line.Count - 1) : 0;
            return Row(line, indent, i == 0 ? before : 0, keepsNext, spread);
        });
    }

    private PdfRow Row(IReadOnlyList<PdfCell> line, float indent, float before, bool keepsNext = false, float spread = 0) => new(
        before, Line, keepsNext, (canvas, top) => PdfText.Line(canvas, line, (PdfPaper.Left + indent, top, Line), spread));

    private static PdfRow Middle(List<PdfCell> line, float before, float height) => new(
        before, height, KeepsNext: true,
        (canvas, top) => PdfText.Line(canvas, line, (PdfPaper.Left + ((PdfPaper.Width - PdfText.WidthOf(line)) / 2), top, height)));

    private IEnumerable<PdfRow> Attachment(string line, int at, int count)
    {
        var number = count > 1 ? 1.5f : 0;
        var first = at == 0 ? 2 : 5;
        return Block([.. Text(line)], first * PdfPaper.Place, (5 + number) * PdfPaper.Place, keepsNext: true, before: at == 0 ? Line : 0);
    }

    /// <summary>The organ centred on the date, four places free at the right of the date, room for the seal above.</summary>
    private IEnumerable<PdfRow> Signature(string organ, string day)
    {
        List<PdfCell> name = [.. Text(organ)];
        List<PdfCell> date = [.. Text(day)];
        var room = Math.Max(PdfText.WidthOf(date) + (8 * PdfPaper.Place), PdfText.WidthOf(name));
        float Indent(IEnumerable<PdfCell> line) => PdfPaper.Width - (room / 2) - (PdfText.WidthOf(line) / 2);
        return [Row(name, Indent(name), 2 * Line, keepsNext: true), Row(date, Indent(date), 0, keepsNext: true)];
    }

    private IEnumerable<PdfRow> Note(string note) => Block([.. Text(note)], 2 * PdfPaper.Place, 0, keepsNext: true, before: Line);
}
