using DocumentFormat.OpenXml;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Documents;

/// <summary>How a review opinion (审议意见) looks on paper, by GB/T 9704—2012 with a head of its own (D-15.2, D-15.3); no
/// wording.</summary>
public static class ReviewOpinionLayout
{
    /// <summary>Writes the Word file. The same content and style give the same bytes.</summary>
    public static void Write(ReviewOpinionDocument content, DocumentStyle style, Stream word) =>
        OfficialFile.Write(string.Concat(content.Title), Paragraphs(content, style), word);

    private static IEnumerable<BodyPart> Paragraphs(ReviewOpinionDocument content, DocumentStyle style)
    {
        var text = new OfficialText(style);
        BodyPart[] head = [.. RedHead.Of(content.Head, content.Number, style), text.Title(content.Title), text.Addressee(content.Addressee)];

        // The signature never stands on a page without text, so the last paragraph keeps with it.
        var body = content.Body.Select((p, i) => text.Text(p, keepsNext: i == content.Body.Count - 1));
        BodyPart[] end =
        [
            .. text.Attachments(content.AttachmentLines),
            .. text.Signature(content.Signature, content.Day),
            .. content.Note is { } note ? [text.Note(note)] : Array.Empty<BodyPart>(),
            EndPart.Of(content.Copies, content.PrintingOrgan, content.Printed),
        ];
        return head.Concat(body).Concat(end);
    }
}
