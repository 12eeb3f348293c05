using System.Net;
using Microsoft.Extensions.Time.Testing;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;

namespace Supervision.Tests.Access;

/// <summary>Guessing is slowed; the neighbours behind the same address are not (anchors 3.2 F35, F36).</summary>
public sealed class GuessingTests
{
    [Fact]
    public async Task Given_30_wrong_passwords_for_one_account_When_a_neighbour_signs_in_Then_only_the_one_is_locked()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        await Visitor.AccountAsync(app, "wang", Role.Office);
        using var visitor = new Visitor(app);
        var token = await visitor.TokenAsync("/login");
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 30; i++)
        {
            answers.Add((await Post(visitor, token, "li", "falsch" + i)).StatusCode);
        }

        Assert.Equal(10, answers.Count(a => a == HttpStatusCode.OK));
        Assert.Equal(20, answers.Count(a => a == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Post(visitor, token, "li", Visitor.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Post(visitor, token, "wang", Visitor.Password)).StatusCode);
    }

    [Fact]
    public async Task Given_a_flood_from_one_address_When_it_goes_on_Then_it_gets_429_with_a_page_and_a_minute_later_all_is_well()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app);
        for (var i = 0; i < Attempts.PerAddress; i++)
        {
            await visitor.PostAsync("/login", token: null);
        }

        var refused = await visitor.PostAsync("/login", token: null);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Contains("尝试得太频繁", await Visitor.TextAsync(refused));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("li", Visitor.Password)).StatusCode);
    }

    [Fact]
    public void Given_forged_names_without_end_When_counted_Then_old_ones_are_forgotten()
    {
        var clock = new FakeTimeProvider();
        var attempts = new Attempts(clock);
        for (var i = 0; i < 20_000; i++)
        {
            attempts.CountName("n" + i);
            if (i == 15_000)
            {
                clock.Advance(TimeSpan.FromMinutes(2));
            }
        }

        Assert.True(attempts.Known < 12_000);
    }

    [Fact]
    public async Task Given_a_forged_forwarding_header_When_no_proxy_is_configured_Then_the_limit_still_holds()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = new Visitor(app);
        HttpStatusCode last = default;
        for (var i = 0; i <= Attempts.PerAddress; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/login");
            request.Headers.Add("X-Forwarded-For", $"203.0.113.{i % 250}");
            last = (await visitor.Client.SendAsync(request)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task Given_an_unknown_name_When_signing_in_Then_the_answer_does_not_tell_that_it_is_unknown()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app);
        var token = await visitor.TokenAsync("/login");

        Assert.Contains("密码不对，还可以再试 4 次", await Visitor.TextAsync(await Post(visitor, token, "niemand", "x")));
        Assert.Contains("密码不对，还可以再试 3 次", await Visitor.TextAsync(await Post(visitor, token, "niemand", "x")));
        Assert.Contains("密码不对，还可以再试 4 次", await Visitor.TextAsync(await Post(visitor, token, "li", "x")));
    }

    private static Task<HttpResponseMessage> Post(Visitor visitor, string token, string user, string password) =>
        visitor.PostAsync("/login", token, ("_handler", "sign-in"), ("Input.UserName", user), ("Input.Password", password));
}
