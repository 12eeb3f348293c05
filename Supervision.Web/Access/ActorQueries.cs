using Supervision.Web.Persistence;

namespace Supervision.Web.Access;

/// <summary>Reads the roles a person holds on a day: memberships and assigned roles together.</summary>
internal static class ActorQueries
{
    public static async Task<Actor?> FindAsync(
        IDbContextFactory<SupervisionDb> databases, PersonId person, DateOnly day, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.FindActorAsync(person, day, stop);
    }

    public static async Task<Actor?> FindActorAsync(this SupervisionDb db, PersonId person, DateOnly day, CancellationToken stop)
    {
        var name = await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(stop);
        if (name is null)
        {
            return null;
        }

        var member = await db.Members.AsNoTracking()
            .Where(m => m.Person == person && m.From <= day && (m.To == null || m.To > day)).FirstOrDefaultAsync(stop);
        var held = await db.RoleHoldings.AsNoTracking()
            .Where(r => r.Person == person && r.From <= day && (r.To == null || r.To > day)).ToListAsync(stop);
        var actor = Compose(person, name, member, held);
        if (actor.Committees.Count > 0)
        {
            var personnel = await db.WorkCommittees.Where(c => c.IsPersonnel).Select(c => c.Id).ToListAsync(stop);
            actor = actor with { IsPersonnel = personnel.Exists(actor.Serves) };
        }

        return actor.Bodies.Count == 0 ? actor : actor with { Bodies = await WithTakenOverAsync(db, actor.Bodies, day, stop) };
    }

    // Who acts for a body also acts for those whose work it took over (D-17.13).
    private static async Task<IReadOnlySet<Guid>> WithTakenOverAsync(
        SupervisionDb db, IReadOnlySet<Guid> own, DateOnly day, CancellationToken stop)
    {
        var bodies = await db.SupervisedBodies.AsNoTracking().Where(b => b.Successor != null).ToDictionaryAsync(b => b.Id, stop);
        return own.Concat(bodies.Keys.Where(b => own.Contains(SupervisedBody.ActingFor(b, bodies, day).Value)).Select(b => b.Value)).ToHashSet();
    }

    private static Actor Compose(PersonId person, string name, Member? member, List<RoleHolding> held)
    {
        IReadOnlySet<Guid> Scopes(params Role[] roles) =>
            held.Where(r => roles.Contains(r.Role) && r.Scope is not null).Select(r => r.Scope!.Value).ToHashSet();

        return new(person, name, RolesOf(member).Concat(held.Select(r => r.Role)).ToHashSet())
        {
            Member = member?.Id,
            Committees = Scopes(Role.WorkCommitteeStaff, Role.WorkCommitteeHead),
            HeadedCommittees = Scopes(Role.WorkCommitteeHead),
            Bodies = Scopes(Role.BodyLiaison, Role.BodyHead),
        };
    }

    private static IEnumerable<Role> RolesOf(Member? member) => member?.Position switch
    {
        MemberPosition.Chair => [Role.Member, Role.CouncilMember, Role.Chair],
        MemberPosition.ViceChair => [Role.Member, Role.CouncilMember],
        MemberPosition.Ordinary => [Role.Member],
        _ => [],
    };
}
