using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Supervision.Tests.Building;

/// <summary>A real browser at the door of a real server.</summary>
public sealed class Browser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser chromium;

    private Browser(IPlaywright playwright, IBrowser chromium) => (this.playwright, this.chromium) = (playwright, chromium);

    /// <summary>What any page complained about on its console.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Browser> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        var started = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = BrowserFactAttribute.Browser,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new(driver, started);
    }

    /// <summary>A person at a desk: 1440 pixels wide.</summary>
    public Task<IPage> DeskAsync(TestApp app) => PageAsync(app, 1440, 1000, script: true);

    /// <summary>A person with a phone: 390 pixels wide, script off.</summary>
    public Task<IPage> PhoneAsync(TestApp app) => PageAsync(app, 390, 844, script: false);

    public async Task<IPage> PageAsync(TestApp app, int width, int height, bool script)
    {
        var context = await chromium.NewContextAsync(new()
        {
            BaseURL = app.ClientOptions.BaseAddress.ToString(),
            Locale = "zh-CN",
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
        });
        context.SetDefaultTimeout(BrowserSteps.Patience);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.CloseAsync();
        playwright.Dispose();
    }
}

/// <summary>What every journey does.</summary>
public static class BrowserSteps
{
    /// <summary>Milliseconds that a step may take on a busy machine.</summary>
    internal const float Patience = 45_000;

    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    /// <summary>Signs in on the sign-in page.</summary>
    public static async Task SignInAsync(this IPage page, string user, string password)
    {
        await page.GotoAsync("/login");
        await page.GetByLabel("用户名").FillAsync(user);
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/login", RegexOptions.None, Answer), new() { Timeout = Patience });
    }

    /// <summary>Waits until the address ends so.</summary>
    /// <remarks>
    /// Asks again and again. Playwright's own wait for an address looks once and then listens; where a script changes
    /// the address between the look and the listening, it hears nothing and runs into its time limit.
    /// </remarks>
    public static Task ArriveAtAsync(this IPage page, string ending) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(ending) + "$", RegexOptions.None, Answer), new() { Timeout = Patience });

    /// <summary>Opens a desk page and waits until its circuit answers.</summary>
    public static async Task OpenDeskAsync(this IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("main[data-interactive=yes]").WaitForAsync();

        // The layout answers first; the page's own contents may still be drawn anew, which loses an early choice.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
