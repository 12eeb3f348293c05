namespace Supervision.Web.Features.Organisation;

/// <summary>A membership as entered.</summary>
/// <param name="Person">Who.</param>
/// <param name="Position">主任, 副主任 or 委员.</param>
/// <param name="From">First day in office.</param>
/// <param name="Order">Place in the official order.</param>
public sealed record MemberEntry(PersonId Person, MemberPosition Position, DateOnly From, int Order);

/// <summary>Enters a member of the Committee (登记组成人员, D-3.2).</summary>
public sealed class ElectMember(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(MemberEntry entry, CancellationToken stop) => acting.RunAsync(act => ElectAsync(act, entry), stop);

    private static async Task<IReadOnlyList<Obstacle>> ElectAsync(OrganisationAct act, MemberEntry entry)
    {
        if (await act.Db.People.SingleOrDefaultAsync(p => p.Id == entry.Person, act.Stop) is not { } person)
        {
            return [new(OrganisationRules.ProperRecord, "请先登记人员，再登记任职。", nameof(MemberEntry.Person))];
        }

        if (await TermReading.OnAsync(act, entry.From) is not { } term)
        {
            return [new(OrganisationRules.OneTerm, $"{entry.From.Full()}不在任何一届的任期内。", nameof(MemberEntry.From))];
        }

        if (await ObstaclesAsync(act, entry, term) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Db.Members.Add(Member.Elected(term.Id, entry.Person, entry.Position, entry.From, entry.Order));
        act.Tell($"{person.Name}自{entry.From.Full()}起任常委会{OrganisationWords.Of(entry.Position)}");
        return [];
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(OrganisationAct act, MemberEntry entry, Term term)
    {
        var from = entry.From;
        var inOffice = await act.Db.Members.AsNoTracking().Where(m => m.From <= from && (m.To == null || m.To > from)).ToListAsync(act.Stop);
        List<Obstacle> obstacles = [.. Member.ObstaclesToElect(term, from, inOffice.Count, inOffice.Exists(m => m.Person == entry.Person))];
        if (entry.Position == MemberPosition.Chair && inOffice.Exists(m => m.Position == MemberPosition.Chair))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, "已有在任的主任，请先登记离任。", nameof(MemberEntry.Position)));
        }

        foreach (var office in (await Offices.HeldAsync(act, entry.Person, from)).Concat(await AppointedOffices.HeldAsync(act.Db, entry.Person, from, act.Stop)))
        {
            obstacles.AddRange(OrganisationRules.ObstaclesToHold(isMemberInOffice: true, office));
        }

        return obstacles;
    }
}

/// <summary>Ends a membership; the day is the first one no longer in office (登记离任, D-3.2).</summary>
public sealed class EndMembership(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(MemberId id, DateOnly firstDayOut, string reason, CancellationToken stop) =>
        acting.RunAsync(act => EndAsync(act, id, firstDayOut, reason), stop);

    private static async Task<IReadOnlyList<Obstacle>> EndAsync(OrganisationAct act, MemberId id, DateOnly firstDayOut, string reason)
    {
        if (await act.Db.Members.SingleOrDefaultAsync(m => m.Id == id, act.Stop) is not { } member)
        {
            return [new(OrganisationRules.Periods, "没有找到这条任职记录。")];
        }

        if (member.ObstaclesToEnd(firstDayOut, reason) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        member.End(firstDayOut, reason);
        var person = member.Person;
        var name = await act.Db.People.Where(p => p.Id == person).Select(p => p.Name).SingleAsync(act.Stop);
        act.Tell($"{name}离任（{reason}），自{firstDayOut.Full()}起不再任职");
        return [];
    }
}

/// <summary>Offices that a person holds in supervised bodies (D-1.7).</summary>
internal static class Offices
{
    public static async Task<IReadOnlyList<BodyKind>> HeldAsync(OrganisationAct act, PersonId person, DateOnly day)
    {
        var scopes = await act.Db.RoleHoldings.AsNoTracking()
            .Where(r => r.Person == person && (r.Role == Role.BodyHead || r.Role == Role.BodyLiaison) && (r.To == null || r.To > day) && r.Scope != null)
            .Select(r => r.Scope!.Value).ToListAsync(act.Stop);
        var ids = scopes.Select(s => new SupervisedBodyId(s)).ToList();
        return await act.Db.SupervisedBodies.AsNoTracking().Where(b => ids.Contains(b.Id)).Select(b => b.Kind).ToListAsync(act.Stop);
    }

    public static Task<bool> IsMemberAsync(OrganisationAct act, PersonId person, DateOnly day) =>
        act.Db.Members.AnyAsync(m => m.Person == person && (m.To == null || m.To > day), act.Stop);
}

/// <summary>Posts that a person holds by appointment of the Committee (D-1.7).</summary>
internal static class AppointedOffices
{
    /// <summary>Kinds of the bodies in which a post is held on the day or later.</summary>
    public static async Task<IReadOnlyList<BodyKind>> HeldAsync(Persistence.SupervisionDb db, PersonId person, DateOnly day, CancellationToken stop)
    {
        var file = await db.Appointees.AsNoTracking().SingleOrDefaultAsync(a => a.Person == person, stop);
        var organs = file?.Appointments.Where(a => a.Overlaps(day, null)).Select(a => a.Organ).OfType<SupervisedBodyId>().ToList() ?? [];
        return organs.Count == 0 ? [] : await db.SupervisedBodies.AsNoTracking().Where(b => organs.Contains(b.Id)).Select(b => b.Kind).ToListAsync(stop);
    }
}

/// <summary>The term of a day within an act.</summary>
internal static class TermReading
{
    public static Task<Term?> OnAsync(OrganisationAct act, DateOnly day) =>
        act.Db.Terms.Where(t => t.Start <= day && (t.End == null || t.End > day)).OrderByDescending(t => t.Number).FirstOrDefaultAsync(act.Stop);
}
