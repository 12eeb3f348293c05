using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Tests.Features.KeyWorks;
using Supervision.Web.Features.KeyWorks;
using Supervision.Web.Features.Overview;

namespace Supervision.Tests.Features.Overview;

/// <summary>The year as the leadership sees it (D-15.9a): its figures against a count by another way, and the way down to the dossier.</summary>
[Collection(OverviewTests.Autumn.Name)]
public sealed partial class OverviewTests(OverviewTests.Autumn autumn)
{
    /// <summary>The demo year seen in autumn, so that mid-year lies behind; played once, the tests only read.</summary>
    [CollectionDefinition(Name)]
    public sealed class Autumn : IAsyncLifetime, ICollectionFixture<Autumn>
    {
        public const string Name = "the demo in autumn";

        public TestApp App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await TestApp.StartAsync(new DateTimeOffset(2026, 11, 25, 1, 0, 0, TimeSpan.Zero), false, ("Demo:Enabled", "true"));

        public async Task DisposeAsync() => await App.DisposeAsync();
    }

    private TestApp App => autumn.App;

    [Theory]
    [InlineData(0, 0, "未到期")]
    [InlineData(1, 1, "1/1")]
    [InlineData(6, 7, "85.7%（6/7）")]
    [InlineData(5, 5, "100.0%（5/5）")]
    public void Given_a_share_When_said_Then_its_numbers_stand_beside_it_and_below_five_no_rate(int count, int of, string words) => Assert.Equal(words, new Share(count, of).Words);

    [Fact]
    public void Given_fewer_than_five_When_the_years_are_drawn_Then_no_point_and_the_year_that_runs_is_hollow()
    {
        var drawn = TrendDrawing.Of([new(2024, new(3, 4), 0, 0, 0, null), new(2025, new(6, 8), 40, 54, 2, null), new(2026, new(9, 10), 0, 0, 0, null)], isRunning: true, isPaper: false);

        Assert.Equal(2, drawn.Split("<circle").Length - 1);
        Assert.Contains(">75.0<", drawn, StringComparison.Ordinal);
        Assert.Contains("class=\"running\"", drawn, StringComparison.Ordinal);
        Assert.Equal(1, drawn.Split("class=\"hollow\"").Length - 1);
        Assert.Equal(1, drawn.Split("<rect").Length - 1);
    }

    [Fact]
    public void D_10_30_Given_votes_When_said_Then_two_decimals_half_up_with_the_denominator() =>
        Assert.Equal(("66.67%（18/27）", "—"), (OverviewWords.Rate(18, 27), OverviewWords.Rate(0, 0)));

    [Fact]
    public async Task D_15_9a_Given_the_demo_year_When_counted_by_hand_Then_every_figure_of_the_page_is_the_same()
    {
        await using var leader = await App.AsAsync(Role.CouncilMember);
        var view = await leader.Get<OverviewQueries>().ReadAsync(2026, default);

        await using var db = await App.OpenAsync();
        var plan = await db.AnnualPlans.SingleAsync(p => p.Year == 2026);
        Assert.Equal(await db.PlanItems.CountAsync(i => i.Plan == plan.Id), view.Planned);
        Assert.All(view.Forms, f => Assert.Equal(f.Planned, f.Done + f.Running + f.Open));
        Assert.True(view.Forms.All(f => f.Late <= f.Running + f.Open));

        // Line by line instead of by query.
        var (count, onTime) = (0, 0);
        foreach (var duty in await db.Obligations.AsNoTracking().ToListAsync())
        {
            if (duty.Kind is "opinion.report" or "opinion.second" && duty.State != ObligationState.Cancelled && !duty.IsAdvisory && !duty.IsPassedByMove && duty.Deadline.Day.Year == 2026
                && (duty.MetOn is not null || duty.Deadline.Day < new DateOnly(2026, 11, 25)))
            {
                count++;
                onTime += duty.DaysLate(new(2026, 11, 25)) == 0 ? 1 : 0;
            }
        }

        Assert.Equal(new Share(onTime, count), view.Steps.Single(s => s.Name == "研究处理情况报送").Now);
        var works = (await db.KeyWorks.AsNoTracking().ToListAsync()).Where(w => w.Year == 2026 && w.IsChosen).ToList();
        Assert.Equal(works.Count(w => w.MidLight == Light.Red), view.Lights[Light.Red]);

        // Lines of the published plan may still be without a body.
        Assert.Equal((works.Count(w => w.Owner is not null), 0), (view.Bodies.Sum(b => b.Works), view.Bodies.Sum(b => b.Rated)));
        Assert.Equal((1, 1), (view.Lights[Light.Red], view.Lights[Light.Yellow]));
        Assert.Equal("未测评", view.Trend[^1].Rated == 0 ? "未测评" : "");
        Assert.True(view.Care.Count is > 0 and <= 5);
    }

    [Theory]
    [InlineData("", "甲乙丙")]
    [InlineData("-rate", "丙甲乙")]
    [InlineData("rate", "甲丙乙")]
    [InlineData("-owed", "乙丙甲")]
    [InlineData("nothing", "甲乙丙")]
    public void Given_bodies_When_sorted_by_a_column_Then_one_without_a_rate_stands_last_both_ways(string sort, string order)
    {
        BodyLine Line(string name, int best, int all, int inTime) => new(new(Guid.NewGuid()), name, 1, 1, 0, best, all, default, default) { Owed = new(inTime, 4) };
        var bodies = new[] { Line("甲", 9, 31, 1), Line("乙", 0, 0, 4), Line("丙", 22, 31, 2) };

        Assert.Equal(order, string.Concat(BodySort.Of(bodies, sort).Select(b => b.Name)));
    }

    [Fact]
    public async Task D_15_9_Given_bodies_that_only_owed_or_were_only_rated_When_the_year_is_read_Then_each_has_a_row_and_the_matters_lead_to_their_sheets()
    {
        await using var leader = await App.AsAsync(Role.CouncilMember);
        var view = await leader.Get<OverviewQueries>().ReadAsync(2026, default);

        Assert.All(view.Care.SelectMany(c => c.Bodies), b => Assert.Contains(view.Bodies, l => l.Id == b.Id));
        Assert.Contains(view.Bodies, b => b is { Works: 0, Reports.Of: 0, Handlings.Of: 0, Owed.Of: > 0 });
        Assert.Contains(view.Bodies, b => b is { Owed.Of: 0, Results: > 0 });
        Assert.All(OverviewTables.Parts(view).Single(p => p.Name == "需要过问").Rows, r => Assert.Contains(r[1], new object[] { "逾期", "红灯", "不满意" }));
        Assert.Contains($"；截至今日应完成 {view.DueByNow} 项", view.Answer, StringComparison.Ordinal);
        Assert.Equal(view.DueByNow, (await leader.Get<OverviewQueries>().ListAsync(2026, new("plan.all.due"), false, default))!.List.Count);
    }

    [Fact]
    public async Task Given_a_leader_When_asking_why_a_work_was_red_Then_three_clicks_lead_from_the_overview_to_the_reasons()
    {
        using var leader = await Visitor.SignedInAsync(App, "leader", Role.CouncilMember);
        var overview = await Visitor.TextAsync(await leader.Client.GetAsync("/overview/2026"));
        var body = Red().Match(overview);
        Assert.True(body.Success, "The overview has a link to the red works of a body.");
        var board = await Visitor.TextAsync(await leader.Client.GetAsync(body.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)));
        var work = Work().Match(board[board.IndexOf("<tbody>", StringComparison.Ordinal)..]);
        Assert.True(work.Success, "The board has a link to the work.");
        var page = await Visitor.TextAsync(await leader.Client.GetAsync(work.Groups[1].Value));

        Assert.Contains("上半年连续降雨，施工推迟", page, StringComparison.Ordinal);
        Assert.Contains("◆ 红", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_overview_When_each_of_its_links_is_opened_Then_a_page_answers()
    {
        using var leader = await Visitor.SignedInAsync(App, "other", Role.CouncilMember);
        var overview = await Visitor.TextAsync(await leader.Client.GetAsync("/overview/2026"));
        var main = overview[overview.IndexOf("<h1", StringComparison.Ordinal)..];
        var links = Link().Matches(main).Select(m => m.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)).Where(l => l.StartsWith('/')).Distinct().ToList();
        Assert.True(links.Count > 20);
        List<string> wrong = [];
        foreach (var link in links)
        {
            var answer = await leader.Client.GetAsync(link);
            wrong.AddRange(answer.IsSuccessStatusCode ? [] : [$"{link}: {answer.StatusCode}"]);
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Given_the_numbers_of_the_plan_When_their_links_are_opened_Then_the_list_has_as_many_lines()
    {
        using var visitor = await Visitor.SignedInAsync(App, "counting", Role.CouncilMember);
        await using var leader = await App.AsAsync(Role.CouncilMember);
        var rows = (await leader.Get<Supervision.Web.Features.Plans.PlanQueries>().FindAsync(2026, default))!.Rows;
        var overview = await Visitor.TextAsync(await visitor.Client.GetAsync("/overview/2026"));

        var figures = Figure().Matches(overview).Select(m => (Query: m.Groups["query"].Value.Replace("&amp;", "&", StringComparison.Ordinal), Number: m.Groups["number"].Value)).ToList();

        Assert.True(figures.Count > 10);
        Assert.All(figures, f => Assert.Equal(
            (f.Query, f.Number), (f.Query, Supervision.Web.Features.Plans.PlanFilter.From(f.Query).Apply(rows).Count.ToString(System.Globalization.CultureInfo.InvariantCulture))));

        // The list page repeats the figure in its first line.
        var (query, number) = figures.First(f => f.Query.Contains("state=Done", StringComparison.Ordinal));
        Assert.Contains($"，共 {number} 项。", await Visitor.TextAsync(await visitor.Client.GetAsync("/plan/2026" + query)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task D_15_9_Given_a_body_When_its_sheet_is_read_Then_owed_delivered_asked_and_rated_stand_in_it_with_its_predecessor()
    {
        var ground = await AKeyWork.FixedAsync();
        await using var app = ground.App;
        var old = SupervisedBody.Named("望溪县公路局", "县公路局", BodyKind.Department, new(2010, 1, 1), 2);
        await using (var db = await app.OpenAsync())
        {
            db.Add(old);
            (await db.SupervisedBodies.SingleAsync(b => b.Id == ground.Body.Id)).Follows(old.Id);
            await db.SaveChangesAsync();
        }

        await ground.AskAsync(KeyWorkState.MidAsked);
        ground.GoTo(7, 12);
        await ground.ProgressAsync(ground.Id, AKeyWork.Progress("54"));
        await ground.MustAsync<ReviewKeyWorkProgress>(ground.Head, u => u.RunAsync(ground.Id, true, "", default));
        await ground.MustAsync<AskKeyWorkQuestion>(ground.County.MemberActor(9), u => u.RunAsync(new(Guid.NewGuid()), ground.Id, "三季度怎么办？", null, default));
        var sheet = await ground.DoAsync<OverviewQueries, BodySheet?>(ground.Clerk, q => q.BodyAsync(2026, ground.Body.Id, default));

        Assert.Equal("县公路局", sheet!.Predecessors);
        Assert.Equal([("报送年度安排", "按期"), ("报送年中进度", "逾期 2 天"), ("答复提问", "未到期")], sheet.Owed.Select(o => (o.Act, o.Words)));
        Assert.Equal((Light.Green, -5.0m), (sheet.Works.Single().Light, sheet.Works.Single().Variance));
        Assert.Equal(("应办 3 项，到期或已办 2 项，按期 1 项；重点工作 1 项，提问 1 个，已答 0 个；公布的测评结果 0 项。", "三季度怎么办？"), (sheet.Answer, sheet.Questions.Single().Text));
        Assert.Null(await ground.DoAsync<OverviewQueries, BodySheet?>(ground.Clerk, q => q.BodyAsync(2026, new(Guid.NewGuid()), default)));
    }

    [GeneratedRegex("<a href=\"/plan/2026(?<query>\\?form=[^\"]*)\">(?<number>\\d+)</a>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("href=\"(/keyworks/2026\\?light=Red&(?:amp;)?unit=[^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Red();

    [GeneratedRegex("href=\"(/keyworks/2026/[0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Work();

    [GeneratedRegex("href=\"([^\"#]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
