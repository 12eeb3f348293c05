using System.Collections.Immutable;
using System.Globalization;

namespace Supervision.Domain.Ratings;

/// <summary>The words in which a result says how it was computed.</summary>
internal static class CountWords
{
    /// <summary>全体组成人员 31 人.</summary>
    public static string Base(Denominator denominator, int of) => denominator switch
    {
        Denominator.Present => $"实到 {of} 人",
        Denominator.Issued => $"发出票 {of} 张",
        Denominator.Collected => $"收回票 {of} 张",
        Denominator.Valid => $"有效票 {of} 张",
        Denominator.Entitled => $"应到 {of} 人",
        _ => $"全体组成人员 {of} 人",
    };

    /// <summary>15.5.</summary>
    public static string Half(int of) => Number(new(of, 2));

    /// <summary>半数, or 三分之二 as 2/3.</summary>
    public static string Share(Ratio share) => share == new Ratio(1, 2) ? "半数" : $"{share.Above}/{share.Below}";

    /// <summary>A number without needless noughts, cut to two places.</summary>
    public static string Number(Ratio value) => value.Round(2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>满意 18、基本满意 5、不满意 2、无效 0.</summary>
    public static string Votes(RatingContent content, Tally tally) => string.Join("、", content.Method.Grades.Select((g, i) => $"{g.Name} {tally.Votes[i]}")
        .Append($"无效 {tally.Invalid}").Concat(tally.Abstained > 0 || content.Ballot.HasAbstain ? [$"弃权 {tally.Abstained}"] : []));

    /// <summary>满意和基本满意合计.</summary>
    public static string Sum(ImmutableArray<Grade> grades, IEnumerable<int> places)
    {
        var names = places.Select(p => grades[p].Name).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join("、", names)}合计";
    }
}
