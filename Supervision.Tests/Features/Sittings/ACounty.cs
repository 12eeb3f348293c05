using Microsoft.EntityFrameworkCore;
using Supervision.Domain.Organisation;
using Supervision.Domain.Sittings;
using Supervision.Tests.Building;
using Supervision.Web.Access;
using Supervision.Web.Features.Sittings;

namespace Supervision.Tests.Features.Sittings;

/// <summary>A county with a term of 27 members (a chair, three vice-chairs) and one clerk of the office.</summary>
internal sealed class ACounty(TestApp app, int size)
{
    public Term Term { get; private init; } = Term.Of(18, new(2021, 12, 20), null, size);

    public List<Member> Members { get; } = [];

    public Actor Clerk { get; private set; } = null!;

    /// <summary>A county with so many members.</summary>
    public static async Task<ACounty> InAsync(TestApp app, int members = 27)
    {
        var county = new ACounty(app, members);
        await using var db = await app.OpenAsync();
        db.Add(county.Term);
        for (var i = 1; i <= members; i++)
        {
            var person = Person.Named($"委员{i}");
            db.Add(person);
            county.Members.Add(Member.Elected(county.Term.Id, person.Id,
                i == 1 ? MemberPosition.Chair : i <= 4 ? MemberPosition.ViceChair : MemberPosition.Ordinary, county.Term.Start, i));
        }

        db.AddRange(county.Members);
        var clerk = Person.Named("李文静");
        db.Add(clerk);
        db.Add(RoleHolding.Of(clerk.Id, Role.Office, new(2020, 1, 1)));
        await db.SaveChangesAsync();
        county.Clerk = new(clerk.Id, clerk.Name, new HashSet<Role> { Role.Office });
        return county;
    }

    /// <summary>A county that is there already, with its members in the order that a test wants.</summary>
    public static ACounty Of(TestApp app, Term term, IReadOnlyList<Member> members, Actor clerk)
    {
        var county = new ACounty(app, members.Count) { Term = term, Clerk = clerk };
        county.Members.AddRange(members);
        return county;
    }

    /// <summary>The same county in another application, which runs on a copy of the database.</summary>
    public ACounty In(TestApp other)
    {
        var same = new ACounty(other, Members.Count) { Term = Term, Clerk = Clerk };
        same.Members.AddRange(Members);
        return same;
    }

    /// <summary>The actor of a member, numbered from 1: 1 is the chair, 2 to 4 the vice-chairs.</summary>
    public Actor MemberActor(int number)
    {
        var member = Members[number - 1];
        HashSet<Role> roles = number switch
        {
            1 => [Role.Member, Role.CouncilMember, Role.Chair],
            <= 4 => [Role.Member, Role.CouncilMember],
            _ => [Role.Member],
        };
        return new(member.Person, $"委员{number}", roles) { Member = member.Id };
    }

    /// <summary>Runs a use case for somebody.</summary>
    public async Task<TResult> DoAsync<TUseCase, TResult>(Actor actor, Func<TUseCase, Task<TResult>> act)
        where TUseCase : notnull
    {
        await using var acting = await app.AsAsync(actor);
        return await act(acting.Get<TUseCase>());
    }

    /// <summary>A planned sitting.</summary>
    public async Task<SittingId> PlanAsync(DateOnly first, DateOnly? last = null, bool urgent = false)
    {
        var id = new SittingId(Guid.NewGuid());
        var outcome = await DoAsync<PlanSitting, Supervision.Domain.Rules.Outcome>(Clerk, u => u.RunAsync(
            new(id, null, new(first, last ?? first, new(9, 0), "三楼会议室"), urgent), default));
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
        return id;
    }

    /// <summary>A sitting that the council called, with one item on its agenda.</summary>
    public async Task<SittingId> CallAsync(DateOnly first, DateOnly? last = null, bool urgent = false)
    {
        var id = await PlanAsync(first, last, urgent);
        await using (var db = await app.OpenAsync())
        {
            var sitting = await db.Sittings.SingleAsync(s => s.Id == id);
            sitting.Put(new(Guid.NewGuid()), "人事任免事项", null, "");
            var number = await db.CouncilMeetings.CountAsync() + 1;
            var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().AddHours(8).DateTime);
            var meeting = CouncilMeeting.Plan(new(Guid.NewGuid()), Term.Id, number, today, Members[0].Id);
            var item = meeting.Put(new(Guid.NewGuid()), new("会期", CouncilPurpose.SittingCall, sitting.Matter));
            var council = Members.Take(4).Select(m => new CouncilSeat(m.Id, m.Person, m.Position)).ToList();
            meeting.Attend([.. council.Select(s => s.Member)], Members[0].Id, council, today);
            meeting.Decide(item.Id, new(CouncilOutcome.Approved, $"纪要{number}号"), SittingRules.MoreThanHalf, Clerk.Person, app.Clock.GetUtcNow());
            meeting.Confirm(item.Id, new(Members[0].Person, Members[0].Id, true), app.Clock.GetUtcNow());
            db.Add(meeting);
            await db.SaveChangesAsync();
        }

        var outcome = await DoAsync<CallSitting, Supervision.Domain.Rules.Outcome>(Clerk, u => u.RunAsync(id, default));
        Assert.True(outcome.IsDone, string.Join('\n', outcome.Obstacles.Select(o => o.Message)));
        return id;
    }

    /// <summary>Sets the clock to a time of day in Beijing.</summary>
    public void At(int year, int month, int day, int hour, int minute = 0) =>
        app.Clock.SetUtcNow(new DateTimeOffset(year, month, day, hour, minute, 0, TimeSpan.FromHours(8)));
}
