using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.Playwright;
using Supervision.Domain.Opinions;
using Supervision.Tests.Building;

namespace Supervision.Tests.Screens;

/// <summary>The review opinion from the compiled draft to its receipt.</summary>
internal static class OpinionSteps
{
    /// <summary>The committee's head merges the two proposals that say the same, charges bodies, and sends it on.</summary>
    public static async Task EditAsync(IPage head, AProcedure story, string address)
    {
        await head.OpenDeskAsync(address);
        var proposals = head.Locator("section[aria-label='三、意见建议'] article.point");
        await proposals.First.WaitForAsync();
        var before = await proposals.CountAsync();
        await proposals.First.PushAsync("合并");
        await proposals.First.Locator(".tool p", new() { HasText = "药品目录" }).GetByRole(AriaRole.Button).ClickAsync();
        await proposals.Nth(before - 1).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        for (var i = 0; i < before - 1; i++)
        {
            await proposals.Nth(i).GetByLabel("主办单位").SelectOptionAsync(story.Health.Id.Value.ToString());
            await head.Locator(".missing", new() { HasText = $"建议第 {i + 1} 条缺主办单位" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        await head.GetByText("是否合并由编辑决定").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var frame = head.Locator("section[aria-label='主送与期限']");
        Assert.Equal(story.Government.Id.Value.ToString(), await frame.Locator("select").First.InputValueAsync());
        await frame.Locator("#copies").FillAsync("县委办公室");
        await frame.Locator("#copies").BlurAsync();
        await head.SeeAsync("修改主送、抄送");
        await head.SeeAsync("✓ 要点、主办单位、期限和未采用理由都已齐备");
        await head.PushAsync("核定送分管领导");
        await head.PushAsync("核定送出");
        await head.SeeAsync("等王志远核定");
    }

    /// <summary>The council member in charge reads it and sends it to the council.</summary>
    public static async Task LeadAsync(IPage lead, string address)
    {
        await lead.OpenDeskAsync(address);
        await lead.PushAsync("核定送主任会议");
        await lead.PushAsync("核定送出");
        await lead.SeeAsync("等主任会议审定");
    }

    /// <summary>The office enters the approval, gives the number, takes the Word document, and dispatches it.</summary>
    public static async Task<string> DispatchAsync(IPage office, AProcedure story, string address)
    {
        await office.OpenDeskAsync(address);
        await office.PushAsync("登记主任会议同意");
        await office.PushAsync("登记同意");
        await office.SeeAsync("按顺序编下一个文号");
        await office.PushAsync("编号");
        await office.GetByRole(AriaRole.Alertdialog).PushAsync("编号");
        await office.GetByRole(AriaRole.Button, new() { Name = "印发交办" }).ClickAsync();
        await office.GetByRole(AriaRole.Alertdialog).PushAsync("印发");
        await office.SeeAsync("等承办单位签收");
        var opinion = await story.OpinionAsync();
        await CheckWordAsync(office, opinion);
        return opinion.Number!;
    }

    /// <summary>The liaison confirms the receipt on the unit's page.</summary>
    public static async Task ReceiveAsync(IPage liaison, string number)
    {
        await liaison.GotoAsync("/unit/opinions");
        await liaison.GetByRole(AriaRole.Link, new() { Name = number }).ClickAsync();
        await liaison.PushAsync("签收");
        await liaison.SeeAsync("单位签收");
    }

    private static async Task CheckWordAsync(IPage office, ReviewOpinion opinion)
    {
        var waiting = office.WaitForDownloadAsync();
        await office.GetByRole(AriaRole.Link, new() { Name = "下载 Word" }).ClickAsync();
        await using var content = await (await waiting).CreateReadStreamAsync();
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept);
        using var word = WordprocessingDocument.Open(kept, false);
        Assert.Empty(new OpenXmlValidator().Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var text = word.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Equal(2, text.Split(opinion.Number!).Length);
        Assert.All(opinion.Points, p => Assert.Equal(2, text.Split(p.Text.TrimEnd('。')).Length));
    }
}
