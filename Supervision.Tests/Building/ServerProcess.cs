using System.Diagnostics;
using System.Text.RegularExpressions;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Building;

/// <summary>The program as a process of its own, so that it can be killed as a power cut would.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<string> output;

    private ServerProcess(Process process, List<string> output, Uri address) => (this.process, this.output, Address) = (process, output, address);

    public Uri Address { get; }

    /// <summary>What it wrote so far.</summary>
    public IReadOnlyList<string> Output
    {
        get
        {
            lock (output)
            {
                return [.. output];
            }
        }
    }

    /// <summary>Starts the program on a directory and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string directory, params IEnumerable<(string Key, string Value)> settings)
    {
        var started = Launch(directory, settings, "--urls", "http://127.0.0.1:0");
        List<string> lines = [];
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        started.OutputDataReceived += (_, e) => Note(e.Data, lines, listening);
        started.ErrorDataReceived += (_, e) => Note(e.Data, lines, listening);
        started.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The program ended: " + string.Join('\n', lines)));
        started.EnableRaisingEvents = true;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new(started, lines, await listening.Task.WaitAsync(TimeSpan.FromSeconds(90)));
    }

    /// <summary>Starts the program and does not wait for it; it has no address that is known.</summary>
    public static ServerProcess Launch(string directory, IEnumerable<(string Key, string Value)> settings)
    {
        var started = Launch(directory, settings, "--urls", "http://127.0.0.1:0");
        List<string> lines = [];
        var unasked = new TaskCompletionSource<Uri>();
        started.OutputDataReceived += (_, e) => Note(e.Data, lines, unasked);
        started.ErrorDataReceived += (_, e) => Note(e.Data, lines, unasked);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return new(started, lines, new("http://127.0.0.1"));
    }

    /// <summary>Runs one command of the program to its end.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string directory, string? input, params string[] arguments)
    {
        using var command = Launch(directory, [], arguments);
        if (input is not null)
        {
            await command.StandardInput.WriteAsync(input);
        }

        command.StandardInput.Close();
        var (said, complained) = (command.StandardOutput.ReadToEndAsync(), command.StandardError.ReadToEndAsync());
        await command.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        return (command.ExitCode, await said + await complained);
    }

    /// <summary>The most memory it has held so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>SIGKILL: no goodbye, no flush.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static Process Launch(string directory, IEnumerable<(string Key, string Value)> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.Combine(Architecture.Source.Root, "Supervision.Web"),
        };
        start.ArgumentList.Add(typeof(SupervisionDb).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Storage__Directory"] = directory;
        start.Environment["Demo__Enabled"] = "false";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return Process.Start(start)!;
    }

    private static void Note(string? line, List<string> lines, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Add(line);
        }

        if (Listening().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(new(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)", RegexOptions.None, 1000)]
    private static partial Regex Listening();
}
