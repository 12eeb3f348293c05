using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Documents;
using Supervision.Web.Files;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Sittings;

/// <summary>Papers on the phone: read as a page, counted as unread until they were opened (screens 1.5, 7.2).</summary>
public sealed class PaperTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public async Task Given_a_paper_not_opened_When_a_member_reads_it_Then_its_words_stand_there_and_it_is_unread_no_more()
    {
        await using var app = await TestApp.StartAsync();
        var (ground, file) = await GivenAsync(app);
        using var member = await ground.MemberAsync("huang");
        using var other = await ground.MemberAsync("yang");
        var before = await TextAsync(member, "/m");
        var meeting = await TextAsync(member, $"/m/meetings/{ground.Sitting.Id.Value}");

        var page = await TextAsync(member, $"/m/papers/{file}");
        await TextAsync(member, $"/m/papers/{file}");

        Assert.Contains("未看 1 份", before);
        Assert.Contains($"/m/papers/{file}", meeting);
        Assert.Contains("● 未看", meeting);
        Assert.Contains("养老床位还不够", page);
        Assert.Contains($"/files/{file}", page);
        Assert.Contains("都已看过", await TextAsync(member, "/m"));
        Assert.DoesNotContain("● 未看", await TextAsync(member, $"/m/meetings/{ground.Sitting.Id.Value}"));
        Assert.Contains("未看 1 份", await TextAsync(other, "/m"));
    }

    [Fact]
    public async Task Given_no_right_to_a_paper_When_its_page_is_opened_Then_it_does_not_exist_and_is_not_counted_as_read()
    {
        await using var app = await TestApp.StartAsync();
        var (ground, file) = await GivenAsync(app);
        using var guest = await Visitor.SignedInAsync(app, "daibiao", Role.GuestDeputy);
        using var court = await ground.LiaisonAsync("lv", ground.Court);

        Assert.Equal(HttpStatusCode.NotFound, (await guest.Client.GetAsync($"/m/papers/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await court.Client.GetAsync($"/m/papers/{file}")).StatusCode);
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.PapersSeen.ToListAsync());
    }

    [Fact]
    public void Given_a_file_that_is_no_Word_file_When_read_Then_there_is_nothing_to_show() =>
        Assert.Null(PaperReader.Read(new MemoryStream("PK\u0003\u0004 kaputt"u8.ToArray())));

    [Fact]
    public void Given_a_paper_with_title_and_table_When_read_Then_both_are_known()
    {
        var blocks = PaperReader.Read(new MemoryStream(WordWith()));

        Assert.Equal([("关于养老的报告", true), ("养老床位还不够。", false)], blocks!.Where(b => b.Rows.Count == 0).Select(b => (b.Text, b.IsHeading)));
        Assert.Equal(["乡镇", "床位"], Assert.Single(blocks!, b => b.Rows.Count > 0).Rows[0]);
    }

    private static async Task<(StaticGround Ground, Guid File)> GivenAsync(TestApp app)
    {
        var ground = await StaticGround.LayAsync(app, ReportState.Distributed, Today);
        await using var db = await app.OpenAsync();
        var stored = (await app.Services.GetRequiredService<FileStore>().KeepAsync(
            db, new("养老.docx", new MemoryStream(WordWith()), "replacement"), ground.Report.Matter, default)).Value!;
        (await db.SpecialReports.SingleAsync()).Replace(new(stored.Id, stored.Hash, stored.Name), new(null, "办公室", app.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return (ground, stored.Id);
    }

    private static async Task<string> TextAsync(Visitor who, string address) => WebUtility.HtmlDecode(await who.Client.GetStringAsync(address));

    private static byte[] WordWith()
    {
        using var stream = new MemoryStream();
        using (var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Create(stream, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
        {
            word.AddMainDocumentPart().Document = new(new DocumentFormat.OpenXml.Wordprocessing.Body(
                new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
                    new DocumentFormat.OpenXml.Wordprocessing.ParagraphProperties(
                        new DocumentFormat.OpenXml.Wordprocessing.Justification { Val = DocumentFormat.OpenXml.Wordprocessing.JustificationValues.Center }),
                    Run("关于养老的报告")),
                new DocumentFormat.OpenXml.Wordprocessing.Paragraph(Run("养老床位还不够。")),
                new DocumentFormat.OpenXml.Wordprocessing.Table(new DocumentFormat.OpenXml.Wordprocessing.TableRow(Cell("乡镇"), Cell("床位")))));
        }

        return stream.ToArray();
    }

    private static DocumentFormat.OpenXml.Wordprocessing.TableCell Cell(string text) => new(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(Run(text)));

    private static DocumentFormat.OpenXml.Wordprocessing.Run Run(string text) => new(new DocumentFormat.OpenXml.Wordprocessing.Text(text));
}
