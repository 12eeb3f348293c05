using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;

namespace Supervision.Tests.Features.Opinions;

/// <summary>The editor and the liaison's page in a real browser.</summary>
[Trait("Kind", "Browser")]
public sealed class OpinionEditorBrowserTests
{
    internal const string Password = "Draft-2026-ok";

    [BrowserFact]
    public async Task Given_a_draft_When_edited_at_the_desk_Then_typing_is_saved_long_text_survives_and_two_tabs_lose_nothing()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.ReadyAsync();
        await stage.SayAsync(id, AnOpinion.NineNotes);
        await AccountAsync(stage, "zhou", Role.WorkCommitteeHead, stage.Committee.Id.Value);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(stage.App);
        await page.SignInAsync("zhou", Password);
        await page.OpenDeskAsync($"/opinions/{id.Value}");
        await page.Locator(".notes li").First.Locator("button.text").ClickAsync();
        await page.GetByText("拆分").First.ClickAsync();
        await PictureAsync(page, "opinion-editor");
        await page.Locator("article.lit").First.WaitForAsync();

        var text = page.GetByLabel("建议第 1 条正文");
        await text.FillAsync("由卫生健康局统一药品目录。");
        await page.GetByText("草稿已保存").First.WaitForAsync();
        Assert.Contains((await stage.ReadAsync(id)).Points, p => p.Text == "由卫生健康局统一药品目录。");

        var tab = await page.Context.NewPageAsync();
        await tab.OpenDeskAsync($"/opinions/{id.Value}");
        await tab.GetByLabel("建议第 1 条正文").FillAsync(new string('国', 20000));
        await tab.GetByText("草稿已保存").First.WaitForAsync();
        Assert.Contains((await stage.ReadAsync(id)).Points, p => p.Text.Length == 20000);

        await text.FillAsync("第一个窗口又改了一次。");
        await page.GetByText("用我的").WaitForAsync();
        Assert.Contains("第一个窗口又改了一次。", await page.Locator(".versions").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByText("用我的").ClickAsync();
        await page.Locator(".versions").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Contains((await stage.ReadAsync(id)).Points, p => p.Text == "第一个窗口又改了一次。");

        await page.GetByRole(AriaRole.Button, new() { Name = "核定送分管领导" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "核定送出" }).ClickAsync();
        await page.GetByText("核定。").First.WaitForAsync();
        Assert.Equal(OpinionState.CommitteeChecked, (await stage.ReadAsync(id)).State);
        Assert.DoesNotContain(browser.Complaints, c => c.Contains("/opinions", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task D_8_2_Given_an_opinion_When_opened_at_1440_Then_all_thirteen_stages_are_seen_without_scrolling()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.AddAsync(AnOpinion.Dispatched(AnOpinion.SittingEnd, AnOpinion.SittingEnd, stage.New(), stage.Health.Id));
        await AccountAsync(stage, "zhou", Role.WorkCommitteeHead, stage.Committee.Id.Value);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(stage.App);
        await page.SetViewportSizeAsync(1440, 900);
        await page.SignInAsync("zhou", Password);
        await page.OpenDeskAsync($"/opinions/{id.Value}");

        await Assertions.Expect(page.Locator("ol.stagebar > li")).ToHaveCountAsync(13);
        var (shown, whole) = (await page.EvaluateAsync<int>("document.querySelector('ol.stagebar').clientWidth"), await page.EvaluateAsync<int>("document.querySelector('ol.stagebar').scrollWidth"));
        Assert.Equal(whole, shown);
    }

    [BrowserFact]
    public async Task Given_a_dispatched_opinion_When_the_liaison_opens_it_on_a_phone_without_script_Then_receipt_is_confirmed()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.AddAsync(AnOpinion.Dispatched(AnOpinion.SittingEnd, AnOpinion.SittingEnd, stage.New(), stage.Health.Id));
        await AccountAsync(stage, "luo", Role.BodyLiaison, stage.Government.Id.Value);
        await using var browser = await Browser.StartAsync();
        var page = await browser.PhoneAsync(stage.App);
        await page.SignInAsync("luo", Password);
        await page.GotoAsync("/unit/opinions");
        await page.GetByRole(AriaRole.Link, new() { Name = "沿人常审〔2026〕3号" }).ClickAsync();
        await PictureAsync(page, "unit-opinion-390");
        await page.GetByRole(AriaRole.Button, new() { Name = "签收" }).ClickAsync();
        await page.GetByText("单位签收").First.WaitForAsync();

        Assert.Equal(OpinionState.Received, (await stage.ReadAsync(id)).State);
        Assert.Equal(404, (await page.GotoAsync($"/unit/opinions/{Guid.NewGuid()}"))!.Status);
    }

    [BrowserFact]
    public async Task Given_opinions_When_the_list_and_the_council_page_are_opened_Then_they_show_them()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        await stage.DraftAsync();
        var id = await stage.AddAsync(AnOpinion.LeadChecked(stage.New(2), stage.Health.Id));
        await AccountAsync(stage, "li", Role.Office, null);
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(stage.App);
        await page.SignInAsync("li", Password);
        await page.OpenDeskAsync("/opinions");
        await page.GetByRole(AriaRole.Link, new() { Name = "〔2026〕意见2号" }).WaitForAsync();
        await PictureAsync(page, "opinions");
        await page.GetByRole(AriaRole.Link, new() { Name = "待审定 1" }).ClickAsync();
        await page.ArriveAtAsync("/opinions?view=check");
        await page.GetByRole(AriaRole.Link, new() { Name = "〔2026〕意见1号" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.GotoAsync($"/opinions/{id.Value}/approve");
        Assert.Contains("三、意见建议", await page.Locator(".approve-text").InnerTextAsync(), StringComparison.Ordinal);
        await PictureAsync(page, "opinion-approve");
        var phone = await browser.PageAsync(stage.App, 390, 844, script: true);
        await phone.SignInAsync("li", Password);
        foreach (var address in new[] { "/opinions", $"/opinions/{id.Value}" })
        {
            await phone.OpenDeskAsync(address);
            Assert.False(await phone.EvaluateAsync<bool>("document.documentElement.scrollWidth > window.innerWidth + 1"), address);
            await PictureAsync(phone, "phone" + (address.Length > 10 ? "-opinion" : "-opinions"));
        }

        var download = await page.RunAndWaitForDownloadAsync(async () =>
        {
            await page.GotoAsync($"/opinions/{id.Value}");
            await page.GetByRole(AriaRole.Link, new() { Name = "下载 Word" }).ClickAsync();
        });
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Complaints, c => c.Contains("/opinions", StringComparison.Ordinal));
    }

    internal static async Task AccountAsync(OpinionStage stage, string user, Role role, Guid? scope, string name = "周建平")
    {
        await using var db = await stage.App.OpenAsync();
        await using var services = stage.App.Services.CreateAsyncScope();
        var person = Person.Named(name);
        db.Add(person);
        db.Add(RoleHolding.Of(person.Id, role, new(2020, 1, 1), scope));
        db.Add(services.ServiceProvider.GetRequiredService<AccountMaker>().Make(person.Id, user, Password, mustChangePassword: false));
        await db.SaveChangesAsync();
    }

    internal static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
