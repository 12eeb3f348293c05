using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>A round in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Round">The round, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Stop">Cancels.</param>
public sealed record RoundAct(SupervisionDb Db, RatingRound Round, Actor Actor, CancellationToken Stop)
{
    /// <summary>Now (UTC).</summary>
    public DateTimeOffset Now => Db.Clock.GetUtcNow();

    /// <summary>Today in Beijing.</summary>
    public DateOnly Today => Db.Clock.Today();

    /// <summary>A sentence of the round's history; never about one slip.</summary>
    public void Tell(string sentence) => Db.Tell(Round.Matter, sentence);
}

/// <summary>What every act on a round has in common: the right, the row, one transaction (D-10.3).</summary>
public sealed class RatingActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(RatingRules.InOrder, "没有找到这一轮测评，请回到测评列表。");
    private static readonly Obstacle SomebodyElse = new(RatingRules.InOrder, "他人刚刚改变了这一轮的状态，请刷新后再看。");

    /// <summary>Runs an act. It answers what stands in the way, or changes the round and answers nothing.</summary>
    public async Task<Outcome> RunAsync(
        string permission, RatingRoundId id, Func<RoundAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.RatingRounds.SingleOrDefaultAsync(r => r.Id == id, stop) is not { } round)
        {
            return Outcome.Refused(Unknown);
        }

        try
        {
            var before = StandingOf(round);
            if (await act(new(db, round, actor, stop)) is { Count: > 0 } obstacles)
            {
                return Outcome.Refused(obstacles);
            }

            // Whom the scrutineers' reminders speak to changes with these steps, and at no other act (RM-39).
            await (StandingOf(round) == before ? db.SaveChangesAsync(stop) : deadlines.SaveAsync(db, round.Matter, stop));
            await transaction.CommitAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
    }

    private static (bool IsClosed, RoundState State, int Confirmed) StandingOf(RatingRound round) =>
        round.ClosedAt is null || round.IsRehearsal ? default : (true, round.State, round.Scrutineers.Count(s => s.ConfirmedAt is not null));

    /// <summary>The same for an act that needs no other rows.</summary>
    public Task<Outcome> RunAsync(string permission, RatingRoundId id, Func<RoundAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        RunAsync(permission, id, a => Task.FromResult(act(a)), stop);
}
