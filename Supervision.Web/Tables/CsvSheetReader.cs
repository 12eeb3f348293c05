using System.Text;
using CsvHelper;

namespace Supervision.Web.Tables;

/// <summary>Reads CSV; the encoding is found out: UTF-8 with or without mark, otherwise GB18030 (D-17.33).</summary>
internal static class CsvSheetReader
{
    private const int MostFormulas = 20;

    private static readonly char[] Separators = [',', '\t', ';'];

    static CsvSheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static SheetReading Read(Stream content)
    {
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        var bytes = copy.ToArray();
        if (bytes.AsSpan().IndexOfAny<byte>([0, 1, 2, 3, 4, 5, 6, 7, 8]) >= 0 && !HasUtf16Mark(bytes))
        {
            return SheetReading.Refused(new RowProblem(0, "这不是表格文件。可以用 xlsx 或 csv。"));
        }

        if (Decode(bytes) is not { } text)
        {
            return SheetReading.Refused(new RowProblem(0, "文字编码认不出来，请另存为 UTF-8 的 csv，或者用 xlsx。"));
        }

        try
        {
            var rows = Rows(text);
            var formulas = Formulas(rows).Take(MostFormulas).ToList();
            return formulas.Count > 0 ? SheetReading.Refused(formulas) : SheetReader.Shape(rows);
        }
        catch (CsvFormatException failure)
        {
            return SheetReading.Refused(new RowProblem((int)failure.LineNumber, "这一行的引号不成对，请检查。"));
        }
    }

    private static List<(int, IReadOnlyList<string>)> Rows(string text)
    {
        using var reader = CsvReader.Create(new StringReader(text), new CsvReaderOptions
        {
            HasHeader = false,
            Separator = SeparatorOf(text),
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MalformedData = CsvMalformedDataHandling.Throw,
            AllowLineBreaksInQuotes = true,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
        }, leaveOpen: false);
        List<(int, IReadOnlyList<string>)> rows = [];
        while (rows.Count <= SheetLimits.MostRows + 1 && reader.Read())
        {
            rows.Add(((int)reader.LineNumber, [.. Enumerable.Range(0, Math.Min(reader.FieldCount, SheetLimits.MostColumns)).Select(i => reader.GetString(i))]));
        }

        return rows;
    }

    // A spreadsheet would run it when the file is opened there; what was meant is its value.
    private static IEnumerable<RowProblem> Formulas(List<(int Number, IReadOnlyList<string> Cells)> rows) =>
        from row in rows
        from cell in row.Cells.Index()
        where cell.Item.StartsWith('=')
        select new RowProblem(row.Number, $"第 {cell.Index + 1} 列是公式。请复制后“选择性粘贴—数值”，再导入。");

    // Office programs write commas, tabs or semicolons; the heading row tells.
    private static char SeparatorOf(string text)
    {
        var line = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length).ToString();
        return Separators.MaxBy(c => line.Count(x => x == c));
    }

    internal static bool HasUtf16Mark(byte[] bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    // Strict UTF-8 first: Chinese text in GB18030 is practically never valid UTF-8. Detection by frequency is left for what is neither.
    internal static string? Decode(byte[] bytes)
    {
        if (HasUtf16Mark(bytes))
        {
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes, 2, bytes.Length - 2);
        }

        return Try(new UTF8Encoding(false, true), bytes) is { } utf8 ? utf8.TrimStart('\uFEFF')
            : Try(Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback), bytes)
            ?? Guess(bytes);
    }

    private static string? Guess(byte[] bytes) =>
        UtfUnknown.CharsetDetector.DetectFromBytes(bytes).Detected is { Confidence: > 0.7f, Encoding: { } encoding } ? encoding.GetString(bytes) : null;

    private static string? Try(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
