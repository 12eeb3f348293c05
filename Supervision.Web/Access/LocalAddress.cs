namespace Supervision.Web.Access;

/// <summary>Addresses a person may be sent on to: inside this system only.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this system, otherwise the front page.</summary>
    public static string Safe(string? address) => IsLocal(address) ? address : "/";

    // Browsers read a backslash as a slash and skip control characters, so “/\evil” and “/<tab>/evil” lead outside.
    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? address) =>
        address is ['/'] or ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal);
}
