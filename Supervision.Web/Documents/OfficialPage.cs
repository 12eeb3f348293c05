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

    /// <summary>One place of the grid. 28 characters of 16 points are wider than 156 mm, so each gives up a quarter of a
    /// point; whole twips, because a fraction is rounded up by some programs and the line then takes 27.</summary>
    public const int Character = 315;

    /// <summary>What each character of the text gives up.</summary>
    public const int Condensed = Character - (int)(TextPoints * 20);

    /// <summary>Bottom of the page number's line above the paper's edge, so that its dashes lie 7 mm below the type area.</summary>
    private const uint FooterDistance = 1402;

    /// <summary>Word counts the difference between place and size in 1/4096 of a point.</summary>
    private const int CharacterSpace = (int)(((Character / 20.0) - TextPoints) * 4096);

    public static int Millimetres(double length) => (int)Math.Round(length * 1440 / 25.4);

    /// <param name="oddFooter">Relationship of the footer of odd pages.</param>
    /// <param name="evenFooter">Relationship of the footer of even pages.</param>
    public static SectionProperties Section(DocumentStyle style, string oddFooter, string evenFooter) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = oddFooter },
        new FooterReference { Type = HeaderFooterValues.Even, Id = evenFooter },
        new PageSize { Width = Width, Height = Height },
        new PageMargin { Top = Top, Right = Right, Bottom = Bottom, Left = Left, Header = 851, Footer = FooterDistance, Gutter = 0 },
        new DocGrid { Type = DocGridValues.LinesAndChars, LinePitch = style.Line, CharacterSpace = CharacterSpace });
}
