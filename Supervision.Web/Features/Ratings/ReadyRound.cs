using Microsoft.Extensions.Options;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Counts who is present and mints as many slips (清点并生成, D-3.7, D-10.5).</summary>
public sealed class ReadyRound(RatingActing acting, SlipMint mint, SlipUrn urn, CodeDesk desk, RingKeys ring, IOptions<BallotOptions> options)
{
    public async Task<Outcome> RunAsync(RatingRoundId id, IReadOnlyList<MemberId> present, CancellationToken stop)
    {
        // The slow derivation runs before the transaction, so that nobody waits for it.
        var (first, second) = (OpeningCode.New(), OpeningCode.New());
        var keys = BoxKeys.Make(first, second, options.Value.KeyRounds);
        IReadOnlyList<SlipToken> slips = [];
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

            act.Round.GiveKeys(keys);
            slips = mint.Mint(act.Db, id, count.Present.Count, act.Round.Way == SlipWay.Paper ? SlipChannel.Paper : SlipChannel.Screen);
            if (act.Round.Content.Ballot.HasTwoKeys)
            {
                desk.Put(id, first, second);
            }
            else
            {
                ring.Put(id, first, second);
            }

            act.Tell($"清点，实到 {count.Present.Count} 人，生成测评票 {count.Present.Count} 张");
            return [];
        }, stop);
        if (outcome.IsDone)
        {
            urn.Fill(id, slips);
        }

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
