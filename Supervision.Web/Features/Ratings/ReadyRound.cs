using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Counts who is present and mints as many slips (清点并生成, D-3.7, D-10.5).</summary>
public sealed class ReadyRound(RatingActing acting, RoundKeys keys)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, IReadOnlyList<MemberId> present, CancellationToken stop)
    {
        var fresh = keys.Make();
        var outcome = await acting.RunAsync(Permissions.RunRatings, id, async act =>
        {
            var count = await CountAsync(act, present);
            if (act.Round.ObstaclesToReady(count) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            // Counted again: all sheets and codes of the first count are void.
            await act.Db.Slips.Where(s => s.Round == id).ExecuteDeleteAsync(stop);
            await act.Db.Roll.Where(r => r.Round == id).ExecuteDeleteAsync(stop);
            act.Round.MakeReady(count, act.Actor.Name, act.Now);
            act.Db.Roll.AddRange(count.Present.OrderBy(m => m.Value).Select(m => new RollEntry { Round = id, Member = m, HasDrawn = act.Round.Content.IsByName }));
            if (act.Round.Content.IsByName)
            {
                act.Tell($"清点，实到 {count.Present.Count} 人，记名投票");
                return [];
            }

            keys.Give(act, fresh, count.Present.Count);
            act.Tell($"清点，实到 {count.Present.Count} 人，生成测评票 {count.Present.Count} 张");
            return [];
        }, stop);
        keys.Keep(id, outcome.IsDone, fresh);
        return outcome;
    }

    private static async Task<HeadCount> CountAsync(RoundAct act, IReadOnlyList<MemberId> present)
    {
        var basis = await act.Db.MembersBaseAsync(act.Today, act.Stop);
        var inOffice = await act.Db.MembersOnAsync(act.Today, act.Stop);
        return new(basis.Count, basis.InOffice, basis.Seats, [.. inOffice.Select(m => m.Member).Where(m => present.Contains(m) && act.Round.Recusals.All(r => r.Member != m))])
        {
            AbsentScrutineers = [.. inOffice.Where(m => !present.Contains(m.Member) && act.Round.Scrutineers.Any(s => s.Person == m.Person)).Select(m => m.Name)],
        };
    }
}
