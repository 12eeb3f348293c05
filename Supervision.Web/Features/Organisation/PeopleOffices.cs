using System.Globalization;
using Supervision.Domain.Appointees;
using Supervision.Web.Tables;
using static Supervision.Web.Features.Organisation.RosterTemplates;

namespace Supervision.Web.Features.Organisation;

/// <summary>Offices of imported people: membership in the Committee, duties in units.</summary>
internal sealed class PeopleOffices(
    RosterWork work, List<RoleHolding> holdings, List<Member> members, List<Term> terms, List<WorkCommittee> committees, List<SupervisedBody> bodies,
    List<Appointee> appointees)
{
    private static readonly Role[] WithoutUnit = [Role.Office, Role.OfficeHead, Role.GuestDeputy];
    private static readonly Role[] OfCommittees = [Role.WorkCommitteeStaff, Role.WorkCommitteeHead];

    public static async Task<PeopleOffices> LoadAsync(RosterWork work, List<RoleHolding> holdings) => new(
        work, holdings, await work.Db.Members.Where(m => m.To == null).ToListAsync(work.Stop), await work.Db.Terms.ToListAsync(work.Stop),
        await work.Db.WorkCommittees.ToListAsync(work.Stop), await work.Db.SupervisedBodies.Where(b => b.To == null).ToListAsync(work.Stop),
        await work.Db.Appointees.AsNoTracking().ToListAsync(work.Stop));

    /// <summary>The committee or body of a name, or null.</summary>
    public Guid? ScopeOf(string unit) => unit.Length == 0 ? null
        : committees.Find(c => c.Name == unit || c.ShortName == unit)?.Id.Value ?? bodies.Find(b => b.Name == unit || b.ShortName == unit)?.Id.Value;

    /// <summary>Enters what the row says; problems go to the list.</summary>
    public void Take(SheetRow row, Person person, List<string> changes)
    {
        TakeMembership(row, person, changes);
        TakeDuty(row, person, changes);
    }

    private void TakeMembership(SheetRow row, Person person, List<string> changes)
    {
        var text = work.Sheet.Cell(row, Position);
        if (text.Length == 0)
        {
            return;
        }

        var position = OrganisationWords.Positions.FirstOrDefault(p => p.Value == text);
        var since = work.DayOf(row, Since, terms.Find(t => t.Holds(work.Today))?.Start ?? work.Today);
        var term = terms.Find(t => t.Holds(since));
        if (position.Value is null || term is null)
        {
            work.Refuse(row, position.Value is null
                ? $"“{Position}”写的是“{text}”，只能是主任、副主任或者委员。" : $"{since.Full()}不在任何一届的任期内，请先登记届次。");
        }
        else if (members.Find(m => m.Person == person.Id && m.IsInOffice(since)) is { } known)
        {
            if (known.Position != position.Key)
            {
                work.Refuse(row, $"已登记为在任{OrganisationWords.Of(known.Position)}，职务变动请在页面上办理。");
            }
        }
        else
        {
            Elect(row, person, (term, position.Key, since), changes);
        }
    }

    private void Elect(SheetRow row, Person person, (Term Term, MemberPosition Position, DateOnly Since) office, List<string> changes)
    {
        var inOffice = members.Count(m => m.IsInOffice(office.Since));
        var order = int.TryParse(RosterSheet.Plain(work.Sheet.Cell(row, Order)), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given : inOffice + 1;
        List<Obstacle> obstacles = [.. Member.ObstaclesToElect(office.Term, office.Since, inOffice, isMember: false)];
        obstacles.AddRange(BodiesOf(person).Concat(AppointedTo(person, office.Since)).SelectMany(b => OrganisationRules.ObstaclesToHold(true, b.Kind)));
        if (office.Position == MemberPosition.Chair && members.Exists(m => m.Position == MemberPosition.Chair && m.IsInOffice(office.Since)))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, "已有在任的主任，请先登记离任。"));
        }

        work.Refuse(row, obstacles);
        if (obstacles.Count == 0)
        {
            var member = Member.Elected(office.Term.Id, person.Id, office.Position, office.Since, order);
            members.Add(member);
            work.Db.Members.Add(member);
            changes.Add($"自{office.Since.Full()}起任{OrganisationWords.Of(office.Position)}");
        }
    }

    private void TakeDuty(SheetRow row, Person person, List<string> changes)
    {
        var (unit, text) = (work.Sheet.Cell(row, Unit), work.Sheet.Cell(row, Post));
        if (unit.Length == 0 && text.Length == 0)
        {
            return;
        }

        if (!Duties.TryGetValue(text, out var role))
        {
            work.Refuse(row, $"“{Post}”写的是“{text}”，只能是{string.Join("、", Duties.Keys)}。");
            return;
        }

        var scope = WithoutUnit.Contains(role) ? null : ScopeOf(unit);
        if (ProblemOf(role, unit, scope) is { } problem)
        {
            work.Refuse(row, problem);
        }
        else if (!holdings.Exists(h => h.Person == person.Id && h.Role == role && h.Scope == scope))
        {
            Hold(row, person, (role, scope), changes);
        }
    }

    private string? ProblemOf(Role role, string unit, Guid? scope) =>
        WithoutUnit.Contains(role) ? null
        : unit.Length == 0 ? $"请填写“{Unit}”。"
        : scope is null ? $"没有登记“{unit}”，请先登记或者导入单位，再导入人员。"
        : OfCommittees.Contains(role) != committees.Exists(c => c.Id.Value == scope) ? $"“{unit}”与“{Post}”不相符，请核对。"
        : null;

    private void Hold(SheetRow row, Person person, (Role Role, Guid? Scope) duty, List<string> changes)
    {
        var since = work.DayOf(row, Since, work.Today);
        var body = bodies.Find(b => b.Id.Value == duty.Scope);
        var isMember = members.Exists(m => m.Person == person.Id && (m.To is null || m.To > since));
        IReadOnlyList<Obstacle> obstacles = body is null ? [] : OrganisationRules.ObstaclesToHold(isMember, body.Kind);
        work.Refuse(row, obstacles);
        if (obstacles.Count == 0)
        {
            var holding = RoleHolding.Of(person.Id, duty.Role, since, duty.Scope);
            holdings.Add(holding);
            work.Db.RoleHoldings.Add(holding);
            changes.Add($"任{work.Sheet.Cell(row, Unit)}{work.Sheet.Cell(row, Post)}");
        }
    }

    // Posts by appointment of the Committee, held on the day or later (D-1.7).
    private IEnumerable<SupervisedBody> AppointedTo(Person person, DateOnly since) =>
        from file in appointees
        where file.Person == person.Id
        from post in file.Appointments
        where post.Overlaps(since, null)
        join b in bodies on post.Organ equals b.Id
        select b;

    private IEnumerable<SupervisedBody> BodiesOf(Person person) =>
        from h in holdings
        where h.Person == person.Id && (h.Role is Role.BodyLiaison or Role.BodyHead)
        join b in bodies on h.Scope equals b.Id.Value
        select b;
}
