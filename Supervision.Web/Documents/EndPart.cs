using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Documents;
using A = DocumentFormat.OpenXml.Drawing;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Wps = DocumentFormat.OpenXml.Office2010.Word.DrawingShape;

namespace Supervision.Web.Documents;

/// <summary>The end part (版记) at the foot of the last page: copies, printing organ and day, between black rules.</summary>
/// <remarks>It stands in a box fastened to the bottom of the type area, and an empty line of the same height keeps its
/// place in the text. So it never covers text and never stands higher than the bottom of the last page.</remarks>
internal static class EndPart
{
    private const double Points = 14;
    private const int Character = 280;
    private const int Line = 480;
    private const int LastLine = 20;
    private const long EmuPerTwip = 635;
    private const string ShapeSchema = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";

    private static readonly TextForm Form = new(OfficialFont.Text, Points);

    /// <param name="copies">Who gets a copy, with the full stop; null for none.</param>
    /// <param name="organ">Printing organ.</param>
    /// <param name="printed">Day and the word 印发.</param>
    public static Paragraph Of(string? copies, string organ, string printed)
    {
        var height = ((copies is null ? 0 : LinesOf(copies)) + 1) * Line;
        return new(
            new ParagraphProperties
            {
                SnapToGrid = new() { Val = false },
                SpacingBetweenLines = WordText.Exactly(height + Line),
            },
            new Run(WordText.Properties(Form), Box(height + (3 * LastLine), Rows(copies, organ, printed))));
    }

    /// <summary>Lines that 抄送 takes: one character free at each side and three for the word.</summary>
    private static int LinesOf(string copies)
    {
        var places = ((OfficialPage.TypeWidth / Character) - 5) * 2;
        return Math.Max(1, (DocumentText.Halves(copies) + places - 1) / places);
    }

    private static IEnumerable<TableRow> Rows(string? copies, string organ, string printed)
    {
        if (copies is not null)
        {
            yield return Row(
                new() { Left = WordText.Twips(4 * Character), Right = WordText.Twips(Character), Hanging = WordText.Twips(3 * Character) },
                [WordText.Run("抄送：" + copies, Form)]);
        }

        yield return Row(
            new() { Left = WordText.Twips(Character), Right = WordText.Twips(Character) },
            [WordText.Run(organ, Form), new Run(new TabChar()), WordText.Run(printed, Form)]);
    }

    private static TableRow Row(Indentation indent, IReadOnlyList<OpenXmlElement> runs) => new(new TableCell(
        new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = WordText.Twips(OfficialPage.TypeWidth) }),
        new Paragraph(
            [
                new ParagraphProperties
                {
                    SnapToGrid = new() { Val = false },
                    Tabs = new(new TabStop { Val = TabStopValues.Right, Position = OfficialPage.TypeWidth - Character }),
                    SpacingBetweenLines = WordText.Exactly(Line),
                    Indentation = indent,
                    Justification = new() { Val = JustificationValues.Left },
                },
                .. runs,
            ])));

    /// <summary>First and last rule 0.35 mm, those between 0.25 mm.</summary>
    private static Table Table(IEnumerable<TableRow> rows) => new(
        [
            new TableProperties(
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = WordText.Twips(OfficialPage.TypeWidth) },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 8, Color = "000000" },
                    new BottomBorder { Val = BorderValues.Single, Size = 8, Color = "000000" },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 6, Color = "000000" }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            new TableGrid(new GridColumn { Width = WordText.Twips(OfficialPage.TypeWidth) }),
            .. rows,
        ]);

    /// <summary>A box must end with a paragraph; this one is a point high.</summary>
    private static Paragraph Last() => new(new ParagraphProperties
    {
        SnapToGrid = new() { Val = false },
        SpacingBetweenLines = WordText.Exactly(LastLine),
    });

    private static AlternateContent Box(int height, IEnumerable<TableRow> rows)
    {
        var (width, tall) = (OfficialPage.TypeWidth * EmuPerTwip, height * EmuPerTwip);
        var box = new AlternateContent(
            new AlternateContentChoice(new Drawing(Anchor(width, tall, Shape(width, tall, rows)))) { Requires = "wps" });
        box.AddNamespaceDeclaration("wps", ShapeSchema);
        return box;
    }

    /// <summary>Without border and margin; what it holds stands at its bottom.</summary>
    private static Wps.WordprocessingShape Shape(long width, long height, IEnumerable<TableRow> rows) => new(
        new Wps.NonVisualDrawingShapeProperties { TextBox = true },
        new Wps.ShapeProperties(
            new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
            new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle },
            new A.NoFill(),
            new A.Outline(new A.NoFill())),
        new Wps.TextBoxInfo2(new TextBoxContent(Table(rows), Last())),
        new Wps.TextBodyProperties(new A.NoAutoFit())
        {
            LeftInset = 0,
            TopInset = 0,
            RightInset = 0,
            BottomInset = 0,
            Anchor = A.TextAnchoringTypeValues.Bottom,
        });

    /// <summary>At the left and the bottom of the type area; text takes no notice of it.</summary>
    private static Wp.Anchor Anchor(long width, long height, Wps.WordprocessingShape shape) => new(
        new Wp.SimplePosition { X = 0, Y = 0 },
        new Wp.HorizontalPosition(new Wp.PositionOffset("0")) { RelativeFrom = Wp.HorizontalRelativePositionValues.Margin },
        new Wp.VerticalPosition(new Wp.VerticalAlignment("bottom")) { RelativeFrom = Wp.VerticalRelativePositionValues.Margin },
        new Wp.Extent { Cx = width, Cy = height },
        new Wp.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new Wp.WrapNone(),
        new Wp.DocProperties { Id = 1, Name = "版记" },
        new Wp.NonVisualGraphicFrameDrawingProperties(),
        new A.Graphic(new A.GraphicData(shape) { Uri = ShapeSchema }))
    {
        DistanceFromTop = 0,
        DistanceFromBottom = 0,
        DistanceFromLeft = 0,
        DistanceFromRight = 0,
        SimplePos = false,
        RelativeHeight = 1,
        BehindDoc = false,
        Locked = false,
        LayoutInCell = true,
        AllowOverlap = true,
    };
}
