using Supervision.Domain.Ratings;

namespace Supervision.Web.Features.Ratings.Hall;

/// <summary>How many rows of a result fit on the screen in the room at the sizes that are read from 15 m: text 5 % of the height, figures 6 %
/// (screens 4.9). All lengths are per cent of the height.</summary>
/// <param name="width">Width of the table.</param>
internal sealed class HallFit(double width)
{
    private const double Text = 5;
    private const double Figure = 6;
    private const double Line = 5.5;
    private const double Gap = 2.2;

    /// <summary>A screen of 16:9.</summary>
    public static readonly HallFit Wide = new(0.92 * 1600 / 9);

    /// <summary>A screen of 16:10.</summary>
    public static readonly HallFit Middle = new(0.92 * 160);

    /// <summary>A projector of 4:3.</summary>
    public static readonly HallFit Narrow = new(0.92 * 400 / 3);

    /// <summary>Subjects in order, cut into pages; every page holds at least one and at most as many as a page may.</summary>
    /// <param name="words">What stands around the rows.</param>
    /// <param name="names">Names in order.</param>
    /// <param name="most">Most rows of a page.</param>
    public IReadOnlyList<int> Pages(HallWords words, IReadOnlyList<string> names, int most)
    {
        var (room, letters) = (Room(words), Math.Max(1, Math.Floor(NameWidth(words) / Text)));
        List<int> pages = [];
        var left = 0.0;
        foreach (var name in names)
        {
            var height = 0.6 + Math.Max(Figure, Text * Math.Ceiling(Em(name) / letters));
            if (pages.Count == 0 || height > left || pages[^1] == most)
            {
                pages.Add(0);
                left = room;
            }

            pages[^1]++;
            left -= height;
        }

        return pages;
    }

    // Title, heads and the lines at the foot take their part first.
    private double Room(HallWords words)
    {
        var heads = words.Columns.Max(c => Math.Ceiling(Em(c) / LettersOfHead(c)) + (c.Contains('\n') ? 1 : 0));
        return 100 - 2 - Line - (6.6 * Lines(words.Title, 6)) - 1.2 - (Text * heads) - 1.4 - 1.6 - (Line * FootLines(words));
    }

    // The number of the page may stand before the right one.
    private double FootLines(HallWords words) =>
        (Em(words.Foot) + Em(words.Right) + 6) * Text <= width ? 1 : Lines(words.Foot, Text) + Lines(words.Right + "第 1/2 页　", Text);

    // Grades as narrow as two letters of their heads, scores as five figures, the result in four letters.
    private double NameWidth(HallWords words) =>
        width - (words.Columns.Count * Gap) - (words.Figures * 2 * Text) - (words.Scores * 2.75 * Figure) - (4 * Text);

    private static double LettersOfHead(string head) => head.Contains('\n') ? 3 : 2;

    private double Lines(string text, double size) => Math.Max(1, Math.Ceiling(Em(text) * size / width));

    // Figures and Latin letters take little more than half the width of a Chinese character.
    private static double Em(string text) => text.EnumerateRunes().Sum(r => r.Value < 0x80 ? 0.56 : 1.0);
}

/// <summary>What stands on one page of the result around its rows.</summary>
/// <param name="Title">The head line.</param>
/// <param name="Foot">The line at the foot, left.</param>
/// <param name="Right">The line at the foot, right.</param>
/// <param name="Columns">Heads of the columns beside the name; of a group with a line for its weight.</param>
/// <param name="Figures">How many columns hold votes.</param>
/// <param name="Scores">How many columns hold scores.</param>
internal sealed record HallWords(string Title, string Foot, string Right, IReadOnlyList<string> Columns, int Figures, int Scores)
{
    /// <summary>The words of a page: votes of one group, or the scores of all groups added.</summary>
    public static HallWords Of(RoundView view, RatingRound round, bool isTogether)
    {
        var (title, foot, right) = ($"{round.Title}{ResultOf(view, round, isTogether)}", FootOf(view.Round, round, isTogether), RightOf(view.Round, view.Round.AnnouncedAt));
        if (isTogether)
        {
            RatingRound[] groups = [view.Round, .. view.Groups];
            return new(title, foot, right, [.. groups.Select(g => $"{g.GroupName}\n{ResultWords.Percent(g.GroupWeight)}"), "合计", "结果"], 0, groups.Length + 1);
        }

        var (hasScore, hasAbstained) = (round.Content.Method.Rule is ScoreRule, HasAbstained(round.Content));
        return new(
            title, foot, right,
            [.. round.Content.Method.Grades.Select(g => g.Name), "无效", .. hasAbstained ? ["弃权"] : Array.Empty<string>(), .. hasScore ? ["得分"] : Array.Empty<string>(), "结果"],
            round.Content.Method.Grades.Length + (hasAbstained ? 2 : 1), hasScore ? 1 : 0);
    }

    /// <summary>True where a column for abstentions stands.</summary>
    public static bool HasAbstained(RatingContent content) => content.Ballot.HasAbstain || content.Ballot.BlankAbstains;

    /// <summary>结果（各组合并）, 结果（人大代表的票）, 结果.</summary>
    public static string ResultOf(RoundView view, RatingRound round, bool isTogether) =>
        isTogether ? "结果（各组合并）" : view.Round.Content.HasGroups && !view.Round.HidesVotes ? $"结果（{round.GroupName}的票）" : "结果";

    /// <summary>What the votes are counted against, or how scores are added.</summary>
    public static string FootOf(RatingRound main, RatingRound round, bool isTogether) => isTogether
        ? $"各组得分乘以权重相加，{Bands(main.Content.Method)}"
        : $"发出 {round.Issued}，收回 {round.Collected}；{Basis(round)}";

    /// <summary>Who watched, and when it was announced.</summary>
    public static string RightOf(RatingRound round, DateTimeOffset? at) =>
        (round.Scrutineers.Count > 0 ? $"监票人 {string.Join("、", round.Scrutineers.Select(s => s.Name))}　" : "")
        + at?.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy年M月d日 H:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Basis(RatingRound round) => round.Content switch
    {
        { IsCombined: true } when round.HidesVotes => "结果按各组权重合并",
        { Method.Rule: ScoreRule } => $"平均 {Bands(round.Content.Method)}",
        { Method: { Denominator: Denominator.AllMembers, Rule: MajorityRule { Differs: false } rule } } when rule == MajorityRule.Half =>
            $"计票基数 全体组成人员 {round.Members} 人，过半数 {Supervision.Domain.Organisation.Quorum.Needed(round.Members)} 票",
        { Method.Denominator: Denominator.AllMembers } => $"计票基数 全体组成人员 {round.Members} 人",
        _ => $"计票基数 {RatingWords.Of(round.Content.Method.Denominator)}",
    };

    // The last grade is what is below; the room on a screen is dear.
    private static string Bands(RatingMethod method) => method.Rule is ScoreRule score
        ? string.Join("，", score.Bands.Select((from, i) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from:0.##} 分以上{method.Grades[i].Name}"))) : "";
}
