using Supervision.Domain.Ratings;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Ratings;

/// <summary>Mints slips (生成测评票): codes for the urn, hashes for the store, in an order that tells nothing (D-10.5).</summary>
public sealed class SlipMint(SlipHashes hashes)
{
    /// <summary>Adds the hashes of new slips to the context, in the order of the hashes.</summary>
    /// <returns>The codes; they exist nowhere else.</returns>
    public IReadOnlyList<SlipToken> Mint(SupervisionDb db, RatingRoundId round, int count, SlipChannel channel)
    {
        var slips = Enumerable.Range(0, count).Select(_ => SlipToken.New()).ToList();
        foreach (var hash in slips.Select(hashes.Of).OrderBy(Convert.ToHexString, StringComparer.Ordinal))
        {
            db.Slips.Add(new() { Hash = hash, Round = round, State = SlipState.Minted, Channel = channel });
        }

        return slips;
    }
}
