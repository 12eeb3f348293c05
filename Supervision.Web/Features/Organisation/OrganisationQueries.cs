using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Organisation;

/// <summary>A supervised body as listed.</summary>
public sealed record BodyRow(
    SupervisedBodyId Id, string Name, string ShortName, BodyKind Kind, SupervisedBodyId? Parent, string ParentName, DateOnly From, DateOnly? To,
    string Head, int Order, int Version, IReadOnlyList<LiaisonRow> Liaisons);

/// <summary>A liaison of a body; the number masked.</summary>
public sealed record LiaisonRow(RoleHoldingId Id, PersonId Person, string Name, string Phone, DateOnly From);

/// <summary>A work committee as listed.</summary>
public sealed record CommitteeRow(
    WorkCommitteeId Id, string Name, string ShortName, WorkCommitteeKind Kind, bool IsPersonnel, int Order, int Version, IReadOnlyList<string> People);

/// <summary>A member in office as listed.</summary>
public sealed record MemberRow(MemberId Id, PersonId Person, string Name, string Note, MemberPosition Position, DateOnly From, DateOnly? To, string? EndReason);

/// <summary>A term as listed.</summary>
public sealed record TermRow(TermId Id, int Number, DateOnly Start, DateOnly? End, int FixedSeats, bool IsCurrent, int Version);

/// <summary>A person as listed, with what tells them apart (D-17.30); the number masked.</summary>
public sealed record PersonRow(PersonId Id, string Name, string Note, string Phone, string Offices, int Version);

/// <summary>A page of people.</summary>
public sealed record PeoplePage(IReadOnlyList<PersonRow> Rows, int Total);

/// <summary>Reads the register; what somebody may not see is left out (D-1.5).</summary>
public sealed class OrganisationQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public const int PageSize = 50;

    /// <summary>True for the people of the house; liaisons see their own body only.</summary>
    public static bool SeesAll(Actor actor) => actor.IsSystem || actor.IsOfTheHouse || actor.Has(Role.WorkCommitteeStaff, Role.WorkCommitteeHead);

    public async Task<IReadOnlyList<BodyRow>> BodiesAsync(CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(stop);
        await using var context = db;
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ThenBy(b => b.Id)
            .Select(b => new { Body = b, Version = EF.Property<int>(b, AggregateVersion.Column) }).ToListAsync(stop);
        var names = bodies.ToDictionary(b => b.Body.Id, b => b.Body.ShortName);
        var liaisons = await LiaisonsAsync(db, stop);
        var today = db.Clock.Today();
        return [.. from row in bodies
                   let b = row.Body
                   where SeesAll(actor) || actor.ActsFor(b.Id)
                   select new BodyRow(
                       b.Id, b.Name, b.ShortName, b.Kind, b.Parent, b.Parent is { } p ? names.GetValueOrDefault(p, "") : "", b.From, b.To,
                       b.HeadOn(today) ?? "", b.Order, row.Version, [.. liaisons[b.Id.Value]])];
    }

    public async Task<IReadOnlyList<CommitteeRow>> CommitteesAsync(CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(stop);
        await using var context = db;
        if (!SeesAll(actor))
        {
            return [];
        }

        var rows = await db.WorkCommittees.AsNoTracking().OrderBy(c => c.Order).ThenBy(c => c.Id)
            .Select(c => new { Committee = c, Version = EF.Property<int>(c, AggregateVersion.Column) }).ToListAsync(stop);
        var staff = (await (from h in db.RoleHoldings.AsNoTracking()
                            join p in db.People.AsNoTracking() on h.Person equals p.Id
                            where h.To == null && (h.Role == Role.WorkCommitteeHead || h.Role == Role.WorkCommitteeStaff)
                            select new { h.Scope, h.Role, p.Name }).ToListAsync(stop)).ToLookup(s => s.Scope);
        return [.. rows.Select(r => new CommitteeRow(
            r.Committee.Id, r.Committee.Name, r.Committee.ShortName, r.Committee.Kind, r.Committee.IsPersonnel, r.Committee.Order, r.Version,
            [.. staff[r.Committee.Id.Value].OrderByDescending(s => s.Role).Select(s => s.Role == Role.WorkCommitteeHead ? $"{s.Name}（主任）" : s.Name)]))];
    }

    /// <summary>Members in office on a day, and the base of quorum on it.</summary>
    public async Task<(IReadOnlyList<MemberRow> Rows, MembersBase Base)> MembersAsync(DateOnly day, CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(stop);
        await using var context = db;
        if (!SeesAll(actor))
        {
            return ([], new(0, 0, false));
        }

        var rows = await (from m in db.Members.AsNoTracking()
                          join p in db.People.AsNoTracking() on m.Person equals p.Id
                          where m.From <= day && (m.To == null || m.To > day)
                          select new { Member = m, p.Name, p.Note }).ToListAsync(stop);
        return ([.. rows.OrderBy(r => r.Member.Order).ThenBy(r => r.Member.Id.Value).Select(r => new MemberRow(
            r.Member.Id, r.Member.Person, r.Name, r.Note, r.Member.Position, r.Member.From, r.Member.To, r.Member.EndReason))],
            await db.MembersBaseAsync(day, stop));
    }

    public async Task<IReadOnlyList<TermRow>> TermsAsync(CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(stop);
        await using var context = db;
        var today = db.Clock.Today();
        var rows = await db.Terms.AsNoTracking().OrderByDescending(t => t.Number)
            .Select(t => new { Term = t, Version = EF.Property<int>(t, AggregateVersion.Column) }).ToListAsync(stop);
        return SeesAll(actor)
            ? [.. rows.Select(r => new TermRow(r.Term.Id, r.Term.Number, r.Term.Start, r.Term.End, r.Term.FixedSeats, r.Term.Holds(today), r.Version))]
            : [];
    }

    /// <summary>People whose name or note contains a text; phone numbers for who edits only, and masked: whole they are shown one by one, with a trail.</summary>
    public async Task<PeoplePage> PeopleAsync(string search, int page, CancellationToken stop)
    {
        var (actor, db) = await OpenAsync(stop);
        await using var context = db;
        if (!SeesAll(actor))
        {
            return new([], 0);
        }

        var text = search.Trim();
        var found = db.People.AsNoTracking().Where(p => text == "" || p.Name.Contains(text) || p.Note.Contains(text));
        var rows = await found.OrderBy(p => p.Name).ThenBy(p => p.Id).Skip(page * PageSize).Take(PageSize)
            .Select(p => new { Person = p, Version = EF.Property<int>(p, AggregateVersion.Column) }).ToListAsync(stop);
        var offices = await PersonOffices.OfAsync(db, [.. rows.Select(r => r.Person.Id)], stop);
        var edits = actor.May(Permissions.EditOrganisation);
        return new(
            [.. rows.Select(r => new PersonRow(r.Person.Id, r.Person.Name, r.Person.Note, edits ? Masked.Phone(r.Person.Phone) : "",
                string.Join("、", offices[r.Person.Id]), r.Version))],
            await found.CountAsync(stop));
    }

    private static async Task<ILookup<Guid?, LiaisonRow>> LiaisonsAsync(SupervisionDb db, CancellationToken stop) =>
        (await (from h in db.RoleHoldings.AsNoTracking()
                join p in db.People.AsNoTracking() on h.Person equals p.Id
                where h.Role == Role.BodyLiaison && h.To == null
                select new { h.Scope, h.Id, h.Person, p.Name, p.Phone, h.From }).ToListAsync(stop))
        .ToLookup(r => r.Scope, r => new LiaisonRow(r.Id, r.Person, r.Name, Masked.Phone(r.Phone), r.From));

    private async Task<(Actor Actor, SupervisionDb Db)> OpenAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadOrganisation, stop);
        return (actor, await databases.OpenAsync(actor, stop));
    }
}

/// <summary>What people are, in words.</summary>
internal static class PersonOffices
{
    public static async Task<ILookup<PersonId, string>> OfAsync(SupervisionDb db, IReadOnlyList<PersonId> people, CancellationToken stop)
    {
        var members = await db.Members.AsNoTracking().Where(m => m.To == null && people.Contains(m.Person)).ToListAsync(stop);
        var held = await db.RoleHoldings.AsNoTracking().Where(r => r.To == null && people.Contains(r.Person)).ToListAsync(stop);
        var units = await UnitsAsync(db, stop);
        return members.Select(m => (m.Person, Words: $"常委会{OrganisationWords.Of(m.Position)}"))
            .Concat(held.Select(h => (h.Person, Words: (h.Scope is { } scope ? units.GetValueOrDefault(scope, "") : "") + App.RoleWords.Of(h.Role))))
            .ToLookup(p => p.Person, p => p.Words);
    }

    private static async Task<Dictionary<Guid, string>> UnitsAsync(SupervisionDb db, CancellationToken stop)
    {
        var committees = await db.WorkCommittees.AsNoTracking().ToListAsync(stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().ToListAsync(stop);
        return committees.Select(c => (c.Id.Value, c.ShortName)).Concat(bodies.Select(b => (b.Id.Value, b.ShortName)))
            .ToDictionary(p => p.Item1, p => p.Item2);
    }
}
