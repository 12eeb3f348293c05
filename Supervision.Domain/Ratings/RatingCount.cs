using System.Collections.Immutable;

namespace Supervision.Domain.Ratings;

/// <summary>From counts to a result (计票): a pure function that also says how (D-10.20 to D-10.30).</summary>
public static class RatingCount
{
    /// <summary>Judges one subject.</summary>
    /// <param name="method">The rule, frozen with the round.</param>
    /// <param name="numbers">Numbers of the round.</param>
    /// <param name="tally">Votes of the subject.</param>
    /// <param name="isSecondRound">True in the vote after a tie: then a tie is not reached (D-10.21).</param>
    public static SubjectResult Of(RatingMethod method, RoundNumbers numbers, Tally tally, bool isSecondRound = false)
    {
        if (numbers.Collected > numbers.Issued)
        {
            return new(CountOutcome.Void, null, [$"收回 {numbers.Collected} 张，多于发出 {numbers.Issued} 张，本轮作废，不计票，重新测评"]);
        }

        var bound = method.LeastValid * new Ratio(numbers.Members, 1);
        if (tally.Valid == 0 || new Ratio(tally.Valid, 1) <= bound)
        {
            return new(CountOutcome.NotEnoughValid, null, [NotEnough(method, numbers, tally)]);
        }

        var settled = isSecondRound && method.Tie == TieRule.Revote ? method with { Tie = TieRule.Lower } : method;
        var result = Judge(settled, numbers, tally);
        return result with { InnerNote = NoteOnAbsence(settled, numbers, tally, result) };
    }

    /// <summary>Judges one subject by all that was asked of it: the criteria where they alone are marked, otherwise the overall grade.</summary>
    /// <param name="content">What the template says, frozen with the round.</param>
    /// <param name="numbers">Numbers of the round.</param>
    /// <param name="tallies">Votes by slot, the overall grade last.</param>
    /// <param name="isSecondRound">True in the vote after a tie.</param>
    public static SubjectResult OfAll(RatingContent content, RoundNumbers numbers, ImmutableArray<Tally> tallies, bool isSecondRound = false) =>
        content.Form == MarkForm.CriteriaOnly ? CriteriaScore.Of(content, numbers, tallies) : Of(content.Method, numbers, tallies[^1], isSecondRound);

    /// <summary>The criteria's scores, weighed and added before any rounding (D-10.27, D-10.36).</summary>
    /// <param name="scores">Unrounded score and weight in per cent; the weights add to 100.</param>
    public static Ratio Weighed(IEnumerable<(Ratio Score, decimal Weight)> scores) =>
        scores.Aggregate(default(Ratio), (sum, s) => sum + (s.Score * Ratio.Of(s.Weight) * new Ratio(1, 100)));

    /// <summary>The average points of the valid votes, unrounded; null without a valid vote.</summary>
    public static Ratio? Score(ImmutableArray<Grade> grades, Tally tally) => tally.Valid == 0
        ? null
        : grades.Zip(tally.Votes).Aggregate(default(Ratio), (sum, g) => sum + (Ratio.Of(g.First.Points) * new Ratio(g.Second, tally.Valid)));

    /// <summary>Votes over a base in per cent, two places, half up (D-10.30).</summary>
    public static decimal? Rate(int votes, int of) => of == 0 ? null : new Ratio(votes * 100L, of).Round(2);

    private static SubjectResult Judge(RatingMethod method, RoundNumbers numbers, Tally tally)
    {
        var of = numbers.Base(method.Denominator, tally.Valid);
        var result = WorstFirst(method, tally, of) ?? method.Rule switch
        {
            MajorityRule rule => new MajorityWalk(method, rule, tally, of).Judge(),
            ScoreRule rule => ScoreBands.Judge(method, rule, tally),
            ShareRule rule => new ShareWalk(method, rule, tally, of).Judge(),
            _ => throw new NotSupportedException(method.Rule.GetType().Name),
        };
        return result with { Base = of, Rate = Rate(tally.UpTo(0), of), RateOfTwo = tally.Votes.Length > 2 ? Rate(tally.UpTo(1), of) : null };
    }

    private static SubjectResult? WorstFirst(RatingMethod method, Tally tally, int of)
    {
        var worst = method.Grades.Length - 1;
        return method.WorstFirst && tally.Votes[worst] * 2 > of
            ? new(CountOutcome.Graded, worst,
                [$"{method.Grades[worst].Name} {tally.Votes[worst]} 票 > {CountWords.Base(method.Denominator, of)}的半数 {CountWords.Half(of)}，直接评定为{method.Grades[worst].Name}"])
            : null;
    }

    private static string NotEnough(RatingMethod method, RoundNumbers numbers, Tally tally) =>
        $"有效票 {tally.Valid} 张，没有超过{CountWords.Base(method.Denominator == Denominator.Entitled ? Denominator.Entitled : Denominator.AllMembers, numbers.Members)}的{CountWords.Share(method.LeastValid)}，未形成有效结果，重新测评";

    /// <summary>Says when those who were absent cost a better grade; the grade stays (D-10.25).</summary>
    private static string NoteOnAbsence(RatingMethod method, RoundNumbers numbers, Tally tally, SubjectResult result)
    {
        if (method.Denominator == Denominator.Present || result.Grade is not { } grade)
        {
            return "";
        }

        var other = Judge(method with { Denominator = Denominator.Present }, numbers, tally);
        return other.Grade < grade ? $"按实到人数计算为{method.Grades[other.Grade.Value].Name}" : "";
    }
}
