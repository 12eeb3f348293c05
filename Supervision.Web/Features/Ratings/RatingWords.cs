using Supervision.Domain.Ratings;
using Supervision.Web.Common;

namespace Supervision.Web.Features.Ratings;

/// <summary>Ratings in Chinese words.</summary>
internal static class RatingWords
{
    /// <summary>The states as the control page shows them side by side (screens 4.5).</summary>
    public static readonly IReadOnlyList<(string Name, RoundState Until, string Event, string Ahead)> Stages =
    [
        ("草稿", RoundState.Approved, "批准", "主任会议批准"), ("就绪", RoundState.Ready, "生成测评票", "清点、生成"), ("已开放", RoundState.Open, "开放测评", "主持人宣布"),
        ("已关闭", RoundState.Closing, "关闭测评", "主持人宣布"), ("已封存", RoundState.Sealed, "启封并封存", "两个启封码"), ("已确认", RoundState.Confirmed, "监票人确认结果", "两位监票人"),
        ("已公布", RoundState.Announced, "公布结果", "会场大屏"),
    ];

    /// <summary>When a stage was reached, or what it waits for.</summary>
    public static string StageWords(RatingRound round, string happened, string ahead) =>
        round.Events.LastOrDefault(e => e.Words.Contains(happened, StringComparison.Ordinal)) is { } e
            ? e.At.ToOffset(TimeSpan.FromHours(8)).ToString("M月d日 H:mm", System.Globalization.CultureInfo.InvariantCulture)
            : ahead;

    public static string Of(SlipWay way) => way switch { SlipWay.Paper => "抽签纸票", SlipWay.Screen => "屏幕领票", _ => "纸票和屏幕票并用" };

    public static string Of(Denominator denominator) => denominator switch
    {
        Denominator.Present => "实到人数",
        Denominator.Issued => "发出票数",
        Denominator.Collected => "收回票数",
        Denominator.Valid => "有效票数",
        Denominator.Entitled => "应到人数",
        _ => "全体组成人员",
    };

    public static string Of(TieRule tie) => tie switch { TieRule.Reach => "恰好算达到", TieRule.Revote => "恰好则重新测评一次", _ => "恰好不算达到" };

    /// <summary>How a grade comes about, with every number it rests on (D-10.20 to D-10.28).</summary>
    public static string Rule(RatingContent content) => Rule(content.Method) + (content is { Criteria.Length: > 0, Form: MarkForm.CriteriaOnly }
        ? $"；各项内容分别计分，按权重（{string.Join("、", content.Criteria.Select(c => $"{c.Name} {c.Weight:0.##}%"))}）相加" : "");

    /// <summary>The same for a rule by itself.</summary>
    public static string Rule(RatingMethod method) => method.Rule switch
    {
        ScoreRule score => $"{string.Join("、", method.Grades.Select(g => $"{g.Name} {g.Points:0.##} 分"))}，按有效票平均计分；{Bands(method, score)}",
        ShareRule share => $"{string.Join("；", share.Conditions.Select(c => $"{string.Join("并且", c.Tests.Select(t => TemplateShares.Words(method.Grades, t)))}的，评定为{method.Grades[c.Grade].Name}"))}；"
            + $"比例按{Of(method.Denominator)}算，由好到差先符合的为准，都不符合的评定为{method.Grades[^1].Name}",
        MajorityRule { Differs: true } each =>
            $"由高到低累计，{string.Join("；", each.Each.Select((t, i) => $"{string.Join("、", method.Grades.Take(i + 1).Select(g => g.Name))}{(i > 0 ? "合计" : "")}超过{Of(method.Denominator)}的 {t.Above}/{t.Below} 的，评定为{method.Grades[i].Name}"))}；"
            + $"都没有超过的，评定为{method.Grades[^1].Name}；{Of(method.Tie)}",
        MajorityRule { Threshold: var share } when share != MajorityRule.Half.Threshold =>
            $"由高到低累计，票数超过{Of(method.Denominator)}的 {share.Above}/{share.Below} 的第一个等次即为结果；{Of(method.Tie)}",
        _ => $"由高到低累计，票数超过{Of(method.Denominator)}的半数的第一个等次即为结果；{Of(method.Tie)}",
    };

    /// <summary>90 分以上为满意，75 分以上为基本满意，不足 75 分为不满意; empty where nothing is scored.</summary>
    public static string Bands(RatingMethod method) => method.Rule is ScoreRule score ? Bands(method, score) : "";

    private static string Bands(RatingMethod method, ScoreRule score) => string.Join("，", method.Grades.Select((g, i) =>
        i < score.Bands.Length ? $"{score.Bands[i]:0.##} 分以上为{g.Name}" : $"不足 {score.Bands[^1]:0.##} 分为{g.Name}").Take(score.Bands.Length + 1));

    /// <summary>常委会组成人员 70%、群众代表 30%，按权重合并.</summary>
    public static string Groups(RatingContent content) => !content.HasGroups ? "常委会组成人员"
        : content.IsCombined ? $"{string.Join("、", content.Groups.Select(g => $"{g.Name} {g.Weight:0.##}%"))}，各组得分按权重合并"
        : $"{string.Join("、", content.Groups.Select(g => g.Name))}，各组结果分别列出，等次以{content.Groups[0].Name}的为准";

    /// <summary>满意 18、基本满意 5、不满意 2、无效 0; says why where they are not shown.</summary>
    public static string Votes(RatingRound round, SubjectCount count) => count.HasVotes ? PaperNote.Words(round, count.Overall) : "票数不单独显示";

    /// <summary>到会 31 人中还有 16 人没有领票; whoever drew nothing is not among those who did not hand in (D-10.15).</summary>
    public static string NotDrawn(RoundView view) => !view.Round.Content.IsByName && view.Round.NotDrawn(view.Issued) is > 0 and var people
        ? $"到会 {view.Round.Present} 人中还有 {people} 人没有领票。" : "";

    /// <summary>Says when closing now leaves too few votes for a result (D-10.23); empty while a result can form, and where what came back is not shown.</summary>
    public static string TooFew(RoundView view)
    {
        // Sheets in the box are keyed in after closing; what was drawn on a phone and not sent is lost.
        var most = view.Round.Way == SlipWay.Screen || view.Round.Content.IsByName ? view.Collected ?? view.Issued : view.Issued;
        return view.Round.CanForm(most) ? "" : $"{view.Round.LeastValidWords}：现在关闭，有效票最多 {most} 张，不能形成有效结果，须重新测评。";
    }

    public static ChipKind ChipOf(RoundState state) => state switch
    {
        RoundState.Prepared or RoundState.Approved => ChipKind.Todo,
        RoundState.Announced => ChipKind.Done,
        RoundState.Void => ChipKind.Returned,
        RoundState.Cancelled => ChipKind.None,
        _ => ChipKind.Running,
    };

    /// <summary>The outcome of a subject in words.</summary>
    public static string Of(RatingContent content, SubjectResult result) => result.Outcome switch
    {
        CountOutcome.Graded => content.Method.Grades[result.Grade!.Value].Name,
        CountOutcome.VoteAgain => "恰好半数，重新测评",
        CountOutcome.NotEnoughValid => "未形成有效结果",
        CountOutcome.NotShown => "不单独显示",
        _ => "作废",
    };
}
