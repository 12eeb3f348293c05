using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Features.Inspections.SelfInspections;
using Supervision.Web.Features.Overview;
using Supervision.Web.Features.Reminders;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Inspections;

/// <summary>Bodies answer their articles, and the meetings that are always held (D-6.4, D-6.7, D-6.8).</summary>
public sealed class SelfInspectionTests
{
    private static readonly SelfEntry Fine = new(SelfGrade.InPlace, "已经落实", "12 次");
    private static readonly byte[] Pdf = [.. "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8];

    [Fact]
    public async Task D_16_11_Given_15_articles_When_a_body_answers_14_Then_the_report_is_taken_as_incomplete_the_missing_one_is_listed_and_asked_for_on()
    {
        await using var app = await TestApp.StartAsync();
        var made = await NoticedAsync(app, 15);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value, "联络员");
        var items = (await made.ReadAsync()).ItemsOf(made.Market.Id);

        AnInspection.Done(await liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, items.Take(14).ToDictionary(i => i.Id, _ => Fine), true, default));
        await using var office = await app.AsAsync(Role.Office);
        var row = (await office.Get<SelfInspectionQueries>().FindAsync(made.Id, default))!.Rows.Single(r => r.Body.Id == made.Market.Id);
        var open = await OwedAsync(app, made.Market);
        AnInspection.Done(await liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry> { [items[14].Id] = Fine }, false, default));

        Assert.Equal((15, "缺 1 条", items[14].Article.Words), (items.Count, row.State, Assert.Single(row.Missing).Article.Words));
        Assert.Equal((ObligationState.Open, "RM-13", new DateOnly(2026, 7, 9)), (open.State, open.ReminderCode, open.Deadline.Day));
        Assert.Equal("补齐自查报告（6月1日已报送，缺 1 条）", open.Act);
        Assert.Equal(ObligationState.Met, (await OwedAsync(app, made.Market)).State);
        Assert.Equal(InspectionState.SelfReports, (await made.ReadAsync()).State);
    }

    [Fact]
    public async Task D_16_11_Given_a_report_in_time_and_incomplete_When_the_day_has_passed_Then_history_and_overview_tell_it_from_one_never_handed_in()
    {
        await using var app = await TestApp.StartAsync();
        var made = await NoticedAsync(app, 2);
        var items = (await made.ReadAsync()).ItemsOf(made.Market.Id);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value, "联络员");
        AnInspection.Done(await liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry> { [items[0].Id] = Fine }, true, default));
        app.Clock.SetUtcNow(new(2026, 7, 10, 2, 0, 0, TimeSpan.Zero));
        await using (var job = await app.AsAsync(Actor.System("定时任务")))
        {
            await job.Get<MarkLateness>().RunAsync(default);
        }

        await using var chair = await app.AsAsync(Role.Chair);
        async Task<IReadOnlyList<FigureLine>> FigureAsync(string part) => (await chair.Get<OverviewQueries>().ListAsync(2026, new($"steps.selfreport.{part}"), false, default))!.List.Lines;

        Assert.Equal((2, 1), ((await FigureAsync("late")).Count, (await FigureAsync("partial")).Count));
        Assert.Equal("未补齐，逾期 1 天（2026年6月1日按期报送，当时不全）", Assert.Single(await FigureAsync("partial")).Words);
        await using var db = await app.OpenAsync();
        var told = await db.AuditEntries.Select(e => e.Sentence).ToListAsync();
        Assert.Contains("县市场监督管理局补齐自查报告（6月1日已报送，缺 1 条）逾期（期限2026年7月9日，2026年7月10日起算逾期）", told);
        Assert.Contains("县教育局报送自查报告逾期（期限2026年7月9日，2026年7月10日起算逾期）", told);
    }

    [Fact]
    public async Task Given_an_article_of_another_body_or_a_foreign_liaison_When_answered_Then_refused_and_nothing_is_written()
    {
        await using var app = await TestApp.StartAsync();
        var made = await NoticedAsync(app, 3);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value);
        await using var stranger = await app.AsAsync(Role.BodyLiaison, made.School.Id.Value);
        var own = (await made.ReadAsync()).ItemsOf(made.Market.Id)[0].Id;
        var foreign = (await made.ReadAsync()).ItemsOf(made.School.Id)[0].Id;

        var refused = await liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry> { [foreign] = Fine }, true, default);
        var incomplete = await liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry> { [own] = new(null, "写了没有选", "") }, true, default);
        var empty = await liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry>(), true, default);
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            stranger.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry> { [own] = Fine }, true, default));

        Assert.Equal("这一条不由你单位负责，不需要自查。", Assert.Single(refused.Obstacles).Message);
        Assert.Equal(own.Value.ToString(), Assert.Single(incomplete.Obstacles).Field);
        Assert.Equal("还没有填写任何一条，请逐条填写后报送。", Assert.Single(empty.Obstacles).Message);
        Assert.Null(await stranger.Get<SelfInspectionQueries>().UnitAsync(made.Id, made.Market.Id, default));
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.SelfInspectionReports.ToListAsync());
    }

    [Fact]
    public async Task Given_the_form_of_the_unit_page_When_sent_without_script_Then_answers_evidence_and_receipt_are_there_and_other_bodies_get_404()
    {
        await using var app = await TestApp.StartAsync();
        var made = await NoticedAsync(app, 2);
        var item = (await made.ReadAsync()).ItemsOf(made.Market.Id)[0].Id.Value;
        using var visitor = await Visitor.SignedInAsync(app, "market", Role.BodyLiaison, made.Market.Id.Value);
        using var stranger = await Visitor.SignedInAsync(app, "school", Role.BodyLiaison, made.School.Id.Value);
        var page = $"/unit/inspections/{made.Id.Value}/{made.Market.Id.Value}";

        var refused = await visitor.PostAsync(page, await visitor.TokenAsync(page), ("_handler", "self"), ("Sent.Item", $"{item}"), ($"Sent.Text-{item}", "只写了这一句"), ("Sent.Go", "hand-in"));
        var sent = await visitor.PostAsync(
            page, await visitor.TokenAsync(page), ("_handler", "self"), ("Sent.Item", $"{item}"), ($"Sent.Grade-{item}", "Mostly"), ($"Sent.Text-{item}", "基本落实了"), ("Sent.Go", "hand-in"));

        Assert.Contains("只写了这一句", await Visitor.TextAsync(refused), StringComparison.Ordinal);
        Assert.Contains("请选择落实到位、基本落实、未落实或者不适用。", await Visitor.TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Contains("还缺 1 条", await Visitor.TextAsync(await visitor.Client.GetAsync(page)), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.Client.GetAsync(page)).StatusCode);
    }

    [Fact]
    public async Task Given_a_file_of_a_body_When_asked_for_Then_the_body_and_the_house_get_it_and_other_bodies_do_not()
    {
        await using var app = await TestApp.StartAsync();
        var made = await NoticedAsync(app, 2);
        await using (var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value))
        {
            var item = (await made.ReadAsync()).ItemsOf(made.Market.Id)[0].Id;
            var wrong = await liaison.Get<AttachSelfEvidence>().RunAsync(made.Id, made.Market.Id, item, "假.pdf", new MemoryStream([1, 2, 3]), default);
            AnInspection.Done(await liaison.Get<AttachSelfEvidence>().RunAsync(made.Id, made.Market.Id, item, "台账.pdf", new MemoryStream(Pdf), default));
            Assert.False(wrong.IsDone);
        }

        await using var db = await app.OpenAsync();
        var file = (await db.StoredFiles.SingleAsync()).Id;
        foreach (var (user, role, scope, isFine) in new (string, Role, Guid?, bool)[]
        {
            ("own", Role.BodyLiaison, made.Market.Id.Value, true), ("member", Role.Member, null, true), ("other", Role.BodyLiaison, made.School.Id.Value, false),
        })
        {
            using var visitor = await Visitor.SignedInAsync(app, user, role, scope);
            Assert.Equal(isFine ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.NotFound, (await visitor.Client.GetAsync($"/files/{file}")).StatusCode);
        }
    }

    [Fact]
    public async Task Given_a_mobilisation_meeting_When_entered_Then_the_leader_alone_confirms_it_and_no_report_holds_it_up()
    {
        await using var app = await TestApp.StartAsync();
        var made = await NoticedAsync(app, 2);
        app.Clock.SetUtcNow(new(2026, 7, 14, 8, 0, 0, TimeSpan.Zero));
        await using var head = await made.HeadAsync();
        var members = (await made.ReadAsync()).Members;
        var early = await head.Get<RecordInspectionMeeting>().RunAsync(made.Id, Meeting(members) with { Kind = InspectionMeetingKind.Plenary }, default);
        var bad = await head.Get<RecordInspectionMeeting>().RunAsync(
            made.Id, Meeting(members) with { Place = "", Bodies = new Dictionary<SupervisedBodyId, string>(), PresentedScheme = false, Day = new(2026, 7, 15) }, default);
        AnInspection.Done(await head.Get<RecordInspectionMeeting>().RunAsync(made.Id, Meeting(members, made.Market), default));
        var meeting = Assert.Single((await made.ReadAsync()).Meetings).Id;
        await using var chair = await ActAsync(app, made, 0);
        await using var leader = await ActAsync(app, made, 1);

        var notTheLeader = await chair.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, meeting, default);
        AnInspection.Done(await leader.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, meeting, default));
        var few = await head.Get<RecordInspectionMeeting>().RunAsync(made.Id, Meeting([members[0]]) with { Kind = InspectionMeetingKind.Plenary, Members = [members[0].Id] }, default);

        Assert.Equal("动员会以后召开检查组全体会议。", Assert.Single(early.Obstacles).Message);
        Assert.Equal(
            ["会议日期不能晚于今天，会后再登记。", "请填写会议的地点，最多 200 个字。", "请登记到会的被检查单位。", "动员会应当通报检查方案。"], bad.Obstacles.Select(o => o.Message));
        Assert.Equal("会议由检查组组长确认。", Assert.Single(notTheLeader.Obstacles).Message);
        Assert.Equal("到会人数没有超过检查组的半数（检查组 2 人，到会 1 人）。", Assert.Single(few.Obstacles).Message);
        var after = await made.ReadAsync();
        Assert.Equal((InspectionState.Mobilised, new DateOnly(2026, 7, 14)), (after.State, after.Mobilisation!.Day));
        Assert.Equal([InspectionState.Noticed, InspectionState.SelfReports, InspectionState.Mobilised], after.Steps.Select(s => s.State).TakeLast(3));
    }

    internal static MeetingEntry Meeting(IReadOnlyList<GroupMember> members, SupervisedBody? body = null) => new(
        InspectionMeetingKind.Mobilisation, new(2026, 7, 14), "三楼会议室", members.Single(m => m.Place == GroupPlace.Leader).Id, [.. members.Select(m => m.Id)],
        body is null ? new Dictionary<SupervisedBodyId, string>() : new Dictionary<SupervisedBodyId, string> { [body.Id] = "坚决配合检查" }, true, "");

    internal static async Task<Acting> ActAsync(TestApp app, AnInspection made, int person)
    {
        await using var db = await app.OpenAsync();
        return await app.AsAsync((await db.FindActorAsync(made.People[person].Id, new(2026, 7, 14), default))!);
    }

    // So many articles for the market, one for the school.
    internal static async Task<AnInspection> NoticedAsync(TestApp app, int articles)
    {
        var made = await AnInspection.BegunAsync(app);
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme(), default));
        AnInspection.Done(await head.Get<JoinInspectionGroup>().RunAsync(made.Id, made.People[1].Id, GroupPlace.Leader, default));
        AnInspection.Done(await head.Get<JoinInspectionGroup>().RunAsync(made.Id, made.People[2].Id, GroupPlace.Member, default));
        await made.ListAsync(head, [.. Enumerable.Range(33, articles).Select(a => (a, made.Market)), (57, made.School)]);
        AnInspection.Done(await head.Get<SubmitInspectionScheme>().RunAsync(made.Id, default));
        await made.CouncilAsync();
        AnInspection.Done(await head.Get<ApproveInspectionScheme>().RunAsync(made.Id, default));
        AnInspection.Done(await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default));
        return made;
    }

    private static async Task<Obligation> OwedAsync(TestApp app, SupervisedBody body)
    {
        await using var db = await app.OpenAsync();
        var slot = body.Id.Value.ToString();
        return await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == InspectionDuties.SelfReport && o.Slot == slot);
    }
}
