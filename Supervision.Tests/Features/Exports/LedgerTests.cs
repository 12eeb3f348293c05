using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Common.Lists;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Exports;
using Supervision.Web.Tables;

namespace Supervision.Tests.Features.Exports;

/// <summary>审议意见台账 (D-15.6): as screen and print view, XLSX and CSV, all with the same rows.</summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task D_15_6_Given_an_opinion_received_on_5_July_When_the_ledger_is_read_on_13_October_Then_term_ground_state_and_days_late_stand_there()
    {
        await using var stage = await WithOpinionAsync();
        stage.App.Clock.SetUtcNow(new(2026, 10, 13, 1, 5, 0, TimeSpan.Zero));
        await using var office = await stage.OfficeAsync();

        var row = Assert.Single((await office.Get<OpinionLedgerQueries>().ReadAsync(new(), default)).Table.Rows);

        Assert.Equal(["沿人常审〔2026〕3号", "关于《县域医共体建设情况的报告》的审议意见", new DateOnly(2026, 7, 3), "县人民政府、县卫生健康局", new DateOnly(2026, 7, 5)], row.Take(5));
        Assert.Equal(new DateOnly(2026, 10, 8), row[5]);
        Assert.Contains("顺延", (string)row[6]!, StringComparison.Ordinal);
        Assert.Equal(5, row[8]);
    }

    [Fact]
    public async Task Given_an_opinion_without_a_number_When_read_Then_it_is_not_in_the_ledger_and_filters_choose()
    {
        await using var stage = await WithOpinionAsync();
        await stage.DraftAsync(serial: 9);
        await using var office = await stage.OfficeAsync();
        async Task<int> Rows(LedgerFilter filter) => (await office.Get<OpinionLedgerQueries>().ReadAsync(filter, default)).Table.Rows.Count;

        Assert.Equal((1, 1, 0), (await Rows(new()), await Rows(new() { Year = "2026" }), await Rows(new() { Year = "2025" })));
        Assert.Equal((1, 0), (await Rows(new() { Unit = stage.Health.Id.Value.ToString() }), await Rows(new() { Unit = Guid.NewGuid().ToString() })));
        Assert.Equal((1, 0, 0), (await Rows(new() { State = "open" }), await Rows(new() { State = "late" }), await Rows(new() { State = "done" })));
    }

    [Fact]
    public async Task Given_the_ledger_When_taken_along_Then_both_files_carry_filter_and_time_and_are_opened_again_by_other_libraries()
    {
        await using var stage = await WithOpinionAsync();
        using var visitor = await Visitor.SignedInAsync(stage.App, "clerk", Role.Office);

        var xlsx = await visitor.Client.GetAsync("/opinions/ledger.xlsx?year=2026");
        var csv = await visitor.Client.GetAsync("/opinions/ledger.csv?year=2026");

        Assert.Equal("2026年审议意见台账_20260706.xlsx", xlsx.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal("2026年审议意见台账_20260706.csv", csv.Content.Headers.ContentDisposition!.FileNameStar);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await xlsx.Content.ReadAsByteArrayAsync()), isEditable: false);
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).ToList();
        Assert.Equal(["2026年审议意见台账；筛选：2026年；导出时间 2026年7月6日 9:00，测试clerk"], rows[0]);
        Assert.Equal(("文号", "期限依据", "沿人常审〔2026〕3号"), (rows[1][0], rows[1][6], rows[2][0]));
        var read = SheetReader.Read(new MemoryStream(await csv.Content.ReadAsByteArrayAsync())).Sheet!;
        Assert.Equal(rows[0][0], read.Headings[0]);
    }

    [Fact]
    public async Task Given_the_page_When_opened_Then_it_shows_who_printed_it_and_when()
    {
        await using var stage = await WithOpinionAsync();
        using var visitor = await Visitor.SignedInAsync(stage.App, "clerk", Role.Office);

        var page = await Visitor.TextAsync(await visitor.Client.GetAsync("/opinions/ledger?state=open&year=2026"));

        Assert.Contains("沿人常审〔2026〕3号", page, StringComparison.Ordinal);
        Assert.Contains("筛选：2026年、办理中。打印 2026年7月6日 9:00，测试clerk", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/opinions/ledger.xlsx?state=open&year=2026\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.BodyLiaison, HttpStatusCode.NotFound)]
    [InlineData(Role.GuestDeputy, HttpStatusCode.NotFound)]
    [InlineData(Role.SystemAdmin, HttpStatusCode.Forbidden)]
    [InlineData(Role.Member, HttpStatusCode.OK)]
    public async Task D_1_5_Given_a_role_When_the_ledger_is_asked_for_Then_only_people_of_the_house_get_it(Role role, HttpStatusCode expected)
    {
        await using var stage = await WithOpinionAsync();
        using var visitor = await Visitor.SignedInAsync(stage.App, "somebody", role, role == Role.BodyLiaison ? stage.Government.Id.Value : null);

        Assert.Equal(expected, (await visitor.Client.GetAsync("/opinions/ledger")).StatusCode);
        Assert.Equal(expected, (await visitor.Client.GetAsync("/opinions/ledger.csv")).StatusCode);
    }

    [Fact]
    public async Task Given_a_liaison_When_the_query_runs_Then_it_is_refused()
    {
        await using var stage = await WithOpinionAsync();
        await using var liaison = await stage.LiaisonAsync(stage.Government);

        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<OpinionLedgerQueries>().ReadAsync(new(), default));
    }

    [Fact]
    public void D_15_6_Given_a_provisional_day_When_its_ground_is_listed_Then_it_is_called_so_once()
    {
        var opinion = AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 3));
        var deadline = DeadlineCalculator.On(new(2027, 2, 1), "签收") with { Reason = "签收次日起3个月（暂定：暂按周末推算，2027年放假安排录入后重算）", IsProvisional = true };
        var due = Obligation.From(
            new(opinion.Matter, "opinion.report", "", "提交报告", opinion.Title, Party.Office, Party.Members, deadline, null, null, "/"), AnOpinion.Now.At);

        var ground = (string)new LedgerLine(LedgerOf(opinion), [], due, new(2026, 12, 1)).Cells()[6]!;

        Assert.Equal(2, ground.Split("暂定").Length);
    }

    private static LedgerOpinion LedgerOf(ReviewOpinion opinion) => new(
        opinion.Id, opinion.ReportTitle, opinion.Number, opinion.NumberPrefix, opinion.NumberSerial, opinion.MainOrgan, opinion.State,
        opinion.ApprovedOn, opinion.SittingEnd, opinion.DispatchedOn, opinion.ReceivedOn);

    // D-16.26: dispatched on 3 July, received on Sunday 5 July.
    private static async Task<OpinionStage> WithOpinionAsync()
    {
        var stage = await OpinionStage.SetAsync();
        var opinion = AnOpinion.Dispatched(new(2026, 7, 3), new(2026, 7, 3), stage.New(3), stage.Health.Id);
        opinion.Receive(stage.Government.Id, new(2026, 7, 5), ReceiptKind.Confirmed, AnOpinion.By(new(2026, 7, 5)));
        await stage.AddAsync(opinion);
        stage.App.Clock.SetUtcNow(new(2026, 7, 6, 1, 0, 0, TimeSpan.Zero));
        await using var db = await stage.App.OpenAsync();
        await using var scope = stage.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DeadlinePlanner>().SaveAsync(db, [opinion.Matter], default);
        return stage;
    }
}
