using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>How a <see cref="ListPaper"/> looks: the page and typefaces of official papers, tables with thin lines; no wording.</summary>
public static class ListPaperLayout
{
    private const double CellPoints = 12;
    private const double FootPoints = 10.5;
    private const int CellLine = 340;
    private const short CellMargin = 80;

    private static readonly TextForm Cell = new(OfficialFont.Text, CellPoints);
    private static readonly TextForm Head = new(OfficialFont.First, CellPoints);
    private static readonly TextForm Small = new(OfficialFont.Text, FootPoints);

    /// <summary>Writes the Word file. The same content gives the same bytes.</summary>
    public static void Write(ListPaper paper, Stream word) => OfficialFile.Write(paper.Title, Content(paper), word, paper.IsAcross);

    private static IEnumerable<BodyPart> Content(ListPaper paper)
    {
        var text = new OfficialText(DocumentStyle.Official);
        var title = text.Title(TitleLines.Of(paper.Title));
        title.ParagraphProperties!.SpacingBetweenLines = WordText.Exactly(720);
        yield return title;
        if (paper.Under.Length > 0)
        {
            yield return Line(paper.Under, Cell, JustificationValues.Center, before: 120);
        }

        foreach (var element in paper.Parts.SelectMany(part => Elements(part, text, paper.IsAcross ? OfficialPage.AcrossTypeWidth : OfficialPage.TypeWidth)))
        {
            yield return element;
        }

        foreach (var line in paper.Signature is { } signature ? text.Signature(signature.Organ, signature.Day) : [])
        {
            yield return line;
        }

        yield return Line(paper.Foot, Small, JustificationValues.Right, before: 240);
    }

    private static IEnumerable<BodyPart> Elements(PaperPart part, OfficialText text, int width) => part switch
    {
        PaperPart.Addressee to => [text.Addressee(to.Words)],
        PaperPart.Text plain => plain.Paragraphs.Select(p => text.Text(p, keepsNext: false)),

        PaperPart.Signed signed => text.Signature(signed.Organ, signed.Day).Select(p => (BodyPart)p),
        PaperPart.NewPage => [new Paragraph(new Run(new Break { Type = BreakValues.Page }))],

        // A table must not touch the next one, or both become one.
        PaperPart.Table table => [TableOf(table, width), Line("", Small, JustificationValues.Left)],
        _ => [],
    };

    private static Table TableOf(PaperPart.Table table, int width)
    {
        List<int> widths = [.. ColumnWidths.Of(table.Columns, table.Rows, width, table.Points * 10, 2 * CellMargin).Select(w => (int)w)];
        var (head, cell) = (Head with { Points = table.Points }, Cell with { Points = table.Points });
        return new(
        [
            new TableProperties(
                new TableWidth { Width = WordText.Twips(width), Type = TableWidthUnitValues.Dxa },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = CellMargin, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = CellMargin, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = WordText.Twips(w) })),
            Row([.. table.Columns.Select(c => c.Head)], widths, head, 0, isHead: true),
            .. table.Rows.Select(r => Row(r, widths, cell, table.RowHeight, isHead: false)),
        ]);
    }

    // The heading comes again on each page, and a row stays on one page.
    private static TableRow Row(IReadOnlyList<string> cells, List<int> widths, TextForm form, int height, bool isHead)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (height > 0)
        {
            properties.Append(new TableRowHeight { Val = (uint)(height * 20), HeightType = HeightRuleValues.AtLeast });
        }

        if (isHead)
        {
            properties.Append(new TableHeader());
        }

        return new([properties, .. cells.Select((cell, i) => new TableCell(
            new TableCellProperties(
                new TableCellWidth { Width = WordText.Twips(widths[i]), Type = TableWidthUnitValues.Dxa },
                new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
            Line(cell, form, isHead || IsNumber(cell) ? JustificationValues.Center : JustificationValues.Left)))]);
    }

    // Numbers of a few figures stand under the middle of their heading.
    private static bool IsNumber(string cell) => cell.Length is > 0 and <= 4 && cell.All(char.IsAsciiDigit);

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    private static Paragraph Line(string text, TextForm form, JustificationValues side, int before = 0) => new(
        new ParagraphProperties
        {
            SnapToGrid = new() { Val = false },
            SpacingBetweenLines = WordText.Exactly(CellLine, before),
            Justification = new() { Val = side },
        },
        WordText.Run(text, form));
}
