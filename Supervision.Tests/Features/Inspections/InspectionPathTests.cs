using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Deadlines;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Tests.Access;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Demo;
using Supervision.Web.Features.Inspections;
using Supervision.Web.Features.Inspections.Articles;
using Supervision.Web.Features.Inspections.Library;
using Supervision.Web.Features.Inspections.Schemes;
using Supervision.Web.Features.Plans;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Inspections;

/// <summary>An inspection of the food law, from its line of the plan, taken as far as a test needs it. The meeting is on 14 July 2026.</summary>
internal sealed class AnInspection
{
    public static readonly DateOnly Today = new(2026, 6, 1);
    public static readonly DateOnly Meeting = new(2026, 7, 14);

    private AnInspection(TestApp app) => App = app;

    public TestApp App { get; }

    public WorkCommittee Committee { get; private init; } = WorkCommittee.Named("教育科学文化卫生工作委员会", "教科文卫工委", WorkCommitteeKind.Working, 1);

    public WorkCommittee Other { get; private init; } = WorkCommittee.Named("财政经济工作委员会", "财经工委", WorkCommitteeKind.Working, 2);

    public SupervisedBody Market { get; private init; } = SupervisedBody.Named("望溪县市场监督管理局", "县市场监督管理局", BodyKind.Department, new(2020, 1, 1), 1);

    public SupervisedBody School { get; private init; } = SupervisedBody.Named("望溪县教育局", "县教育局", BodyKind.Department, new(2020, 1, 1), 2);

    public Term Term { get; private init; } = Term.Of(17, new(2022, 1, 1), null, 31);

    public LawInspectionId Id { get; private set; }

    public LawTextId Law { get; private set; }

    /// <summary>主任, 副主任 and an ordinary member.</summary>
    public List<Person> People { get; private init; } = [Person.Named("陈主任"), Person.Named("刘副主任"), Person.Named("黄委员")];

    public List<Member> Members { get; } = [];

    /// <summary>Begun from the plan; the law is in the library.</summary>
    public static async Task<AnInspection> BegunAsync(TestApp app)
    {
        var made = new AnInspection(app);
        await using var db = await app.OpenAsync();
        db.AddRange(made.Committee, made.Other, made.Market, made.School, made.Term);
        db.AddRange(made.People);
        made.Members.AddRange(made.People.Select((p, i) => Member.Elected(made.Term.Id, p.Id, (MemberPosition)i, made.Term.Start, i + 1)));
        db.AddRange(made.Members);
        return await made.BeginAsync(db, "《食品安全法》执法检查");
    }

    /// <summary>The same in the made-up county, whose people are there and have accounts: 陈国栋, 刘慧敏 and 黄丽萍.</summary>
    public static async Task<AnInspection> BegunAsync(TestApp app, DemoCounty county)
    {
        var people = new[] { "陈国栋", "刘慧敏", "黄丽萍" }.Select(n => county[n]).ToList();
        var made = new AnInspection(app)
        {
            Committee = county.Committees["教科文卫工委"],
            Other = county.Committees["财经工委"],
            Market = county.Bodies["县市场监督管理局"],
            School = county.Bodies["县教育局"],
            Term = county.Term,
            People = people,
        };
        made.Members.AddRange(people.Select(p => county.Members.Single(m => m.Person == p.Id)));
        await using var db = await app.OpenAsync();
        return await made.BeginAsync(db, "《食品安全法》执法检查");
    }

    /// <summary>Another inspection of the law by the same people, with a line of its own in the plan.</summary>
    public async Task<AnInspection> AgainAsync(string title)
    {
        var again = new AnInspection(App) { Committee = Committee, Other = Other, Market = Market, School = School, Term = Term, People = People, Law = Law };
        again.Members.AddRange(Members);
        await using var db = await App.OpenAsync();
        return await again.BeginAsync(db, title);
    }

    private async Task<AnInspection> BeginAsync(SupervisionDb db, string title)
    {
        var plan = await db.AnnualPlans.SingleOrDefaultAsync(p => p.Year == 2026);
        if (plan is null)
        {
            plan = AnnualPlan.Create(new(Guid.CreateVersion7()), 2026, Today);
            db.Add(plan);
        }

        var item = PlanItem.Of(new(Guid.CreateVersion7()), plan.Id, 1 + await db.PlanItems.CountAsync(), new(PlanItemKind.LawInspection, title)
        {
            Committees = [new(Committee.Name, Committee.Id)],
            Bodies = [new(Market.Name, Market.Id)],
        });
        db.Add(item);
        await db.SaveChangesAsync();
        var starter = new InspectionsFromPlan();
        var first = await starter.StartAsync(db, plan, item, default);
        await db.SaveChangesAsync();
        Assert.Equal(first, await starter.StartAsync(db, plan, item, default));
        Id = new(first.Matter.Id);
        if (Law == default)
        {
            await ImportAsync();
        }

        return this;
    }

    private async Task ImportAsync()
    {
        await using var office = await App.AsAsync(Role.Office);
        Law = (await office.Get<ImportLaw>().RunAsync(LawLibraryTests.FoodSafety, new("中华人民共和国食品安全法", "全国人民代表大会常务委员会", new(2021, 4, 29), false), default)).Value;
    }

    /// <summary>Scheme, group and two articles; put to the council.</summary>
    public static async Task<AnInspection> SubmittedAsync(TestApp app)
    {
        var made = await BegunAsync(app);
        await using var head = await made.HeadAsync();
        Done(await head.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme(), default));
        Done(await head.Get<JoinInspectionGroup>().RunAsync(made.Id, made.People[1].Id, GroupPlace.Leader, default));
        Done(await head.Get<JoinInspectionGroup>().RunAsync(made.Id, made.People[2].Id, GroupPlace.Member, default));
        await made.ListAsync(head, (35, made.Market), (57, made.School));
        Done(await head.Get<SubmitInspectionScheme>().RunAsync(made.Id, default));
        return made;
    }

    public static async Task<AnInspection> ApprovedAsync(TestApp app)
    {
        var made = await SubmittedAsync(app);
        await made.CouncilAsync();
        await using var head = await made.HeadAsync();
        Done(await head.Get<ApproveInspectionScheme>().RunAsync(made.Id, default));
        return made;
    }

    public SchemeEntry Scheme() => new(Law, "代表建议集中", "", "实地、抽查", "", Meeting, Meeting.AddDays(3), Meeting.AddDays(24), [Market.Id, School.Id], Today);

    public Task<Acting> HeadAsync() => App.AsAsync(Role.WorkCommitteeHead, Committee.Id.Value, "工委主任");

    public async Task ListAsync(Acting head, params (int Article, SupervisedBody Body)[] articles)
    {
        await using var db = await App.OpenAsync();
        var lines = (await db.TreeAsync(Law, default)).Articles.ToDictionary(a => a.Number.Number, a => a.Line.Order);
        Done(await head.Get<ChooseArticles>().RunAsync(Id, [.. articles.Select(a => lines[a.Article])], default));
        foreach (var item in (await ReadAsync()).Items)
        {
            Done(await head.Get<WriteChecklistItem>().RunAsync(Id, item.Id, new("查台账", [articles.First(a => a.Article == item.Number).Body.Id], CheckMethods.Papers, "台账", 0), default));
        }
    }

    public async Task CouncilAsync()
    {
        await using var db = await App.OpenAsync();
        var question = Assert.Single(await new InspectionAgenda().WaitingAsync(db, default));
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), Term.Id, 1 + await db.CouncilMeetings.CountAsync(), Today, Members[0].Id);
        var item = meeting.Put(new(Guid.NewGuid()), question);
        var seats = Members.Take(2).Select(m => new CouncilSeat(m.Id, m.Person, m.Position)).ToList();
        meeting.Attend([.. seats.Select(s => s.Member)], Members[0].Id, seats, Today);
        meeting.Decide(item.Id, new(CouncilOutcome.Approved, "纪要1号"), SittingRules.MoreThanHalf, new PersonId(Guid.NewGuid()), App.Clock.GetUtcNow());
        meeting.Confirm(item.Id, new(Members[0].Person, Members[0].Id, true), App.Clock.GetUtcNow());
        db.Add(meeting);
        await db.SaveChangesAsync();
    }

    public async Task<LawInspection> ReadAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.LawInspections.AsNoTracking().SingleAsync(i => i.Id == Id);
    }

    public static void Done(Supervision.Domain.Rules.Outcome outcome) => Assert.True(outcome.IsDone, string.Join(' ', outcome.Obstacles.Select(o => o.Message)));
}

/// <summary>An inspection from the plan to the notice, through the use cases (D-6.1 to D-6.6).</summary>
public sealed class InspectionPathTests
{
    [Fact]
    public async Task Given_a_line_of_the_plan_When_worked_out_Then_scheme_group_checklist_council_and_notice_follow_each_other_with_their_deadline()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        await using var head = await made.HeadAsync();
        await using (var db = await app.OpenAsync())
        {
            var owed = await db.Obligations.AsNoTracking().SingleAsync(o => o.Kind == InspectionDuties.Notice);
            Assert.Equal((new DateOnly(2026, 7, 4), "RM-12", ObligationState.Open, "食品安全法"), (owed.Deadline.Day, owed.ReminderCode, owed.State, owed.Title));
        }

        AnInspection.Done(await head.Get<NoticeInspection>().RunAsync(made.Id, AnInspection.Today, default));

        await using var after = await app.OpenAsync();
        Assert.Equal([InspectionState.Planned, InspectionState.Scheme, InspectionState.SchemeApproved, InspectionState.Noticed], (await made.ReadAsync()).Steps.Select(s => s.State));
        Assert.Equal(ObligationState.Met, (await after.Obligations.AsNoTracking().SingleAsync(o => o.Kind == InspectionDuties.Notice)).State);
        Assert.Equal(2, await after.BodyNotices.CountAsync());
        var view = (await head.Get<InspectionQueries>().FindAsync(made.Id, default))!;
        Assert.Equal(("〔2026〕检查1号", "刘副主任", 2), (view.Inspection.Dossier.ToString(), view.Inspection.Leader!.Name, view.Inspection.Items.Count));
        Assert.Contains(view.History, h => h.Sentence.Contains("批准执法检查方案", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_another_committee_the_Office_or_a_liaison_When_acting_Then_refused_and_nothing_changes()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.BegunAsync(app);
        await using var other = await app.AsAsync(Role.WorkCommitteeHead, made.Other.Id.Value);
        await using var office = await app.AsAsync(Role.Office);
        await using var liaison = await app.AsAsync(Role.BodyLiaison, made.Market.Id.Value);

        await Assert.ThrowsAsync<AccessDeniedException>(() => other.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme(), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => office.Get<KeepInspectionScheme>().RunAsync(made.Id, made.Scheme(), default));
        await Assert.ThrowsAsync<AccessDeniedException>(() => liaison.Get<InspectionQueries>().FindAsync(made.Id, default));

        Assert.Equal(InspectionState.Planned, (await made.ReadAsync()).State);
        Assert.False((await office.Get<InspectionQueries>().FindAsync(made.Id, default))!.MayRun);
    }

    [Fact]
    public async Task Given_a_scheme_changed_after_the_council_When_taken_over_Then_it_must_go_there_again()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.SubmittedAsync(app);
        await made.CouncilAsync();
        await using var head = await made.HeadAsync();
        var item = (await made.ReadAsync()).Items[0].Id;
        AnInspection.Done(await head.Get<WriteChecklistItem>().RunAsync(made.Id, item, new("另外的要点", [made.Market.Id], CheckMethods.Site, "", 0), default));

        var outcome = await head.Get<ApproveInspectionScheme>().RunAsync(made.Id, default);

        Assert.Equal("主任会议批准以后方案又有改动，请重新提请主任会议。", Assert.Single(outcome.Obstacles).Message);
    }

    [Fact]
    public async Task Given_an_earlier_checklist_of_the_law_When_copied_Then_articles_questions_and_known_bodies_come_along()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        var earlier = made.Id;
        await using var head = await made.HeadAsync();
        LawInspectionId later;
        await using (var db = await app.OpenAsync())
        {
            var plan = AnnualPlan.Create(new(Guid.CreateVersion7()), 2027, AnInspection.Today);
            var item = PlanItem.Of(new(Guid.CreateVersion7()), plan.Id, 1, new(PlanItemKind.LawInspection, "再查《食品安全法》")
            {
                Committees = [new(made.Committee.Name, made.Committee.Id)],
                Bodies = [new(made.Market.Name, made.Market.Id)],
            });
            db.AddRange(plan, item);
            await db.SaveChangesAsync();
            later = new((await new InspectionsFromPlan().StartAsync(db, plan, item, default)).Matter.Id);
            await db.SaveChangesAsync();
        }

        AnInspection.Done(await head.Get<KeepInspectionScheme>().RunAsync(later, made.Scheme() with { Bodies = [made.Market.Id] }, default));
        var template = Assert.Single(await head.Get<ChecklistTemplates>().ForAsync(later, default));
        AnInspection.Done(await head.Get<CopyChecklist>().RunAsync(later, template.Id, default));

        await using var after = await app.OpenAsync();
        var copied = await after.LawInspections.AsNoTracking().SingleAsync(i => i.Id == later);
        Assert.Equal(earlier, template.Id);
        Assert.Equal([("第三十五条", "查台账", 1), ("第五十七条", "查台账", 0)], copied.Items.Select(i => (i.Article.Words, i.Question, copied.BodiesOf(i.Id).Count)));
        var law = (await head.Get<LawQueries>().FindAsync(made.Law, default))!;
        Assert.Equal([2027, 2026], law.Uses.Select(u => u.Year));
    }

    [Fact]
    public async Task Given_a_newer_version_in_the_library_When_looked_at_Then_the_inspection_warns_names_the_articles_and_goes_over_by_choice()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        await using var head = await made.HeadAsync();
        var amended = LawLibraryTests.FoodSafety.Replace("国家对食品生产经营实行许可制度", "国家对食品生产经营实行登记制度", StringComparison.Ordinal);
        var newer = (await head.Get<ImportLaw>().RunAsync(amended, new("中华人民共和国食品安全法", "全国人民代表大会常务委员会", new(2026, 5, 1), false), default)).Value;

        var view = (await head.Get<InspectionQueries>().FindAsync(made.Id, default))!;
        var mapping = (await head.Get<ChecklistQueries>().MappingAsync(made.Id, newer, default))!;
        AnInspection.Done(await head.Get<RemapInspection>().RunAsync(made.Id, newer, mapping.Rows.ToDictionary(r => r.Item.Id, r => r.Proposed!.Line.Order), default));

        Assert.Equal((newer, 1), (view.Newer!.Id, view.Touched));
        Assert.Equal([ArticleFate.Changed, ArticleFate.Same], mapping.Rows.Select(r => r.Fate));
        var mapped = await made.ReadAsync();
        Assert.Equal((newer, "《食品安全法》（2021年4月29日文本）"), (mapped.Law, mapped.EarlierLaws));
        Assert.Null((await head.Get<InspectionQueries>().FindAsync(made.Id, default))!.Newer);
    }

    [Fact]
    public async Task Given_an_approved_inspection_When_its_papers_are_asked_for_Then_scheme_notice_list_and_calendar_say_what_was_decided()
    {
        await using var app = await TestApp.StartAsync();
        var made = await AnInspection.ApprovedAsync(app);
        await using (var head = await made.HeadAsync())
        {
            AnInspection.Done(await head.Get<DivideInspectionGroup>().RunAsync(made.Id, 1, default));
            var leader = (await made.ReadAsync()).Leader!.Id;
            AnInspection.Done(await head.Get<AssignSubGroup>().RunAsync(made.Id, leader, 1, true, default));
            AnInspection.Done(await head.Get<AddInspectionStop>().RunAsync(made.Id, new(1, AnInspection.Meeting.AddDays(6), new(9, 0), new(11, 0), "农贸市场", ""), default));
            AnInspection.Done(await head.Get<SendItinerary>().RunAsync(made.Id, default));
        }

        using var visitor = await Visitor.SignedInAsync(app, "reader", Role.Office);
        var address = $"/inspections/{made.Id.Value}";
        var member = (await made.ReadAsync()).Leader!.Id.Value;

        Assert.Contains("农贸市场", await visitor.Client.GetStringAsync($"{address}/itinerary/{member}.ics"), StringComparison.Ordinal);
        Assert.Contains("第三十五条", await visitor.Client.GetStringAsync($"{address}/articles.csv"), StringComparison.Ordinal);
        Assert.Contains("县教育局", WordOf(await visitor.Client.GetByteArrayAsync($"{address}/notice/{made.School.Id.Value}.docx")), StringComparison.Ordinal);
        Assert.DoesNotContain("第三十五条", WordOf(await visitor.Client.GetByteArrayAsync($"{address}/notice/{made.School.Id.Value}.docx")), StringComparison.Ordinal);
        Assert.Contains("刘副主任", WordOf(await visitor.Client.GetByteArrayAsync($"{address}/scheme.docx")), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await visitor.Client.GetAsync($"{address}/notice/{Guid.NewGuid()}.docx")).StatusCode);
    }

    private static string WordOf(byte[] file)
    {
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word).Select(e => e.Description));
        return word.MainDocumentPart!.Document!.Body!.InnerText;
    }
}
