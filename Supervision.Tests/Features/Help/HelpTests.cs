using System.Net;
using System.Text.RegularExpressions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;

namespace Supervision.Tests.Features.Help;

/// <summary>The user guide in the program is the one in the repository, whole.</summary>
public sealed partial class HelpTests
{
    private static readonly string[] Topics = ["office", "committee", "member", "council", "liaison", "admin"];

    [Fact]
    public async Task Each_text_opens_and_every_link_and_picture_of_it_is_there()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "office", Role.Office);
        List<string> dead = [];
        foreach (var address in Topics.Select(t => "/help/" + t).Prepend("/help"))
        {
            var page = await visitor.Client.GetStringAsync(address);
            Assert.Contains("<h1", page, StringComparison.Ordinal);
            foreach (var target in Target().Matches(page).Select(m => m.Groups[1].Value).Where(t => t.StartsWith("/help", StringComparison.Ordinal)).Distinct())
            {
                if ((await visitor.Client.GetAsync(target)).StatusCode != HttpStatusCode.OK)
                {
                    dead.Add($"{address}: {target}");
                }
            }

            Assert.DoesNotContain(".md\"", page, StringComparison.Ordinal);
        }

        Assert.Empty(dead);
    }

    [Theory]
    [InlineData(Role.Office, "/help/office")]
    [InlineData(Role.BodyLiaison, "/help/liaison")]
    [InlineData(Role.SystemAdmin, "/help/admin")]
    public async Task The_list_begins_with_the_text_of_the_reader(Role role, string address)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "reader", role, await Scopes.ForAsync(app, role));

        Assert.Matches($"您的身份请看：<a href=\"{address}\"", WebUtility.HtmlDecode(await visitor.Client.GetStringAsync("/help")));
    }

    [Theory]
    [InlineData("/help/nothing")]
    [InlineData("/help/..%2Fappsettings")]
    [InlineData("/help/pictures/..%2F..%2Fappsettings")]
    [InlineData("/help/pictures/nothing")]
    public async Task What_is_not_a_text_of_the_guide_is_not_found(string address)
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = await Visitor.SignedInAsync(app, "office", Role.Office);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync(address)).StatusCode);
    }

    [GeneratedRegex("(?:href|src)=\"([^\"#]+)", RegexOptions.None, 1000)]
    private static partial Regex Target();
}
