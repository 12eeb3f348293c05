using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reminders;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Reminders;

/// <summary>Reminders are planned from obligations, sent once, cancelled when done, caught up after downtime (D-12).</summary>
public sealed class ReminderTests
{
    private DateOnly day = new(2026, 6, 12);
    private DateOnly? met;

    private TestDuties Source => new(_ => [TestDuties.Duty(DeadlineCalculator.On(day, "测试") with { Start = new("主任会议同意", new(2026, 5, 29)) }, Party.Office, met: met)]);

    [Fact]
    public async Task Given_a_duty_When_planned_twice_Then_each_reminder_once_D_12_3()
    {
        await using var app = await StartAsync();
        Assert.Equal(3, (await PlanAsync(app)).Changed);
        Assert.Equal(0, (await PlanAsync(app)).Changed);

        Assert.Equal([new DateOnly(2026, 6, 10), new DateOnly(2026, 6, 12), new DateOnly(2026, 6, 15)], (await RowsAsync(app)).Select(r => r.DueAt.BeijingDate()));
    }

    [Fact]
    public async Task Given_the_day_has_come_When_sent_twice_Then_sent_once()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 10, 0, 31, 0, TimeSpan.Zero));

        Assert.Equal(1, (await SendAsync(app)).Sent);
        Assert.Equal(0, (await SendAsync(app)).All);
        Assert.Equal("“农村公路建设和养护”应于6月12日前交办", (await RowsAsync(app))[0].Text);
    }

    [Theory]
    [InlineData("签收沿人常审〔2026〕3号")]
    [InlineData("印发沿人常审〔2026〕3号")]
    [InlineData("报送沿人常审〔2026〕3号研究处理方案")]
    [InlineData("把沿人常审〔2026〕3号研究处理情况送工委征求意见")]
    [InlineData("提交沿人常审〔2026〕3号研究处理情况报告")]
    public void Given_an_act_with_its_verb_When_the_number_is_read_Then_without_the_verb(string act) =>
        Assert.Equal("沿人常审〔2026〕3号", WantedReminders.DocumentNumber().Match(act).Groups["number"].Value);

    [Fact]
    public async Task Given_8_29_When_sent_Then_not_yet_D_12_4()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 10, 0, 29, 0, TimeSpan.Zero));

        Assert.Equal(0, (await SendAsync(app)).All);
    }

    [Fact]
    public async Task Given_three_days_off_When_started_again_Then_once_with_catch_up_D_16_35()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 13, 1, 0, 0, TimeSpan.Zero));

        // D−2 and the last day itself were missed: one sentence about the deadline, with 补发 (D-12.6).
        var done = await SendAsync(app);
        Assert.Equal((1, 1), (done.CaughtUp, done.Merged));
        Assert.Equal(0, (await SendAsync(app)).All);
        await PlanAsync(app);
        Assert.Equal(0, (await SendAsync(app)).All);
        Assert.Single((await RowsAsync(app)), r => r.State == ReminderState.Sent);
        Assert.All((await RowsAsync(app)).Where(r => r.State == ReminderState.Sent), r => Assert.True(r.IsCatchUp));
    }

    [Fact]
    public async Task Given_an_overdue_reminder_sent_three_days_late_When_told_Then_the_days_late_are_those_of_the_day_it_is_sent()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 18, 1, 0, 0, TimeSpan.Zero));
        await PlanAsync(app);
        await SendAsync(app);

        // D+1 was Monday the 15th; on Thursday the 18th it is six days late.
        Assert.Equal(
            ("“农村公路建设和养护”应于6月12日前交办，已逾期6天", true),
            (await RowsAsync(app)).Where(r => r.OffsetCode == "D+1:OfficeHead").Select(r => (r.Text, r.IsCatchUp)).Single());
    }

    [Fact]
    public async Task D_12_6_Given_two_points_of_one_deadline_on_one_day_When_planned_and_sent_Then_one_reminder_a_person()
    {
        await using var app = await TestApp.StartAsync();
        var body = await BodyAsync(app);

        // Due on Monday 15 June: D−3 is Friday the 12th, D−1 is Sunday the 14th, told on Friday as well; D+1 is for the head and the lead.
        await new TestDuties(_ => [TestDuties.Duty(DeadlineCalculator.On(new(2026, 6, 15), "会期"), Party.Body(body.Value), code: "RM-07")]).PlanAsync(app);
        await PlanAsync(app);
        Assert.Single((await RowsAsync(app)), r => r.DueAt.BeijingDate() == new DateOnly(2026, 6, 12));
        app.Clock.SetUtcNow(new(2026, 6, 12, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal(1, (await SendAsync(app)).Sent);
        await PlanAsync(app);
        Assert.Equal(0, (await SendAsync(app)).All);
    }

    [Fact]
    public async Task D_12_6_Given_the_liaison_stands_in_for_the_head_When_both_are_told_on_one_day_Then_once_and_as_the_liaison()
    {
        await using var app = await TestApp.StartAsync();
        var body = await BodyAsync(app);

        // Due on Friday 12 June: D+1 (liaison) and D+3 (head) both fall on Monday the 15th.
        await new TestDuties(_ => [TestDuties.Duty(DeadlineCalculator.On(new(2026, 6, 12), "测试"), Party.Body(body.Value), code: "RM-18")]).PlanAsync(app);
        await PlanAsync(app);

        Assert.Equal("", Assert.Single((await RowsAsync(app)), r => r.DueAt.BeijingDate() == new DateOnly(2026, 6, 15)).Instead);
    }

    [Theory]
    [InlineData(null, "代县交通运输局负责人（未指定）")]
    [InlineData("何明远", "代县交通运输局负责人何明远（没有单位负责人账号）")]
    public async Task Given_a_head_without_account_When_the_liaison_is_told_Then_it_says_whether_the_register_knows_the_head(string? head, string words)
    {
        await using var app = await TestApp.StartAsync();
        var body = await BodyAsync(app, head);
        await new TestDuties(_ => [TestDuties.Duty(DeadlineCalculator.On(new(2026, 6, 17), "测试"), Party.Body(body.Value), code: "RM-28")]).PlanAsync(app);
        await PlanAsync(app);

        Assert.Equal(words, Assert.Single((await RowsAsync(app)), r => r.OffsetCode == "D+1:BodyHead").Instead);
    }

    [Fact]
    public async Task D_8_3_Given_notes_of_two_topics_When_members_are_reminded_Then_once_with_the_list_and_the_committee_at_its_desk()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = await app.OpenAsync())
        {
            var (term, person) = (Term.Of(17, new(2022, 1, 1), null, 33), Person.Named("黄文"));
            var committee = WorkCommittee.Named("财政经济工作委员会", "财经工委", WorkCommitteeKind.Working, 1);
            var clerk = Person.Named("韩梅");
            db.AddRange(term, person, clerk, committee);
            db.Add(Member.Elected(term.Id, person.Id, MemberPosition.Ordinary, new(2022, 1, 1), 1));
            db.Add(RoleHolding.Of(clerk.Id, Role.WorkCommitteeStaff, new(2020, 1, 1), committee.Id.Value));
            await db.SaveChangesAsync();
            for (var topic = 0; topic < 2; topic++)
            {
                var opinion = new Supervision.Domain.Dossiers.MatterRef(Supervision.Domain.Dossiers.MatterKind.Opinion, Guid.CreateVersion7());
                db.Add(Obligation.From(
                    TestDuties.Duty(DeadlineCalculator.On(new(2026, 6, 12), "测试"), Party.Members, Party.Committee(committee.Id.Value), "RM-23", matter: opinion) with { Link = $"/m/notes/{Guid.CreateVersion7()}" },
                    app.Clock.GetUtcNow()));
            }

            await db.SaveChangesAsync();
        }

        await PlanAsync(app);
        var rows = await RowsAsync(app);

        Assert.Equal("/m/notes", Assert.Single(rows, r => r.OffsetCode == "D-1wd:Debtor").Link);
        Assert.StartsWith("/opinions/", Assert.Single(rows, r => r.OffsetCode == "D-1wd:Committee").Link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_more_than_a_week_off_When_started_again_Then_skipped_and_logged_D_12_6()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 30, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal(3, (await SendAsync(app)).Skipped);
    }

    [Fact]
    public async Task Given_it_is_done_When_sent_Then_cancelled_though_not_replanned()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        met = new(2026, 6, 2);
        await Source.PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal(new SendReminders.Result(0, 0, 0, 1), await SendAsync(app));
    }

    [Fact]
    public async Task Given_a_moved_day_When_planned_Then_old_ones_cancelled_and_one_notice_to_who_was_told()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero));
        await SendAsync(app);
        day = new(2026, 7, 3);
        await Source.PlanAsync(app);
        await PlanAsync(app);
        await SendAsync(app);
        await PlanAsync(app);
        var rows = await RowsAsync(app);

        var notice = Assert.Single(rows, r => r.OffsetCode == ReminderPolicy.MovedCode);
        Assert.StartsWith("时间变更：“农村公路建设和养护”编号并印发审议意见的期限由2026年6月12日改为2026年7月3日", notice.Text, StringComparison.Ordinal);
        Assert.Equal(ReminderState.Sent, notice.State);
        Assert.Equal(2, rows.Count(r => r is { DeadlineVersion: 1, State: ReminderState.Cancelled }));
        Assert.Equal(3, rows.Count(r => r is { DeadlineVersion: 2, State: ReminderState.Planned }));
    }

    [Fact]
    public async Task Given_a_day_moved_after_some_offsets_When_planned_Then_no_old_point_is_sent_afterwards()
    {
        await using var app = await StartAsync();
        day = new(2026, 6, 2);
        await Source.PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 2, 6, 0, 0, TimeSpan.Zero));
        await PlanAsync(app);

        Assert.DoesNotContain(await RowsAsync(app), r => r.DueAt.BeijingDate() < new DateOnly(2026, 6, 1));
    }

    [Fact]
    public async Task Given_the_unique_key_When_written_twice_Then_the_database_refuses()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        var row = (await RowsAsync(app))[0];
        await using var db = await app.OpenAsync();
        db.Reminders.Add(Reminder.Plan(row.Key, new(row.Code, "x", "/", row.LastDay, "", row.DueAt), row.DueAt));

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Given_sent_messages_When_read_Then_the_bell_counts_down()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        app.Clock.SetUtcNow(new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero));
        await SendAsync(app);
        var person = (await RowsAsync(app))[0].Recipient;
        await using var me = await app.AsAsync(new Actor(person, "李文静", new HashSet<Role> { Role.Office }));

        Assert.Equal(1, await me.Get<ReminderQueries>().UnreadAsync(default));
        await me.Get<ReadReminders>().RunAsync(null, default);
        Assert.Equal(0, await me.Get<ReminderQueries>().UnreadAsync(default));
    }

    [Fact]
    public async Task Given_a_sitting_with_many_members_When_the_page_lists_it_Then_one_line_a_point_with_all_names_and_the_export_names_each()
    {
        await using var app = await TestApp.StartAsync();
        await using (var db = await app.OpenAsync())
        {
            var term = Term.Of(17, new(2022, 1, 1), null, 33);
            db.Add(term);
            foreach (var name in Enumerable.Range(1, 31).Select(i => $"委员{i:00}"))
            {
                var person = Person.Named(name);
                db.AddRange(person, Member.Elected(term.Id, person.Id, MemberPosition.Ordinary, new(2022, 1, 1), 1));
            }

            await db.SaveChangesAsync();
        }

        await new TestDuties(_ => [TestDuties.Duty(DeadlineCalculator.On(new(2026, 6, 12), "会议通知"), Party.Members, code: "RM-09")]).PlanAsync(app);
        await PlanAsync(app);
        await using var office = await app.AsAsync(Role.Office);
        var queries = office.Get<ReminderQueries>();
        var filter = ReminderFilter.Of(null, null, null, null, null);
        var groups = await queries.ComingGroupsAsync(filter, Web.Common.Lists.ListWindow.Of("1", "25"), default);

        Assert.Equal((2, 1), (groups.Total, groups.LastPage));
        Assert.All(groups.Rows, g => Assert.Equal(31, g.Rows.Select(r => r.Recipient).Distinct().Count()));
        Assert.Equal(62, (await queries.ComingAsync(filter, Web.Common.Lists.ListWindow.All, default)).Total);
        app.Clock.SetUtcNow(new(2026, 6, 5, 1, 0, 0, TimeSpan.Zero));
        await SendAsync(app);
        Assert.Equal("未阅 31 人", Assert.Single((await queries.SentGroupsAsync(filter, Web.Common.Lists.ListWindow.Of("1", "25"), default)).Rows).States);
    }

    [Fact]
    public async Task Given_a_liaison_When_asking_for_what_is_to_come_Then_only_the_own_ones()
    {
        await using var app = await StartAsync();
        await PlanAsync(app);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());

        Assert.Empty((await liaison.Get<ReminderQueries>().ComingAsync(ReminderFilter.Of(null, null, null, null, null), Web.Common.Lists.ListWindow.All, default)).Rows);
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<PlanReminders>().RunAsync(default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<SendReminders>().RunAsync(default));
    }

    private static async Task<SupervisedBodyId> BodyAsync(TestApp app, string? head = null)
    {
        await using var db = await app.OpenAsync();
        var (body, liaison) = (SupervisedBody.Named("望溪县交通运输局", "县交通运输局", BodyKind.Department, new(2020, 1, 1), 1), Person.Named("罗小梅"));
        if (head is not null)
        {
            body.Lead(head, "局长", new(2022, 1, 1));
        }

        db.AddRange(body, liaison);
        db.Add(RoleHolding.Of(liaison.Id, Role.BodyLiaison, new(2020, 1, 1), body.Id.Value));
        await db.SaveChangesAsync();
        return body.Id;
    }

    private async Task<TestApp> StartAsync()
    {
        var app = await TestApp.StartAsync();
        await using var office = await app.AsAsync(Role.Office, name: "李文静");
        await Source.PlanAsync(app);
        return app;
    }

    private static async Task<(int Seen, int Changed)> PlanAsync(TestApp app)
    {
        await using var job = await app.AsAsync(Actor.System("定时任务"));
        return await job.Get<PlanReminders>().RunAsync(default);
    }

    private static async Task<SendReminders.Result> SendAsync(TestApp app)
    {
        await using var job = await app.AsAsync(Actor.System("定时任务"));
        return await job.Get<SendReminders>().RunAsync(default);
    }

    private static async Task<List<Reminder>> RowsAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.Reminders.AsNoTracking().OrderBy(r => r.DueAt).ToListAsync();
    }
}
