using System.Diagnostics;

namespace Supervision.Tests.Faults;

/// <summary>A <see cref="CastingHost"/>, and the receipts it gave.</summary>
internal sealed class CastingProcess : IDisposable
{
    private readonly Process process;

    private CastingProcess(Process process) => this.process = process;

    public static CastingProcess Start(CastingGround ground)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in new[] { typeof(CastingHost).Assembly.Location, ground.Storage.Database, ground.Round.Value.ToString(), Convert.ToBase64String(ground.BoxKey) })
        {
            start.ArgumentList.Add(argument);
        }

        // Less thought about code that lives for a moment.
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new(Process.Start(start)!);
    }

    /// <summary>All slips are sent at once.</summary>
    public void Send(IEnumerable<HeldSlip> slips)
    {
        process.StandardInput.Write(string.Concat(slips.Select(s => $"{s.Hash} {s.Marks}\n")));
        process.StandardInput.Flush();
    }

    /// <summary>The next receipt; null when the process is gone.</summary>
    public async Task<(string Hash, string Answer)?> NextAsync() =>
        await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(5)) is { } line && line.Split(' ') is [var hash, { Length: > 0 } answer]
            ? (hash, answer)
            : null;

    /// <summary>SIGKILL.</summary>
    public void Kill() => process.Kill();

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
