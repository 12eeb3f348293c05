using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Access;

namespace Supervision.Tests.Screens;

/// <summary>What people do in the hall, each on the own device (screens 4).</summary>
internal static class HallSteps
{
    internal const string Own = "Own-2026";

    /// <summary>Accounts for the clerk and these members.</summary>
    internal static async Task AccountsAsync(TestApp app, ARound round, IEnumerable<int> members)
    {
        await using var db = await app.OpenAsync();
        var maker = app.Services.GetRequiredService<AccountMaker>();
        var clerk = await db.People.Where(p => p.Name == "李文静").Select(p => p.Id).SingleAsync();
        db.Add(maker.Make(clerk, "clerk", Own, mustChangePassword: false));
        db.AddRange(members.Select(n => maker.Make(round.County.Members[n - 1].Person, $"member{n}", Own, mustChangePassword: false)));
        await db.SaveChangesAsync();
    }

    /// <summary>A member's phone, signed in.</summary>
    internal static async Task<IPage> PhoneOfAsync(this Browser browser, TestApp app, int member)
    {
        var phone = await browser.PhoneAsync(app);
        await phone.SignInAsync($"member{member}", Own);
        return phone;
    }

    /// <summary>Draws and stands on the cover of the ballot.</summary>
    internal static async Task<string> DrawAsync(this IPage phone)
    {
        await phone.GotoAsync("/m/ballots");
        await phone.PressAsync("领取测评票");
        await Assertions.Expect(phone.GetByRole(AriaRole.Button, new() { Name = "开始填写" })).ToBeVisibleAsync();
        return phone.Url;
    }

    /// <summary>Fills the list form and goes to the review; null leaves a subject blank.</summary>
    internal static async Task FillListAsync(this IPage phone, params int?[] grades)
    {
        await phone.PressAsync("一次列出全部");
        for (var subject = 0; subject < grades.Length; subject++)
        {
            if (grades[subject] is { } grade)
            {
                await phone.Locator($"input[name=c{subject}][value='{grade}']").CheckAsync();
            }
        }

        await phone.PressAsync("去核对");
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "请核对，还没有投出" })).ToBeVisibleAsync();
    }

    internal static async Task CastAsync(this IPage phone)
    {
        await phone.PressAsync("确认投票");
        await phone.SeesAsync("已投票");
    }

    internal static Task SeesAsync(this IPage page, string heading) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true })).ToBeVisibleAsync();

    /// <summary>A scrutineer writes the own opening code down.</summary>
    internal static async Task<string> TakeCodeAsync(this IPage phone, ARound round)
    {
        await phone.GotoAsync($"/scrutiny/{round.Id.Value}/code");
        await phone.PressAsync("显示启封码");
        var code = (await phone.Locator(".openingcode").TextContentAsync())!;
        await phone.CopiedAsync(code);
        await phone.GetByLabel("请照着纸上再输一遍").FillAsync(code);
        await phone.PressAsync("核对");
        await Assertions.Expect(phone.GetByText("启封码已抄好。封存票箱时请输入它。")).ToBeVisibleAsync();
        return code;
    }

    /// <summary>The code is written down; where it is typed back it stands nowhere (screens 4.7a).</summary>
    internal static async Task CopiedAsync(this IPage phone, string code)
    {
        await phone.GetByRole(AriaRole.Link, new() { Name = "我已抄好" }).ClickAsync();
        await Assertions.Expect(phone.GetByLabel("请照着纸上再输一遍")).ToBeVisibleAsync();
        await Assertions.Expect(phone.GetByText(code)).ToHaveCountAsync(0);
    }

    /// <summary>Both opening codes on one page.</summary>
    internal static async Task SealAsync(this IPage phone, ARound round, string[] codes)
    {
        await phone.GotoAsync($"/scrutiny/{round.Id.Value}/seal");
        await phone.GetByLabel("委员5 的启封码").FillAsync(codes[0]);
        await phone.GetByLabel("委员6 的启封码").FillAsync(codes[1]);
        await phone.PressAsync("启封并封存");
    }

    /// <summary>One scrutineer confirms what adds up so.</summary>
    internal static async Task ConfirmAsync(this IPage phone, ARound round, int member, string equation)
    {
        await phone.GotoAsync($"/scrutiny/{round.Id.Value}/confirm");
        await Assertions.Expect(phone.GetByText(equation)).ToBeVisibleAsync();
        await phone.GetByLabel("请再输入一次您的密码").FillAsync(Own);
        await phone.PressAsync($"确认，我是监票人 委员{member}");
        await Assertions.Expect(phone.GetByText("您已确认。")).ToBeVisibleAsync();
    }

    /// <summary>Presses a button that asks first, and says yes.</summary>
    internal static async Task ConfirmedAsync(this IPage desk, string act, string? yes = null)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).First.ClickAsync();
        await desk.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = yes ?? act, Exact = true }).ClickAsync();
    }

    internal static Task PressAsync(this IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    internal static Regex Words(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}
