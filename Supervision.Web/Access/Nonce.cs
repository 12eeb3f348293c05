namespace Supervision.Web.Access;

/// <summary>The script nonce of a request, for the one inline script the framework needs.</summary>
public static class NonceExtensions
{
    internal static readonly object Key = new();

    public static string Nonce(this HttpContext context) => context.Items[Key] as string ?? "";
}
