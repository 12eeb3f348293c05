using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using static Supervision.Tests.Screens.HallSteps;

namespace Supervision.Tests.Screens;

/// <summary>A vote in a hall of 31 members on nine subjects, on phones and on paper together, through the pages that people use (screens 4).</summary>
[Trait("Kind", "Browser")]
public sealed class RatingJourneyTests
{
    private const int Subjects = 9;
    private const int Members = 31;
    private const int LastOnScreen = 19;
    private const int AtTheTablet = 20;

    // Whose sheet the teller keys wrongly, and for which subject.
    private const int Miskeyed = 25;
    private const int MiskeyedSubject = 1;

    [BrowserFact]
    public async Task D_10_10a_Given_31_members_20_on_screens_and_11_with_pens_When_one_sheet_is_keyed_wrongly_Then_the_note_settles_it_and_the_hall_sees_the_result()
    {
        await using var app = await ARound.AppAsync(port: true);
        var round = await ARound.ApprovedAsync(app, Subjects, SlipWay.Mixed, Members);
        await AccountsAsync(app, round, Enumerable.Range(1, LastOnScreen));
        await using var browser = await Browser.StartAsync();
        var desk = await browser.DeskAsync(app);
        await desk.SignInAsync("clerk", Own);
        var scrutineers = new[] { await browser.PhoneOfAsync(app, 5), await browser.PhoneOfAsync(app, 6) };
        await CountAsync(desk, round);
        var codes = new[] { await scrutineers[0].TakeCodeAsync(round), await scrutineers[1].TakeCodeAsync(round) };
        var sheets = await PrintAsync(desk, round);
        await OpenAsync(desk, round);
        await TickPaperAsync(desk);
        await VoteOnPhonesAsync(app, browser, scrutineers);
        await VoteAtTheTabletAsync(app, browser, sheets[0]);
        await CloseAsync(desk, round);
        await KeyAsync(desk, round, sheets);
        await SettleAsync(scrutineers, round, codes);
        await ConfirmAndAnnounceAsync(desk, scrutineers, round);
        await LookAtTheHallAsync(app, browser, round);
        await ReadTheSheetAsync(desk, round);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task D_17_9_Given_the_accidents_of_a_hall_When_they_happen_Then_each_slip_counts_once_and_a_lost_code_means_a_second_round()
    {
        await using var app = await ARound.AppAsync(port: true);
        var round = await ARound.ApprovedAsync(app, 4);
        await AccountsAsync(app, round, Enumerable.Range(1, 9));
        await round.CountAsync(15);
        await round.TakeCodesAsync();
        await round.DoneAsync<Supervision.Web.Features.Ratings.OpenRound>(round.County.Clerk, u => u.RunAsync(round.Id, default));
        await using var browser = await Browser.StartAsync();

        await StepByStepWithASecondTabAsync(await browser.PhoneOfAsync(app, 1));
        await BackButtonAsync(await browser.PhoneOfAsync(app, 2));
        await TwoPhonesAsync(await browser.PhoneOfAsync(app, 3), await browser.PhoneAsync(app));
        await SleepingPhoneAsync(app, await browser.PhoneOfAsync(app, 4));
        await ExpectCastAsync(app, round, 4);
        var kept = await (await browser.PhoneOfAsync(app, 7)).DrawAsync();
        await LostCodeAsync(app, browser, round, kept);
    }

    // What a member votes for each subject: narrow results, one blank, and nobody alike.
    private static int? Vote(int member, int subject) => subject switch
    {
        1 => member % 2 == 1 ? 0 : 1,
        2 => member % 2 == 1 ? 1 : 0,
        3 => member <= 16 ? 2 : 0,
        4 when member == 3 => null,
        5 => member % 5 == 0 ? 1 : 0,
        _ => 0,
    };

    private static int?[] Votes(int member) => [.. Enumerable.Range(0, Subjects).Select(s => Vote(member, s))];

    private static async Task CountAsync(IPage desk, ARound round)
    {
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await desk.PressAsync("全部勾选");
        await Assertions.Expect(desk.GetByText("已勾选 31 人，需 16 人过半数（全体 31 人）")).ToBeVisibleAsync();
        await desk.ConfirmedAsync("清点并生成测评票", "生成测评票");
        await Assertions.Expect(desk.GetByText("就绪，等待主持人宣布开放。")).ToBeVisibleAsync();
    }

    private static async Task<IReadOnlyList<string>> PrintAsync(IPage desk, ARound round)
    {
        await desk.GotoAsync($"/ballots/{round.Id.Value}/slips");
        await desk.GetByLabel("打印纸票几张").FillAsync("12");
        await desk.PressAsync("生成并打印");
        await Assertions.Expect(desk.Locator(".ballotsheet .code")).ToHaveCountAsync(12);
        return await desk.Locator(".ballotsheet .code").AllTextContentsAsync();
    }

    private static async Task OpenAsync(IPage desk, ARound round)
    {
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await Assertions.Expect(desk.GetByText("启封码已抄好 2/2")).ToBeVisibleAsync();
        await desk.ConfirmedAsync("开放测评");
        await Assertions.Expect(desk.GetByText("测评正在进行。")).ToBeVisibleAsync();
    }

    // The helper at the box ticks who drew a sheet, not which.
    private static async Task TickPaperAsync(IPage desk)
    {
        for (var member = AtTheTablet; member <= Members; member++)
        {
            await desk.GetByLabel($"委员{member} 领票", new() { Exact = true }).ClickAsync();
            await Assertions.Expect(desk.GetByText($"✓ 已领票 委员{member}", new() { Exact = true })).ToBeVisibleAsync();
        }
    }

    // Four at a time: the hall votes together, and two cores drive all its browsers.
    private static Task VoteOnPhonesAsync(TestApp app, Browser browser, IPage[] scrutineers) => Parallel.ForEachAsync(
        Enumerable.Range(1, LastOnScreen), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (member, _) =>
        {
            var phone = member is 5 or 6 ? scrutineers[member - 5] : await browser.PhoneOfAsync(app, member);
            await phone.DrawAsync();
            await phone.FillListAsync(Votes(member));
            if (member == 3)
            {
                await Assertions.Expect(phone.GetByText("有 1 处没有选。")).ToBeVisibleAsync();
            }

            await phone.CastAsync();
            if (member is not (5 or 6))
            {
                await phone.Context.CloseAsync();
            }
        });

    private static async Task VoteAtTheTabletAsync(TestApp app, Browser browser, string code)
    {
        var tablet = await browser.PageAsync(app, 1024, 768, script: false);
        await tablet.GotoAsync("/v");
        await tablet.GetByLabel("票面上的 16 位票号").FillAsync(code.ToLowerInvariant());
        await tablet.PressAsync("查找");
        await tablet.FillListAsync(Votes(AtTheTablet));
        await tablet.CastAsync();
        await tablet.Context.CloseAsync();
    }

    private static async Task CloseAsync(IPage desk, ARound round)
    {
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await Assertions.Expect(desk.GetByText("收回 20 / 31")).ToBeVisibleAsync();
        await desk.ConfirmedAsync("关闭测评");
        await Assertions.Expect(desk.GetByText("测评已经关闭，等待两位监票人启封。")).ToBeVisibleAsync();
    }

    // Eleven sheets in the order in which they came out of the box; one mark is keyed wrongly.
    private static async Task KeyAsync(IPage desk, ARound round, IReadOnlyList<string> sheets)
    {
        await desk.GotoAsync($"/scrutiny/{round.Id.Value}/paper");
        for (var i = 1; i < sheets.Count; i++)
        {
            var member = AtTheTablet + i;
            await desk.GetByLabel("票号", new() { Exact = true }).FillAsync(sheets[i]);
            await desk.GetByLabel("票号", new() { Exact = true }).PressAsync("Enter");
            await Assertions.Expect(desk.GetByText("票号已读入，请对照这张纸票输入选项。")).ToBeVisibleAsync();
            for (var subject = 0; subject < Subjects; subject++)
            {
                var mark = member == Miskeyed && subject == MiskeyedSubject ? 1 : Vote(member, subject);
                await desk.Locator($"input[name='Sheet.Marks[{subject}]'][value='{mark}']").CheckAsync();
            }

            await desk.PressAsync("录入下一张");
            await Assertions.Expect(desk.GetByText($"已录入 {i} 张")).ToBeVisibleAsync();
        }
    }

    private static async Task SettleAsync(IPage[] scrutineers, ARound round, string[] codes)
    {
        await TallyAsync(scrutineers[0], round);
        await Assertions.Expect(scrutineers[0].GetByText("复核以后仍以手工计数为准的，输入您的密码签署更正说明。").First).ToBeVisibleAsync();
        await SignDifferenceAsync(scrutineers[0]);
        await Assertions.Expect(scrutineers[0].GetByText("对象2：录入 满意 5、基本满意 6、不满意 0、无效 0；手工 满意 6、基本满意 5、不满意 0、无效 0。请两位复核原票；已签名 1/2。")).ToBeVisibleAsync();
        await scrutineers[0].SealAsync(round, codes);
        await Assertions.Expect(scrutineers[0].GetByText("录入与手工计数不一致，须两位监票人都签署更正说明后才能封存。")).ToBeVisibleAsync();
        await TallyAsync(scrutineers[1], round);
        await SignDifferenceAsync(scrutineers[1]);
        await Assertions.Expect(scrutineers[1].GetByText("已签名 2/2。")).ToBeVisibleAsync();
        await scrutineers[0].SealAsync(round, codes);
        await Assertions.Expect(scrutineers[0].GetByText("票箱已封存，等待两位监票人确认结果。")).ToBeVisibleAsync();
    }

    private static async Task TallyAsync(IPage phone, ARound round)
    {
        await phone.GotoAsync($"/scrutiny/{round.Id.Value}/paper");
        var members = Enumerable.Range(AtTheTablet + 1, Members - AtTheTablet).ToList();
        for (var subject = 0; subject < Subjects; subject++)
        {
            for (var grade = 0; grade < 4; grade++)
            {
                var votes = members.Count(m => Vote(m, subject) == grade);
                await phone.Locator($"input[name='Hand.Cells[{(subject * 4) + grade}]']").FillAsync($"{votes}");
            }
        }

        await phone.GetByLabel("票号读不出的纸票（张）").FillAsync("0");
        await phone.PressAsync("核对并签名");
    }

    // The second step: what was typed still stands there, and the own password signs it.
    private static async Task SignDifferenceAsync(IPage phone)
    {
        await phone.GetByLabel("确认以手工计数为准，请输入您的密码").FillAsync(Own);
        await phone.PressAsync("签署更正说明");
    }

    private static async Task ConfirmAndAnnounceAsync(IPage desk, IPage[] scrutineers, ARound round)
    {
        await scrutineers[0].ConfirmAsync(round, 5, "发出 31 = 收回 31 + 未收回 0");
        await scrutineers[1].ConfirmAsync(round, 6, "发出 31 = 收回 31 + 未收回 0");
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await desk.ConfirmedAsync("公布结果");
        await Assertions.Expect(desk.GetByText("结果已公布。发出 31 张，收回 31 张。")).ToBeVisibleAsync();
    }

    private static async Task LookAtTheHallAsync(TestApp app, Browser browser, ARound round)
    {
        var hall = await browser.PageAsync(app, 1600, 900, script: false);
        await hall.SignInAsync("clerk", Own);
        await hall.GotoAsync($"/ballots/{round.Id.Value}/hall");
        foreach (var row in new[] { "对象1 31 0 0 0 满意", "对象2 16 15 0 0 满意", "对象3 15 16 0 0 基本满意", "对象4 15 0 16 0 不满意", "对象5 30 0 0 1 满意", "对象6 25 6 0 0 满意" })
        {
            await Assertions.Expect(hall.GetByRole(AriaRole.Row, new() { NameRegex = Words(row) })).ToBeVisibleAsync();
        }

        Assert.True(await hall.EvaluateAsync<bool>("() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth"), "Nine rows must fit the hall's screen.");
    }

    private static async Task ReadTheSheetAsync(IPage desk, ARound round)
    {
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}/result");
        await Assertions.Expect(desk.GetByText("对象2：录入 满意 5、基本满意 6、不满意 0、无效 0；手工 满意 6、基本满意 5、不满意 0、无效 0。")).ToBeVisibleAsync();
        await Assertions.Expect(desk.GetByText("满意 16 票 > 全体组成人员 31 人的半数 15.5，评定为满意")).ToBeVisibleAsync();
        var answer = await desk.Context.APIRequest.GetAsync($"/ballots/{round.Id.Value}/result.docx");
        using var word = new ZipArchive(new MemoryStream(await answer.BodyAsync()));
        using var text = new StreamReader(await word.GetEntry("word/document.xml")!.OpenAsync());
        Assert.Contains("没有重新投票，也没有删票", await text.ReadToEndAsync(), StringComparison.Ordinal);
        await using var db = await round.App.OpenAsync();
        Assert.Equal((0, Members * Subjects), (await db.Ballots.CountAsync(), await db.SealedMarks.CountAsync()));
    }

    // A member of 60: one forgotten choice, one changed in the review, a double tap, and the same slip left open in a second tab.
    private static async Task StepByStepWithASecondTabAsync(IPage phone)
    {
        var address = await phone.DrawAsync();
        var second = await phone.Context.NewPageAsync();
        await second.GotoAsync(address);
        await second.FillListAsync(2, 2, 2, 2);
        await phone.PressAsync("开始填写");
        await Assertions.Expect(phone.GetByText("第 1 位，共 4 位")).ToBeVisibleAsync();
        await phone.GetByText("基本满意", new() { Exact = true }).ClickAsync();
        await phone.PressAsync("下一位");
        await phone.PressAsync("下一位");
        await Assertions.Expect(phone.GetByText("您还没有选择。")).ToBeVisibleAsync();
        foreach (var (choice, next) in new[] { ("基本满意", "下一位"), ("满意", "下一位"), ("满意", "去核对") })
        {
            await phone.GetByText(choice, new() { Exact = true }).ClickAsync();
            await phone.PressAsync(next);
        }

        await Assertions.Expect(phone.GetByText("满意 2、基本满意 2、不满意 0。")).ToBeVisibleAsync();
        await phone.PressAsync("修改 对象1");
        await phone.GetByText("满意", new() { Exact = true }).ClickAsync();
        await phone.PressAsync("改好了，去核对");
        await Assertions.Expect(phone.GetByText("满意 3、基本满意 1、不满意 0。")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "确认投票" }).DblClickAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Heading, new() { NameRegex = Words("已投票|此票已使用") })).ToBeVisibleAsync();
        await second.PressAsync("确认投票");
        await second.SeesAsync("此票已使用");
        await phone.GotoAsync("/m/ballots");
        await Assertions.Expect(phone.GetByText("您已领票。")).ToBeVisibleAsync();
    }

    // Back in the middle loses nothing; back after casting shows none of the choices and casts nothing.
    private static async Task BackButtonAsync(IPage phone)
    {
        var address = await phone.DrawAsync();
        await phone.FillListAsync(0, 1, 0, 0);
        await phone.GoBackAsync();
        await Assertions.Expect(phone.GetByText("去核对")).ToBeVisibleAsync();
        await phone.GoForwardAsync();
        await Assertions.Expect(phone.GetByText("满意 3、基本满意 1、不满意 0。")).ToBeVisibleAsync();
        await phone.CastAsync();
        await phone.GoBackAsync();
        await phone.SeesAsync("此票已使用");
        await Assertions.Expect(phone.GetByText("请核对，还没有投出")).ToHaveCountAsync(0);
        await phone.GotoAsync(address);
        await phone.SeesAsync("此票已使用");
    }

    private static async Task TwoPhonesAsync(IPage first, IPage second)
    {
        var address = await first.DrawAsync();
        await second.GotoAsync(address);
        await first.FillListAsync(0, 0, 1, 0);
        await second.FillListAsync(2, 2, 2, 2);
        await first.CastAsync();
        await second.PressAsync("确认投票");
        await second.SeesAsync("此票已使用");
        await Assertions.Expect(second.GetByText("如系您刚才提交，即为投票成功。")).ToBeVisibleAsync();
        await Assertions.Expect(second.GetByText("不满意")).ToHaveCountAsync(0);
    }

    private static async Task SleepingPhoneAsync(TestApp app, IPage phone)
    {
        await phone.DrawAsync();
        await phone.FillListAsync(0, 0, 0, 1);
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        await phone.CastAsync();
    }

    // The code of one scrutineer is gone: void, and the next morning a second round, in which the slip that was kept is told so.
    private static async Task LostCodeAsync(TestApp app, Browser browser, ARound round, string kept)
    {
        var desk = await browser.DeskAsync(app);
        await desk.SignInAsync("clerk", Own);
        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await desk.ConfirmedAsync("关闭测评");
        await desk.GetByText("作废本轮", new() { Exact = true }).First.ClickAsync();
        await Assertions.Expect(desk.GetByLabel("理由")).ToHaveValueAsync("");
        await desk.GetByLabel("理由").SelectOptionAsync(new SelectOptionValue { Label = "启封码遗失" });
        await desk.GetByLabel("说明").FillAsync("委员6的启封码遗失。");
        await desk.GetByLabel("请照抄本轮名称").FillAsync("县人民法院任命人员履职情况满意度测评");
        await desk.PressAsync("提出作废");
        await Assertions.Expect(desk.GetByText("已提出作废：启封码遗失。")).ToBeVisibleAsync();
        foreach (var member in new[] { 5, 6, 1 })
        {
            var signer = await browser.PhoneOfAsync(app, member);
            await signer.GotoAsync($"/scrutiny/{round.Id.Value}/void");
            await signer.GetByLabel("请再输入一次您的密码").FillAsync(Own);
            await signer.PressAsync("签署作废说明");
            await Assertions.Expect(signer.GetByText(member == 1 ? "本轮已作废，可以另开一轮。" : "您已签署。")).ToBeVisibleAsync();
        }

        await desk.OpenDeskAsync($"/ballots/{round.Id.Value}");
        await Assertions.Expect(desk.GetByText("本轮已作废：启封码遗失。")).ToBeVisibleAsync();
        await ExpectCastAsync(app, round, 0);
        var hall = await browser.PageAsync(app, 1600, 900, script: false);
        await hall.SignInAsync("clerk", Own);
        await hall.GotoAsync($"/ballots/{round.Id.Value}/hall");
        await Assertions.Expect(hall.GetByText("本轮测评作废，将重新测评")).ToBeVisibleAsync();
        var voter = await browser.PhoneAsync(app);
        await voter.GotoAsync(kept);
        await voter.SeesAsync("投票已结束");

        await SecondRoundAsync(app, browser, round, voter, kept);
    }

    private static async Task SecondRoundAsync(TestApp app, Browser browser, ARound round, IPage voter, string kept)
    {
        var next = await round.AgainAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        await next.CountAsync(15);
        await next.TakeCodesAsync();
        await next.DoneAsync<Supervision.Web.Features.Ratings.OpenRound>(next.County.Clerk, u => u.RunAsync(next.Id, default));
        await voter.GotoAsync(kept);
        await voter.SeesAsync("这是另一轮的票");
        await Assertions.Expect(voter.GetByText("现在进行的是“县人民法院任命人员履职情况满意度测评（第 2 次）”")).ToBeVisibleAsync();
        var phone = await browser.PhoneOfAsync(app, 7);
        await phone.DrawAsync();
        await phone.FillListAsync(0, 0, 0, 0);
        await phone.CastAsync();
        await ExpectCastAsync(app, next, 1);
    }

    private static async Task ExpectCastAsync(TestApp app, ARound round, int ballots)
    {
        await using var db = await app.OpenAsync();
        Assert.Equal(ballots, await db.Ballots.CountAsync(b => b.Round == round.Id));
    }
}
