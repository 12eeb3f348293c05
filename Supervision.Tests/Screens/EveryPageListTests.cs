using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Tests.Building;

namespace Supervision.Tests.Screens;

/// <summary>No page is forgotten by the walk that looks at each: a new one has a line in <see cref="EveryPageTests.Pages"/> or a reason here.</summary>
public sealed class EveryPageListTests
{
    private const string OpenBallot = "Exists only while a ballot is open; the demo has none open, the plays of a ballot walk through it.";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["/"] = "Leads on to the desk of the role.",
        ["/plan"] = "Leads on to the year.",
        ["/keyworks"] = "Leads on to the year.",
        ["/overview"] = "Leads on to the year.",
        ["/not-found"] = "Answered under the address that was asked for.",
        ["/ballots/{Id:guid}/slips"] = OpenBallot,
        ["/m/ballots/{Id:guid}"] = OpenBallot,
        ["/scrutiny/{Id:guid}"] = OpenBallot,
        ["/scrutiny/{Id:guid}/code"] = OpenBallot,
        ["/scrutiny/{Id:guid}/confirm"] = OpenBallot,
        ["/scrutiny/{Id:guid}/correction"] = OpenBallot,
        ["/scrutiny/{Id:guid}/paper"] = OpenBallot,
        ["/scrutiny/{Id:guid}/replace"] = OpenBallot,
        ["/scrutiny/{Id:guid}/seal"] = OpenBallot,
        ["/scrutiny/{Id:guid}/void"] = OpenBallot,
        ["/me/exam/{Id:guid}"] = "Exists only while a nominee sits an examination.",
        ["/inspections/{Id:guid}/articles/choose"] = "Stands open only while the scheme is a draft; the demo's is decided.",
        ["/inspections/{Id:guid}/articles/map/{Law:guid}"] = "Exists only after a law was amended.",
        ["/inspections/laws/{Id:guid}/compare/{Other:guid}"] = "Exists only after a law was amended.",
    };

    [Fact]
    public async Task Every_page_is_looked_at_or_has_a_reason()
    {
        await using var app = await TestApp.StartAsync();
        var all = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Pattern: "/" + (e.RoutePattern.RawText ?? "").TrimStart('/'), e.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type))
            .Where(r => !r.Pattern.StartsWith("/{", StringComparison.Ordinal)).Distinct().ToList();
        var routes = all.FindAll(r => r.Type is not null);
        IReadOnlyList<string> patterns = [.. all.OrderBy(r => r.Type is null).Select(r => r.Pattern)];

        // A page of two addresses is looked at under one of them.
        var seen = EveryPageTests.Pages.Select(p => Meant(p.Address, patterns)).ToHashSet(StringComparer.Ordinal);
        var types = routes.Where(r => seen.Contains(r.Pattern)).Select(r => r.Type).ToHashSet();

        Assert.Empty(EveryPageTests.Pages.Where(p => Meant(p.Address, patterns) is null).Select(p => p.Address));
        Assert.Empty(routes.Where(r => !types.Contains(r.Type) && !Reasons.ContainsKey(r.Pattern)).Select(r => r.Pattern));
        Assert.DoesNotContain(Reasons.Keys, r => !routes.Exists(x => x.Pattern == r) || types.Contains(routes.Find(x => x.Pattern == r).Type));
    }

    /// <summary>The route an address of the list means: the one with the fewest parameters that fits.</summary>
    private static string? Meant(string address, IReadOnlyList<string> routes)
    {
        var parts = Parts(address.Split('?')[0]);
        return routes.Where(r => Fits(Parts(r), parts)).OrderBy(r => Parts(r).Count(IsParameter)).FirstOrDefault();
    }

    private static bool Fits(string[] route, string[] parts) =>
        (route.Length == parts.Length || (route.Length == parts.Length + 1 && route[^1].EndsWith("?}", StringComparison.Ordinal)))
        && parts.Zip(route).All(p => p.First == p.Second || IsParameter(p.Second));

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsParameter(string part) => part.StartsWith('{');
}
