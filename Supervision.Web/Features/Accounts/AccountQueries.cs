using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Accounts;

/// <summary>A line of the list of accounts.</summary>
public sealed record AccountLine(Guid Id, string Name, string Note, string UserName, bool IsDisabled, bool IsLocked, bool HasOneTimePassword, DateTimeOffset? LastSignIn, string Roles);

/// <summary>A page of a list.</summary>
public sealed record AccountList(IReadOnlyList<AccountLine> Lines, int Total, int Page, int PageCount);

/// <summary>A role held, in words.</summary>
public sealed record HoldingLine(RoleHoldingId Id, string Role, string Scope, DateOnly From, DateOnly? To, bool IsHeld);

/// <summary>One account with all its roles.</summary>
public sealed record AccountView(AccountLine Line, PersonId Person, string Membership, IReadOnlyList<HoldingLine> Holdings);

/// <summary>A choice in a list.</summary>
public sealed record Choice(Guid Id, string Text);

/// <summary>Reads accounts and roles for the administrator.</summary>
[Demands(Permissions.EditAccounts)]
public sealed class AccountQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, TimeProvider clock)
{
    public const int PageSize = 25;

    public async Task<AccountList> ListAsync(string search, int page, CancellationToken stop)
    {
        await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var found = from a in db.Users
                    join p in db.People on a.Person equals p.Id
                    where search == "" || p.Name.Contains(search) || p.Note.Contains(search) || a.NormalizedUserName!.Contains(AccountMaker.Normalize(search))
                    orderby a.NormalizedUserName
                    select new { Account = a, Person = p };
        var total = await found.CountAsync(stop);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        var rows = await found.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var roles = await RolesAsync(db, rows.ConvertAll(r => r.Person.Id), stop);
        return new([.. rows.Select(r => Line(r.Account, r.Person, roles[r.Person.Id]))], total, page, pages);
    }

    public async Task<AccountView?> FindAsync(Guid id, CancellationToken stop)
    {
        await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await db.Users.SingleOrDefaultAsync(a => a.Id == id, stop) is not { } account)
        {
            return null;
        }

        var holder = await db.People.SingleAsync(p => p.Id == account.Person, stop);
        var roles = await RolesAsync(db, [holder.Id], stop);
        var names = (await ScopesAsync(db, stop)).ToDictionary(s => s.Id, s => s.Text);
        var held = await db.RoleHoldings.Where(r => r.Person == holder.Id).OrderByDescending(r => r.From).ToListAsync(stop);
        var member = await db.Members.Where(m => m.Person == holder.Id).OrderByDescending(m => m.From).FirstOrDefaultAsync(stop);
        return new(Line(account, holder, roles[holder.Id]), holder.Id, member is null ? "" : Membership(member), [.. held.Select(r => Holding(r, names))]);
    }

    /// <summary>People without an account, for a new one.</summary>
    public async Task<IReadOnlyList<Choice>> PeopleWithoutAsync(CancellationToken stop)
    {
        await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        var people = await db.People.Where(p => !db.Users.Any(a => a.Person == p.Id)).OrderBy(p => p.Name).ToListAsync(stop);
        return [.. people.Select(p => new Choice(p.Id.Value, p.Note.Length > 0 ? $"{p.Name}（{p.Note}）" : p.Name))];
    }

    /// <summary>Committees and bodies a role may be held for.</summary>
    public async Task<IReadOnlyList<Choice>> ScopesAsync(CancellationToken stop)
    {
        await person.DemandAsync(Permissions.EditAccounts, stop);
        await using var db = await databases.CreateDbContextAsync(stop);
        return await ScopesAsync(db, stop);
    }

    private static async Task<List<Choice>> ScopesAsync(SupervisionDb db, CancellationToken stop)
    {
        var committees = await db.WorkCommittees.OrderBy(c => c.Order).ToListAsync(stop);
        var bodies = await db.SupervisedBodies.AsNoTracking().OrderBy(b => b.Order).ToListAsync(stop);
        return [.. committees.Select(c => new Choice(c.Id.Value, c.Name)), .. bodies.Select(b => new Choice(b.Id.Value, b.Name))];
    }

    private async Task<ILookup<PersonId, string>> RolesAsync(SupervisionDb db, List<PersonId> people, CancellationToken stop)
    {
        var today = clock.Today();
        var held = await db.RoleHoldings.Where(r => people.Contains(r.Person) && r.From <= today && (r.To == null || r.To > today)).ToListAsync(stop);
        var members = await db.Members.Where(m => people.Contains(m.Person) && m.From <= today && (m.To == null || m.To > today)).ToListAsync(stop);
        return members.Select(m => (m.Person, Word: Word(m.Position))).Concat(held.Select(r => (r.Person, Word: RoleWords.Of(r.Role))))
            .Distinct().ToLookup(r => r.Person, r => r.Word);
    }

    private AccountLine Line(Account a, Person p, IEnumerable<string> roles) => new(
        a.Id, p.Name, p.Note, a.UserName!, a.IsDisabled, a.LockoutEnd > clock.GetUtcNow(), a.MustChangePassword, a.LastSignIn, string.Join("、", roles));

    private HoldingLine Holding(RoleHolding r, Dictionary<Guid, string> names) => new(
        r.Id, RoleWords.Of(r.Role), r.Scope is { } scope ? names.GetValueOrDefault(scope, "") : "", r.From, r.To, r.IsHeldOn(clock.Today()));

    private static string Membership(Member m) =>
        $"常委会{Word(m.Position)}，{m.From.Full()}起{(m.To is { } end ? $"，{end.Full()}起不再担任" : "")}";

    private static string Word(MemberPosition position) => position switch
    {
        MemberPosition.Chair => "主任",
        MemberPosition.ViceChair => "副主任",
        _ => "委员",
    };
}
