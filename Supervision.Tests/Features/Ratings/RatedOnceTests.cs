using Supervision.Domain.Ratings;
using Supervision.Web.Common;

namespace Supervision.Tests.Features.Ratings;

/// <summary>Which of two votes on the same thing counts (D-16.29): one rule for the list of results and the year's page.</summary>
public sealed class RatedOnceTests
{
    private static readonly Guid Handling = Guid.NewGuid();
    private static readonly RatedOnce First = new(RatingKind.OpinionHandling, 2026, "教育督导", Handling, new(Guid.NewGuid()), null, new(2026, 4, 1));
    private static readonly RatedOnce Later = First with { Round = new(Guid.NewGuid()), Day = new(2026, 9, 1) };

    [Fact]
    public void D_16_29_Given_a_later_vote_on_the_same_matter_Then_it_counts_and_the_earlier_does_not()
    {
        Assert.True(Later.Replaces(First));
        Assert.False(First.Replaces(Later));
        Assert.False(First.Replaces(First));
    }

    [Fact]
    public void D_10_21_Given_a_round_held_again_Then_each_subject_follows_itself_even_on_the_same_day_and_without_a_matter()
    {
        var once = First with { Matter = null };
        var again = once with { Round = new(Guid.NewGuid()), Repeats = once.Round };

        Assert.True(again.Replaces(once));
        Assert.False((again with { Subject = "另一项" }).Replaces(once));
    }

    [Fact]
    public void Given_another_subject_matter_kind_or_year_Then_both_count()
    {
        Assert.False((Later with { Subject = "另一项" }).Replaces(First));
        Assert.False((Later with { Matter = Guid.NewGuid() }).Replaces(First));
        Assert.False((Later with { Matter = null }).Replaces(First with { Matter = null }));
        Assert.False((Later with { Kind = RatingKind.Other }).Replaces(First));

        // What was counted in a year that is over stays there.
        Assert.False((Later with { Year = 2027, Day = new(2027, 1, 20) }).Replaces(First));
        Assert.False((Later with { Year = 2027, Repeats = First.Round }).Replaces(First));
    }
}
