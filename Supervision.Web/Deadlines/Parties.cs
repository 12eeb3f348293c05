using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Deadlines;

/// <summary>Which people stand behind a party, in one place: the work list and the reminders agree by construction.</summary>
public static class Parties
{
    /// <summary>True when what this party owes is the actor's own to do.</summary>
    public static bool Includes(this Party party, Actor actor) => party.Kind switch
    {
        PartyKind.Office => actor.IsOffice,
        PartyKind.Council => actor.IsCouncil,
        PartyKind.Chair => actor.IsChair,
        PartyKind.WorkCommittee => party.Id is { } committee && actor.Committees.Contains(committee),
        PartyKind.Body => party.Id is { } body && actor.Bodies.Contains(body),
        PartyKind.Members => actor.IsMember,
        PartyKind.Person => actor.Person is { } person && person.Value == party.Id,
        PartyKind.Admin => actor.IsAdmin,
        _ => false,
    };

    /// <summary>The directory of a day: names of parties and the persons behind them.</summary>
    public static Task<PartyDirectory> LoadPartiesAsync(this SupervisionDb db, DateOnly day, CancellationToken stop) =>
        db.SharedAsync($"parties {day.DayNumber}", () => ReadPartiesAsync(db, day, stop));

    private static async Task<PartyDirectory> ReadPartiesAsync(SupervisionDb db, DateOnly day, CancellationToken stop) => new(
        await db.RoleHoldings.AsNoTracking().Where(r => r.From <= day && (r.To == null || r.To > day)).ToListAsync(stop),
        await db.Members.AsNoTracking().Where(m => m.From <= day && (m.To == null || m.To > day)).ToListAsync(stop),
        await db.People.Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id.Value, p => p.Name, stop),
        await db.WorkCommittees.Select(c => new { c.Id, c.ShortName }).ToDictionaryAsync(c => c.Id.Value, c => c.ShortName, stop),
        await db.SupervisedBodies.AsNoTracking().ToDictionaryAsync(b => b.Id, stop), day);
}

/// <summary>Names of parties and the persons behind them on one day.</summary>
public sealed class PartyDirectory(
    IReadOnlyList<RoleHolding> held, IReadOnlyList<Member> members, IReadOnlyDictionary<Guid, string> people,
    IReadOnlyDictionary<Guid, string> committees, IReadOnlyDictionary<SupervisedBodyId, SupervisedBody> bodies, DateOnly day)
{
    /// <summary>The party as people call it, e.g. 办公室, 教科文卫工委, 县教育和体育局.</summary>
    public string NameOf(Party party) => party.Kind switch
    {
        PartyKind.Office => "办公室",
        PartyKind.Council => "主任会议",
        PartyKind.Chair => "主任",
        PartyKind.WorkCommittee => committees.GetValueOrDefault(party.Id ?? default, "有关工委"),
        PartyKind.Body => NameOfBody(party),
        PartyKind.Members => "常委会组成人员",
        PartyKind.Person => people.GetValueOrDefault(party.Id ?? default, "有关人员"),
        _ => "系统管理员",
    };

    /// <summary>Name of a person.</summary>
    public string NameOf(PersonId person) => people.GetValueOrDefault(person.Value, "—");

    /// <summary>The persons who act for a party: of a body its liaisons, or its head while it has none.</summary>
    public IReadOnlyList<PersonId> PersonsOf(Party party) => party.Kind switch
    {
        PartyKind.Office => Holding(Role.Office, Role.OfficeHead),
        PartyKind.Council => [.. members.Where(m => m.IsCouncil).Select(m => m.Person)],
        PartyKind.Chair => Chair,
        PartyKind.WorkCommittee => HoldingIn(party.Id, Role.WorkCommitteeStaff, Role.WorkCommitteeHead),
        PartyKind.Body when HoldingIn(ActingFor(party), Role.BodyLiaison) is { Count: > 0 } liaisons => liaisons,
        PartyKind.Body => HeadsOf(party),
        PartyKind.Members => [.. members.Select(m => m.Person)],
        PartyKind.Person when party.Id is { } id && people.ContainsKey(id) => [new(id)],
        PartyKind.Admin => Holding(Role.SystemAdmin),
        _ => [],
    };

    /// <summary>Who holds a role, for one committee or body when it has a scope; nobody stands in.</summary>
    public IReadOnlyList<PersonId> Holders(Role role, Guid? scope = null) => scope is null ? Holding(role) : HoldingIn(scope, role);

    /// <summary>The head of the Office; the whole Office while there is none.</summary>
    public IReadOnlyList<PersonId> OfficeHeads => Holding(Role.OfficeHead) is { Count: > 0 } heads ? heads : Holding(Role.Office);

    /// <summary>The Chair, or who acts as chair.</summary>
    public IReadOnlyList<PersonId> Chair =>
        [.. members.Where(m => m.Position == MemberPosition.Chair).Select(m => m.Person).Concat(Holding(Role.ActingChair)).Distinct()];

    /// <summary>Heads of a body (单位负责人) who have an account's role; its liaisons while there is none.</summary>
    public IReadOnlyList<PersonId> HeadsOf(Party body) =>
        HoldingIn(ActingFor(body), Role.BodyHead) is { Count: > 0 } heads ? heads : HoldingIn(ActingFor(body), Role.BodyLiaison);

    /// <summary>Name of the head as the register has it, account or not; null when none is entered.</summary>
    public string? HeadNameOf(Party body) => ActingFor(body) is { } id ? bodies.GetValueOrDefault(new(id))?.HeadOn(day) : null;

    // A body that was closed stands behind its successor (D-17.13); both names are shown (D-17.14).
    private Guid? ActingFor(Party body) => body.Id is { } id ? SupervisedBody.ActingFor(new(id), bodies, day).Value : null;

    private string NameOfBody(Party party)
    {
        if (party.Id is not { } id || !bodies.TryGetValue(new(id), out var body))
        {
            return "有关单位";
        }

        var now = SupervisedBody.ActingFor(body.Id, bodies, day);
        return now == body.Id || !bodies.TryGetValue(now, out var next) ? body.ShortName : $"{next.ShortName}（原{body.ShortName}）";
    }

    private List<PersonId> Holding(params Role[] roles) => [.. held.Where(r => roles.Contains(r.Role)).Select(r => r.Person).Distinct()];

    private List<PersonId> HoldingIn(Guid? scope, params Role[] roles) =>
        [.. held.Where(r => roles.Contains(r.Role) && r.Scope == scope).Select(r => r.Person).Distinct()];
}
