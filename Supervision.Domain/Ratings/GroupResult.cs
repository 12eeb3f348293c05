using System.Collections.Immutable;
using System.Globalization;

namespace Supervision.Domain.Ratings;

/// <summary>What one group of voters gave for a subject, by its own votes (D-10.29).</summary>
/// <param name="Name">常委会组成人员, 人大代表, 群众代表.</param>
/// <param name="Weight">Weight in per cent.</param>
/// <param name="Entitled">People entitled in the group.</param>
/// <param name="Tallies">Its votes by slot.</param>
/// <param name="Result">Its own result, as if it voted alone.</param>
public sealed record GroupCount(string Name, decimal Weight, int Entitled, ImmutableArray<Tally> Tallies, SubjectResult Result);

/// <summary>Groups of voters put together for one subject, with the explanation line by line (D-10.29, D-10.38).</summary>
public static class GroupResult
{
    /// <summary>The result of all groups.</summary>
    /// <param name="content">The template: rule <see cref="ScoreRule"/>, weights that add to 100.</param>
    /// <param name="groups">The members first, then the others.</param>
    /// <param name="isHidden">True when a group is so small that only the total may be shown.</param>
    public static SubjectResult Together(RatingContent content, IReadOnlyList<GroupCount> groups, bool isHidden) =>
        groups.Any(g => g.Result is not { Outcome: CountOutcome.Graded, Score: not null })
            ? new(CountOutcome.NotEnoughValid, null, ["有一组没有形成有效结果，各组合并后未形成有效结果，重新测评"])
            : Judged(content, groups, isHidden);

    /// <summary>A group's score by its weight, as printed: 64.40, or 68.4375 where two places would not add up to the sum.</summary>
    public static string Weighed(GroupCount group) => Exact(Share(group));

    /// <summary>A group's own score as it goes into the sum, as exact as its share.</summary>
    public static string ScoreOf(GroupCount group) => Exact(group.Result.Score!.Value);

    internal static SubjectCount Of(RatingContent content, int subject, IReadOnlyList<RatingRound> all, bool isHidden)
    {
        var own = all[0].OwnCounts()[subject];
        var result = Together(content, [.. all.Select(r => r.CountAsGroup(subject))], isHidden);

        // The rate stays that of the members: they alone have a denominator that the law knows.
        return isHidden
            ? new(subject, [], result)
            : own with { Result = result with { Base = own.Result.Base, Rate = own.Result.Rate, RateOfTwo = own.Result.RateOfTwo } };
    }

    /// <summary>A result that is not shown alone.</summary>
    internal static SubjectCount Hidden(SubjectCount count) =>
        new(count.Subject, [], new(CountOutcome.NotShown, null, ["本组人数少，结果不单独显示"]));

    private static SubjectResult Judged(RatingContent content, IReadOnlyList<GroupCount> groups, bool isHidden)
    {
        var rule = (ScoreRule)content.Method.Rule;
        var total = GroupScores.Together(groups.Select(g => new GroupScore(g.Name, g.Weight, g.Entitled, g.Result.Score!.Value)));
        var band = Math.Min(ScoreBands.BandOf(rule, total), content.Method.Grades.Length - 1);
        List<string> lines = isHidden
            ? ["各组按权重合并；有一组人数少，各组的票数和得分都不单独显示"]
            : [.. groups.SelectMany(g => Lines(content, rule, g))];
        lines.Add(isHidden ? $"合计 {ScoreBands.Print(rule, total)} 分"
            : $"合计 {string.Join(" + ", groups.Select(Weighed))} = {ScoreBands.Print(rule, total)} 分{(groups.All(g => IsWhole(Share(g))) ? "" : "（按未舍入的得分相加）")}");
        lines.Add($"{ScoreBands.BandWords(rule, band)}，评定为{content.Method.Grades[band].Name}");
        return new(CountOutcome.Graded, band, [.. lines]) { Score = total };
    }

    // How the group's own score came about, then what its weight makes of it.
    private static IEnumerable<string> Lines(RatingContent content, ScoreRule rule, GroupCount group)
    {
        var own = content.Form == MarkForm.CriteriaOnly
            ? CriteriaScore.SumLines(content, rule, group.Tallies, group.Result.Score!.Value)
            : [ScoreBands.SumWords(content.Method.Grades, rule, group.Tallies[^1])];
        return
        [
            .. own.Select(line => $"{group.Name}：{line}"),
            $"{group.Name}：{ScoreOf(group)} 分 × 权重 {Percent(group.Weight)} = {Weighed(group)} 分",
        ];
    }

    private static Ratio Share(GroupCount group) => group.Result.Score!.Value * Ratio.Of(group.Weight) * new Ratio(1, 100);

    private static string Percent(decimal weight) => weight.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    // Two places where they are the whole value; otherwise four, so that whoever adds them comes to the printed sum.
    private static string Exact(Ratio value) => IsWhole(value)
        ? value.Round(2).ToString("0.00", CultureInfo.InvariantCulture)
        : value.Round(4).ToString("0.0000", CultureInfo.InvariantCulture);

    private static bool IsWhole(Ratio value) => Ratio.Of(value.Round(2)) == value;
}
