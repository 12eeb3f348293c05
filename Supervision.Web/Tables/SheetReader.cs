namespace Supervision.Web.Tables;

/// <summary>Reads CSV (UTF-8, GB18030) and XLSX; which of them it is, the content decides and not the name.</summary>
public static class SheetReader
{
    private static ReadOnlySpan<byte> Zip => [0x50, 0x4B, 0x03, 0x04];

    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads the whole table. The stream must be seekable; nothing is unpacked before its size is known.</summary>
    public static SheetReading Read(Stream content)
    {
        var head = new byte[4];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        return head.AsSpan(0, read) switch
        {
            [] => SheetReading.Refused(new RowProblem(0, "这个文件是空的。")),
            var bytes when bytes.SequenceEqual(Zip) => XlsxReader.Read(content),
            var bytes when bytes.SequenceEqual(OldOffice) =>
                SheetReading.Refused(new RowProblem(0, "这是旧格式的表格（xls）或者加密文件，请另存为 xlsx 或 csv 后再导入。")),
            _ => CsvSheetReader.Read(content),
        };
    }

    /// <summary>Cuts raw rows into headings and rows and checks the limits that both formats share.</summary>
    internal static SheetReading Shape(IEnumerable<(int Number, IReadOnlyList<string> Cells)> raw)
    {
        var filled = raw.Where(r => r.Cells.Any(c => c.Length > 0)).Take(SheetLimits.MostRows + 2).ToList();
        if (filled.Count < 2)
        {
            return SheetReading.Refused(new RowProblem(0, "没有读到内容：第一行应当是表头，下面至少有一行。"));
        }

        if (filled.Count > SheetLimits.MostRows + 1)
        {
            return SheetReading.Refused(new RowProblem(0, $"最多导入 {SheetLimits.MostRows} 行，请分成几个文件。"));
        }

        IReadOnlyList<string> headings = [.. filled[0].Cells.Select(c => c.Trim())];
        var rows = filled.Skip(1).Select(r => new SheetRow(r.Number, Fit(r.Cells, headings.Count))).ToList();
        var problems = rows.SelectMany(r => TooLong(r, headings)).ToList();
        return problems.Count > 0 ? new(null, problems) : SheetReading.Of(new(headings, rows));
    }

    private static IReadOnlyList<string> Fit(IReadOnlyList<string> cells, int count) =>
        [.. Enumerable.Range(0, count).Select(i => i < cells.Count ? cells[i].Trim() : "")];

    private static IEnumerable<RowProblem> TooLong(SheetRow row, IReadOnlyList<string> headings) =>
        from i in Enumerable.Range(0, headings.Count)
        where row.Cells[i].Length > SheetLimits.LongestCell
        select new RowProblem(row.Number, $"“{headings[i]}”一格有 {row.Cells[i].Length} 个字，最多 {SheetLimits.LongestCell} 个字。");
}
