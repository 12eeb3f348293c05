using Microsoft.Playwright;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Ratings;
using Supervision.Tests.Features.Sittings;
using static Supervision.Tests.Screens.HallSteps;

namespace Supervision.Tests.Screens;

/// <summary>The screen in the room with the longest content there is: nine scored rows, long names and posts (screens 4.9).</summary>
[Trait("Kind", "Browser")]
public sealed class HallScreenTests
{
    [BrowserFact]
    public async Task Given_nine_scored_subjects_with_names_of_twelve_letters_When_announced_Then_nothing_is_cut_and_no_text_is_smaller_than_five_per_cent_on_any_projector()
    {
        await using var app = await ARound.AppAsync(port: true);
        var county = await ACounty.InAsync(app, 27);
        const string Template = "任命人员履职情况测评（百分制）";
        await using (var db = await app.OpenAsync())
        {
            var content = (db.RatingTemplates.First(t => t.Name == "任命人员履职情况满意度测评")).Content;
            db.Add(RatingTemplate.Of(new(Guid.NewGuid()), Template, 1, content with { Method = content.Method with { Rule = new ScoreRule([90, 75]) } }, "测试", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        var round = await ARound.ApprovedAsync(
            app, county, new("县人民法院任命人员履职情况满意度测评", await county.PlanAsync(new(2026, 6, 1)), SlipWay.Screen, false), Template,
            [.. Enumerable.Range(0, 9).Select(i => new RatingSubject(i, i % 2 == 0 ? $"阿卜杜热合曼·买买提明{i + 1}" : $"古丽巴哈尔·吐尔逊江{i + 1}", "审判委员会委员、行政审判庭庭长、员额法官", null))]);
        await round.CountAsync(20);
        await round.TakeCodesAsync();
        await round.OpenAsync();
        await round.FinishAsync(20, member => [.. Enumerable.Range(0, 9).Select(s => (byte)((member * (s + 2)) % 7 == 0 ? 2 : member % 3 == 0 ? 1 : 0))]);
        await AccountsAsync(app, round, [1]);

        await using var browser = await Browser.StartAsync();
        foreach (var (width, height) in new[] { (1920, 1080), (1440, 900), (1333, 1000) })
        {
            var page = await browser.PageAsync(app, width, height, script: true);
            await page.SignInAsync("member1", Own);
            HashSet<string> seen = [];
            for (var turn = 0; turn < 4; turn++)
            {
                await page.GotoAsync($"/ballots/{round.Id.Value}/hall?page={turn}");
                await LookAsync(page, width, height, seen);
            }

            Assert.Equal(9, seen.Count);
        }
    }

    private static async Task LookAsync(IPage page, int width, int height, HashSet<string> seen)
    {
        seen.UnionWith(await page.Locator("tbody tr:visible td:first-child strong").AllInnerTextsAsync());
        var size = await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]");
        Assert.True(size[0] <= width && size[1] <= height, $"{width}×{height}: the page takes {size[0]}×{size[1]}.");
        var smallest = await page.EvaluateAsync<float>(
            "() => Math.min(...[...document.querySelectorAll('.hall *')].filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))");
        Assert.True(smallest >= 0.0499 * height, $"{width}×{height}: text of {smallest} px.");
        var cut = await page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.hall td, .hall th, .hall h1, .hall p, .hall footer span')].filter(e => e.offsetParent && (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')).map(e => e.textContent)");
        Assert.Empty(cut);
    }
}
