namespace Supervision.Web.Documents.Pdf;

/// <summary>Font files of the machine, by name.</summary>
internal static class FontFolders
{
    private static readonly string[] Kinds = [".ttf", ".ttc", ".otf"];

    private static readonly EnumerationOptions Quietly = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 };

    /// <param name="only">The only folder to look in; empty for the system's.</param>
    public static IReadOnlyDictionary<string, string> Read(string only)
    {
        Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
        foreach (var folder in (only.Length > 0 ? [only] : System()).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", Quietly).Where(f => Kinds.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)))
            {
                files.TryAdd(Path.GetFileName(file), file);
            }
        }

        return files;
    }

    private static IEnumerable<string> System() =>
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "/System/Library/Fonts",
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts"),
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
    ];
}
