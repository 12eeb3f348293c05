using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;

namespace Supervision.Tests.Access;

/// <summary>Every address of the program, as it is mapped, asked by every role; new pages join by themselves.</summary>
public sealed partial class PageWalkTests
{
    /// <summary>Addresses that need no permission, each for a reason.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "/login", "/logout", "/not-found", "/health/live", "/health/ready", "/text-size", "/calendar/feed/{token}.ics", "/public", "/public/plan/{Year:int}", "/public/rating/{Id:guid}", "/public/{Id:guid}",
        "/q/{code}", // A questionnaire: the code is the whole right (D-6.9).
        "/v", "/v/done", "/v/{code}", // Pages of a slip: the code is the whole right (D-10.8).
    };

    /// <summary>Addresses for whoever is signed in; they show only what is the person's own, or ask the gate of a matter.</summary>
    private static readonly HashSet<string> SignedIn = new(StringComparer.Ordinal) { "/", "/account", "/session/alive", "/help", "/help/{Topic}", "/help/pictures/{name}", "/files/{id:guid}", "/opinions/{id:guid}/document", "/inspections/photos/{id:guid}", "/inspections/photos/{id:guid}/thumb" };

    [Fact]
    public async Task Every_address_names_its_permission_or_stands_on_the_short_list()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Empty(Routes(app).Where(r => r.Policy is null && !Open.Contains(r.Pattern) && !(SignedIn.Contains(r.Pattern) && r.IsGuarded)).Select(r => r.Pattern));
        Assert.Empty(Routes(app).Where(r => r.Policy is { } policy && !Permissions.Table.ContainsKey(policy)).Select(r => r.Pattern));
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_sees_more_than_the_open_pages()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = new Visitor(app);
        foreach (var route in Routes(app).Where(r => !Open.Contains(r.Pattern) && r.IsGet))
        {
            var answer = await visitor.Client.GetAsync(route.Address);

            Assert.True(answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/login?", StringComparison.Ordinal), $"{route.Pattern}: {answer.StatusCode}");
        }
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Every_page_answers_every_role_as_the_table_says(Role role)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "walker", role, await Scopes.ForAsync(app, role));
        List<string> wrong = [];
        foreach (var route in Routes(app).Where(r => r is { IsGet: true, Policy: not null }))
        {
            var answer = await visitor.Client.GetAsync(route.Address);
            if (Fault(route, role, answer) is { } fault)
            {
                wrong.Add($"{route.Pattern} for {role}: {(int)answer.StatusCode}, {fault}");
            }
        }

        Assert.Empty(wrong);
    }

    private static string? Fault(Route route, Role role, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (!Permissions.Allows(route.Policy!, [role]))
        {
            var expected = IsOfTheHouse(role) ? 403 : 404;
            return status == expected ? null : $"expected {expected}";
        }

        // Allowed, yet a made-up id may well not exist.
        return status is 403 or >= 500 || (status is 301 or 302 && answer.Headers.Location!.OriginalString.Contains("/login", StringComparison.Ordinal)) ? "expected to be let in"
            : status == 404 && !route.HasParameters ? "expected a page"
            : null;
    }

    private static bool IsOfTheHouse(Role role) => role is not (Role.BodyLiaison or Role.BodyHead or Role.Appointee or Role.Scrutineer or Role.GuestDeputy);

    internal static List<Route> Routes(TestApp app) =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !(e.RoutePattern.RawText ?? "").TrimStart('/').StartsWith('_'))
            .Select(Route.Of).Where(r => !r.Pattern.StartsWith("/{", StringComparison.Ordinal)).DistinctBy(r => (r.Pattern, r.IsGet)),
    ];

    internal sealed partial record Route(string Pattern, string Address, string? Policy, bool IsGuarded, bool IsGet)
    {
        /// <summary>The id that stands for every id.</summary>
        public const string SampleId = "01900000-0000-7000-8000-000000000001";

        public bool HasParameters => Pattern.Contains('{', StringComparison.Ordinal);

        public static Route Of(RouteEndpoint endpoint)
        {
            var pattern = "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');
            var demands = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
            return new(
                pattern, Parameter().Replace(pattern, m => Sample(m.Value)), demands.Select(d => d.Policy).FirstOrDefault(p => p is not null),
                demands.Count > 0 && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
                endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null || methods is null || methods.Contains("GET"));
        }

        private static string Sample(string parameter) => parameter switch
        {
            _ when parameter.Contains(":guid", StringComparison.Ordinal) => SampleId,
            _ when parameter.Contains(":int", StringComparison.Ordinal) => "2026",
            _ when Choice().Match(parameter) is { Success: true } choice => choice.Groups[1].Value,
            _ when parameter.EndsWith("?}", StringComparison.Ordinal) => "",
            _ => "x",
        };

        [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
        private static partial Regex Parameter();

        [GeneratedRegex(@"regex\(\^\((\w+)", RegexOptions.None, 1000)]
        private static partial Regex Choice();
    }
}

/// <summary>A committee or body to hold a role for.</summary>
internal static class Scopes
{
    public static async Task<Guid?> ForAsync(TestApp app, Role role)
    {
        await using var db = await app.OpenAsync();
        var committee = WorkCommittee.Named("人事代表选举工作委员会", "人事代表工委", WorkCommitteeKind.Working, 1, isPersonnel: true);
        var body = SupervisedBody.Named("望溪县财政局", "县财政局", BodyKind.Department, new(2020, 1, 1), 1);
        db.AddRange(committee, body);
        await db.SaveChangesAsync();
        return role switch
        {
            Role.WorkCommitteeStaff or Role.WorkCommitteeHead => committee.Id.Value,
            Role.BodyLiaison or Role.BodyHead => body.Id.Value,
            _ => null,
        };
    }
}
