using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Sets up the round of another group of voters (设置投票人组, D-10.29): citizens or deputies with a stated number of entitled people.</summary>
public sealed class AddVoterGroup(RatingActing acting)
{
    /// <param name="id">The members' round.</param>
    /// <param name="next">Made with the form: posting it twice makes one round.</param>
    /// <param name="places">Groups of the template that vote together.</param>
    /// <param name="entitled">People entitled in them.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(RatingRoundId id, RatingRoundId next, IReadOnlyList<int> places, int? entitled, CancellationToken stop) =>
        acting.RunAsync(Permissions.SetUpRatings, id, async act =>
        {
            if (await act.Db.RatingRounds.AnyAsync(r => r.Id == next, stop))
            {
                return [];
            }

            var others = await VoterGroups.OfAsync(act.Db, id, stop);
            if (act.Round.ObstaclesToAddGroup(places, entitled, others) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var round = act.Round.ForGroups(next, places, entitled!.Value, others, act.Actor.Name, act.Now);
            act.Db.RatingRounds.Add(round);
            act.Tell($"设置投票人组 {round.GroupName}，应到 {entitled} 人");
            act.Db.Tell(round.Matter, $"设置投票人组，应到 {entitled} 人");
            return [];
        }, stop);
}

/// <summary>Counts a group that has no roll and mints as many sheets (清点其他投票人组, D-10.5).</summary>
public sealed class CountVoterGroup(RatingActing acting, RoundKeys keys)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, int? present, CancellationToken stop)
    {
        var fresh = keys.Make();
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            if (act.Round.ObstaclesToCountGroup(present) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            // Counted again: all sheets and codes of the first count are void.
            await act.Db.Slips.Where(s => s.Round == id).ExecuteDeleteAsync(stop);
            act.Round.CountGroup(present!.Value, act.Actor.Name, act.Now);
            keys.Give(act, fresh, present.Value);
            act.Tell($"清点，实到 {present} 人，生成测评票 {present} 张");
            return [];
        }, stop);
        keys.Keep(id, outcome.IsDone, fresh);
        return outcome;
    }
}

/// <summary>Notes how many sheets a group without a roll drew (登记发出张数, D-10.15).</summary>
public sealed class NoteHandedOut(RatingActing acting)
{
    public Task<Outcome> RunAsync(RatingRoundId id, int? number, CancellationToken stop) => acting.RunAsync(Permissions.RunRatings, id, async act =>
    {
        var counts = await SlipCounts.ReadAsync(act.Db, id, stop);
        if (act.Round.ObstaclesToHandOut(number, counts.Cast) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Round.HandOut(number!.Value, counts.Cast, act.Actor.Name, act.Now);
        act.Tell($"登记发出测评票 {number} 张");
        return [];
    }, stop);
}

/// <summary>Reads the rounds of a members' round's other groups.</summary>
internal static class VoterGroups
{
    /// <summary>All there ever were, tracked; which still count the round says.</summary>
    public static async Task<IReadOnlyList<RatingRound>> OfAsync(SupervisionDb db, RatingRoundId main, CancellationToken stop) =>
        await db.RatingRounds.Where(r => r.Main == main).ToListAsync(stop);
}
