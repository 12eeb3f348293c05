using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;

namespace Supervision.Tests.Screens;

/// <summary>The months after the dispatch, each step as the person does it on the screen.</summary>
internal static class HandlingSteps
{
    /// <summary>The office numbers and dispatches an approved opinion.</summary>
    public static async Task<string> DispatchAsync(IPage office, AProcedure story, string address)
    {
        await office.OpenDeskAsync(address);
        await office.PushAsync("编号");
        await office.GetByRole(AriaRole.Alertdialog).PushAsync("编号");
        await office.PushAsync("印发交办");
        await office.GetByRole(AriaRole.Alertdialog).PushAsync("印发");
        await office.SeeAsync("等承办单位签收");
        return (await story.OpinionAsync()).Number!;
    }

    /// <summary>A department answers the points that are its own.</summary>
    public static async Task AnswerAsync(IPage liaison, ReviewOpinion opinion, string day)
    {
        await OpenAsync(liaison, opinion);
        var points = liaison.Locator("#points article");
        await points.First.GetByLabel("办理情况").WaitForAsync();
        var count = await points.CountAsync();
        for (var i = 0; i < count; i++)
        {
            await points.Nth(i).GetByLabel("办理情况").SelectOptionAsync(nameof(PointStatus.Done));
            await points.Nth(i).GetByLabel("办结或者计划完成日期").FillAsync(day);
            await points.Nth(i).GetByLabel("措施").FillAsync("列入年度工作，专人负责");
            await points.Nth(i).GetByLabel("结果（不采纳的写明理由）").FillAsync("已经落实");
        }

        await liaison.PushAsync("保存办理情况");
        await liaison.SeeAsync("办理情况已保存。");
    }

    /// <summary>The organ chooses a file, checks what it is, and hands it in.</summary>
    public static async Task HandInAsync(IPage liaison, ReviewOpinion opinion, HandlingPaperKind kind)
    {
        var name = HandlingPaperKinds.Of(kind);
        await OpenAsync(liaison, opinion);
        await liaison.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = name + ".docx",
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = StaticGround.Word(name),
        });
        await liaison.PushAsync("下一步：核对");
        await liaison.SeeAsync("请核对");
        await liaison.PushAsync("报送" + name);
        await liaison.SeeAsync("已收到");
    }

    /// <summary>The work committee's head answers the draft.</summary>
    public static async Task CommentAsync(IPage head, ReviewOpinion opinion, string words)
    {
        await head.OpenDeskAsync(Desk(opinion));
        await head.GetByLabel("反馈意见", new() { Exact = true }).FillAsync(words);
        await head.PushAsync("反馈意见");
        await head.GetByRole(AriaRole.Alertdialog).PushAsync("反馈");
        await head.SeeAsync("已反馈意见");
    }

    /// <summary>The office holds a council meeting on the report and enters that it was not accepted; the chair confirms.</summary>
    public static async Task RefuseAsync(IPage office, IPage chair, ReviewOpinion opinion, string subject, string why, string day)
    {
        var council = await MeetAsync(office, subject, "不同意", "纪要21号", why, day);
        await SittingSteps.ConfirmAsync(chair, council);
        await RegisterAsync(office, opinion, nameof(OutcomeKind.NotAccepted), why);
        await office.SeeAsync("报告不予接受，等");
    }

    /// <summary>The same, accepted.</summary>
    public static async Task AcceptAsync(IPage office, IPage chair, ReviewOpinion opinion, string subject, string day)
    {
        var council = await MeetAsync(office, subject, "同意", "纪要25号", "", day);
        await SittingSteps.ConfirmAsync(chair, council);
        await RegisterAsync(office, opinion, nameof(OutcomeKind.Accepted), "整改到位");
        await office.SeeAsync("报告已被接受");
    }

    /// <summary>Both texts are made ready for the public, checked by the committee's head, and published.</summary>
    /// <param name="office">The office, which makes and publishes.</param>
    /// <param name="head">The committee's head, who checks.</param>
    /// <param name="opinion">The opinion.</param>
    /// <param name="more">The report itself too, under its word on the page.</param>
    public static async Task PublishAsync(IPage office, IPage head, ReviewOpinion opinion, params string[] more)
    {
        string[] texts = [.. more, "审议意见", "研究处理情况报告"];
        var address = $"/opinions/{opinion.Id.Value}/publication";
        await office.OpenDeskAsync(address);
        foreach (var text in texts)
        {
            await office.PushAsync($"制作{text}公开稿");
            await Copy(office, text).PushAsync("送工委核");
            await Copy(office, text).PushAsync("送核");
            await Copy(office, text).GetByText("负责人核定。").WaitForAsync();
        }

        await head.OpenDeskAsync(address);
        foreach (var text in texts)
        {
            await Copy(head, text).PushAsync("核定公开稿");
            await Copy(head, text).PushAsync("核定");
            await Copy(head, text).GetByRole(AriaRole.Button, new() { Name = "核定公开稿" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await office.OpenDeskAsync(address);
        foreach (var text in texts)
        {
            await Copy(office, text).PushAsync("公开");
            await Copy(office, text).GetByRole(AriaRole.Alertdialog).PushAsync("公开");
            await Copy(office, text).GetByRole(AriaRole.Button, new() { Name = "撤下" }).WaitForAsync();
        }
    }

    private static ILocator Copy(IPage page, string text) =>
        page.Locator("section.publication", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = text, Exact = true }) });

    private static async Task<string> MeetAsync(IPage office, string subject, string outcome, string minutes, string note, string day)
    {
        await office.OpenDeskAsync("/council");
        await office.PushAsync("安排主任会议");
        await office.Locator("#day").FillAsync(day);
        await office.PushAsync("保存");
        await office.SeeAsync("还没有登记到会情况");
        foreach (var name in new[] { "陈国栋", "王志远", "刘慧敏", "何建军" })
        {
            await office.GetByRole(AriaRole.Checkbox, new() { Name = name }).CheckAsync();
        }

        await office.PushAsync("保存到会情况");
        await office.SeeAsync("到会 4 人");
        await office.Locator("div.row.between", new() { HasText = subject }).PushAsync("列入");
        var item = office.Locator("article", new() { HasText = subject });
        await item.PushAsync("登记决定");
        await item.GetByLabel(outcome, new() { Exact = true }).CheckAsync();
        await item.GetByLabel("纪要编号").FillAsync(minutes);
        await item.GetByLabel("说明").FillAsync(note);
        await item.PushAsync("登记主任会议决定");
        await item.GetByText($"{outcome}，待确认").WaitForAsync();
        return new Uri(office.Url).AbsolutePath;
    }

    private static async Task RegisterAsync(IPage office, ReviewOpinion opinion, string kind, string words)
    {
        await office.OpenDeskAsync(Desk(opinion));
        await office.Locator(".decide select").First.SelectOptionAsync(kind);
        await office.Locator(".decide textarea").FillAsync(words);
        await office.PushAsync("登记处理决定");
        await office.GetByRole(AriaRole.Alertdialog).PushAsync("登记决定");
    }

    private static async Task OpenAsync(IPage liaison, ReviewOpinion opinion)
    {
        await liaison.GotoAsync($"/unit/opinions/{opinion.Id.Value}");
        await liaison.GetByRole(AriaRole.Link, new() { Name = "去研究处理" }).ClickAsync();
        await liaison.GetByRole(AriaRole.Heading, new() { Name = "接下来" }).WaitForAsync();
    }

    private static string Desk(ReviewOpinion opinion) => $"/opinions/{opinion.Id.Value}/follow-up";
}
