using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Plans;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Plans;

/// <summary>The end of a plan's year (D-4.6), and what changes around a plan while it runs (D-17).</summary>
public sealed class YearEndTests
{
    private static readonly WorkCommittee Finance = WorkCommittee.Named("财政经济委员会", "财经委", WorkCommitteeKind.Special, 1);
    private static readonly WorkCommittee Schools = WorkCommittee.Named("教科文卫工委", "教科文卫工委", WorkCommitteeKind.Working, 2);

    [Fact]
    public async Task Given_open_lines_When_the_year_is_over_Then_closed_only_after_each_is_done_or_moved_D_4_6()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app, office);
        Assert.Contains("2026年结束后才能办结", (await office.Get<ClosePlan>().RunAsync(plan, default)).Obstacles[0].Message, StringComparison.Ordinal);
        app.Clock.SetUtcNow(new(2027, 1, 4, 1, 0, 0, TimeSpan.Zero));
        Assert.Contains("还有 2 项没有完成", (await office.Get<ClosePlan>().RunAsync(plan, default)).Obstacles[0].Message, StringComparison.Ordinal);
        Assert.Equal(["养老服务", "调研报告汇编"], (await office.Get<PlanQueries>().FindAsync(2026, default))!.OpenRows.Select(r => r.Content.Title));

        var line = await LineAsync(app, "养老服务");
        Assert.Contains("2027年度的计划还没有建立", (await office.Get<MoveToNextYear>().RunAsync(line.Id, default)).Obstacles[0].Message, StringComparison.Ordinal);
        await office.Get<CreatePlan>().RunAsync(new(Guid.NewGuid()), 2027, default);
        Assert.True((await office.Get<MoveToNextYear>().RunAsync(line.Id, default)).IsDone);
        Assert.Contains("已经移到2027年度计划", (await office.Get<MoveToNextYear>().RunAsync(line.Id, default)).Obstacles[0].Message, StringComparison.Ordinal);
        Assert.True((await office.Get<FinishPlanItem>().RunAsync((await LineAsync(app, "调研报告汇编")).Id, "已印发", default)).IsDone);

        Assert.True((await office.Get<ClosePlan>().RunAsync(plan, default)).IsDone);
        Assert.Equal("移到2027年", (await office.Get<PlanQueries>().FindAsync(2026, default))!.Rows[0].State);
    }

    [Fact]
    public async Task Given_a_sitting_that_came_earlier_When_the_open_lines_are_listed_Then_the_passed_day_is_no_lateness_D_3_10()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await PublishedAsync(app, office);
        await using (var db = await app.OpenAsync())
        {
            var report = await db.SpecialReports.SingleAsync();
            Duty At(DateOnly day) => new(
                report.Matter, "report.draft", "", "报送报告初稿", report.Title, Party.Office, Party.Council, DeadlineCalculator.On(day, "会议首日"), null, null, "/d/x");
            var owed = Obligation.From(At(new(2026, 6, 20)), app.Clock.GetUtcNow());
            owed.Follow(At(new(2026, 5, 20)) with { Deadline = DeadlineCalculator.On(new(2026, 5, 20), "会议首日提前") }, app.Clock.GetUtcNow());
            db.Add(owed);
            await db.SaveChangesAsync();
        }

        var row = (await office.Get<PlanQueries>().FindAsync(2026, default))!.OpenRows.Single(r => r.Content.Title == "养老服务");

        Assert.Equal("期限已过（会议提前）", row.State);
        Assert.EndsWith("（期限已过（会议提前））", row.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_no_plan_of_the_next_year_When_a_committee_opens_its_topics_Then_it_reads_who_can_open_them_D_4_6()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var committee = await app.AsAsync(Role.WorkCommitteeStaff, Schools.Id.Value);

        Assert.Contains("请联系办公室", await committee.Get<PlanQueries>().WhyNoTopicsAsync(2027, default), StringComparison.Ordinal);
        await office.Get<CreatePlan>().RunAsync(new(Guid.NewGuid()), 2027, default);
        Assert.Null(await committee.Get<PlanQueries>().WhyNoTopicsAsync(2027, default));
    }

    [Fact]
    public async Task Given_a_moved_line_When_the_next_plan_is_published_Then_its_dossier_goes_on_and_no_second_one_is_made_D_4_8()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await PublishedAsync(app, office);
        var next = new AnnualPlanId(Guid.NewGuid());
        await office.Get<CreatePlan>().RunAsync(next, 2027, default);
        await office.Get<MoveToNextYear>().RunAsync((await LineAsync(app, "养老服务")).Id, default);

        await PublishAsync(app, office, next);

        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync();
        var moved = await db.PlanItems.SingleAsync(i => i.Plan == next);
        Assert.Equal((report.Id.Value, 2026, "/d/2026-ZX-01"), (moved.WorkId, moved.MovedFromYear, moved.WorkLink));
    }

    [Fact]
    public async Task Given_a_moved_line_When_taken_out_of_the_next_draft_Then_it_is_open_again_where_it_came_from()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await PublishedAsync(app, office);
        var next = new AnnualPlanId(Guid.NewGuid());
        await office.Get<CreatePlan>().RunAsync(next, 2027, default);
        var line = await LineAsync(app, "养老服务");
        await office.Get<MoveToNextYear>().RunAsync(line.Id, default);
        PlanItemId moved;
        await using (var db = await app.OpenAsync())
        {
            moved = (await db.PlanItems.SingleAsync(i => i.Plan == next)).Id;
        }

        Assert.Equal("Kind", Assert.Single((await office.Get<EditPlanItem>().RunAsync(moved, line.Content with { Kind = PlanItemKind.LawInspection }, default)).Obstacles).Field);
        Assert.True((await office.Get<RemovePlanItem>().RunAsync(moved, default)).IsDone);

        await using var after = await app.OpenAsync();
        Assert.Null((await after.PlanItems.SingleAsync(i => i.Id == line.Id)).MovedTo);
    }

    [Fact]
    public async Task Given_a_clerk_who_changed_committee_When_editing_Then_the_role_of_the_day_counts_and_old_drafts_stay_with_the_committee_D_17_39()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = new AnnualPlanId(Guid.NewGuid());
        await office.Get<CreatePlan>().RunAsync(plan, 2026, default);
        var (money, school) = (new PlanItemId(Guid.NewGuid()), new PlanItemId(Guid.NewGuid()));
        await office.Get<AddPlanItem>().RunAsync(plan, money, new(PlanItemKind.CommitteeReport, "决算") { Committees = [new(Finance.Name, Finance.Id)] }, default);
        await office.Get<AddPlanItem>().RunAsync(plan, school, new(PlanItemKind.CommitteeReport, "教育") { Committees = [new(Schools.Name, Schools.Id)] }, default);
        var person = Person.Named("吴敏");
        await using (var db = await app.OpenAsync())
        {
            var first = RoleHolding.Of(person.Id, Role.WorkCommitteeStaff, new(2026, 1, 1), Finance.Id.Value);
            first.EndOn(new(2026, 6, 1));
            db.AddRange(person, first, RoleHolding.Of(person.Id, Role.WorkCommitteeStaff, new(2026, 6, 1), Schools.Id.Value));
            await db.SaveChangesAsync();
        }

        var databases = office.Get<IDbContextFactory<SupervisionDb>>();
        await using var before = await app.AsAsync((await ActorQueries.FindAsync(databases, person.Id, new(2026, 5, 31), default))!);
        await using var after = await app.AsAsync((await ActorQueries.FindAsync(databases, person.Id, new(2026, 6, 1), default))!);
        var topic = new TopicProposalId(Guid.NewGuid());
        Assert.True((await before.Get<ProposeTopic>().RunAsync(topic, new(2026, "国企改革", TopicSource.Survey, PlanItemKind.CommitteeReport, "调研发现"), default)).IsDone);

        var content = new PlanItemContent(PlanItemKind.CommitteeReport, "教育") { Committees = [new(Schools.Name, Schools.Id)], KeyPoints = "学位" };
        Assert.True((await after.Get<EditPlanItem>().RunAsync(school, content, default)).IsDone);
        await Assert.ThrowsAsync<AccessDeniedException>(() => after.Get<EditPlanItem>().RunAsync(money, content, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => before.Get<EditPlanItem>().RunAsync(school, content, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => after.Get<EditTopic>().RunAsync(topic, new(2026, "改", TopicSource.Survey, PlanItemKind.CommitteeReport, "调研发现"), default));
        await using var colleague = await app.AsAsync(Role.WorkCommitteeStaff, Finance.Id.Value);
        Assert.True((await colleague.Get<EditTopic>().RunAsync(topic, new(2026, "国资国企改革", TopicSource.Survey, PlanItemKind.CommitteeReport, "调研发现"), default)).IsDone);
    }

    [Fact]
    public async Task Given_a_new_term_in_an_open_year_When_it_begins_Then_plan_and_dossiers_go_on_and_sittings_count_anew_D_17_19()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await PublishedAsync(app, office);
        await using (var db = await app.OpenAsync())
        {
            var old = await db.Terms.SingleAsync();
            var sitting = Sitting.Plan(new(Guid.NewGuid()), old.Id, 31, new(new(2026, 6, 20), new(2026, 6, 20), new(9, 0), "三楼"), false, new(2026, 5, 1));
            var next = Term.Of(18, new(2026, 7, 1), null, 31);
            db.AddRange(sitting, next, Sitting.Plan(new(Guid.NewGuid()), next.Id, 1, new(new(2026, 7, 5), new(2026, 7, 5), new(9, 0), "三楼"), false, new(2026, 7, 1)));
            await db.SaveChangesAsync();
        }

        app.Clock.SetUtcNow(new(2026, 7, 2, 1, 0, 0, TimeSpan.Zero));
        var view = (await office.Get<PlanQueries>().FindAsync(2026, default))!;

        Assert.Equal(PlanState.Published, view.State);
        Assert.Equal(2, view.OpenRows.Count);
        await using var after = await app.OpenAsync();
        Assert.Equal(ReportState.Planned, (await after.SpecialReports.SingleAsync()).State);
        Assert.Equal([31, 1], (await after.Sittings.OrderBy(s => s.FirstDay).ToListAsync()).Select(s => s.Number));
    }

    private static async Task<PlanItem> LineAsync(TestApp app, string title)
    {
        await using var db = await app.OpenAsync();
        return await db.PlanItems.AsNoTracking().OrderBy(i => i.Id).FirstAsync(i => i.Title == title);
    }

    private static async Task<TestApp> HouseAsync()
    {
        var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        db.AddRange(Finance, Schools, Term.Of(17, new(2022, 1, 1), null, 31));
        await db.SaveChangesAsync();
        return app;
    }

    private static async Task<AnnualPlanId> PublishedAsync(TestApp app, Acting office)
    {
        var id = new AnnualPlanId(Guid.NewGuid());
        await office.Get<CreatePlan>().RunAsync(id, 2026, default);
        foreach (var (kind, title) in new[] { (PlanItemKind.CommitteeReport, "养老服务"), (PlanItemKind.Other, "调研报告汇编") })
        {
            var content = new PlanItemContent(kind, title) { Committees = [new(Finance.Name, Finance.Id)], Time = new(8, 8) };
            Assert.True((await office.Get<AddPlanItem>().RunAsync(id, new(Guid.NewGuid()), content, default)).IsDone);
        }

        await PublishAsync(app, office, id);
        return id;
    }

    private static async Task PublishAsync(TestApp app, Acting office, AnnualPlanId id)
    {
        await office.Get<StartDrafting>().RunAsync(id, default);
        await using var db = await app.OpenAsync();
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == id);
        foreach (var topic in StatutoryTopic.All)
        {
            plan.Strike(topic.Code, "本级无此事项");
        }

        plan.Submit([], new(2026, 6, 1));
        plan.Adopt(new(new(Guid.NewGuid()), "2026年第一次主任会议", new(2026, 6, 1), true));
        await db.SaveChangesAsync();
        Assert.True((await office.Get<PublishPlan>().RunAsync(id, null, default)).IsDone);
    }
}
