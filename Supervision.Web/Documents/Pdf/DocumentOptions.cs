namespace Supervision.Web.Documents.Pdf;

/// <summary>Where typefaces for PDF files are found, from section "Documents".</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>A Chinese font file (ttf, otf, ttc) for whatever official typeface is not there; empty looks for Noto CJK.</summary>
    public string FontFile { get; init; } = "";

    /// <summary>The only folder to look in; empty looks where the system keeps its fonts.</summary>
    public string FontDirectory { get; init; } = "";
}
