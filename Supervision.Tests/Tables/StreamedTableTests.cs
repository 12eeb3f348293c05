using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Supervision.Web.Tables;

namespace Supervision.Tests.Tables;

/// <summary>Tables that leave the house are opened again: workbooks by the Open XML library, CSV by a CSV library; neither wrote them.</summary>
public sealed class StreamedTableTests
{
    private static readonly TableSheet Table = new(
        "台账[1]", "台账；筛选：无；导出时间 2026年11月23日 9:05，李文静", [new("文号", 20), new("日期"), new("天数", 6)],
        [
            ["望人常审〔2026〕3号", new DateOnly(2026, 11, 23), 5], ["=1+1", null, null], ["+86", null, null], ["-2", null, null], ["@SUM(A1)", null, null],
            ["\tx", null, null], ["\rx", null, null], ["<b>&\"'\u0001𬭎", new DateOnly(2027, 1, 1), 0L],
        ]);

    [Fact]
    public async Task Given_a_table_When_written_as_a_workbook_Then_the_validator_finds_nothing_and_every_cell_is_read_back()
    {
        using var book = await OpenAsync(Table);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal("台账1", book.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single().Name!.Value);
        var rows = Rows(book);
        Assert.Equal([Table.First], rows[0]);
        Assert.Equal(["文号", "日期", "天数"], rows[1]);
        Assert.Equal(["望人常审〔2026〕3号", "46349", "5"], rows[2]);
        Assert.Equal(new DateOnly(2026, 11, 23), DateOnly.FromDateTime(DateTime.FromOADate(46349)));
        Assert.Equal("<b>&\"'𬭎", rows[9][0]);
        Assert.Empty(book.WorkbookPart.WorksheetParts.Single().Worksheet!.Descendants<CellFormula>());
    }

    [Fact]
    public async Task Given_cells_that_a_spreadsheet_would_run_When_written_Then_all_of_them_are_text_with_an_apostrophe()
    {
        using var book = await OpenAsync(Table);
        var csv = SheetReader.Read(new MemoryStream(await CsvAsync(Table with { First = "第一行" }))).Sheet!;

        Assert.Equal(["'=1+1", "'+86", "'-2", "'@SUM(A1)"], Rows(book).Skip(3).Take(4).Select(r => r[0]));
        Assert.All(Rows(book).Skip(3).Take(6), r => Assert.StartsWith("'", r[0], StringComparison.Ordinal));
        Assert.All(csv.Rows.Skip(2).Take(6), r => Assert.StartsWith("'", r.Cells[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_table_When_written_as_csv_Then_it_carries_its_mark_and_quotes_what_needs_it()
    {
        var bytes = await CsvAsync(Table with { Rows = [["甲,乙", new DateOnly(2026, 1, 2), 3], ["说“好”\n再说\"好\"", null, null]] });

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Equal(
            $"{Table.First}\r\n文号,日期,天数\r\n\"甲,乙\",2026-01-02,3\r\n\"说“好”\n再说\"\"好\"\"\",,\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
    }

    [Fact]
    public async Task Given_50_000_rows_When_written_into_an_answer_that_cannot_go_back_Then_no_row_is_kept_or_lost()
    {
        var asked = 0;
        IEnumerable<IReadOnlyList<object?>> Many()
        {
            for (var i = 1; i <= 50_000; i++)
            {
                asked = i;
                yield return [$"第{i}行", null, i];
            }
        }

        await using var wire = new Wire(() => asked);
        await StreamedTable.XlsxAsync(Table with { Rows = Many() }, wire, default);

        Assert.True(wire.FirstByteAt < 50_000, "The first bytes leave before the last row is made.");
        using var book = SpreadsheetDocument.Open(new MemoryStream(wire.Sent.ToArray()), isEditable: false);
        Assert.Equal(50_002, Rows(book).Count);
    }

    private static async Task<SpreadsheetDocument> OpenAsync(TableSheet table)
    {
        var stream = new MemoryStream();
        await StreamedTable.XlsxAsync(table, stream, default);
        return SpreadsheetDocument.Open(stream, isEditable: false);
    }

    private static async Task<byte[]> CsvAsync(TableSheet table)
    {
        using var stream = new MemoryStream();
        await StreamedTable.CsvAsync(table, stream, default);
        return stream.ToArray();
    }

    private static List<List<string>> Rows(SpreadsheetDocument book) =>
    [
        .. book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()),
    ];

    /// <summary>An answer: only asynchronous writing forward, as Kestrel allows it. Remembers how far the rows were when bytes first left.</summary>
    private sealed class Wire(Func<int> asked) : Stream
    {
        public MemoryStream Sent { get; } = new();

        public int FirstByteAt { get; private set; } = int.MaxValue;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (asked() > 0)
            {
                FirstByteAt = Math.Min(FirstByteAt, asked());
            }

            Sent.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous writing.");

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
