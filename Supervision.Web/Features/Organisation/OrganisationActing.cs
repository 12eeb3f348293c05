using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Organisation;

/// <summary>The register in the hands of somebody who edits it.</summary>
public sealed record OrganisationAct(SupervisionDb Db, Actor Actor, DateOnly Today, CancellationToken Stop)
{
    /// <summary>A sentence of the house's history.</summary>
    public void Tell(string sentence) => Db.Tell(MatterRef.House, sentence);

    /// <summary>Refuses the save when somebody else saved since the form was read (D-17.28).</summary>
    /// <param name="row">The row as loaded now.</param>
    /// <param name="readVersion">The version that the form was filled from; null for a new row.</param>
    public void Expect(object row, int? readVersion)
    {
        if (readVersion is { } version)
        {
            Db.Entry(row).Property(AggregateVersion.Column).OriginalValue = version;
        }
    }
}

/// <summary>What every act on the register has in common: the right, one transaction, and the sentence for two editors.</summary>
public sealed class OrganisationActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    private static readonly Obstacle SomebodyElse =
        new(OrganisationRules.ProperRecord, "他人刚刚修改了这条记录。您填写的内容还在，请刷新后核对再保存。");

    public async Task<Outcome> RunAsync(Func<OrganisationAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditOrganisation, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await act(new(db, actor, db.Clock.Today(), stop)) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }
}
