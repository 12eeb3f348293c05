using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Features.Reports;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>A file that cannot be taken is refused with its own reason (D-16.39).</summary>
public sealed class UploadReasonTests
{
    [Theory]
    [InlineData("方案.docx", "", "空的")]
    [InlineData("方案.pdf", "MZ this is a program", "名称是 .pdf，内容却不是")]
    public async Task D_16_39_Given_an_empty_or_a_false_file_When_chosen_on_the_handling_page_Then_the_reason_fits_what_may_be_sent(string name, string content, string words)
    {
        await using var ground = await HandlingGround.LayAsync();
        using var liaison = await Visitor.SignedInAsync(ground.App, "luo", Role.BodyLiaison, ground.Government.Value);
        var address = $"/unit/opinions/{ground.Id.Value}/handling?body={ground.Government.Value}";
        var page = await liaison.Client.GetStringAsync(address);
        var file = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(content));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Visitor.TokenIn(page)), "__RequestVerificationToken" },
            { new StringContent("choose"), "_handler" },
            { new StringContent(StaticGround.Hidden(page, "Chosen.Key")), "Chosen.Key" },
            { file, "Chosen.File", name },
        };

        var answer = await Visitor.TextAsync(await liaison.Client.PostAsync(address, form));

        Assert.Contains("id=\"File-error\"", answer, StringComparison.Ordinal);
        Assert.Contains(words, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("xlsx、jpg", answer, StringComparison.Ordinal);
        await using var db = await ground.App.OpenAsync();
        Assert.Empty(await db.StoredFiles.ToListAsync());
    }
}
