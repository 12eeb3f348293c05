namespace Supervision.Domain.Documents;

/// <summary>A plain letter (函件): no red head, no number; title, addressee, text, signature, day.</summary>
/// <param name="Title">The title as its lines.</param>
/// <param name="Addressee">With its colon.</param>
/// <param name="Body">The paragraphs.</param>
/// <param name="Signature">Who signs.</param>
/// <param name="Day">The day in words.</param>
public sealed record PlainLetter(
    IReadOnlyList<string> Title, string Addressee, IReadOnlyList<DocumentParagraph> Body, string Signature, string Day);
