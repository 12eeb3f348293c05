using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Web.Features.Ratings;
using static Supervision.Tests.Screens.HallSteps;

namespace Supervision.Tests.Screens;

/// <summary>Every page of a ballot in every state: axe, text twice as large, and a vote without a mouse (screens 7.1).</summary>
[Trait("Kind", "Browser")]
public sealed class BallotAccessTests
{
    // Text at so many times its size; at the width of a small phone with WeChat's largest setting, too.
    private static readonly (double Times, int Width)[] Enlarged = [(2, 390), (1.4, 320)];

    private readonly List<string> faults = [];

    [BrowserFact]
    public async Task Every_ballot_and_scrutiny_page_in_every_state_passes_axe_and_loses_nothing_at_twice_the_text_size()
    {
        await using var app = await ARound.AppAsync(port: true);
        var round = await ARound.ApprovedAsync(app, 4, SlipWay.Mixed);
        await AccountsAsync(app, round, [1, 2, 5, 6]);
        await using var browser = await Browser.StartAsync();
        var (voter, member, scrutineer) = (await browser.PageAsync(app, 390, 844, script: true), await SignedInAsync(app, browser, "member1"), await SignedInAsync(app, browser, "member5"));
        await round.CountAsync(27);
        var sheets = (await round.County.DoAsync<PrintSlips, Supervision.Domain.Rules.Outcome<IReadOnlyList<SlipToken>>>(round.County.Clerk, u => u.RunAsync(round.Id, 12, 0, default))).Value!;
        var code = await BeforeOpeningAsync(voter, member, scrutineer, round, sheets[0]);
        await round.TakeOtherCodeAsync(code);
        await round.DoneAsync<OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        await WhileOpenAsync(voter, member, scrutineer, round, sheets);
        await round.CloseAsync();
        await AfterClosingAsync(app, browser, voter, scrutineer, round, sheets);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [BrowserFact]
    public async Task A_person_who_cannot_use_a_mouse_votes_with_the_keyboard_alone_and_without_script()
    {
        await using var app = await ARound.AppAsync(port: true);
        var round = await ARound.OpenAsync(app, present: 15, subjects: 4);
        var slip = await round.DrawAsync(1);
        await using var browser = await Browser.StartAsync();
        var page = await browser.PageAsync(app, 1024, 768, script: false);
        await page.GotoAsync("/v");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(slip.ForPrint().ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");
        await ReachAsync(page, "开始填写");
        await page.Keyboard.PressAsync("Enter");
        for (var subject = 1; subject <= 4; subject++)
        {
            await Assertions.Expect(page.GetByText($"第 {subject} 位，共 4 位")).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Space");
            if (subject == 2)
            {
                await page.Keyboard.PressAsync("ArrowDown");
            }

            await ReachAsync(page, subject == 4 ? "去核对" : "下一位");
            await page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(page.GetByText("满意 3、基本满意 1、不满意 0。")).ToBeVisibleAsync();
        await ReachAsync(page, "确认投票");
        await page.Keyboard.PressAsync("Enter");
        await page.SeesAsync("已投票");
    }

    // Tab until the focus stands on what is written so; where it stands must be seen.
    private static async Task ReachAsync(IPage page, string words)
    {
        for (var presses = 0; presses < 15; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = page.Locator(":focus");
            if (await focused.CountAsync() == 1 && (await focused.InnerTextAsync()).Trim() == words)
            {
                Assert.NotEqual("none", await focused.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
                return;
            }
        }

        Assert.Fail($"The focus never came to {words}.");
    }

    private static async Task<IPage> SignedInAsync(TestApp app, Browser browser, string user)
    {
        var page = await browser.PageAsync(app, 390, 844, script: true);
        await page.SignInAsync(user, Own);
        return page;
    }

    private async Task<string> BeforeOpeningAsync(IPage voter, IPage member, IPage scrutineer, ARound round, SlipToken slip)
    {
        await SeeAsync(voter, $"/v/{slip.ForAddress()}", "投票未开放");
        await SeeAsync(member, "/m/ballots", "领票");
        await SeeAsync(scrutineer, $"/scrutiny/{round.Id.Value}", "本场测评");
        await SeeAsync(scrutineer, $"/scrutiny/{round.Id.Value}/code", "领取启封码");
        await scrutineer.PressAsync("显示启封码");
        await LookAsync(scrutineer, "code shown");
        var code = (await scrutineer.Locator(".openingcode").TextContentAsync())!;
        await scrutineer.CopiedAsync(code);
        await LookAsync(scrutineer, "code asked");
        await scrutineer.GetByLabel("请照着纸上再输一遍").FillAsync("1");
        await scrutineer.PressAsync("核对");
        await LookAsync(scrutineer, "code wrong");
        await scrutineer.GetByLabel("请照着纸上再输一遍").FillAsync(code);
        await scrutineer.PressAsync("核对");
        await LookAsync(scrutineer, "code noted");
        return code;
    }

    private async Task WhileOpenAsync(IPage voter, IPage member, IPage scrutineer, ARound round, IReadOnlyList<SlipToken> sheets)
    {
        await SeeAsync(voter, "/v", "输入票号");
        await SeeAsync(voter, $"/v/{SlipToken.New().ForAddress()}", "票号无效");
        var address = $"/v/{sheets[1].ForAddress()}";
        await SeeAsync(voter, address, "县人民法院任命人员履职情况满意度测评");
        await voter.PressAsync("开始填写");
        await LookAsync(voter, "subject");
        await voter.PressAsync("下一位");
        await LookAsync(voter, "warned");
        await voter.GotoAsync(address);
        await voter.PressAsync("一次列出全部");
        await LookAsync(voter, "list");
        await voter.PressAsync("去核对");
        await LookAsync(voter, "review with blanks");
        await voter.PressAsync("确认投票");
        await voter.SeesAsync("已投票");
        await LookAsync(voter, "done");
        await SeeAsync(voter, address, "此票已使用");
        await SeeAsync(member, "/m/ballots", "领票");
        await member.DrawAsync();
        await SeeAsync(member, "/m/ballots", "领票");
        await SeeAsync(scrutineer, $"/scrutiny/{round.Id.Value}/replace", "换发测评票");
        await scrutineer.GetByLabel("谁的票").SelectOptionAsync(new SelectOptionValue { Label = "委员1" });
        await scrutineer.GetByLabel("写坏的票的票号").FillAsync(sheets[2].ForPrint());
        await scrutineer.GetByLabel("监票人 委员5 的密码").FillAsync(Own);
        await scrutineer.GetByLabel("监票人 委员6 的密码").FillAsync(Own);
        await scrutineer.PressAsync("换发一张");
        await Assertions.Expect(scrutineer.GetByText("已换发一张。")).ToBeVisibleAsync();
        await LookAsync(scrutineer, "slip replaced");
        await SeeAsync(voter, $"/v/{sheets[2].ForAddress()}", "这张票已作废");
        await SeeAsync(scrutineer, $"/ballots/{round.Id.Value}/hall", "县人民法院任命人员履职情况满意度测评");
    }

    private async Task AfterClosingAsync(TestApp app, Browser browser, IPage voter, IPage scrutineer, ARound round, IReadOnlyList<SlipToken> sheets)
    {
        await SeeAsync(voter, $"/v/{sheets[3].ForAddress()}", "投票已结束");
        var teller = await SignedInAsync(app, browser, "clerk");
        await SeeAsync(teller, $"/scrutiny/{round.Id.Value}/paper", "纸票录入");
        await SeeAsync(scrutineer, $"/scrutiny/{round.Id.Value}/paper", "纸票录入");
        await SeeAsync(scrutineer, $"/scrutiny/{round.Id.Value}/seal", "启封并封存");
        await scrutineer.GetByLabel("委员5 的启封码").FillAsync("1");
        await scrutineer.GetByLabel("委员6 的启封码").FillAsync("2");
        await scrutineer.PressAsync("启封并封存");
        await LookAsync(scrutineer, "wrong codes");
        await round.SealAsync();
        await SeeAsync(scrutineer, $"/scrutiny/{round.Id.Value}/confirm", "监票确认");
        await SeeAsync(scrutineer, $"/ballots/{round.Id.Value}/hall", "县人民法院任命人员履职情况满意度测评");
        await round.DoneAsync<ProposeVoid>(round.County.Clerk, u => u.RunAsync(round.Id, VoidGround.TalliesDiffer, "两次清点不一致", "县人民法院任命人员履职情况满意度测评", default));
        await SeeAsync(scrutineer, $"/scrutiny/{round.Id.Value}/void", "作废说明");
        await SeeAsync(scrutineer, "/scrutiny", "监票");
        foreach (var signer in new[] { round.Scrutineer(0), round.Scrutineer(1), round.County.MemberActor(1) })
        {
            await round.DoneAsync<SignVoid>(signer, u => u.RunAsync(round.Id, Own, default));
        }

        await SeeAsync(voter, $"/v/{sheets[3].ForAddress()}", "投票已结束");
        var next = await round.AgainAsync();
        await next.CountAsync(20);
        await next.TakeCodesAsync();
        await next.DoneAsync<OpenRound>(next.County.Clerk, u => u.RunAsync(next.Id, default));
        await SeeAsync(voter, $"/v/{sheets[3].ForAddress()}", "这是另一轮的票");
    }

    private async Task SeeAsync(IPage page, string address, string heading)
    {
        await page.GotoAsync(address);
        await page.SeesAsync(heading);
        await LookAsync(page, address.StartsWith("/v/", StringComparison.Ordinal) ? heading : address);
    }

    private async Task LookAsync(IPage page, string name)
    {
        var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.NotEmpty(result.Passes);
        faults.AddRange(from violation in result.Violations
                        where violation.Impact is "serious" or "critical"
                        from node in violation.Nodes
                        select $"{name}: {violation.Id} {node.Html[..Math.Min(node.Html.Length, 160)]}");
        foreach (var (times, width) in name.Contains("/hall", StringComparison.Ordinal) ? [] : Enlarged)
        {
            await page.SetViewportSizeAsync(width, 844);
            faults.AddRange((await page.EvaluateAsync<string[]>(Lost, times)).Select(lost => $"{name} at {times} times on {width}: {lost}"));
        }

        await page.SetViewportSizeAsync(390, 844);
    }

    // What sticks out of the window or is cut off once the text is that much larger; a box that scrolls by itself may be wider.
    private const string Lost = """
        times => {
          const root = document.documentElement, before = root.style.fontSize;
          root.style.fontSize = parseFloat(getComputedStyle(root).fontSize) * times + 'px';
          const lost = [];
          if (root.scrollWidth > innerWidth + 1) lost.push('scrolls sideways, ' + root.scrollWidth);
          for (const e of document.body.querySelectorAll('*')) {
            if (e.closest('.scroll-x, .skip, svg') || !e.innerText || e.offsetParent === null) continue;
            const box = e.getBoundingClientRect(), style = getComputedStyle(e);
            if (box.right > innerWidth + 1 || box.left < -1) lost.push('sticks out: ' + e.tagName + ' ' + e.innerText.slice(0, 20));
            if (style.overflowX !== 'visible' && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) lost.push('cut off: ' + e.tagName + ' ' + e.innerText.slice(0, 20));
          }
          root.style.fontSize = before;
          return lost;
        }
        """;
}
