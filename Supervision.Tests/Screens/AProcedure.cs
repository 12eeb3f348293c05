using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Demo;

namespace Supervision.Tests.Screens;

/// <summary>A county with its people and nothing else, a real server, a real browser, and a clock to move.</summary>
internal sealed class AProcedure : IAsyncDisposable
{
    /// <summary>What the procedure follows.</summary>
    public const string Title = "提升基层医疗服务能力情况";

    private readonly List<(string User, IPage Page)> pages = [];

    private AProcedure(TestApp app, Browser browser, DemoCounty county) => (App, Browser, County) = (app, browser, county);

    public TestApp App { get; }

    public Browser Browser { get; }

    public DemoCounty County { get; }

    /// <summary>The department whose work the report is about.</summary>
    public SupervisedBody Health => County.Bodies["县卫生健康局"];

    public SupervisedBody Government => County.Bodies["县人民政府"];

    public static async Task<AProcedure> StartAsync(int month, int day)
    {
        var app = await TestApp.StartAsync(On(month, day), port: true);
        await using var db = await app.OpenAsync();
        var county = DemoCounty.AddTo(db, new(2026, 1, 1));
        DemoAccounts.AddTo(db, county, app.Services.GetRequiredService<AccountMaker>());
        await db.SaveChangesAsync();
        return new(app, await Browser.StartAsync(), county);
    }

    /// <summary>The day of the story as a date field takes it.</summary>
    public string Today => App.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public void GoTo(int month, int day) => App.Clock.SetUtcNow(On(month, day));

    /// <summary>Somebody at a desk, signed in.</summary>
    public async Task<IPage> DeskAsync(string user) => await EnterAsync(await Browser.DeskAsync(App), user);

    /// <summary>Somebody with a phone without script, signed in.</summary>
    public async Task<IPage> PhoneAsync(string user) => await EnterAsync(await Browser.PhoneAsync(App), user);

    /// <summary>Somebody with a phone whose scripts run, signed in.</summary>
    public async Task<IPage> ScriptPhoneAsync(string user) => await EnterAsync(await Browser.PageAsync(App, 390, 844, script: true), user);

    /// <summary>The account of one of the made-up people.</summary>
    public async Task<string> UserOfAsync(string name)
    {
        await using var db = await App.OpenAsync();
        var person = County[name].Id;
        return await db.Set<Account>().Where(a => a.Person == person).Select(a => a.UserName!).SingleAsync();
    }

    /// <summary>An account for somebody whom the county does not have yet: the liaison of a body.</summary>
    public async Task LiaisonAsync(string name, string user, SupervisedBody body)
    {
        await using var db = await App.OpenAsync();
        var person = Person.Named(name);
        db.AddRange(person, RoleHolding.Of(person.Id, Role.BodyLiaison, new(2020, 1, 1), body.Id.Value));
        db.Add(App.Services.GetRequiredService<AccountMaker>().Make(person.Id, user, DemoAccounts.Password, mustChangePassword: false));
        await db.SaveChangesAsync();
    }

    public async Task<SpecialReport> ReportAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.SpecialReports.AsNoTracking().SingleAsync(r => r.Title.Contains(Title));
    }

    public async Task<ReviewOpinion> OpinionAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.ReviewOpinions.AsNoTracking().SingleAsync();
    }

    /// <summary>The sentences of the history on a page, oldest first, those that are folded away too.</summary>
    public static async Task<IReadOnlyList<string>> HistoryAsync(IPage page)
    {
        await page.Locator("#history li").First.WaitForAsync();
        return [.. (await page.Locator("#history li").AllTextContentsAsync()).Reverse()];
    }

    /// <summary>The history tells these things in this order, and nothing else.</summary>
    public static void AssertTells(IReadOnlyList<string> history, IReadOnlyList<string> sentences)
    {
        Assert.Equal(sentences.Count, history.Count);
        Assert.All(history.Zip(sentences), line => Assert.Contains(line.Second, line.First, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await PicturesAsync();
        await Browser.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>Nine in the morning of a day of 2026.</summary>
    private static DateTimeOffset On(int month, int day) => new(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8));

    // A minute passes between two people: the door counts attempts by the minute.
    private async Task<IPage> EnterAsync(IPage page, string user)
    {
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        pages.Add((user, page));
        await page.SignInAsync(user, DemoAccounts.Password);
        return page;
    }

    // With the variable PICTURES naming a folder: what everybody who is still there last saw.
    private async Task PicturesAsync()
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            foreach (var (user, page) in pages.Where(p => !p.Page.IsClosed))
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"procedure-{user}.png"), FullPage = true });
            }
        }
    }
}

/// <summary>What several steps do alike.</summary>
internal static class Pushing
{
    public static Task PushAsync(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    public static Task PushAsync(this ILocator part, string name) => part.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    public static Task SeeAsync(this IPage page, string words) => page.GetByText(words).First.WaitForAsync();
}
