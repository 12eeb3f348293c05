using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings;

/// <summary>The comparison of keyed and hand-tallied paper in words; both stand on the result sheet (D-10.10a).</summary>
internal static class PaperNote
{
    /// <summary>Nothing where no paper was keyed.</summary>
    public static IReadOnlyList<string> Lines(RatingRound round) => round.Paper switch
    {
        null => [],
        { Agrees: true } agreed => [$"纸票 {agreed.Sheets} 张，录入与手工计数一致，监票人 {Signers(round, agreed)} 核对。"],
        var check =>
        [
            $"更正：纸票 {check.Sheets} 张，录入与手工计数不一致，监票人 {Signers(round, check)} 复核原票后签署更正说明，结果以手工计数为准，没有重新投票，也没有删票。",
            .. check.Differences.Select(place => $"{PlaceName(round, place)}：录入 {Words(round, check.Keyed[place])}；手工 {Words(round, check.Hand[place])}。"),
        ],
    };

    /// <summary>Until when the sealed sheets are kept.</summary>
    public static string Kept(RatingRound round) => round.Content.Ballot.PaperMonths > 0 && round.AnnouncedAt is { } at
        ? $"保存到 {at.BeijingDate().AddMonths(round.Content.Ballot.PaperMonths).Full()}"
        : "保存到本届任期结束";

    /// <summary>One thing asked: the subject, and the criterion where there are several.</summary>
    public static string PlaceName(RatingRound round, int place) =>
        round.Subjects[place / round.Form.Slots].Name + (round.Form.Slots > 1 ? $" {round.Content.SlotName(place % round.Form.Slots)}" : "");

    /// <summary>满意 8、基本满意 2、不满意 1、无效 0.</summary>
    public static string Words(RatingRound round, Tally tally) => string.Join("、", round.Content.Method.Grades.Select((g, i) => $"{g.Name} {tally.Votes[i]}")
        .Append($"无效 {tally.Invalid}").Concat(tally.Abstained > 0 || round.Content.Ballot.HasAbstain ? [$"弃权 {tally.Abstained}"] : []));

    private static string Signers(RatingRound round, PaperCheck check) =>
        string.Join("、", round.Scrutineers.Where(s => check.SignedBy.Contains(s.Person)).Select(s => s.Name));
}
