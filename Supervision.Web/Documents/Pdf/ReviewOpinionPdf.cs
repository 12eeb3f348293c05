using SkiaSharp;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Documents.Pdf;

/// <summary>A review opinion as PDF, from the same content as the Word file and in the same measures (D-8.7, D-15.1).</summary>
public static class ReviewOpinionPdf
{
    /// <summary>Writes the file. The same content, style and typefaces give the same bytes.</summary>
    /// <exception cref="InvalidOperationException">The machine has no Chinese typeface.</exception>
    public static void Write(ReviewOpinionDocument content, DocumentStyle style, PdfFonts fonts, Stream pdf)
    {
        var set = fonts.Set ?? throw new InvalidOperationException("No Chinese typeface was found for PDF files.");
        var end = new PdfEndPart(set);
        using var made = new MemoryStream();
        using (var document = SKDocument.CreatePdf(made, new SKDocumentPdfMetadata { Title = string.Concat(content.Title), Author = content.Signature }))
        {
            foreach (var (rows, i) in Pages(content, style, set).Select((rows, i) => (rows, i)))
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

    /// <summary>How many pages it has; null where no typeface tells.</summary>
    public static int? PagesOf(ReviewOpinionDocument content, DocumentStyle style, PdfFonts fonts) =>
        fonts.Set is { } set ? Pages(content, style, set).Count : null;

    private static IReadOnlyList<IReadOnlyList<(PdfRow Row, float Top)>> Pages(ReviewOpinionDocument content, DocumentStyle style, FontSet set) => PdfPages.Of(
        [.. new PdfHead(style, set).Of(content), .. new PdfOpinionRows(style, set).Of(content), new PdfEndPart(set).Of(content)], PdfPaper.Height);
}
