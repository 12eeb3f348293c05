using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;

namespace Supervision.Tests.Access;

/// <summary>An open desk page in a real browser when its right goes (anchors 3.2 F31).</summary>
[Trait("Kind", "Browser")]
public sealed class OpenPageTests
{
    [BrowserFact]
    public async Task Given_an_open_page_When_the_role_is_ended_Then_the_page_closes_by_itself()
    {
        await using var app = await TestApp.StartAsync(port: true);
        await Visitor.AccountAsync(app, "office", Role.Office);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("office", Visitor.Password);
        await page.OpenDeskAsync("/reports");

        await using (var db = await app.OpenAsync())
        {
            (await db.RoleHoldings.SingleAsync()).EndOn(db.Clock.Today());
            await db.SaveChangesAsync();
        }

        // Without a role of the house its pages are as if they did not exist (screens 1.6).
        await page.GetByRole(AriaRole.Heading, new() { Name = "没有找到这个页面" }).WaitForAsync();
        Assert.DoesNotContain("常委会会议听取", await page.ContentAsync(), StringComparison.Ordinal);
    }
}
