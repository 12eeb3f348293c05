using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Common;
using Supervision.Web.Features.Overview;
using Supervision.Web.Features.Plans;

namespace Supervision.Tests.Features.Overview;

/// <summary>Every number of the leadership's pages opens the list that it counts (screens 1.1 no. 8, 5.3).</summary>
[Collection(OverviewTests.Autumn.Name)]
public sealed partial class FigureTests(OverviewTests.Autumn autumn)
{
    private TestApp App => autumn.App;

    [Fact]
    public async Task D_15_9a_Given_all_figures_of_the_overview_When_each_is_opened_Then_its_list_has_as_many_lines_and_says_its_rule()
    {
        using var leader = await Visitor.SignedInAsync(App, "figures", Role.CouncilMember);
        var page = await Visitor.TextAsync(await leader.Client.GetAsync("/overview/2026"));
        var figures = Figure().Matches(page).Select(m => (Address: m.Groups["to"].Value, Count: m.Groups["n"].Value)).Distinct().ToList();

        Assert.True(figures.Count > 60, $"{figures.Count} figures");
        foreach (var part in new[] { "of=plan.", "of=steps.", "of=works.", "of=inspections.", "of=surveys.", "of=exams.", "of=people.", "of=results.", "of=care.", "&body=" })
        {
            Assert.Contains(figures.Select(f => f.Address).Concat(Any().Matches(page).Select(m => m.Groups["to"].Value)), a => a.Contains(part, StringComparison.Ordinal));
        }

        List<string> wrong = [];
        foreach (var (address, count) in figures)
        {
            var list = await Visitor.TextAsync(await leader.Client.GetAsync(address));
            var lines = Line().Count(list);
            if (lines.ToString(CultureInfo.InvariantCulture) != count.Trim() || !list.Contains("怎么算的", StringComparison.Ordinal) || !list.Contains($" {lines} ", StringComparison.Ordinal))
            {
                wrong.Add($"{address}: {count} on the page, {lines} in the list");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(2025)]
    [InlineData(2026)]
    public async Task D_15_9a_Given_the_tables_of_the_overview_When_read_Then_no_figure_stands_without_its_list(int year)
    {
        using var leader = await Visitor.SignedInAsync(App, $"linked{year}", Role.CouncilMember);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await leader.Client.GetStringAsync($"/overview/{year}"));
        var cells = page.QuerySelectorAll("#plan td, #steps td, #bodies td, #appraisals td, #trend td, #results td, #fiveyears td").Where(c => c.HasAttribute("data-label") && c.GetAttribute("data-label") != "比上年").ToList();
        Assert.True(cells.Count > 80, $"{cells.Count} cells");
        List<string> bare = [];
        foreach (var cell in cells)
        {
            var words = cell.TextContent.Trim();
            foreach (var linked in cell.QuerySelectorAll("a, .hint, .fixed, small").ToList())
            {
                linked.Remove();
            }

            if (cell.TextContent.Any(char.IsAsciiDigit))
            {
                bare.Add($"{cell.Closest("section")!.Id} {cell.GetAttribute("data-label")}: {words}");
            }
        }

        Assert.Empty(bare);
    }

    [Fact]
    public async Task D_15_9a_Given_the_lights_and_the_red_works_of_a_body_When_opened_Then_the_board_has_as_many_works()
    {
        using var leader = await Visitor.SignedInAsync(App, "lights", Role.CouncilMember);
        var page = await Visitor.TextAsync(await leader.Client.GetAsync("/overview/2026"));
        var lights = Light().Matches(page).Select(m => (Address: m.Groups["to"].Value, Count: m.Groups["n"].Value)).ToList();
        Assert.True(lights.Count > 3);
        foreach (var (address, count) in lights)
        {
            var board = await Visitor.TextAsync(await leader.Client.GetAsync(address));
            Assert.True(Row().Count(board) == int.Parse(count, CultureInfo.InvariantCulture), $"{address}: {count}");
        }
    }

    [Fact]
    public async Task D_15_9a_Given_the_plan_of_the_year_When_counted_Then_late_lines_are_those_that_the_plan_page_calls_late()
    {
        await using var leader = await App.AsAsync(Role.CouncilMember);
        var plan = (await leader.Get<PlanQueries>().FindAsync(2026, default))!;
        var view = await leader.Get<OverviewQueries>().ReadAsync(2026, default);

        Assert.Equal(plan.Rows.Where(r => r.Chip == ChipKind.Late).Select(r => r.Order), (await ListAsync(leader, "plan.all.late")).Select(l => Number(l.Title)));
        Assert.Equal(plan.Rows.Count(r => r.Chip == ChipKind.Done), view.Done);
    }

    [Fact]
    public async Task Given_three_bodies_that_owe_for_one_law_When_asked_what_to_look_into_Then_the_law_is_one_line()
    {
        await using var leader = await App.AsAsync(Role.CouncilMember);
        var view = await leader.Get<OverviewQueries>().ReadAsync(2026, default);

        Assert.Equal(view.Care.Select(c => c.Link).Distinct(), view.Care.Select(c => c.Link));
        Assert.Equal((await ListAsync(leader, "care.all")).Count, view.Cares);
    }

    [Fact]
    public async Task D_1_5_Given_a_committee_without_the_duty_When_it_opens_a_list_of_appointees_Then_no_name_is_shown()
    {
        await using var council = await App.AsAsync(Role.CouncilMember);
        var names = (await ListAsync(council, "exams.all")).Select(l => l.Title).ToList();
        await using var db = await App.OpenAsync();
        var other = (await db.WorkCommittees.FirstAsync(c => !c.IsPersonnel)).Id.Value;
        await using var staff = await App.AsAsync(Role.WorkCommitteeStaff, other);
        var seen = await ListAsync(staff, "exams.all");

        Assert.NotEmpty(names);
        Assert.All(seen, l => Assert.Equal(("任命人员（姓名不显示）", ""), (l.Title, l.Link)));
        Assert.All(await ListAsync(staff, "steps.duty.due"), l => Assert.Equal("任命人员（姓名不显示）", l.Title));
        Assert.Equal(names.Count, seen.Count);

        // The appraised by name are the register's, too: in the year's list and in that of the results.
        foreach (var of in new[] { "people.all", "results.Appraisal.all" })
        {
            var known = await ListAsync(council, of);
            var hidden = await ListAsync(staff, of);
            Assert.NotEmpty(known);
            Assert.All(known, l => Assert.NotEqual("任命人员（姓名不显示）", l.Title));
            Assert.Equal(known.Count, hidden.Count);
            Assert.All(hidden, l => Assert.Equal(("任命人员（姓名不显示）", ""), (l.Title, l.Link)));
        }

        Assert.False((await staff.Get<OverviewQueries>().ReadAsync(2026, default)).SeesPeople);
    }

    [Fact]
    public async Task D_7_9_Given_the_trial_year_of_the_demo_When_opened_Then_it_was_rated_by_votes_and_one_work_goes_on()
    {
        await using var leader = await App.AsAsync(Role.CouncilMember);
        var view = await leader.Get<OverviewQueries>().ReadAsync(2025, default);

        Assert.Equal(["满意", "基本满意", "满意"], view.Works.Select(w => w.Verdict));
        Assert.All(view.Works, w => Assert.Equal(27, w.Votes.Sum(v => v.Votes)));
        Assert.Equal(3, view.Results.Single(r => r.Kind == Supervision.Domain.Ratings.RatingKind.KeyWork).Count);
        Assert.DoesNotContain((await leader.Get<OverviewQueries>().ReadAsync(2026, default)).Results, r => r.Kind == Supervision.Domain.Ratings.RatingKind.KeyWork);
        Assert.True(view.Trend.Single(t => t.Year == 2025).Satisfaction > 0);

        // The first vote of the one that was voted on again stays visible, unlike the second it is not counted (D-16.29).
        var again = view.Works.Single(w => w.Earlier.Count > 0);
        Assert.Equal(("不满意 → 再次测评 满意（2026年4月15日）", "满意", "不满意"), (again.Course, again.Verdict, again.Earlier[0].Verdict));
        Assert.Equal([("满意", 7), ("基本满意", 7), ("不满意", 13)], again.Earlier[0].Votes.Take(3));
        Assert.Contains("（含再次测评 1 项，计后一次）", view.Answer, StringComparison.Ordinal);
        Assert.Contains("不满意 → 再次测评 满意（2026年4月15日）", view.Results.Single(r => r.Kind == Supervision.Domain.Ratings.RatingKind.KeyWork).GradeWords, StringComparison.Ordinal);
        Assert.Contains(view.Works, w => w.VerdictWords == "基本满意，各组合计 86.87 分");

        // The list of all results follows the same rule of year and keeps both votes.
        var listed = (await leader.Get<Supervision.Web.Features.Ratings.Years.YearResultsQueries>().ReadAsync(new() { Year = "2025", Kind = "KeyWork" }, default)).Rows;
        Assert.Equal([false, true], listed.Where(r => r.Subject == again.Title).OrderBy(r => r.Day).Select(r => r.IsCounted));
        Assert.Equal(view.Results.Single(r => r.Kind == Supervision.Domain.Ratings.RatingKind.KeyWork).Best, listed.Where(r => r.IsCounted).Sum(r => r.Best));
        await using var db = await App.OpenAsync();
        Assert.Equal(2, (await db.KeyWorks.AsNoTracking().SingleAsync(w => w.Year == 2026 && w.CarriedFrom != null)).YearInRow);
        Assert.Equal(2, (await db.KeyWorks.AsNoTracking().SingleAsync(w => w.Year == 2025 && w.Number == 3)).Ratings.Count);
    }

    [Fact]
    public async Task Given_a_rule_changed_after_a_year_When_a_list_of_that_year_is_opened_Then_it_says_the_version_in_force_then()
    {
        var ground = await Supervision.Tests.Features.KeyWorks.AKeyWork.FixedAsync();
        await using var app = ground.App;
        await using (var db = await app.OpenAsync())
        {
            var green = Supervision.Domain.KeyWorks.KeyWorkRules.Green;
            db.Add(Supervision.Domain.Rules.RuleVersion.Next(await db.RuleVersions.SingleAsync(v => v.Key == green.Key), new("-3", new(2026, 6, 1), "主任会议", "试验"), "李文静", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        app.Clock.SetUtcNow(new(2027, 3, 1, 1, 0, 0, TimeSpan.Zero));
        async Task<int> VersionAsync(int year) => (await ground.DoAsync<OverviewQueries, FigureListView?>(ground.Lead, q => q.ListAsync(year, new("works.green"), false, default)))!.Rules[0].Version;

        // Works of 2026 are measured by what held on 1 January 2026.
        Assert.Equal((1, 2), (await VersionAsync(2026), await VersionAsync(2027)));
    }

    [Fact]
    public async Task Given_the_workbook_of_the_year_When_opened_Then_each_part_is_a_sheet_and_the_same_day_of_other_years_is_carried_along()
    {
        using var leader = await Visitor.SignedInAsync(App, "book", Role.CouncilMember);
        using var book = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(await leader.Client.GetByteArrayAsync("/overview/2026/table.xlsx?same=yes")), isEditable: false);
        var sheets = book.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value!).ToList();

        Assert.Equal(["概况", "需要过问", "计划完成", "按期情况", "三问一评", "按单位", "历年", "测评结果", "执法检查和专题调研", "任命人员", "述职测评", "各单位近五年", "适用的规则"], sheets);
        var cover = string.Concat(((DocumentFormat.OpenXml.Packaging.WorksheetPart)book.WorkbookPart.GetPartById(book.WorkbookPart.Workbook.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!)).Worksheet!.InnerText);
        Assert.Contains("同期，往年都截至11月25日", cover, StringComparison.Ordinal);
        Assert.Contains("同期比：往年都截至 11月25日", await Visitor.TextAsync(await leader.Client.GetAsync("/overview/2026/print?same=yes")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/overview/2026/list")]
    [InlineData("/overview/2026/list?of=steps.nothing.due")]
    [InlineData("/overview/2026/list?of=plan.Nothing.done")]
    [InlineData("/overview/2026/list?of=works.all&body=1")]
    [InlineData("/overview/2026/list?of=works.all&body=0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("/overview/99999/list?of=works.all")]
    [InlineData("/overview/99999/print")]
    [InlineData("/overview/99999/table.xlsx")]
    [InlineData("/overview/99999/paper.docx")]
    [InlineData("/keyworks/99999")]
    [InlineData("/keyworks/99999/print")]
    [InlineData("/keyworks/99999/dates")]
    [InlineData("/keyworks/99999/board.xlsx")]
    public async Task Given_an_address_of_no_figure_When_opened_Then_it_is_not_found(string address)
    {
        using var leader = await Visitor.SignedInAsync(App, "wrong" + Guid.NewGuid().ToString("N")[..8], Role.CouncilMember);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await leader.Client.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Given_years_that_make_no_sense_When_compared_Then_it_is_said_and_all_years_are_shown()
    {
        using var leader = await Visitor.SignedInAsync(App, "compare", Role.CouncilMember);
        var wrong = await Visitor.TextAsync(await leader.Client.GetAsync("/overview/years?from=2030&to=2020"));
        var far = await Visitor.TextAsync(await leader.Client.GetAsync("/overview/years?from=12"));

        Assert.Contains("开始年度不能晚于结束年度", wrong, StringComparison.Ordinal);
        Assert.Contains("年度请填 1980 到 2100 之间的数", far, StringComparison.Ordinal);
        Assert.Contains("按期情况", wrong, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<FigureLine>> ListAsync(Acting acting, string of) =>
        (await acting.Get<OverviewQueries>().ListAsync(2026, new(of), isSame: false, default))!.List.Lines;

    private static int Number(string title) => int.Parse(title.Split(' ')[1].Split('项')[0], CultureInfo.InvariantCulture);

    [GeneratedRegex("<a class=\"fig\" href=\"(?<to>/overview/2026/list[^\"]+)\">(全部 )?(?<n>\\d+)( 件)?</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("href=\"(?<to>/overview/[0-9]+/list[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Any();

    [GeneratedRegex("<tr class=\"line\">", RegexOptions.None, 1000)]
    private static partial Regex Line();

    [GeneratedRegex("href=\"(?<to>/keyworks/2026\\?light=[^\"]+)\">\\D*(?<n>\\d+)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Light();

    [GeneratedRegex("data-label=\"重点工作\"", RegexOptions.None, 1000)]
    private static partial Regex Row();
}
