using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Features.Reports;
using Supervision.Web.Features.Dossiers.Contents;

namespace Supervision.Tests.Features.Dossiers;

/// <summary>案卷目录: what lies in a dossier, for those who may read it.</summary>
public sealed class ContentsTests
{
    [Fact]
    public async Task Given_a_report_with_drafts_When_the_office_and_a_member_list_it_Then_each_sees_what_may_be_opened()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);

        var office = await FindAsync(bench, bench.Office);
        var member = await FindAsync(bench, bench.Member("黄丽萍"));
        var liaison = await FindAsync(bench, bench.Liaison);

        Assert.Equal(["报告征求意见稿", "报告正式稿"], office!.Lines.Select(l => l.What));
        Assert.Equal(["报告正式稿"], member!.Lines.Select(l => l.What));
        Assert.Equal(2, liaison!.Lines.Count);
        Assert.Null(await FindAsync(bench, bench.OtherLiaison));
        Assert.Equal(("〔2026〕专项8号", "养老服务工作情况的报告", "望溪县人民政府"), (office.Number.ToString(), office.Title, office.Lines[0].From));
    }

    [Fact]
    public async Task Given_a_report_not_yet_with_the_members_When_a_member_asks_Then_there_is_nothing()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.RevisedReceived);

        Assert.Null(await FindAsync(bench, bench.Member("黄丽萍")));
    }

    [Fact]
    public async Task Given_the_list_When_taken_along_Then_word_and_workbook_are_sound_and_carry_every_paper()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        using var visitor = await Visitor.SignedInAsync(bench.App, "clerk", Role.Office);

        var docx = await visitor.Client.GetAsync("/d/2026-ZX-08/contents.docx");
        var xlsx = await visitor.Client.GetAsync("/d/2026-ZX-08/contents.xlsx");

        Assert.StartsWith("案卷目录_2026-ZX-08_2026", docx.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        using var word = WordprocessingDocument.Open(new MemoryStream(await docx.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        Assert.Equal(3, word.MainDocumentPart!.Document!.Body!.Elements<Table>().Single().Elements<TableRow>().Count());
        using var book = SpreadsheetDocument.Open(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Equal(4, book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count());
    }

    [Fact]
    public async Task D_16_38_Given_another_bodys_liaison_or_no_dossier_When_asked_Then_there_is_nothing()
    {
        await using var bench = await ReportBench.StartAsync();
        await bench.LeadToAsync(ReportState.Distributed);
        using var liaison = await Visitor.SignedInAsync(bench.App, "other", Role.BodyLiaison, bench.County.Bodies["县教育局"].Id.Value);
        using var clerk = await Visitor.SignedInAsync(bench.App, "clerk", Role.Office);

        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync("/d/2026-ZX-08/contents")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Client.GetAsync("/d/2026-ZX-08/contents.docx")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await clerk.Client.GetAsync("/d/2026-ZX-08/contents")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync("/d/2026-ZX-99/contents")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Client.GetAsync("/d/%27%22/contents.xlsx")).StatusCode);
    }

    private static async Task<DossierContents?> FindAsync(ReportBench bench, Supervision.Web.Access.Actor actor)
    {
        await using var acting = await bench.App.AsAsync(actor);
        return await acting.Get<ContentsQueries>().FindAsync("2026-ZX-08", default);
    }
}
