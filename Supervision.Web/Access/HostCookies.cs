using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Supervision.Web.Access;

/// <summary>Under HTTPS our cookies are named <c>__Host-…</c>, so that no other host or path can plant one; over plain HTTP browsers forbid that name.</summary>
internal static class HostCookies
{
    /// <summary>All our cookies begin with this.</summary>
    public const string Ours = "supervision";

    private const string Prefix = "__Host-";

    public static void UseHostCookies(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps)
        {
            Accept(context.Request.Headers);
            context.Response.OnStarting(() =>
            {
                Rename(context.Response.Headers);
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    // A cookie of ours without the prefix was not set by us under HTTPS: it is dropped.
    private static void Accept(IHeaderDictionary headers)
    {
        if (CookieHeaderValue.TryParseList(headers.Cookie, out var cookies))
        {
            headers.Cookie = string.Join("; ", cookies
                .Where(c => !c.Name.StartsWith(Ours, StringComparison.Ordinal))
                .Select(c => c.Name.StartsWith(Prefix + Ours, StringComparison.Ordinal) ? $"{c.Name.Substring(Prefix.Length)}={c.Value}" : c.ToString()));
        }
    }

    private static void Rename(IHeaderDictionary headers) => headers.SetCookie = new StringValues(
        [.. headers.SetCookie.Select(c => c?.StartsWith(Ours, StringComparison.Ordinal) == true ? Prefix + c : c)]);
}
