using System.Net;
using Microsoft.AspNetCore.Hosting;
using Supervision.Tests.Building;

namespace Supervision.Tests.Access;

/// <summary>Headers on every kind of answer (anchors 3.2 F34, 3.4).</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("/login", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/m/insp/offline.js", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/session/alive", HttpStatusCode.Redirect)]
    [InlineData("/files/0190b8a0-0000-7000-8000-000000000000", null)]
    [InlineData("/_framework/blazor.web.js", null)]
    public async Task Given_any_answer_When_it_leaves_Then_it_carries_every_header(string address, HttpStatusCode? status)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = new Visitor(app);

        var answer = await visitor.Client.GetAsync(address);

        if (status is not null)
        {
            Assert.Equal(status, answer.StatusCode);
        }

        AssertHeaders(answer, address == "/m/insp/offline.js" ? "/m/insp" : null);
    }

    [Fact]
    public async Task Given_a_post_without_token_When_refused_Then_the_answer_carries_every_header()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = new Visitor(app);

        var answer = await visitor.PostAsync("/logout", token: null);

        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, await answer.Content.ReadAsStringAsync());
        AssertHeaders(answer);
    }

    [Fact]
    public async Task Given_two_pages_When_served_Then_their_nonces_differ_and_no_script_is_inline_without_one()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = new Visitor(app);

        var first = (await visitor.Client.GetAsync("/login")).Headers.GetValues("Content-Security-Policy").Single();
        var second = (await visitor.Client.GetAsync("/login")).Headers.GetValues("Content-Security-Policy").Single();

        Assert.NotEqual(first, second);
        Assert.DoesNotContain("'unsafe-inline'", first.Split(';').Single(d => d.Contains("script-src", StringComparison.Ordinal)));
        Assert.DoesNotContain("unsafe-eval", first);
    }

    [Fact]
    public async Task Given_https_in_production_When_answered_Then_hsts_is_told_also_on_errors()
    {
        await using var app = await TestApp.StartAsync();
        await using var production = app.WithWebHostBuilder(b => b.UseEnvironment("Production"));
        using var secure = production.CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });
        using var plain = production.CreateClient(new() { BaseAddress = new("http://localhost"), AllowAutoRedirect = false });

        Assert.True((await secure.GetAsync("/login")).Headers.Contains("Strict-Transport-Security"));
        Assert.True((await secure.GetAsync("/nothing")).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await plain.GetAsync("/login")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Given_https_required_When_asked_plainly_Then_only_health_answers()
    {
        await using var app = await TestApp.StartAsync(settings: ("Https:Required", "true"));
        using var visitor = new Visitor(app);

        var page = await visitor.Client.GetAsync("/login?returnUrl=%2Fplan");

        Assert.Equal(HttpStatusCode.PermanentRedirect, page.StatusCode);
        Assert.Equal("https://localhost/login?returnUrl=%2Fplan", page.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/login", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/health/live")).StatusCode);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    public async Task Given_a_strange_method_When_asked_Then_it_is_refused(string method)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = new Visitor(app);

        var answer = await visitor.Client.SendAsync(new(new(method), "/login"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        AssertHeaders(answer);
    }

    private static void AssertHeaders(HttpResponseMessage answer, string? workerScope = null)
    {
        string Of(string name) => Assert.Single(answer.Headers.GetValues(name));

        var policy = Of("Content-Security-Policy");
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.Contains("object-src 'none'", policy);
        Assert.Contains("worker-src 'self'", policy);
        Assert.Equal(workerScope, answer.Headers.TryGetValues("Service-Worker-Allowed", out var allowed) ? Assert.Single(allowed) : null);
        Assert.Equal("nosniff", Of("X-Content-Type-Options"));
        Assert.Equal("DENY", Of("X-Frame-Options"));
        Assert.Equal("same-origin", Of("Referrer-Policy"));
        Assert.Contains("camera=()", Of("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }
}
