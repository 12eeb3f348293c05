using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Supervision.Web.Tables;

/// <summary>Writes tables that leave the house: templates and exports as XLSX or CSV.</summary>
/// <remarks>Cells are text, number or date, never a formula; text that a spreadsheet would run is neutralised.</remarks>
public static class SheetWriter
{
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const double FirstDay = 25569;
    private const uint DateStyle = 1;

    /// <summary>Writes a workbook of one sheet.</summary>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="rows">The heading row first.</param>
    /// <param name="choices">Lists offered in a column (index from 0), so that templates are filled in rightly.</param>
    public static byte[] Xlsx(string name, IEnumerable<IReadOnlyList<object?>> rows, IReadOnlyDictionary<int, IReadOnlyList<string>>? choices = null)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var part = book.AddNewPart<WorksheetPart>();
            var data = new SheetData(rows.Select(row => new Row(row.Select(Cell))));
            part.Worksheet = new Worksheet(new SheetFormatProperties { DefaultColumnWidth = 22, DefaultRowHeight = 15 }, data);
            if (choices is { Count: > 0 })
            {
                part.Worksheet.Append(new DataValidations(choices.Select(Choice)));
            }

            book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = name }));
        }

        return stream.ToArray();
    }

    /// <summary>Writes CSV in UTF-8 with its mark, as office programs expect it.</summary>
    public static byte[] Csv(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(c => Quoted(Neutral(TextOf(c))))).Append("\r\n");
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Text that begins like a formula gets an apostrophe in front, so that no program runs it.</summary>
    public static string Neutral(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' ? "'" + text : text;

    internal static string TextOf(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    internal static string Quoted(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static Cell Cell(object? value) => value switch
    {
        int or long or decimal or double => new Cell { CellValue = new CellValue(TextOf(value)), DataType = CellValues.Number },
        DateOnly day => new Cell
        {
            CellValue = new CellValue((FirstDay + (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber)).ToString(CultureInfo.InvariantCulture)),
            StyleIndex = DateStyle,
        },
        _ => new Cell
        {
            InlineString = new InlineString(new Text(Printable(Neutral(TextOf(value)))) { Space = SpaceProcessingModeValues.Preserve }),
            DataType = CellValues.InlineString,
        },
    };

    // XML knows no control characters but tab and line ends.
    internal static string Printable(string text) => string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n' or '\r'));

    private static DataValidation Choice(KeyValuePair<int, IReadOnlyList<string>> choice)
    {
        var column = (char)('A' + choice.Key);
        return new DataValidation
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{column}2:{column}2000" },
            Formula1 = new Formula1($"\"{string.Join(',', choice.Value)}\""),
        };
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }));
}
