namespace Supervision.Web.Persistence;

/// <summary>Terms and members in office as every subject reads them (D-3.1 to D-3.3).</summary>
public static class MembersReading
{
    /// <summary>The term a day lies in, or null.</summary>
    public static Task<Term?> TermOnAsync(this SupervisionDb db, DateOnly day, CancellationToken stop) =>
        db.Terms.AsNoTracking().Where(t => t.Start <= day && (t.End == null || t.End > day))
            .OrderByDescending(t => t.Number).FirstOrDefaultAsync(stop);

    /// <summary>The members in office on a day with their names, in official order.</summary>
    public static async Task<IReadOnlyList<MemberName>> MembersOnAsync(this SupervisionDb db, DateOnly day, CancellationToken stop)
    {
        var rows = await (from m in db.Members.AsNoTracking()
                          join p in db.People.AsNoTracking() on m.Person equals p.Id
                          where m.From <= day && (m.To == null || m.To > day)
                          select new { Member = m, p.Name, p.Note }).ToListAsync(stop);
        return [.. rows.OrderBy(r => r.Member.Order).ThenBy(r => r.Member.Id.Value)
            .Select(r => new MemberName(r.Member.Id, r.Member.Person, r.Name, r.Note, r.Member.Position))];
    }

    /// <summary>“All members” on a day: both countings and which holds (<c>quorum.base</c>).</summary>
    public static async Task<MembersBase> MembersBaseAsync(this SupervisionDb db, DateOnly day, CancellationToken stop)
    {
        var inOffice = await db.Members.CountAsync(m => m.From <= day && (m.To == null || m.To > day), stop);
        var seats = (await db.TermOnAsync(day, stop))?.FixedSeats ?? inOffice;
        var key = OrganisationRules.QuorumBase.Key;
        var book = new RuleBook(await db.RuleVersions.AsNoTracking().Where(v => v.Key == key).ToListAsync(stop));
        return new(inOffice, seats, book.InForce(OrganisationRules.QuorumBase, day).Value == OrganisationRules.FixedSeats);
    }
}

/// <summary>A member with what tells people of one name apart (D-17.30).</summary>
/// <param name="Member">The membership.</param>
/// <param name="Person">Who.</param>
/// <param name="Name">Name.</param>
/// <param name="Note">Post or birth month.</param>
/// <param name="Position">主任, 副主任 or 委员.</param>
public sealed record MemberName(MemberId Member, PersonId Person, string Name, string Note, MemberPosition Position);
