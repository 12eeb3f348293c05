using System.Globalization;
using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>Scores of a result in words, the same on the page, the sheet, the table and the hall screen.</summary>
internal static class ResultWords
{
    /// <summary>92.00 分; — where nothing was scored.</summary>
    public static string Score(RatingContent content, SubjectResult result) =>
        result.Score is { } score && content.Method.Rule is ScoreRule rule ? $"{ScoreBands.Print(rule, score)} 分" : "—";

    /// <summary>92.00 分 × 70% = 64.40: what one group gave by its own votes.</summary>
    public static string OwnScore(RatingRound round, int subject) => round.CountAsGroup(subject) is { Result.Score: not null } own
        ? $"{Score(round.Content, own.Result)} × {Percent(own.Weight)} = {GroupResult.Weighed(own)}"
        : "—";

    /// <summary>The group's own score alone.</summary>
    public static string OwnScoreAlone(RatingRound round, int subject) => Score(round.Content, round.OwnCounts()[subject].Result);

    public static string Percent(decimal weight) => weight.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>True for an announced result that is put together from several groups whose own votes may be shown.</summary>
    public static bool ShowsTogether(RoundView view) => view.Round is { IsGroup: false, State: RoundState.Announced, HidesVotes: false, Content.IsCombined: true } && view.Groups.Count > 0;
}
