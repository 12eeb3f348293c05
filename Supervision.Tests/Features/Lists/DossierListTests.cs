using System.Net;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Dossiers.DossierList;

namespace Supervision.Tests.Features.Lists;

/// <summary>The list of all dossiers (screens 3.0, 3.1).</summary>
public sealed class DossierListTests
{
    private const string Opinion = "关于《县域医共体建设情况的报告》的审议意见";

    [Theory]
    [InlineData("教育", new[] { AListedYear.Schools })]
    [InlineData("医共", new[] { Opinion })]
    [InlineData("审议意见", new[] { Opinion })]
    [InlineData("100%", new[] { AListedYear.Percent })]
    [InlineData("%", new[] { AListedYear.Percent })]
    [InlineData("_", new[] { AListedYear.Percent })]
    [InlineData("\\", new string[0])]
    [InlineData("' OR 1=1 --", new string[0])]
    [InlineData("2026-ZX-02", new[] { AListedYear.Care })]
    [InlineData("2026-zx-2", new[] { AListedYear.Care })]
    [InlineData("〔2026〕专项2号", new[] { AListedYear.Care })]
    [InlineData("专项2", new[] { AListedYear.Care })]
    [InlineData("〔2026〕意见3号", new[] { Opinion })]
    [InlineData("2025-ZX-02", new string[0])]
    [InlineData("2027年", new string[0])]
    [InlineData("法院", new[] { "社区矫正工作情况的专题报告" })]
    [InlineData(" 义务教育 ", new[] { AListedYear.Schools })]
    public async Task Given_words_of_name_number_or_unit_When_searched_Then_exactly_those_dossiers_are_found(string words, string[] expected)
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        await using var office = await app.AsAsync(Role.Office);

        Assert.Equal(expected, (await ListAsync(office, new() { Q = words })).Slice.Rows.Select(r => r.Name));
    }

    [Theory]
    [InlineData("2026")]
    [InlineData("2026年")]
    [InlineData("〔2026〕")]
    public async Task Given_a_year_alone_When_searched_Then_all_its_dossiers_are_found(string words)
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        await using var office = await app.AsAsync(Role.Office);
        var all = (await ListAsync(office, new())).Slice.Total;

        Assert.True(all > 1);
        Assert.Equal(all, (await ListAsync(office, new() { Q = words })).Slice.Total);
    }

    [Fact]
    public async Task Given_an_overdue_draft_When_listed_Then_its_next_deadline_is_told_with_its_lateness()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        await using var office = await app.AsAsync(Role.Office);

        var view = await ListAsync(office, new() { View = "late" });

        var row = Assert.Single(view.Slice.Rows, r => r.Name == AListedYear.Care);
        Assert.Equal(("把报告初稿送社会建设工委征求意见", "逾期 3 天", "/d/2026-ZX-02"), (row.Next!.Act, row.Next.Mark.Words, row.Address));
        Assert.Equal(view.Late, view.Slice.Total);
        Assert.All(view.Slice.Rows, r => Assert.True(r.Next!.Mark.IsLate));
    }

    [Fact]
    public async Task Given_the_saved_views_When_chosen_Then_each_shows_its_own()
    {
        await using var app = await TestApp.StartAsync();
        var year = await AListedYear.InAsync(app);
        await using var staff = await app.AsAsync(Role.WorkCommitteeStaff, year.Social.Id.Value);
        await using var office = await app.AsAsync(Role.Office);

        var mine = await ListAsync(staff, new() { View = "mine" });
        var month = await ListAsync(staff, new() { View = "month" });

        Assert.True(mine.HasOwn);
        Assert.Equal(3, mine.Slice.Total);
        Assert.All(mine.Slice.Rows, r => Assert.Equal("社会建设工委", r.Committee));
        Assert.Contains(month.Slice.Rows, r => r.Name == AListedYear.Schools);
        Assert.DoesNotContain(month.Slice.Rows, r => r.Name == Opinion);
        Assert.False((await ListAsync(office, new())).HasOwn);
    }

    [Fact]
    public async Task Given_kind_state_and_unit_When_filtered_Then_the_rows_follow_and_the_filters_are_named()
    {
        await using var app = await TestApp.StartAsync();
        var year = await AListedYear.InAsync(app);
        await using var office = await app.AsAsync(Role.Office);

        var opinions = await ListAsync(office, new() { Kind = "YJ" });
        var government = await ListAsync(office, new() { Unit = year.Government.Id.Value.ToString(), State = "open" });

        Assert.Equal(Opinion, Assert.Single(opinions.Slice.Rows).Name);
        Assert.Equal(4, government.Slice.Total);
        Assert.Equal(["办理中", "县人民政府"], government.Filters);
        Assert.Equal(0, (await ListAsync(office, new() { State = "closed" })).Slice.Total);
        Assert.Equal(6, (await ListAsync(office, new())).Slice.Total);
    }

    [Fact]
    public async Task Given_many_dossiers_When_paged_and_sorted_by_deadline_Then_those_due_first_come_first()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app, more: 40);
        await using var office = await app.AsAsync(Role.Office);

        var page = await ListAsync(office, new() { Sort = "due", Size = "50" });
        var second = await ListAsync(office, new() { Sort = "due", Page = "2" });

        Assert.Equal((46, 21), (page.Slice.Total, second.Slice.Rows.Count));
        var days = page.Slice.Rows.Select(r => r.Next?.Mark.Day ?? DateOnly.MaxValue).ToList();
        Assert.Equal(days.Order(), days);
        Assert.NotNull(page.Slice.Rows[0].Next);
    }

    [Fact]
    public async Task Given_a_search_without_result_When_opened_Then_it_says_so_and_offers_the_way_out()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "office", Role.Office);

        var page = await Visitor.TextAsync(await visitor.Client.GetAsync("/dossiers?q=%3Cb%3E%E6%B2%A1%E6%9C%89&view=late"));

        Assert.Contains("没有符合条件的案卷。已用筛选：“<b>没有”、逾期。", page);
        Assert.Contains("<a href=\"/dossiers\">清除筛选</a>", page);
    }

    [Theory]
    [InlineData(Role.BodyLiaison, HttpStatusCode.NotFound)]
    [InlineData(Role.Appointee, HttpStatusCode.NotFound)]
    [InlineData(Role.SystemAdmin, HttpStatusCode.Forbidden)]
    [InlineData(Role.OfficeHead, HttpStatusCode.OK)]
    public async Task D_1_5_Given_a_role_When_the_list_is_asked_for_Then_only_people_of_the_house_see_it(Role role, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync();
        var year = await AListedYear.InAsync(app);
        using var visitor = await Visitor.SignedInAsync(app, "somebody", role, role == Role.BodyLiaison ? year.Government.Id.Value : null);

        var answer = await visitor.Client.GetAsync("/dossiers");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await Visitor.TextAsync(answer)).Contains(AListedYear.Schools, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_wrong_role_When_the_query_runs_Then_it_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await AListedYear.InAsync(app);
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        await Assert.ThrowsAsync<AccessDeniedException>(() => ListAsync(admin, new()));
    }

    private static Task<DossierListView> ListAsync(Acting acting, DossierListQuery query) => acting.Get<DossierListQueries>().ListAsync(query, default);
}
