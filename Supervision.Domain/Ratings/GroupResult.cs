using System.Globalization;

namespace Supervision.Domain.Ratings;

/// <summary>Groups of voters put together for one subject, with the explanation line by line (D-10.29, D-10.38).</summary>
internal static class GroupResult
{
    /// <summary>The result of all groups.</summary>
    /// <param name="content">The template: rule <see cref="ScoreRule"/>, weights that add to 100.</param>
    /// <param name="subject">Place on the ballot.</param>
    /// <param name="all">The members' round first, then the others.</param>
    /// <param name="isHidden">True when a group is so small that only the total may be shown.</param>
    public static SubjectCount Of(RatingContent content, int subject, IReadOnlyList<RatingRound> all, bool isHidden)
    {
        var (counts, own) = (all.Select(r => r.OwnCounts()[subject]).ToList(), all[0].OwnCounts()[subject]);
        SubjectResult result;
        if (counts.Exists(c => c.Result is not { Outcome: CountOutcome.Graded, Score: not null }))
        {
            result = new(CountOutcome.NotEnoughValid, null, ["有一组没有形成有效结果，各组合并后未形成有效结果，重新测评"]);
        }
        else
        {
            List<GroupScore> groups = [.. all.Zip(counts, (r, c) => new GroupScore(r.GroupName, r.GroupWeight, r.Entitled, c.Result.Score!.Value))];
            result = Judged(content, groups, isHidden);
        }

        // The rate stays that of the members: they alone have a denominator that the law knows.
        return isHidden
            ? new(subject, [], result)
            : own with { Result = result with { Base = own.Result.Base, Rate = own.Result.Rate, RateOfTwo = own.Result.RateOfTwo } };
    }

    /// <summary>A result that is not shown alone.</summary>
    public static SubjectCount Hidden(SubjectCount count) =>
        new(count.Subject, [], new(CountOutcome.NotShown, null, ["本组人数少，结果不单独显示"]));

    private static SubjectResult Judged(RatingContent content, List<GroupScore> groups, bool isHidden)
    {
        var rule = (ScoreRule)content.Method.Rule;
        var total = GroupScores.Together(groups);
        var band = Math.Min(ScoreBands.BandOf(rule, total), content.Method.Grades.Length - 1);
        var weighed = groups.ConvertAll(g => g.Score * Ratio.Of(g.Weight) * new Ratio(1, 100));
        List<string> lines = isHidden
            ? ["各组按权重合并；有一组人数少，各组的票数和得分都不单独显示"]
            : [.. groups.Zip(weighed, (g, w) => $"{g.Name}：{ScoreBands.Print(rule, g.Score)} 分 × 权重 {Percent(g.Weight)} = {Two(w)} 分")];
        lines.Add(isHidden ? $"合计 {ScoreBands.Print(rule, total)} 分" : $"合计 {string.Join(" + ", weighed.Select(Two))} = {ScoreBands.Print(rule, total)} 分");
        lines.Add($"{ScoreBands.BandWords(rule, band)}，评定为{content.Method.Grades[band].Name}");
        return new(CountOutcome.Graded, band, [.. lines]) { Score = total };
    }

    private static string Percent(decimal weight) => weight.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Two(Ratio value) => value.Round(2).ToString("0.00", CultureInfo.InvariantCulture);
}
