using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Documents;

namespace Supervision.Tests.Features.Sittings;

/// <summary>会议通知 and 签到表 as Word papers and print views (screens 3.9).</summary>
public sealed class SittingPaperTests
{
    [OfficeFact]
    public async Task Given_a_called_sitting_When_notice_and_sheet_are_made_Then_they_are_sound_papers_that_LibreOffice_prints()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25), new(2026, 6, 26));
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);

        var notice = await visitor.Client.GetByteArrayAsync($"/meetings/{id.Value}/notice.docx");
        var sheet = await visitor.Client.GetByteArrayAsync($"/meetings/{id.Value}/sign-in.docx");

        foreach (var word in new[] { notice, sheet })
        {
            using var file = WordprocessingDocument.Open(new MemoryStream(word), isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(file).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        }

        using var office = new Office();
        var printed = await office.RenderAllAsync([notice, sheet]);
        var (first, second) = (Text(printed[0]), Text(printed[1]));
        Assert.Contains("关于召开望溪县第十八届人民代表大会常务委员会第一次会议的通知", first, StringComparison.Ordinal);
        Assert.Contains("2026年6月25日（周四）9:00，会期至2026年6月26日（周五）", first, StringComparison.Ordinal);
        Assert.Contains("1.人事任免事项", first, StringComparison.Ordinal);
        Assert.Contains("望溪县人民代表大会常务委员会办公室", first, StringComparison.Ordinal);
        Assert.Single(printed[0].Pages);
        Assert.All(Enumerable.Range(1, 27), i => Assert.Contains($"委员{i}", second, StringComparison.Ordinal));
        Assert.Equal(2, printed[1].Pages.Count);
        Assert.Contains("签到", string.Concat(printed[1].Pages[1].Select(w => w.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_print_views_When_opened_Then_they_say_what_the_papers_say()
    {
        await using var app = await TestApp.StartAsync();
        var county = await ACounty.InAsync(app);
        var id = await county.CallAsync(new(2026, 6, 25));
        using var visitor = await Visitor.SignedInAsync(app, "clerk", Role.Office);

        var notice = await Visitor.TextAsync(await visitor.Client.GetAsync($"/meetings/{id.Value}/notice"));
        var sheet = await Visitor.TextAsync(await visitor.Client.GetAsync($"/meetings/{id.Value}/sign-in"));

        Assert.Contains("经主任会议决定，望溪县第十八届人民代表大会常务委员会第一次会议定于2026年6月25日召开", notice, StringComparison.Ordinal);
        Assert.Contains("应到 27 人", sheet, StringComparison.Ordinal);
        Assert.Contains("委员27", sheet, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync($"/meetings/{Guid.NewGuid()}/notice")).StatusCode);
    }

    private static string Text(RenderedDocument document) => string.Concat(document.Pages.SelectMany(p => p).Select(w => w.Text));
}
