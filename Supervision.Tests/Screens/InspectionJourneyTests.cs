using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Jobs;

namespace Supervision.Tests.Screens;

/// <summary>The report of an inspection on the screens: head, leader, office and a member on a phone (D-6.10). What comes before and after
/// goes through the use cases.</summary>
[Trait("Kind", "Browser")]
public sealed class InspectionJourneyTests
{
    [BrowserFact]
    public async Task Given_confirmed_findings_When_head_leader_office_and_member_work_Then_the_report_is_compiled_signed_distributed_and_heard()
    {
        await using var app = await TestApp.StartAsync(port: true);
        var made = await GroupReportTests.InFieldAsync(app);
        await GroupReportTests.FindAsync(app, made, 34, (ComplianceGrade.Compliant, 3), (ComplianceGrade.NotCompliant, 1));
        await using (var acting = await made.HeadAsync())
        {
            await FieldTests.PlenaryAsync(app, made, acting);
        }

        await using var browser = await Browser.StartAsync();
        var address = $"/inspections/{made.Id.Value}";
        var head = await DeskAsync(app, browser, "head", Role.WorkCommitteeHead, made.Committee.Id.Value);
        var leader = await DeskAsync(app, browser, "leader", made.People[1]);
        var office = await DeskAsync(app, browser, "office", Role.Office, null);

        await DoAsync(head, $"{address}/report", "生成初稿", "已交后台生成");
        Assert.True(await app.Services.GetRequiredService<JobRunner>().RunAsync("inspection-report", "测试", default));
        await DoAsync(leader, $"{address}/report", "签署检查报告", "检查报告已签署");
        await DoAsync(head, $"{address}/report", "提请主任会议", "检查报告已提请主任会议");
        await GroupReportTests.CouncilAsync(app, made);
        await DoAsync(head, $"{address}/report", "登记主任会议决定", "已登记主任会议决定");

        var sitting = await GroupReportTests.SittingAsync(app, made);
        await office.OpenDeskAsync($"{address}/hearing");
        await office.GetByLabel("听取报告的会议").SelectOptionAsync(sitting.Value.ToString());
        await PressAsync(office, "列入会议", "已列入会议");
        await office.GetByRole(AriaRole.Button, new() { Name = "印发组成人员", Exact = true }).ClickAsync();
        await PressAsync(office, "印发", "检查报告已印发组成人员");
        await GroupReportTests.EventAsync(app, sitting, SittingEvent.AgendaAdopted);
        await SpeakAsync(app, browser, made);

        // Five weeks later nobody is signed in any more.
        (office, head) = (await SignedInAsync(app, browser, "office"), await SignedInAsync(app, browser, "head"));
        await DoAsync(office, $"{address}/hearing", "登记听取", "已登记听取");
        await PressAsync(office, "登记审议", "已登记审议");

        await head.GotoAsync($"{address}/compliance");
        await head.GetByRole(AriaRole.Link, new() { NameRegex = new("第三十四条，县市场监督管理局：\\s*75.00%\\s*，符合 3、部分符合 0、不符合 1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)) }).ClickAsync();
        await Assertions.Expect(head.Locator("main")).ToContainTextAsync("农贸市场4号", new() { Timeout = BrowserSteps.Patience });
        Assert.Equal(InspectionState.Deliberated, (await made.ReadAsync()).State);
        Assert.Empty(browser.Complaints);
    }

    private static async Task SpeakAsync(TestApp app, Browser browser, AnInspection made)
    {
        await AccountAsync(app, "member", made.People[2]);
        var phone = await browser.PhoneAsync(app);
        await phone.SignInAsync("member", Visitor.Password);
        await phone.GotoAsync($"/m/notes/{made.Id.Value}");
        await phone.GetByLabel("发言要点").FillAsync("【建议】加强小作坊监管。");
        await phone.GetByRole(AriaRole.Button, new() { Name = "保存发言" }).ClickAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Status)).ToContainTextAsync("发言已保存", new() { Timeout = BrowserSteps.Patience });
    }

    private static async Task DoAsync(IPage page, string address, string button, string answer)
    {
        await page.OpenDeskAsync(address);
        await PressAsync(page, button, answer);
    }

    private static async Task PressAsync(IPage page, string button, string answer)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("p.notice")).ToContainTextAsync(answer, new() { Timeout = BrowserSteps.Patience });
    }

    private static async Task<IPage> DeskAsync(TestApp app, Browser browser, string user, Role role, Guid? scope)
    {
        await Visitor.AccountAsync(app, user, role, scope);
        return await SignedInAsync(app, browser, user);
    }

    private static async Task<IPage> DeskAsync(TestApp app, Browser browser, string user, Person person)
    {
        await AccountAsync(app, user, person);
        return await SignedInAsync(app, browser, user);
    }

    private static async Task<IPage> SignedInAsync(TestApp app, Browser browser, string user)
    {
        var page = await browser.DeskAsync(app);
        await page.SignInAsync(user, Visitor.Password);
        return page;
    }

    private static async Task AccountAsync(TestApp app, string user, Person person)
    {
        await using var db = await app.OpenAsync();
        db.Add(app.Services.GetRequiredService<AccountMaker>().Make(person.Id, user, Visitor.Password, false));
        await db.SaveChangesAsync();
    }
}
