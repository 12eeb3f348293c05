using System.Collections.Immutable;
using System.Globalization;

namespace Supervision.Domain.Ratings;

/// <summary>An overall grade that follows from the criteria's scores and weights (D-10.27, D-10.36).</summary>
internal static class CriteriaScore
{
    public static SubjectResult Of(RatingContent content, RoundNumbers numbers, ImmutableArray<Tally> tallies)
    {
        var rule = (ScoreRule)content.Method.Rule;
        var scores = tallies.Select(t => RatingCount.Score(content.Method.Grades, t)).ToList();
        if (scores.Exists(s => s is null))
        {
            return new(CountOutcome.NotEnoughValid, null, ["有一项内容没有有效票，未形成有效结果，重新测评"]);
        }

        var score = RatingCount.Weighed(scores.Zip(content.Criteria, (s, c) => (s!.Value, c.Weight)));
        var band = Math.Min(ScoreBands.BandOf(rule, score), content.Method.Grades.Length - 1);
        ImmutableArray<string> lines =
        [
            .. SumLines(content, rule, tallies, score),
            $"{ScoreBands.BandWords(rule, band)}，评定为{content.Method.Grades[band].Name}",
        ];
        return new(CountOutcome.Graded, band, lines) { Score = score, Base = numbers.Collected };
    }

    /// <summary>Each criterion with its sum and weight, and all of them added.</summary>
    internal static IEnumerable<string> SumLines(RatingContent content, ScoreRule rule, ImmutableArray<Tally> tallies, Ratio score) =>
    [
        .. content.Criteria.Select((c, i) =>
            $"{c.Name}：{ScoreBands.SumWords(content.Method.Grades, rule, tallies[i])}，权重 {c.Weight.ToString("0.##", CultureInfo.InvariantCulture)}%"),
        $"加权合计 {ScoreBands.Print(rule, score)} 分",
    ];
}
