using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Supervision.Web.Tables;

/// <summary>Writes a table straight into the answer, row by row: what is written is gone from memory (XLSX, CSV).</summary>
/// <remarks>Cells are text, number or day, never a formula; text that a spreadsheet would run is neutralised.</remarks>
public static class StreamedTable
{
    public const string CsvType = "text/csv; charset=utf-8";

    private const int Text = 1;
    private const int Day = 2;
    private const int Head = 3;
    private const int Note = 4;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>CSV in UTF-8 with its mark, as office programs expect it.</summary>
    public static async Task CsvAsync(TableSheet table, Stream to, CancellationToken stop)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        foreach (var row in RowsOf(table))
        {
            await writer.WriteLineAsync(string.Join(',', row.Select(c => SheetWriter.Quoted(SheetWriter.Printable(SheetWriter.Neutral(SheetWriter.TextOf(c)))))).AsMemory(), stop);
        }
    }

    /// <summary>A workbook of one sheet. The stream need not be able to go back.</summary>
    public static Task XlsxAsync(TableSheet table, Stream to, CancellationToken stop) => XlsxAsync([table], to, stop);

    /// <summary>A workbook of several sheets; their names differ.</summary>
    public static async Task XlsxAsync(IReadOnlyList<TableSheet> tables, Stream to, CancellationToken stop)
    {
        await using var patient = new PatientStream(to);
        await using var archive = await ZipArchive.CreateAsync(patient, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, stop);
        foreach (var (name, xml) in TableParts.Of(tables))
        {
            await PartAsync(archive, name, writer => writer.WriteAsync(xml.AsMemory(), stop), stop);
        }

        foreach (var (table, place) in tables.Select((t, i) => (t, i)))
        {
            await PartAsync(archive, TableParts.SheetName(place), writer => SheetAsync(table, writer, stop), stop);
        }
    }

    private static async Task PartAsync(ZipArchive archive, string name, Func<StreamWriter, Task> write, CancellationToken stop)
    {
        await using var stream = await archive.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
        await using var writer = new StreamWriter(stream, Utf8);
        await write(writer);
    }

    private static async Task SheetAsync(TableSheet table, StreamWriter writer, CancellationToken stop)
    {
        await writer.WriteAsync(TableParts.SheetStart(table).AsMemory(), stop);
        var number = 0;
        foreach (var row in RowsOf(table))
        {
            number++;
            await writer.WriteAsync(Row(number, row).AsMemory(), stop);
        }

        await writer.WriteAsync(TableParts.SheetEnd.AsMemory(), stop);
    }

    private static IEnumerable<IReadOnlyList<object?>> RowsOf(TableSheet table) =>
        table.Rows.Prepend([.. table.Columns.Select(c => c.Head)]).Prepend([table.First]);

    private static string Row(int number, IReadOnlyList<object?> cells)
    {
        var style = number switch { 1 => Note, 2 => Head, _ => Text };
        var xml = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
        for (var i = 0; i < cells.Count; i++)
        {
            xml.Append(Cell(cells[i], TableParts.Place(i, number), style));
        }

        return xml.Append("</row>").ToString();
    }

    private static string Cell(object? value, string place, int style) => value switch
    {
        null or "" => $"<c r=\"{place}\" s=\"{style}\"/>",
        int or long or decimal or double => $"<c r=\"{place}\" s=\"{style}\"><v>{SheetWriter.TextOf(value)}</v></c>",
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{Day}\"><v>{TableParts.NumberOf(day)}</v></c>"),
        _ => $"<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(SheetWriter.TextOf(value))}</t></is></c>",
    };

    private static string Escaped(string text) => SecurityElement.Escape(SheetWriter.Printable(SheetWriter.Neutral(text)));
}
