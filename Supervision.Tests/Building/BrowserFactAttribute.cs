namespace Supervision.Tests.Building;

/// <summary>A test that needs a browser; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>The browser on this machine, or null.</summary>
    public static readonly string? Browser =
        (Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? [named] : new[] { "/usr/bin/chromium", "/usr/bin/google-chrome" })
        .FirstOrDefault(File.Exists);

    public BrowserFactAttribute()
    {
        if (Browser is null)
        {
            Skip = "No Chromium: install it, or name it in CHROMIUM.";
        }
    }
}
