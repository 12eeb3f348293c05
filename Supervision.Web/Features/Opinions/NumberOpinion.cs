using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>Gives the number (编号, D-8.6): the next of its prefix and year of approval, in one transaction, without gap or double.</summary>
public sealed class NumberOpinion(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private const int Tries = 20;

    /// <param name="id">The opinion.</param>
    /// <param name="serial">A serial given by hand; null takes the next one.</param>
    /// <param name="gapReason">Why numbers are left out.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome<string>> RunAsync(ReviewOpinionId id, int? serial, string? gapReason, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.NumberOpinions, stop);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(actor, id, serial, gapReason, stop);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Somebody else took this number in the same moment; the next try sees it.
            }
        }
    }

    private async Task<Outcome<string>> TryAsync(Actor actor, ReviewOpinionId id, int? serial, string? gapReason, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id, stop);
        if (opinion.ObstaclesToNumber() is { Count: > 0 } obstacles)
        {
            return Outcome<string>.Refused(obstacles);
        }

        var basis = await db.LoadBasisAsync(stop);
        var (prefix, year) = (basis.Rules.InForce(OpinionRules.NumberPrefix, opinion.ApprovedOn!.Value).Value, opinion.ApprovedOn.Value.Year);
        var given = await GivenAsync(db, prefix, year, stop);
        var wanted = serial ?? (given.Count == 0 ? 1 : given.Max() + 1);
        if (OpinionNumber.ObstaclesToGive(wanted, given, gapReason) is { Count: > 0 } taken)
        {
            return Outcome<string>.Refused(taken);
        }

        var number = OpinionNumber.Given(prefix, year, wanted, id, db.Clock.GetUtcNow(), gapReason);
        db.OpinionNumbers.Add(number);
        opinion.Give(number, new(actor.Name, db.Clock.GetUtcNow()));
        db.Tell(opinion.Matter, $"编为{number.Words}");
        await deadlines.SaveAsync(db, opinion.Matter, stop);
        await transaction.CommitAsync(stop);
        return Outcome<string>.Done(number.Words);
    }

    private static async Task<List<int>> GivenAsync(SupervisionDb db, string prefix, int year, CancellationToken stop) =>
        await db.OpinionNumbers.Where(n => n.Prefix == prefix && n.Year == year).Select(n => n.Serial).ToListAsync(stop);
}
