using Supervision.Domain.Documents;

namespace Supervision.Web.Documents;

/// <summary>How a plain letter looks on paper: the page and type of an official text, without head, number and end part.</summary>
public static class PlainLetterLayout
{
    /// <summary>Writes the Word file. The same content and style give the same bytes.</summary>
    public static void Write(PlainLetter letter, DocumentStyle style, Stream word) =>
        OfficialFile.Write(string.Concat(letter.Title), Paragraphs(letter, style), word);

    private static IEnumerable<BodyPart> Paragraphs(PlainLetter letter, DocumentStyle style)
    {
        var text = new OfficialText(style);
        return
        [
            text.Title(letter.Title),
            text.Addressee(letter.Addressee),
            // The signature never stands on a page without text, so the last paragraph keeps with it.
            .. letter.Body.Select((p, i) => text.Text(p, keepsNext: i == letter.Body.Count - 1)),
            .. text.Signature(letter.Signature, letter.Day),
        ];
    }
}
