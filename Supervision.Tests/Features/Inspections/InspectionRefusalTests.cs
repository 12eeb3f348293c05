using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Inspections.Findings;
using Supervision.Web.Access;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Field;
using Supervision.Web.Features.Inspections.Findings;
using Supervision.Web.Features.Inspections.Meetings;
using Supervision.Web.Features.Inspections.Questionnaires;
using Supervision.Web.Features.Inspections.Referrals;
using Supervision.Web.Features.Inspections.Reporting;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Features.Inspections.SelfInspections;

namespace Supervision.Tests.Features.Inspections;

/// <summary>The guards of D-6, each refused once by the right sentence through its use case: an act too early, too late, by the wrong person,
/// or with words that make no sense leaves nothing behind. What the guards of the report say stands in GroupReportGuardTests.</summary>
public sealed class InspectionRefusalTests
{
    private static readonly SelfEntry Answer = new(SelfGrade.InPlace, "已经落实", "");

    [Fact]
    public async Task D_6_2_Given_an_inspection_without_scheme_When_later_steps_are_tried_Then_each_names_the_step_that_comes_first()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.BegunAsync(app);
        await using var head = await made.HeadAsync();
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value);
        await using var office = await app.AsAsync(Role.Office);
        var sitting = await GroupReportTests.SittingAsync(app, made);

        Is("请先起草方案。", await head.Get<SubmitInspectionScheme>().RunAsync(made.Id, default));
        Is("方案已经批准，或者还没有起草。", await head.Get<ApproveInspectionScheme>().RunAsync(made.Id, default));
        Is("方案批准以后才能通知被检查单位。", await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default));
        Is("请先在方案里选择法律的文本。", await head.Get<ChooseArticles>().RunAsync(made.Id, [1], default));
        Is("方案批准以后发出行程。", await head.Get<SendItinerary>().RunAsync(made.Id, default));
        Is("请先在方案里填写动员会的日期。", await head.Get<AddInspectionStop>().RunAsync(made.Id, new(1, AnInspection.Meeting, new(9, 0), new(10, 0), "市场", ""), default));
        Is("须先召开动员会，才能登记实地检查。", await head.Get<RecordFieldVisit>().RunAsync(made.Id, new(AnInspection.Today, 0, "市场", true, [], ""), default));
        Is("须先召开动员会，才能抽查。", await head.Get<DrawSample>().RunAsync(made.Id, new("餐饮店", 0, ["甲"], 1, null), default));
        Is("通知被检查单位以后登记转办。", await head.Get<ReferCase>().RunAsync(new(Guid.NewGuid()), made.Id, new(AnInspection.Today, "县信访局", "一封信", "来信", null), default));
        Is("实地检查以后形成检查报告。", await head.Get<CompileInspectionReport>().RunAsync(made.Id, default));
        Is("方案批准以后、听取以前，可以列入会议。", await office.Get<ScheduleInspection>().RunAsync(made.Id, sitting, default));
        Is("主任会议决定提请审议以后才能印发。", await office.Get<DistributeInspectionReport>().RunAsync(made.Id, new HashSet<MemberId>(), default));
        Is("听取报告以后登记审议。", await office.Get<DeliberateInspection>().RunAsync(made.Id, true, default));
        Is("审议意见环节以后才能归档。", await office.Get<CloseInspection>().RunAsync(made.Id, default));
        // What the bodies were not told of, they do not find.
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry>(), true, default));
        Assert.Equal([InspectionState.Planned], (await made.ReadAsync()).Steps.Select(s => s.State));
    }

    [Fact]
    public async Task D_6_1_D_6_6_Given_a_scheme_that_lacks_or_contradicts_itself_When_kept_or_submitted_Then_everything_is_named_at_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.BegunAsync(app);
        await using var head = await made.HeadAsync();

        var empty = await head.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme() with { Law = null, Bodies = [], MobilisationDay = new(2026, 5, 1), FieldFrom = new(2026, 5, 4), FieldUntil = new(2026, 5, 3) }, default);
        var joint = await head.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme() with { Tie = HigherTie.Joint, HigherCommittee = " " }, default);
        var early = await head.Get<KeepInspectionScheme>().RunAsync(
            made.Id, made.Scheme() with { Tie = HigherTie.Entrusted, HigherCommittee = "省人大常委会", HigherDue = AnInspection.Meeting.AddDays(-1), FieldFrom = AnInspection.Meeting.AddDays(-2) }, default);

        Are(["请选择法律的文本。", "请选择被检查单位。", "动员会的日期已经过去，请填写以后的日期。", "实地检查的结束日期不能早于开始日期。"], empty);
        Are(["请填写上级人大常委会的名称，最多 200 个字。", "请填写报送书面报告的日期。"], joint);
        Are(["报送书面报告的日期不能早于动员会。", "动员会定于2026年7月14日，实地检查不能早于动员会。"], early);
        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme() with { MobilisationDay = null, FieldFrom = null, FieldUntil = null }, default));
        Are(
            ["方案里还没有动员会的日期。", "方案里还没有实地检查的起止日期。", "还没有组长。执法检查组组长应当由常委会主任或者副主任担任。", "还没有列出条文。"],
            await head.Get<SubmitInspectionScheme>().RunAsync(made.Id, default));
    }

    [Fact]
    public async Task D_6_3_D_16_9_Given_people_who_may_not_When_they_join_the_group_Then_each_is_refused_by_the_reason()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.BegunAsync(app);
        await using var head = await made.HeadAsync();
        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme(), default));
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value, "商联络");
        await using var stranger = await app.AsAsync(Role.Office, name: "李文静");
        Task<Outcome> JoinAsync(PersonId who, GroupPlace place) => head.Get<JoinInspectionGroup>().RunAsync(made.Id, who, place, default);

        Is("执法检查组组长应当由常委会主任或者副主任担任，请重新选择。", await JoinAsync(made.People[2].Id, GroupPlace.Leader));
        Is("商联络是被检查单位的工作人员，不能参加检查组。", await JoinAsync(liaison.Actor.Person!.Value, GroupPlace.Member));
        Is("副组长一般由专委会、工委负责人担任。", await JoinAsync(stranger.Actor.Person!.Value, GroupPlace.Deputy));
        Is("李文静不是常委会组成人员，也不是专委会、工委人员，可以作为邀请代表或者专家参加。", await JoinAsync(stranger.Actor.Person!.Value, GroupPlace.Member));
        Is("请选择人员。", await JoinAsync(new(Guid.NewGuid()), GroupPlace.Member));
        AnInspection.Done(await JoinAsync(made.People[1].Id, GroupPlace.Leader));
        Is("组长现在是刘副主任，请先登记刘副主任离开检查组。", await JoinAsync(made.People[0].Id, GroupPlace.Leader));
        Is("刘副主任已经在检查组里。", await JoinAsync(made.People[1].Id, GroupPlace.Member));
        Is("分组最多 8 个。", await head.Get<DivideInspectionGroup>().RunAsync(made.Id, 9, default));
        Is("没有这个分组，请刷新页面。", await head.Get<AssignSubGroup>().RunAsync(made.Id, (await made.ReadAsync()).Leader!.Id, 1, true, default));
        Assert.Equal(["刘副主任"], (await made.ReadAsync()).Members.Select(m => m.Name));
    }

    [Fact]
    public async Task D_6_5_D_6_6_Given_an_approved_scheme_When_articles_or_the_notice_are_not_right_Then_refused_and_the_scheme_stands()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.SubmittedAsync(app);
        await using var head = await made.HeadAsync();
        var item = (await made.ReadAsync()).Items[0].Id;
        Task<Outcome> WriteAsync(ItemEntry entry) => head.Get<WriteChecklistItem>().RunAsync(made.Id, item, entry, default);

        Are(["请填写检查要点，最多 3000 个字。", "请选择责任主体。"], await WriteAsync(new(" ", [], CheckMethods.Site, "", 0)));
        Is("责任主体应当是被检查单位，请先把它列入方案。", await WriteAsync(new("问", [new(Guid.NewGuid())], CheckMethods.Site, "", 0)));
        Is("还没有勾选条文。", await head.Get<ChooseArticles>().RunAsync(made.Id, [], default));
        Is("方案已经提请主任会议。", await head.Get<SubmitInspectionScheme>().RunAsync(made.Id, default));
        Is("主任会议还没有批准方案，或者决定还没有确认。", await head.Get<ApproveInspectionScheme>().RunAsync(made.Id, default));
        await made.CouncilAsync();
        AnInspection.Done(await head.Get<ApproveInspectionScheme>().RunAsync(made.Id, default));
        Is("方案已经批准，检查要点不能再改。", await WriteAsync(new("另问", [made.Market.Id], CheckMethods.Site, "", 0)));
        Is("方案已经批准，清单不能再加条文。", await head.Get<ChooseArticles>().RunAsync(made.Id, [3], default));
        Is("方案已经批准，条文不能移出，可以登记为不适用并写明理由。", await head.Get<TakeOffArticle>().RunAsync(made.Id, item, default));
        Is("通知日期不能晚于今天。", await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today.AddDays(1), default));
        Is("通知日期不能早于方案批准（2026年6月1日）。", await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today.AddDays(-1), default));
        Is("还没有分组。", await head.Get<SendItinerary>().RunAsync(made.Id, default));
        AnInspection.Done(await head.Get<DivideInspectionGroup>().RunAsync(made.Id, 1, default));
        Is("第一组还没有成员。", await head.Get<SendItinerary>().RunAsync(made.Id, default));
        AnInspection.Done(await head.Get<AssignSubGroup>().RunAsync(made.Id, (await made.ReadAsync()).Leader!.Id, 1, false, default));
        Is("第一组还没有负责人。", await head.Get<SendItinerary>().RunAsync(made.Id, default));
        AnInspection.Done(await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default));
        Is("已经通知被检查单位。", await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default));
        Is("已经通知被检查单位，方案不能再改。", await head.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme(), default));
    }

    [Fact]
    public async Task D_6_4_D_6_7_Given_meetings_that_are_not_right_When_entered_or_confirmed_Then_refused_and_no_field_work_begins()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 1);
        await using var head = await made.HeadAsync();
        await using var leader = await SelfInspectionTests.ActAsync(app, made, 1);
        app.Clock.SetUtcNow(new(2026, 7, 20, 2, 0, 0, TimeSpan.Zero));
        var members = (await made.ReadAsync()).Members;
        var meeting = SelfInspectionTests.Meeting(members, made.Market);
        Task<Outcome> MeetAsync(MeetingEntry entry) => head.Get<RecordInspectionMeeting>().RunAsync(made.Id, entry, default);

        Is("会议日期不能早于上一步（2026年6月1日）。", await MeetAsync(meeting with { Day = new(2026, 5, 31) }));
        Is("请选择到会的组长或者副组长主持。", await MeetAsync(meeting with { Presider = members.Single(m => m.Place == GroupPlace.Member).Id }));
        Is("请登记到会的被检查单位。", await MeetAsync(meeting with { Bodies = new Dictionary<SupervisedBodyId, string> { [new(Guid.NewGuid())] = "" } }));
        AnInspection.Done(await MeetAsync(meeting));
        var id = (await made.ReadAsync()).Meetings.Single().Id;
        Is("这次会议的登记已经改过，请刷新页面。", await leader.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, new(Guid.NewGuid()), default));
        AnInspection.Done(await leader.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, id, default));
        Is("这次会议已经确认。", await leader.Get<ConfirmInspectionMeeting>().RunAsync(made.Id, id, default));
        Is("动员会已经确认，不能再改。", await MeetAsync(meeting));
        Is("动员会已经召开，不能改期。", await head.Get<MoveMobilisation>().RunAsync(made.Id, new(2026, 8, 1), "改期", default));
        Assert.Equal(InspectionState.Mobilised, (await made.ReadAsync()).State);
    }

    [Fact]
    public async Task D_6_8_Given_a_self_inspection_with_empty_or_endless_words_When_kept_Then_refused_at_its_article()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 1);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value);
        var item = (await made.ReadAsync()).ItemsOf(made.Market.Id)[0];
        Task<Outcome> KeepAsync(SelfEntry entry) =>
            liaison.Get<AnswerSelfInspection>().RunAsync(made.Id, made.Market.Id, new Dictionary<ChecklistItemId, SelfEntry> { [item.Id] = entry }, false, default);

        Is("第三十三条：请填写落实情况，最多 3000 个字。", await KeepAsync(Answer with { Text = " " }));
        Is("第三十三条：请填写落实情况，最多 3000 个字。", await KeepAsync(Answer with { Text = new string('长', 3001) }));
        Is("第三十三条：数据最多 500 个字。", await KeepAsync(Answer with { Figures = new string('9', 501) }));
        Is("第三十三条：请选择落实到位、基本落实、未落实或者不适用。", await KeepAsync(Answer with { Grade = null }));
    }

    [Fact]
    public async Task D_6_9_Given_findings_that_are_not_right_When_recorded_Then_every_fault_is_named_and_nothing_is_kept()
    {
        await using var app = await TestApp.StartAsync();
        var noticed = await SelfInspectionTests.NoticedAsync(app, 1);
        app.Clock.SetUtcNow(new(2026, 7, 20, 2, 0, 0, TimeSpan.Zero));
        var item = (await noticed.ReadAsync()).Items[0];
        FindingEntry entry = new(item.Id, [], noticed.Market.Id, new(2026, 7, 20), 0, "市场", ComplianceGrade.Compliant, null, "情况", "");
        await using var head = await noticed.HeadAsync();
        Task<Outcome> RecordAsync(FindingEntry what) => head.Get<RecordFinding>().RunAsync(new(Guid.NewGuid()), noticed.Id, what, default);

        Is("须先召开动员会，才能记录检查发现的问题。", await RecordAsync(entry));
        await FieldTests.MobiliseAsync(app, noticed, head);
        Is("动员会于2026年7月14日召开，请填写当天或者之后的检查日期。", await RecordAsync(entry with { Day = new(2026, 7, 13) }));
        Is("检查日期不能晚于今天。", await RecordAsync(entry with { Day = new(2026, 7, 21) }));
        Are(
            ["请选择条文。", "请选择被检查单位。", "没有这个分组，请刷新页面。", "请填写地点，最多 200 个字。", "请选择符合、部分符合、不符合或者无法判断。", "请填写检查的情况，最多 3000 个字。", "建议最多 3000 个字。"],
            await RecordAsync(entry with { Item = new(Guid.NewGuid()), Body = new(Guid.NewGuid()), SubGroup = 1, Place = " ", Grade = null, Facts = "", Proposal = new string('长', 3001) }));
        Is("请选择严重程度。", await RecordAsync(entry with { Grade = ComplianceGrade.NotCompliant }));
        Is("涉及的其他条文要在检查清单里。", await RecordAsync(entry with { More = [new(Guid.NewGuid())] }));
        AnInspection.Done(await head.Get<SetArticleAside>().RunAsync(noticed.Id, item.Id, "本县没有", default));
        Is("第三十三条已经登记为不适用。", await RecordAsync(entry));
        await using var db = await app.OpenAsync();
        Assert.Empty(await db.Findings.ToListAsync());
        Assert.Equal(InspectionState.Mobilised, (await noticed.ReadAsync()).State);
    }

    [Fact]
    public async Task D_6_9_D_6_14_Given_a_finding_on_its_way_When_a_step_is_taken_twice_early_or_late_Then_refused_and_it_stays_where_it_is()
    {
        await using var app = await TestApp.StartAsync();
        var field = await AField.LaidAsync(app);
        await using var member = await field.MemberAsync();
        await using var leader = await field.LeaderAsync();
        await using var office = await app.AsAsync(Role.Office);
        await using var market = await app.AsAsync(Role.BodyLiaison, field.Made.Market.Id.Value);
        var entry = await field.EntryAsync(ComplianceGrade.NotCompliant);
        FindingId id = new(Guid.CreateVersion7());
        AnInspection.Done(await member.Get<RecordFinding>().RunAsync(id, field.Id, entry, default));
        Task<Outcome> CommentAsync(string text) => market.Get<CommentOnFinding>().RunAsync(id, field.Made.Market.Id, text, default);

        Is("不符合的至少要有一件佐证材料，请先添加照片或者文件。", await member.Get<VerifyFinding>().RunAsync(id, default));
        Is("核实以后才能送被检查单位核对。", await office.Get<ShowFinding>().RunAsync(id, default));
        Is("核实以后才能确认。", await leader.Get<ConfirmFinding>().RunAsync(id, default));
        using (var photo = new MemoryStream(Pictures.Jpeg(600, 400)))
        {
            AnInspection.Done(await member.Get<AddFindingPhoto>().RunAsync(new(Guid.CreateVersion7()), id, "摊位.jpg", photo, default));
        }

        AnInspection.Done(await member.Get<VerifyFinding>().RunAsync(id, default));
        Is("这条记录已经核实。", await member.Get<VerifyFinding>().RunAsync(id, default));
        Is("已经核实，不能再改；确有错误的，由组长写明理由撤销后重新记录。", await member.Get<CorrectFinding>().RunAsync(id, entry, default));
        Is("部分符合、不符合的，先送被检查单位核对，再确认。", await leader.Get<ConfirmFinding>().RunAsync(id, default));
        AnInspection.Done(await office.Get<ShowFinding>().RunAsync(id, default));
        Is("这条记录已经送核对，或者已经结束。", await office.Get<ShowFinding>().RunAsync(id, default));
        Is("被检查单位可以反馈到2026年7月27日，收到意见或者过了这一天以后确认。", await leader.Get<ConfirmFinding>().RunAsync(id, default));
        Is("请填写核对意见，最多 3000 个字；没有意见的写“无意见”。", await CommentAsync(" "));
        AnInspection.Done(await CommentAsync("无意见"));
        AnInspection.Done(await leader.Get<ConfirmFinding>().RunAsync(id, default));
        Is("你已经确认过，另一名成员确认以后生效。", await leader.Get<ConfirmFinding>().RunAsync(id, default));
        AnInspection.Done(await member.Get<ConfirmFinding>().RunAsync(id, default));
        Is("这条记录已经确认。", await member.Get<ConfirmFinding>().RunAsync(id, default));
        Is("这个问题已经确认，不再接收反馈意见。", await CommentAsync("晚了"));
        Is("请写明撤销的理由，最多 200 个字。", await leader.Get<WithdrawFinding>().RunAsync(id, " ", default));
        AnInspection.Done(await leader.Get<WithdrawFinding>().RunAsync(id, "记错了", default));
        Is("这条记录已经撤销。", await leader.Get<WithdrawFinding>().RunAsync(id, "再撤", default));
        Is("没有核实过、等着送核对的问题。", await office.Get<ShowVerifiedFindings>().RunAsync(field.Id, default));
    }

    [Fact]
    public async Task D_6_9_Given_samples_questionnaires_and_letters_that_are_not_right_When_entered_Then_each_by_its_sentence()
    {
        await using var app = await TestApp.StartAsync();
        var made = await SelfInspectionTests.NoticedAsync(app, 1);
        await using var head = await made.HeadAsync();
        QuestionnaireId sheet = new(Guid.NewGuid());
        AnInspection.Done(await head.Get<WriteQuestionnaire>().RunAsync(made.Id, sheet, "问卷", "", true, [new("一句话", AskKind.Text, [])], default));
        Is("须先召开动员会，才能发放问卷。", await head.Get<OpenQuestionnaire>().RunAsync(made.Id, sheet, true, default));
        Is("发放以后生成链接。", await head.Get<MakeQuestionnaireLinks>().RunAsync(made.Id, sheet, 3, default));
        Is("问题应当有 1 到 30 个。", await head.Get<WriteQuestionnaire>().RunAsync(made.Id, sheet, "问卷", "", true, [], default));
        await FieldTests.MobiliseAsync(app, made, head);
        AnInspection.Done(await head.Get<OpenQuestionnaire>().RunAsync(made.Id, sheet, true, default));
        Is("问卷已经发放过。", await head.Get<OpenQuestionnaire>().RunAsync(made.Id, sheet, true, default));

        Task<Outcome> DrawAsync(SampleEntry entry) => head.Get<DrawSample>().RunAsync(made.Id, entry, default);
        Is("名单应当有 1 到 5000 个，现在有 0 个。", await DrawAsync(new("餐饮店", 0, [], 1, null)));
        Is("请填写抽查的数量或者比例。", await DrawAsync(new("餐饮店", 0, ["甲"], null, null)));
        Is("要抽 2 个，名单只有 1 个。", await DrawAsync(new("餐饮店", 0, ["甲"], 2, null)));
        AnInspection.Done(await DrawAsync(new("餐饮店", 0, ["甲"], 1, null)));
        var draw = Assert.Single((await head.Get<FieldQueries>().FindAsync(made.Id, default))!.Samples);
        Is("名单已经用完，没有可以更换的。", await head.Get<ReplaceSampleUnit>().RunAsync(made.Id, draw.Id, draw.Drawn[0].Order, "停业", default));
        Is("这一个不在样本里，请刷新页面。", await head.Get<ReplaceSampleUnit>().RunAsync(made.Id, draw.Id, 99, "停业", default));
        Are(
            ["转办日期不能早于检查通知。", "请简要填写线索或者信件的内容，最多 2000 个字。"],
            await head.Get<ReferCase>().RunAsync(new(Guid.NewGuid()), made.Id, new(new(2026, 5, 1), "县信访局", " ", "来信", null), default));
    }

    private static void Is(string sentence, Outcome outcome) => Are([sentence], outcome);

    private static void Is<T>(string sentence, Outcome<T> outcome) => Assert.Equal([sentence], outcome.Obstacles.Select(o => o.Message));

    private static void Are(string[] sentences, Outcome outcome) => Assert.Equal(sentences, outcome.Obstacles.Select(o => o.Message));
}
