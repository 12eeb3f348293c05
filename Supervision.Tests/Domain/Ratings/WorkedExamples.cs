using System.Globalization;
using Supervision.Domain.Organisation;
using Supervision.Domain.Ratings;

namespace Supervision.Tests.Domain.Ratings;

/// <summary>The worked examples of D-10.32 to D-10.39, exactly.</summary>
public sealed class WorkedExamples
{
    private const string Good = "满意", Fair = "基本满意", Bad = "不满意";

    public static TheoryData<string, int, string, int[], int, int, string, string> Majorities => new()
    {
        // number, N, present/issued/collected, votes, invalid, abstained, setting, outcome
        { "E1", 27, "25/25/25", [18, 5, 2], 0, 0, "", Good },
        { "E2", 27, "24/24/23", [13, 6, 3], 1, 0, "", Fair },
        { "E3", 27, "24/24/23", [13, 6, 3], 1, 0, "present", Good },
        { "E4", 27, "24/24/23", [13, 6, 3], 1, 0, "valid", Good },
        { "E5", 28, "26/26/26", [14, 8, 4], 0, 0, "", Fair },
        { "E6", 28, "26/26/26", [14, 8, 4], 0, 0, "reach", Good },
        { "E7", 28, "26/26/26", [14, 8, 4], 0, 0, "revote", "again" },
        { "E8", 28, "20/20/20", [8, 6, 6], 0, 0, "", Bad },
        { "E9", 27, "14/14/14", [13, 0, 1], 0, 0, "", Bad },
        { "E11", 30, "24/24/25", [20, 3, 2], 0, 0, "", "void" },
        { "E12", 35, "30/30/28", [17, 9, 1], 1, 0, "", Fair },
        { "E13", 35, "30/30/30", [18, 9, 3], 0, 0, "", Good },
        { "E14", 29, "29/29/29", [17, 11, 1], 0, 0, "", Good },
        { "E15", 27, "22/22/22", [20, 2], 0, 0, "two", Good },
        { "E16", 27, "22/22/22", [13, 9], 0, 0, "two", Bad },
        { "E17", 15, "8/8/8", [8, 0, 0], 0, 0, "", Good },
        { "E18", 27, "20/20/20", [0, 0, 0], 20, 0, "", "no result" },
        { "E19", 27, "26/26/26", [10, 9, 4], 0, 3, "", Fair },
        { "E20", 31, "25/25/25", [15, 6, 4], 0, 0, "", Fair },
        { "E21", 27, "20/20/20", [12, 1, 0], 7, 0, "", "no result" },
    };

    [Theory]
    [MemberData(nameof(Majorities))]
    public void D_10_32_Given_the_counts_of_an_example_When_judged_Then_its_outcome_stands(
        string number, int all, string counted, int[] votes, int invalid, int abstained, string setting, string outcome)
    {
        var numbers = Numbers(all, counted);
        var tally = new Tally([.. votes], invalid, abstained);

        var result = RatingCount.Of(Method(setting), numbers, tally);

        Assert.True(outcome == Words(Method(setting), result), $"{number}: {string.Join('；', result.Explanation)}");
        Assert.NotEmpty(result.Explanation);
        Assert.Equal(numbers.Collected, tally.Collected);
    }

    [Theory]
    [InlineData("E1", 27, "25/25/25", 18, 5, 2, "", 66.67)]
    [InlineData("E3", 27, "24/24/23", 13, 6, 3, "present", 54.17)]
    [InlineData("E4", 27, "24/24/23", 13, 6, 3, "valid", 59.09)]
    [InlineData("E13", 35, "30/30/30", 18, 9, 3, "", 51.43)]
    public void D_10_32_Given_an_example_with_a_rate_When_judged_Then_the_rate_is_that_of_its_denominator(
        string number, int all, string counted, int good, int fair, int bad, string setting, double rate)
    {
        var result = RatingCount.Of(Method(setting), Numbers(all, counted), new([good, fair, bad], number is "E3" or "E4" ? 1 : 0));

        Assert.Equal((decimal)rate, result.Rate);
    }

    [Fact]
    public void D_10_32_E9_Given_many_absent_When_judged_Then_the_inner_copy_says_what_those_present_would_have_given()
    {
        var result = RatingCount.Of(RatingMethod.Usual, Numbers(27, "14/14/14"), new([13, 0, 1]));

        Assert.Equal("按实到人数计算为满意", result.InnerNote);
        Assert.Equal(2, result.Grade);
    }

    [Fact]
    public void D_10_32_E10_Given_13_of_27_present_When_a_round_is_to_open_Then_there_is_no_quorum() =>
        Assert.False(Quorum.IsMet(13, 27));

    [Fact]
    public void D_10_32_E7_Given_the_vote_after_a_tie_When_it_ties_again_Then_the_lower_grade_stands()
    {
        var result = RatingCount.Of(Method("revote"), Numbers(28, "26/26/26"), new([14, 8, 4]), isSecondRound: true);

        Assert.Equal(Fair, Words(Method("revote"), result));
    }

    [Fact]
    public void D_10_20_Given_16_of_31_When_explained_Then_the_sentence_is_that_of_the_sheet() =>
        Assert.Equal(
            (string[])["满意 16 票 > 全体组成人员 31 人的半数 15.5，评定为满意"],
            RatingCount.Of(RatingMethod.Usual, Numbers(31, "31/31/31"), new([16, 10, 5])).Explanation.ToArray());

    [Fact]
    public void D_10_20_Given_no_better_grade_When_explained_Then_each_step_is_said() =>
        Assert.Equal(
            (string[])[
                "满意 8 票 < 全体组成人员 28 人的半数 14",
                "满意、基本满意合计 14 票 = 全体组成人员 28 人的半数 14，恰好半数不算达到",
                "以上等次都没有达到，评定为不满意",
            ],
            RatingCount.Of(RatingMethod.Usual, Numbers(28, "20/20/20"), new([8, 6, 6])).Explanation.ToArray());

    [Fact]
    public void D_10_24_Given_the_worst_first_When_more_than_half_are_worst_Then_it_decides_before_all_else()
    {
        var method = RatingMethod.Usual with { WorstFirst = true, Denominator = Denominator.Valid };

        Assert.Equal(2, RatingCount.Of(method, Numbers(27, "25/25/25"), new([6, 6, 13])).Grade);
        Assert.Equal(1, RatingCount.Of(method, Numbers(27, "24/24/24"), new([6, 7, 11])).Grade);
    }

    [Theory]
    [InlineData(new[] { 19, 5, 1 }, 0)]
    [InlineData(new[] { 18, 6, 1 }, 1)]
    [InlineData(new[] { 7, 6, 12 }, 2)]
    public void D_10_20_Given_a_share_of_its_own_for_each_grade_When_walked_Then_each_is_held_against_its_own(int[] votes, int grade)
    {
        // 满意 over two thirds of 27, 基本满意 with it over half: 18 = 18 is not more.
        var method = RatingMethod.Usual with { Rule = new MajorityRule(new Ratio(2, 3)) { Each = [new(2, 3), new(1, 2)] } };

        var result = RatingCount.Of(method, Numbers(27, "25/25/25"), new([.. votes]));

        Assert.Equal(grade, result.Grade);
        Assert.Equal(
            votes[0] == 18 ? ["满意 18 票 = 全体组成人员 27 人的2/3 18，恰好2/3不算达到", "满意、基本满意合计 24 票 > 全体组成人员 27 人的半数 13.5，评定为基本满意"] : result.Explanation.ToArray(), result.Explanation.ToArray());
    }

    [Fact]
    public void D_10_33_Given_four_grades_When_21_of_27_are_at_least_competent_Then_that_is_the_grade()
    {
        var result = RatingCount.Of(new(GradeScales.Four, MajorityRule.Half), Numbers(27, "26/26/26"), new([9, 12, 4, 1]));

        Assert.Equal(1, result.Grade);
    }

    [Theory]
    [InlineData(new[] { 18, 5, 2 }, "92.00", 0)]
    [InlineData(new[] { 17, 6, 3 }, "89.62", 1)]
    public void D_10_34_D_10_37_Given_three_grades_When_scored_Then_score_and_band_are_exact(int[] votes, string score, int band)
    {
        var result = RatingCount.Of(new(GradeScales.Three, ScoreRule.Usual), Full(votes), new([.. votes]));

        Assert.Equal(score, ScoreBands.Print(ScoreRule.Usual, result.Score!.Value));
        Assert.Equal(band, result.Grade);
    }

    [Fact]
    public void D_10_35_Given_four_grades_When_scored_Then_81_35_is_the_second_band()
    {
        var result = RatingCount.Of(new(GradeScales.Four, ScoreRule.Usual), Full([9, 12, 4, 1]), new([9, 12, 4, 1]));

        Assert.Equal(("81.35", 1), (ScoreBands.Print(ScoreRule.Usual, result.Score!.Value), result.Grade));
    }

    [Fact]
    public void D_10_36_Given_three_weighted_criteria_When_put_together_Then_84_80()
    {
        var scores = new[] { new[] { 18, 5, 2 }, [10, 10, 5], [5, 15, 5] }.Select(v => RatingCount.Score(GradeScales.Three, new([.. v]))!.Value).ToList();

        Assert.Equal([92m, 82m, 78m], scores.Select(s => s.Round(2)));
        Assert.Equal(84.80m, RatingCount.Weighed(scores.Zip([40m, 30m, 30m])).Round(2));
    }

    [Fact]
    public void D_10_37_Given_89_996_When_printed_Then_three_places_show_why_it_is_the_second_band()
    {
        var score = Ratio.Of(89.996m);

        Assert.Equal(("89.996", 1), (ScoreBands.Print(ScoreRule.Usual, score), ScoreBands.BandOf(ScoreRule.Usual, score)));
        Assert.Equal(("90.00", 0), (ScoreBands.Print(ScoreRule.Usual, Ratio.Of(90)), ScoreBands.BandOf(ScoreRule.Usual, Ratio.Of(90))));
    }

    [Fact]
    public void D_10_38_Given_three_groups_When_one_is_too_small_Then_only_the_total_is_shown()
    {
        GroupScore[] groups = [new("常委会组成人员", 70, 27, Ratio.Of(92)), new("人大代表", 20, 30, Ratio.Of(85)), new("群众代表", 10, 50, Ratio.Of(80))];

        Assert.Equal(89.40m, GroupScores.Together(groups).Round(2));
        Assert.Equal(3, GroupScores.Shown(groups).Count);
        Assert.Empty(GroupScores.Shown([groups[0], groups[1] with { Entitled = 9 }, groups[2]]));
        Assert.Empty(GroupScores.Shown([groups[0] with { Entitled = 9 }, groups[1], groups[2]], leastGroup: 5));
    }

    [Theory]
    [InlineData(new[] { 16, 6, 1, 1 }, 0)]
    [InlineData(new[] { 15, 7, 1, 1 }, 1)]
    [InlineData(new[] { 16, 5, 1, 2 }, 1)]
    public void D_10_39_Given_conditions_on_shares_When_16_of_24_are_excellent_Then_the_first_that_holds_decides(int[] votes, int grade)
    {
        var rule = new ShareRule(
        [
            new(0, [new([0], Comparison.AtLeast, new(2, 3)), new([3], Comparison.AtMost, new(1, 1), IsCount: true)]),
            new(1, [new([0, 1], Comparison.More, new(1, 2))]),
        ]);
        var method = new RatingMethod(GradeScales.Four, rule) { Denominator = Denominator.Present };

        Assert.Equal(grade, RatingCount.Of(method, Numbers(27, "24/24/24"), new([.. votes])).Grade);
    }

    private static RatingMethod Method(string setting) => setting switch
    {
        "present" => RatingMethod.Usual with { Denominator = Denominator.Present },
        "valid" => RatingMethod.Usual with { Denominator = Denominator.Valid },
        "reach" => RatingMethod.Usual with { Tie = TieRule.Reach },
        "revote" => RatingMethod.Usual with { Tie = TieRule.Revote },
        "two" => new(GradeScales.Two, MajorityRule.Half),
        _ => RatingMethod.Usual,
    };

    private static RoundNumbers Full(int[] votes) => new(votes.Sum(), votes.Sum(), votes.Sum(), votes.Sum());

    private static RoundNumbers Numbers(int all, string counted)
    {
        var parts = counted.Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new(all, parts[0], parts[1], parts[2]);
    }

    private static string Words(RatingMethod method, SubjectResult result) => result.Outcome switch
    {
        CountOutcome.Void => "void",
        CountOutcome.VoteAgain => "again",
        CountOutcome.NotEnoughValid => "no result",
        _ => method.Grades[result.Grade!.Value].Name,
    };
}
