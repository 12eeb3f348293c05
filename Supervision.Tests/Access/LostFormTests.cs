using System.Net;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;

namespace Supervision.Tests.Access;

/// <summary>A form without a valid token, or after the session ended, comes back with what was typed (anchors 3.2 F8).</summary>
public sealed class LostFormTests
{
    private const string Words = "两渠道入河 <b>很重要</b> “引号” & 𬱾";

    [Fact]
    public async Task Given_no_token_When_a_form_is_posted_Then_the_text_comes_back_and_goes_through_with_one_more_press()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);

        var refused = await visitor.PostAsync("/account?x=1", token: null, ("_handler", "password"), ("Input.Wish", Words), ("Input.NewPassword", "Geheim-2026"));
        var page = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("表单已过期，您填写的内容都在下面。请再点一次保存。", WebUtility.HtmlDecode(page));
        Assert.Contains(Words, WebUtility.HtmlDecode(page));
        Assert.DoesNotContain("<b>", page);
        Assert.DoesNotContain("Geheim", page);
        Assert.Contains("action=\"/account?x=1\"", page);
        Assert.Contains("name=\"_handler\"", page);
        var again = await visitor.PostAsync("/account?x=1", Visitor.TokenIn(page), ("_handler", "password"), ("Input.Wish", Words));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Given_somebody_elses_token_When_posted_Then_it_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        using var li = await Visitor.SignedInAsync(app, "li", Role.Office);
        using var wang = await Visitor.SignedInAsync(app, "wang", Role.Office);

        Assert.Equal(HttpStatusCode.BadRequest, (await li.PostAsync("/account", await wang.TokenAsync("/account"), ("_handler", "password"))).StatusCode);
    }

    [Fact]
    public async Task Given_the_session_ended_while_typing_When_posted_Then_the_text_comes_back_with_a_way_to_sign_in()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);
        var token = await visitor.TokenAsync("/account");
        app.Clock.Advance(TimeSpan.FromMinutes(45));

        var refused = await visitor.PostAsync("/account", token, ("_handler", "password"), ("Input.Wish", Words));
        var text = await Visitor.TextAsync(refused);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains(Words, text);
        Assert.Contains("再次提交", text);
        Assert.Contains("href=\"/login\" target=\"_blank\"", text);
    }

    [Fact]
    public async Task Given_a_text_of_100_000_characters_When_the_token_is_missing_Then_all_of_it_comes_back()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);
        var text = string.Concat(Enumerable.Repeat("污水管网改造进度", 12_500));
        using var content = new MultipartFormDataContent { { new StringContent(text), "Input.Text" } };

        var refused = await visitor.Client.PostAsync("/account", content);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(text, await Visitor.TextAsync(refused));
    }

    [Fact]
    public async Task Given_a_form_from_a_foreign_site_When_posted_Then_nothing_is_shown_back()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "li", Role.Office);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account") { Content = new FormUrlEncodedContent([KeyValuePair.Create("Input.Wish", "钓鱼")]) };
        request.Headers.Add("Origin", "http://evil.example");

        var answer = await visitor.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("钓鱼", await Visitor.TextAsync(answer));
    }
}
