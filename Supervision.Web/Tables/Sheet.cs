namespace Supervision.Web.Tables;

/// <summary>A table as read from a file: one heading row and the rows below it, all cells as text.</summary>
/// <param name="Headings">Texts of the first row that is not empty.</param>
/// <param name="Rows">The rows below it, without empty ones.</param>
public sealed record Sheet(IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> Rows);

/// <summary>A row of a <see cref="Sheet"/>.</summary>
/// <param name="Number">Number of the row in the file, from 1, as people see it there.</param>
/// <param name="Cells">As many cells as there are headings.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>A problem of one row, in Chinese.</summary>
/// <param name="Row">Number of the row in the file; 0 for the file as a whole.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record RowProblem(int Row, string Message)
{
    /// <summary>The sentence with its row in front.</summary>
    public override string ToString() => Row == 0 ? Message : $"第 {Row} 行：{Message}";
}

/// <summary>What came of reading a file: a sheet, or the problems that stand in the way.</summary>
public sealed record SheetReading(Sheet? Sheet, IReadOnlyList<RowProblem> Problems)
{
    public static SheetReading Of(Sheet sheet) => new(sheet, []);

    public static SheetReading Refused(params IReadOnlyList<RowProblem> problems) => new(null, problems);
}

/// <summary>The limits of a table that may be read.</summary>
internal static class SheetLimits
{
    public const int MostRows = 20_000;
    public const int MostColumns = 100;

    /// <summary>Longest cell; longer ones are no names or topics but something gone wrong.</summary>
    public const int LongestCell = 4_000;

    public const long MostUnpacked = 60L * 1024 * 1024;
    public const int MostEntries = 300;
}
