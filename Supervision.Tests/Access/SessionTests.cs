using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;

namespace Supervision.Tests.Access;

/// <summary>Sessions: cookies, limits of time, and what ends them (anchors 3.2 F7, F32, F33; 3.4 chapter 7).</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Given_plain_http_When_signing_in_Then_the_cookie_is_http_only_and_lax()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app);

        var cookie = (await visitor.SignInAsync("li", Visitor.Password)).Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("supervision=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("path=/", cookie);
        Assert.DoesNotContain("domain=", cookie);
    }

    [Fact]
    public async Task Given_https_When_signing_in_Then_every_cookie_has_the_host_prefix_and_secure()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app, "https://localhost");

        var form = await visitor.Client.GetAsync("/login");
        var answer = await visitor.SignInAsync("li", Visitor.Password);
        var cookies = form.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).ToList();

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.All(cookies, c => Assert.StartsWith("__Host-supervision", c, StringComparison.Ordinal));
        Assert.All(cookies, c => Assert.Contains("secure", c));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Given_a_session_When_signing_in_again_Then_the_cookie_is_a_new_one()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app);

        Assert.NotEqual(Session(await visitor.SignInAsync("li", Visitor.Password)), Session(await visitor.SignInAsync("li", Visitor.Password)));
    }

    [Fact]
    public async Task Given_a_copied_cookie_When_its_holder_signed_out_Then_the_copy_is_dead()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app);
        using var other = new Visitor(app);
        var copy = Session(await visitor.SignInAsync("li", Visitor.Password));
        await other.SignInAsync("li", Visitor.Password);
        Assert.Equal(HttpStatusCode.OK, await AccountWithAsync(app, copy));

        await visitor.PostAsync("/logout", await visitor.TokenAsync("/account"));

        Assert.Equal(HttpStatusCode.Redirect, await AccountWithAsync(app, copy));
        Assert.Equal(HttpStatusCode.OK, (await other.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Given_half_an_hour_without_an_act_When_asked_again_Then_sign_in_is_demanded_and_says_why()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);

        app.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/account")).StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        var answer = await visitor.Client.GetAsync("/account");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith("/login?returnUrl=%2Faccount&expired=1", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_somebody_who_is_always_active_When_twelve_hours_are_over_Then_the_session_ends()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);

        for (var minutes = 0; minutes < 700; minutes += 20)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.Client.GetAsync("/account")).StatusCode);
            app.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        app.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Given_a_session_When_the_account_is_disabled_Then_the_next_request_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);
        await using var db = await app.OpenAsync();
        (await db.Users.SingleAsync()).IsDisabled = true;
        await db.SaveChangesAsync();

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Client.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Given_a_first_password_When_signed_in_Then_only_the_password_page_opens_until_it_is_changed()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office, mustChange: true);
        using var visitor = new Visitor(app);
        await visitor.SignInAsync("li", Visitor.Password);

        Assert.Equal("/account", (await visitor.Client.GetAsync("/plan")).Headers.Location?.OriginalString);
        var changed = await ChangeAsync(visitor, Visitor.Password, "Xin-mima-77");

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.NotEqual("/account", (await visitor.Client.GetAsync("/plan")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Given_two_devices_When_the_password_is_changed_on_one_Then_the_other_is_signed_out()
    {
        await using var app = await TestApp.StartAsync();
        using var desk = await Visitor.SignedInAsync(app, "li", Role.Office);
        using var phone = new Visitor(app);
        await phone.SignInAsync("li", Visitor.Password);

        await ChangeAsync(desk, Visitor.Password, "Xin-mima-77");

        Assert.Equal(HttpStatusCode.OK, (await desk.Client.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Client.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("falsch", "Xin-mima-77", "现在的密码不对")]
    [InlineData(Visitor.Password, "kurz1", "至少 8 个字符")]
    [InlineData(Visitor.Password, "nurbuchstaben", "既有字母又有数字")]
    [InlineData(Visitor.Password, "Password2026!", "太常见")]
    [InlineData(Visitor.Password, Visitor.Password, "换一个")]
    public async Task Given_a_poor_choice_When_changing_the_password_Then_it_is_refused_at_its_field(string current, string chosen, string words)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);

        Assert.Contains(words, await Visitor.TextAsync(await ChangeAsync(visitor, current, chosen)));
    }

    private static async Task<HttpResponseMessage> ChangeAsync(Visitor visitor, string current, string chosen) => await visitor.PostAsync(
        "/account", await visitor.TokenAsync("/account"), ("_handler", "password"),
        ("Input.CurrentPassword", current), ("Input.NewPassword", chosen), ("Input.Again", chosen));

    private static string Session(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("supervision=", StringComparison.Ordinal)).Split(';')[0];

    private static async Task<HttpStatusCode> AccountWithAsync(TestApp app, string cookie)
    {
        using var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        return (await client.GetAsync("/account")).StatusCode;
    }
}
