using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Supervision.Domain.Inspections;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using static Microsoft.Playwright.Assertions;

namespace Supervision.Tests.Features.Inspections.Findings;

/// <summary>A phone, 390 pixels wide, without a network for a while (D-6.9): what is written there waits for whoever wrote it. Two phones at work
/// on one article are part of the inspection's own journey.</summary>
public sealed class FieldJourneyTests
{
    [BrowserFact]
    public async Task Given_a_finding_that_waits_When_somebody_else_is_signed_in_Then_it_goes_only_under_its_own_name_and_signing_out_clears_the_page()
    {
        await using var app = await TestApp.StartAsync(port: true);
        var field = await AField.LaidAsync(app);
        await AccountsAsync(app, field);
        await using var browser = await Browser.StartAsync();
        var phone = await PhoneAsync(browser, app, field, "member");
        var other = await PhoneAsync(browser, app, field, "leader");
        await Expect(phone.Locator("[data-field-offline]")).ToContainTextAsync("离线可用");

        // Kept: the form as it is for this person. Not kept: its token, the way out, any other page.
        var kept = await phone.EvaluateAsync<string[]>("async () => (await (await caches.open('field-2')).keys()).map((r) => new URL(r.url).pathname)");
        Assert.Equal([$"/m/insp/{field.Id.Value}/new"], kept.Where(k => k.StartsWith("/m/", StringComparison.Ordinal)));
        Assert.All(kept.Where(k => !k.StartsWith("/m/", StringComparison.Ordinal)), k => Assert.Matches(@"\.(css|js)$", k));
        var text = await phone.EvaluateAsync<string>("async (form) => (await caches.match(form)).text()", $"/m/insp/{field.Id.Value}/new");
        Assert.DoesNotContain("/logout", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CfDJ8", text, StringComparison.Ordinal);
        Assert.Contains("__RequestVerificationToken", text, StringComparison.Ordinal);

        await phone.Context.SetOfflineAsync(true);
        await phone.GotoAsync("/m/insp/");
        await Expect(phone.GetByRole(AriaRole.Link, new() { Name = "记一条问题" })).ToBeVisibleAsync();
        await phone.GotoAsync("/m/insp");
        await phone.GetByRole(AriaRole.Link, new() { Name = "记一条问题" }).ClickAsync();
        await Expect(phone.Locator("[data-field-offline]")).ToContainTextAsync("没有连上网络，这是手机里存的页面");
        await ReopenAsync(phone, field);
        await WriteAsync(phone, "城关镇农贸市场", "只能由写的人发送", "现场.jpg");
        await phone.Context.AddCookiesAsync((await other.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, HttpOnly = c.HttpOnly }));
        await phone.Context.SetOfflineAsync(false);
        await Expect(phone.Locator("[data-field-state]")).ToContainTextAsync("现在登录的是另一个账户", new() { Timeout = BrowserSteps.Patience });
        await phone.Context.ClearCookiesAsync();
        await phone.ReloadAsync();
        Assert.Equal(0, await CountAsync(app));

        // The session ran out: after signing in one is back at the form, and what waited goes.
        await phone.GetByLabel("用户名").FillAsync("member");
        await phone.GetByLabel("密码").FillAsync(Visitor.Password);
        await phone.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(phone.Locator("[data-field-state]")).ToContainTextAsync("待发送 0 · 被退回 0 · 已发送 1", new() { Timeout = BrowserSteps.Patience });
        await using var db = await app.OpenAsync();
        var finding = await db.Findings.AsNoTracking().SingleAsync();
        Assert.Equal(("只能由写的人发送", field.Made.People[2].Id, 1), (finding.Facts, finding.RecordedBy, finding.EvidenceCount));

        await Expect(phone.Locator("[data-field-offline]")).ToContainTextAsync("离线可用");
        await phone.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await phone.ArriveAtAsync("/login");
        Assert.Empty(await phone.EvaluateAsync<string[]>("() => caches.keys()"));
        await phone.Context.SetOfflineAsync(true);
        await ReopenAsync(phone, field);
        await Expect(phone.Locator("body")).ToContainTextAsync("这台手机里没有存过这次检查的记录页，或者已经退出登录。");
    }

    private static Task<IResponse?> ReopenAsync(IPage page, AField field) => page.GotoAsync($"/m/insp/{field.Id.Value}/new");

    private static async Task<IPage> PhoneAsync(Browser browser, TestApp app, AField field, string user)
    {
        var page = await browser.PageAsync(app, 390, 844, script: true);
        await page.SignInAsync(user, Visitor.Password);
        await page.GotoAsync($"/m/insp/{field.Id.Value}/new");
        await page.Locator("form[data-ready]").WaitForAsync();
        return page;
    }

    private static async Task WriteAsync(IPage page, string place, string facts, string? photo)
    {
        await page.GetByLabel("条文", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("被检查单位").SelectOptionAsync(new SelectOptionValue { Label = "县市场监督管理局" });
        await page.GetByLabel("地点").FillAsync(place);
        await page.GetByLabel("不符合").CheckAsync();
        await page.GetByLabel("较重").CheckAsync();
        await page.GetByLabel("情况", new() { Exact = true }).FillAsync(facts);
        if (photo is not null)
        {
            await page.GetByLabel("照片（选填，可以选多张）").SetInputFilesAsync(new FilePayload { Name = photo, MimeType = "image/jpeg", Buffer = Pictures.Jpeg(1200, 900) });
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
    }

    private static async Task AccountsAsync(TestApp app, AField field)
    {
        await using var db = await app.OpenAsync();
        var maker = app.Services.GetRequiredService<AccountMaker>();
        db.AddRange(maker.Make(field.Made.People[1].Id, "leader", Visitor.Password, false), maker.Make(field.Made.People[2].Id, "member", Visitor.Password, false));
        await db.SaveChangesAsync();
    }

    private static async Task<int> CountAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.Findings.CountAsync();
    }
}
