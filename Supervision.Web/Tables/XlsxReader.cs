using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Supervision.Web.Tables;

/// <summary>Reads the first sheet of an XLSX file: shared and inline strings, numbers, dates, merged cells; refuses formulas and bombs.</summary>
internal static class XlsxReader
{
    public static SheetReading Read(Stream content)
    {
        try
        {
            return RefusalOf(content) is { } refusal ? SheetReading.Refused(new RowProblem(0, refusal)) : ReadBook(content);
        }
        catch (Exception failure) when (failure is InvalidDataException or OpenXmlPackageException or System.Xml.XmlException or FileFormatException
            or FormatException or ArgumentException or NullReferenceException or InvalidOperationException or IndexOutOfRangeException)
        {
            return SheetReading.Refused(new RowProblem(0, "这个表格打不开，可能没有传完整，请重新另存为 xlsx 后再导入。"));
        }
    }

    // Judged from the archive's directory and by counting while unpacking into nothing: the sizes it states may be lies.
    private static string? RefusalOf(Stream content)
    {
        content.Position = 0;
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > SheetLimits.MostEntries || archive.Entries.Sum(e => e.Length) > SheetLimits.MostUnpacked)
        {
            return "这个文件展开后过大，不能导入。";
        }

        if (archive.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            return "这个表格带有宏，请另存为不带宏的 xlsx 后再导入。";
        }

        return archive.GetEntry("xl/workbook.xml") is null ? "这不是表格文件。可以用 xlsx 或 csv。" : Counted(archive);
    }

    private static string? Counted(ZipArchive archive)
    {
        var buffer = new byte[81920];
        long total = 0;
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                total += read;
                if (total > SheetLimits.MostUnpacked)
                {
                    return "这个文件展开后过大，不能导入。";
                }
            }
        }

        return null;
    }

    private static SheetReading ReadBook(Stream content)
    {
        content.Position = 0;
        using var book = SpreadsheetDocument.Open(content, isEditable: false, new OpenSettings { MaxCharactersInPart = SheetLimits.MostUnpacked });
        var workbook = book.WorkbookPart!;
        var first = workbook.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First();
        var sheet = ((WorksheetPart)workbook.GetPartById(first.Id!.Value!)).Worksheet!;
        var formulas = sheet.Descendants<Cell>().Where(c => c.CellFormula is not null).Take(20).Select(FormulaProblem).ToList();
        if (formulas.Count > 0)
        {
            return SheetReading.Refused(formulas);
        }

        var cells = new CellTexts(workbook);
        var rows = sheet.Descendants<Row>().Take(SheetLimits.MostRows + 2).Select((row, i) => ReadRow(row, i, cells)).ToList();
        SpreadMerged(sheet, rows);
        return SheetReader.Shape(rows.Select(r => (r.Number, (IReadOnlyList<string>)r.Cells)));
    }

    private static RowProblem FormulaProblem(Cell cell)
    {
        var (row, _) = Place(cell.CellReference?.Value ?? "A0");
        return new(row, $"{cell.CellReference?.Value} 是公式。请复制后“选择性粘贴—数值”，再导入。");
    }

    private static RawRow ReadRow(Row row, int index, CellTexts texts)
    {
        List<string> cells = [];
        foreach (var cell in row.Elements<Cell>())
        {
            // Empty cells are left out of the file: the column comes from the reference.
            var column = cell.CellReference?.Value is { } reference ? Place(reference).Column : cells.Count;
            if (column >= SheetLimits.MostColumns)
            {
                break;
            }

            while (cells.Count < column)
            {
                cells.Add("");
            }

            cells.Add(texts.Of(cell));
        }

        return new((int)(row.RowIndex?.Value ?? (uint)index + 1), cells);
    }

    // A merged area holds its text in the first cell only; every row it covers means the same.
    private static void SpreadMerged(Worksheet sheet, List<RawRow> rows)
    {
        var byNumber = rows.GroupBy(r => r.Number).ToDictionary(g => g.Key, g => g.First().Cells);
        foreach (var area in sheet.Descendants<MergeCell>().Take(SheetLimits.MostRows).Select(m => m.Reference?.Value?.Split(':')))
        {
            if (area is not [var from, var to])
            {
                continue;
            }

            var ((top, left), (bottom, right)) = (Place(from), Place(to));
            if (!byNumber.TryGetValue(top, out var source) || left >= source.Count)
            {
                continue;
            }

            for (var row = top; row <= Math.Min(bottom, top + SheetLimits.MostRows); row++)
            {
                Fill(byNumber.GetValueOrDefault(row), left, Math.Min(right, SheetLimits.MostColumns - 1), source[left]);
            }
        }
    }

    private static void Fill(List<string>? cells, int left, int right, string text)
    {
        for (var column = left; cells is not null && column <= right; column++)
        {
            while (cells.Count <= column)
            {
                cells.Add("");
            }

            cells[column] = cells[column].Length == 0 ? text : cells[column];
        }
    }

    private static (int Row, int Column) Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetter).Count();
        var column = reference.Take(letters).Aggregate(0, (n, c) => (n * 26) + (char.ToUpperInvariant(c) - 'A' + 1)) - 1;
        return (int.Parse(reference.AsSpan(letters), CultureInfo.InvariantCulture), column);
    }

    private sealed record RawRow(int Number, List<string> Cells);

    /// <summary>The text of a cell as people see it.</summary>
    private sealed class CellTexts(WorkbookPart book)
    {
        private readonly string[] shared =
            book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(TextOf).ToArray() ?? [];

        private readonly CellFormat[] formats =
            book.WorkbookStylesPart?.Stylesheet?.CellFormats?.Elements<CellFormat>().ToArray() ?? [];

        public string Of(Cell cell)
        {
            if (cell.InlineString is { } inline)
            {
                return inline.InnerText;
            }

            var raw = cell.CellValue?.Text ?? "";
            return cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(raw, CultureInfo.InvariantCulture)]
                : cell.DataType is null && IsDate(cell) && double.TryParse(raw, CultureInfo.InvariantCulture, out var serial)
                    ? DateTime.FromOADate(serial).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : raw;
        }

        // Phonetic guides are no part of the text.
        private static string TextOf(SharedStringItem item) => string.Concat(item.Descendants<Text>()
            .Where(t => t.Parent is not PhoneticRun).Select(t => t.Text));

        private bool IsDate(Cell cell)
        {
            var format = cell.StyleIndex?.Value is { } style && style < formats.Length ? formats[style].NumberFormatId?.Value ?? 0 : 0;
            return format is >= 14 and <= 17 or >= 27 and <= 31 or >= 50 and <= 58;
        }
    }
}
