using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Plans.Import;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Architecture;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Reports.Unit;

namespace Supervision.Tests.Features.Plans;

/// <summary>Plans through their use cases on a real database.</summary>
public sealed class PlanUseTests
{
    private static readonly WorkCommittee Finance = WorkCommittee.Named("财政经济委员会", "财经委", WorkCommitteeKind.Special, 1);

    [Fact]
    public async Task Given_the_yantai_plan_When_imported_twice_Then_the_second_recognises_every_line()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var table = Published("yantai-district-2023.csv");

        var first = await ImportAsync(office, table, new());
        var second = await ImportAsync(office, table, new());

        Assert.Equal((2023, 22, 0, 0), (first.Value!.Year, first.Value.Added, first.Value.Updated, first.Value.Same));
        Assert.Equal((0, 0, 22), (second.Value!.Added, second.Value.Updated, second.Value.Same));
        await using var db = await app.OpenAsync();
        Assert.Equal(22, await db.PlanItems.CountAsync());
        var plan = await db.AnnualPlans.SingleAsync();
        Assert.Equal((PlanState.Drafting, "区人大常委会2023年监督工作计划（烟台晚报刊载，全文）"), (plan.State, plan.ImportedFrom));
        var thrice = await db.PlanItems.FirstAsync(i => i.Kind == PlanItemKind.KeyWork);
        Assert.Equal(new PlanTime(3, 12, "3—4月；7—8月；12月"), thrice.Time);
        Assert.Null(thrice.LeadCommittee);
        Assert.Equal("各专门委员会", Assert.Single(thrice.Committees).Name);
    }

    [Fact]
    public async Task Given_every_published_plan_When_imported_Then_all_are_written()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var year = 2010;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source.Root, "Supervision.Tests", "Data", "plans")).Where(f => !f.Contains("sessions", StringComparison.Ordinal)))
        {
            var outcome = await ImportAsync(office, Published(Path.GetFileName(file)), new() { Year = ++year, CreateMissing = true });
            Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => file + o.Message)));
        }

        await using var db = await app.OpenAsync();
        Assert.Equal(130, await db.PlanItems.CountAsync());
        Assert.Contains(await db.SupervisedBodies.ToListAsync(), b => b is { Name: "省高级人民法院", Kind: BodyKind.Court });
        Assert.DoesNotContain(await db.WorkCommittees.ToListAsync(), c => NameList.IsCollective(c.Name));
    }

    [Fact]
    public async Task Given_one_wrong_row_When_confirmed_Then_nothing_at_all_is_written()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var table = Table("年度,监督形式,事项,承办委\n2026,执法检查,统计法,新设的委\n2026,联欢,春节,\n");

        var outcome = await ImportAsync(office, table, new() { CreateMissing = true });

        Assert.StartsWith("第 3 行：没有“联欢”这种监督形式", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Equal((0, 0, 1), (await db.AnnualPlans.CountAsync(), await db.PlanItems.CountAsync(), await db.WorkCommittees.CountAsync()));
    }

    [Fact]
    public async Task Given_5000_rows_When_imported_Then_progress_is_told_and_all_are_written()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var text = new StringBuilder("年度,监督形式,事项,报告单位,承办委\n");
        for (var i = 1; i <= 5000; i++)
        {
            text.Append($"2026,专项工作报告,第{i}项工作,县民政局,财经委\n");
        }

        var told = new Told();
        var outcome = await office.Get<ImportPlan>().RunAsync(Table(text.ToString()), ColumnMap.Guess(["年度", "监督形式", "事项", "报告单位", "承办委"]), new() { CreateMissing = true }, told, default);

        Assert.True(outcome.IsDone);
        Assert.Equal(20, told.Counts.Count);
        Assert.Equal(5000, told.Counts[^1]);
        await using var db = await app.OpenAsync();
        Assert.Equal(5000, await db.PlanItems.CountAsync(i => i.Committees.Any(c => c.Committee == Finance.Id)));
    }

    [Fact]
    public async Task Given_names_answered_in_the_preview_When_imported_Then_mapped_created_or_left_open_and_known_next_time()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var table = Table("年度,监督形式,事项,报告单位,承办委\n2026,专项工作报告,甲,区民政局,经济委\n2026,专项工作报告,乙,有关部门,\n");
        ImportSettings settings = new()
        {
            Choices = new Dictionary<(NameSort, string), NameChoice>
            {
                [(NameSort.Body, "区民政局")] = new(NameAnswer.Create),
                [(NameSort.Committee, "经济委")] = new(NameAnswer.Map, Finance.Id.Value),
                [(NameSort.Body, "有关部门")] = new(NameAnswer.LeaveOpen),
            },
            DefaultCommittee = Finance.Id,
        };

        Assert.True((await ImportAsync(office, table, settings)).IsDone);

        await using var db = await app.OpenAsync();
        var items = await db.PlanItems.OrderBy(i => i.Order).ToListAsync();
        Assert.All(items, i => Assert.Equal(Finance.Id, i.LeadCommittee));
        Assert.Equal((await db.SupervisedBodies.SingleAsync()).Id, items[0].Bodies[0].Body);
        Assert.Null(items[1].Bodies[0].Body);
        var again = await ImportAsync(office, table, new());
        Assert.Equal((0, 0, 2), (again.Value!.Added, again.Value.Updated, again.Value.Same));
    }

    [Fact]
    public async Task Given_a_plan_adopted_by_a_confirmed_decision_When_published_twice_Then_nothing_is_made_twice_D_4_8()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await SubmittedAsync(app, office);
        Assert.Contains("还没有主任会议", (await office.Get<AdoptPlan>().RunAsync(plan, default)).Obstacles[0].Message, StringComparison.Ordinal);
        await DecideAsync(app, plan);
        Assert.False((await office.Get<AdoptPlan>().RunAsync(plan, default)).IsDone);
        await ConfirmAsync(app);
        Assert.True((await office.Get<AdoptPlan>().RunAsync(plan, default)).IsDone);

        var publish = office.Get<PublishPlan>();
        var first = await publish.RunAsync(plan, null, default);
        var second = await publish.RunAsync(plan, null, default);

        Assert.Equal((1, 0), (first.Value, second.Value));
        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync();
        Assert.Equal((ReportTier.Committee, "养老服务的报告", Finance.Id), (report.Tier, report.Title, report.Committee));
        var item = await db.PlanItems.SingleAsync(i => i.Kind == PlanItemKind.CommitteeReport);
        Assert.Equal(("/d/2026-ZX-01", report.Id.Value), (item.WorkLink, item.WorkId));
        Assert.Equal(report.PlanItem, item.Id);
        var duty = await db.Obligations.SingleAsync(o => o.Kind == "plan.publish");
        Assert.Equal(new DateOnly(2026, 6, 1), duty.MetOn);
    }

    [Fact]
    public async Task Given_a_line_of_several_organs_When_published_Then_the_dossier_keeps_all_and_each_may_read_it_D_4_4()
    {
        await using var app = await HouseAsync();
        var (court, procuratorate) = await OrgansAsync(app);
        await using var office = await app.AsAsync(Role.Office);
        var plan = await SubmittedAsync(app, office, "县人民法院；县人民检察院；县调解中心");
        await DecideAsync(app, plan);
        await ConfirmAsync(app);
        await office.Get<AdoptPlan>().RunAsync(plan, default);

        Assert.True((await office.Get<PublishPlan>().RunAsync(plan, null, default)).IsDone);

        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync();
        Assert.Equal(court, report.Organ);
        Assert.Equal([("县人民法院", court), ("县人民检察院", procuratorate), ("县调解中心", (SupervisedBodyId?)null)], report.Bodies.Select(b => (b.Name, b.Body)));
        await using var second = await app.AsAsync(Role.BodyLiaison, procuratorate.Value);
        await using var stranger = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());
        Assert.NotNull(await second.Get<UnitDeskQueries>().FindAsync(report.Id, default));
        Assert.Single(await second.Get<UnitDeskQueries>().ReportsAsync(default));
        Assert.Null(await stranger.Get<UnitDeskQueries>().FindAsync(report.Id, default));
        var dossier = await office.Get<DossierQueries>().FindAsync(report.Number, default);
        Assert.Equal(["县人民检察院", "县调解中心（名称还没有对应到单位）"], dossier!.Parties.Beside);
    }

    [Fact]
    public async Task Given_a_draft_out_for_opinions_When_an_organ_answers_Then_the_plan_shows_it_and_says_who_is_missing_D_4_6()
    {
        await using var app = await HouseAsync();
        var (court, _) = await OrgansAsync(app);
        await using var office = await app.AsAsync(Role.Office);
        await ImportAsync(office, Table("年度,监督形式,事项\n2026,执法检查,统计法\n"), new());
        var plan = (await LinesAsync(app))[0].Plan;
        Assert.True((await office.Get<ConsultPlan>().RunAsync(plan, default)).IsDone);
        var today = Supervision.Domain.Calendar.BeijingDay.BeijingDate(app.Clock.GetUtcNow());

        Assert.True((await office.Get<RecordConsultation>().RunAsync(plan, new(court, "建议推迟一个月", false, today), default)).IsDone);
        var unknown = await office.Get<RecordConsultation>().RunAsync(plan, new(new SupervisedBodyId(Guid.NewGuid()), "同意", false, today), default);

        Assert.Equal("Body", Assert.Single(unknown.Obstacles).Field);
        var view = await office.Get<PlanQueries>().FindAsync(2026, default);
        Assert.Equal([("县人民法院", "建议推迟一个月"), ("县人民检察院", null)], view!.Consultation.Select(r => (r.Name, r.Text)));
        Assert.Contains(view.Checks, c => c.Message.Contains("已收到 1 家机关的答复", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_the_council_has_the_plan_When_imported_again_Then_refused()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await SubmittedAsync(app, office);

        var outcome = await ImportAsync(office, Table("年度,监督形式,事项\n2026,执法检查,统计法\n"), new());

        Assert.Contains("已经提请主任会议", Assert.Single(outcome.Obstacles).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_committee_When_it_edits_lines_Then_only_its_own_D_1_5()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var staff = await app.AsAsync(Role.WorkCommitteeStaff, Finance.Id.Value);
        await using var other = await app.AsAsync(Role.WorkCommitteeStaff, Guid.NewGuid());
        await ImportAsync(office, Table("年度,监督形式,事项,承办委\n2026,执法检查,统计法,财经委\n"), new());
        var line = (await LinesAsync(app))[0];

        Assert.True((await staff.Get<EditPlanItem>().RunAsync(line.Id, line.Content with { KeyPoints = "统计造假" }, default)).IsDone);
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<EditPlanItem>().RunAsync(line.Id, line.Content, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => staff.Get<RemovePlanItem>().RunAsync(line.Id, default));
        Assert.Equal("统计造假", (await LinesAsync(app))[0].KeyPoints);
    }

    [Theory]
    [InlineData(Role.BodyLiaison)]
    [InlineData(Role.WorkCommitteeStaff)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.GuestDeputy)]
    public async Task Given_a_wrong_role_When_it_acts_on_the_plan_Then_refused_D_1_5(Role role)
    {
        await using var app = await HouseAsync();
        await using var person = await app.AsAsync(role, Guid.NewGuid());
        var plan = new AnnualPlanId(Guid.NewGuid());

        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<CreatePlan>().RunAsync(plan, 2027, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<SubmitPlan>().RunAsync(plan, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<AdoptPlan>().RunAsync(plan, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<PublishPlan>().RunAsync(plan, null, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<StrikeStatutory>().RunAsync(plan, "debt", "无", default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => ImportAsync(person, Table("年度,监督形式,事项\n2026,执法检查,统计法\n"), new()));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<AcceptTopic>().RunAsync(new(Guid.NewGuid()), default));
    }

    [Fact]
    public async Task Given_a_draft_When_a_liaison_looks_Then_it_does_not_exist_until_published()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, Guid.NewGuid());
        await ImportAsync(office, Table("年度,监督形式,事项\n2026,执法检查,统计法\n"), new());

        Assert.NotNull(await office.Get<PlanQueries>().FindAsync(2026, default));
        Assert.Null(await liaison.Get<PlanQueries>().FindAsync(2026, default));
    }

    [Fact]
    public async Task Given_a_proposal_When_the_council_takes_it_up_Then_it_becomes_a_line_once()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var council = await app.AsAsync(Role.CouncilMember);
        await using var staff = await app.AsAsync(Role.WorkCommitteeStaff, Finance.Id.Value);
        await office.Get<CreatePlan>().RunAsync(new(Guid.NewGuid()), 2026, default);
        var (topic, text) = (new TopicProposalId(Guid.NewGuid()), new TopicText(2026, "养老服务", TopicSource.Petitions, PlanItemKind.CommitteeReport, "来信集中"));

        Assert.True((await staff.Get<ProposeTopic>().RunAsync(topic, text, default)).IsDone);
        Assert.True((await staff.Get<ProposeTopic>().RunAsync(topic, text, default)).IsDone);
        Assert.False((await staff.Get<ProposeTopic>().RunAsync(new(Guid.NewGuid()), text, default)).IsDone);
        Assert.True((await council.Get<AcceptTopic>().RunAsync(topic, default)).IsDone);
        Assert.False((await council.Get<AcceptTopic>().RunAsync(topic, default)).IsDone);

        var line = Assert.Single(await LinesAsync(app));
        Assert.Equal((TopicSource.Petitions, Finance.Id), (line.Source, line.LeadCommittee));
    }

    [Fact]
    public async Task Given_lines_When_one_is_removed_or_moved_Then_the_order_has_no_gap()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await ImportAsync(office, Table("年度,监督形式,事项\n2026,执法检查,甲\n2026,执法检查,乙\n2026,执法检查,丙\n"), new());
        var lines = await LinesAsync(app);

        await office.Get<MovePlanItem>().RunAsync(lines[2].Id, 1, default);
        await office.Get<RemovePlanItem>().RunAsync(lines[0].Id, default);
        var twin = await office.Get<AddPlanItem>().RunAsync(lines[0].Plan, new(Guid.NewGuid()), new(PlanItemKind.LawInspection, "《乙》"), default);

        Assert.Equal([(1, "丙"), (2, "乙")], (await LinesAsync(app)).Select(i => (i.Order, i.Title)));
        Assert.Equal("Title", Assert.Single(twin.Obstacles).Field);
    }

    [Fact]
    public async Task Given_a_draft_put_to_the_council_When_the_agenda_is_asked_Then_it_waits_with_its_hash()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await SubmittedAsync(app, office);
        await using var db = await app.OpenAsync();
        var waiting = (await Task.WhenAll(office.Scope.ServiceProvider.GetServices<ICouncilAgenda>().Select(a => a.WaitingAsync(db, default)))).SelectMany(w => w)
            .Single(q => q.Purpose == CouncilPurpose.PlanAdoption);

        Assert.Equal(new MatterRef(MatterKind.Plan, plan.Value), waiting.Matter);
        Assert.Equal(64, waiting.TextHash!.Length);
    }

    private static async Task<TestApp> HouseAsync()
    {
        var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        db.Add(Finance);
        await db.SaveChangesAsync();
        return app;
    }

    private static async Task<(SupervisedBodyId Court, SupervisedBodyId Procuratorate)> OrgansAsync(TestApp app)
    {
        var court = SupervisedBody.Named("县人民法院", "县人民法院", BodyKind.Court, new(2020, 1, 1), 1, null);
        var procuratorate = SupervisedBody.Named("县人民检察院", "县人民检察院", BodyKind.Procuratorate, new(2020, 1, 1), 2, null);
        await using var db = await app.OpenAsync();
        db.AddRange(court, procuratorate);
        await db.SaveChangesAsync();
        return (court.Id, procuratorate.Id);
    }

    private static async Task<AnnualPlanId> SubmittedAsync(TestApp app, Acting office, string bodies = "县人民政府")
    {
        await ImportAsync(office, Table($"年度,监督形式,事项,报告单位,承办委\n2026,专项工作报告,养老服务,{bodies},财经委\n2026,其他,调研报告汇编,,财经委\n"), new());
        await using var db = await app.OpenAsync();
        var plan = await db.AnnualPlans.Select(p => p.Id).SingleAsync();
        foreach (var topic in StatutoryTopic.All)
        {
            Assert.True((await office.Get<StrikeStatutory>().RunAsync(plan, topic.Code, "本级无此事项", default)).IsDone);
        }

        Assert.True((await office.Get<SubmitPlan>().RunAsync(plan, default)).IsDone);
        return plan;
    }

    private static async Task DecideAsync(TestApp app, AnnualPlanId plan)
    {
        var now = app.Clock.GetUtcNow();
        await using var db = await app.OpenAsync();
        var term = Term.Of(17, new(2022, 1, 1), null, 31);
        var person = Person.Named("周岩");
        var chair = Member.Elected(term.Id, person.Id, MemberPosition.Chair, term.Start, 1);
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), term.Id, 12, new(2026, 6, 1), chair.Id);
        var item = meeting.Put(new(Guid.NewGuid()), new("关于年度监督工作计划", CouncilPurpose.PlanAdoption, new(MatterKind.Plan, plan.Value)));
        meeting.Attend([chair.Id], chair.Id, [new(chair.Id, person.Id, MemberPosition.Chair)], new(2026, 6, 1));
        meeting.Decide(item.Id, new(CouncilOutcome.Approved, "纪要12号"), SittingRules.MoreThanHalf, null, now);
        db.AddRange(term, person, chair, meeting);
        await db.SaveChangesAsync();
    }

    private static async Task ConfirmAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        var meeting = await db.CouncilMeetings.SingleAsync();
        var chair = await db.Members.SingleAsync();
        meeting.Confirm(meeting.Items[0].Id, new(chair.Person, chair.Id, true), app.Clock.GetUtcNow());
        await db.SaveChangesAsync();
    }

    private static async Task<List<PlanItem>> LinesAsync(TestApp app)
    {
        await using var db = await app.OpenAsync();
        return await db.PlanItems.OrderBy(i => i.Order).ToListAsync();
    }

    private static Task<Outcome<ImportResult>> ImportAsync(Acting by, ImportTable table, ImportSettings settings) =>
        by.Get<ImportPlan>().RunAsync(table, ColumnMap.Guess(table.Headings), settings, null, default);

    private static ImportTable Published(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Source.Root, "Supervision.Tests", "Data", "plans", file));
        return PlanFile.Read(stream).Table!;
    }

    private static ImportTable Table(string text) => PlanFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Table!;

    /// <summary>Keeps what it was told, at once.</summary>
    private sealed class Told : IProgress<int>
    {
        public List<int> Counts { get; } = [];

        public void Report(int value) => Counts.Add(value);
    }
}
