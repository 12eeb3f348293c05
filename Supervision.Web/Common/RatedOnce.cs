using Supervision.Domain.Ratings;

namespace Supervision.Web.Common;

/// <summary>What of an announced result says which of two votes on the same thing counts (D-16.29). One rule for the list of results and for
/// the year's page, so that both count the same.</summary>
/// <param name="Kind">What the round was about.</param>
/// <param name="Year">The year the result belongs to. A later vote never takes one out of another year: what was counted there stays.</param>
/// <param name="Subject">Whom or what it was on; of a round that is held again each subject follows itself.</param>
/// <param name="Matter">What was rated, when it is a matter of the house.</param>
/// <param name="Round">The round.</param>
/// <param name="Repeats">The round that this one repeats.</param>
/// <param name="Day">Day of the announcement.</param>
internal sealed record RatedOnce(RatingKind Kind, int Year, string Subject, Guid? Matter, RatingRoundId Round, RatingRoundId? Repeats, DateOnly Day)
{
    /// <summary>True when this vote takes the place of the other: it repeats its round, or the same matter was put to the vote later.</summary>
    public bool Replaces(RatedOnce other) => Kind == other.Kind && Year == other.Year && Subject == other.Subject && Round != other.Round
        && (Repeats == other.Round || (Matter is not null && Matter == other.Matter && Day > other.Day));
}
