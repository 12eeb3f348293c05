using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Web.Documents;

/// <summary>The page of GB/T 9704—2012: A4, margins 37/28/26/35 mm, grid of 22 lines and 28 characters. All in twips.</summary>
internal static class OfficialPage
{
    public const int Width = 11906;
    public const int Height = 16838;
    public const int Top = 2098;
    public const int Left = 1587;
    public const int Right = 1474;
    public const int Bottom = 1984;

    /// <summary>Width of the type area: 156 mm.</summary>
    public const int TypeWidth = Width - Left - Right;

    /// <summary>Size of the text: 三号.</summary>
    public const double TextPoints = 16;

    /// <summary>One character of the text with its space. 28 characters of 16 points are wider than 156 mm, so each gives up
    /// three tenths of a point; whole twips, because programs round a fraction differently. A quarter would do on paper, but
    /// LibreOffice keeps some of the line for its own grid and would take 27.</summary>
    public const int Character = 314;

    /// <summary>What each character of the text gives up.</summary>
    public const int Condensed = Character - (int)(TextPoints * 20);

    /// <summary>Bottom of the page number's line above the paper's edge, so that its dashes lie 7 mm below the type area.</summary>
    private const uint FooterDistance = 1402;

    /// <summary>Pitch of 22 lines that fill the type area. LibreOffice puts the grid into the middle of the page, so one that
    /// does not fill it would push everything down.</summary>
    private const int GridLine = (Height - Top - Bottom) / 22;

    /// <summary>28 places that fill the type area, as Word counts them: difference to the size in 1/4096 of a point.</summary>
    private const int GridCharacter = -848;

    /// <summary>Width of the type area of a page laid across (A4 横向): the standard's page turned, its head at the left.</summary>
    public const int AcrossTypeWidth = Height - Bottom - Top;

    /// <summary>The section of a page laid across.</summary>
    public static SectionProperties Across(string oddFooter, string evenFooter) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter },
        new PageSize { Width = Height, Height = Width, Orient = PageOrientationValues.Landscape },
        new PageMargin { Top = Left, Right = Top, Bottom = Right, Left = Bottom, Header = 851, Footer = 851, Gutter = 0 });

    /// <param name="oddFooter">Relationship of the footer of odd pages.</param>
    /// <param name="evenFooter">Relationship of the footer of even pages.</param>
    public static SectionProperties Section(string oddFooter, string evenFooter) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter },
        new PageSize { Width = Width, Height = Height },
        new PageMargin { Top = Top, Right = Right, Bottom = Bottom, Left = Left, Header = 851, Footer = FooterDistance, Gutter = 0 },
        new DocGrid { Type = DocGridValues.LinesAndChars, LinePitch = GridLine, CharacterSpace = GridCharacter });
}
