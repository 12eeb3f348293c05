using SkiaSharp;
using Supervision.Domain.Documents;

namespace Supervision.Web.Documents.Pdf;

/// <summary>A <see cref="ListPaper"/> as PDF: the same parts as its Word file, in the page and typefaces of official papers.</summary>
public static class ListPaperPdf
{
    /// <summary>Writes the file. The same content and typefaces give the same bytes.</summary>
    /// <exception cref="InvalidOperationException">The machine has no Chinese typeface.</exception>
    public static void Write(ListPaper paper, PdfFonts fonts, Stream pdf)
    {
        var set = fonts.Set ?? throw new InvalidOperationException("No Chinese typeface was found for PDF files.");
        var end = new PdfEndPart(set);
        using var made = new MemoryStream();
        using (var document = SKDocument.CreatePdf(made, new SKDocumentPdfMetadata { Title = paper.Title, Author = paper.Under }))
        {
            foreach (var (rows, i) in PdfPages.Of([.. new PdfListRows(set).Of(Told(paper, fonts))], PdfPaper.Height).Select((rows, i) => (rows, i)))
            {
                var canvas = document.BeginPage(PdfPaper.PageWidth, PdfPaper.PageHeight);
                foreach (var (row, top) in rows)
                {
                    row.Draw(canvas, PdfPaper.Top + top);
                }

                end.Number(canvas, i + 1);
                document.EndPage();
            }

            document.Close();
        }

        made.Position = 0;
        made.CopyTo(pdf);
    }

    // Whoever reads the file alone is told, too, what the boxes stand for.
    private static ListPaper Told(ListPaper paper, PdfFonts fonts) => fonts.NoticeOf(Texts(paper)) is not { } notice ? paper
        : paper with { Parts = [.. paper.Parts, new PaperPart.Text([DocumentParagraph.Plain(notice)])] };

    private static IEnumerable<string> Texts(ListPaper paper) => paper.Parts.SelectMany(part => part switch
    {
        PaperPart.Addressee to => [to.Words],
        PaperPart.Text text => text.Paragraphs.SelectMany(p => new[] { p.Heading, p.Text }),
        PaperPart.Table table => table.Rows.SelectMany(r => r).Concat(table.Columns.Select(c => c.Head)),
        _ => [],
    }).Append(paper.Title).Append(paper.Under).Append(paper.Foot);
}

/// <summary>The rows of a list paper: title, paragraphs, tables with thin lines.</summary>
internal sealed class PdfListRows(FontSet fonts)
{
    private const float TitlePoints = 22;
    private const float TitleLine = 36;
    private const float Points = 12;
    private const float Line = 19;
    private const float Margin = 4;
    private const float Thin = 0.5f;

    public IEnumerable<PdfRow> Of(ListPaper paper) =>
    [
        .. TitleLines.Of(paper.Title).Select(line => Middle(Cells(line, OfficialFont.Title, TitlePoints), TitleLine)),
        .. paper.Under.Length > 0 ? [Middle(Cells(paper.Under, OfficialFont.Text), Line + Margin)] : Array.Empty<PdfRow>(),
        .. paper.Parts.SelectMany(Part),
        .. paper.Signature is { } signature ? new[] { Right(signature.Organ, Line), Right(signature.Day, 0) } : [],
        .. paper.Foot.Length > 0 ? [Right(paper.Foot, Line)] : Array.Empty<PdfRow>(),
    ];

    private IEnumerable<PdfRow> Part(PaperPart part) => part switch
    {
        PaperPart.Addressee to => Block(Cells(to.Words, OfficialFont.Text), 0, keepsNext: true),
        PaperPart.Text text => text.Paragraphs.SelectMany(p => Block(
            [.. Cells(p.Heading, p.Level == TextLevel.Second ? OfficialFont.Second : OfficialFont.First), .. Cells(p.Text, OfficialFont.Text)],
            p.Level == TextLevel.First ? 0 : 2 * Points, keepsNext: p is { Level: TextLevel.First, Text: "" })),
        PaperPart.Table table => TableOf(table),
        _ => [],
    };

    private List<PdfCell> Cells(string text, OfficialFont font, float points = Points) => [.. PdfCell.Of(DocumentText.Clean(text), (font, points, points), fonts)];

    private static IEnumerable<PdfRow> Block(List<PdfCell> cells, float first, bool keepsNext) =>
        PdfLines.Break(cells, PdfPaper.Width - first, PdfPaper.Width).Select((line, i) => new PdfRow(
            i == 0 ? Margin : 0, Line, keepsNext, (canvas, top) => PdfText.Line(canvas, line, (PdfPaper.Left + (i == 0 ? first : 0), top, Line))));

    private static PdfRow Middle(List<PdfCell> line, float height) => new(
        0, height, KeepsNext: true, (canvas, top) => PdfText.Line(canvas, line, (PdfPaper.Left + ((PdfPaper.Width - PdfText.WidthOf(line)) / 2), top, height)));

    private PdfRow Right(string text, float before)
    {
        var line = Cells(text, OfficialFont.Text);
        return new(before, Line, KeepsNext: false, (canvas, top) => PdfText.Line(canvas, line, (PdfPaper.Left + PdfPaper.Width - PdfText.WidthOf(line), top, Line)));
    }

    // A row stays on one page; the heading keeps with the first row.
    private IEnumerable<PdfRow> TableOf(PaperPart.Table table)
    {
        List<float> widths = [.. ColumnWidths.Of(table.Columns, table.Rows, PdfPaper.Width, Points / 2, 2 * Margin).Select(w => (float)w)];
        yield return TableRow([.. table.Columns.Select(c => c.Head)], widths, OfficialFont.First, 0, isFirst: true);
        foreach (var row in table.Rows)
        {
            yield return TableRow(row, widths, OfficialFont.Text, table.RowHeight, isFirst: false);
        }

        yield return new(0, Margin * 2, KeepsNext: false, (_, _) => { });
    }

    private PdfRow TableRow(IReadOnlyList<string> cells, List<float> widths, OfficialFont font, float least, bool isFirst)
    {
        var lines = cells.Select((text, i) => PdfLines.Break(Cells(text, font), widths[i] - (2 * Margin), widths[i] - (2 * Margin))).ToList();
        var height = Math.Max(least, (lines.Max(l => l.Count) * Line) + Margin);
        return new(isFirst ? Margin : 0, height, KeepsNext: isFirst, (canvas, top) =>
        {
            using var paint = new SKPaint { Color = SKColors.Black, Style = SKPaintStyle.Stroke, StrokeWidth = Thin };
            var left = PdfPaper.Left;
            for (var i = 0; i < widths.Count; i++)
            {
                canvas.DrawRect(left, top, widths[i], height, paint);
                for (var n = 0; n < lines[i].Count; n++)
                {
                    PdfText.Line(canvas, lines[i][n], (left + Margin, top + (Margin / 2) + (n * Line), Line));
                }

                left += widths[i];
            }
        });
    }
}
