using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Supervision.Domain.Calendar;
using Supervision.Domain.KeyWorks;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Tests.Features.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Features.KeyWorks;

namespace Supervision.Tests.Features.KeyWorks;

/// <summary>A county with key works of 2026, taken as far as a test needs it. Member 2, a vice-chair, leads them.</summary>
internal sealed class AKeyWork
{
    public const int Year = 2026;
    private static readonly byte[] Pdf = [.. "%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"u8];

    private AKeyWork(TestApp app, ACounty county) => (App, County) = (app, county);

    public TestApp App { get; }

    public ACounty County { get; }

    public Actor Liaison { get; private set; } = null!;

    public Actor Head { get; private set; } = null!;

    public Actor BodyHead { get; private set; } = null!;

    public WorkCommittee Committee { get; } = WorkCommittee.Named("财政经济工作委员会", "财经工委", WorkCommitteeKind.Working, 1, isPersonnel: false);

    public SupervisedBody Body { get; } = SupervisedBody.Named("望溪县交通运输局", "县交通运输局", BodyKind.Department, new(2020, 1, 1), 1);

    public KeyWorkId Id { get; } = new(Guid.CreateVersion7());

    public Actor Clerk => County.Clerk;

    public Actor Lead => County.MemberActor(2);

    /// <summary>An application that begins on 5 January 2026, with one proposal.</summary>
    public static async Task<AKeyWork> ProposedAsync(bool port = false)
    {
        var app = await TestApp.StartAsync(new DateTimeOffset(2026, 1, 5, 1, 0, 0, TimeSpan.Zero), port, ("Ballots:KeyRounds", "1000"));
        var made = new AKeyWork(app, await ACounty.InAsync(app));
        await made.FoundAsync();
        await made.ProposeAsync(made.Id, "农村公路提升");
        return made;
    }

    /// <summary>Chosen by the council, and the plan asked for.</summary>
    public static async Task<AKeyWork> AskedAsync(bool port = false)
    {
        var made = await ProposedAsync(port);
        await made.ChooseAsync();
        made.GoTo(1, 15);
        await made.MustAsync<AskKeyWorks>(made.Clerk, async u => await u.RunAsync(Year, KeyWorkState.PlanAsked, default));
        return made;
    }

    /// <summary>The plan fixed on 20 March.</summary>
    public static async Task<AKeyWork> FixedAsync(bool port = false)
    {
        var made = await AskedAsync(port);
        made.GoTo(2, 26);
        await made.PlanAsync(made.Id, Plan());
        made.GoTo(3, 20);
        await made.FixAsync(made.Id);
        return made;
    }

    /// <summary>A plan with one indicator: roads, 0 to 120, quarters 20, 60, 95, 120.</summary>
    public static KeyWorkPlanEntry Plan(string q3 = "95", string target = "120", string q4 = "120", IReadOnlyList<int>? empty = null) => new(
        "新改建农村公路 120 公里", "按月调度", "马路平", "1200", "县级财政",
        [new("完成招标", "2026-03-25"), new("完成一半路基", "2026-06-20"), .. empty?.Contains(3) == true ? Array.Empty<MilestoneEntry>() : [new("路面铺筑", "2026-09-25")], new("验收", "2026-12-15")],
        empty ?? [], [new("新改建农村公路", "公里", nameof(IndicatorDirection.Up), "0", target, ["20", "60", q3, q4], "交通局统计")]);

    public static ProgressEntry Progress(string actual, string state = nameof(MilestoneState.Done), string why = "") => new(
        [new(nameof(MilestoneState.Done), "2026-03-24"), new(state, state == nameof(MilestoneState.Done) ? "2026-06-19" : ""), new(nameof(MilestoneState.OnTrack), ""), new(nameof(MilestoneState.OnTrack), "")],
        [actual], why, why, "");

    public static ResultEntry Result(string final, string link = "https://www.wangxi.gov.cn/roads.html") => new(
        [.. Enumerable.Range(0, 4).Select(i => new MilestoneAnswer(nameof(MilestoneState.Done), $"2026-{3 * i + 3:00}-05"))], [final], [link], "通车里程增加", "管护不足", "落实管护");

    public static KeyWorkFile File(string name = "签字.pdf") => new(name, new MemoryStream(Pdf));

    public void GoTo(int month, int day, int hour = 9) => App.Clock.SetUtcNow(new DateTimeOffset(Year, month, day, hour, 0, 0, TimeSpan.FromHours(8)).ToUniversalTime());

    public Task<T> DoAsync<TUseCase, T>(Actor actor, Func<TUseCase, Task<T>> act)
        where TUseCase : notnull => County.DoAsync(actor, act);

    public async Task MustAsync<TUseCase>(Actor actor, Func<TUseCase, Task<Outcome>> act)
        where TUseCase : notnull
    {
        var outcome = await County.DoAsync(actor, act);
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
    }

    /// <summary>The first sentence of a refusal; a refusal changes nothing.</summary>
    public async Task<string> RefusedAsync<TUseCase>(Actor actor, Func<TUseCase, Task<Outcome>> act)
        where TUseCase : notnull
    {
        await using var db = await App.OpenAsync();
        var before = await db.AuditEntries.CountAsync();
        var outcome = await County.DoAsync(actor, act);
        Assert.False(outcome.IsDone);
        Assert.Equal(before, await db.AuditEntries.CountAsync());
        return outcome.Obstacles[0].Message;
    }

    public Task DeniedAsync<TUseCase>(Actor actor, Func<TUseCase, Task<Outcome>> act)
        where TUseCase : notnull => Assert.ThrowsAsync<AccessDeniedException>(() => County.DoAsync(actor, act));

    public async Task<KeyWork> ReadAsync(KeyWorkId? id = null)
    {
        var wanted = id ?? Id;
        await using var db = await App.OpenAsync();
        return await db.KeyWorks.AsNoTracking().SingleAsync(w => w.Id == wanted);
    }

    public Task ProposeAsync(KeyWorkId id, string title, SupervisedBodyId? owner = null) => MustAsync<ProposeKeyWork>(Clerk, async u =>
        await u.RunAsync(id, Year, new(title, KeyWorkSource.GovernmentReport, "", owner ?? Body.Id, [], Committee.Id, Lead.Person), default));

    /// <summary>The council decides on whatever waits of key works, and the Office takes the list over.</summary>
    public async Task ChooseAsync()
    {
        await CouncilAsync(CouncilPurpose.KeyWorkList);
        await MustAsync<ChooseKeyWorks>(Clerk, u => u.RunAsync(Year, default));
    }

    /// <summary>A council meeting today decides on what waits for one purpose.</summary>
    public async Task CouncilAsync(string purpose, CouncilOutcome outcome = CouncilOutcome.Approved)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await using var db = await App.OpenAsync();
        List<CouncilQuestion> waiting = [];
        foreach (var agenda in scope.ServiceProvider.GetServices<ICouncilAgenda>())
        {
            waiting.AddRange((await agenda.WaitingAsync(db, default)).Where(q => q.Purpose == purpose));
        }

        await DecideAsync(outcome, [.. waiting]);
    }

    public async Task<CouncilDecisionId> DecideAsync(CouncilOutcome outcome, params CouncilQuestion[] questions)
    {
        await using var db = await App.OpenAsync();
        var now = App.Clock.GetUtcNow();
        var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), County.Term.Id, await db.CouncilMeetings.CountAsync() + 1, now.BeijingDate(), County.Members[0].Id);
        CouncilDecisionId last = default;
        foreach (var question in questions)
        {
            meeting.Put(new(Guid.NewGuid()), question);
        }

        var council = County.Members.Take(4).Select(m => new CouncilSeat(m.Id, m.Person, m.Position)).ToList();
        meeting.Attend([.. council.Select(s => s.Member)], County.Members[0].Id, council, now.BeijingDate());
        foreach (var item in meeting.Items)
        {
            last = meeting.Decide(item.Id, new(outcome, "纪要1号", outcome == CouncilOutcome.Approved ? "" : "条件不成熟"), SittingRules.MoreThanHalf, Clerk.Person, now).Id;
            meeting.Confirm(item.Id, new(County.Members[0].Person, County.Members[0].Id, true), now);
        }

        db.Add(meeting);
        await db.SaveChangesAsync();
        return last;
    }

    public async Task PlanAsync(KeyWorkId id, KeyWorkPlanEntry entry)
    {
        await MustAsync<KeepKeyWorkPlan>(Liaison, u => u.RunAsync(id, entry, default));
        await MustAsync<HandInKeyWorkPlan>(Liaison, u => u.RunAsync(id, File(), default));
    }

    public async Task FixAsync(KeyWorkId id)
    {
        await MustAsync<ReviewKeyWorkPlan>(Head, u => u.RunAsync(id, true, "", default));
        await MustAsync<FixKeyWorkPlan>(Lead, u => u.RunAsync(id, default));
    }

    public async Task ProgressAsync(KeyWorkId id, ProgressEntry entry)
    {
        await MustAsync<KeepKeyWorkProgress>(Liaison, u => u.RunAsync(id, entry, default));
        await MustAsync<HandInKeyWorkProgress>(Liaison, u => u.RunAsync(id, File(), default));
    }

    public async Task ResultAsync(KeyWorkId id, ResultEntry entry)
    {
        await MustAsync<KeepKeyWorkResult>(Liaison, u => u.RunAsync(id, entry, default));
        await MustAsync<HandInKeyWorkResult>(Liaison, u => u.RunAsync(id, File(), default));
    }

    /// <summary>Asked for progress on 1 June.</summary>
    public async Task AskAsync(KeyWorkState asked)
    {
        GoTo(asked == KeyWorkState.MidAsked ? 6 : 11, asked == KeyWorkState.MidAsked ? 1 : 2);
        await MustAsync<AskKeyWorks>(Clerk, async u => await u.RunAsync(Year, asked, default));
    }

    /// <summary>An announced vote reaches the works.</summary>
    public async Task AnnounceAsync(KeyWorkId id, int place, string words, Guid? round = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        await using var db = await App.OpenAsync();
        var matter = new Supervision.Domain.Dossiers.MatterRef(Supervision.Domain.Dossiers.MatterKind.KeyWork, id.Value);
        foreach (var follower in scope.ServiceProvider.GetServices<IRatingFollower>())
        {
            await follower.FollowAsync(db, new(round ?? Guid.NewGuid(), matter, Body.Id, App.Clock.GetUtcNow().BeijingDate(), words, place, 3, false), Actor.System("测试"), default);
        }

        await scope.ServiceProvider.GetRequiredService<Supervision.Web.Deadlines.DeadlinePlanner>().SaveAsync(db, matter, default);
    }

    private async Task FoundAsync()
    {
        await using var db = await App.OpenAsync();
        Actor Somebody(string name, Role role, Guid scope)
        {
            var person = Person.Named(name);
            db.Add(person);
            db.Add(RoleHolding.Of(person.Id, role, new(2020, 1, 1), scope));
            IReadOnlySet<Guid> own = new HashSet<Guid> { scope };
            var isBody = role is Role.BodyLiaison or Role.BodyHead;
            return new(person.Id, name, new HashSet<Role> { role })
            {
                Bodies = isBody ? own : new HashSet<Guid>(),
                Committees = isBody ? new HashSet<Guid>() : own,
                HeadedCommittees = role == Role.WorkCommitteeHead ? own : new HashSet<Guid>(),
            };
        }

        db.AddRange(Committee, Body);
        Liaison = Somebody("路明", Role.BodyLiaison, Body.Id.Value);
        BodyHead = Somebody("马路平", Role.BodyHead, Body.Id.Value);
        Head = Somebody("孔德明", Role.WorkCommitteeHead, Committee.Id.Value);
        await db.SaveChangesAsync();
    }
}
