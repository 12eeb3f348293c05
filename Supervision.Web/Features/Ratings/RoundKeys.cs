using Microsoft.Extensions.Options;
using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Keys of a box and its slips, made together when a round is counted (D-10.5, D-10.9a); where each of them is kept.</summary>
public sealed class RoundKeys(SlipMint mint, SlipUrn urn, CodeDesk desk, RingKeys ring, IOptions<BallotOptions> options)
{
    /// <summary>A pair of codes with the keys under them, and the slips once they are minted.</summary>
    public sealed class Fresh
    {
        /// <summary>Code of the first scrutineer.</summary>
        public required OpeningCode First { get; init; }

        /// <summary>Code of the second.</summary>
        public required OpeningCode Second { get; init; }

        /// <summary>Keys of the box.</summary>
        public required BoxKeys Keys { get; init; }

        /// <summary>Slips for the urn; empty before the act.</summary>
        public IReadOnlyList<SlipToken> Slips { get; internal set; } = [];
    }

    /// <summary>Makes keys. The derivation is slow on purpose: outside the transaction, so that nobody waits for it.</summary>
    public Fresh Make()
    {
        var (first, second) = (OpeningCode.New(), OpeningCode.New());
        return new() { First = first, Second = second, Keys = BoxKeys.Make(first, second, options.Value.KeyRounds) };
    }

    /// <summary>Gives them to the round within the transaction, and mints the slips.</summary>
    public void Give(RoundAct act, Fresh fresh, int slips)
    {
        act.Round.GiveKeys(fresh.Keys);
        fresh.Slips = mint.Mint(act.Db, act.Round.Id, slips, act.Round.Way == SlipWay.Paper ? SlipChannel.Paper : SlipChannel.Screen);
        if (act.Round.Content.Ballot.HasTwoKeys)
        {
            desk.Put(act.Round.Id, fresh.First, fresh.Second);
        }
        else
        {
            ring.Put(act.Round.Id, fresh.First, fresh.Second);
        }
    }

    /// <summary>Fills the urn once the act is on disk.</summary>
    public void Keep(RatingRoundId id, bool isDone, Fresh fresh)
    {
        if (isDone)
        {
            urn.Fill(id, fresh.Slips);
        }
    }
}
