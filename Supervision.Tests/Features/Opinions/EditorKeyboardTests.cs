using System.Text.Json;
using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Features.Opinions;

namespace Supervision.Tests.Features.Opinions;

/// <summary>The keyboard alone plays the editor (screens 3.0, 7.1): no mouse, and the focus is always seen.</summary>
[Trait("Kind", "Browser")]
public sealed class EditorKeyboardTests
{
    private const int MostStops = 150;

    private const string Here = """
        () => {
            const e = document.activeElement, s = getComputedStyle(e);
            const label = e.getAttribute('aria-label') ?? (e.labels && e.labels.length ? e.labels[0].innerText : e.innerText) ?? '';
            return { name: label.trim(), point: e.closest('article.point')?.getAttribute('aria-label') ?? '',
                     isSeen: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 };
        }
        """;

    private readonly List<string> unseen = [];

    [BrowserFact]
    public async Task Given_no_mouse_When_the_editor_is_played_Then_every_act_is_reached_and_the_focus_is_seen_and_kept()
    {
        await using var stage = await OpinionStage.SetAsync(port: true);
        var id = await stage.ReadyAsync();
        await stage.SayAsync(id, AnOpinion.NineNotes);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, stage, id);
        await KeysAsync(page);
        await OrderAsync(page, stage, id);
        await MoveMergeUndoAsync(page, stage, id);
        await SplitDeleteUndoAsync(page, stage, id);
        await ConflictAsync(page, stage, id);
        await SendAsync(page, stage, id);
        Assert.True(unseen.Count == 0, string.Join('、', unseen.Distinct()));
        Assert.DoesNotContain(browser.Complaints, c => c.Contains("/opinions", StringComparison.Ordinal));
    }

    // ? opens the list of keys, Esc closes it, / goes to the search; inside a field they are characters.
    private static async Task KeysAsync(IPage page)
    {
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "快捷键" }).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Dialog, new() { Name = "快捷键" }).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Keyboard.PressAsync("/");
        Assert.Equal("查找案卷、文件、意见、单位、人员", (await StopAsync(page)).Name);
        await page.Keyboard.TypeAsync("?/");
        Assert.Equal("?/", await page.GetByLabel("查找案卷、文件、意见、单位、人员").InputValueAsync());
    }

    // The order is that of reading: next step, notes, then each point: its acts, heading, text, bodies.
    private async Task OrderAsync(IPage page, OpinionStage stage, ReviewOpinionId id)
    {
        await page.OpenDeskAsync($"/opinions/{id.Value}");
        await page.Locator(".skip").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var stops = new List<string>();
        await TabToAsync(page, s => s.Name == "建议第 1 条正文", stops);
        string[] wanted = ["版本与比较", "下载 Word", "核定送分管领导", "评价第 1 条标题", "评价第 1 条正文", "问题第 1 条标题", "问题第 1 条正文", "建议第 1 条标题", "建议第 1 条正文"];
        Assert.Equal(wanted, stops.Select(s => wanted.FirstOrDefault(w => s == w || s.EndsWith(" " + w, StringComparison.Ordinal))).OfType<string>());

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync("统一药品目录。年底前完成。");
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByText("草稿已保存").First.WaitForAsync();
        Assert.Contains((await stage.ReadAsync(id)).Points, p => p.Text == "统一药品目录。年底前完成。");
        Assert.Equal("建议第 1 条正文", (await StopAsync(page)).Name);
    }

    private async Task MoveMergeUndoAsync(IPage page, OpinionStage stage, ReviewOpinionId id)
    {
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await FocusAsync(page, "下移", "建议第 2 条");
        Assert.Equal("统一药品目录。年底前完成。", Proposals(await stage.ReadAsync(id))[1].Text);
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await FocusAsync(page, "下移", "建议第 1 条");

        await TabToAsync(page, s => s is { Name: "合并", Point: "建议第 1 条" });
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "并入建议第 2 条" }).First.WaitForAsync();
        await TabToAsync(page, s => s.Name == "并入建议第 2 条");
        await page.Keyboard.PressAsync("Enter");
        await FocusAsync(page, "建议第 1 条正文", "建议第 1 条");
        Assert.Equal(2, Proposals(await stage.ReadAsync(id)).Count);

        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByRole(AriaRole.Article, new() { Name = "建议第 3 条" }).WaitForAsync();
        Assert.Equal("统一药品目录。年底前完成。", Proposals(await stage.ReadAsync(id))[0].Text);
    }

    private async Task SplitDeleteUndoAsync(IPage page, OpinionStage stage, ReviewOpinionId id)
    {
        await FocusAsync(page, "建议第 1 条正文", "建议第 1 条");
        await TabToAsync(page, s => s is { Name: "拆分", Point: "建议第 1 条" }, back: true);
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, s => s.Name == "从这里拆开");
        await page.Keyboard.PressAsync("Enter");
        await FocusAsync(page, "建议第 2 条标题", "建议第 2 条");
        Assert.Equal(4, Proposals(await stage.ReadAsync(id)).Count);

        await TabToAsync(page, s => s is { Name: "删除", Point: "建议第 2 条" }, back: true);
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, s => s.Name == "删除的理由");
        await page.Keyboard.PressAsync("Escape");
        await FocusAsync(page, "删除", "建议第 2 条");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, s => s.Name == "删除的理由");
        await page.Keyboard.InsertTextAsync("重复");
        await TabToAsync(page, s => s.Name == "删除");
        await page.Keyboard.PressAsync("Enter");
        await FocusAsync(page, "建议第 2 条正文", "建议第 2 条");
        Assert.Equal(3, Proposals(await stage.ReadAsync(id)).Count);

        await TabToAsync(page, s => s is { Name: "历史", Point: "建议第 2 条" }, back: true);
        await page.Keyboard.PressAsync("Control+z");
        await page.GetByRole(AriaRole.Article, new() { Name = "建议第 4 条" }).WaitForAsync();
        await FocusAsync(page, "建议第 2 条正文", "建议第 2 条");
    }

    private async Task ConflictAsync(IPage page, OpinionStage stage, ReviewOpinionId id)
    {
        var point = Proposals(await stage.ReadAsync(id))[1];
        await using (var colleague = await stage.StaffAsync())
        {
            Assert.Empty((await colleague.Get<EditPoint>().RunAsync(id, new(point.Id, point.Revision, "", "同事写的。"), default)).Obstacles);
        }

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync("我写的。");
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByText("请选用。").WaitForAsync();
        Assert.Equal("建议第 2 条正文", (await StopAsync(page)).Name);
        await TabToAsync(page, s => s.Name == "合起来改", back: true);
        await page.Keyboard.PressAsync("Enter");
        await FocusAsync(page, "建议第 2 条正文", "建议第 2 条");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.InsertTextAsync("两个人都写了。");
        await page.Keyboard.PressAsync("Control+s");
        await page.Locator(".versions").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("同事写的。\n我写的。两个人都写了。", Proposals(await stage.ReadAsync(id))[1].Text);
    }

    // The key of the main act asks first; the safe answer has the focus, and Esc is the safe answer too.
    private static async Task SendAsync(IPage page, OpinionStage stage, ReviewOpinionId id)
    {
        await page.Keyboard.PressAsync("Control+Enter");
        await page.GetByRole(AriaRole.Alertdialog).WaitForAsync();
        await FocusAsync(page, "再看看", "");
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Keyboard.PressAsync("Escape");
        await FocusAsync(page, "核定送分管领导", "");
        Assert.Equal(OpinionState.Draft, (await stage.ReadAsync(id)).State);
        await page.Keyboard.PressAsync("Control+Enter");
        await FocusAsync(page, "再看看", "");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("等刘慧敏核定。").WaitForAsync();
        Assert.Equal(OpinionState.CommitteeChecked, (await stage.ReadAsync(id)).State);
    }

    private static List<OpinionPoint> Proposals(ReviewOpinion opinion) => [.. opinion.Points.Where(p => p.Part == OpinionPart.Proposal)];

    private static async Task<Stop> StopAsync(IPage page) =>
        (await page.EvaluateAsync(Here))!.Value.Deserialize<Stop>(JsonSerializerOptions.Web)!;

    private static async Task FocusAsync(IPage page, string name, string point) => await page.WaitForFunctionAsync(
        $"([name, point]) => {{ const here = ({Here})(); return here.name === name && here.point === point; }}", new[] { name, point });

    private async Task TabToAsync(IPage page, Func<Stop, bool> wanted, List<string>? stops = null, bool back = false,
        [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(wanted))] string? what = null)
    {
        stops ??= [];
        for (var i = 0; i < MostStops; i++)
        {
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            var stop = await StopAsync(page);
            stops.Add($"{stop.Point} {stop.Name}".Trim());
            if (!stop.IsSeen)
            {
                unseen.Add($"{stop.Point} {stop.Name}");
            }

            if (wanted(stop))
            {
                return;
            }
        }

        Assert.Fail($"Not reached with the keyboard: {what}; stops: {string.Join('、', stops.Distinct())}");
    }

    private static async Task<IPage> OpenAsync(Browser browser, OpinionStage stage, ReviewOpinionId id)
    {
        await OpinionEditorBrowserTests.AccountAsync(stage, "zhou", Role.WorkCommitteeHead, stage.Committee.Id.Value, "宋主任");
        var page = await browser.DeskAsync(stage.App);
        await page.SignInAsync("zhou", OpinionEditorBrowserTests.Password);
        await page.OpenDeskAsync($"/opinions/{id.Value}");
        return page;
    }

    private sealed record Stop(string Name, string Point, bool IsSeen);
}
