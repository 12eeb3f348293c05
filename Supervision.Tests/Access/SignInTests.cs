using System.Net;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Web.Access;

namespace Supervision.Tests.Access;

/// <summary>Coming in and going out (D-1; anchors 3.2, F32 to F38).</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task Given_the_right_password_When_signing_in_Then_the_person_goes_where_they_wanted()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app);

        var answer = await visitor.SignInAsync("LI", Visitor.Password, "/login?returnUrl=%2Fplan%3Fyear%3D2026");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/plan?year=2026", answer.Headers.Location!.ToString().Replace("http://localhost", ""));
    }

    [Fact]
    public async Task Given_wrong_passwords_When_the_fifth_is_typed_Then_the_account_is_locked_for_ten_minutes()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        using var visitor = new Visitor(app);

        for (var left = 4; left >= 1; left--)
        {
            var wrong = await Visitor.TextAsync(await visitor.SignInAsync("li", "falsch"));
            Assert.Contains($"密码不对，还可以再试 {left} 次", wrong);
        }

        Assert.Contains("10 分钟后", await Visitor.TextAsync(await visitor.SignInAsync("li", "falsch")));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync("li", Visitor.Password)).StatusCode);
        app.Clock.Advance(TimeSpan.FromMinutes(10.5));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignInAsync("li", Visitor.Password)).StatusCode);
    }

    [Fact]
    public async Task Given_a_disabled_account_When_signing_in_Then_it_is_refused_with_the_reason()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "li", Role.Office);
        await using var db = await app.OpenAsync();
        (await db.Users.SingleAsync()).IsDisabled = true;
        await db.SaveChangesAsync();
        using var visitor = new Visitor(app);

        Assert.Contains("已经停用", await Visitor.TextAsync(await visitor.SignInAsync("li", Visitor.Password)));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("http:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("///evil.example")]
    [InlineData("evil.example")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" /plan")]
    [InlineData("/plan\\..\\evil")]
    public void Given_an_address_outside_When_made_safe_Then_it_is_the_front_page(string? address) =>
        Assert.Equal("/", LocalAddress.Safe(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/plan")]
    [InlineData("/plan?year=2026&q=//x#a")]
    public void Given_an_address_inside_When_made_safe_Then_it_stays(string address) => Assert.Equal(address, LocalAddress.Safe(address));
}
