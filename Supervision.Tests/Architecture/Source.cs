using System.Runtime.CompilerServices;

namespace Supervision.Tests.Architecture;

/// <summary>The source files of the solution, for tests that read them.</summary>
internal static class Source
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    public static IEnumerable<string> Files(string project, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, project), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    public static string Short(string file) => Path.GetRelativePath(Root, file);

    private static string Find([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
