using System.Net;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Reports.ReportList;

namespace Supervision.Tests.Features.Lists;

/// <summary>The list of special reports (D-5.2, D-5.5; screens 3.3).</summary>
public sealed class ReportListTests
{
    [Fact]
    public async Task Given_a_text_two_days_late_When_listed_Then_both_dates_and_the_lateness_stand_in_the_row()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        await using var office = await app.AsAsync(Role.Office);

        var row = Assert.Single((await ListAsync(office, new())).Slice.Rows, r => r.Title == AListedYear.Schools);

        Assert.Equal((new DateOnly(2026, 11, 7), ChipKind.Done, "11月6日"), (row.Dues.Draft!.Day, row.Dues.Draft.Kind, row.Dues.Draft.Words));
        Assert.Equal((new DateOnly(2026, 11, 17), ChipKind.Late, "11月19日，逾期 2 天"), (row.Dues.Revised!.Day, row.Dues.Revised.Kind, row.Dues.Revised.Words));
        Assert.Equal("逾期 3 天", row.Dues.Members!.Words);
        Assert.Null(row.Opinion);
    }

    [Fact]
    public async Task Given_a_report_with_an_opinion_When_listed_Then_the_row_leads_to_it()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        await using var office = await app.AsAsync(Role.Office);

        var row = Assert.Single((await ListAsync(office, new())).Slice.Rows, r => r.Title == AListedYear.Percent);

        Assert.Equal(new ReportOpinion("/d/2026-YJ-03", "收集发言"), row.Opinion);
    }

    [Fact]
    public async Task Given_the_filter_for_late_ones_When_listed_Then_only_those_stand_there_and_the_count_agrees()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        await using var office = await app.AsAsync(Role.Office);

        var view = await ListAsync(office, new() { Late = "yes" });

        Assert.Equal([AListedYear.Schools, AListedYear.Care], view.Slice.Rows.Select(r => r.Title));
        Assert.Equal((2, 2), (view.Late, view.Slice.Total));
        Assert.Equal(["迟交"], view.Filters);
    }

    [Fact]
    public async Task Given_tiers_units_and_committees_When_filtered_Then_the_rows_follow()
    {
        await using var app = await TestApp.StartAsync();
        var year = await AListedYear.InAsync(app, more: 3);
        await using var office = await app.AsAsync(Role.Office);

        Assert.Equal("社区矫正工作情况的专题报告", Assert.Single((await ListAsync(office, new() { Tier = "zrh" })).Slice.Rows).Title);
        Assert.Empty((await ListAsync(office, new() { Tier = "zgw" })).Slice.Rows);
        Assert.Equal(3, (await ListAsync(office, new() { Unit = year.Court.Id.Value.ToString() })).Slice.Total);
        Assert.Equal(2, (await ListAsync(office, new() { Committee = year.Education.Id.Value.ToString() })).Slice.Total);
        Assert.Equal(AListedYear.Care, Assert.Single((await ListAsync(office, new() { State = "OpinionsSent" })).Slice.Rows).Title);
        Assert.Equal((7, 1, 0), Counts(await ListAsync(office, new() { Late = "yes" })));
    }

    [Fact]
    public async Task Given_more_rows_than_a_page_When_paged_and_sorted_Then_no_row_is_lost()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app, more: 30);
        await using var office = await app.AsAsync(Role.Office);

        var first = await ListAsync(office, new());
        var second = await ListAsync(office, new() { Page = "2" });
        var behind = await ListAsync(office, new() { Page = "99" });
        var turned = await ListAsync(office, new() { Sort = "-number", Size = "50" });

        Assert.Equal((25, "第 1—25 条，共 34 条"), (first.Slice.Rows.Count, first.Slice.Words));
        Assert.Equal((9, "第 26—34 条，共 34 条"), (second.Slice.Rows.Count, second.Slice.Words));
        Assert.Equal(second.Slice.Rows.Select(r => r.Number), behind.Slice.Rows.Select(r => r.Number));
        Assert.Equal(first.Slice.Rows.Concat(second.Slice.Rows).Select(r => r.Number).Reverse(), turned.Slice.Rows.Select(r => r.Number));
    }

    [Fact]
    public async Task Given_nonsense_in_the_address_When_opened_Then_the_plain_list_answers()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "office", Role.Office);

        var answer = await visitor.Client.GetAsync("/reports?tier=x&unit=1&committee=%27&state=99&page=-1&size=7&sort=%3Cb%3E&year=abc&late=maybe");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(AListedYear.Schools, await Visitor.TextAsync(answer));
    }

    [Fact]
    public async Task Given_a_filter_that_nothing_meets_When_opened_Then_it_says_so_and_offers_the_way_out()
    {
        await using var app = await TestApp.StartAsync();
        var year = await AListedYear.InAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "office", Role.Office);

        var page = await Visitor.TextAsync(await visitor.Client.GetAsync($"/reports?late=yes&year=2026&state=Planned&unit={year.Government.Id.Value}"));

        Assert.Contains("没有符合条件的报告。已用筛选：2026年、县人民政府、已立项、迟交。", page);
        Assert.Contains("href=\"/reports?tier=cwh\"", page);
    }

    [Fact]
    public async Task Given_a_lighter_tier_When_opened_Then_the_list_has_its_own_columns_D_5_11()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "office", Role.Office);

        var council = await Visitor.TextAsync(await visitor.Client.GetAsync("/reports?tier=zrh"));

        Assert.Contains("主任会议意见</th>", council, StringComparison.Ordinal);
        Assert.DoesNotContain("没有开通", council, StringComparison.Ordinal);
        Assert.DoesNotContain("征求意见</th>", council, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.BodyLiaison, HttpStatusCode.NotFound)]
    [InlineData(Role.Appointee, HttpStatusCode.NotFound)]
    [InlineData(Role.GuestDeputy, HttpStatusCode.NotFound)]
    [InlineData(Role.SystemAdmin, HttpStatusCode.Forbidden)]
    [InlineData(Role.WorkCommitteeStaff, HttpStatusCode.OK)]
    public async Task D_1_5_Given_a_role_When_page_and_export_are_asked_for_Then_only_people_of_the_house_see_them(Role role, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        var year = await AListedYear.InAsync(app);
        Guid? scope = role == Role.BodyLiaison ? year.Government.Id.Value : role == Role.WorkCommitteeStaff ? year.Social.Id.Value : null;
        using var visitor = await Visitor.SignedInAsync(app, "somebody", role, scope);

        var page = await visitor.Client.GetAsync("/reports");
        var export = await visitor.Client.GetAsync("/reports/export");

        Assert.Equal((expected, expected), (page.StatusCode, export.StatusCode));
        Assert.Equal(expected == HttpStatusCode.OK, (await Visitor.TextAsync(page)).Contains(AListedYear.Schools, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_wrong_role_When_the_query_runs_Then_it_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        var year = await AListedYear.InAsync(app);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, year.Government.Id.Value);

        await Assert.ThrowsAsync<AccessDeniedException>(() => ListAsync(liaison, new()));
    }

    [Fact]
    public async Task Given_a_title_like_a_formula_When_exported_Then_the_cell_is_harmless_and_filter_time_and_grounds_are_told()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app, more: 30);
        using var visitor = await Visitor.SignedInAsync(app, "office", Role.Office);

        var answer = await visitor.Client.GetAsync("/reports/export?year=2026");
        var rows = Cells(await answer.Content.ReadAsByteArrayAsync());

        Assert.Equal("专项工作报告_常委会会议听取_20261123.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.Equal(["专项工作报告：常委会会议听取；筛选：2026年；导出时间 2026年11月23日 9:05，测试office"], rows[0]);
        Assert.Equal(("期限依据", 36), (rows[1][^1], rows.Count));
        Assert.Contains(rows, r => r.Contains("'" + AListedYear.Hostile));
        Assert.DoesNotContain(rows, r => r.Contains(AListedYear.Hostile));
        Assert.Contains("往前10日", Assert.Single(rows, r => r.Contains(AListedYear.Schools))[^1]);
    }

    private static Task<ReportListView> ListAsync(Acting acting, ReportListQuery query) => acting.Get<ReportListQueries>().ListAsync(query, default);

    private static List<List<string>> Cells(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.Empty(sheet.Descendants<CellFormula>());
        return [.. sheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList())];
    }

    private static (int, int, int) Counts(ReportListView view) =>
        (view.Counts[ReportTier.Committee], view.Counts[ReportTier.Council], view.Counts[ReportTier.WorkCommittee]);
}
