namespace Supervision.Web.Documents;

/// <summary>Widths of a table's columns: their shares of the whole, but none narrower than a date, a number or a short name in it, so that
/// those stay on one line.</summary>
internal static class ColumnWidths
{
    // In half characters: what is longer may break, and a column of such text keeps at least six characters.
    private const int LongestWhole = 27;
    private const int ShortestWhole = 8;
    private const int LeastOfLong = 12;

    // Where a Chinese typeface is missing its figures come from another one and are wider; beside Chinese they get some air.
    private const double Letter = 1.3;
    private const double Air = 0.5;

    /// <summary>The widths; together the whole.</summary>
    /// <param name="columns">Headings with their shares.</param>
    /// <param name="rows">Cells as text.</param>
    /// <param name="whole">Width of the table.</param>
    /// <param name="half">Width of half a character: of an ASCII letter.</param>
    /// <param name="margins">Both margins of a cell.</param>
    public static IReadOnlyList<double> Of(
        IReadOnlyList<(string Head, int Width)> columns, IReadOnlyList<IReadOnlyList<string>> rows, double whole, double half, double margins)
    {
        List<double> needs = [.. columns.Select((c, i) => rows.Select(r => r[i]).Append(c.Head).Max(NeedOf))];
        for (var most = LongestWhole; most >= ShortestWhole; most--)
        {
            List<double> least = [.. needs.Select(n => (n <= most ? n : LeastOfLong) * half + margins)];
            if (least.Sum() <= whole)
            {
                return Shared(columns, least, whole);
            }
        }

        return [.. columns.Select(c => whole * c.Width / columns.Sum(x => x.Width))];
    }

    // Columns whose share is too small get what they need; the others share what is left.
    private static IReadOnlyList<double> Shared(IReadOnlyList<(string Head, int Width)> columns, List<double> least, double whole)
    {
        var isFixed = new bool[columns.Count];
        while (true)
        {
            var left = whole - least.Where((_, i) => isFixed[i]).Sum();
            double shares = columns.Where((_, i) => !isFixed[i]).Sum(c => c.Width);
            var narrow = Enumerable.Range(0, columns.Count).Where(i => !isFixed[i] && left * columns[i].Width / shares < least[i]).ToList();
            if (narrow.Count == 0)
            {
                return [.. columns.Select((c, i) => isFixed[i] ? least[i] : left * c.Width / shares)];
            }

            narrow.ForEach(i => isFixed[i] = true);
        }
    }

    // A line breaks at a space by itself; the longest piece between must fit. One half is to spare for rounding.
    private static double NeedOf(string text) => text.Split([' ', '\n', '　']).Max(WidthOf) + 1;

    private static double WidthOf(string piece) =>
        piece.Sum(c => IsLetter(c) ? Letter : 2) + (Air * piece.Zip(piece.Skip(1)).Count(pair => IsLetter(pair.First) != IsLetter(pair.Second)));

    private static bool IsLetter(char c) => c < 0x2000;
}
