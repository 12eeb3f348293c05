using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Access;

namespace Supervision.Tests.Screens;

/// <summary>A vote in the hall, through the pages that people use: phones without script, the desk, the two scrutineers (screens 4).</summary>
[Trait("Kind", "Browser")]
public sealed class RatingJourneyTests
{
    private const string Own = "Own-2026";

    [BrowserFact]
    public async Task D_10_Given_a_hall_of_15_When_they_draw_and_vote_on_phones_Then_two_scrutineers_open_confirm_and_the_hall_sees_the_result()
    {
        await using var app = await ARound.AppAsync(port: true);
        var round = await ARound.ApprovedAsync(app, subjects: 4);
        await AccountsAsync(app, round);
        await round.CountAsync(15);
        await using var browser = await Browser.StartAsync();
        var codes = new[] { await CodeAsync(app, browser, round, 0), await CodeAsync(app, browser, round, 1) };
        var desk = await browser.DeskAsync(app);
        await desk.SignInAsync("clerk", Own);
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await ConfirmedAsync(desk, "开放测评");
        await Assertions.Expect(desk.GetByText("测评正在进行。")).ToBeVisibleAsync();

        await VoteStepByStepAsync(app, browser);
        for (var member = 2; member <= 15; member++)
        {
            await round.CastAsync(await round.DrawAsync(member), 0, 1, 0, member == 2 ? (byte)2 : (byte)0);
        }

        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await Assertions.Expect(desk.GetByText("收回 15 / 15")).ToBeVisibleAsync();
        await ConfirmedAsync(desk, "关闭测评");
        await Assertions.Expect(desk.GetByText("测评已经关闭，等待两位监票人启封。")).ToBeVisibleAsync();
        await SealAndConfirmAsync(app, browser, round, codes);
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await ConfirmedAsync(desk, "公布结果");

        var hall = await browser.PageAsync(app, 1600, 900, script: false);
        await hall.SignInAsync("clerk", Own);
        await hall.GotoAsync($"/ballots/{round.Id.Value}/hall");
        await Assertions.Expect(hall.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("对象1 审判员 15 0 0 0 满意", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToBeVisibleAsync();
        Assert.Empty(browser.Complaints);
    }

    // A member of 60 on a phone: one forgotten choice, one changed in the review, a double tap, the back button, a second tab.
    private static async Task VoteStepByStepAsync(TestApp app, Browser browser)
    {
        var phone = await browser.PhoneAsync(app);
        await phone.SignInAsync("member1", Own);
        await phone.GotoAsync("/m/ballots");
        await PressAsync(phone, "领取测评票");
        await PressAsync(phone, "开始填写");
        await Assertions.Expect(phone.GetByText("第 1 位，共 4 位")).ToBeVisibleAsync();
        await phone.GetByText("基本满意", new() { Exact = true }).ClickAsync();
        await PressAsync(phone, "下一位");
        await PressAsync(phone, "下一位");
        await Assertions.Expect(phone.GetByText("您还没有选择。")).ToBeVisibleAsync();
        await phone.GetByText("基本满意", new() { Exact = true }).ClickAsync();
        await PressAsync(phone, "下一位");
        await phone.GetByText("满意", new() { Exact = true }).ClickAsync();
        await PressAsync(phone, "下一位");
        await phone.GetByText("满意", new() { Exact = true }).ClickAsync();
        await PressAsync(phone, "去核对");
        await Assertions.Expect(phone.GetByText("满意 2、基本满意 2、不满意 0。")).ToBeVisibleAsync();
        await PressAsync(phone, "修改 对象1");
        await phone.GetByText("满意", new() { Exact = true }).ClickAsync();
        await PressAsync(phone, "改好了，去核对");
        await Assertions.Expect(phone.GetByText("满意 3、基本满意 1、不满意 0。")).ToBeVisibleAsync();
        var address = phone.Url;
        await phone.GetByRole(AriaRole.Button, new() { Name = "确认投票" }).DblClickAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("已投票|此票已使用", RegexOptions.None, TimeSpan.FromSeconds(1)) })).ToBeVisibleAsync();
        await phone.GotoAsync(address);
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "此票已使用" })).ToBeVisibleAsync();
        await phone.GotoAsync("/m/ballots");
        await Assertions.Expect(phone.GetByText("您已领票。")).ToBeVisibleAsync();
    }

    private static async Task<string> CodeAsync(TestApp app, Browser browser, ARound round, int which)
    {
        var phone = await browser.PhoneAsync(app);
        await phone.SignInAsync($"member{5 + which}", Own);
        await phone.GotoAsync($"/scrutiny/{round.Id.Value}/code");
        await PressAsync(phone, "显示启封码");
        var code = (await phone.Locator(".openingcode").TextContentAsync())!;
        await phone.GetByLabel("抄好以后，请照着纸上再输一遍").FillAsync(code);
        await PressAsync(phone, "我已抄好");
        await Assertions.Expect(phone.GetByText("启封码已抄好。封存票箱时请输入它。")).ToBeVisibleAsync();
        return code;
    }

    private static async Task SealAndConfirmAsync(TestApp app, Browser browser, ARound round, string[] codes)
    {
        foreach (var which in new[] { 0, 1 })
        {
            var phone = await browser.PhoneAsync(app);
            await phone.SignInAsync($"member{5 + which}", Own);
            if (which == 0)
            {
                await phone.GotoAsync($"/scrutiny/{round.Id.Value}/seal");
                await phone.GetByLabel("委员5 的启封码").FillAsync(codes[0]);
                await phone.GetByLabel("委员6 的启封码").FillAsync(codes[1]);
                await PressAsync(phone, "启封并封存");
                await Assertions.Expect(phone.GetByText("票箱已封存，等待两位监票人确认结果。")).ToBeVisibleAsync();
            }

            await phone.GotoAsync($"/scrutiny/{round.Id.Value}/confirm");
            await Assertions.Expect(phone.GetByText("发出 15 = 收回 15 + 未收回 0")).ToBeVisibleAsync();
            await phone.GetByLabel("请再输入一次您的密码").FillAsync(Own);
            await PressAsync(phone, $"确认，我是监票人 委员{5 + which}");
            await Assertions.Expect(phone.GetByText("您已确认。")).ToBeVisibleAsync();
        }
    }

    private static async Task ConfirmedAsync(IPage desk, string act)
    {
        await desk.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).First.ClickAsync();
        await desk.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task AccountsAsync(TestApp app, ARound round)
    {
        await using var db = await app.OpenAsync();
        var maker = app.Services.GetRequiredService<AccountMaker>();
        var clerk = await db.People.Where(p => p.Name == "李文静").Select(p => p.Id).SingleAsync();
        db.Add(maker.Make(clerk, "clerk", Own, mustChangePassword: false));
        db.AddRange(new[] { 1, 5, 6 }.Select(n => maker.Make(round.County.Members[n - 1].Person, $"member{n}", Own, mustChangePassword: false)));
        await db.SaveChangesAsync();
    }
}
