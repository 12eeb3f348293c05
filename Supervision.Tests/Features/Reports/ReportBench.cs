using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Demo;
using Supervision.Web.Features.Reports;
using Supervision.Web.Features.Sittings;

namespace Supervision.Tests.Features.Reports;

/// <summary>A county with one report of the government, its sitting on 2026-06-25, and the people who work on it.</summary>
internal sealed class ReportBench : IAsyncDisposable
{
    private ReportBench(TestApp app, DemoCounty county, SpecialReport report, Sitting sitting) =>
        (App, County, Report, Sitting) = (app, county, report, sitting);

    public TestApp App { get; }

    public DemoCounty County { get; }

    public SpecialReport Report { get; }

    public Sitting Sitting { get; }

    public SpecialReportId Id => Report.Id;

    public Actor Office => Acting("李文静", Role.Office);

    public Actor Liaison => Acting("罗小梅", Role.BodyLiaison) with { Bodies = Set(County.Bodies["县人民政府"].Id.Value) };

    public Actor OtherLiaison => Acting("谷雨", Role.BodyLiaison) with { Bodies = Set(County.Bodies["县教育局"].Id.Value) };

    public Actor Head => Acting("施兰", Role.WorkCommitteeHead) with { Committees = Set(Committee), HeadedCommittees = Set(Committee) };

    public Actor OtherHead => Acting("尹法", Role.WorkCommitteeHead) with
    {
        Committees = Set(County.Committees["法工委"].Id.Value),
        HeadedCommittees = Set(County.Committees["法工委"].Id.Value),
    };

    /// <summary>The liaison of the department that does the work: it hands in before the lighter tiers.</summary>
    public Actor Department => Acting("路畅", Role.BodyLiaison) with { Bodies = Set(County.Bodies["县民政局"].Id.Value) };

    public Actor Chair => Acting("陈国栋", Role.Member, Role.CouncilMember, Role.Chair);

    public Actor Lead => Acting("王志远", Role.Member, Role.CouncilMember);

    public Actor OtherCouncil => Acting("刘慧敏", Role.Member, Role.CouncilMember);

    public Actor Admin => Acting("石敏", Role.SystemAdmin);

    private Guid Committee => County.Committees["社会建设工委"].Id.Value;

    public static async Task<ReportBench> StartAsync(
        bool port = false, ReportTier tier = ReportTier.Committee, bool urgent = false, params IEnumerable<(string Key, string Value)> settings)
    {
        var app = await TestApp.StartAsync(port, settings);
        await using var db = await app.OpenAsync();
        var county = DemoCounty.AddTo(db, new(2026, 6, 1));
        var sitting = Sitting.Plan(new(Guid.NewGuid()), county.Term.Id, 31, new(new(2026, 6, 25), new(2026, 6, 26), new(9, 0), "三楼会议室"), urgent, new(2026, 5, 1));
        sitting.Call(new(
            new(Guid.NewGuid()), new(Guid.NewGuid()), 2026, 5, new(2026, 5, 6), CouncilOutcome.Approved, true, "会期", CouncilPurpose.SittingCall, sitting.Matter, null, "5"));
        var report = SpecialReport.FromPlan(
            new(Guid.NewGuid()), 8,
            new(new(Guid.NewGuid()), 2026, tier, "养老服务工作情况的报告", county.Bodies["县人民政府"].Id, county.Bodies["县民政局"].Id,
                county.Committees["社会建设工委"].Id, county["王志远"].Id),
            new(null, "系统", app.Clock.GetUtcNow()));
        db.AddRange(sitting, report);
        await db.SaveChangesAsync();
        return new(app, county, report, sitting);
    }

    public Actor Member(string name) => Acting(name, Role.Member);

    public async Task<Outcome> DoAsync<T>(Actor actor, Func<T, Task<Outcome>> act)
        where T : notnull
    {
        await using var acting = await App.AsAsync(actor);
        return await act(acting.Get<T>());
    }

    /// <summary>The same, and it must be done.</summary>
    public async Task MustAsync<T>(Actor actor, Func<T, Task<Outcome>> act)
        where T : notnull => Assert.Equal([], (await DoAsync(actor, act)).Obstacles.Select(o => o.Message));

    public async Task<SpecialReport> ReadAsync()
    {
        await using var db = await App.OpenAsync();
        return await db.SpecialReports.AsNoTracking().SingleAsync(r => r.Id == Id);
    }

    /// <summary>Sets the clock to ten in the morning of a day in Beijing.</summary>
    public void GoTo(int month, int day) => App.Clock.SetUtcNow(new DateTimeOffset(2026, month, day, 10, 0, 0, TimeSpan.FromHours(8)));

    public static HandedIn Pdf(string content = "正文", Guid? form = null) =>
        new(form ?? Guid.NewGuid(), "报告.pdf", new MemoryStream([.. "%PDF-1.7\n"u8, .. System.Text.Encoding.UTF8.GetBytes(content)]));

    /// <summary>Leads the report to a state along the ordinary way, through the use cases.</summary>
    public async Task LeadToAsync(ReportState state)
    {
        (ReportState To, Func<Task> Do)[] way =
        [
            (ReportState.Scheduled, () => MustAsync<ScheduleReport>(Office, u => u.RunAsync(Id, Sitting.Id, default))),
            (ReportState.OpinionsSent, () => MustAsync<SendOpinions>(Office, u => u.RunAsync(Id, [("床位不足", "代表建议"), ("护理人员少", "来信")], false, default))),
            (ReportState.DraftReceived, () => MustAsync<HandInDraft>(Liaison, u => u.RunAsync(Id, Pdf("初稿"), default))),
            (ReportState.Commented, async () =>
            {
                await MustAsync<AddComments>(Head, u => u.RunAsync(Id, ["补充数据", "写明资金"], default));
                await MustAsync<SendComments>(Head, u => u.RunAsync(Id, false, default));
            }),
            (ReportState.RevisedReceived, async () => await MustAsync<HandInRevised>(Liaison, async u => await u.RunAsync(Id, Pdf("正式稿"), await AnswersAsync(), "", default))),
            (ReportState.Distributed, async () => await MustAsync<DistributeReport>(Office, async u => await u.RunAsync(Id, await EverybodyAsync(), default))),
            (ReportState.OnAgenda, () => FollowAsync(SittingEvent.AgendaAdopted)),
            (ReportState.Heard, async () =>
            {
                await MustAsync<NameReporter>(Office, u => u.RunAsync(Id, "何明远", "县长", ReporterKind.OrganLeader, null, default));
                await MustAsync<HearReport>(Office, u => u.RunAsync(Id, default));
            }),
        ];
        var from = (await ReadAsync()).State;
        foreach (var (to, act) in way.Where(w => w.To > from && w.To <= state))
        {
            await act();
            Assert.Equal(to, (await ReadAsync()).State);
        }
    }

    public async Task<IReadOnlyList<AnswerLine>> AnswersAsync() =>
        [.. (await ReadAsync()).Opinions.Select(o => new AnswerLine(o.Id, OpinionAnswer.Adopted, "已写入"))];

    public Task<Dictionary<MemberId, DeliveryMode>> EverybodyAsync() =>
        Task.FromResult(County.Members.ToDictionary(m => m.Id, _ => DeliveryMode.Screen));

    /// <summary>Opens the sitting when need be, adopts its agenda or closes it, and lets the reports follow.</summary>
    public async Task FollowAsync(SittingEvent what)
    {
        GoTo(6, what == SittingEvent.Closed ? 26 : 25);
        await using var acting = await App.AsAsync(Office);
        await using var db = await App.OpenAsync();
        var sitting = await db.Sittings.SingleAsync(s => s.Id == Sitting.Id);
        if (what == SittingEvent.AgendaAdopted)
        {
            sitting.SendNotice(new(2026, 6, 18));
            sitting.Open(31, 31, new(2026, 6, 25));
            sitting.AdoptAgenda(new(2026, 6, 25));
        }
        else
        {
            sitting.Close(new(2026, 6, 26), new(2026, 6, 26));
        }

        await new ReportFollower().FollowAsync(db, sitting, what, Office, default);
        await db.SaveChangesAsync();
    }

    /// <summary>A council meeting on a day of this June or later.</summary>
    public async Task<CouncilMeetingId> CouncilAsync(DateOnly day)
    {
        var id = new CouncilMeetingId(Guid.NewGuid());
        await MustAsync<PlanCouncilMeeting>(Office, u => u.RunAsync(new(id, null, day, County.Members[0].Id), default));
        return id;
    }

    /// <summary>Puts what the report has waiting, when it is not there already, and enters and confirms what the council decided on it.</summary>
    public async Task DecideAsync(CouncilMeetingId meeting, CouncilOutcome outcome = CouncilOutcome.Approved, string note = "")
    {
        await using (var acting = await App.AsAsync(Office))
        {
            var view = (await acting.Get<CouncilQueries>().FindAsync(meeting, default))!;
            foreach (var question in view.Waiting.Where(q => q.Matter == Report.Matter))
            {
                await MustAsync<PutCouncilItem>(Office, u => u.RunAsync(meeting, new(Guid.NewGuid()), question, default));
            }
        }

        await MustAsync<RecordCouncilPresence>(Office, u => u.RunAsync(
            meeting, [.. County.Members.Where(m => m.IsCouncil).Select(m => m.Id)], County.Members[0].Id, default));
        await using var db = await App.OpenAsync();
        foreach (var item in (await db.CouncilMeetings.AsNoTracking().SingleAsync(m => m.Id == meeting)).Items.Where(i => i.Decision is null))
        {
            await MustAsync<EnterCouncilDecision>(Office, u => u.RunAsync(meeting, item.Id, new(outcome, "纪要1号", note), default));
            await MustAsync<ConfirmCouncilDecision>(Chair, u => u.RunAsync(meeting, item.Id, default));
        }
    }

    /// <summary>Asks the council for something, has it agree on the same day, and leaves the registering to the test.</summary>
    public async Task AskAsync(ReportWish wish)
    {
        await MustAsync<AskCouncil>(Office, u => u.RunAsync(Id, wish, "工作需要", default));
        await DecideAsync(await CouncilAsync(App.Clock.GetUtcNow().BeijingDate()));
    }

    public async Task<DossierView> ViewAsync(Actor actor)
    {
        await using var acting = await App.AsAsync(actor);
        return (await acting.Get<DossierQueries>().FindAsync(Report.Number, default))!;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private Actor Acting(string name, params Role[] roles) => new(County[name].Id, name, roles.ToHashSet())
    {
        Member = roles.Contains(Role.Member) ? County.Members.Find(m => m.Person == County[name].Id)!.Id : null,
    };

    private static HashSet<Guid> Set(Guid id) => [id];
}
