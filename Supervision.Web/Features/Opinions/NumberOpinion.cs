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

        var (prefix, year, given) = await NumberSeries.OfAsync(db, opinion, await db.LoadBasisAsync(stop), stop);
        var wanted = serial ?? OpinionNumber.NextAfter(given);
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
}

/// <summary>The numbers among which an approved opinion gets its own: one prefix, one year of approval (D-8.6).</summary>
/// <param name="Prefix">望人常审.</param>
/// <param name="Year">Year of approval.</param>
/// <param name="Given">The serials given so far.</param>
public sealed record NumberSeries(string Prefix, int Year, IReadOnlyList<int> Given)
{
    /// <summary>The serial that comes next.</summary>
    public int Next => OpinionNumber.NextAfter(Given);

    /// <summary>A serial of this series as it is written.</summary>
    public string Words(int serial) => OpinionNumber.InWords(Prefix, Year, serial);

    internal static async Task<NumberSeries> OfAsync(SupervisionDb db, ReviewOpinion opinion, LoadedBasis basis, CancellationToken stop)
    {
        var approved = opinion.ApprovedOn!.Value;
        var prefix = basis.Rules.InForce(OpinionRules.NumberPrefix, approved).Value;
        return new(prefix, approved.Year, await db.OpinionNumbers
            .Where(n => n.Prefix == prefix && n.Year == approved.Year).Select(n => n.Serial).ToListAsync(stop));
    }
}
