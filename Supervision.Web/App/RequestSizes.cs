using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Supervision.Domain.Documents;

namespace Supervision.Web.App;

/// <summary>How large a request may be. Whoever is signed in may send more than any file may hold, so that a file too large is
/// read to its end and answered with a sentence: a server that hangs up in the middle shows as a broken connection.</summary>
internal static class RequestSizes
{
    /// <summary>The largest file the rule can ever allow, and room for the other fields of the form.</summary>
    public static readonly long Largest = (FileRules.MaxMegabytes.Most + 1L) * 1024 * 1024;

    /// <summary>The longest address: ten thousand Chinese characters looked for are answered with a sentence, not with a bare 414.</summary>
    private const int LongestAddress = 128 * 1024;

    public static void AddRequestSizes(this IServiceCollection services) => services
        .Configure<FormOptions>(o => o.MultipartBodyLengthLimit = Largest)
        .Configure<KestrelServerOptions>(o => o.Limits.MaxRequestLineSize = LongestAddress);

    /// <summary>Stands behind the sign-in: strangers keep the server's own limit.</summary>
    public static void UseRequestSizes(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.User.Identity is { IsAuthenticated: true }
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Largest;
        }

        return next(context);
    });
}
