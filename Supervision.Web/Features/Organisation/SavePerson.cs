namespace Supervision.Web.Features.Organisation;

/// <summary>What is entered for a person.</summary>
/// <param name="Id">Made with the form for a new person.</param>
/// <param name="Name">1 to 50 characters.</param>
/// <param name="Note">Post or birth month: tells people of one name apart (D-17.30).</param>
/// <param name="Phone">May be empty.</param>
/// <param name="Version">The version the form was filled from; null for a new person.</param>
public sealed record PersonEntry(PersonId Id, string Name, string Note, string? Phone, int? Version = null);

/// <summary>Enters a person or corrects one (登记人员).</summary>
public sealed class SavePerson(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(PersonEntry entry, CancellationToken stop) => acting.RunAsync(act => SaveAsync(act, entry), stop);

    private static async Task<IReadOnlyList<Obstacle>> SaveAsync(OrganisationAct act, PersonEntry entry)
    {
        var known = await act.Db.People.SingleOrDefaultAsync(p => p.Id == entry.Id, act.Stop);
        if (known is not null && entry.Version is null)
        {
            return [];
        }

        if (await ObstaclesAsync(act, entry) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (known is null)
        {
            act.Db.People.Add(Person.Named(entry.Id, entry.Name.Trim(), entry.Note.Trim(), Blank(entry.Phone)));
            act.Tell($"登记人员{entry.Name.Trim()}");
            return [];
        }

        act.Expect(known, entry.Version);
        known.Describe(entry.Name.Trim(), entry.Note.Trim(), Blank(entry.Phone));
        act.Tell($"修改人员{entry.Name.Trim()}");
        return [];
    }

    private static async Task<IReadOnlyList<Obstacle>> ObstaclesAsync(OrganisationAct act, PersonEntry entry)
    {
        List<Obstacle> obstacles = [.. OrganisationRules.ObstaclesToName(entry.Name, nameof(PersonEntry.Name), what: "姓名")];
        var (id, name, note) = (entry.Id, entry.Name.Trim(), entry.Note.Trim());
        if (note.Length > 100 || entry.Phone?.Length > 30)
        {
            obstacles.Add(new(OrganisationRules.ProperRecord, "说明最多 100 个字，电话最多 30 个字。", nameof(PersonEntry.Note)));
        }

        if (await act.Db.People.AnyAsync(p => p.Id != id && p.Name == name && p.Note == note, act.Stop))
        {
            obstacles.Add(new(OrganisationRules.ProperRecord,
                $"已有同名的“{name}”，请在说明里写职务或者出生年月，以便区分。", nameof(PersonEntry.Note)));
        }

        return obstacles;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
