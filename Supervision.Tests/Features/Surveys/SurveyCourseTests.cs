using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Documents;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Domain.Surveys;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions.Publishing;
using Supervision.Web.Features.Plans;
using Supervision.Web.Features.Surveys;

namespace Supervision.Tests.Features.Surveys;

/// <summary>A research survey through its use cases (D-6.11): from the plan to what came of it, read by whom the matrix allows.</summary>
public sealed class SurveyCourseTests
{
    [Fact]
    public async Task Given_a_line_of_the_plan_When_carried_out_Then_report_distribution_decision_and_the_report_to_deliberate_follow_each_other()
    {
        await using var app = await TestApp.StartAsync();
        var made = await ASurvey.DistributedAsync(app);
        await using var head = await made.HeadAsync();
        Done(await head.Get<WishSurveyDeliberation>().RunAsync(made.Id, "代表反映集中", made.Government.Id, default));
        Assert.Equal("已经提请主任会议安排审议，等待决定。", (await head.Get<SurveyQueries>().FindAsync(made.Id, default))!.Next);
        Assert.Equal("主任会议还没有决定，或者决定还没有确认。", Assert.Single((await head.Get<DecideSurveyDeliberation>().RunAsync(made.Id, default)).Obstacles).Message);
        Assert.Equal("已经提请主任会议安排审议，等待决定以后再结束。", Assert.Single((await head.Get<CloseSurvey>().RunAsync(made.Id, "x", default)).Obstacles).Message);
        await made.CouncilAsync(CouncilOutcome.Approved);

        Done(await head.Get<DecideSurveyDeliberation>().RunAsync(made.Id, default));
        Assert.Equal("没有提请主任会议的事项。", Assert.Single((await head.Get<DecideSurveyDeliberation>().RunAsync(made.Id, default)).Obstacles).Message);
        Done(await head.Get<CloseSurvey>().RunAsync(made.Id, "提请常委会会议审议", default));

        await using var db = await app.OpenAsync();
        var report = await db.SpecialReports.AsNoTracking().SingleAsync();
        Assert.Equal(("关于全县托育服务供给情况的专题调研报告", made.Government.Id, ReportTier.Committee, ReportState.Planned), (report.Title, report.Organ!.Value, report.Tier, report.State));
        Assert.Equal(report.Id, (await made.ReadAsync()).Deliberated);
        Assert.Equal(ReportVersionKind.Revised, Assert.Single(report.Versions).Kind);
        Assert.Equal([(MatterKind.Survey, "report"), (MatterKind.Report, "revised")], (await db.StoredFiles.AsNoTracking().OrderBy(f => f.AddedAt).ThenBy(f => f.Id).ToListAsync()).Select(f => (f.MatterKind, f.Purpose)));
        Assert.Equal(ObligationState.Met, (await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == SurveyDuties.Report)).State);
    }

    [Fact]
    public async Task Given_the_council_says_no_When_taken_over_Then_the_survey_goes_on_without_a_report_and_may_ask_again()
    {
        await using var app = await TestApp.StartAsync();
        var made = await ASurvey.DistributedAsync(app);
        await using var head = await made.HeadAsync();
        Done(await head.Get<WishSurveyDeliberation>().RunAsync(made.Id, "代表反映集中", made.Government.Id, default));
        await made.CouncilAsync(CouncilOutcome.Rejected);

        Done(await head.Get<DecideSurveyDeliberation>().RunAsync(made.Id, default));

        await using var db = await app.OpenAsync();
        Assert.False(await db.SpecialReports.AnyAsync());
        Assert.Empty((await made.ReadAsync()).ObstaclesToWish("再次", made.Government.Id));
    }

    [Fact]
    public async Task D_6_11_Given_a_report_that_went_out_When_its_copy_is_checked_and_published_Then_anybody_reads_it_without_an_opinion_and_the_survey_closes()
    {
        await using var app = await TestApp.StartAsync();
        var made = await ASurvey.ReportedAsync(app);
        await using var head = await made.HeadAsync();
        await using var office = await app.AsAsync(Role.Office);
        Task<Outcome> MakeAsync() => office.Get<MakeSurveyPublication>().RunAsync(made.Id, default);
        Assert.Equal("调研报告印发以后，才能制作公开稿。", Assert.Single((await MakeAsync()).Obstacles).Message);
        await made.DistributeAsync();
        Done(await MakeAsync());
        Assert.Equal("已经有公开稿，请在公开稿上办理。", Assert.Single((await MakeAsync()).Obstacles).Message);
        await using var db = await app.OpenAsync();
        var copy = (await db.Publications.AsNoTracking().SingleAsync()).Id;
        using var anybody = new Visitor(app);
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, made.Other.Id.Value);

        Done(await office.Get<BlackOut>().RunAsync(copy, 1, "12 家", SecrecyGround.WorkSecret, default));
        Done(await office.Get<SubmitPublication>().RunAsync(copy, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<CheckPublication>().RunAsync(copy, default));
        Assert.DoesNotContain("托育", await Visitor.TextAsync(await anybody.Client.GetAsync("/public")), StringComparison.Ordinal);
        Done(await head.Get<CheckPublication>().RunAsync(copy, default));
        Done(await office.Get<PublishCopy>().RunAsync(copy, default));
        Done(await head.Get<CloseSurvey>().RunAsync(made.Id, "建议转县人民政府研究。", default));

        var (index, paper) = (await Visitor.TextAsync(await anybody.Client.GetAsync("/public")), await Visitor.TextAsync(await anybody.Client.GetAsync($"/public/{copy.Value}")));
        Assert.Contains("关于全县托育服务供给情况的专题调研报告", index, StringComparison.Ordinal);
        Assert.Contains("专题调研报告，", index, StringComparison.Ordinal);
        Assert.Contains("1. 增加普惠托位。", paper, StringComparison.Ordinal);
        Assert.DoesNotContain("12 家", paper, StringComparison.Ordinal);
        Assert.False(await db.ReviewOpinions.AnyAsync());
        using var clerk = await Visitor.SignedInAsync(app, "clerk", Role.Office);
        Assert.Contains("向社会公开", await Visitor.TextAsync(await clerk.Client.GetAsync($"/surveys/{made.Id.Value}")), StringComparison.Ordinal);
        Assert.Contains("撤下", await Visitor.TextAsync(await clerk.Client.GetAsync($"/surveys/{made.Id.Value}/publication")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_survey_When_read_by_members_other_committees_guests_and_bodies_Then_only_from_its_distribution_and_bodies_never()
    {
        await using var app = await TestApp.StartAsync();
        var made = await ASurvey.ReportedAsync(app);
        await using var member = await app.AsAsync(Role.Member);
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, made.Other.Id.Value);
        await using var office = await app.AsAsync(Role.Office);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Government.Id.Value);
        Assert.Null(await member.Get<SurveyQueries>().ForMemberAsync(made.Id, default));
        Assert.Null(await other.Get<SurveyQueries>().FindAsync(made.Id, default));
        Assert.Empty((await other.Get<SurveyListQueries>().ListAsync(new(), default)).Rows);
        Assert.NotNull(await office.Get<SurveyQueries>().FindAsync(made.Id, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<WriteSurveyReport>().RunAsync(made.Id, ASurvey.Text, default));

        await made.DistributeAsync();

        Assert.Equal("托位不足", (await member.Get<SurveyQueries>().ForMemberAsync(made.Id, default))!.Survey.Problems);
        Assert.Single(await member.Get<SurveyQueries>().ForMembersAsync(default));
        Assert.NotNull(await other.Get<SurveyQueries>().FindAsync(made.Id, default));
        await using var guest = await app.AsAsync(Role.GuestDeputy);
        Assert.Null(await guest.Get<SurveyQueries>().ForMemberAsync(made.Id, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<SurveyQueries>().FindAsync(made.Id, default));
        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        Assert.Contains("关于全县托育服务供给情况的专题调研报告.docx", await Visitor.TextAsync(await visitor.Client.GetAsync("/d/2026-DY-01/contents")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_inspection_and_a_survey_of_one_year_When_numbered_Then_each_series_begins_with_one_and_the_link_makes_no_inspection()
    {
        await using var app = await TestApp.StartAsync();
        var made = await ASurvey.BegunAsync(app);
        await using var head = await made.HeadAsync();
        LawInspectionId inspection;
        await using (var db = await app.OpenAsync())
        {
            var plan = await db.AnnualPlans.SingleAsync();
            var item = PlanItem.Of(new(Guid.CreateVersion7()), plan.Id, 2, new(PlanItemKind.LawInspection, "《食品安全法》执法检查") { Committees = [new(made.Committee.Name, made.Committee.Id)] });
            db.Add(item);
            await db.SaveChangesAsync();
            inspection = new((await new InspectionsFromPlan().StartAsync(db, plan, item, default)).Matter.Id);
            await db.SaveChangesAsync();
        }

        Done(await head.Get<LinkSurvey>().RunAsync(made.Id, inspection, default));
        Assert.Equal("请选择执法检查。", Assert.Single((await head.Get<LinkSurvey>().RunAsync(made.Id, new LawInspectionId(Guid.NewGuid()), default)).Obstacles).Message);
        ResearchSurveyId own = new(Guid.CreateVersion7());
        Done(await head.Get<BeginSurvey>().RunAsync(own, "校园食品安全管理情况", made.Committee.Id, default));
        Done(await head.Get<BeginSurvey>().RunAsync(own, "校园食品安全管理情况", made.Committee.Id, default));
        Assert.Equal("请选择您所在的专委会或者工委。", Assert.Single((await head.Get<BeginSurvey>().RunAsync(new(Guid.NewGuid()), "题目", made.Other.Id, default)).Obstacles).Message);

        await using var after = await app.OpenAsync();
        Assert.Equal("〔2026〕检查1号", (await after.LawInspections.AsNoTracking().SingleAsync()).Dossier.ToString());
        var list = await head.Get<SurveyListQueries>().ListAsync(new() { Year = "2026" }, default);
        Assert.Equal(["〔2026〕调研1号", "〔2026〕调研2号"], list.Rows.Select(r => r.Number.ToString()));
        Assert.Equal("2 次专题调研，0 次的报告已经印发，建议共 0 条。", list.Answer);
    }

    [Fact]
    public async Task Given_the_line_is_ended_by_the_plan_When_followed_Then_the_survey_is_withdrawn_and_owes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var made = await ASurvey.BegunAsync(app);
        await using (var db = await app.OpenAsync())
        {
            var item = await db.PlanItems.SingleAsync();
            item.Begin((await made.ReadAsync()).Matter, "/surveys");
            await new SurveysFromPlan().EndAsync(db, item, new("机构改革", null), default);
            await db.SaveChangesAsync();
            Assert.Single(await new SurveysFromPlan().FinishedAsync(db, [made.Id.Value], default));
        }

        await using var head = await made.HeadAsync();
        Assert.Equal("这次调研已经结束。", Assert.Single((await head.Get<KeepSurveyOutline>().RunAsync(made.Id, ASurvey.Outline, made.Member.Id, [], default)).Obstacles).Message);
    }

    internal static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
}

/// <summary>A survey on childcare, from its line of the plan, taken as far as a test needs it.</summary>
internal sealed class ASurvey
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    private ASurvey(TestApp app) => App = app;

    public TestApp App { get; }

    public WorkCommittee Committee { get; } = WorkCommittee.Named("教育科学文化卫生工作委员会", "教科文卫工委", WorkCommitteeKind.Working, 1);

    public WorkCommittee Other { get; } = WorkCommittee.Named("财政经济工作委员会", "财经工委", WorkCommitteeKind.Working, 2);

    public SupervisedBody Government { get; } = SupervisedBody.Named("望溪县人民政府", "县人民政府", BodyKind.Government, new(2020, 1, 1), 1);

    public Term Term { get; } = Term.Of(17, new(2022, 1, 1), null, 31);

    public Person Chair { get; } = Person.Named("陈主任");

    public Person Member { get; } = Person.Named("黄委员");

    public List<Member> Seats { get; } = [];

    public ResearchSurveyId Id { get; private set; }

    public static OutlineEntry Outline => new("", "托位够不够\n价格怎样", "走访、座谈", Today, Today.AddDays(10), new(2026, 6, 30), []);

    public static SurveyReportEntry Text => new("全县有托育机构 12 家。", "托位不足", [new("增加普惠托位。", null)]);

    public static async Task<ASurvey> BegunAsync(TestApp app)
    {
        var made = new ASurvey(app);
        await using var db = await app.OpenAsync();
        db.AddRange(made.Committee, made.Other, made.Government, made.Term, made.Chair, made.Member);
        made.Seats.Add(Supervision.Domain.Organisation.Member.Elected(made.Term.Id, made.Chair.Id, MemberPosition.Chair, made.Term.Start, 1));
        made.Seats.Add(Supervision.Domain.Organisation.Member.Elected(made.Term.Id, made.Member.Id, MemberPosition.Ordinary, made.Term.Start, 2));
        db.AddRange(made.Seats);
        var plan = AnnualPlan.Create(new(Guid.CreateVersion7()), 2026, Today);
        var item = PlanItem.Of(new(Guid.CreateVersion7()), plan.Id, 1, new(PlanItemKind.ResearchSurvey, "全县托育服务供给情况") { Committees = [new(made.Committee.Name, made.Committee.Id)] });
        db.AddRange(plan, item);
        await db.SaveChangesAsync();
        var first = await new SurveysFromPlan().StartAsync(db, plan, item, default);
        await db.SaveChangesAsync();
        Assert.Equal(first, await new SurveysFromPlan().StartAsync(db, plan, item, default));
        made.Id = new(first.Matter.Id);
        return made;
    }

    public static async Task<ASurvey> ReportedAsync(TestApp app)
    {
        var made = await BegunAsync(app);
        await using var head = await made.HeadAsync();
        SurveyCourseTests.Done(await head.Get<KeepSurveyOutline>().RunAsync(made.Id, Outline, made.Member.Id, [], default));
        SurveyVisitEntry visit = new(new(Guid.CreateVersion7()), SurveyWay.Talk, Today, "县妇幼保健院", "黄委员", "托位不足。");
        SurveyCourseTests.Done(await head.Get<RecordSurveyVisit>().RunAsync(made.Id, visit, default));
        SurveyCourseTests.Done(await head.Get<RecordSurveyVisit>().RunAsync(made.Id, visit, default));
        Assert.Single((await made.ReadAsync()).Visits);
        SurveyCourseTests.Done(await head.Get<WriteSurveyReport>().RunAsync(made.Id, Text, default));
        return made;
    }

    public static async Task<ASurvey> DistributedAsync(TestApp app)
    {
        var made = await ReportedAsync(app);
        await made.DistributeAsync();
        return made;
    }

    public Task<Acting> HeadAsync() => App.AsAsync(Role.WorkCommitteeHead, Committee.Id.Value, "工委主任");

    public async Task DistributeAsync()
    {
        await using var head = await HeadAsync();
        SurveyCourseTests.Done(await head.Get<DistributeSurvey>().RunAsync(Id, new(SurveyAudience.Council, null, null), Today, default));
    }

    public async Task CouncilAsync(CouncilOutcome outcome)
    {
        await using var db = await App.OpenAsync();
        var question = Assert.Single(await new SurveyAgenda().WaitingAsync(db, default));
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), Term.Id, 1, Today, Seats[0].Id);
        var item = meeting.Put(new(Guid.NewGuid()), question);
        CouncilSeat[] seats = [new(Seats[0].Id, Chair.Id, MemberPosition.Chair)];
        meeting.Attend([Seats[0].Id], Seats[0].Id, seats, Today);
        meeting.Decide(item.Id, new(outcome, "纪要1号", outcome == CouncilOutcome.Approved ? "" : "再作了解"), SittingRules.MoreThanHalf, new PersonId(Guid.NewGuid()), App.Clock.GetUtcNow());
        meeting.Confirm(item.Id, new(Chair.Id, Seats[0].Id, true), App.Clock.GetUtcNow());
        db.Add(meeting);
        await db.SaveChangesAsync();
    }

    public async Task<ResearchSurvey> ReadAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.ResearchSurveys.AsNoTracking().SingleAsync(s => s.Id == Id);
    }
}
