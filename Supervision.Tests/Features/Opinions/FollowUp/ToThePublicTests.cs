using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;
using Supervision.Domain.Reports;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Features.Reports;

namespace Supervision.Tests.Features.Opinions.FollowUp;

/// <summary>What goes before the public and what must not (D-8.13, 监督法第十七条).</summary>
public sealed class ToThePublicTests
{
    private static readonly PublicationAct Act = new("李文静", AnOpinion.Now.At);

    [Fact]
    public async Task D_8_13_Given_a_report_whose_file_cannot_be_read_When_its_copy_is_made_Then_its_text_is_asked_for_and_taken()
    {
        await using var ground = await HandlingGround.LayAsync();
        Task<Supervision.Domain.Rules.Outcome> MakeAsync(string? text) => ground.DoAsync<MakePublication>(
            ground.Stage.OfficeAsync(), u => u.FromTextAsync(ground.Id, PublicationKind.Report, text, default));

        var refused = Assert.Single((await MakeAsync(null)).Obstacles);
        Assert.Equal(("Text", true), (refused.Field, refused.Message.Contains("粘贴", StringComparison.Ordinal)));
        Assert.Empty((await MakeAsync("一、基本情况\n\n全县有卫生院二十家。")).Obstacles);
        Assert.NotEmpty((await MakeAsync("再来一份")).Obstacles);

        await using var db = await ground.App.OpenAsync();
        var copy = Assert.Single(await db.Publications.AsNoTracking().ToListAsync());
        Assert.Equal((PublicationKind.Report, "关于县域医共体建设情况的报告", "望溪县人民政府"), (copy.Kind, copy.Title, copy.Issuer));
        Assert.Equal(["一、基本情况", "全县有卫生院二十家。"], copy.Blocks.Select(b => b.Text));
    }

    [Fact]
    public async Task D_8_13_Given_the_members_had_a_word_file_When_the_copy_is_made_Then_it_holds_the_words_of_that_file()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Commented);
        var word = new HandedIn(Guid.NewGuid(), "正式稿.docx", new MemoryStream(AWordFile("全县有养老机构十二家。")));
        await bench.MustAsync<HandInRevised>(bench.Liaison, async u => await u.RunAsync(bench.Id, word, await bench.AnswersAsync(), "", default));
        await bench.LeadToAsync(ReportState.Distributed);
        var opinion = AnOpinion.Collecting(1, bench.County.Bodies["县人民政府"].Id, report: bench.Id);

        await using var db = await bench.App.OpenAsync();
        await using var office = await bench.App.AsAsync(bench.Office);
        var text = await new ReportSource(office.Get<Supervision.Web.Files.FileStore>(), "望溪县人大常委会").ReadAsync(db, opinion, null, default);

        Assert.Null(text.Problem);
        Assert.Equal(("", "全县有养老机构十二家。"), Assert.Single(text.Blocks));
    }

    [Fact]
    public async Task D_8_13_Given_the_page_When_opened_Then_report_opinion_and_handling_report_stand_in_their_order_and_the_last_waits_for_the_opinion()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.ReportAsync();
        await ground.DecideAsync(OutcomeKind.Accepted);
        foreach (var kind in new[] { PublicationKind.Opinion, PublicationKind.HandlingReport })
        {
            await ground.MustAsync<MakePublication>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, kind, default));
        }

        await using (var db = await ground.App.OpenAsync())
        {
            foreach (var copy in await db.Publications.ToListAsync())
            {
                copy.Submit();
                copy.Check(Act);
            }

            await db.SaveChangesAsync();
        }

        await using var office = await ground.Stage.OfficeAsync();
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(office.Scope.ServiceProvider);
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        var shown = page.Render<PublicationPage>(p => p.Add(x => x.Id, ground.Id.Value));
        shown.WaitForElement("section.publication");

        Assert.Equal(["专项工作报告", "审议意见", "研究处理情况报告"], shown.FindAll("section.panel > header h2").Select(h => h.TextContent));
        Assert.Single(shown.FindAll("button"), b => b.TextContent == "公开");
        Assert.Contains("请先公开审议意见，再公开研究处理情况报告。", shown.FindAll("section.publication")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_8_13_Given_the_box_left_empty_When_blacked_out_Then_it_says_so_at_the_field_and_stays_open()
    {
        await using var ground = await HandlingGround.LayAsync();
        await ground.MustAsync<MakePublication>(ground.Stage.OfficeAsync(), u => u.RunAsync(ground.Id, PublicationKind.Opinion, default));
        await using var office = await ground.Stage.OfficeAsync();
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(office.Scope.ServiceProvider);
        page.Services.AddSingleton(office.Get<BlackOut>());
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        var shown = page.Render<PublicationPage>(p => p.Add(x => x.Id, ground.Id.Value));
        shown.WaitForElement("#b2 button");
        await shown.Find("#b2 button").ClickAsync(new());
        var original = shown.Find("#b2 textarea").GetAttribute("value");

        await shown.Find("#b2 textarea").InputAsync(new() { Value = "" });
        await shown.FindAll("#b2 button").First(b => b.TextContent == "涂黑").ClickAsync(new());

        Assert.False(string.IsNullOrEmpty(original));
        shown.WaitForElement("#Words-error");
        Assert.Single(shown.FindAll("#b2 textarea"));
        await using var db = await ground.App.OpenAsync();
        Assert.DoesNotContain((await db.Publications.AsNoTracking().SingleAsync()).Blocks, b => b.Blackouts.Count > 0);
    }

    [Fact]
    public async Task D_8_13_Given_a_name_in_two_paragraphs_When_blacked_out_in_one_Then_the_other_is_pointed_out_and_done_with_one_act()
    {
        await using var ground = await HandlingGround.LayAsync();
        var copy = Publication.Make(
            new(MatterKind.Opinion, ground.Id.Value), PublicationKind.Opinion, new("审议意见", "1号", "常委会"),
            [("", "张三反映路不平。"), ("", "李四说水不清。"), ("张三的意见", "请张三补充。")], Act);
        await using (var db = await ground.App.OpenAsync())
        {
            db.Add(copy);
            await db.SaveChangesAsync();
        }

        await ground.MustAsync<BlackOut>(ground.Stage.OfficeAsync(), u => u.RunAsync(copy.Id, 1, "张三", SecrecyGround.PersonalInformation, default));
        Assert.Equal(("张三", 3), await StillAsync(ground));
        await ground.MustAsync<BlackOut>(ground.Stage.OfficeAsync(), u => u.EverywhereAsync(copy.Id, "张三", SecrecyGround.PersonalInformation, default));

        await using var after = await ground.App.OpenAsync();
        var done = await after.Publications.AsNoTracking().SingleAsync();
        Assert.Empty(done.StillShown());
        Assert.DoesNotContain(done.Blocks, b => b.PublicHeading.Concat(b.PublicRuns).Any(r => r.Text.Contains("张三", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("张")]
    [InlineData("张三反映路不平")]
    public void D_8_13_Given_words_of_any_length_When_blacked_out_Then_the_mark_does_not_tell_how_many_they_were(string words)
    {
        var copy = Publication.Make(new(MatterKind.Opinion, Guid.NewGuid()), PublicationKind.Opinion, new("审议意见", "1号", "常委会"), [("", "张三反映路不平。")], Act);

        copy.BlackOut(1, words, SecrecyGround.PersonalInformation);

        Assert.Equal("■■■（涉及个人信息，不予公开）", copy.Blocks[0].PublicRuns[0].Text);
    }

    private static async Task<(string Words, int Block)> StillAsync(HandlingGround ground)
    {
        await using var db = await ground.App.OpenAsync();
        var rest = Assert.Single((await db.Publications.AsNoTracking().SingleAsync()).StillShown());
        return (rest.Words, Assert.Single(rest.Blocks));
    }

    private static byte[] AWordFile(string words)
    {
        using var stream = new MemoryStream();
        using (var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Create(stream, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
        {
            var run = new DocumentFormat.OpenXml.Wordprocessing.Run(new DocumentFormat.OpenXml.Wordprocessing.Text(words));
            word.AddMainDocumentPart().Document = new(new DocumentFormat.OpenXml.Wordprocessing.Body(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(run)));
        }

        return stream.ToArray();
    }
}
