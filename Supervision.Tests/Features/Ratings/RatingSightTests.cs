using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;
using Supervision.Web.Access;
using Supervision.Web.Features.Ratings;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Who sees a round and its result (D-1.5, D-10.31).</summary>
public sealed class RatingSightTests
{
    [Theory]
    [InlineData(Role.Appointee, RatingKind.Appraisal, RoundState.Announced, false)]
    [InlineData(Role.BodyLiaison, RatingKind.Appraisal, RoundState.Announced, false)]
    [InlineData(Role.Member, RatingKind.Appraisal, RoundState.Announced, true)]
    [InlineData(Role.Office, RatingKind.Appraisal, RoundState.Open, true)]
    [InlineData(Role.BodyLiaison, RatingKind.ReportRating, RoundState.Announced, true)]
    [InlineData(Role.BodyLiaison, RatingKind.ReportRating, RoundState.Confirmed, false)]
    public void D_1_5_Given_a_round_When_somebody_asks_for_it_Then_named_results_of_appraisals_stay_in_the_house(Role role, RatingKind kind, RoundState state, bool sees) =>
        Assert.Equal(sees, RatingGate.MaySee(new(null, "某人", new HashSet<Role> { role }), state, isRehearsal: false, kind));
}
