using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Features.Opinions;

namespace Supervision.Tests.Features.Opinions;

/// <summary>Two people at one opinion in two real browsers, lost circuits, large pastes (D-17.28, screens 1.6).</summary>
[Trait("Kind", "Browser")]
public sealed class TwoEditorsBrowserTests
{
    [BrowserFact]
    public async Task Given_two_people_at_one_point_D_17_28_When_the_second_saves_Then_both_texts_stand_side_by_side_also_after_a_lost_circuit()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.ReadyAsync();
        await using var browser = await Browser.StartAsync();
        var zhou = await OpenAsync(browser, stage, id, "zhou", "周建平");
        var song = await OpenAsync(browser, stage, id, "song", "宋梅");
        await zhou.GetByLabel("建议第 1 条正文").FillAsync("由卫生健康局统一药品目录。");
        await zhou.GetByText("草稿已保存").First.WaitForAsync();
        await song.GetByLabel("建议第 1 条正文").FillAsync("年底前统一药品目录。");
        await song.GetByText("周建平 在").WaitForAsync();
        await AssertBothAsync(song);
        await OpinionEditorBrowserTests.PictureAsync(song, "opinion-conflict");
        await song.GetByText("还没有写入，请先选用或者放弃").First.WaitForAsync();

        await song.ReloadAsync();
        await song.Locator("main[data-interactive=yes]").WaitForAsync();
        await AssertBothAsync(song);
        await song.GetByRole(AriaRole.Button, new() { Name = "合起来改" }).ClickAsync();
        await song.GetByText("两份都在下面的正文里").WaitForAsync();
        Assert.Equal("由卫生健康局统一药品目录。\n年底前统一药品目录。", await song.GetByLabel("建议第 1 条正文").InputValueAsync());
        await song.GetByLabel("建议第 1 条正文").FillAsync("由卫生健康局年底前统一药品目录。");
        await song.GetByRole(AriaRole.Button, new() { Name = "保存合起来的" }).ClickAsync();
        await song.Locator(".versions").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Contains((await stage.ReadAsync(id)).Points, p => p.Text == "由卫生健康局年底前统一药品目录。");
        await song.Locator("article", new() { HasText = "建议第 1 条" }).GetByRole(AriaRole.Button, new() { Name = "历史" }).ClickAsync();
        Assert.Contains("宋梅 对照后选用", await song.Locator(".history").InnerTextAsync(), StringComparison.Ordinal);
        await OpinionEditorBrowserTests.PictureAsync(song, "opinion-history");
        Assert.DoesNotContain(browser.Complaints, c => c.Contains("/opinions", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Given_a_point_merged_away_while_another_types_When_saved_Then_the_words_are_offered_as_a_new_point()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.ReadyAsync();
        await using var browser = await Browser.StartAsync();
        var song = await OpenAsync(browser, stage, id, "song", "宋梅");
        await song.GetByLabel("问题第 2 条正文").WaitForAsync();
        await using (var zhou = await stage.StaffAsync())
        {
            var problems = (await stage.ReadAsync(id)).Points.Where(p => p.Part == OpinionPart.Problem).ToList();
            Assert.True((await zhou.Get<MergePoints>().RunAsync(id, problems[0].Id, problems[1].Id, default)).IsDone);
        }

        await song.GetByLabel("问题第 2 条正文").FillAsync("乡镇卫生院缺人，转诊不便。");
        await song.GetByText("您写的内容没有丢：").WaitForAsync();
        Assert.Equal("乡镇卫生院缺人，转诊不便。", await song.Locator(".lost-draft blockquote").InnerTextAsync());
        await OpinionEditorBrowserTests.PictureAsync(song, "opinion-lost-draft");
        await song.GetByRole(AriaRole.Button, new() { Name = "写成新的一条" }).ClickAsync();
        await song.Locator(".lost-draft").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Contains((await stage.ReadAsync(id)).Points, p => p is { Text: "乡镇卫生院缺人，转诊不便。", Part: OpinionPart.Problem });
    }

    [BrowserFact]
    public async Task Given_typing_When_the_page_is_closed_at_once_Then_the_words_are_there_when_it_is_opened_again()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.ReadyAsync();
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, stage, id, "zhou", "周建平");
        await page.GetByLabel("建议第 1 条正文").FillAsync("还没有停下来");
        // The server has the words once the box was drawn anew; the pause of two seconds is not waited for.
        await page.GotoAsync("about:blank");
        await page.OpenDeskAsync($"/opinions/{id.Value}");
        for (var i = 0; i < 40 && await page.GetByLabel("建议第 1 条正文").InputValueAsync() != "还没有停下来"; i++)
        {
            await page.ReloadAsync();
            await page.Locator("main[data-interactive=yes]").WaitForAsync();
        }

        Assert.Equal("还没有停下来", await page.GetByLabel("建议第 1 条正文").InputValueAsync());
        Assert.Contains("还没有写入", await page.Locator("article", new() { HasText = "建议第 1 条" }).InnerTextAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Given_100000_characters_When_pasted_Then_the_circuit_lives_the_message_is_at_the_field_and_the_text_comes_back()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.ReadyAsync();
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, stage, id, "zhou", "周建平");
        await page.GetByLabel("建议第 1 条正文").FillAsync(new string('国', 100_000));
        await page.GetByText("正文最多 20000 个字，现在有 100000 个字。").First.WaitForAsync();
        await page.GetByText("草稿已保存").First.WaitForAsync();
        await page.GetByLabel("建议第 2 条标题").FillAsync("留用");
        await page.GetByLabel("建议第 2 条标题").PressAsync("Control+s");
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('article [role=status]')].filter(s => /^草稿已保存 [0-9:]+$/.test(s.innerText)).length === 1");
        Assert.Contains((await stage.ReadAsync(id)).Points, p => p.Heading == "留用");

        await page.OpenDeskAsync($"/opinions/{id.Value}");
        Assert.Equal(100_000, (await page.GetByLabel("建议第 1 条正文").InputValueAsync()).Length);
        await page.GetByLabel("建议第 1 条正文").FillAsync("短一点。");
        await page.GetByLabel("建议第 1 条正文").PressAsync("Control+s");
        await page.GetByText("还没有写入").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await using var db = await stage.App.OpenAsync();
        Assert.Empty(await db.PointDrafts.ToListAsync());
        Assert.DoesNotContain(browser.Complaints, c => c.Contains("/opinions", StringComparison.Ordinal));
    }

    private static async Task AssertBothAsync(IPage page)
    {
        var sides = page.Locator(".versions > div");
        await sides.Nth(1).WaitForAsync();
        Assert.Contains("由卫生健康局统一药品目录。", await sides.Nth(0).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("由卫生健康局", await sides.Nth(0).Locator("ins").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("年底前", await sides.Nth(1).Locator("ins").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("年底前统一药品目录。", await page.GetByLabel("建议第 1 条正文").InputValueAsync());
    }

    private static async Task<IPage> OpenAsync(Browser browser, OpinionStage stage, ReviewOpinionId id, string user, string name)
    {
        await OpinionEditorBrowserTests.AccountAsync(stage, user, Role.WorkCommitteeHead, stage.Committee.Id.Value, name);
        var page = await browser.DeskAsync(stage.App);
        await page.SignInAsync(user, OpinionEditorBrowserTests.Password);
        await page.OpenDeskAsync($"/opinions/{id.Value}");
        return page;
    }
}
