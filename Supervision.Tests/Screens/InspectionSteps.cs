using Microsoft.Playwright;
using Supervision.Domain.Inspections;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections;

namespace Supervision.Tests.Screens;

/// <summary>An inspection on the screens, each step as the person does it: scheme, self-inspection, meetings, field, report (D-6.3 to D-6.10).</summary>
internal static class InspectionSteps
{
    /// <summary>The committee's head drafts the scheme on the page.</summary>
    public static async Task SchemeAsync(IPage head, AnInspection made, string meeting, string until)
    {
        await head.OpenDeskAsync(Address(made));
        await head.Locator("#law").SelectOptionAsync(made.Law.Value.ToString());
        await head.GetByRole(AriaRole.Checkbox, new() { Name = "县教育局", Exact = true }).CheckAsync();
        await head.Locator("#mobilisation").FillAsync(meeting);
        await head.Locator("#field-from").FillAsync(meeting);
        await head.Locator("#field-until").FillAsync(until);
        await head.Locator("#reason").FillAsync("代表建议集中");
        await head.PushAsync("保存方案");
        await head.SeeAsync("方案已保存。");
    }

    /// <summary>Leader and member, each in a sub-group of the own. The field offers only chair and vice-chairs for the leader.</summary>
    public static async Task GroupAsync(IPage head, AnInspection made)
    {
        await head.OpenDeskAsync($"{Address(made)}/groups");
        await JoinAsync(head, GroupPlace.Leader, made.People[1].Id.Value, offers: 6);
        await JoinAsync(head, GroupPlace.Member, made.People[2].Id.Value, offers: null);
        await head.Locator("#count").FillAsync("2");
        await head.PushAsync("分组");
        await head.SeeAsync("已分为 2 个组。");
        foreach (var (name, group) in new[] { ("刘慧敏", "第一组"), ("黄丽萍", "第二组") })
        {
            await head.GetByLabel($"{name}在{group}").CheckAsync();
            await head.SeeAsync($"{name}的分组已保存。");
        }
    }

    /// <summary>An article for each body, chosen from the tree, with what is asked.</summary>
    public static async Task ArticlesAsync(IPage head, AnInspection made)
    {
        await head.OpenDeskAsync($"{Address(made)}/articles/choose");
        foreach (var article in new[] { "第三十四条", "第五十七条" })
        {
            await head.GetByRole(AriaRole.Checkbox, new() { NameRegex = HallSteps.Words($"^{article} ") }).CheckAsync();
        }

        await head.SeeAsync("已勾选 2 条");
        await head.PushAsync("列入清单");
        await head.Locator("#a57").WaitForAsync();
        foreach (var (row, body) in new[] { ("34", "县市场监督管理局"), ("57", "县教育局") })
        {
            await head.Locator($"#a{row}").PushAsync("填写检查要点");
            await head.Locator($"#question-{row}").FillAsync("查台账，看现场");
            await head.Locator($"#a{row}").GetByRole(AriaRole.Checkbox, new() { Name = body, Exact = true }).CheckAsync();
            await head.Locator($"#a{row}").PushAsync("保存");
            await head.Locator($"#question-{row}").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
    }

    /// <summary>A body answers its article on the page of the unit, without script.</summary>
    public static async Task AnswerAsync(IPage unit, AnInspection made, Guid body, string words)
    {
        await unit.GotoAsync($"/unit/inspections/{made.Id.Value}/{body}");
        await unit.GetByLabel("基本落实").CheckAsync();
        await unit.GetByLabel("落实情况").FillAsync(words);
        await unit.PushAsync("报送自查报告");
        await unit.SeeAsync("已报送。");
    }

    /// <summary>The committee enters a meeting, the leader confirms it.</summary>
    public static async Task MeetAsync(IPage head, IPage leader, AnInspection made, bool mobilises)
    {
        var inspection = await made.ReadAsync();
        await head.OpenDeskAsync($"{Address(made)}/meetings");
        await head.Locator("#meeting-place").FillAsync("三楼会议室");
        await head.Locator("#meeting-presider").SelectOptionAsync(inspection.Leader!.Id.Value.ToString());
        string[] there = mobilises ? ["刘慧敏（组长）", "黄丽萍（成员）", "县市场监督管理局", "县教育局", "通报了检查方案"] : ["刘慧敏（组长）", "黄丽萍（成员）"];
        foreach (var name in there)
        {
            await head.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true }).CheckAsync();
        }

        await head.PushAsync("登记会议");
        await head.SeeAsync("会议已登记，请组长确认。");
        await leader.OpenDeskAsync($"{Address(made)}/meetings");
        await leader.PushAsync("确认");
        await leader.PushAsync("确认会议");
        await leader.SeeAsync("已确认。");
    }

    /// <summary>A finding written on a phone; what is given is what is filled in.</summary>
    public static async Task WriteAsync(IPage phone, Written finding)
    {
        await phone.GetByLabel("条文", new() { Exact = true }).SelectOptionAsync(finding.Item.Value.ToString());
        await phone.GetByLabel("被检查单位").SelectOptionAsync(new SelectOptionValue { Label = finding.Body });
        await phone.GetByLabel("地点").FillAsync(finding.Place);
        await phone.Locator($"input[value='{finding.Grade}']").CheckAsync();
        if (finding.Grade.IsProblem())
        {
            await phone.GetByLabel("较重").CheckAsync();
        }

        await phone.GetByLabel("情况", new() { Exact = true }).FillAsync(finding.Facts);
        if (finding.Photo is { } photo)
        {
            await phone.GetByLabel("照片（选填，可以选多张）").SetInputFilesAsync(new FilePayload { Name = photo, MimeType = "image/jpeg", Buffer = Pictures.Jpeg(1200, 900) });
        }

        await phone.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
    }

    /// <summary>Presses a button of findings on the phone, one finding after the other.</summary>
    public static async Task OnEachAsync(IPage phone, AnInspection made, IEnumerable<FindingId> findings, string button)
    {
        foreach (var finding in findings)
        {
            await phone.GotoAsync($"/m/insp/{made.Id.Value}/{finding.Value}");
            await phone.PushAsync(button);
            await phone.SeeAsync("已保存。");
        }
    }

    /// <summary>A body says what it thinks of everything that was found at it.</summary>
    public static async Task CommentAsync(IPage unit, AnInspection made, Guid body, int findings)
    {
        await unit.GotoAsync($"/unit/inspections/{made.Id.Value}/{body}/findings");
        for (var i = 0; i < findings; i++)
        {
            await unit.Locator("section:has(textarea)").Nth(i).Locator("textarea").FillAsync("情况属实，已经整改。");
            await unit.Locator("section:has(textarea)").Nth(i).PushAsync("反馈核对意见");
            await unit.SeeAsync($"已反馈 {i + 1} 条");
        }
    }

    /// <summary>Opens a page and does one act; the question, if it asks one, is answered.</summary>
    public static async Task DoAsync(IPage page, string address, string button, string notice)
    {
        await page.OpenDeskAsync(address);
        await PressAsync(page, button, notice);
    }

    public static async Task PressAsync(IPage page, string button, string notice)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();
        if (await page.GetByRole(AriaRole.Alertdialog).IsVisibleAsync())
        {
            await page.Keyboard.PressAsync("Enter");
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = notice }).First).ToBeVisibleAsync(new() { Timeout = BrowserSteps.Patience });
    }

    /// <summary>The desk page of an inspection.</summary>
    public static string Address(AnInspection made) => $"/inspections/{made.Id.Value}";

    private static async Task JoinAsync(IPage head, GroupPlace place, Guid person, int? offers)
    {
        await head.GetByLabel("职责", new() { Exact = true }).SelectOptionAsync(place.ToString());
        var choice = head.GetByLabel("人员", new() { Exact = true });
        await choice.Locator($"option[value='{person}']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (offers is { } count)
        {
            await Assertions.Expect(choice.Locator("option:not([value=''])")).ToHaveCountAsync(count);
        }

        await choice.SelectOptionAsync(person.ToString());
        await head.PushAsync("加入检查组");
        await head.Locator("#group td.keep", new() { HasText = place == GroupPlace.Leader ? "刘慧敏" : "黄丽萍" }).WaitForAsync();
    }

    /// <summary>What somebody writes in the field.</summary>
    internal sealed record Written(ChecklistItemId Item, string Body, string Place, ComplianceGrade Grade, string Facts, string? Photo);
}
