using System.Text;
using SkiaSharp;

namespace Supervision.Web.Documents.Pdf;

/// <summary>Draws characters at their places; what is drawn stays text that a reader can search.</summary>
internal static class PdfText
{
    /// <summary>Ink of a Chinese character above the base line, to its size.</summary>
    private const float Ascent = 0.88f;

    public static readonly SKColor Red = SKColor.Parse(RedHead.Red);

    /// <summary>Draws a line with its base line where a line of this height has it.</summary>
    public static void Line(SKCanvas canvas, IReadOnlyList<PdfCell> cells, (float Left, float Top, float Height) place, float spread = 0) =>
        At(canvas, cells, place.Left, place.Top + ((place.Height - (cells.Count == 0 ? 0 : cells[0].Points)) / 2) + ((cells.Count == 0 ? 0 : cells[0].Points) * Ascent), spread, SKColors.Black);

    /// <summary>Draws a line on a base line.</summary>
    /// <param name="canvas">The page.</param>
    /// <param name="cells">The characters.</param>
    /// <param name="left">Where it begins.</param>
    /// <param name="baseLine">Where it stands.</param>
    /// <param name="spread">Space between characters, to fill the line.</param>
    /// <param name="colour">Its colour.</param>
    /// <param name="scale">Width of the characters, 1 for their own.</param>
    public static void At(SKCanvas canvas, IReadOnlyList<PdfCell> cells, float left, float baseLine, float spread, SKColor colour, float scale = 1)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        for (var i = 0; i < cells.Count;)
        {
            var run = cells.Skip(i).TakeWhile(c => c.Face == cells[i].Face && c.Points == cells[i].Points).ToList();
            var places = new SKPoint[run.Count];
            for (var k = 0; k < run.Count; k++)
            {
                places[k] = new(left + run[k].Shift, baseLine);
                left += run[k].Width + spread;
            }

            using var blob = Blob(run, places, scale);
            if (blob is not null)
            {
                canvas.DrawText(blob, 0, 0, paint);
            }

            i += run.Count;
        }
    }

    // Several characters may share a glyph (人 and the radical ⼈); each glyph names its own, so that a search finds it.
    private static SKTextBlob? Blob(List<PdfCell> run, SKPoint[] places, float scale)
    {
        using var font = new SKFont(run[0].Face, run[0].Points, scale);
        using var builder = new SKTextBlobBuilder();
        var texts = run.ConvertAll(c => Encoding.UTF8.GetBytes(c.Text));
        var buffer = builder.AllocatePositionedTextRun(font, run.Count, texts.Sum(t => t.Length));
        buffer.SetGlyphs([.. run.Select(c => font.GetGlyph(char.ConvertToUtf32(c.Text, 0)))]);
        buffer.SetPositions(places);
        buffer.SetText([.. texts.SelectMany(t => t)]);
        var at = 0;
        buffer.SetClusters([.. texts.Select(t => (uint)((at += t.Length) - t.Length))]);
        return builder.Build();
    }

    /// <summary>Where the ink of a line lies above (negative) and below its base line.</summary>
    public static (float Top, float Bottom) Ink(IReadOnlyList<PdfCell> cells)
    {
        var (top, bottom) = (0f, 0f);
        foreach (var cell in cells)
        {
            using var font = new SKFont(cell.Face, cell.Points);
            font.MeasureText(cell.Text, out var bounds);
            (top, bottom) = (Math.Min(top, bounds.Top), Math.Max(bottom, bounds.Bottom));
        }

        return (top, bottom);
    }

    public static float WidthOf(IEnumerable<PdfCell> cells) => cells.Sum(c => c.Width);

    /// <summary>A rule of the text's width.</summary>
    public static void Rule(SKCanvas canvas, float top, float thickness, SKColor colour)
    {
        using var paint = new SKPaint { Color = colour };
        canvas.DrawRect(PdfPaper.Left, top, PdfPaper.Width, thickness, paint);
    }
}

/// <summary>The page of <see cref="OfficialPage"/> in points.</summary>
internal static class PdfPaper
{
    public const float PageWidth = OfficialPage.Width / 20f;
    public const float PageHeight = OfficialPage.Height / 20f;
    public const float Left = OfficialPage.Left / 20f;
    public const float Top = OfficialPage.Top / 20f;
    public const float Width = OfficialPage.TypeWidth / 20f;
    public const float Height = (OfficialPage.Height - OfficialPage.Top - OfficialPage.Bottom) / 20f;
    public const float Bottom = Top + Height;

    /// <summary>One of 28 places of the text.</summary>
    public const float Place = Width / 28;

    public const float Millimetre = 72 / 25.4f;
}
