namespace Supervision.Tests.Documents;

/// <summary>A test that renders a document; skipped, with the reason, where LibreOffice or poppler is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficeFactAttribute : FactAttribute
{
    private static readonly string[] Needed = ["soffice", "pdftotext", "pdftoppm"];

    /// <summary>What is missing on this machine; empty where documents can be rendered.</summary>
    public static readonly IReadOnlyList<string> Missing =
    [
        .. Needed.Where(tool => !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, tool)))),
    ];

    public OfficeFactAttribute()
    {
        if (Missing.Count > 0)
        {
            Skip = $"Not installed: {string.Join(", ", Missing)}. Install libreoffice-writer-nogui, poppler-utils and fonts-noto-cjk.";
        }
    }
}
