using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Reminders;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common;
using Supervision.Web.Features.Rulebook;

namespace Supervision.Tests.Features.Rulebook;

/// <summary>A rule changes only by a new version, decided by the council, from tomorrow, with source and reason (D-14).</summary>
public sealed class RuleChangeTests
{
    private const string Notice = "sitting.notice_days";
    private static readonly RuleChange Tomorrow = new("", new(2026, 6, 2), "望溪县人大常委会议事规则", "预留印制时间");

    [Fact]
    public async Task Given_a_change_When_the_council_has_decided_and_the_chair_confirmed_Then_version_2_and_the_first_stays_D_14_2()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office, name: "李文静");
        var id = await ProposeAsync(office, new WantedValue(Notice, "8", 1));
        Assert.Contains("还没有决定", Assert.Single((await office.Get<EnactRules>().RunAsync(id, null, default)).Obstacles).Message, StringComparison.Ordinal);
        var meeting = await DecideAsync(app, office);
        Assert.Contains("还没有经主任（主持人）确认", Assert.Single((await office.Get<EnactRules>().RunAsync(id, null, default)).Obstacles).Message, StringComparison.Ordinal);
        Assert.Null((await LineAsync(office, Notice)).Coming);
        await ConfirmAsync(app, meeting);

        Assert.True((await office.Get<EnactRules>().RunAsync(id, null, default)).IsDone);

        var line = await LineAsync(office, Notice);
        Assert.Equal(("7", "8", 2), (line.Current.Value, line.Coming!.Value, line.Versions.Count));
        Assert.Equal("望溪县人大常委会议事规则（2026年第一次主任会议决定，纪要1号）", line.Coming.Source);
        Assert.NotNull(line.Coming.DecidedBy);
        await using var db = await app.OpenAsync();
        Assert.Contains(await db.AuditEntries.ToListAsync(), e => e.Actor.Contains("李文静", StringComparison.Ordinal) && e.Sentence.Contains("启用规则新版本", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_the_same_form_twice_When_proposed_and_enacted_Then_one_proposal_and_one_version()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var id = await ProposeAsync(office, new WantedValue(Notice, "8", 1));
        Assert.True((await office.Get<ProposeRules>().RunAsync(id, [new(Notice, "8", 1)], Tomorrow, default)).IsDone);
        await ConfirmAsync(app, await DecideAsync(app, office));

        Assert.True((await office.Get<EnactRules>().RunAsync(id, null, default)).IsDone);
        Assert.Contains("已启用", Assert.Single((await office.Get<EnactRules>().RunAsync(id, null, default)).Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal(2, (await LineAsync(office, Notice)).Versions.Count);
    }

    [Theory]
    [InlineData("2", "2026-06-02", "决定", "理由", "应当在 3 到 30 日之间", "Value")]
    [InlineData("八", "2026-06-02", "决定", "理由", "请填写整数", "Value")]
    [InlineData("7", "2026-06-02", "决定", "理由", "没有变化", "Value")]
    [InlineData("8", "2026-06-01", "决定", "理由", "最早从明天起", "EffectiveFrom")]
    [InlineData("8", "2026-05-01", "决定", "理由", "最早从明天起", "EffectiveFrom")]
    [InlineData("8", "2026-06-02", " ", "理由", "请填写依据", "Source")]
    [InlineData("8", "2026-06-02", "决定", "", "请填写修改理由", "Reason")]
    public async Task Given_a_wrong_field_When_proposed_Then_its_message_and_nothing_saved(string value, string from, string source, string reason, string words, string field)
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        RuleChange change = new("", DateOnly.Parse(from, CultureInfo.InvariantCulture), source, reason);

        foreach (var obstacles in new[]
        {
            (await office.Get<ProposeRules>().RunAsync(new(Guid.NewGuid()), [new(Notice, value, 1)], change, default)).Obstacles,
            (await office.Get<RuleImpactQueries>().PreviewAsync([new(Notice, value, 1)], change, default)).Obstacles,
        })
        {
            var obstacle = Assert.Single(obstacles);
            Assert.Contains(words, obstacle.Message, StringComparison.Ordinal);
            Assert.Equal(field, obstacle.Field);
        }

        await using var db = await app.OpenAsync();
        Assert.Equal((1, 0), (await db.RuleVersions.CountAsync(v => v.Key == Notice), await db.RuleProposals.CountAsync()));
    }

    [Fact]
    public async Task Given_a_statutory_period_When_shortened_Then_refused_and_a_longer_one_is_flagged_stricter_D_16_37()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var refused = await office.Get<ProposeRules>().RunAsync(new(Guid.NewGuid()), [new("report.draft_days", "15", 1)], Tomorrow, default);
        Assert.Contains("法定期限不得缩短", Assert.Single(refused.Obstacles).Message, StringComparison.Ordinal);

        await EnactAsync(app, office, new WantedValue("report.draft_days", "25", 1));

        Assert.Equal("20", (await LineAsync(office, "report.draft_days")).Current.Value);
        app.Clock.SetUtcNow(new(2026, 6, 2, 1, 0, 0, TimeSpan.Zero));
        var line = await LineAsync(office, "report.draft_days");
        Assert.Equal(("25", true, false), (line.Current.Value, line.IsStricter(line.Current), line.IsStricter(line.Versions[^1])));
    }

    [Fact]
    public async Task Given_months_that_change_on_1_August_When_opinions_were_received_before_Then_they_keep_their_version_D_16_36()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var months = RuleCatalog.Find("opinion.answer_months");
        DateOnly[] received = [new(2026, 7, 5), new(2026, 8, 3)];
        var source = new TestDuties(basis => [.. received.Where(r => r <= basis.Today).Select(r => TestDuties.Duty(
            basis.Calculator.After(new("签收", r), basis.Rules.InForce(months, r), PeriodUnit.Month), Party.Office, kind: $"answer{r.Month}"))]);
        app.Clock.SetUtcNow(new(2026, 7, 6, 1, 0, 0, TimeSpan.Zero));
        await source.PlanAsync(app);

        RuleChange august = new("", new(2026, 8, 1), "办法", "提速");
        var impacts = new RuleImpactQueries(office.Get<IDbContextFactory<Web.Persistence.SupervisionDb>>(), office.Get<CurrentPerson>(), new([source]));
        var impact = (await impacts.PreviewAsync([new(months.Key, "2", 1)], august, default)).Value!;
        Assert.Empty(impact.Moves);
        Assert.Equal((new DateOnly(2026, 10, 8), 1), (Assert.Single(impact.Keeps).Day, impact.Keeps[0].Version));
        await EnactAsync(app, office, august, new WantedValue(months.Key, "2", 1));
        Assert.Contains("应当在 1 到 12", Assert.Single((await impacts.PreviewAsync([new(months.Key, "13", 2)], august, default)).Obstacles).Message, StringComparison.Ordinal);

        app.Clock.SetUtcNow(new(2026, 8, 4, 1, 0, 0, TimeSpan.Zero));
        await source.PlanAsync(app);

        await using var db = await app.OpenAsync();
        var due = await db.Obligations.Where(o => o.Kind.StartsWith("answer")).OrderBy(o => o.Kind).ToListAsync();
        Assert.Equal([(new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 8)), (new DateOnly(2026, 10, 3), new DateOnly(2026, 10, 8))], due.Select(o => (o.Deadline.Raw, o.Deadline.Day)));
        var versions = (await LineAsync(office, months.Key)).Versions;
        Assert.Equal([versions[1].Id, versions[0].Id], due.Select(o => o.Deadline.RuleVersion!.Value));
        Assert.Equal("/settings/rules/opinion.answer_months#v2", versions[0].Link);
        Assert.Equal(versions[0].Link, Calculation.Of(due[1], (months, versions[0]), Domain.Calendar.Calendars.Real, new(2026, 8, 4)).Single(l => l.Link.Length > 0).Link);
    }

    [Fact]
    public async Task Given_a_deadline_whose_start_lies_after_the_change_When_the_impact_is_asked_Then_it_is_listed_from_what_to_what()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var rule = RuleCatalog.Find("opinion.dispatch_days");
        var source = new TestDuties(basis => [TestDuties.Duty(
            basis.Calculator.After(new("主任会议通过", new(2026, 6, 5)), basis.Rules.InForce(rule, new(2026, 6, 5)), PeriodUnit.Day), Party.Office)]);
        await source.PlanAsync(app);
        var impacts = new RuleImpactQueries(office.Get<IDbContextFactory<Web.Persistence.SupervisionDb>>(), office.Get<CurrentPerson>(), new([source]));

        var move = Assert.Single((await impacts.PreviewAsync([new(rule.Key, "10", 1)], Tomorrow, default)).Value!.Moves);

        Assert.Equal((new DateOnly(2026, 6, 12), new DateOnly(2026, 6, 15)), (move.Before, move.After));
        await using var db = await app.OpenAsync();
        Assert.Equal(new DateOnly(2026, 6, 12), (await db.Obligations.SingleAsync()).Deadline.Day);
    }

    [Fact]
    public async Task Given_the_day_has_passed_when_the_chair_confirms_When_enacted_Then_another_day_is_asked_and_only_a_later_one_taken()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var id = await ProposeAsync(office, new WantedValue(Notice, "8", 1));
        await ConfirmAsync(app, await DecideAsync(app, office));
        app.Clock.SetUtcNow(new(2026, 6, 10, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal("EffectiveFrom", Assert.Single((await office.Get<EnactRules>().RunAsync(id, null, default)).Obstacles).Field);
        Assert.False((await office.Get<EnactRules>().RunAsync(id, new(2026, 6, 10), default)).IsDone);
        Assert.True((await office.Get<EnactRules>().RunAsync(id, new(2026, 6, 11), default)).IsDone);
        Assert.Equal(new DateOnly(2026, 6, 11), (await LineAsync(office, Notice)).Coming!.EffectiveFrom);
    }

    [Fact]
    public async Task Given_two_tabs_When_one_has_proposed_or_a_version_came_between_Then_the_other_is_told()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office, name: "李文静");
        await using var other = await app.AsAsync(Role.OfficeHead);
        var id = await ProposeAsync(office, new WantedValue(Notice, "8", 1));
        Assert.Contains("等待主任会议决定", Assert.Single((await other.Get<ProposeRules>().RunAsync(new(Guid.NewGuid()), [new(Notice, "9", 1)], Tomorrow, default)).Obstacles).Message, StringComparison.Ordinal);
        await ConfirmAsync(app, await DecideAsync(app, office));
        await office.Get<EnactRules>().RunAsync(id, null, default);

        var late = await other.Get<ProposeRules>().RunAsync(new(Guid.NewGuid()), [new(Notice, "9", 1)], Tomorrow, default);
        Assert.Contains("李文静刚刚录入了“", Assert.Single(late.Obstacles).Message, StringComparison.Ordinal);
        Assert.False((await other.Get<DropRules>().RunAsync(id, default)).IsDone);
    }

    [Fact]
    public async Task Given_all_rules_as_a_file_When_changed_and_read_Then_the_differences_become_one_proposal_D_14_2()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var table = await office.Get<RuleQueries>().AllAsync(default);
        var file = RuleFile.Write(table.Rules, app.Clock.GetUtcNow(), "李文静");
        var same = RuleFile.Read(new MemoryStream(file), table.Rules);
        Assert.Empty(same.Problems);
        Assert.Equal((RuleCatalog.Rules.Count, 0), (same.Lines.Count, same.Lines.Count(l => !l.IsSame)));

        var other = table.Rules.Select(l => l.Rule.Key switch
        {
            Notice or "deadline.shift_weekend" => l with { Current = RuleVersion.Next(l.Current, new(l.Rule.Key == Notice ? "8" : "false", new(2026, 6, 2), "x", "x"), "x", DateTimeOffset.UnixEpoch) },
            _ => l,
        }).ToList();
        var read = RuleFile.Read(new MemoryStream(RuleFile.Write(other, app.Clock.GetUtcNow(), "邻县")), table.Rules);
        var changed = read.Lines.Where(l => !l.IsSame).Select(l => new WantedValue(l.Rule.Key, l.Wanted, l.Seen)).ToArray();
        Assert.Equal(2, changed.Length);
        await EnactAsync(app, office, changed);
        Assert.Equal("8", (await LineAsync(office, Notice)).Coming!.Value);
        Assert.Equal("false", (await LineAsync(office, "deadline.shift_weekend")).Coming!.Value);
    }

    [Theory]
    [InlineData("代码,内容\nreport.draft_days,15\n", "第 2 行：法定期限不得缩短")]
    [InlineData("代码,内容\nsitting.notice_days,99\n", "第 2 行：“")]
    [InlineData("代码,内容\nno.such,1\n", "没有代码为“no.such”的规则")]
    [InlineData("代码,内容\nsitting.notice_days,8\nsitting.notice_days,9\n", "第 3 行：“")]
    [InlineData("键,值\na,1\n", "缺少“代码”一列")]
    [InlineData("", "空的")]
    public async Task Given_a_wrong_rules_file_When_read_Then_its_row_is_named(string text, string words)
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var read = RuleFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), (await office.Get<RuleQueries>().AllAsync(default)).Rules);

        Assert.Contains(words, read.Problems[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.WorkCommitteeHead)]
    [InlineData(Role.CouncilMember)]
    [InlineData(Role.BodyLiaison)]
    public async Task Given_another_role_When_it_changes_rules_Then_refused_D_1_5(Role role)
    {
        await using var app = await HouseAsync();
        await using var acting = await app.AsAsync(role);

        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<ProposeRules>().RunAsync(new(Guid.NewGuid()), [new(Notice, "8", 1)], Tomorrow, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<RuleImpactQueries>().PreviewAsync([new(Notice, "8", 1)], Tomorrow, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<EnactRules>().RunAsync(new(Guid.NewGuid()), null, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => acting.Get<DropRules>().RunAsync(new(Guid.NewGuid()), default));
    }

    [Fact]
    public void Given_a_version_to_come_When_a_mistake_is_mended_Then_from_its_day_on_and_not_before_D_14_1()
    {
        var rule = RuleCatalog.Find(Notice);
        var shipped = RuleVersion.Shipped(rule, DateTimeOffset.UnixEpoch);
        var book = new RuleBook([shipped, RuleVersion.Next(shipped, new("8", new(2026, 9, 1), "决定", "理由"), "某", DateTimeOffset.UnixEpoch)]);

        Assert.Contains("不能早于它", Assert.Single(book.ObstaclesToNext(rule, new("9", new(2026, 8, 1), "决定", "理由"), new(2026, 6, 1))).Message, StringComparison.Ordinal);
        Assert.Empty(book.ObstaclesToNext(rule, new("9", new(2026, 9, 1), "决定", "理由"), new(2026, 6, 1)));
    }

    private static async Task<RuleLine> LineAsync(Acting office, string key) => (await office.Get<RuleQueries>().AllAsync(default)).Rules.Single(r => r.Rule.Key == key);

    private static async Task<RuleProposalId> ProposeAsync(Acting office, params IReadOnlyList<WantedValue> wanted) => await ProposeAsync(office, Tomorrow, wanted);

    private static async Task<RuleProposalId> ProposeAsync(Acting office, RuleChange change, IReadOnlyList<WantedValue> wanted)
    {
        var id = new RuleProposalId(Guid.NewGuid());
        var outcome = await office.Get<ProposeRules>().RunAsync(id, wanted, change, default);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
        return id;
    }

    private static Task EnactAsync(TestApp app, Acting office, params IReadOnlyList<WantedValue> wanted) => EnactAsync(app, office, Tomorrow, wanted);

    private static async Task EnactAsync(TestApp app, Acting office, RuleChange change, params IReadOnlyList<WantedValue> wanted)
    {
        var id = await ProposeAsync(office, change, wanted);
        await ConfirmAsync(app, await DecideAsync(app, office));
        var outcome = await office.Get<EnactRules>().RunAsync(id, null, default);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
    }

    private static async Task<CouncilMeetingId> DecideAsync(TestApp app, Acting office)
    {
        await using var db = await app.OpenAsync();
        var chair = await db.Members.SingleAsync();
        var today = app.Clock.GetUtcNow().BeijingDate();
        var number = await db.CouncilMeetings.CountAsync() + 1;
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), chair.Term, number, today, chair.Id);
        meeting.Attend([chair.Id], chair.Id, [new(chair.Id, chair.Person, MemberPosition.Chair)], today);
        foreach (var agenda in office.Scope.ServiceProvider.GetServices<ICouncilAgenda>())
        {
            foreach (var question in (await agenda.WaitingAsync(db, default)).Where(q => q.Purpose == CouncilPurpose.RuleChange))
            {
                var item = meeting.Put(new(Guid.NewGuid()), question);
                meeting.Decide(item.Id, new(CouncilOutcome.Approved, $"纪要{number}号"), SittingRules.MoreThanHalf, null, app.Clock.GetUtcNow());
            }
        }

        db.Add(meeting);
        await db.SaveChangesAsync();
        return meeting.Id;
    }

    private static async Task ConfirmAsync(TestApp app, CouncilMeetingId id)
    {
        await using var db = await app.OpenAsync();
        var meeting = await db.CouncilMeetings.SingleAsync(m => m.Id == id);
        var chair = await db.Members.SingleAsync();
        foreach (var item in meeting.Items)
        {
            meeting.Confirm(item.Id, new(chair.Person, chair.Id, true), app.Clock.GetUtcNow());
        }

        await db.SaveChangesAsync();
    }

    private static async Task<TestApp> HouseAsync()
    {
        var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var term = Term.Of(17, new(2022, 1, 1), null, 31);
        var person = Person.Named("周岩");
        db.AddRange(term, person, Member.Elected(term.Id, person.Id, MemberPosition.Chair, term.Start, 1));
        await db.SaveChangesAsync();
        return app;
    }
}
