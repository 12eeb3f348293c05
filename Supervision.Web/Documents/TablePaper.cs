using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>A cell of a table on paper.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="IsStruck">True when it is struck through.</param>
public sealed record PaperCell(string Text, bool IsStruck = false)
{
    public static implicit operator PaperCell(string text) => new(text);

    public static PaperCell FromString(string text) => new(text);
}

/// <summary>A part of a paper: its heading and its table.</summary>
/// <param name="Heading">E.g. 一、专项工作报告; empty for none.</param>
/// <param name="Columns">Heading of each column, with its share of the width.</param>
/// <param name="Rows">The rows.</param>
public sealed record TablePart(string Heading, IReadOnlyList<(string Name, int Share)> Columns, IReadOnlyList<IReadOnlyList<PaperCell>> Rows);

/// <summary>An official paper that is mostly tables (附表), A4 across.</summary>
/// <param name="Title">One line of the paper for each.</param>
/// <param name="Preface">Paragraphs before the tables.</param>
/// <param name="Parts">The parts.</param>
/// <param name="Closing">The last line, e.g. when it was made and with which filter.</param>
public sealed record TablePaper(IReadOnlyList<string> Title, IReadOnlyList<string> Preface, IReadOnlyList<TablePart> Parts, string Closing);

/// <summary>How such a paper looks, in the typefaces and margins of GB/T 9704—2012 turned across; no wording.</summary>
public static class TablePaperLayout
{
    private const double CellPoints = 12;
    private const int CellLine = 380;

    private static readonly TextForm Cell = new(OfficialFont.Text, CellPoints);
    private static readonly TextForm Head = new(OfficialFont.First, CellPoints);

    /// <summary>Writes the Word file. The same content gives the same bytes.</summary>
    public static void Write(TablePaper paper, DocumentStyle style, Stream word) =>
        OfficialFile.Write(string.Concat(paper.Title), Content(paper, style), word, isAcross: true);

    private static IEnumerable<BodyPart> Content(TablePaper paper, DocumentStyle style)
    {
        var text = new OfficialText(style);
        return
        [
            text.Title(paper.Title),
            .. paper.Preface.Select(p => text.Text(DocumentParagraph.Plain(p), keepsNext: false)),
            .. paper.Parts.SelectMany(p => Part(p, text)),
            Line(paper.Closing, Cell, JustificationValues.Right),
        ];
    }

    private static IEnumerable<BodyPart> Part(TablePart part, OfficialText text)
    {
        if (part.Heading.Length > 0)
        {
            yield return text.Text(new(TextLevel.First, part.Heading, ""), keepsNext: true);
        }

        yield return Table(part);
    }

    private static Table Table(TablePart part)
    {
        var all = part.Columns.Sum(c => c.Share);
        var widths = part.Columns.Select(c => OfficialPage.AcrossTypeWidth * c.Share / all).ToList();
        return new(
        [
            new TableProperties(
                new TableWidth { Width = WordText.Twips(widths.Sum()), Type = TableWidthUnitValues.Dxa }, Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = WordText.Twips(w) })),
            Row([.. part.Columns.Select(c => new PaperCell(c.Name))], widths, Head, isHead: true),
            .. part.Rows.Select(r => Row(r, widths, Cell, isHead: false)),
        ]);
    }

    private static TableRow Row(IReadOnlyList<PaperCell> cells, IReadOnlyList<int> widths, TextForm form, bool isHead)
    {
        // A row stays on one page, and the headings stand on each (screens 3.15).
        var properties = new TableRowProperties(new CantSplit());
        if (isHead)
        {
            properties.Append(new TableHeader());
        }

        return new([properties, .. cells.Select((cell, i) => CellOf(cell, widths[i], form, isHead))]);
    }

    private static TableCell CellOf(PaperCell cell, int width, TextForm form, bool isHead)
    {
        var line = Line(cell.Text, form, isHead ? JustificationValues.Center : JustificationValues.Left);
        if (cell.IsStruck)
        {
            foreach (var run in line.Elements<Run>())
            {
                run.RunProperties!.Strike = new();
            }
        }

        return new(
            new TableCellProperties(
                new TableCellWidth { Width = WordText.Twips(width), Type = TableWidthUnitValues.Dxa },
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            line);
    }

    private static Paragraph Line(string text, TextForm form, JustificationValues side) => new(
        new ParagraphProperties
        {
            SnapToGrid = new() { Val = false },
            SpacingBetweenLines = WordText.Exactly(CellLine),
            Justification = new() { Val = side },
        },
        WordText.Run(text, form));

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 6 }, new LeftBorder { Val = BorderValues.Single, Size = 6 },
        new BottomBorder { Val = BorderValues.Single, Size = 6 }, new RightBorder { Val = BorderValues.Single, Size = 6 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
}
