using Supervision.Web.Tables;
using static Supervision.Web.Features.Organisation.RosterTemplates;

namespace Supervision.Web.Features.Organisation;

/// <summary>Supervised bodies from a file, with heads and liaisons (D-3.16).</summary>
internal sealed class BodiesImport(RosterWork work)
{
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private List<SupervisedBody> bodies = [];
    private List<RoleHolding> holdings = [];
    private List<Person> people = [];

    public async Task RunAsync()
    {
        bodies = await work.Db.SupervisedBodies.Where(b => b.To == null).ToListAsync(work.Stop);
        holdings = await work.Db.RoleHoldings.Where(r => r.To == null && r.Role == Role.BodyLiaison).ToListAsync(work.Stop);
        people = await work.Db.People.ToListAsync(work.Stop);
        List<(SheetRow Row, SupervisedBody Body, bool IsNew, List<string> Changes)> taken = [];
        foreach (var row in work.Sheet.Rows)
        {
            if (Take(row) is { } body)
            {
                taken.Add((row, body.Body, body.IsNew, body.Changes));
            }
        }

        // A parent may stand below its departments, so parents are set when all rows are read.
        foreach (var (row, body, isNew, changes) in taken)
        {
            var before = work.Problems.Count;
            TakeParent(row, body, isNew, changes);
            TakeHead(row, body, changes);
            TakeLiaison(row, body, changes);
            if (work.Problems.Count == before)
            {
                work.Took(row, body.Name, isNew, changes);
            }
        }
    }

    private (SupervisedBody Body, bool IsNew, List<string> Changes)? Take(SheetRow row)
    {
        var name = work.Sheet.Cell(row, Body);
        if (ProblemsOf(row, name))
        {
            return null;
        }

        var kindText = work.Sheet.Cell(row, Kind);
        var shortName = work.Sheet.Cell(row, Short) is { Length: > 0 } given ? given : null;
        if (bodies.Find(b => b.Name == name) is { } known)
        {
            List<string> changes = [];
            var kind = kindText.Length == 0 ? known.Kind : Kinds[kindText];
            if (kind != known.Kind || (shortName is not null && shortName != known.ShortName))
            {
                known.Describe(known.Name, shortName ?? known.ShortName, kind, known.Parent);
                changes.Add("改简称或类别");
            }

            return (known, false, changes);
        }

        var order = bodies.Count == 0 ? 1 : bodies.Max(b => b.Order) + 1;
        var fresh = SupervisedBody.Named(name, shortName ?? name, Kinds[kindText], work.DayOf(row, Founded, new(2000, 1, 1)), order);
        bodies.Add(fresh);
        work.Db.SupervisedBodies.Add(fresh);
        return (fresh, true, []);
    }

    private bool ProblemsOf(SheetRow row, string name)
    {
        var before = work.Problems.Count;
        work.Refuse(row, OrganisationRules.ObstaclesToName(name, Body, 60, "单位名称"));
        var kind = work.Sheet.Cell(row, Kind);
        if (kind.Length == 0 ? !bodies.Exists(b => b.Name == name) : !Kinds.ContainsKey(kind))
        {
            work.Refuse(row, $"“{Kind}”{(kind.Length == 0 ? "没有填写" : $"写的是“{kind}”")}，只能是{string.Join("、", OrganisationWords.BodyKinds.Values)}。");
        }

        if (!seen.TryAdd(name, row.Number))
        {
            work.Refuse(row, $"与第 {seen[name]} 行重复。");
        }

        return work.Problems.Count > before;
    }

    private void TakeParent(SheetRow row, SupervisedBody body, bool isNew, List<string> changes)
    {
        var text = work.Sheet.Cell(row, Parent);
        if (text.Length == 0)
        {
            return;
        }

        var parent = bodies.Find(b => b.Name == text || b.ShortName == text);
        if (parent is null || parent.Id == body.Id)
        {
            work.Refuse(row, $"没有登记上级单位“{text}”，请先登记，或者在本表里加上这一行。");
        }
        else if (body.Parent != parent.Id)
        {
            body.Describe(body.Name, body.ShortName, body.Kind, parent.Id);
            changes.AddRange(isNew ? [] : ["改上级单位"]);
        }
    }

    private void TakeHead(SheetRow row, SupervisedBody body, List<string> changes)
    {
        var name = work.Sheet.Cell(row, Head);
        if (name.Length == 0 || body.HeadOn(work.Today) == name)
        {
            return;
        }

        var since = work.DayOf(row, HeadSince, work.Today);
        work.Refuse(row, OrganisationRules.ObstaclesToName(name, Head, what: "负责人姓名"));
        if (body.Heads.Any(h => h.To is null && h.From >= since))
        {
            work.Refuse(row, $"负责人{name}的任职日期应当晚于现任负责人的任职日期。");
            return;
        }

        body.Lead(name, work.Sheet.Cell(row, HeadPost), since);
        changes.Add($"负责人{name}");
    }

    private void TakeLiaison(SheetRow row, SupervisedBody body, List<string> changes)
    {
        var name = work.Sheet.Cell(row, Liaison);
        var scope = body.Id.Value;
        if (name.Length == 0 || holdings.Exists(h => h.Scope == scope && people.Exists(p => p.Id == h.Person && p.Name == name)))
        {
            return;
        }

        work.Refuse(row, OrganisationRules.ObstaclesToName(name, Liaison, what: "联络员姓名"));
        if (people.Exists(p => p.Name == name))
        {
            work.Warn(row, $"已有同名的“{name}”，联络员将作为另一个人登记。");
        }

        var person = Person.Named(name, $"{body.ShortName}联络员", RosterSheet.Plain(work.Sheet.Cell(row, LiaisonPhone)) is { Length: > 0 } phone ? phone : null);
        people.Add(person);
        work.Db.People.Add(person);
        work.Db.RoleHoldings.Add(RoleHolding.Of(person.Id, Role.BodyLiaison, work.Today, scope));
        changes.Add($"联络员{name}");
    }
}
