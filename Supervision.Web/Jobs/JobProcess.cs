using System.Diagnostics;
using System.Globalization;

namespace Supervision.Web.Jobs;

/// <summary>Names the process that holds a lock, so that the next one can tell whether it still lives.</summary>
internal static class JobProcess
{
    /// <summary>Two readings of one start may differ by so many seconds.</summary>
    private const long Blur = 5;

    /// <summary>This process: machine, number, start.</summary>
    public static string Mine { get; } = Name(Process.GetCurrentProcess());

    /// <summary>True only when it ran on this machine and is certainly there no more.</summary>
    public static bool IsGone(string name)
    {
        if (name.Split('|') is not [var machine, var number, var start] || machine != Environment.MachineName
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || !long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var began))
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return Math.Abs(Start(process) - began) > Blur;
        }
        catch (ArgumentException)
        {
            return true;
        }
        catch (Exception unknown) when (unknown is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ends just now, or may not be looked at: the lock's own time decides.
            return false;
        }
    }

    // A number is given again after a while; together with the start it is not.
    private static string Name(Process process) => string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}|{process.Id}|{Start(process)}");

    private static long Start(Process process) => new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
}
