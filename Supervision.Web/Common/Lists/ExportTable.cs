using Supervision.Web.Tables;

namespace Supervision.Web.Common.Lists;

/// <summary>A list as it leaves the house: the same columns, rows and order on screen, on paper and in a file (screens 1.1, 3.0).</summary>
/// <param name="Name">What it is called, e.g. 2026年审议意见台账.</param>
/// <param name="Filters">The filters in force, in words.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows: texts, numbers, days.</param>
public sealed record ExportTable(
    string Name, IReadOnlyList<string> Filters, IReadOnlyList<TableColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>Hands out an <see cref="ExportTable"/> as a file.</summary>
internal static class ExportFiles
{
    /// <summary>Formats as they stand in addresses.</summary>
    public const string Formats = "{format:regex(^(xlsx|csv)$)}";

    /// <summary>Writes it into the answer while it is read; the file name carries the day.</summary>
    /// <param name="table">The list.</param>
    /// <param name="format">xlsx or csv.</param>
    /// <param name="who">Who takes it along.</param>
    /// <param name="now">When.</param>
    /// <param name="fileName">Name of the file without day and ending, where it differs from that of the list.</param>
    public static IResult File(this ExportTable table, string format, string who, DateTimeOffset now, string? fileName = null)
    {
        var sheet = new TableSheet(table.Name, (string)ExportWords.FirstRow(table.Name, table.Filters, now, who)[0]!, table.Columns, table.Rows);
        var name = Path.ChangeExtension(ExportWords.FileName(fileName ?? table.Name, now.BeijingDate()), format);
        return format == "csv"
            ? TypedResults.Stream(to => StreamedTable.CsvAsync(sheet, to, CancellationToken.None), StreamedTable.CsvType, name)
            : TypedResults.Stream(to => StreamedTable.XlsxAsync(sheet, to, CancellationToken.None), SheetWriter.XlsxType, name);
    }

    /// <summary>Several lists as one workbook, one sheet each; every sheet says in its first row what it is, when and by whom.</summary>
    /// <param name="tables">The lists; their names differ and name the sheets.</param>
    /// <param name="fileName">Name of the file without day and ending.</param>
    /// <param name="who">Who takes it along.</param>
    /// <param name="now">When.</param>
    /// <param name="named">The day in the file's name where another than that of the export tells the file from others.</param>
    public static IResult Book(this IReadOnlyList<ExportTable> tables, string fileName, string who, DateTimeOffset now, DateOnly? named = null)
    {
        List<TableSheet> sheets = [.. tables.Select(t => new TableSheet(t.Name, (string)ExportWords.FirstRow(t.Name, t.Filters, now, who)[0]!, t.Columns, t.Rows))];
        return TypedResults.Stream(
            to => StreamedTable.XlsxAsync(sheets, to, CancellationToken.None), SheetWriter.XlsxType, Path.ChangeExtension(ExportWords.FileName(fileName, named ?? now.BeijingDate()), "xlsx"));
    }
}
