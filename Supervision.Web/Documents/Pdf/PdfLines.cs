namespace Supervision.Web.Documents.Pdf;

/// <summary>Breaks text into lines: no closing mark begins one, no opening mark ends one, a number is not torn.</summary>
internal static class PdfLines
{
    private const int LongestWord = 16;
    private const float Slack = 0.01f;

    /// <param name="cells">The characters.</param>
    /// <param name="first">Width of the first line.</param>
    /// <param name="other">Width of the others.</param>
    public static IReadOnlyList<IReadOnlyList<PdfCell>> Break(IReadOnlyList<PdfCell> cells, float first, float other)
    {
        List<IReadOnlyList<PdfCell>> lines = [];
        for (var start = 0; start < cells.Count;)
        {
            var end = Fill(cells, start, lines.Count == 0 ? first : other);
            end = end < cells.Count ? Back(cells, start, end) : end;
            lines.Add([.. cells.Skip(start).Take(end - start)]);
            start = end;
        }

        return lines.Count == 0 ? [[]] : lines;
    }

    private static int Fill(IReadOnlyList<PdfCell> cells, int start, float width)
    {
        var (end, used) = (start, 0f);
        while (end < cells.Count && used + cells[end].Width <= width + Slack)
        {
            used += cells[end++].Width;
        }

        return Math.Max(end, start + 1);
    }

    // Gives characters up to the next line until the break is a good one; where none is, the full line stays.
    private static int Back(IReadOnlyList<PdfCell> cells, int start, int end)
    {
        for (var at = end; at > start + 1 && at > end - LongestWord; at--)
        {
            if (!cells[at].IsClosing && !cells[at - 1].IsOpening && !(cells[at].IsLatin && cells[at - 1].IsLatin))
            {
                return at;
            }
        }

        return end;
    }
}
