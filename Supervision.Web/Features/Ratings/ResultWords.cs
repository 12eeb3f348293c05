using System.Globalization;
using Supervision.Domain.Ratings;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Ratings;

/// <summary>Scores of a result in words, the same on the page, the sheet, the table and the hall screen.</summary>
internal static class ResultWords
{
    /// <summary>92.00 分; — where nothing was scored.</summary>
    public static string Score(RatingContent content, SubjectResult result) =>
        RatingReading.ScoreOf(content, result) ?? "—";

    /// <summary>The score as a number, with the places it is printed with; null where nothing was scored.</summary>
    public static decimal? ScoreNumber(RatingContent content, SubjectResult result) =>
        result.Score is { } score && content.Method.Rule is ScoreRule rule ? ScoreBands.Rounded(rule, score) : null;

    /// <summary>92.00 分 × 70% = 64.40: what one group gave by its own votes.</summary>
    public static string OwnScore(RatingRound round, int subject) => round.CountAsGroup(subject) is { Result.Score: not null } own
        ? $"{GroupResult.ScoreOf(own)} 分 × {Percent(own.Weight)} = {GroupResult.Weighed(own)}"
        : "—";

    /// <summary>The group's own score alone.</summary>
    public static string OwnScoreAlone(RatingRound round, int subject) => Score(round.Content, round.OwnCounts()[subject].Result);

    /// <summary>How a result came about, line by line; the note on absence stands in the inner copy alone (D-10.25).</summary>
    public static IReadOnlyList<string> Lines(SubjectResult result, bool isInner) =>
        isInner && result.InnerNote.Length > 0 ? [.. result.Explanation, $"{result.InnerNote}（内部注记，不改变结果）"] : result.Explanation;

    /// <summary>What the votes of a subject are counted against, also where no result formed; null where votes are not shown.</summary>
    public static int? BaseOf(RatingRound round, SubjectCount count) => !count.HasVotes ? null
        : count.Result.Base > 0 ? count.Result.Base : round.Numbers.Base(round.Content.Method.Denominator, count.Overall.Valid) is > 0 and var of ? of : null;

    public static string Percent(decimal weight) => weight.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>True for an announced result that is put together from several groups whose own votes may be shown.</summary>
    public static bool ShowsTogether(RoundView view) => view.Round is { IsGroup: false, State: RoundState.Announced, HidesVotes: false, Content.IsCombined: true } && view.Groups.Count > 0;
}
