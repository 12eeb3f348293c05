using SkiaSharp;

namespace Supervision.Web.Documents.Pdf;

/// <summary>One line of a page.</summary>
/// <param name="Before">Space above it; at the top of a further page it falls away.</param>
/// <param name="Height">Its height.</param>
/// <param name="KeepsNext">True when it never stands last on a page.</param>
/// <param name="Draw">Draws it, given its upper edge on the paper.</param>
internal sealed record PdfRow(float Before, float Height, bool KeepsNext, Action<SKCanvas, float> Draw);

/// <summary>Puts rows on pages.</summary>
internal static class PdfPages
{
    /// <summary>The rows of each page with their distance from the top of the type area.</summary>
    public static IReadOnlyList<IReadOnlyList<(PdfRow Row, float Top)>> Of(IReadOnlyList<PdfRow> rows, float height)
    {
        List<List<(PdfRow, float)>> pages = [[]];
        var used = 0f;
        for (var i = 0; i < rows.Count;)
        {
            var chain = rows.Skip(i).TakeWhile(r => r.KeepsNext).Count() + 1;
            var group = rows.Skip(i).Take(chain).ToList();
            var wanted = group.Sum(r => r.Before + r.Height);
            if (used > 0 && used + wanted > height && (wanted <= height || used + group[0].Before + group[0].Height > height))
            {
                pages.Add([]);
                used = 0;
            }

            // A group longer than a page is broken wherever the page ends.
            foreach (var row in wanted <= height ? group : group.Take(1))
            {
                var top = used + (pages.Count > 1 && used == 0 ? 0 : row.Before);
                pages[^1].Add((row, top));
                used = top + row.Height;
                i++;
            }
        }

        return pages;
    }
}
