using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Tests.Architecture;
using Supervision.Web.Tables;

namespace Supervision.Tests.Tables;

/// <summary>Tables people bring: strange but right is read, wrong is named by its row.</summary>
public sealed class SheetTests
{
    private const string Text = "年度,议题\n2026,“老旧小区”改造\n2026,\"含,逗号\n和换行\"\n";

    static SheetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("GB18030", false)]
    [InlineData("utf-16", true)]
    public void Csv_is_read_in_every_encoding_offices_write(string encoding, bool mark)
    {
        var code = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? code.Preamble.ToArray() : [], .. code.GetBytes(Text)];

        var sheet = Read(bytes).Sheet!;

        Assert.Equal(["年度", "议题"], sheet.Headings);
        Assert.Equal(["“老旧小区”改造", "含,逗号\n和换行"], sheet.Rows.Select(r => r.Cells[1]));
    }

    [Fact]
    public void Xlsx_written_by_the_house_is_read_back()
    {
        var bytes = SheetWriter.Xlsx("计划", [["议题", "日期", "数"], ["养老服务", new DateOnly(2026, 4, 28), 3]]);

        var sheet = Read(bytes).Sheet!;

        Assert.Equal(["养老服务", "2026-04-28", "3"], sheet.Rows.Single().Cells);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+86")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    public void Text_that_a_spreadsheet_would_run_is_neutralised(string text) =>
        Assert.Equal("'" + text, SheetWriter.Neutral(text));

    [Fact]
    public void A_formula_in_csv_is_named_with_its_row_and_column() => Assert.Equal(
        "第 3 行：第 2 列是公式。请复制后“选择性粘贴—数值”，再导入。",
        Assert.Single(Read(Encoding.UTF8.GetBytes("年度,议题\n2026,养老服务\n2026,=1+1\n")).Problems).ToString());

    [Fact]
    public void Merged_cells_mean_every_row_they_cover()
    {
        var sheet = Read(Book(data =>
        {
            data.Append(Row(1, "形式", "议题"), Row(2, "执法检查", "甲法"), Row(3, "", "乙法"));
        }, "A2:A3")).Sheet!;

        Assert.Equal(["执法检查", "执法检查"], sheet.Rows.Select(r => r.Cells[0]));
    }

    [Fact]
    public void A_formula_is_named_with_its_cell()
    {
        var reading = Read(Book(data =>
        {
            var row = Row(2, "x");
            row.GetFirstChild<Cell>()!.InlineString = null;
            row.GetFirstChild<Cell>()!.CellFormula = new CellFormula("1+1");
            data.Append(Row(1, "议题"), row);
        }));

        Assert.Contains("第 2 行：A2 是公式", Assert.Single(reading.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_of_40000_characters_is_refused_by_row()
    {
        var reading = Read(Encoding.UTF8.GetBytes("议题\n短\n" + new string('长', 40_000)));

        Assert.Equal(3, Assert.Single(reading.Problems).Row);
        Assert.Contains("40000", reading.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_quickly_and_without_filling_memory()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("xl/workbook.xml");
            using var big = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++)
            {
                big.Write(zeros);
            }
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        var reading = Read(stream.ToArray());

        Assert.Contains("展开后过大", reading.Problems[0].Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 20 * 1024 * 1024);
    }

    [Theory]
    [InlineData("MZ\0\0program", "不是表格文件")]
    [InlineData("PK\u0003\u0004broken", "打不开")]
    [InlineData("", "是空的")]
    [InlineData("只有表头\n", "没有读到内容")]
    public void What_is_no_table_is_refused(string content, string words) =>
        Assert.Contains(words, Read(Encoding.Latin1.GetBytes(content)).Problems[0].Message + Read(Encoding.UTF8.GetBytes(content)).Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void The_old_format_is_told_what_to_do() =>
        Assert.Contains("另存为 xlsx", Read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).Problems[0].Message, StringComparison.Ordinal);

    [Fact]
    public void Five_thousand_rows_are_read() =>
        Assert.Equal(5000, Read(Encoding.UTF8.GetBytes("议题\n" + string.Concat(Enumerable.Range(1, 5000).Select(i => $"议题{i}\n")))).Sheet!.Rows.Count);

    [Theory]
    [MemberData(nameof(PlanFiles))]
    public void Every_published_plan_is_read(string file)
    {
        var reading = Read(File.ReadAllBytes(Path.Combine(Source.Root, "Supervision.Tests/Data/plans", file)));

        Assert.Empty(reading.Problems);
        Assert.Equal("topic", reading.Sheet!.Headings[4]);
    }

    public static TheoryData<string> PlanFiles() =>
        [.. Directory.GetFiles(Path.Combine(Source.Root, "Supervision.Tests/Data/plans")).Select(f => Path.GetFileName(f))];

    private static SheetReading Read(byte[] bytes) => SheetReader.Read(new MemoryStream(bytes));

    private static Row Row(uint number, params string[] cells) => new(cells.Select((c, i) => new Cell
    {
        CellReference = $"{(char)('A' + i)}{number}",
        DataType = CellValues.InlineString,
        InlineString = new InlineString(new Text(c)),
    }))
    { RowIndex = number };

    private static byte[] Book(Action<SheetData> fill, string? merged = null)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var part = book.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            fill(data);
            part.Worksheet = new Worksheet(data);
            if (merged is not null)
            {
                part.Worksheet.Append(new MergeCells(new MergeCell { Reference = merged }));
            }

            book.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = "表" }));
        }

        return stream.ToArray();
    }
}
