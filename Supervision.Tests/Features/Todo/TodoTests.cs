using Bunit;
using Microsoft.AspNetCore.Components;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Tests.Features.Opinions;
using Supervision.Tests.Features.Reminders;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Todo;

namespace Supervision.Tests.Features.Todo;

/// <summary>The work list reads obligations, groups them by day, and shows each person the own ones.</summary>
public sealed class TodoTests
{
    private static readonly Guid Committee = Guid.CreateVersion7();

    private static readonly Guid Body = Guid.CreateVersion7();

    [Theory]
    [InlineData("2026-11-22", TodoGroup.Overdue)]
    [InlineData("2026-11-23", TodoGroup.Now)]
    [InlineData("2026-11-24", TodoGroup.Now)]
    [InlineData("2026-11-25", TodoGroup.Week)]
    [InlineData("2026-11-29", TodoGroup.Week)]
    [InlineData("2026-11-30", TodoGroup.Later)]
    [InlineData("2026-12-23", TodoGroup.Later)]
    [InlineData("2026-12-24", TodoGroup.Far)]
    public void Given_Monday_23_November_When_grouped_Then_screens_2_1(string day, TodoGroup group) =>
        Assert.Equal(group, TodoQueries.GroupOf(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(2026, 11, 23)));

    [Theory]
    [InlineData("2026-11-29", 1, 1)]
    [InlineData("2026-11-27", 2, 0)]
    public void Given_a_Sunday_When_the_first_line_counts_Then_Monday_is_tomorrow_and_not_this_week_screens_2_1(string today, int week, int monday)
    {
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        TodoItem At(DateOnly due) => new(new(Guid.NewGuid()), "报送", "", "", MatterKind.Report, "", "", due, "", TodoQueries.GroupOf(due, day), null, []);
        var board = new TodoBoard(day, [At(day), At(day.AddDays(1))], [], [], [], false);

        Assert.Equal((week, monday), (board.ThisWeek, board.NextMonday));
    }

    [Fact]
    public async Task Given_duties_of_many_When_each_role_looks_Then_only_the_own_ones_D_1()
    {
        await using var app = await ArrangeAsync();

        Assert.Equal(["office"], await MineAsync(app, Role.Office));
        Assert.Equal(["committee"], await MineAsync(app, Role.WorkCommitteeStaff, Committee));
        Assert.Equal([], await MineAsync(app, Role.WorkCommitteeStaff, Guid.NewGuid()));
        Assert.Equal(["chair", "council"], await MineAsync(app, Role.Chair));
        Assert.Equal(["admin"], await MineAsync(app, Role.SystemAdmin));
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Body);
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<TodoQueries>().LoadAsync(default));
    }

    [Fact]
    public async Task Given_the_office_waits_for_a_body_When_it_looks_Then_it_stands_under_waiting()
    {
        await using var app = await ArrangeAsync();
        await using var office = await app.AsAsync(Role.Office);

        Assert.Contains((await office.Get<TodoQueries>().LoadAsync(default)).Waiting, i => i.Title == "body");
    }

    [Fact]
    public async Task Given_an_overdue_duty_When_the_page_is_opened_Then_it_answers_first_and_explains_in_place()
    {
        await using var app = await ArrangeAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(office.Scope.ServiceProvider);
        var shown = page.Render<TodoPage>();
        shown.WaitForElement("p.answer");

        Assert.Contains("1 项逾期", shown.Find("p.answer").TextContent, StringComparison.Ordinal);
        Assert.Contains("今天是 2026年6月1日（周一）。", shown.Find("p.answer").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("已逾期", shown.Find(".todo-group h2").TextContent, StringComparison.Ordinal);
        Assert.Equal("/opinions/x", shown.Find(".todo-row a.button").GetAttribute("href"));
        Assert.Equal("编号", shown.Find(".todo-row a.button").TextContent);
        Assert.Empty(shown.FindAll("table.calc"));
        await shown.Find("button.how").ClickAsync(new());
        Assert.Contains("逾期 3 天", shown.Find("table.calc").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_nothing_to_do_When_the_page_is_opened_Then_one_sentence()
    {
        await using var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var page = new BunitContext();
        page.Services.AddFallbackServiceProvider(office.Scope.ServiceProvider);
        var shown = page.Render<TodoPage>();
        shown.WaitForElement("p.answer");

        Assert.Contains("没有要办的事。", shown.Markup, StringComparison.Ordinal);
        Assert.StartsWith("没有逾期。今天是", shown.Find("p.answer").TextContent, StringComparison.Ordinal);
        Assert.Single(shown.FindAll("a[href='/calendar']"));
    }

    [Fact]
    public async Task Given_an_administrator_When_the_list_is_read_Then_no_way_to_the_calendar()
    {
        await using var app = await TestApp.StartAsync();
        await using var admin = await app.AsAsync(Role.SystemAdmin);

        Assert.False((await admin.Get<TodoQueries>().LoadAsync(default)).MayReadCalendar);
    }

    [Fact]
    public async Task Given_opinions_When_the_office_looks_Then_only_the_one_its_lead_has_checked_waits_for_the_council()
    {
        await using var stage = await OpinionStage.SetAsync();
        await stage.DraftAsync(1);
        await stage.AddAsync(AnOpinion.LeadChecked(stage.New(2), stage.Health.Id));
        await using var office = await stage.OfficeAsync();
        await using (var db = await stage.App.OpenAsync())
        {
            await office.Get<DeadlinePlanner>().ReplanAllAsync(db, default);
        }

        var board = await office.Get<TodoQueries>().LoadAsync(default);
        Assert.Equal("提请", Assert.Single(board.Mine, i => i.Act == "提请主任会议审定审议意见").Verb);
        Assert.Contains(board.Waiting, i => i.Act == "编辑审议意见初稿并送核");
    }

    private static async Task<IEnumerable<string>> MineAsync(TestApp app, Role role, Guid? scope = null)
    {
        var roles = role == Role.Chair ? new HashSet<Role> { Role.Chair, Role.CouncilMember } : null;
        await using var acting = roles is null ? await app.AsAsync(role, scope) : await app.AsAsync(new Actor(null, "陈国栋", roles));
        return (await acting.Get<TodoQueries>().LoadAsync(default)).Mine.Select(i => i.Title).Order(StringComparer.Ordinal);
    }

    private static async Task<TestApp> ArrangeAsync()
    {
        var app = await TestApp.StartAsync();
        Duty Make(string title, Party by, string day) => TestDuties.Duty(
            DeadlineCalculator.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), "通知"), by, by == Party.Office ? Party.Council : Party.Office, null, kind: title)
            with
        { Title = title };
        var source = new TestDuties(_ =>
        [
            Make("office", Party.Office, "2026-05-29"), Make("committee", Party.Committee(Committee), "2026-06-05"), Make("body", Party.Body(Body), "2026-06-05"),
            Make("chair", Party.Chair, "2026-06-05"), Make("council", Party.Council, "2026-06-05"), Make("admin", Party.Admin, "2026-06-05"),
        ]);
        await source.PlanAsync(app);
        return app;
    }
}
