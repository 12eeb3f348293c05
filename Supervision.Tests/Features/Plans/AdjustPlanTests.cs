using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Plans.Versions;
using Supervision.Web.Features.Reports;

namespace Supervision.Tests.Features.Plans;

/// <summary>D-4.7 through its use cases on a real database: draft, council, publication; what was published stays.</summary>
public sealed class AdjustPlanTests
{
    private static readonly WorkCommittee Finance = WorkCommittee.Named("财政经济委员会", "财经委", WorkCommitteeKind.Special, 1);
    private static readonly SupervisedBody County = SupervisedBody.Named("望溪县人民政府", "县政府", BodyKind.Government, new(2020, 1, 1), 1);

    [Fact]
    public async Task Given_the_published_plan_When_an_item_is_struck_Then_version_2_and_the_old_text_stays_D_16_8()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office, name: "李文静");
        var plan = await PublishedAsync(app);
        var before = (await office.Get<VersionQueries>().FindAsync(2026, 1, default))!.Lines;
        var line = await LineAsync(app, "养老服务");

        await StartAsync(office, plan);
        await EnterAsync(office, plan, PlanChangeKind.Struck, line.Id, null, "机构改革，职能划转");
        await AdoptAsync(app, office, plan);
        Assert.Equal(2, (await office.Get<PublishAdjustment>().RunAsync(plan, null, default)).Value);

        Assert.Equal(before, (await office.Get<VersionQueries>().FindAsync(2026, 1, default))!.Lines);
        Assert.DoesNotContain((await office.Get<VersionQueries>().FindAsync(2026, 2, default))!.Lines, l => l.Title == "养老服务");
        var change = Assert.Single((await office.Get<VersionQueries>().CompareAsync(2026, 1, 2, default))!.Changes);
        Assert.Equal((PlanChangeKind.Struck, "养老服务", "机构改革，职能划转"), (change.Kind, change.Line.Title, change.Reason));
        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync(r => r.PlanItem == line.Id);
        Assert.Equal(ReportState.Ended, report.State);
        Assert.Contains("机构改革", report.Steps[^1].Reason, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 6, 1), (await db.Obligations.SingleAsync(o => o.Kind == "plan.publish" && o.Slot == "v2")).MetOn);
    }

    [Fact]
    public async Task Given_a_report_on_its_way_When_struck_Then_refused_and_ended_with_its_deadlines_cancelled_D_4_7()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        var line = await LineAsync(app, "养老服务");
        var sitting = await SittingAsync(app, 31, new(2026, 8, 20));
        await ScheduleAsync(app, line.Id, sitting);
        await StartAsync(office, plan);

        var struck = await office.Get<EnterPlanChange>().RunAsync(plan, new(PlanChangeKind.Struck, line.Id, null, "不办了"), default);
        Assert.Contains("不能删去", Assert.Single(struck.Obstacles).Message, StringComparison.Ordinal);
        await EnterAsync(office, plan, PlanChangeKind.Ended, line.Id, null, "上级已统一部署");
        await AdoptAsync(app, office, plan);
        Assert.True((await office.Get<PublishAdjustment>().RunAsync(plan, null, default)).IsDone);

        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync(r => r.PlanItem == line.Id);
        Assert.Equal((ReportState.Ended, null), (report.State, report.Sitting));
        Assert.All(await db.Obligations.Where(o => o.MatterId == report.Id.Value).ToListAsync(), o => Assert.Equal(ObligationState.Cancelled, o.State));
        Assert.Empty((await db.Sittings.SingleAsync(s => s.Id == sitting)).Agenda);
        Assert.Equal("上级已统一部署", (await db.PlanItems.SingleAsync(i => i.Id == line.Id)).EndReason);
        var row = (await office.Get<PlanQueries>().FindAsync(2026, default))!.Rows.Single(r => r.Id == line.Id);
        Assert.Equal("已终止", row.State);
    }

    [Fact]
    public async Task Given_a_line_struck_in_the_draft_When_its_report_begins_before_publication_Then_it_is_ended_not_struck_D_4_7()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        var line = await LineAsync(app, "养老服务");
        await StartAsync(office, plan);
        await EnterAsync(office, plan, PlanChangeKind.Struck, line.Id, null, "机构改革");
        await AdoptAsync(app, office, plan);
        await ScheduleAsync(app, line.Id, await SittingAsync(app, 31, new(2026, 8, 20)));

        Assert.True((await office.Get<PublishAdjustment>().RunAsync(plan, null, default)).IsDone);

        Assert.NotNull((await LineAsync(app, "养老服务")).EndedOn);
        Assert.Equal(PlanChangeKind.Ended, Assert.Single((await office.Get<VersionQueries>().CompareAsync(2026, 1, 2, default))!.Changes).Kind);
    }

    [Fact]
    public async Task Given_a_line_moved_to_another_sitting_When_published_Then_its_report_moves_and_is_counted_anew_D_4_7()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        var line = await LineAsync(app, "养老服务");
        var (august, october) = (await SittingAsync(app, 31, new(2026, 8, 20)), await SittingAsync(app, 32, new(2026, 10, 29)));
        await ScheduleAsync(app, line.Id, august);
        await StartAsync(office, plan);
        await EnterAsync(office, plan, PlanChangeKind.Changed, line.Id, line.Content with { Time = new(10, 10), Sitting = october }, "调研需要时间");
        await AdoptAsync(app, office, plan);
        var desk = (await office.Get<VersionQueries>().DeskAsync(2026, default))!;
        Assert.StartsWith("把“养老服务”由 8月 调到 第三十二次会议？调整会记入计划，并重新计算", desk.Question, StringComparison.Ordinal);

        Assert.True((await office.Get<PublishAdjustment>().RunAsync(plan, null, default)).IsDone);

        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync(r => r.PlanItem == line.Id);
        Assert.Equal(october, report.Sitting);
        var draft = await db.Obligations.SingleAsync(o => o.MatterId == report.Id.Value && o.Kind == "report.draft");
        Assert.Equal((new DateOnly(2026, 10, 9), 2), (draft.Deadline.Day, draft.Version));
        Assert.Equal(new DateOnly(2026, 7, 31), Assert.Single(draft.Revisions).Day);
        Assert.Contains((await db.Sittings.SingleAsync(s => s.Id == october)).Agenda, i => i.Matter == report.Matter);
    }

    [Fact]
    public async Task Given_a_new_line_When_published_twice_Then_one_dossier_D_4_8()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        await StartAsync(office, plan);
        var added = new PlanItemId(Guid.NewGuid());
        var content = new PlanItemContent(PlanItemKind.CouncilReport, "防汛") { Committees = [new(Finance.Name, Finance.Id)] };
        await EnterAsync(office, plan, PlanChangeKind.Added, added, content, "汛情");
        await EnterAsync(office, plan, PlanChangeKind.Added, added, content with { KeyPoints = "水库" }, "汛情");
        await AdoptAsync(app, office, plan);

        var first = await office.Get<PublishAdjustment>().RunAsync(plan, null, default);
        var second = await office.Get<PublishAdjustment>().RunAsync(plan, null, default);

        Assert.True(first.IsDone);
        Assert.Contains("已于2026年6月1日公布", Assert.Single(second.Obstacles).Message, StringComparison.Ordinal);
        Assert.Equal(0, (await office.Get<PublishPlan>().RunAsync(plan, null, default)).Value);
        await using var db = await app.OpenAsync();
        var line = await db.PlanItems.SingleAsync(i => i.Id == added);
        Assert.Equal((3, "水库"), (line.Order, line.KeyPoints));
        Assert.Equal(line.WorkId, (await db.SpecialReports.SingleAsync(r => r.PlanItem == added)).Id.Value);
        Assert.Equal(2, await db.PlanVersions.CountAsync());
    }

    [Fact]
    public async Task Given_a_struck_line_When_another_takes_its_name_Then_accepted()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        var line = await LineAsync(app, "养老服务");
        await StartAsync(office, plan);
        var again = new PlanChangeRequest(PlanChangeKind.Added, new(Guid.NewGuid()), line.Content, "改由另一委员会承办");
        Assert.Equal("Title", Assert.Single((await office.Get<EnterPlanChange>().RunAsync(plan, again, default)).Obstacles).Field);
        await EnterAsync(office, plan, PlanChangeKind.Struck, line.Id, null, "机构改革");
        Assert.True((await office.Get<EnterPlanChange>().RunAsync(plan, again, default)).IsDone);
        await AdoptAsync(app, office, plan);

        Assert.True((await office.Get<PublishAdjustment>().RunAsync(plan, null, default)).IsDone);
        Assert.Equal(again.Item, (await LineAsync(app, "养老服务")).Id);
    }

    [Fact]
    public async Task Given_no_confirmed_decision_or_one_on_an_older_wording_When_adopted_Then_refused_D_3_13()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        var line = await LineAsync(app, "养老服务");
        await StartAsync(office, plan);
        await EnterAsync(office, plan, PlanChangeKind.Changed, line.Id, line.Content with { Time = new(9, 9) }, "推后");
        Assert.False((await office.Get<AdoptAdjustment>().RunAsync(plan, default)).IsDone);
        Assert.True((await office.Get<SubmitAdjustment>().RunAsync(plan, default)).IsDone);
        var meeting = await DecideAsync(app, office, 2);
        Assert.False((await office.Get<AdoptAdjustment>().RunAsync(plan, default)).IsDone);
        await ConfirmAsync(app, meeting);

        // Reworded after the council had it: the decision does not cover it.
        Assert.True((await office.Get<ReturnAdjustment>().RunAsync(plan, default)).IsDone);
        await EnterAsync(office, plan, PlanChangeKind.Changed, line.Id, line.Content with { Time = new(11, 11) }, "再推后");
        Assert.True((await office.Get<SubmitAdjustment>().RunAsync(plan, default)).IsDone);
        Assert.Contains("还没有主任会议对这次调整的决定", Assert.Single((await office.Get<AdoptAdjustment>().RunAsync(plan, default)).Obstacles).Message, StringComparison.Ordinal);
        Assert.False((await office.Get<PublishAdjustment>().RunAsync(plan, null, default)).IsDone);
    }

    [Fact]
    public async Task Given_two_tabs_When_one_has_put_it_to_the_council_Then_the_other_is_told_and_nothing_changes()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var other = await app.AsAsync(Role.OfficeHead);
        var plan = await PublishedAsync(app);
        var line = await LineAsync(app, "养老服务");
        var id = new PlanVersionId(Guid.NewGuid());
        Assert.True((await office.Get<StartAdjustment>().RunAsync(plan, id, default)).IsDone);
        Assert.True((await office.Get<StartAdjustment>().RunAsync(plan, id, default)).IsDone);
        Assert.Contains("不能同时起草", Assert.Single((await other.Get<StartAdjustment>().RunAsync(plan, new(Guid.NewGuid()), default)).Obstacles).Message, StringComparison.Ordinal);
        await EnterAsync(office, plan, PlanChangeKind.Struck, line.Id, null, "机构改革");
        Assert.True((await office.Get<SubmitAdjustment>().RunAsync(plan, default)).IsDone);

        var late = await other.Get<EnterPlanChange>().RunAsync(plan, new(PlanChangeKind.Struck, (await LineAsync(app, "调研报告汇编")).Id, null, "不办"), default);

        Assert.Contains("请先退回起草", Assert.Single(late.Obstacles).Message, StringComparison.Ordinal);
        await using var db = await app.OpenAsync();
        Assert.Single((await db.PlanVersions.SingleAsync(v => v.Number == 2)).Changes);
    }

    [Fact]
    public async Task Given_a_second_appraisal_organ_When_put_to_the_council_Then_blocked_D_16_7()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        await StartAsync(office, plan);
        foreach (var organ in new[] { "财政局", "教育局" })
        {
            var content = new PlanItemContent(PlanItemKind.Appraisal, $"{organ}任命人员述职测评") { Committees = [new(Finance.Name, Finance.Id)], Bodies = [new(organ, null)] };
            await EnterAsync(office, plan, PlanChangeKind.Added, new(Guid.NewGuid()), content, "增加");
        }

        Assert.Contains("每年只对 1 家机关", Assert.Single((await office.Get<SubmitAdjustment>().RunAsync(plan, default)).Obstacles).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.BodyLiaison)]
    [InlineData(Role.WorkCommitteeHead)]
    [InlineData(Role.CouncilMember)]
    [InlineData(Role.SystemAdmin)]
    public async Task Given_a_wrong_role_When_it_adjusts_Then_refused_D_1_5(Role role)
    {
        await using var app = await HouseAsync();
        await using var person = await app.AsAsync(role, Guid.NewGuid());
        var plan = await PublishedAsync(app);

        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<StartAdjustment>().RunAsync(plan, new(Guid.NewGuid()), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<EnterPlanChange>().RunAsync(plan, new(PlanChangeKind.Struck, default, null, "x"), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<AdoptAdjustment>().RunAsync(plan, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<PublishAdjustment>().RunAsync(plan, null, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => person.Get<MoveToNextYear>().RunAsync(new(Guid.NewGuid()), default));
    }

    [Fact]
    public async Task Given_a_draft_adjustment_When_a_liaison_looks_Then_only_published_versions_exist()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, County.Id.Value);
        var plan = await PublishedAsync(app);
        await StartAsync(office, plan);

        Assert.Single((await liaison.Get<VersionQueries>().ListAsync(2026, default))!.Versions);
        Assert.Null(await liaison.Get<VersionQueries>().FindAsync(2026, 2, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<VersionQueries>().DeskAsync(2026, default));
    }

    [Fact]
    public async Task Given_plan_and_comparison_When_written_as_Word_Then_both_are_valid_and_say_it_D_15_5()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        var line = await LineAsync(app, "养老服务");
        await StartAsync(office, plan);
        await EnterAsync(office, plan, PlanChangeKind.Changed, line.Id, line.Content with { Time = new(10, 10), KeyPoints = "=1+1" }, "调研需要时间");
        await AdoptAsync(app, office, plan);
        await office.Get<PublishAdjustment>().RunAsync(plan, null, default);
        using var visitor = await Access.Visitor.SignedInAsync(app, "clerk", Role.Office, null);

        var text = await WordAsync(visitor, "/plan/2026/document.docx?version=1");
        Assert.Contains("2026年度监督工作计划", text, StringComparison.Ordinal);
        Assert.Contains("一、专项工作报告", text, StringComparison.Ordinal);
        Assert.Contains("养老服务", text, StringComparison.Ordinal);
        Assert.Contains("调研需要时间", await WordAsync(visitor, "/plan/2026/compare.docx?from=1&to=2"), StringComparison.Ordinal);
        Assert.Contains("筛选：专项工作报告", await WordAsync(visitor, "/plan/2026/document.docx?form=CommitteeReport"), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await visitor.Client.GetAsync("/plan/2026/compare.docx?from=2&to=1")).StatusCode);
    }

    [Tests.Documents.OfficeFact]
    public async Task D_15_5_Given_a_comparison_of_two_versions_When_opened_by_LibreOffice_Then_it_says_what_changed_and_why()
    {
        await using var app = await HouseAsync();
        await using var office = await app.AsAsync(Role.Office);
        var plan = await PublishedAsync(app);
        await StartAsync(office, plan);
        await EnterAsync(office, plan, PlanChangeKind.Struck, (await LineAsync(app, "养老服务")).Id, null, "机构改革，职能划转");
        await AdoptAsync(app, office, plan);
        await office.Get<PublishAdjustment>().RunAsync(plan, null, default);
        using var visitor = await Access.Visitor.SignedInAsync(app, "clerk", Role.Office, null);
        using var libre = new Tests.Documents.Office();

        var text = System.Text.Encoding.UTF8.GetString(await libre.ConvertAsync(await visitor.Client.GetByteArrayAsync("/plan/2026/compare.docx?from=1&to=2"), "docx", "txt"));

        Assert.Contains("机构改革，职能划转", text, StringComparison.Ordinal);
        Assert.Contains("养老服务", text, StringComparison.Ordinal);
        Assert.Contains("制表", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_lines_that_look_like_formulas_When_exported_Then_neutral_with_time_and_filter()
    {
        await using var app = await HouseAsync();
        await PublishedAsync(app, "=HYPERLINK(1)");
        using var visitor = await Access.Visitor.SignedInAsync(app, "clerk", Role.Office, null);

        using var stream = new MemoryStream(await visitor.Client.GetByteArrayAsync("/plan/2026/export.xlsx?form=CommitteeReport"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => e.Description));
        var cells = book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        Assert.Contains("筛选：专项工作报告；导出时间 2026年6月1日 9:00", cells[0].InnerText, StringComparison.Ordinal);
        Assert.Contains(cells, c => c.InnerText == "'=HYPERLINK(1)");
        Assert.DoesNotContain(cells, c => c.CellFormula is not null);
    }

    private static async Task<string> WordAsync(Access.Visitor visitor, string address)
    {
        using var stream = new MemoryStream(await visitor.Client.GetByteArrayAsync(address));
        using var word = WordprocessingDocument.Open(stream, isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(e => $"{e.Path?.XPath}: {e.Description}"));
        return word.MainDocumentPart!.Document!.InnerText;
    }

    private static async Task StartAsync(Acting office, AnnualPlanId plan) =>
        Assert.True((await office.Get<StartAdjustment>().RunAsync(plan, new(Guid.NewGuid()), default)).IsDone);

    private static async Task EnterAsync(Acting office, AnnualPlanId plan, PlanChangeKind kind, PlanItemId item, PlanItemContent? content, string reason)
    {
        var outcome = await office.Get<EnterPlanChange>().RunAsync(plan, new(kind, item, content, reason), default);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
    }

    private static async Task AdoptAsync(TestApp app, Acting office, AnnualPlanId plan)
    {
        var submitted = await office.Get<SubmitAdjustment>().RunAsync(plan, default);
        Assert.True(submitted.IsDone, string.Join('\n', submitted.Obstacles.Select(o => o.Message)));
        await ConfirmAsync(app, await DecideAsync(app, office, 2));
        var adopted = await office.Get<AdoptAdjustment>().RunAsync(plan, default);
        Assert.True(adopted.IsDone, string.Join('\n', adopted.Obstacles.Select(o => o.Message)));
    }

    // What waits is put to a meeting of today and decided there.
    private static async Task<CouncilMeetingId> DecideAsync(TestApp app, Acting office, int number)
    {
        await using var db = await app.OpenAsync();
        var chair = await db.Members.SingleAsync();
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), chair.Term, number, new(2026, 6, 1), chair.Id);
        meeting.Attend([chair.Id], chair.Id, [new(chair.Id, chair.Person, MemberPosition.Chair)], new(2026, 6, 1));
        foreach (var agenda in office.Scope.ServiceProvider.GetServices<ICouncilAgenda>())
        {
            foreach (var question in (await agenda.WaitingAsync(db, default)).Where(q => q.Purpose == CouncilPurpose.PlanAdjustment))
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

    private static async Task<SittingId> SittingAsync(TestApp app, int number, DateOnly day)
    {
        await using var db = await app.OpenAsync();
        var term = await db.Terms.SingleAsync();
        var sitting = Sitting.Plan(new(Guid.NewGuid()), term.Id, number, new(day, day, new(9, 0), "三楼会议室"), false, new(2026, 5, 1));
        sitting.Call(new(
            new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 5, new(2026, 5, 6), CouncilOutcome.Approved, true, "会期", CouncilPurpose.SittingCall, sitting.Matter, null, "5"));
        db.Add(sitting);
        await db.SaveChangesAsync();
        return sitting.Id;
    }

    private static async Task ScheduleAsync(TestApp app, PlanItemId item, SittingId sitting)
    {
        await using var system = await app.AsAsync(Actor.System("测试"));
        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.SingleAsync(r => r.PlanItem == item);
        var outcome = await system.Get<ScheduleReport>().RunAsync(report.Id, sitting, default);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
    }

    private static async Task<PlanItem> LineAsync(TestApp app, string title)
    {
        await using var db = await app.OpenAsync();
        return await db.PlanItems.AsNoTracking().SingleAsync(i => i.Title == title);
    }

    private static async Task<TestApp> HouseAsync()
    {
        var app = await TestApp.StartAsync();
        await using var db = await app.OpenAsync();
        var term = Term.Of(17, new(2022, 1, 1), null, 31);
        var person = Person.Named("周岩");
        db.AddRange(Finance, County, term, person, Member.Elected(term.Id, person.Id, MemberPosition.Chair, term.Start, 1));
        await db.SaveChangesAsync();
        return app;
    }

    private static async Task<AnnualPlanId> PublishedAsync(TestApp app, string keyPoints = "机构养老")
    {
        await using var system = await app.AsAsync(Actor.System("测试"));
        var id = new AnnualPlanId(Guid.NewGuid());
        await system.Get<CreatePlan>().RunAsync(id, 2026, default);
        await system.Get<StartDrafting>().RunAsync(id, default);
        await system.Get<AddPlanItem>().RunAsync(id, new(Guid.NewGuid()), new(PlanItemKind.CommitteeReport, "养老服务")
        {
            Committees = [new(Finance.Name, Finance.Id)],
            Bodies = [new(County.Name, County.Id)],
            Time = new(8, 8),
            KeyPoints = keyPoints,
        }, default);
        await system.Get<AddPlanItem>().RunAsync(id, new(Guid.NewGuid()), new(PlanItemKind.Other, "调研报告汇编") { Committees = [new(Finance.Name, Finance.Id)], Time = new(12, 12) }, default);
        await using var db = await app.OpenAsync();
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == id);
        foreach (var topic in StatutoryTopic.All)
        {
            plan.Strike(topic.Code, "本级无此事项");
        }

        plan.Submit([], new(2026, 6, 1));
        plan.Adopt(new(new(Guid.NewGuid()), "2026年第一次主任会议", new(2026, 6, 1), true));
        await db.SaveChangesAsync();
        var outcome = await system.Get<PublishPlan>().RunAsync(id, null, default);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
        return id;
    }
}
