using System.Collections.Immutable;
using System.Globalization;

namespace Supervision.Domain.Ratings;

/// <summary>Scores and the bands they fall in (D-10.27, D-10.37). A band is judged before rounding.</summary>
public static class ScoreBands
{
    /// <summary>The band of a score by its place: 0 is the best.</summary>
    public static int BandOf(ScoreRule rule, Ratio score)
    {
        var band = 0;
        while (band < rule.Bands.Length && score < Ratio.Of(rule.Bands[band]))
        {
            band++;
        }

        return band;
    }

    /// <summary>The score as printed: two places, three where two would show a band that was not reached (89.996).</summary>
    public static string Print(ScoreRule rule, Ratio score) => Shown(rule, score) is var (value, format) ? value.ToString(format, CultureInfo.InvariantCulture) : "";

    /// <summary>The same as a number, for tables that go on counting.</summary>
    public static decimal Rounded(ScoreRule rule, Ratio score) => Shown(rule, score).Value;

    private static (decimal Value, string Format) Shown(ScoreRule rule, Ratio score)
    {
        var two = score.Round(2);
        return BandOf(rule, Ratio.Of(two)) == BandOf(rule, score) ? (two, "0.00") : (score.Round(3), "0.000");
    }

    internal static SubjectResult Judge(RatingMethod method, ScoreRule rule, Tally tally)
    {
        var score = RatingCount.Score(method.Grades, tally)!.Value;
        var band = Math.Min(BandOf(rule, score), method.Grades.Length - 1);
        ImmutableArray<string> lines =
        [
            SumWords(method.Grades, rule, tally),
            $"{BandWords(rule, band)}，评定为{method.Grades[band].Name}",
        ];
        return new(CountOutcome.Graded, band, lines) { Score = score };
    }

    /// <summary>（100×18 + 80×5 + 50×2）÷ 有效票 25 张 = 92.00 分.</summary>
    internal static string SumWords(ImmutableArray<Grade> grades, ScoreRule rule, Tally tally) =>
        $"（{string.Join(" + ", grades.Zip(tally.Votes, (g, v) => $"{Points(g.Points)}×{v}"))}）÷ 有效票 {tally.Valid} 张 = {Print(rule, RatingCount.Score(grades, tally)!.Value)} 分";

    internal static string BandWords(ScoreRule rule, int band) =>
        band < rule.Bands.Length ? $"达到 {Points(rule.Bands[band])} 分" : $"不足 {Points(rule.Bands[^1])} 分";

    private static string Points(decimal points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
