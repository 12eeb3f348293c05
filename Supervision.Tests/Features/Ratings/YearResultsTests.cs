using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Appointees;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings.Years;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Results per organ and year with the earlier years beside them (D-10.30, D-15.9); who reads what (D-1.5).</summary>
public sealed class YearResultsTests
{
    [Fact]
    public async Task Given_two_years_When_listed_Then_rates_carry_their_denominator_and_the_change_in_points()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        app.Clock.SetUtcNow(new(2027, 7, 20, 2, 0, 0, TimeSpan.Zero));
        await made.RoundAsync([(1, [20, 3, 1]), (2, [10, 12, 2])]);
        await using var office = await made.County.OfficeAsync();

        var view = await office.Get<YearResultsQueries>().ReadAsync(new(), default);

        Assert.Equal(
            [("金满仓", 2027, 74.07m, 20, 27, "全体组成人员", 7.40m), ("汪海洋", 2027, 37.04m, 10, 27, "全体组成人员", -37.03m)],
            view.Rows.Where(r => r.Year == 2027).OrderByDescending(r => r.Rate).Select(r => (r.Subject, r.Year, r.Rate!.Value, r.Best, r.Base, r.BaseWords, r.Change!.Value)));
        Assert.All(view.Rows.Where(r => r.Year == 2026), r => Assert.Null(r.Change));
        Assert.Equal([(2026, 38, 54, 70.37m), (2027, 30, 54, 55.56m)], view.Organs.Select(o => (o.Year, o.Best, o.Base, o.Rate!.Value)));
        Assert.Equal(made.County.Bureau.ShortName, Assert.Single(view.OrganChoices).Text);
    }

    [Fact]
    public async Task D_10_30_Given_an_earlier_round_judged_another_way_When_compared_Then_the_list_and_the_file_say_so()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using (var db = await app.OpenAsync())
        {
            var earlier = db.RatingRounds.Single();
            db.Entry(earlier).Property(r => r.Content).CurrentValue = earlier.Content with { Method = earlier.Content.Method with { Rule = new ScoreRule([90, 75]) } };
            await db.SaveChangesAsync();
        }

        app.Clock.SetUtcNow(new(2027, 7, 20, 2, 0, 0, TimeSpan.Zero));
        await made.RoundAsync([(1, [20, 3, 1]), (2, [10, 12, 2])]);
        await using var office = await made.County.OfficeAsync();

        var view = await office.Get<YearResultsQueries>().ReadAsync(new(), default);

        var row = view.Rows.First(r => r.Year == 2027);
        Assert.Equal(("过半数", "计分"), (row.Way, row.OtherWay));
        Assert.Contains("2026年按计分评定，本次按过半数，只比满意率，等次不能直接比", view.Table.Rows[0]);
        Assert.All(view.Rows.Where(r => r.Year == 2026), r => Assert.Equal("", r.OtherWay));
    }

    [Fact]
    public async Task Given_filters_When_listed_Then_only_these_rows_are_there_and_the_table_names_the_filters()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var office = await made.County.OfficeAsync();
        var queries = office.Get<YearResultsQueries>();

        var none = await queries.ReadAsync(new() { Year = "2025" }, default);
        var some = await queries.ReadAsync(new() { Year = "2026", Kind = "Appraisal", Organ = "县财政局" }, default);
        var nonsense = await queries.ReadAsync(new() { Year = "abc", Kind = "7" }, default);

        Assert.Equal((0, 2, 2), (none.Rows.Count, some.Rows.Count, nonsense.Rows.Count));
        Assert.Equal(["2026年", "任命人员述职测评", "县财政局"], some.Table.Filters);
        Assert.Equal(some.Table.Columns.Count, some.Table.Rows[0].Count);
    }

    [Fact]
    public async Task Given_a_body_a_person_and_strangers_When_listed_Then_each_reads_the_own_results_only()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.RatedAsync(app);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.County.Bureau.Id.Value);
        await using var other = await app.AsAsync(Role.BodyLiaison, made.County.Court.Id.Value);
        await using var own = await made.County.AppointeeAsync(made.Second);
        await using var member = await app.AsAsync(Role.Member);
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        async Task<string> SubjectsAsync(Acting who) => string.Join(' ', (await who.Get<YearResultsQueries>().ReadAsync(new(), default)).Rows.Select(r => r.Subject).Order(StringComparer.Ordinal));

        Assert.Equal(("汪海洋 金满仓", "", "汪海洋", "汪海洋 金满仓"), (await SubjectsAsync(liaison), await SubjectsAsync(other), await SubjectsAsync(own), await SubjectsAsync(member)));
        await Assert.ThrowsAsync<AccessDeniedException>(() => SubjectsAsync(admin));
    }

    [Fact]
    public async Task Given_a_round_that_is_not_announced_When_listed_Then_nothing_of_it_is_there()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnAppraisal.CommentedAsync(app);
        await using (var db = await app.OpenAsync())
        {
            var template = db.RatingTemplates.First(t => t.Name == "任命人员履职情况满意度测评");
            db.Add(RatingRound.SetUp(new(Guid.NewGuid()), new("测评", made.Sitting, SlipWay.Screen, false), template.Id, template.Content, [new(0, "金满仓", "局长", null)]));
            await db.SaveChangesAsync();
        }

        await using var office = await made.County.OfficeAsync();

        Assert.Equal("没有已经公布的测评结果。", (await office.Get<YearResultsQueries>().ReadAsync(new(), default)).Answer);
    }
}
