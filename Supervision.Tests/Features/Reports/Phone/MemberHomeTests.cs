using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;

namespace Supervision.Tests.Features.Reports.Phone;

/// <summary>The member's home: where to go, what to read, what to write; light, and without script.</summary>
public sealed class MemberHomeTests
{
    private const int Lightest = 30 * 1024;
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public async Task Given_a_sitting_today_When_a_member_comes_home_Then_at_most_five_entries_lead_on()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");

        var page = WebUtility.HtmlDecode(await member.Client.GetStringAsync("/m"));

        Assert.InRange(page.Split("class=\"entry\"").Length - 1, 3, 5);
        Assert.Contains($"/m/checkin/{ground.Sitting.Id.Value}", page);
        Assert.Contains("已印发报告 1 份", page);
        Assert.Contains($"/m/notes/{ground.Report.Id.Value}", page);
    }

    [Fact]
    public async Task Given_nothing_ahead_When_a_member_comes_home_Then_it_says_so()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Scheduled, new(2026, 5, 1));
        using var member = await ground.MemberAsync("huang");

        Assert.Contains("目前没有需要您办的事。", WebUtility.HtmlDecode(await member.Client.GetStringAsync("/m")));
    }

    [Fact]
    public async Task Given_a_sitting_ahead_When_a_member_comes_home_Then_leave_can_be_asked_and_a_guest_sees_no_sitting_uninvited()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.RevisedReceived, new(2026, 6, 25));
        using var member = await ground.MemberAsync("huang");
        using var guest = await Visitor.SignedInAsync(app, "daibiao", Role.GuestDeputy);

        Assert.Contains("/m/leave/", await member.Client.GetStringAsync("/m"));
        Assert.DoesNotContain("/m/meetings/", (await guest.Client.GetStringAsync("/m")).Replace("\"/m/meetings\"", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_replaced_text_When_a_member_comes_home_Then_the_member_is_told()
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        await using (var db = await app.OpenAsync())
        {
            var report = await db.SpecialReports.SingleAsync();
            report.Replace(new(Guid.NewGuid(), new('C', 64), "更换.docx"), new(null, "办公室", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        using var member = await ground.MemberAsync("huang");
        Assert.Contains("会议期间更换", WebUtility.HtmlDecode(await member.Client.GetStringAsync("/m")));
    }

    [Theory]
    [InlineData("/m")]
    [InlineData("/m/notes")]
    [InlineData("/m/notes/{0}")]
    public async Task Given_a_slow_phone_When_a_page_is_opened_Then_it_is_light_and_needs_no_script(string address)
    {
        await using var app = await TestApp.StartAsync();
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        using var member = await ground.MemberAsync("huang");

        var page = await member.Client.GetStringAsync(string.Format(null, address, ground.Report.Id.Value));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1, Lightest);
        Assert.DoesNotContain("blazor.web.js", page);
    }

    [BrowserFact]
    public async Task Given_script_off_at_390_pixels_When_a_member_writes_and_corrects_Then_it_works_and_fits()
    {
        await using var app = await TestApp.StartAsync(port: true);
        app.Clock.SetUtcNow(new(2026, 6, 1, 1, 30, 0, TimeSpan.Zero));
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        await ground.AddMemberAsync("huang");
        await using var browser = await Browser.StartAsync();
        var page = await browser.PhoneAsync(app);

        await page.SignInAsync("huang", Visitor.Password);
        await page.GotoAsync("/m");
        await page.Locator("a.entry", new() { HasText = "写我的发言" }).ClickAsync();
        await page.GetByLabel("发言要点").FillAsync("床位还不够。\n建议明年增加三百张。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存发言" }).ClickAsync();
        await page.GetByText("发言已保存。").WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "更正" }).ClickAsync();
        await page.GetByLabel("更正发言").FillAsync("床位还不够。\n建议明年增加五百张。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存发言" }).ClickAsync();
        await page.GetByText("增加五百张").WaitForAsync();

        var box = await page.Locator("main").BoundingBoxAsync();
        Assert.InRange(box!.Width, 300, 390);
        if (Environment.GetEnvironmentVariable("SUPERVISION_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "m-notes-390.png"), FullPage = true });
            await page.GotoAsync("/m");
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "m-390.png"), FullPage = true });
        }
    }
}
