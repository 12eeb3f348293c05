namespace Supervision.Domain.Opinions;

/// <content>The PDF beside the Word file (D-8.7).</content>
public sealed partial class ReviewOpinion
{
    /// <summary>The PDF that went out; null where the machine had no typeface for one.</summary>
    public Guid? Pdf { get; private set; }

    /// <summary>SHA-256 of its bytes.</summary>
    public string? PdfHash { get; private set; }

    /// <summary>Fixes the PDF with the dispatch.</summary>
    public void Fix(OpinionFile pdf) => (Pdf, PdfHash) = (pdf.File, pdf.Hash);
}
