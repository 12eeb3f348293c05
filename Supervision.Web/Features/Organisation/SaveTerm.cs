namespace Supervision.Web.Features.Organisation;

/// <summary>Enters a term or corrects one, such as its end (登记届次, D-3.1).</summary>
public sealed class SaveTerm(OrganisationActing acting)
{
    public Task<Outcome> RunAsync(TermEntry entry, int? version, CancellationToken stop) => acting.RunAsync(act => SaveAsync(act, entry, version), stop);

    private static async Task<IReadOnlyList<Obstacle>> SaveAsync(OrganisationAct act, TermEntry entry, int? version)
    {
        var terms = await act.Db.Terms.ToListAsync(act.Stop);
        var known = terms.Find(t => t.Id == entry.Id);
        if (known is not null && version is null)
        {
            return [];
        }

        if (Term.ObstaclesToEnter(entry, terms) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (known is null)
        {
            act.Db.Terms.Add(Term.From(entry));
        }
        else
        {
            act.Expect(known, version);
            known.Describe(entry);
        }

        act.Tell($"登记第{ChineseNumber.Of(entry.Number)}届，名额{entry.FixedSeats}人");
        return [];
    }
}
