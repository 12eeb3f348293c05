using Supervision.Web.Tables;
using static Supervision.Web.Features.Organisation.RosterTemplates;

namespace Supervision.Web.Features.Organisation;

/// <summary>People from a file: who is known already, who is new, and which offices they hold (D-17.29 to 17.33).</summary>
internal sealed class PeopleImport(RosterWork work)
{
    private readonly Dictionary<(string Name, string Note, string Unit, string Duty), int> seen = [];
    private List<Person> people = [];
    private List<RoleHolding> holdings = [];
    private PeopleOffices offices = null!;

    public async Task RunAsync()
    {
        people = await work.Db.People.ToListAsync(work.Stop);
        holdings = await work.Db.RoleHoldings.Where(r => r.To == null).ToListAsync(work.Stop);
        offices = await PeopleOffices.LoadAsync(work, holdings);
        foreach (var row in work.Sheet.Rows)
        {
            Take(row);
        }
    }

    private void Take(SheetRow row)
    {
        var before = work.Problems.Count;
        var (name, note, unit) = (work.Sheet.Cell(row, Name), work.Sheet.Cell(row, Note), work.Sheet.Cell(row, Unit));
        work.Refuse(row, OrganisationRules.ObstaclesToName(name, Name, what: "姓名"));
        if (seen.TryGetValue((name, note, unit, work.Sheet.Cell(row, Post)), out var other))
        {
            work.Refuse(row, $"与第 {other} 行重复。确实是两个人的，请在“说明”里写职务或者出生年月。");
        }

        if (work.Problems.Count > before)
        {
            return;
        }

        seen[(name, note, unit, work.Sheet.Cell(row, Post))] = row.Number;
        if (Find(row, name, note, unit) is { } found)
        {
            TakeFound(row, found.Person, found.IsNew, before);
        }
    }

    private void TakeFound(SheetRow row, Person person, bool isNew, int before)
    {
        List<string> changes = [];
        var phone = RosterSheet.Plain(work.Sheet.Cell(row, Phone));
        var note = work.Sheet.Cell(row, Note);
        if ((phone.Length > 0 && phone != person.Phone) || (note.Length > 0 && note != person.Note))
        {
            changes.AddRange(isNew ? [] : ["改说明或电话"]);
            person.Describe(person.Name, note.Length > 0 ? note : person.Note, phone.Length > 0 ? phone : person.Phone);
        }

        offices.Take(row, person, changes);
        if (work.Problems.Count == before)
        {
            work.Took(row, person.Note.Length > 0 ? $"{person.Name}（{person.Note}）" : person.Name, isNew, changes);
        }
    }

    // Same name: the same note, or the same unit, or no other of that name makes it the same person.
    private (Person Person, bool IsNew)? Find(SheetRow row, string name, string note, string unit)
    {
        var same = people.Where(p => p.Name == name).ToList();
        if (same.Find(p => p.Note == note && note.Length > 0) is { } exact)
        {
            return (exact, false);
        }

        var scope = offices.ScopeOf(unit);
        var there = same.Where(p => scope is not null && holdings.Exists(h => h.Person == p.Id && h.Scope == scope)).ToList();
        var candidates = there.Count > 0 ? there : same;
        if (note.Length == 0 && candidates.Count > 1)
        {
            work.Refuse(row, $"有 {candidates.Count} 位同名的“{name}”，请在“说明”里写职务或者出生年月，以便区分。");
            return null;
        }

        if (candidates.Count == 1 && (note.Length == 0 || candidates[0].Note.Length == 0))
        {
            return (candidates[0], false);
        }

        if (same.Count > 0)
        {
            work.Warn(row, $"已有同名的“{name}”（{string.Join("、", same.Select(p => p.Note.Length > 0 ? p.Note : "没有说明"))}），将作为另一个人登记。");
        }

        var fresh = Person.Named(name, note);
        people.Add(fresh);
        work.Db.People.Add(fresh);
        return (fresh, true);
    }
}
