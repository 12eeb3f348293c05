using System.Net;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;

namespace Supervision.Tests.Access;

/// <summary>One text each for what does not exist and for what one may not see, and the way on (screens 1.4, 1.6).</summary>
public sealed class RefusalTextTests
{
    [Theory]
    [InlineData("/nix")]
    [InlineData("/audit")]
    public async Task Given_a_liaison_When_a_page_is_not_there_for_them_Then_the_one_text_of_the_house_says_where_to_go(string address)
    {
        await using var app = await TestApp.StartAsync();
        using var liaison = await Visitor.SignedInAsync(app, "luo", Role.BodyLiaison, await Scopes.ForAsync(app, Role.BodyLiaison));

        var answer = await liaison.Client.GetAsync(address);
        var text = await Visitor.TextAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("没有找到这个页面", text);
        Assert.Contains("案卷可能已改号，也可能是地址有误。", text);
        Assert.Contains("回到我的首页", text);
    }

    [Fact]
    public async Task Given_somebody_of_the_house_When_a_page_is_refused_Then_it_names_who_can_help()
    {
        await using var app = await TestApp.StartAsync();
        await Visitor.AccountAsync(app, "wenjing", Role.Office);
        using var staff = await Visitor.SignedInAsync(app, "su", Role.WorkCommitteeStaff, await Scopes.ForAsync(app, Role.WorkCommitteeStaff));

        var answer = await staff.Client.GetAsync("/audit");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("请联系测试wenjing（办公室），电话 0000-0000000", await Visitor.TextAsync(answer));
    }

    [Theory]
    [InlineData("/unit")]
    [InlineData("/unit/reports")]
    [InlineData("/unit/opinions")]
    [InlineData("/account")]
    [InlineData("/help")]
    [InlineData("/plan/2026")]
    [InlineData("/search")]
    public async Task Given_a_liaison_When_any_of_their_pages_is_opened_Then_the_others_can_be_reached_from_it(string address)
    {
        await using var app = await TestApp.StartAsync();
        using var liaison = await Visitor.SignedInAsync(app, "luo", Role.BodyLiaison, await Scopes.ForAsync(app, Role.BodyLiaison));

        var text = await liaison.Client.GetStringAsync(address);

        Assert.Contains("href=\"/unit\"", text);
        Assert.Contains("href=\"/unit/reports\"", text);
        Assert.Contains("href=\"/unit/opinions\"", text);
    }
}
