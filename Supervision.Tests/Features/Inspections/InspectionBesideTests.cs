using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Calendar;
using Supervision.Web.Features.Inspections;
using Supervision.Web.Features.Inspections.Field;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Schemes;

namespace Supervision.Tests.Features.Inspections;

/// <summary>What lies beside the course of an inspection: higher committees, vertical units, another day, postponement, the yearly view.</summary>
public sealed class InspectionBesideTests
{
    [Fact]
    public async Task D_6_1_Given_an_entrusted_inspection_of_a_vertical_unit_When_approved_Then_the_report_upwards_is_owed_and_papers_name_the_superior_organ()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.BegunAsync(app);
        var tax = SupervisedBody.Named("望溪县税务局", "县税务局", BodyKind.Vertical, new(2020, 1, 1), 3);
        await using (var db = await app.OpenAsync())
        {
            db.Add(tax);
            await db.SaveChangesAsync();
        }

        await using var head = await made.HeadAsync();
        var scheme = made.Scheme() with { Bodies = [made.Market.Id, tax.Id], Tie = HigherTie.Entrusted };
        var bare = await head.Get<KeepInspectionScheme>().RunAsync(made.Id, scheme, default);
        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(made.Id, scheme with { HigherCommittee = "市人大常委会", HigherDue = new(2026, 10, 30) }, default));
        Assert.Contains((await head.Get<InspectionQueries>().FindAsync(made.Id, default))!.Warnings, w => w.StartsWith("县税务局是垂直管理单位", StringComparison.Ordinal));
        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(
            made.Id, scheme with { HigherCommittee = "市人大常委会", HigherDue = new(2026, 10, 30), Superiors = new Dictionary<SupervisedBodyId, string> { [tax.Id] = "市税务局" } }, default));
        AnInspection.Done(await head.Get<JoinInspectionGroup>().RunAsync(made.Id, made.People[1].Id, GroupPlace.Leader, default));
        await made.ListAsync(head, (35, made.Market), (57, tax));
        AnInspection.Done(await head.Get<SubmitInspectionScheme>().RunAsync(made.Id, default));
        await made.CouncilAsync();
        AnInspection.Done(await head.Get<ApproveInspectionScheme>().RunAsync(made.Id, default));
        var early = await head.Get<RecordInspectionSending>().RunAsync(made.Id, new(SendingKind.HigherReport, "市人大常委会", AnInspection.Today, ""), default);

        Assert.Equal(["请填写上级人大常委会的名称，最多 200 个字。", "请填写报送书面报告的日期。"], bare.Obstacles.Select(o => o.Message));
        Assert.Equal("主任会议决定检查报告提请审议以后才能报送。", Assert.Single(early.Obstacles).Message);
        await using var after = await app.OpenAsync();
        var owed = await after.Obligations.AsNoTracking().SingleAsync(o => o.Kind == InspectionDuties.Higher);
        Assert.Equal((new DateOnly(2026, 10, 30), "RM-46", "向市人大常委会书面报告"), (owed.Deadline.Day, owed.ReminderCode, owed.Act));
        Assert.Equal(
            [(SendingKind.HigherReport, "市人大常委会"), (SendingKind.Report, "市税务局"), (SendingKind.Opinion, "市税务局")], (await made.ReadAsync()).Recipients);
        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains("受市人大常委会委托", await WordAsync(visitor, $"/inspections/{made.Id.Value}/scheme.docx"), StringComparison.Ordinal);
        Assert.Contains("抄送：市税务局", await WordAsync(visitor, $"/inspections/{made.Id.Value}/notice/{tax.Id.Value}.docx"), StringComparison.Ordinal);
        Assert.DoesNotContain("抄送", await WordAsync(visitor, $"/inspections/{made.Id.Value}/notice/{made.Market.Id.Value}.docx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_meeting_on_another_day_When_moved_Then_deadlines_follow_bodies_are_told_and_early_stops_are_named()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 1);
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<DivideInspectionGroup>().RunAsync(made.Id, 1, default));
        AnInspection.Done(await head.Get<AddInspectionStop>().RunAsync(made.Id, new(1, new(2026, 7, 20), new(9, 0), new(11, 0), "农贸市场", ""), default));
        var silent = await head.Get<MoveMobilisation>().RunAsync(made.Id, new DateOnly(2026, 7, 22), " ", default);
        var same = await head.Get<MoveMobilisation>().RunAsync(made.Id, AnInspection.Meeting, "x", default);

        AnInspection.Done(await head.Get<MoveMobilisation>().RunAsync(made.Id, new DateOnly(2026, 7, 22), "与防汛冲突", default));

        Assert.Equal("请写明改期的理由，最多 200 个字。", Assert.Single(silent.Obstacles).Message);
        Assert.Equal("动员会就定在这一天。", Assert.Single(same.Obstacles).Message);
        var moved = await made.ReadAsync();
        Assert.Equal((new DateOnly(2026, 7, 22), new DateOnly(2026, 7, 22), InspectionState.Noticed), (moved.MobilisationDay!.Value, moved.FieldFrom!.Value, moved.State));
        await using var db = await app.OpenAsync();
        Assert.Equal(ObligationState.Met, (await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == InspectionDuties.Notice)).State);
        Assert.All(await db.Obligations.AsNoTracking().Where(o => o.Kind == InspectionDuties.SelfReport).ToListAsync(), o => Assert.Equal(new DateOnly(2026, 7, 17), o.Deadline.Day));
        Assert.Contains(await db.BodyNotices.AsNoTracking().Select(n => n.Text).ToListAsync(), t => t.Contains("动员会改为2026年7月22日（原定2026年7月14日）：与防汛冲突。自查报告请于2026年7月17日前报送。", StringComparison.Ordinal));
        Assert.Contains((await head.Get<InspectionQueries>().FindAsync(made.Id, default))!.Warnings, w => w == "1 站行程早于动员会，请取消后重新安排：2026年7月20日农贸市场。");
        AnInspection.Done(await head.Get<MoveMobilisation>().RunAsync(made.Id, new DateOnly(2026, 6, 8), "提前", default));
        Assert.Contains((await head.Get<InspectionQueries>().FindAsync(made.Id, default))!.Warnings, w => w == "动员会改期以后，距通知被检查单位（2026年6月1日）不足规定的天数，应当不晚于2026年5月29日通知。");
    }

    [Fact]
    public async Task D_6_2_Given_a_postponed_inspection_When_anything_else_is_wanted_Then_refused_with_the_reason_nothing_is_owed_and_it_goes_on_where_it_stood()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 1);
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<PostponeInspection>().RunAsync(made.Id, "全县抗旱", default));

        var divided = await head.Get<DivideInspectionGroup>().RunAsync(made.Id, 2, default);
        await using (var db = await app.OpenAsync())
        {
            Assert.DoesNotContain(await db.Obligations.AsNoTracking().ToListAsync(), o => o.State == ObligationState.Open);
        }

        app.Clock.SetUtcNow(new(2026, 8, 3, 2, 0, 0, TimeSpan.Zero));
        var late = await head.Get<ResumeInspection>().RunAsync(made.Id, AnInspection.Meeting, default);
        AnInspection.Done(await head.Get<ResumeInspection>().RunAsync(made.Id, new DateOnly(2026, 8, 20), default));

        Assert.Equal("检查已于2026年6月1日延期（全县抗旱），恢复以后再办理。", Assert.Single(divided.Obstacles).Message);
        Assert.Equal("请填写动员会的新日期，不早于今天。", Assert.Single(late.Obstacles).Message);
        var after = await made.ReadAsync();
        Assert.Equal((InspectionState.Noticed, new DateOnly(2026, 8, 20), new DateOnly(2026, 8, 3)), (after.State, after.MobilisationDay!.Value, Assert.Single(after.Pauses).ResumedOn!.Value));
        await using var open = await app.OpenAsync();
        Assert.Contains(await open.Obligations.AsNoTracking().ToListAsync(), o => o is { Kind: InspectionDuties.SelfReport, State: ObligationState.Open });
    }

    [Fact]
    public async Task D_6_3_Given_the_leader_leaves_office_before_the_meeting_day_When_the_next_step_is_taken_Then_it_stops_until_a_new_leader_and_both_stay()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        await using (var db = await app.OpenAsync())
        {
            var person = made.People[1].Id;
            (await db.Members.SingleAsync(m => m.Person == person)).End(new(2026, 6, 20), "调任");
            await db.SaveChangesAsync();
        }

        await using var head = await made.HeadAsync();
        var stopped = await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default);
        AnInspection.Done(await head.Get<LeaveInspectionGroup>().RunAsync(made.Id, (await made.ReadAsync()).Leader!.Id, "调任", default));
        AnInspection.Done(await head.Get<JoinInspectionGroup>().RunAsync(made.Id, made.People[0].Id, GroupPlace.Leader, default));

        AnInspection.Done(await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default));

        Assert.Equal("执法检查组组长应当由常委会主任或者副主任担任，请重新选择。", Assert.Single(stopped.Obstacles).Message);
        Assert.Equal(["刘副主任", "陈主任"], (await made.ReadAsync()).Members.Where(m => m.Place == GroupPlace.Leader).Select(m => m.Name));
    }

    [Fact]
    public async Task D_6_3_Given_the_leader_left_office_after_the_mobilisation_When_a_visit_or_the_first_finding_is_entered_Then_refused_until_a_new_leader_is_set()
    {
        await using var app = await TestApp.StartAsync();
        var field = await Findings.AField.LaidAsync(app);
        var made = field.Made;
        await using (var db = await app.OpenAsync())
        {
            var person = made.People[1].Id;
            (await db.Members.SingleAsync(m => m.Person == person)).End(new(2026, 7, 18), "调任");
            await db.SaveChangesAsync();
        }

        await using var head = await made.HeadAsync();
        await using var member = await field.MemberAsync();
        var (visit, finding) = (new VisitEntry(new(2026, 7, 20), 0, "农贸市场", true, [(await made.ReadAsync()).Members[1].Id], ""), await field.EntryAsync());
        var stopped = await head.Get<RecordFieldVisit>().RunAsync(made.Id, visit, default);
        var found = await member.Get<RecordFinding>().RunAsync(new(Guid.CreateVersion7()), made.Id, finding, default);
        AnInspection.Done(await head.Get<LeaveInspectionGroup>().RunAsync(made.Id, (await made.ReadAsync()).Leader!.Id, "调任", default));
        AnInspection.Done(await head.Get<JoinInspectionGroup>().RunAsync(made.Id, made.People[0].Id, GroupPlace.Leader, default));

        AnInspection.Done(await head.Get<RecordFieldVisit>().RunAsync(made.Id, visit, default));

        Assert.All([stopped, found], o => Assert.Equal("执法检查组组长应当由常委会主任或者副主任担任，请重新选择。", Assert.Single(o.Obstacles).Message));
        Assert.Equal(InspectionState.Field, (await made.ReadAsync()).State);
    }

    [Fact]
    public void D_6_13_Given_a_report_not_agreed_to_or_an_opinion_not_sent_When_they_are_sent_upwards_Then_refused_each_by_its_sentence()
    {
        var (body, day) = (new SupervisedBodyId(Guid.NewGuid()), AnInspection.Today);
        var inspection = LawInspection.FromPlan(new(Guid.NewGuid()), 1, new(new(Guid.NewGuid()), 2026, "x", new(Guid.NewGuid()), null, null, [body]), day);
        inspection.KeepScheme(new SchemeEntry(new(Guid.NewGuid()), "", "", "", "", day, null, null, [body], day) { Superiors = new Dictionary<SupervisedBodyId, string> { [body] = "市税务局" } });
        string Refused(SendingKind kind, DateOnly on) => Assert.Single(inspection.ObstaclesToSend(new(kind, "市税务局", on, ""), day.AddDays(5))).Message;

        Assert.Equal("主任会议决定检查报告提请审议以后才能报送。", Refused(SendingKind.Report, day));
        inspection.ApproveReport(new(new(Guid.NewGuid()), "第九次主任会议", day.AddDays(2), true, true));

        Assert.Equal("报送日期不能早于主任会议决定（2026年6月3日）。", Refused(SendingKind.Report, day.AddDays(1)));
        Assert.Equal("审议意见印发以后才能报送。", Refused(SendingKind.Opinion, day.AddDays(3)));
        Assert.Empty(inspection.ObstaclesToSend(new(SendingKind.Report, "市税务局", day.AddDays(3), ""), day.AddDays(5)));
    }

    [Fact]
    public void D_6_3_Given_a_meeting_day_that_is_past_When_a_step_is_taken_Then_the_leader_is_asked_for_today()
    {
        var inspection = LawInspection.FromPlan(new(Guid.NewGuid()), 1, new(new(Guid.NewGuid()), 2026, "x", new(Guid.NewGuid()), null, null, []), AnInspection.Today);
        inspection.KeepScheme(new(new(Guid.NewGuid()), "", "", "", "", AnInspection.Meeting, null, null, [], AnInspection.Today));

        Assert.Equal(AnInspection.Meeting, inspection.GuardDay(AnInspection.Today));
        Assert.Equal(AnInspection.Meeting.AddDays(9), inspection.GuardDay(AnInspection.Meeting.AddDays(9)));
    }

    [Fact]
    public async Task Given_an_itinerary_sent_When_a_member_reads_the_own_calendar_Then_the_stops_of_the_own_sub_group_are_in_it_and_others_are_not()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<DivideInspectionGroup>().RunAsync(made.Id, 2, default));
        var members = (await made.ReadAsync()).Members;
        foreach (var (member, n) in members.Select((m, i) => (m, i + 1)))
        {
            AnInspection.Done(await head.Get<AssignSubGroup>().RunAsync(made.Id, member.Id, n, true, default));
            AnInspection.Done(await head.Get<AddInspectionStop>().RunAsync(made.Id, new(n, AnInspection.Meeting.AddDays(6), new(9, 0), new(11, 0), $"第{n}站", ""), default));
        }

        var token = await TokenAsync(app, made);
        Assert.DoesNotContain("站", (await ReadAsync(app, token))!, StringComparison.Ordinal);
        AnInspection.Done(await head.Get<SendItinerary>().RunAsync(made.Id, default));
        var calendar = (await ReadAsync(app, token))!;

        var mine = members.ToList().FindIndex(m => m.Person == made.People[2].Id) + 1;
        Assert.Contains($"第{mine}站", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain($"第{3 - mine}站", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART:20260720T010000Z", calendar, StringComparison.Ordinal);
        Assert.Contains("DTEND:20260720T030000Z", calendar, StringComparison.Ordinal);
        var files = await Task.WhenAll(members.Select(async m => (m.Name, File: (await head.Get<GroupQueries>().CalendarAsync(made.Id, m.Id, default))!)));
        Assert.All(files, f => Assert.Equal($"执法检查行程_{f.Name}.ics", f.File.Name));
        Assert.All(files, f => Assert.Contains("DTEND:20260720T030000Z", f.File.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task D_6_14_Given_inspections_approved_and_withdrawn_When_the_year_is_counted_Then_withdrawn_ones_stand_apart_and_laws_never_inspected_are_named()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        await using var office = await app.AsAsync(Role.Office);
        Assert.Equal("文本库有 1 部法律法规：第十七届检查过 1 部，从未检查 0 部。本届执法检查 1 件。", (await office.Get<LawYearQueries>().FindAsync(null, default)).Answer);
        await using (var db = await app.OpenAsync())
        {
            db.Add(Term.Of(16, new(2017, 1, 1), new(2022, 1, 1), 31));
            await db.SaveChangesAsync();
        }

        var former = await office.Get<LawYearQueries>().FindAsync("16", default);
        Assert.Equal("文本库有 1 部法律法规：第十六届检查过 0 部，从未检查 0 部。第十六届执法检查 0 件。", former.Answer);
        Assert.Equal(("第十六届未检查", "第十六届检查"), (former.Rows[0].Standing, former.Table.Columns[1].Head));
        await using (var db = await app.OpenAsync())
        {
            var id = made.Id;
            (await db.LawInspections.SingleAsync(i => i.Id == id)).Withdraw("机构改革", AnInspection.Today);
            await db.SaveChangesAsync();
        }

        var view = await office.Get<LawYearQueries>().FindAsync("17", default);

        Assert.Equal("文本库有 1 部法律法规：第十七届检查过 0 部，从未检查 1 部。本届执法检查 0 件，另有撤回 1 件。", view.Answer);
        Assert.Equal((2026, 0, 1), (view.Years[^1].Year, view.Years[^1].Counted, view.Years[^1].Withdrawn));
        Assert.Equal([2022, 2023, 2024, 2025, 2026], view.Years.Select(y => y.Year));
        Assert.Equal("从未检查", view.Rows[0].Standing);
    }

    [Fact]
    public async Task RM_15_Given_a_sitting_for_the_report_When_mobilised_without_a_plenary_Then_it_is_owed_until_one_was_held()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 1);
        await using (var db = await app.OpenAsync())
        {
            var sitting = Sitting.Plan(new(Guid.NewGuid()), made.Term.Id, 20, new(new(2026, 9, 25), new(2026, 9, 25), new(9, 0), "三楼会议室"), false, AnInspection.Today);
            db.Add(sitting);
            var id = made.Id;
            var inspection = await db.LawInspections.SingleAsync(i => i.Id == id);
            inspection.Follow(new PlannedInspection(inspection.PlanItem, 2026, inspection.Title, inspection.Committee, null, sitting.Id, []));
            await db.SaveChangesAsync();
        }

        await using var head = await made.HeadAsync();
        app.Clock.SetUtcNow(new(2026, 7, 20, 8, 0, 0, TimeSpan.Zero));
        AnInspection.Done(await head.Get<RecordInspectionMeeting>().RunAsync(made.Id, SelfInspectionTests.Meeting((await made.ReadAsync()).Members, made.Market), default));
        await using var leader = await SelfInspectionTests.ActAsync(app, made, 1);
        AnInspection.Done(await leader.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, (await made.ReadAsync()).Meetings.Single().Id, default));

        await using var after = await app.OpenAsync();
        var owed = await after.Obligations.AsNoTracking().SingleAsync(o => o.Kind == InspectionDuties.Plenary);
        Assert.Equal((new DateOnly(2026, 9, 25), "RM-15", ObligationState.Open), (owed.Deadline.Day, owed.ReminderCode, owed.State));
    }

    private static async Task<string> TokenAsync(TestApp app, AnInspection made)
    {
        await using (var db = await app.OpenAsync())
        {
            db.Add(new Account { Id = Guid.NewGuid(), Person = made.People[2].Id, UserName = "huang", NormalizedUserName = "HUANG" });
            await db.SaveChangesAsync();
        }

        await using var acting = await app.AsAsync(new Actor(made.People[2].Id, "黄委员", new HashSet<Role> { Role.Member }));
        return (await acting.Get<MakeFeed>().RunAsync(default)).Value!;
    }

    private static async Task<string?> ReadAsync(TestApp app, string token)
    {
        await using var acting = await app.AsAsync(Actor.System("测试"));
        return await acting.Get<FeedQueries>().ReadAsync(token, default);
    }

    private static async Task<string> WordAsync(Visitor visitor, string address)
    {
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(await visitor.Client.GetByteArrayAsync(address)), false);
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
