using System.Net;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Features.Opinions.FollowUp;
using Supervision.Web.Access;
using Supervision.Web.Features.Exports.Handover;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Features.Organisation;

namespace Supervision.Tests.Features.Exports;

/// <summary>换届交接清单 (D-17.19): what is open goes over as it is; sittings count anew, document numbers go on.</summary>
public sealed class HandoverTests
{
    private static readonly DateOnly Election = new(2026, 9, 1);

    [Fact]
    public async Task D_17_19_Given_a_change_of_term_When_listed_Then_matters_opinions_deadlines_and_sittings_go_over_and_what_is_over_does_not()
    {
        await using var ground = await ChangedAsync();

        var list = await ListAsync(ground);

        Assert.Equal("第十七届人大常委会换届交接清单", list.Name);
        Assert.Equal(
            "第十七届人大常委会于2026年9月1日届满，移交第十八届人大常委会：监督事项 1 项，审议意见 1 项，计划事项 0 项，会议 1 项，期限 4 项。"
            + "办理单位、期限和文号都不变，常委会会议的次数从第一次重新编起。", list.Answer);
        var opinion = Assert.Single(Part(list, "审议意见"));
        Assert.Equal(["沿人常审〔2026〕3号", "关于《县域医共体建设情况的报告》的审议意见", "县人民政府", "教科文卫工委", "刘慧敏（已离任，需重新明确）", "研究处理"], opinion.Take(6));
        Assert.Equal([new DateOnly(2026, 8, 5), "逾期37天"], opinion.Skip(6));
        var sitting = Assert.Single(Part(list, "会议"));
        Assert.Equal(["常委会第四十次会议", "首日在届满日以后，由新一届重新安排和编次"], new[] { sitting[1], ((string)sitting[7]!).Split('；')[1] });
        Assert.Contains(Part(list, "期限"), r => (string)r[1]! == "提交沿人常审〔2026〕3号研究处理情况报告（关于《县域医共体建设情况的报告》的审议意见）" && (DateOnly)r[6]! == new DateOnly(2026, 10, 8));
    }

    [Fact]
    public async Task D_17_19_Given_a_change_of_term_When_work_goes_on_Then_the_days_stay_sittings_begin_at_one_and_document_numbers_go_on()
    {
        await using var ground = await ChangedAsync();
        var before = await ground.DutyAsync("opinion.report");
        var (first, second) = (await ground.Stage.ApprovedAsync(8), await ground.Stage.ApprovedAsync(9));
        await using var office = await ground.Stage.OfficeAsync();
        Assert.Equal("望人常审〔2026〕1号", (await office.Get<NumberOpinion>().RunAsync(first, null, null, default)).Value);

        await ground.ReplanAsync();
        await ground.MustHandInAsync(HandlingPaperKind.Plan);
        var planned = await office.Get<Supervision.Web.Features.Sittings.PlanSitting>().RunAsync(
            new(new(Guid.NewGuid()), null, new(new(2026, 10, 20), new(2026, 10, 20), new(9, 0), "三楼"), false), default);

        Assert.Equal([], planned.Obstacles.Select(o => o.Message));
        Assert.Equal((before.Deadline.Day, 1), ((await ground.DutyAsync("opinion.report")).Deadline.Day, (await ground.DutyAsync("opinion.report")).Version));
        Assert.Equal("望人常审〔2026〕2号", (await office.Get<NumberOpinion>().RunAsync(second, null, null, default)).Value);
        await using var db = await ground.App.OpenAsync();
        Assert.Equal([39, 40, 1], (await db.Sittings.OrderBy(s => s.FirstDay).ToListAsync()).Select(s => s.Number));
        Assert.Equal(ObligationState.Met, (await ground.DutyAsync("opinion.plan")).State);
    }

    [Fact]
    public async Task D_17_19_Given_the_page_and_its_files_When_opened_Then_all_say_the_same_and_carry_who_and_when()
    {
        await using var ground = await ChangedAsync();
        using var visitor = await Visitor.SignedInAsync(ground.App, "clerk", Role.Office);
        var list = await ListAsync(ground);

        var page = await Visitor.TextAsync(await visitor.Client.GetAsync("/terms/17/handover"));
        var xlsx = await visitor.Client.GetAsync("/terms/17/handover.xlsx");
        var docx = await visitor.Client.GetAsync("/terms/17/handover.docx");

        Assert.Equal("第十七届人大常委会换届交接清单_20260911.xlsx", xlsx.Content.Headers.ContentDisposition!.FileNameStar);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync()), isEditable: false);
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.InnerText;
        using var word = WordprocessingDocument.Open(new MemoryStream(await docx.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        var paper = word.MainDocumentPart!.Document!.Body!.InnerText;
        foreach (var title in list.Parts.SelectMany(p => p.Table.Rows).Select(r => (string)r[1]!))
        {
            Assert.All(new[] { page, cells, paper }, text => Assert.Contains(title, text, StringComparison.Ordinal));
        }

        Assert.Contains("导出时间 2026年9月11日 9:00，测试clerk", cells, StringComparison.Ordinal);
        Assert.Contains("2026年9月11日 9:00 导出，测试clerk", paper, StringComparison.Ordinal);
        Assert.Contains("移交人：", paper, StringComparison.Ordinal);
        Assert.Contains(list.Answer, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync("/terms/99/handover")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync("/terms/99/handover.docx")).StatusCode);
    }

    [Fact]
    public async Task Given_an_administrator_or_a_liaison_When_the_list_is_asked_for_Then_refused()
    {
        await using var ground = await HandlingGround.LayAsync();
        await using var admin = await ground.App.AsAsync(Role.SystemAdmin);
        await using var liaison = await ground.LiaisonAsync();

        await Assert.ThrowsAsync<AccessDeniedException>(() => admin.Get<HandoverQueries>().FindAsync(17, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<HandoverQueries>().FindAsync(17, default));
    }

    private static IReadOnlyList<IReadOnlyList<object?>> Part(HandoverList list, string heading) => list.Parts.Single(p => p.Heading == heading).Table.Rows;

    private static async Task<HandoverList> ListAsync(HandlingGround ground)
    {
        await using var office = await ground.Stage.OfficeAsync();
        return (await office.Get<HandoverQueries>().FindAsync(17, default))!;
    }

    // The Committee is elected anew on 1 September; one sitting of the old one was still planned, one was cancelled.
    private static async Task<HandlingGround> ChangedAsync()
    {
        var ground = await HandlingGround.LayAsync();
        var term = ground.Stage.Term;
        await using (var db = await ground.App.OpenAsync())
        {
            var merged = Sitting.Plan(new(Guid.NewGuid()), term.Id, 39, new(new(2026, 6, 26), new(2026, 6, 26), new(9, 0), "三楼"), false, new(2026, 6, 1));
            merged.Cancel("与下次会议合并");
            db.AddRange(merged, Sitting.Plan(new(Guid.NewGuid()), term.Id, 40, new(new(2026, 9, 25), new(2026, 9, 25), new(9, 0), "三楼"), false, new(2026, 7, 1)));
            await db.SaveChangesAsync();
        }

        ground.GoTo(9, 11);
        await using var office = await ground.Stage.OfficeAsync();
        var version = (await office.Get<OrganisationQueries>().TermsAsync(default)).Single().Version;
        Assert.True((await office.Get<SaveTerm>().RunAsync(new(term.Id, 17, term.Start, Election, term.FixedSeats), version, default)).IsDone);
        Assert.True((await office.Get<SaveTerm>().RunAsync(new(new(Guid.NewGuid()), 18, Election, null, 33), null, default)).IsDone);
        return ground;
    }
}
