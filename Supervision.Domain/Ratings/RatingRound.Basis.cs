namespace Supervision.Domain.Ratings;

/// <content>What the votes of a round are counted against, with its numbers (D-10.22, D-10.23, D-15.8).</content>
public sealed partial class RatingRound
{
    /// <summary>People who are there and drew no slip.</summary>
    /// <param name="issued">Slips drawn so far.</param>
    public int NotDrawn(int issued) => Math.Max(0, Present - issued);

    /// <summary>False once so few votes can come that no result can form any more (D-10.23).</summary>
    /// <param name="most">Most valid votes there can be.</param>
    public bool CanForm(int most) => most >= LeastValidVotes;

    /// <summary>计票基数：全体组成人员 31 人，过半数为 16 票.</summary>
    public string BaseWords => Content.Method switch
    {
        { Rule: ScoreRule } when Content.Form == MarkForm.CriteriaOnly => "得分按各项内容的有效票平均计算，不用计票基数",
        { Rule: ScoreRule } => $"得分按有效票平均计算；满意率的计票基数：{BaseAlone}",
        { Rule: MajorityRule { Differs: false } rule, Denominator: not Denominator.Valid } => $"计票基数：{BaseAlone}，{PassWords(rule.Threshold)}为 {Least(rule.Threshold, Numbers.Base(Content.Method.Denominator, 0), Content.Method.Tie == TieRule.Reach)} 票",
        _ => $"计票基数：{BaseAlone}",
    };

    /// <summary>有效票须超过全体组成人员 31 人的半数，至少 16 张; empty where nothing is asked of their number.</summary>
    public string LeastValidWords => Content.Form == MarkForm.CriteriaOnly || Content.Method.LeastValid == default ? ""
        : $"有效票须超过{LeastValidBase}的{CountWords.Share(Content.Method.LeastValid)}，至少 {LeastValidVotes} 张";

    private int LeastValidVotes => Content.Form == MarkForm.CriteriaOnly ? 1 : Least(Content.Method.LeastValid, Members, isReached: false);

    private string LeastValidBase => CountWords.Base(Content.Method.Denominator == Denominator.Entitled ? Denominator.Entitled : Denominator.AllMembers, Members);

    private string BaseAlone => Content.Method.Denominator == Denominator.Valid ? "各对象的有效票数" : CountWords.Base(Content.Method.Denominator, Numbers.Base(Content.Method.Denominator, 0));

    private string PassWords(Ratio share) => (share == new Ratio(1, 2), Content.Method.Tie == TieRule.Reach) switch
    {
        (true, false) => "过半数",
        (true, true) => "达到半数",
        (false, var isReached) => $"{(isReached ? "达到" : "超过")} {CountWords.Share(share)} ",
    };

    // The least number of votes that passes a share, or reaches it.
    private static int Least(Ratio share, int of, bool isReached)
    {
        var bound = share * new Ratio(of, 1);
        var whole = (int)(bound.Above / bound.Below);
        return isReached && new Ratio(whole, 1) == bound ? whole : whole + 1;
    }
}
