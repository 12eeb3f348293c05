using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Supervision.Web.Access;

/// <summary>While a ballot is on its way nothing is logged, whatever the settings say (D-10.8): a line with its time beside the roll, or an
/// address, could say who cast when.</summary>
internal static class BallotSilence
{
    // These write down where somebody is sent; after drawing that is a slip, and the request is a member's.
    private static readonly string[] Guides = ["Microsoft.AspNetCore.Components.Server.Circuits.RemoteNavigationManager", "Microsoft.AspNetCore.Http.Result.RedirectResult"];

    private static readonly AsyncLocal<bool> Quiet = new();

    /// <summary>Begins or ends the silence of whatever is called from here.</summary>
    /// <returns>What it was before.</returns>
    public static bool Set(bool isQuiet)
    {
        var was = Quiet.Value;
        Quiet.Value = isQuiet;
        return was;
    }

    public static IServiceCollection AddBallotSilence(this IServiceCollection services)
    {
        services.AddSingleton<IHttpContextFactory, QuietContexts>();
        return services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, QuietLogs>();
    }

    /// <summary>The first place that sees a request, before the server writes its first line about it.</summary>
    private sealed class QuietContexts(IServiceProvider services) : IHttpContextFactory
    {
        private readonly DefaultHttpContextFactory inner = new(services);

        public HttpContext Create(IFeatureCollection featureCollection)
        {
            Set(BallotPath.TakeCode(featureCollection));
            return inner.Create(featureCollection);
        }

        public void Dispose(HttpContext httpContext)
        {
            inner.Dispose(httpContext);
            Set(false);
        }
    }

    /// <summary>Adds the silence to every rule of every log; the one that would apply without any rule becomes a rule.</summary>
    private sealed class QuietLogs : IPostConfigureOptions<LoggerFilterOptions>
    {
        public void PostConfigure(string? name, LoggerFilterOptions options)
        {
            var rules = options.Rules.ToList();
            options.Rules.Clear();
            options.Rules.Add(Quieter(new(null, null, options.MinLevel, null)));
            foreach (var rule in rules)
            {
                options.Rules.Add(Quieter(rule));
            }
        }

        private static LoggerFilterRule Quieter(LoggerFilterRule rule) => new(
            rule.ProviderName, rule.CategoryName, rule.LogLevel,
            (provider, category, level) => !Quiet.Value && !(level < LogLevel.Warning && Guides.Contains(category, StringComparer.Ordinal))
                && (rule.Filter is null || rule.Filter(provider, category, level)));
    }
}
