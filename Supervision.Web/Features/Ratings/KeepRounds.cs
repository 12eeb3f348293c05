using Supervision.Domain.Ratings;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>What time does to rounds: unconfirmed for a day is void, a rehearsal is gone the next day, old slips are forgotten with the
/// sitting (D-10.11, D-10.16, D-17.12, screens 4.4). A second run changes nothing.</summary>
[Demands(Permissions.RunRatings)]
public sealed class KeepRounds(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, SlipUrn urn, CodeDesk desk, RingKeys ring, PaperStation station)
{
    private static readonly SittingState[] Closed = [SittingState.Closed, SittingState.Minuted];
    private static readonly RoundState[] Emptied = [RoundState.Sealed, RoundState.Confirmed, RoundState.Announced, RoundState.Void];

    /// <summary>What one run did.</summary>
    /// <param name="Annulled">Rounds that are void now.</param>
    /// <param name="Deleted">Rehearsals that are gone.</param>
    /// <param name="Forgotten">Slips of closed sittings that are unknown now.</param>
    public sealed record Result(int Annulled, int Deleted, int Forgotten)
    {
        public int Changed => Annulled + Deleted + Forgotten;
    }

    /// <summary>True when a run would change something.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return (await UnconfirmedAsync(db, stop)).Count > 0 || (await RehearsedAsync(db, stop)).Count > 0 || await OldSlips(db).AnyAsync(stop)
            || await db.RatingRounds.AnyAsync(r => !r.IsCompacted && Emptied.Contains(r.State), stop);
    }

    public async Task<Result> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RunRatings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (unconfirmed, rehearsed) = (await UnconfirmedAsync(db, stop), await RehearsedAsync(db, stop));
        foreach (var round in unconfirmed)
        {
            await db.SealedMarks.Where(m => m.Round == round.Id).ExecuteDeleteAsync(stop);
            await db.OpenVotes.Where(v => v.Round == round.Id).ExecuteDeleteAsync(stop);
            round.Annul(VoidGround.NotConfirmed, actor.Name, db.Clock.GetUtcNow());
            db.Tell(round.Matter, $"本轮作废：{RatingRound.WordsOf(VoidGround.NotConfirmed)}");
        }

        foreach (var round in rehearsed.Except(unconfirmed))
        {
            await DeleteAsync(db, round, stop);
        }

        var forgotten = await OldSlips(db).ExecuteDeleteAsync(stop);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await CompactAsync(db, rehearsed.Count > 0, stop);
        return new(unconfirmed.Count, rehearsed.Except(unconfirmed).Count(), forgotten);
    }

    private async Task DeleteAsync(SupervisionDb db, RatingRound round, CancellationToken stop)
    {
        await db.Ballots.Where(b => b.Round == round.Id).ExecuteDeleteAsync(stop);
        await db.SealedMarks.Where(m => m.Round == round.Id).ExecuteDeleteAsync(stop);
        await db.OpenVotes.Where(v => v.Round == round.Id).ExecuteDeleteAsync(stop);
        await db.Slips.Where(s => s.Round == round.Id).ExecuteDeleteAsync(stop);
        await db.Roll.Where(r => r.Round == round.Id).ExecuteDeleteAsync(stop);
        db.RatingRounds.Remove(round);
        db.Tell(round.Matter, $"演练“{round.Title}”的数据已删除");
        urn.Forget(round.Id);
        desk.Forget(round.Id);
        ring.Forget(round.Id);
        station.Forget(round.Id);
    }

    // A deleted rehearsal leaves no row behind that could ask for the rewriting.
    private async Task CompactAsync(SupervisionDb db, bool hasDeleted, CancellationToken stop)
    {
        if (hasDeleted)
        {
            await db.CompactAsync(stop);
        }

        await CompactBoxes.RunAsync(databases, stop);
    }

    private static async Task<IReadOnlyList<RatingRound>> UnconfirmedAsync(SupervisionDb db, CancellationToken stop)
    {
        var now = db.Clock.GetUtcNow();
        var waiting = await db.RatingRounds.Where(r => r.State == RoundState.Sealed).ToListAsync(stop);
        return waiting.FindAll(r => r.IsTooLateToConfirm(now));
    }

    private static async Task<IReadOnlyList<RatingRound>> RehearsedAsync(SupervisionDb db, CancellationToken stop)
    {
        var today = db.Clock.Today();
        var rehearsals = await db.RatingRounds.Where(r => r.IsRehearsal).ToListAsync(stop);
        return rehearsals.FindAll(r => r.Events.Count > 0 && r.Events[^1].At.BeijingDate() < today);
    }

    private static IQueryable<Slip> OldSlips(SupervisionDb db) =>
        db.Slips.Where(s => db.RatingRounds.Any(r => r.Id == s.Round && Emptied.Contains(r.State) && db.Sittings.Any(m => m.Id == r.Sitting && Closed.Contains(m.State))));
}
