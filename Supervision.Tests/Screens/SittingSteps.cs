using Microsoft.Playwright;
using Supervision.Tests.Building;

namespace Supervision.Tests.Screens;

/// <summary>Meetings of the council of chairpersons, and one sitting of the committee.</summary>
internal static class SittingSteps
{
    /// <summary>The office prepares a sitting; answers with its address.</summary>
    public static async Task<string> PlanAsync(IPage office, string day)
    {
        await office.OpenDeskAsync("/meetings");
        await office.PushAsync("筹备会议");
        await office.GetByLabel("会议首日").FillAsync(day);
        await office.GetByLabel("最后一日").FillAsync(day);
        await office.GetByLabel("次数").FillAsync("31");
        await office.PushAsync("保存");
        await office.GetByLabel("编入其他议题").FillAsync("人事任免事项");
        await office.PushAsync("编入议题");
        await office.Locator("table.list td", new() { HasText = "人事任免事项" }).First.WaitForAsync();
        return new Uri(office.Url).AbsolutePath;
    }

    /// <summary>The office holds a council meeting on these subjects and enters what it decided; answers with its address.</summary>
    public static async Task<string> DecideAsync(IPage office, AProcedure story, string minutes, params IEnumerable<string> subjects)
    {
        await office.OpenDeskAsync("/council");
        await office.PushAsync("安排主任会议");
        await office.Locator("#day").FillAsync(story.Today);
        await office.PushAsync("保存");
        await office.SeeAsync("还没有登记到会情况");
        foreach (var name in new[] { "陈国栋", "王志远", "刘慧敏", "何建军", "周维新" })
        {
            await office.GetByRole(AriaRole.Checkbox, new() { Name = name }).CheckAsync();
        }

        await office.PushAsync("保存到会情况");
        await office.SeeAsync("到会 5 人");
        foreach (var subject in subjects)
        {
            await office.Locator("div.row.between", new() { HasText = subject }).PushAsync("列入");
            var item = office.Locator("article", new() { HasText = subject });
            await item.PushAsync("登记决定");
            await item.GetByLabel("纪要编号").FillAsync(minutes);
            await item.PushAsync("登记主任会议决定");
            await item.GetByText("同意，待确认").WaitForAsync();
        }

        return new Uri(office.Url).AbsolutePath;
    }

    /// <summary>The chair confirms every decision of the meeting.</summary>
    public static async Task ConfirmAsync(IPage chair, string council)
    {
        await chair.OpenDeskAsync(council);
        var open = chair.Locator("article").GetByRole(AriaRole.Button, new() { Name = "确认决定" });
        for (var left = await open.CountAsync(); left > 0; left--)
        {
            await open.First.ClickAsync();
            await chair.GetByRole(AriaRole.Dialog).PushAsync("确认决定");
            await open.Nth(left - 1).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await chair.SeeAsync("陈国栋于");
    }

    public static async Task CallAsync(IPage office, string sitting)
    {
        await office.OpenDeskAsync(sitting);
        await office.PushAsync("确定会期");
        await office.SeeAsync("下一步：发出会议通知");
    }

    public static async Task NoticeAsync(IPage office, string sitting)
    {
        await office.OpenDeskAsync(sitting);
        await office.PushAsync("发出会议通知");
        await office.GetByRole(AriaRole.Dialog).PushAsync("发出通知");
        await office.SeeAsync("签到码");
    }

    /// <summary>Everybody is there; the sitting opens and adopts its agenda.</summary>
    public static async Task OpenAsync(IPage office, string sitting)
    {
        await office.OpenDeskAsync(sitting);
        await office.PushAsync("未登记的全部记为出席");
        await office.PushAsync("保存出席情况");
        await office.PushAsync("开会");
        await office.PushAsync("登记议程已通过");
        await office.SeeAsync("下一步：闭会");
    }

    public static async Task CloseAsync(IPage office, string sitting)
    {
        await office.OpenDeskAsync(sitting);
        await office.PushAsync("闭会");
        await office.GetByRole(AriaRole.Dialog).PushAsync("闭会");
        await office.SeeAsync("下一步：确认会议纪要");
    }
}
