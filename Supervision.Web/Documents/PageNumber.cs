using DocumentFormat.OpenXml.Wordprocessing;

namespace Supervision.Web.Documents;

/// <summary>The page number (页码) “— 1 —”, 四号 宋体: at the right of odd pages, at the left of even ones.</summary>
internal static class PageNumber
{
    private const int Line = 400;
    private const int Character = 280;

    private static readonly TextForm Form = new(OfficialFont.Page, 14);

    public static Footer Odd() => new(Of(JustificationValues.Right, new() { Right = WordText.Twips(Character) }));

    public static Footer Even() => new(Of(JustificationValues.Left, new() { Left = WordText.Twips(Character) }));

    private static Paragraph Of(JustificationValues side, Indentation indent) => new(
        new ParagraphProperties
        {
            SnapToGrid = new() { Val = false },
            SpacingBetweenLines = WordText.Exactly(Line),
            Indentation = indent,
            Justification = new() { Val = side },
        },
        WordText.Run("— ", Form),
        Code(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        Code(new FieldCode(" PAGE ") { Space = DocumentFormat.OpenXml.SpaceProcessingModeValues.Preserve }),
        Code(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        WordText.Run("1", Form),
        Code(new FieldChar { FieldCharType = FieldCharValues.End }),
        WordText.Run(" —", Form));

    private static Run Code(DocumentFormat.OpenXml.OpenXmlElement part) => new(WordText.Properties(Form), part);
}
