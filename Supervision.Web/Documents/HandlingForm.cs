using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>What a handling form says above its table (研究处理情况填报表, D-15.10).</summary>
/// <param name="Code">Tells to which opinion and body the form belongs; stands in the last line.</param>
/// <param name="Title">Title.</param>
/// <param name="Facts">Lines below the title: number, body, term.</param>
/// <param name="Rows">The points with what is known of them.</param>
public sealed record HandlingFormSheet(string Code, string Title, IReadOnlyList<string> Facts, IReadOnlyList<HandlingFormRow> Rows);

/// <summary>One row of the table, as text.</summary>
/// <param name="Order">Number of the point.</param>
/// <param name="Asked">要求.</param>
/// <param name="Status">办理情况.</param>
/// <param name="Measures">措施.</param>
/// <param name="Result">结果或者理由.</param>
/// <param name="Evidence">佐证.</param>
/// <param name="Day">日期.</param>
public sealed record HandlingFormRow(int Order, string Asked, string Status, string Measures, string Result, string Evidence, string Day);

/// <summary>Writes the Word form with its table of points, to be filled in and read back.</summary>
public static class HandlingFormWriter
{
    /// <summary>Heads of the columns, in their order; the reader asks for exactly these.</summary>
    internal static readonly IReadOnlyList<string> Heads = ["序号", "要求", "办理情况", "措施", "结果（不采纳的写理由）", "佐证", "日期"];

    /// <summary>What stands before the code.</summary>
    internal const string CodeLabel = "表格编号：";

    private static readonly int[] Widths = [700, 3600, 1300, 2900, 2900, 1500, 1500];

    public static void Write(HandlingFormSheet sheet, Stream word)
    {
        using var file = WordprocessingDocument.Create(word, WordprocessingDocumentType.Document);
        var body = new Body(Line(sheet.Title, JustificationValues.Center, "36"));
        body.Append(sheet.Facts.Select(f => Line(f, JustificationValues.Left, "24")));
        body.Append(Line("办理情况填：已办结、正在办理、计划办理、不采纳。日期写成 2026-09-30 这样。请不要增减行列。", JustificationValues.Left, "21"));
        body.Append(TableOf(sheet.Rows));
        body.Append(Line(CodeLabel + sheet.Code, JustificationValues.Left, "21"));
        body.Append(new SectionProperties(
            new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
            new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }));
        file.AddMainDocumentPart().Document = new Document(body);
    }

    private static Table TableOf(IReadOnlyList<HandlingFormRow> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })),
            new TableGrid(Widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        var head = RowOf(Heads);
        head.PrependChild(new TableRowProperties(new TableHeader()));
        table.Append(head);
        table.Append(rows.Select(r => RowOf([r.Order.ToString(CultureInfo.InvariantCulture), r.Asked, r.Status, r.Measures, r.Result, r.Evidence, r.Day])));
        return table;
    }

    private static TableRow RowOf(IReadOnlyList<string> cells) => new(cells.Select((text, i) =>
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Widths[i].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }));
        var lines = DocumentText.Paragraphs(text);
        cell.Append((lines.Count == 0 ? [""] : lines).Select(l => Line(l, JustificationValues.Left, "21")));
        return cell;
    }));

    private static Paragraph Line(string text, JustificationValues alignment, string halfPoints) => new(
        new ParagraphProperties(new Justification { Val = alignment }),
        new Run(
            new RunProperties(
                new RunFonts { Ascii = OfficialFont.Text.Name, HighAnsi = OfficialFont.Text.Name, EastAsia = OfficialFont.Text.Name },
                new FontSize { Val = halfPoints }),
            new Text(DocumentText.Line(text)) { Space = SpaceProcessingModeValues.Preserve }));
}

/// <summary>What was found in a form that came back.</summary>
/// <param name="Rows">The rows of its table.</param>
/// <param name="Problems">Why it cannot be taken, in Chinese; empty when it can.</param>
public sealed record HandlingFormContents(IReadOnlyList<HandlingFormRow> Rows, IReadOnlyList<string> Problems);

/// <summary>Reads a filled-in form; trusts nothing in it.</summary>
public static class HandlingFormReader
{
    private const int MostRows = 500;
    private const long Largest = 20L * 1024 * 1024;

    public static HandlingFormContents Read(Stream content, string code)
    {
        if (content.Length > Largest)
        {
            return Refuse("表格文件太大，最多 20 MB。");
        }

        var (kind, refusal) = Files.FileKind.Judge(content, "form.docx");
        if (kind?.Name != "docx")
        {
            return Refuse($"{refusal ?? $"这是 {kind!.Name} 文件，不是从这里下载的表格。"}请上传填好的 Word 表格（docx）。");
        }

        try
        {
            using var word = WordprocessingDocument.Open(content, false, new OpenSettings { MaxCharactersInPart = 10_000_000 });
            return word.MainDocumentPart?.Document?.Body is { } body ? Read(body, code) : Refuse("这份 Word 文件打不开，请重新下载表格填写。");
        }
        catch (Exception failure) when (failure is OpenXmlPackageException or System.Xml.XmlException or InvalidDataException or FileFormatException)
        {
            return Refuse("这份 Word 文件打不开，请重新下载表格填写。");
        }
    }

    private static HandlingFormContents Read(Body body, string code)
    {
        if (!body.InnerText.Contains(HandlingFormWriter.CodeLabel + code, StringComparison.Ordinal))
        {
            return Refuse("这不是这份审议意见、这个单位的表格，请重新下载表格填写。");
        }

        var table = body.Descendants<Table>().FirstOrDefault(t => t.Elements<TableRow>().FirstOrDefault() is { } head && Cells(head).SequenceEqual(HandlingFormWriter.Heads, StringComparer.Ordinal));
        if (table is null)
        {
            return Refuse($"表格的表头应当是：{string.Join("、", HandlingFormWriter.Heads)}。");
        }

        List<HandlingFormRow> rows = [];
        List<string> problems = [];
        foreach (var (cells, n) in table.Elements<TableRow>().Skip(1).Take(MostRows).Select((r, i) => (Cells(r), i + 1)))
        {
            if (cells.Count != HandlingFormWriter.Heads.Count || !int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var order))
            {
                problems.Add($"表格第 {n} 行的序号或者列数不对，请不要增减行列。");
            }
            else if (rows.Exists(r => r.Order == order))
            {
                problems.Add($"表格里序号 {order} 出现了两次。");
            }
            else
            {
                rows.Add(new(order, cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));
            }
        }

        return new(rows, problems);
    }

    private static List<string> Cells(TableRow row) =>
        [.. row.Elements<TableCell>().Select(c => string.Join('\n', c.Descendants<Paragraph>().Select(p => DocumentText.Clean(p.InnerText).Trim()).Where(t => t.Length > 0)))];

    private static HandlingFormContents Refuse(string problem) => new([], [problem]);
}
