using CsCheck;
using Supervision.Domain.Ratings;

namespace Supervision.Tests.Domain.Ratings;

/// <summary>What holds of every count, whatever the votes.</summary>
public sealed class CountProperties
{
    private static readonly Gen<RatingMethod> Methods =
        from denominator in Gen.Enum<Denominator>()
        from reach in Gen.Bool
        from worst in Gen.Bool
        select RatingMethod.Usual with { Denominator = denominator, Tie = reach ? TieRule.Reach : TieRule.Lower, WorstFirst = worst };

    private static readonly Gen<(RoundNumbers Numbers, Tally Tally)> Rounds =
        from votes in Gen.Int[0, 30].Array[3]
        from invalid in Gen.Int[0, 5]
        from abstained in Gen.Int[0, 5]
        from missing in Gen.Int[0, 3]
        from absent in Gen.Int[0, 10]
        let tally = new Tally([.. votes], invalid, abstained)
        select (new RoundNumbers(tally.Collected + missing + absent, tally.Collected + missing, tally.Collected + missing, tally.Collected), tally);

    [Fact]
    public void A_vote_that_moves_to_the_best_grade_never_lowers_the_grade() =>
        Gen.Select(Methods, Rounds, Gen.Int[1, 2]).Sample((method, round, from) =>
        {
            if (round.Tally.Votes[from] == 0)
            {
                return;
            }

            var better = round.Tally with { Votes = round.Tally.Votes.SetItem(from, round.Tally.Votes[from] - 1).SetItem(0, round.Tally.Votes[0] + 1) };
            var (before, after) = (RatingCount.Of(method, round.Numbers, round.Tally), RatingCount.Of(method, round.Numbers, better));
            Assert.True(before.Grade is null || after.Grade <= before.Grade, $"{before} {after}");
        });

    [Fact]
    public void A_blank_that_becomes_a_best_vote_never_lowers_the_grade() =>
        Gen.Select(Methods, Rounds).Sample((method, round) =>
        {
            if (round.Tally.Invalid == 0)
            {
                return;
            }

            var better = round.Tally with { Votes = round.Tally.Votes.SetItem(0, round.Tally.Votes[0] + 1), Invalid = round.Tally.Invalid - 1 };
            var (before, after) = (RatingCount.Of(method, round.Numbers, round.Tally), RatingCount.Of(method, round.Numbers, better));
            Assert.True(before.Grade is null || after.Grade <= before.Grade, $"{before} {after}");
        });

    [Fact]
    public void What_is_collected_is_valid_and_invalid_and_abstained_and_what_is_issued_adds_up() =>
        Rounds.Sample(round =>
        {
            Assert.Equal(round.Numbers.Collected, round.Tally.Valid + round.Tally.Invalid + round.Tally.Abstained);
            Assert.Equal(round.Numbers.Issued, round.Numbers.Collected + round.Numbers.Missing);
        });

    [Fact]
    public void The_order_in_which_ballots_lie_in_the_box_changes_nothing() =>
        Gen.Select(Methods, Gen.Int[-1, 2].Array[5, 45]).Sample((method, marks) =>
        {
            var turned = marks.Reverse().ToArray();
            Assert.Equal(Count(marks), Count(turned));
            var numbers = new RoundNumbers(marks.Length, marks.Length, marks.Length, marks.Length);
            var (one, other) = (RatingCount.Of(method, numbers, Count(marks)), RatingCount.Of(method, numbers, Count(turned)));
            Assert.Equal((one.Outcome, one.Grade, one.Rate), (other.Outcome, other.Grade, other.Rate));
            Assert.Equal(one.Explanation.AsEnumerable(), other.Explanation.AsEnumerable());
        });

    [Fact]
    public void A_grade_is_among_the_grades_and_a_rate_between_0_and_100_when_counted_against_what_was_cast() =>
        Gen.Select(Methods, Rounds).Sample((method, round) =>
        {
            var result = RatingCount.Of(method, round.Numbers, round.Tally);
            Assert.Equal(result.Outcome == CountOutcome.Graded, result.Grade is >= 0 and < 3);
            Assert.True(result.Rate is null or (>= 0 and <= 100), $"{result.Rate}");
        });

    [Fact]
    public void A_score_lies_between_the_points_of_the_worst_and_the_best_grade() =>
        Rounds.Sample(round =>
        {
            var score = RatingCount.Score(GradeScales.Three, round.Tally);
            Assert.True(score is null || (score.Value >= Ratio.Of(50) && score.Value <= Ratio.Of(100)));
        });

    private static Tally Count(int[] marks) =>
        new([marks.Count(m => m == 0), marks.Count(m => m == 1), marks.Count(m => m == 2)], marks.Count(m => m < 0));
}
