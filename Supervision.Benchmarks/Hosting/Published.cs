using System.Diagnostics;

namespace Supervision.Benchmarks.Hosting;

/// <summary>The product as it is published, made once in a run from what is built.</summary>
internal static class Published
{
    private static readonly Lazy<string> Folder = new(Publish);

    public static string Directory => Folder.Value;

    public static string ProductFile => Path.Combine(Directory, "Supervision.Web.dll");

    private static string Publish()
    {
        var target = Path.Combine(Path.GetTempPath(), "supervision-benchmarks", "published");
        var project = Path.Combine(Repository(), "Supervision.Web");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in new[] { "publish", project, "-c", "Release", "--no-build", "-o", target })
        {
            start.ArgumentList.Add(argument);
        }

        using var publish = Process.Start(start)!;
        var said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0 ? target : throw new InvalidOperationException("The product could not be published: " + said);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Supervision.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("No Supervision.sln above the program.");
    }
}
