using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Supervision.Benchmarks.Hosting;

/// <summary>A program of its own on loopback: the product as it is published, or an application of this project.</summary>
internal sealed partial class Child : IAsyncDisposable
{
    private readonly Process process;

    private Child(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <summary>The product, published in Release, in Production, over a storage directory.</summary>
    public static Task<Child> ProductAsync(string storage, bool jobs, CancellationToken stop) => StartAsync(
        [Published.ProductFile, "--urls", "http://127.0.0.1:0"], Published.Directory,
        [("Storage__Directory", storage), ("Jobs__Enabled", jobs ? "true" : "false")], stop);

    /// <summary>An application of this project, by the argument that names it.</summary>
    public static Task<Child> OwnAsync(string argument, IEnumerable<(string Key, string Value)> settings, CancellationToken stop) =>
        StartAsync([typeof(Child).Assembly.Location, argument, "--urls", "http://127.0.0.1:0"], AppContext.BaseDirectory, settings, stop);

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    /// <summary>Starts a program with the settings of production; whoever starts it at a known address need not wait for it.</summary>
    public static Process Launch(IEnumerable<string> arguments, string directory, IEnumerable<(string Key, string Value)> settings)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environments.Production;
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<Child> StartAsync(
        IEnumerable<string> arguments, string directory, IEnumerable<(string Key, string Value)> settings, CancellationToken stop)
    {
        var started = Launch(arguments, directory, settings);
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> lines = [];
        void Note(object sender, DataReceivedEventArgs e)
        {
            lines.Add(e.Data ?? "");
            if (Listening().Match(e.Data ?? "") is { Success: true } match)
            {
                listening.TrySetResult(new(match.Groups["address"].Value));
            }
        }

        started.OutputDataReceived += Note;
        started.ErrorDataReceived += Note;
        started.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended: " + string.Join('\n', lines)));
        started.EnableRaisingEvents = true;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new(started, await listening.Task.WaitAsync(TimeSpan.FromMinutes(2), stop));
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
