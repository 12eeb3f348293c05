using SkiaSharp;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Documents.Pdf;

/// <summary>The red head, the number and the red line as rows of the first page (版头, D-15.2).</summary>
internal sealed class PdfHead(DocumentStyle style, FontSet fonts)
{
    private const float Edge = 35 * PdfPaper.Millimetre;
    private const float LineToSize = 1.25f;
    private const float RedLine = 1.5f;

    private float Line => style.LineTenths / 10f;

    public IEnumerable<PdfRow> Of(ReviewOpinionDocument content)
    {
        foreach (var (line, i) in content.Head.Lines.Select((line, i) => (line, i)))
        {
            yield return HeadRow(line, isFirst: i == 0);
        }

        yield return Number(content.Number);
    }

    /// <summary>The ink of the first line begins 35 mm below the top of the type area.</summary>
    private PdfRow HeadRow(string line, bool isFirst)
    {
        var form = RedHead.FormOf(line, style);
        var (points, scale) = ((float)form.Points, form.Scale / 100f);
        List<PdfCell> cells = [.. PdfCell.Of(line, (OfficialFont.Title, points, points), fonts).Select(c => c with { Width = (c.Width * scale) + (form.Spacing / 20f), Shift = c.Shift * scale })];
        var width = PdfText.WidthOf(cells) - (form.Spacing / 20f);
        var ink = PdfText.Ink(cells);
        return new(
            isFirst ? Edge - (points + ink.Top) : 0, points * LineToSize, KeepsNext: true,
            (canvas, top) => PdfText.At(canvas, cells, PdfPaper.Left + ((PdfPaper.Width - width) / 2), top + points, 0, PdfText.Red, scale));
    }

    /// <summary>Two lines below the head; the red line 4 mm below its characters.</summary>
    private PdfRow Number(string number)
    {
        var points = (float)OfficialPage.TextPoints;
        List<PdfCell> cells = [.. PdfCell.Of(number, (OfficialFont.Text, points, points), fonts)];
        var ink = PdfText.Ink(cells);
        var rule = points + ink.Bottom + (4 * PdfPaper.Millimetre);
        return new(2 * Line, rule + RedLine, KeepsNext: true, (canvas, top) =>
        {
            PdfText.At(canvas, cells, PdfPaper.Left + ((PdfPaper.Width - PdfText.WidthOf(cells)) / 2), top + points, 0, SKColors.Black);
            PdfText.Rule(canvas, top + rule, RedLine, PdfText.Red);
        });
    }
}
