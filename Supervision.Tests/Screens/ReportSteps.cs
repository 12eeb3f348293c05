using Microsoft.Playwright;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;

namespace Supervision.Tests.Screens;

/// <summary>The report from its plan line to the hearing.</summary>
internal static class ReportSteps
{
    /// <summary>Finds the dossier in the list of reports; answers with its address.</summary>
    public static async Task<string> FindAsync(IPage office)
    {
        await office.OpenDeskAsync("/reports");
        await office.Locator("tr", new() { HasText = AProcedure.Title }).GetByRole(AriaRole.Link).First.ClickAsync();
        await office.GetByRole(AriaRole.Heading, new() { Name = AProcedure.Title }).WaitForAsync();
        return new Uri(office.Url).AbsolutePath;
    }

    /// <summary>Who answers for it, when it is heard, and what has been gathered for the organ to answer.</summary>
    public static async Task PrepareAsync(IPage office, AProcedure story)
    {
        await office.PushAsync("修改报告机关");
        await office.Locator("#department").SelectOptionAsync(story.Health.Id.Value.ToString());
        await office.Locator("#lead").SelectOptionAsync(story.County["王志远"].Id.Value.ToString());
        await office.PushAsync("保存");
        await office.SeeAsync("已保存报告机关。");
        await office.PushAsync("列入会议");
        await office.Locator("#sitting").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await office.Locator(".act-form").PushAsync("列入会议");
        await office.SeeAsync("下一步：把各方面意见转交县人民政府");
        await office.PushAsync("转交意见");
        await office.Locator("#lines").FillAsync("村卫生室药品配备不全｜代表建议\n乡镇卫生院夜间无人值守｜来信");
        await office.Locator(".act-form").PushAsync("转交意见");
        await office.SeeAsync("已转交各方面意见。");
    }

    /// <summary>The liaison chooses a file, checks what it is, and hands it in.</summary>
    public static async Task HandInAsync(IPage liaison, string kind)
    {
        await OpenAsync(liaison);
        await liaison.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = kind + ".docx",
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = StaticGround.Word(kind),
        });
        await liaison.PushAsync("下一步：核对");
        await liaison.SeeAsync("请核对");
        await liaison.PushAsync("报送" + kind);
        await liaison.SeeAsync("回执号");
        await liaison.SeeAsync("按期收到");
    }

    /// <summary>The liaison answers what was gathered, row by row.</summary>
    public static async Task AnswerAsync(IPage liaison)
    {
        await OpenAsync(liaison);
        await liaison.SeeAsync("补充近三年的数据");
        await liaison.GetByLabel("第 1 条的答复").SelectOptionAsync("Adopted");
        await liaison.GetByLabel("第 1 条的说明").FillAsync("已写入报告第二部分");
        await liaison.GetByLabel("第 2 条的答复").SelectOptionAsync("Adopted");
        await liaison.GetByLabel("第 2 条的说明").FillAsync("已安排轮值");
        await liaison.PushAsync("保存答复");
        await liaison.SeeAsync("答复已保存。");
    }

    public static async Task CommentAsync(IPage head, string dossier)
    {
        await head.OpenDeskAsync(dossier);
        await head.PushAsync("填写修改意见");
        await head.Locator("#comments").FillAsync("补充近三年的数据\n写明资金来源");
        await head.PushAsync("反馈修改意见");
        await head.SeeAsync("已反馈修改意见。");
    }

    public static async Task DistributeAsync(IPage office, string dossier)
    {
        await office.OpenDeskAsync(dossier);
        await office.PushAsync("印发组成人员");
        await office.PushAsync("印发");
        await office.SeeAsync("已印发 31 位组成人员。");
    }

    public static async Task HearAsync(IPage office, string dossier)
    {
        await office.OpenDeskAsync(dossier);
        await office.PushAsync("确定报告人");
        await office.Locator("#rname").FillAsync("何明远");
        await office.Locator("#rpost").FillAsync("县长");
        await office.PushAsync("保存报告人");
        await office.SeeAsync("已确定报告人。");
        await office.PushAsync("登记听取");
        await office.SeeAsync("何明远（县长）已经报告完毕");
        await office.Locator(".act-form").PushAsync("登记听取");
        await office.SeeAsync("下一步：审议报告");
    }

    /// <summary>A member writes a note on a phone without script.</summary>
    public static async Task SpeakAsync(IPage phone, string words)
    {
        await phone.GotoAsync("/m/notes");
        await phone.GetByRole(AriaRole.Link, new() { Name = AProcedure.Title }).ClickAsync();
        await phone.GetByLabel("发言要点").FillAsync(words);
        await phone.PushAsync("保存发言");
        await phone.SeeAsync("发言已保存。");
    }

    public static async Task DeliberateAsync(IPage office, string dossier)
    {
        await office.OpenDeskAsync(dossier);
        await office.PushAsync("登记审议");
        await office.SeeAsync("登记审议：已有发言要点 5 条");
        await office.Locator(".act-form").PushAsync("登记审议");
        await office.SeeAsync("已登记审议。");
    }

    private static async Task OpenAsync(IPage liaison)
    {
        await liaison.GotoAsync("/unit");
        await liaison.GetByRole(AriaRole.Link, new() { Name = "去办理" }).First.ClickAsync();
        await liaison.GetByRole(AriaRole.Heading, new() { Name = AProcedure.Title }).WaitForAsync();
    }
}
