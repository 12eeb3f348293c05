using Microsoft.Playwright;
using Supervision.Tests.Building;
using Supervision.Web.Demo;

namespace Supervision.Tests.Features.Plans;

/// <summary>An adjustment and a change of rules in a browser: the office words it, sees what it changes, and puts it to the council.</summary>
[Trait("Kind", "Browser")]
public sealed class AdjustPageTests
{
    [BrowserFact]
    public async Task Given_the_published_plan_When_the_office_adds_and_strikes_Then_the_comparison_shows_it_and_the_council_gets_it_D_4_7()
    {
        await using var app = await TestApp.StartAsync(port: true, ("Demo:Enabled", "true"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("liwenjing", DemoAccounts.Password);
        await page.OpenDeskAsync("/plan");
        await page.GetByRole(AriaRole.Link, new() { Name = "调整计划" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开始调整" }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "增加一项" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "写入调整" }).ClickAsync();
        await page.GetByText("请填写事项名称。").First.WaitForAsync();
        await page.Locator("#i-title").FillAsync("全县防汛工作情况");
        await page.Locator("#i-lead").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#c-reason").FillAsync("汛情较重");
        await page.GetByRole(AriaRole.Button, new() { Name = "写入调整" }).ClickAsync();
        await page.Locator(".compare ins", new() { HasText = "全县防汛工作情况" }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "删去第" }).First.ClickAsync();
        await page.Locator("#c-reason").FillAsync("机构改革");
        await page.GetByRole(AriaRole.Button, new() { Name = "写入调整" }).ClickAsync();
        await page.Locator(".compare del").First.WaitForAsync();
        await PictureAsync(page, "plan-adjust");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交主任会议" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "提交主任会议" }).ClickAsync();
        await page.GetByText("下一步：主任会议审议，登记通过").WaitForAsync();
        await Assertions.Expect(page.Locator("#c-reason")).ToHaveCountAsync(0);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Given_a_rule_When_the_office_words_a_new_version_Then_the_impact_comes_first_and_the_council_gets_it_D_14_2()
    {
        await using var app = await TestApp.StartAsync(port: true, ("Demo:Enabled", "true"));
        await using var browser = await Browser.StartAsync();
        var page = await browser.DeskAsync(app);
        await page.SignInAsync("liwenjing", DemoAccounts.Password);
        await page.OpenDeskAsync("/settings/rules/opinion.answer_months");
        await page.GetByRole(AriaRole.Button, new() { Name = "录入新版本" }).ClickAsync();
        await page.Locator("#rule-value").FillAsync("13");
        await page.Locator("#rule-source").FillAsync("审议意见办理办法第八条");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看影响" }).ClickAsync();
        await page.GetByText("应当在 1 到 12").First.WaitForAsync();
        Assert.Equal("13", await page.Locator("#rule-value").InputValueAsync());
        await page.Locator("#rule-value").FillAsync("2");
        await page.Locator("#rule-reason").FillAsync("加快办理");
        await page.GetByRole(AriaRole.Button, new() { Name = "查看影响" }).ClickAsync();
        await page.GetByText("没有办理中的期限因此改变").WaitForAsync();
        await PictureAsync(page, "rule-impact");
        await page.GetByRole(AriaRole.Button, new() { Name = "提请主任会议" }).ClickAsync();
        await page.GetByText("等待主任会议决定的修改").WaitForAsync();
        await page.OpenDeskAsync("/settings/rules");
        await page.GetByText("1 次修改等待主任会议决定").WaitForAsync();
        await PictureAsync(page, "rules");
        Assert.Empty(browser.Complaints);
    }

    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }
}
