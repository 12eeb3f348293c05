using System.Globalization;
using Microsoft.Playwright;
using Supervision.Tests.Architecture;
using Supervision.Tests.Building;

namespace Supervision.Tests.Screens;

/// <summary>From the published file to a published plan.</summary>
internal static class PlanSteps
{
    private const string Address = "/plan/2026";

    /// <summary>The office imports the plan that a district printed in its newspaper, and puts the draft to the council.</summary>
    public static async Task ImportAsync(IPage office, AProcedure story)
    {
        await office.OpenDeskAsync($"{Address}/import");
        await office.Locator("#plan-file:enabled").WaitForAsync();
        await office.SetInputFilesAsync("#plan-file", Path.Combine(Source.Root, "Supervision.Tests", "Data", "plans", "yantai-district-2023.csv"));
        await office.Locator("#import-year").SelectOptionAsync("2026");
        await office.SeeAsync("文件里写的是 2023 年，将作为 2026 年的计划导入");
        await office.Locator("#import-lead").SelectOptionAsync(story.County.Committees["教科文卫工委"].Id.Value.ToString());
        await office.PushAsync("按推断对应");
        await office.GetByRole(AriaRole.Button, new() { Name = "确认导入" }).ClickAsync();
        await office.SeeAsync("已导入 2026年度计划：新增 22 项");
    }

    /// <summary>The statutory matters are linked, picked by hand, or struck with a reason.</summary>
    public static async Task SubmitAsync(IPage office)
    {
        await office.OpenDeskAsync(Address);
        await office.PushAsync("按名称对应");
        await office.GetByRole(AriaRole.Button, new() { Name = "按名称对应" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var open = office.Locator("#statutory tr:has(button:text('不列入'))");
        for (var left = await open.CountAsync(); left > 0; left--)
        {
            await open.First.GetByPlaceholder("不列入的理由").FillAsync("本年由主任会议听取");
            await open.First.PushAsync("不列入");
            await office.SeeAsync(string.Create(CultureInfo.InvariantCulture, $"待核对 {left - 1} 项"));
        }

        await office.PushAsync("提交主任会议");
        await office.Locator(".confirm").PushAsync("提交主任会议");
        await office.SeeAsync("下一步：主任会议审议，登记通过");
    }

    /// <summary>What the council has decided is entered, and the plan made public.</summary>
    public static async Task PublishAsync(IPage office)
    {
        await office.OpenDeskAsync(Address);
        await office.PushAsync("登记通过");
        await office.Locator(".confirm").PushAsync("登记通过");
        await office.SeeAsync("下一步：向社会公布");
        await office.PushAsync("发布计划");
        await office.SeeAsync("发布后为每一项建立案卷");
        await office.PushAsync("发布计划");
        await office.SeeAsync("下一步：执行");
    }
}
