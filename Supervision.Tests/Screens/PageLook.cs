using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Supervision.Tests.Building;
using Supervision.Web.Demo;

namespace Supervision.Tests.Screens;

/// <summary>The second half of <see cref="EveryPageTests.Pages"/>.</summary>
[Trait("Kind", "Browser")]
public sealed class EveryPageSecondHalfTests
{
    [BrowserFact]
    public Task Every_main_page_of_the_second_half_is_without_error_without_sideways_scrolling_and_without_grave_issue_at_both_widths() =>
        PageLook.AtAllAsync(EveryPageTests.Pages[EveryPageTests.Middle..]);
}

/// <summary>Opens pages of the demo year as who uses them and looks at each at a desk and on a phone: no error, nothing cut off, and no
/// serious or critical issue for axe (screens 7.1).</summary>
/// <remarks>A page is opened once and narrowed, as somebody does who turns a tablet. With the variable PICTURES naming a folder it also leaves
/// a picture of each.</remarks>
internal static class PageLook
{
    private static readonly (int Width, int Height)[] Widths = [(1440, 1000), (390, 844)];
    private static readonly string[] Grave = ["serious", "critical"];

    public static async Task AtAllAsync((string Name, string User, string Address)[] pages)
    {
        await using var app = await TestApp.StartAsync(port: true, ("Demo:Enabled", "true"));
        await using var browser = await Browser.StartAsync();
        var places = await EveryPageTests.PlacesAsync(app);
        List<string> faults = [];
        foreach (var person in pages.GroupBy(p => p.User))
        {
            var page = await browser.PageAsync(app, Widths[0].Width, Widths[0].Height, script: true);
            if (person.Key.Length > 0)
            {
                await page.SignInAsync(places.GetValueOrDefault(person.Key, person.Key), DemoAccounts.Password);
            }

            foreach (var (name, _, address) in person)
            {
                faults.AddRange(await AtAsync(page, name, places.Aggregate(address, (a, p) => a.Replace(p.Key, p.Value, StringComparison.Ordinal))));
            }

            await page.Context.CloseAsync();
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(browser.Complaints);
    }

    private static async Task<IEnumerable<string>> AtAsync(IPage page, string name, string address)
    {
        await page.SetViewportSizeAsync(Widths[0].Width, Widths[0].Height);
        var answer = await page.GotoAsync(address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (await page.Locator("main[data-interactive]").CountAsync() > 0)
        {
            await page.Locator("main[data-interactive=yes]").WaitForAsync();
            await page.WaitForTimeoutAsync(400);
        }

        List<string> faults = answer!.Ok ? [] : [$"{address} answered {answer.Status}"];
        if ((await page.Locator("h1").First.InnerTextAsync()).Contains("出错", StringComparison.Ordinal))
        {
            faults.Add($"{address} failed");
        }

        foreach (var (width, height) in Widths)
        {
            await page.SetViewportSizeAsync(width, height);
            await KeepPictureAsync(page, name, width);
            faults.AddRange(await SidewaysAsync(page, address, width));
            faults.AddRange(await IssuesAsync(page, address, width));
        }

        return faults;
    }

    private static async Task KeepPictureAsync(IPage page, string name, int width)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}.png"), FullPage = width == Widths[0].Width });
        }
    }

    private static async Task<IEnumerable<string>> SidewaysAsync(IPage page, string address, int width)
    {
        var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        return overflow <= 0 ? [] : [$"{address} at {width} is {overflow} px too wide"];
    }

    private static async Task<IEnumerable<string>> IssuesAsync(IPage page, string address, int width)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.NotEmpty(result.Passes);
        return from violation in result.Violations
               where Grave.Contains(violation.Impact, StringComparer.Ordinal)
               from node in violation.Nodes
               select $"{address} at {width}: {violation.Id} {node.Html[..Math.Min(node.Html.Length, 160)]}";
    }
}
