using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Appointees;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Features.Appointees;
using Supervision.Web.Features.Appointees.Appraisals;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Appointees;

/// <summary>An appraisal of the finance bureau with two heads, taken as far as a test needs it. The sitting is on 20 July 2026.</summary>
internal sealed class AnAppraisal
{
    public static readonly DateOnly SittingDay = new(2026, 7, 20);
    private static readonly byte[] Pdf = [.. "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8];

    private AnAppraisal(TestApp app, AnAppointee county) => (App, County) = (app, county);

    public TestApp App { get; }

    public AnAppointee County { get; }

    public AppraisalId Id { get; private set; }

    public SittingId Sitting { get; } = new(Guid.CreateVersion7());

    public AppointeeId First { get; private set; }

    public AppointeeId Second { get; private set; }

    /// <summary>Chosen and begun.</summary>
    public static async Task<AnAppraisal> BegunAsync(TestApp app)
    {
        var made = new AnAppraisal(app, await AnAppointee.FoundAsync(app));
        made.First = await made.County.InPostAsync("金满仓", new(2024, 1, 12));
        made.Second = await made.County.InPostAsync("汪海洋", new(2024, 3, 1), post: "副局长");
        await using (var db = await app.OpenAsync())
        {
            db.Add(SittingOf(made));
            await db.SaveChangesAsync();
        }

        await using var office = await made.County.OfficeAsync();
        await office.Get<ChooseAppraisalOrgan>().RunAsync(2026, made.County.Bureau.Id, AnAppointee.Today, "第三次主任会议纪要", default);
        var choice = (await office.Get<AppraisalQueries>().ReadAsync(2026, default)).Chosen[0];
        made.Id = (await office.Get<BeginAppraisal>().RunAsync(choice.Id, default)).Value;
        return made;
    }

    /// <summary>Scheme approved and announced on 1 June.</summary>
    public static async Task<AnAppraisal> AnnouncedAsync(TestApp app)
    {
        var made = await BegunAsync(app);
        await made.KeepSchemeAsync();
        await made.CouncilAsync();
        await using var office = await made.County.OfficeAsync();
        Done(await office.Get<ApproveAppraisalScheme>().RunAsync(made.Id, default));
        Done(await office.Get<AnnounceAppraisal>().RunAsync(made.Id, AnAppointee.Today, "常委会网站", default));
        return made;
    }

    /// <summary>Heard and commented on.</summary>
    public static async Task<AnAppraisal> CommentedAsync(TestApp app)
    {
        var made = await AnnouncedAsync(app);
        await using var personnel = await made.County.PersonnelAsync();
        Done(await personnel.Get<AddSurveyPaper>().RunAsync(made.Id, false, Paper(), default));
        Done(await personnel.Get<HandInAppraisalPaper>().RunAsync(made.Id, 1, AppraisalPaperKind.Statement, Paper(), default));
        Done(await personnel.Get<HandInAppraisalPaper>().RunAsync(made.Id, 2, AppraisalPaperKind.Statement, Paper(), default));
        app.Clock.SetUtcNow(new(2026, 7, 20, 2, 0, 0, TimeSpan.Zero));
        Done(await personnel.Get<HearAppraisal>().RunAsync(made.Id, 1, SittingDay, false, "", default));
        Done(await personnel.Get<HearAppraisal>().RunAsync(made.Id, 2, SittingDay, true, "第五次主任会议纪要", default));
        Done(await personnel.Get<NoteAppraisalRemark>().RunAsync(made.Id, new(1, "黄委员", true, "预算执行为什么慢", "项目前期不足"), default));
        return made;
    }

    /// <summary>The result of the first round taken over: the head unsatisfied when asked for.</summary>
    public static async Task<AnAppraisal> RatedAsync(TestApp app, bool isWorst = false)
    {
        var made = await CommentedAsync(app);
        await made.RoundAsync([(1, isWorst ? [2, 3, 19] : [18, 5, 1]), (2, [20, 4, 0])]);
        await using var office = await made.County.OfficeAsync();
        Done(await office.Get<TakeAppraisalRound>().RunAsync(made.Id, default));
        return made;
    }

    public async Task KeepSchemeAsync(IReadOnlyDictionary<AppointmentId, string>? struck = null)
    {
        await using var office = await County.OfficeAsync();
        Done(await office.Get<KeepAppraisalScheme>().RunAsync(Id, Scheme(struck), Paper("方案.pdf"), default));
    }

    public SchemeEntry Scheme(IReadOnlyDictionary<AppointmentId, string>? struck = null) =>
        new(Sitting, "走访、座谈", [], struck ?? new Dictionary<AppointmentId, string>());

    /// <summary>The council agrees to what waits for it.</summary>
    public async Task CouncilAsync()
    {
        await using var office = await County.OfficeAsync();
        await using var db = await App.OpenAsync();
        var question = Assert.Single(await new AppraisalAgenda().WaitingAsync(db, default));
        var members = Enumerable.Range(1, 4).Select(i => (Person: Person.Named($"主任会议成员{i}"), Order: i)).ToList();
        db.AddRange(members.Select(m => m.Person));
        var council = members.Select(m => Member.Elected(County.Term.Id, m.Person.Id, m.Order == 1 ? MemberPosition.Chair : MemberPosition.ViceChair, County.Term.Start, m.Order)).ToList();
        db.AddRange(council);
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), County.Term.Id, 1, AnAppointee.Today, council[0].Id);
        var item = meeting.Put(new(Guid.NewGuid()), question);
        var seats = council.Select(m => new CouncilSeat(m.Id, m.Person, m.Position)).ToList();
        meeting.Attend([.. seats.Select(s => s.Member)], council[0].Id, seats, AnAppointee.Today);
        meeting.Decide(item.Id, new(CouncilOutcome.Approved, "纪要1号"), SittingRules.MoreThanHalf, office.Actor.Person, App.Clock.GetUtcNow());
        meeting.Confirm(item.Id, new(council[0].Person, council[0].Id, true), App.Clock.GetUtcNow());
        db.Add(meeting);
        await db.SaveChangesAsync();
    }

    /// <summary>A secret round of 27 members, 24 present, as it stands when it was announced; votes best grade first.</summary>
    public async Task<RatingRoundId> RoundAsync(IReadOnlyList<(int Subject, int[] Votes)> lines)
    {
        await using var db = await App.OpenAsync();
        var appraisal = await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == Id);
        var template = await db.RatingTemplates.FirstAsync(t => t.Name == "任命人员履职情况满意度测评");
        var id = new RatingRoundId(Guid.CreateVersion7());
        var subjects = lines.Select((l, i) => (Person: appraisal.Find(l.Subject)!, Place: i)).Select(x => new RatingSubject(x.Place, x.Person.Name, x.Person.Post, appraisal.Matter));
        var round = RatingRound.SetUp(id, new("履职情况满意度测评", Sitting, SlipWay.Screen, false), template.Id, template.Content, subjects);
        var (now, marks) = (App.Clock.GetUtcNow(), lines.Select(l => l.Votes.SelectMany((n, grade) => Enumerable.Repeat((byte)grade, n)).ToList()).ToList());
        var two = new[] { Person.Named("监票人甲"), Person.Named("监票人乙") };
        db.AddRange(two.Cast<object>());
        round.Approve(new(new(Guid.NewGuid()), "主任会议", true), "办公室", now);
        round.NameScrutineers([.. two.Select(p => (p.Id, p.Name))], "办公室", now);
        round.MakeReady(new(27, 27, 27, [.. Enumerable.Range(0, 24).Select(_ => new MemberId(Guid.NewGuid()))]), "办公室", now);
        round.GiveKeys(new([1], [2]));
        foreach (var scrutineer in two)
        {
            round.NoteCode(scrutineer.Id, now);
        }

        round.Open("办公室", now);
        round.Close(24, 24, "办公室", now);
        round.Seal((subject, _) => marks[subject], 24, 24, "00", "监票人甲", now);
        foreach (var scrutineer in two)
        {
            round.Confirm(scrutineer.Id, now);
        }

        round.Announce("主任", now);
        db.Add(round);
        await db.SaveChangesAsync();
        return id;
    }

    public async Task<Appraisal> ReadAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == Id);
    }

    public static AppointeePaper Paper(string name = "材料.pdf") => new(name, new MemoryStream(Pdf));

    public static void Done(Outcome outcome) => Assert.True(outcome.IsDone, string.Join(' ', outcome.Obstacles.Select(o => o.Message)));

    private static Sitting SittingOf(AnAppraisal made) =>
        Supervision.Domain.Sittings.Sitting.Plan(made.Sitting, made.County.Term.Id, 31, new(SittingDay, SittingDay, new(9, 0), "三楼会议室"), false, AnAppointee.Today);
}
