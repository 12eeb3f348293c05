using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;

namespace Supervision.Tests.Features.Sittings;

/// <summary>A sitting from its planning to its close, played in a browser: office and chair at desks, a member on a phone without script.</summary>
/// <remarks>With the variable PICTURES naming a folder it also leaves pictures.</remarks>
[Trait("Kind", "Browser")]
public sealed class SittingJourneyTests
{
    private const string Password = "Qinghe-2026-park";

    [BrowserFact]
    public async Task Given_a_county_When_a_sitting_is_planned_called_noticed_and_held_Then_every_step_works_in_the_pages()
    {
        await using var app = await TestApp.StartAsync(port: true);
        var county = await ACounty.InAsync(app);
        await AccountsAsync(app, county);
        await using var browser = await Browser.StartAsync();
        var clerk = await SignedInAsync(browser.DeskAsync(app), "clerk");
        var chair = await SignedInAsync(browser.DeskAsync(app), "chair");

        var meeting = await PlanAsync(clerk);
        var council = await PutToCouncilAsync(clerk);
        await ConfirmAsync(chair, council);
        await NoticeAsync(clerk, meeting);
        await LeaveAsync(await SignedInAsync(browser.PhoneAsync(app), "member9"), chair, meeting);

        await CheckInAsync(app, await SignedInAsync(browser.PhoneAsync(app), "member5"), meeting);
        await HoldAsync(clerk, meeting);

        await using var db = await app.OpenAsync();
        var sitting = await db.Sittings.SingleAsync();
        Assert.Equal((SittingState.Closed, 26, 27), (sitting.State, sitting.OpenedWith, sitting.OpenedOf));
        Assert.Equal(AttendanceSource.CheckIn, (await db.Attendances.SingleAsync(a => a.Member == county.Members[4].Id)).Source);

        // The page that follows the sign-in belongs to others.
        Assert.DoesNotContain(browser.Complaints, c => c.Contains("/meetings", StringComparison.Ordinal) || c.Contains("/council", StringComparison.Ordinal)
            || c.Contains("/m/", StringComparison.Ordinal));
    }

    private static async Task<string> PlanAsync(IPage page)
    {
        await page.OpenDeskAsync("/meetings");
        await page.GetByRole(AriaRole.Button, new() { Name = "筹备会议" }).ClickAsync();
        await page.GetByLabel("会议首日").FillAsync("2026-06-01");
        await page.GetByLabel("最后一日").FillAsync("2026-06-01");
        await page.GetByLabel("开始时间").FillAsync("18:00");
        await page.GetByLabel("次数").FillAsync("31");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await page.GetByText("还没有议题").WaitForAsync();
        await page.GetByLabel("编入其他议题").FillAsync("人事任免事项");
        await page.GetByRole(AriaRole.Button, new() { Name = "编入议题" }).ClickAsync();
        await page.GetByText("还没有议题").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.GetByText("会期由主任会议决定").WaitForAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<string> PutToCouncilAsync(IPage page)
    {
        await page.OpenDeskAsync("/council");
        await page.GetByRole(AriaRole.Button, new() { Name = "安排主任会议" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await page.Locator(".field-error", new() { HasText = "请填写会议日期" }).WaitForAsync();
        await page.Locator("#day").FillAsync("2026-05-31");
        await Assertions.Expect(page.Locator(".blocked")).ToContainTextAsync("（周日）是周日");
        await page.Locator("#day").FillAsync("2026-06-01");
        await Assertions.Expect(page.Locator("form .blocked")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await page.GetByText("常委会第三十一次会议会期和议程草案").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "列入", Exact = true }).ClickAsync();
        foreach (var name in new[] { "委员1", "委员2", "委员3" })
        {
            await page.GetByLabel(name + " ").CheckAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "保存到会情况" }).ClickAsync();
        await page.GetByText("到会 3 人").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记决定" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记主任会议决定" }).ClickAsync();
        await page.Locator(".field-error", new() { HasText = "请填写纪要编号" }).WaitForAsync();
        await page.GetByLabel("纪要编号").FillAsync("纪要12号");
        await page.GetByRole(AriaRole.Button, new() { Name = "登记主任会议决定" }).ClickAsync();
        await page.GetByText("同意，待确认").WaitForAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task ConfirmAsync(IPage chair, string council)
    {
        await chair.OpenDeskAsync(council);
        await chair.GetByRole(AriaRole.Button, new() { Name = "确认决定" }).ClickAsync();
        await chair.GetByText("确认后生效，内容不能再改").WaitForAsync();
        await PictureAsync(chair, "council-confirm");
        await chair.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认决定" }).ClickAsync();
        await chair.GetByText("委员1于").WaitForAsync();
        await PictureAsync(chair, "council");
    }

    private static async Task NoticeAsync(IPage page, string meeting)
    {
        await page.OpenDeskAsync(meeting);
        await page.GetByRole(AriaRole.Button, new() { Name = "确定会期" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发出会议通知" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "发出通知" }).ClickAsync();
        await page.GetByText("出席人数未过半数（应到27，需14）").WaitForAsync();
        await page.Locator("summary", new() { HasText = "改会议日" }).ClickAsync();
        await page.GetByLabel("新的首日").FillAsync("2026-06-30");
        await page.GetByLabel("理由").First.FillAsync("防汛");
        await page.GetByRole(AriaRole.Button, new() { Name = "看影响" }).ClickAsync();
        await page.GetByText("将改动 1 个期限，通知 27 位组成人员和 0 个单位").WaitForAsync();
        await PictureAsync(page, "meeting-move");
        await page.GetByRole(AriaRole.Button, new() { Name = "不改" }).ClickAsync();
    }

    private static async Task LeaveAsync(IPage phone, IPage chair, string meeting)
    {
        var id = meeting.Split('/')[^1];
        await phone.GotoAsync("/m/meetings");
        await phone.GetByRole(AriaRole.Link, new() { Name = "第三十一次会议" }).ClickAsync();
        await phone.GetByRole(AriaRole.Link, new() { Name = "请假" }).ClickAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "向主任请假" }).ClickAsync();
        await phone.Locator(".field-error", new() { HasText = "请写明请假事由" }).WaitForAsync();
        await phone.GetByLabel("事由").FillAsync("住院手术");
        await PictureAsync(phone, "member-leave");
        await phone.GetByRole(AriaRole.Button, new() { Name = "向主任请假" }).ClickAsync();
        await phone.GetByText("待审批").WaitForAsync();
        await chair.OpenDeskAsync($"/meetings/{id}");
        await chair.GetByRole(AriaRole.Button, new() { Name = "准假", Exact = true }).ClickAsync();
        await chair.GetByText("已准假").WaitForAsync();
        await phone.ReloadAsync();
        await phone.GetByText("已准假").WaitForAsync();
    }

    private static async Task CheckInAsync(TestApp app, IPage phone, string meeting)
    {
        await using var db = await app.OpenAsync();
        var code = await db.Sittings.Select(s => s.CheckInCode).SingleAsync();
        await phone.GotoAsync(meeting.Replace("/meetings/", "/m/meetings/", StringComparison.Ordinal));
        await PictureAsync(phone, "member-meeting");
        await phone.GetByRole(AriaRole.Link, new() { Name = "签到" }).ClickAsync();
        await phone.GetByLabel("会场屏幕上的六位签到码").FillAsync("1");
        await phone.GetByRole(AriaRole.Button, new() { Name = "签到", Exact = true }).ClickAsync();
        await phone.Locator(".field-error", new() { HasText = "签到码不对" }).WaitForAsync();
        await phone.GetByLabel("会场屏幕上的六位签到码").FillAsync(code);
        await phone.GetByRole(AriaRole.Button, new() { Name = "签到", Exact = true }).ClickAsync();
        await phone.GetByText("您已签到").WaitForAsync();
    }

    private static async Task HoldAsync(IPage page, string meeting)
    {
        await page.OpenDeskAsync(meeting);
        await page.GetByText("出席人数未过半数（应到27，需14）").WaitForAsync();
        await PictureAsync(page, "meeting-before");
        await page.GetByRole(AriaRole.Button, new() { Name = "未登记的全部记为出席" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存出席情况" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开会", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "登记议程已通过" }).ClickAsync();
        await PictureAsync(page, "meeting-open");
        await page.GetByRole(AriaRole.Button, new() { Name = "闭会", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "闭会", Exact = true }).ClickAsync();
        await page.GetByText("确认会议纪要").First.WaitForAsync();
    }

    private static async Task AccountsAsync(TestApp app, ACounty county)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var maker = scope.ServiceProvider.GetRequiredService<AccountMaker>();
        await using var db = await app.OpenAsync();
        db.Add(maker.Make(county.Clerk.Person!.Value, "clerk", Password, mustChangePassword: false));
        db.Add(maker.Make(county.Members[0].Person, "chair", Password, mustChangePassword: false));
        db.Add(maker.Make(county.Members[4].Person, "member5", Password, mustChangePassword: false));
        db.Add(maker.Make(county.Members[8].Person, "member9", Password, mustChangePassword: false));
        await db.SaveChangesAsync();
    }

    private static async Task<IPage> SignedInAsync(Task<IPage> opening, string user)
    {
        var page = await opening;
        await page.SignInAsync(user, Password);
        return page;
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
