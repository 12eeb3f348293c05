using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Opinions;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Features.Opinions;
using Supervision.Web.Persistence;

namespace Supervision.Tests.Features.Opinions;

/// <summary>A small county with one opinion, on the real application.</summary>
internal sealed class OpinionStage : IAsyncDisposable
{
    private OpinionStage(TestApp app) => App = app;

    public TestApp App { get; }

    public WorkCommittee Committee { get; } = WorkCommittee.Named("县人大常委会教科文卫工作委员会", "教科文卫工委", WorkCommitteeKind.Working, 1);

    public SupervisedBody Government { get; } = SupervisedBody.Named("望溪县人民政府", "县人民政府", BodyKind.Government, new(2020, 1, 1), 1);

    public SupervisedBody Health { get; } = SupervisedBody.Named("望溪县卫生健康局", "县卫生健康局", BodyKind.Department, new(2020, 1, 1), 2);

    public Term Term { get; } = Term.Of(17, new(2022, 1, 1), null, 33);

    public Person Chair { get; } = Person.Named("陈国栋");

    public Person Lead { get; } = Person.Named("刘慧敏");

    public Member ChairMember { get; private set; } = null!;

    public static async Task<OpinionStage> SetAsync(bool port = false, params IEnumerable<(string Key, string Value)> settings)
    {
        var stage = new OpinionStage(await TestApp.StartAsync(port, settings));
        stage.App.Clock.SetUtcNow(AnOpinion.Now.At);
        stage.ChairMember = Member.Elected(stage.Term.Id, stage.Chair.Id, MemberPosition.Chair, new(2022, 1, 1), 1);
        await using var db = await stage.App.OpenAsync();
        db.AddRange(stage.Committee, stage.Government, stage.Health, stage.Term, stage.Chair, stage.Lead, stage.ChairMember);
        await db.SaveChangesAsync();
        return stage;
    }

    public ReviewOpinion New(int serial = 1) => AnOpinion.Collecting(serial, Government.Id, Committee.Id, Lead.Id);

    public async Task<ReviewOpinionId> AddAsync(ReviewOpinion opinion)
    {
        await using var db = await App.OpenAsync();
        db.Add(SpecialReport.FromPlan(
            opinion.Report!.Value, opinion.DossierSerial,
            new(new(Guid.CreateVersion7()), 2026, ReportTier.Committee, opinion.ReportTitle, Government.Id, Health.Id, Committee.Id, Lead.Id),
            new(null, "系统", AnOpinion.Now.At)));
        db.Add(opinion);
        await db.SaveChangesAsync();
        return opinion.Id;
    }

    public Task<ReviewOpinionId> DraftAsync(int serial = 1) => AddAsync(AnOpinion.Draft(New(serial)));

    public Task<ReviewOpinionId> ReadyAsync(int serial = 1) => AddAsync(AnOpinion.Ready(New(serial), Health.Id));

    public Task<ReviewOpinionId> ApprovedAsync(int serial = 1) => AddAsync(AnOpinion.Approved(AnOpinion.SittingEnd, New(serial), Health.Id));

    public async Task<ReviewOpinion> ReadAsync(ReviewOpinionId id)
    {
        await using var db = await App.OpenAsync();
        return await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == id);
    }

    public Task<Acting> StaffAsync() => App.AsAsync(Role.WorkCommitteeStaff, Committee.Id.Value, "周建平");

    public Task<Acting> HeadAsync() => App.AsAsync(Role.WorkCommitteeHead, Committee.Id.Value, "宋主任");

    public Task<Acting> OfficeAsync() => App.AsAsync(Role.Office, name: "李文静");

    public Task<Acting> LiaisonAsync(SupervisedBody body) => App.AsAsync(Role.BodyLiaison, body.Id.Value, "联络员");

    public Task<Acting> LeadAsync() => App.AsAsync(new Actor(Lead.Id, Lead.Name, new HashSet<Role> { Role.CouncilMember, Role.Member }));

    public Task<Acting> SystemAsync() => App.AsAsync(Actor.System("定时任务"));

    /// <summary>What was said on the report of an opinion.</summary>
    public async Task SayAsync(ReviewOpinionId id, IReadOnlyList<NoteFacts> notes)
    {
        var opinion = await ReadAsync(id);
        await using var db = await App.OpenAsync();
        db.AddRange(notes.Select(n => SpeechNote.Of(
            new(n.Id), opinion.Heard, new(null, null, n.SpeakerName, n.IsGuest), n.Order,
            new(n.Marks[0].Text, null, n.Marks[0].Theme), new(null, n.SpeakerName, AnOpinion.Now.At))));
        await db.SaveChangesAsync();
    }

    /// <summary>A council meeting that decides on the item, confirmed.</summary>
    public async Task<CouncilMeeting> CouncilAsync(DateOnly day)
    {
        var meeting = CouncilMeeting.Plan(new(Guid.CreateVersion7()), Term.Id, 12, day, ChairMember.Id);
        await using var db = await App.OpenAsync();
        db.Add(meeting);
        await db.SaveChangesAsync();
        return meeting;
    }

    /// <summary>Puts what waits for the council to the meeting, as its page does.</summary>
    public async Task PutAsync(CouncilMeetingId id)
    {
        await using var db = await App.OpenAsync();
        await using var scope = App.Services.CreateAsyncScope();
        var meeting = await db.CouncilMeetings.SingleAsync(m => m.Id == id);
        foreach (var agenda in scope.ServiceProvider.GetServices<Supervision.Web.Common.ICouncilAgenda>())
        {
            foreach (var question in await agenda.WaitingAsync(db, default))
            {
                meeting.Put(new(Guid.CreateVersion7()), question);
            }
        }

        await db.SaveChangesAsync();
    }

    public async Task DecideAsync(CouncilMeetingId id, CouncilOutcome outcome, bool confirm = true)
    {
        await using var db = await App.OpenAsync();
        var meeting = await db.CouncilMeetings.SingleAsync(m => m.Id == id);
        meeting.Attend([ChairMember.Id], ChairMember.Id, [new(ChairMember.Id, Chair.Id, MemberPosition.Chair)], meeting.Day);
        var item = meeting.Items[^1];
        meeting.Decide(item.Id, new(outcome, "纪要12号", outcome == CouncilOutcome.Approved ? "" : "再核"), SittingRules.MoreThanHalf, null, App.Clock.GetUtcNow());
        if (confirm)
        {
            meeting.Confirm(item.Id, new(Chair.Id, ChairMember.Id, true), App.Clock.GetUtcNow());
        }

        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
