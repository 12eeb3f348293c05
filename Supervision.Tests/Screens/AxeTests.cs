using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Supervision.Tests.Building;
using Supervision.Web.Demo;

namespace Supervision.Tests.Screens;

/// <summary>Each main page as axe sees it at a desk: no serious and no critical issue (screens 7.1).</summary>
[Trait("Kind", "Browser")]
public sealed class AxeTests
{
    [BrowserFact]
    public Task At_a_desk_every_main_page_has_no_serious_or_critical_issue() => AxeWalk.NoneAsync(1440, 1000);
}

/// <summary>The same on a phone; a class of its own, so that both widths are walked side by side.</summary>
[Trait("Kind", "Browser")]
public sealed class AxePhoneTests
{
    [BrowserFact]
    public Task On_a_phone_every_main_page_has_no_serious_or_critical_issue() => AxeWalk.NoneAsync(390, 844);
}

/// <summary>Opens every main page at one width and asks axe about it.</summary>
internal static class AxeWalk
{
    private static readonly string[] Grave = ["serious", "critical"];

    public static async Task NoneAsync(int width, int height)
    {
        await using var app = await TestApp.StartAsync(port: true, ("Demo:Enabled", "true"));
        await using var browser = await Browser.StartAsync();
        var places = await EveryPageTests.PlacesAsync(app);
        List<string> issues = [];
        foreach (var person in EveryPageTests.Pages.GroupBy(p => p.User))
        {
            var page = await browser.PageAsync(app, width, height, script: true);
            if (person.Key.Length > 0)
            {
                await page.SignInAsync(person.Key, DemoAccounts.Password);
            }

            foreach (var (_, _, address) in person)
            {
                issues.AddRange(await IssuesAsync(page, places.Aggregate(address, (a, p) => a.Replace(p.Key, p.Value, StringComparison.Ordinal)), width));
            }

            await page.Context.CloseAsync();
        }

        Assert.True(issues.Count == 0, string.Join('\n', issues));
    }

    private static async Task<IEnumerable<string>> IssuesAsync(IPage page, string address, int width)
    {
        await page.GotoAsync(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (await page.Locator("main[data-interactive]").CountAsync() > 0)
        {
            await page.Locator("main[data-interactive=yes]").WaitForAsync();
        }

        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.NotEmpty(result.Passes);
        return from violation in result.Violations
               where Grave.Contains(violation.Impact, StringComparer.Ordinal)
               from node in violation.Nodes
               select $"{address} at {width}: {violation.Id} {node.Html[..Math.Min(node.Html.Length, 160)]}";
    }
}
