using System.Globalization;
using SkiaSharp;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Documents.Pdf;

/// <summary>The end part at the foot of the last page (版记), and the page numbers (D-15.2).</summary>
internal sealed class PdfEndPart(FontSet fonts)
{
    private const float Points = 14;
    private const float Line = 24;
    private const float Outer = 0.35f * PdfPaper.Millimetre;
    private const float Inner = 0.25f * PdfPaper.Millimetre;

    /// <summary>An empty row that keeps its place, so that it never covers text; what it shows stands at the foot.</summary>
    public PdfRow Of(ReviewOpinionDocument content)
    {
        var copies = content.Copies is { } c
            ? PdfLines.Break([.. Cells("抄送：" + c)], PdfPaper.Width - (2 * Points), PdfPaper.Width - (5 * Points)) : [];
        var height = ((copies.Count + 1) * Line) + (2 * Outer) + (copies.Count > 0 ? Inner : 0);
        return new(Line, height, KeepsNext: false, (canvas, _) => Draw(canvas, content, copies, height));
    }

    /// <summary>“— 1 —”, 7 mm below the type area: right on odd pages, left on even ones.</summary>
    public void Number(SKCanvas canvas, int page)
    {
        List<PdfCell> cells = [.. PdfCell.Of($"— {page.ToString(CultureInfo.InvariantCulture)} —", (OfficialFont.Page, Points, Points), fonts)];
        var left = page % 2 == 0 ? PdfPaper.Left + Points : PdfPaper.Left + PdfPaper.Width - Points - PdfText.WidthOf(cells);
        var dash = PdfText.Ink([cells[0]]).Top;
        PdfText.At(canvas, cells, left, PdfPaper.Bottom + (7 * PdfPaper.Millimetre) - dash, 0, SKColors.Black);
    }

    private IEnumerable<PdfCell> Cells(string text) => PdfCell.Of(text, (OfficialFont.Text, Points, Points), fonts);

    private void Draw(SKCanvas canvas, ReviewOpinionDocument content, IReadOnlyList<IReadOnlyList<PdfCell>> copies, float height)
    {
        var top = PdfPaper.Bottom - height;
        PdfText.Rule(canvas, top, Outer, SKColors.Black);
        top += Outer;
        foreach (var (line, i) in copies.Select((line, i) => (line, i)))
        {
            PdfText.Line(canvas, line, (PdfPaper.Left + ((i == 0 ? 1 : 4) * Points), top, Line));
            top += Line;
        }

        if (copies.Count > 0)
        {
            PdfText.Rule(canvas, top, Inner, SKColors.Black);
            top += Inner;
        }

        List<PdfCell> printed = [.. Cells(content.Printed)];
        PdfText.Line(canvas, [.. Cells(content.PrintingOrgan)], (PdfPaper.Left + Points, top, Line));
        PdfText.Line(canvas, printed, (PdfPaper.Left + PdfPaper.Width - Points - PdfText.WidthOf(printed), top, Line));
        PdfText.Rule(canvas, PdfPaper.Bottom - Outer, Outer, SKColors.Black);
    }
}
