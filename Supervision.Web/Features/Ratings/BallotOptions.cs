using System.ComponentModel.DataAnnotations;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>Settings of the machine for secret votes, from section "Ballots".</summary>
public sealed class BallotOptions
{
    public const string Section = "Ballots";

    /// <summary>Rounds of the slow derivation of an opening code; fewer make a stolen file easier to guess and are for tests only.</summary>
    [Range(1_000, 10_000_000, ErrorMessage = "Ballots:KeyRounds must lie between 1000 and 10000000.")]
    public int KeyRounds { get; init; } = BoxKeys.UsualRounds;
}
