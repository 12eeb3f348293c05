using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>The clauses and settable numbers of review opinions (审议意见, D-8, D-14).</summary>
public static class OpinionRules
{
    private const string Own = "本系统约定";

    public static readonly Clause AfterSitting = new("OPN-01", "会议闭会后汇总审议发言，形成审议意见初稿。", Own); // D-8.4

    public static readonly Clause NothingLost = new("OPN-02", "每一条发言或者写入审议意见，或者列入未采用并写明理由。", Own); // D-8.4

    public static readonly Clause OneMainBody = new("OPN-03", "审议意见至少有一条意见建议，每条确定一个主办单位。", Own); // D-8.8, D-8.15

    public static readonly Clause TermStands = new("OPN-04", "审议意见写明办理期限。", Own); // D-8.5, D-8.15

    public static readonly Clause NewPointsSettled = new("OPN-05", "新增要点处理完毕后送核。", Own); // D-8.15

    public static readonly Clause Path = new("OPN-06", "审议意见依次经工委主任核、分管领导核、主任会议同意、编号、印发、签收。", Own); // D-8.2

    public static readonly Clause SameText = new("OPN-07", "主任会议同意的文本与印发的文本一致。", Own); // D-8.15

    public static readonly Clause ByCouncil = new("OPN-08", "审议意见经主任会议同意后印发，决定由主任或者主持人确认。", "监督法第十七条；" + Own); // D-8.15

    public static readonly Clause NumberOnce = new("OPN-09", "文号按文种和年度连续编排，不重号、不跳号；作废的不再使用。", Own); // D-8.6

    public static readonly Clause ReasonGiven = new("OPN-10", "退回、作废、不采用应当写明理由。", Own); // D-8.4, D-8.15

    public static readonly Clause DocumentStands = new("OPN-11", "印发前生成文件并按校验码固定。", Own); // D-8.7

    public static readonly Clause OwnReceipt = new("OPN-12", "每个承办单位各自签收；逾期未签收的，视为期满之日收到。", Own); // D-8.5, D-8.7

    public static readonly Clause Lengths = new("OPN-13", "要点标题不超过 100 字，要点正文不超过 20000 字。", Own);

    public static readonly Clause OneVersion = new("OPN-14", "他人修改后的内容不被覆盖。", Own);

    private static readonly Clause DraftTime = new("OPN-20", "审议意见初稿应当在会议结束后五个工作日内完成。", "办法（常州）第六条");

    private static readonly Clause Times = new("OPN-21", "审议意见的审定、交办、签收和办理按规定期限进行。", Own); // D-8.5

    private static readonly Clause AnswerTime = new("OPN-22", "承办机关应当在收到审议意见后三个月内报送研究处理情况。", "办法（河南）第十一条、办法（西平）第五条");

    // That comments are asked for first is the law (HND-04); how long before is not.
    private static readonly Clause CommentFirst = new("OPN-23", "研究处理情况提前送有关专委会或者工作机构征求意见，提前的天数由本级确定。", Own + "（监督法第十七条没有规定天数）");

    private static readonly Clause NoNames = new("OPN-24", "审议意见一般不写发言人姓名。", Own); // D-8.3

    private static readonly Clause Prefix = new("OPN-25", "审议意见使用单独的发文字号。", Own); // D-8.6

    /// <summary>Work days after the sitting during which notes may be entered or corrected.</summary>
    public static readonly Rule NotesCloseDays = Rule.OfNumber("opinion.notes_close_days", "发言要点核对期限", Times, 2, 0, 10, "个工作日");

    public static readonly Rule CompileDays = Rule.OfNumber("opinion.compile_wd", "审议意见初稿期限", DraftTime, 5, 1, 15, "个工作日");

    /// <summary>Days after the sitting within which the council decides (D-8.5).</summary>
    public static readonly Rule ApprovalDays = Rule.OfNumber("opinion.approval_days", "主任会议审定期限", Times, 15, 1, 60, "日");

    public static readonly Rule DispatchDays = Rule.OfNumber("opinion.dispatch_days", "审议意见印发期限", Times, 7, 1, 30, "日");

    public static readonly Rule DispatchFrom = Rule.OfChoice(
        "opinion.dispatch_from", "印发期限的起算", Times, ("council_approval", "主任会议同意之日"), ("sitting_end", "会议结束之日"));

    public static readonly Rule ReceiptDays = Rule.OfNumber("opinion.receipt_deemed_days", "签收期限", Times, 3, 1, 15, "日");

    /// <summary>Months for the handling plan; 0 asks for none.</summary>
    public static readonly Rule PlanMonths = Rule.OfNumber("opinion.plan_months", "研究处理方案期限", Times, 1, 0, 3, "个月");

    public static readonly Rule AnswerMonths = Rule.OfNumber("opinion.answer_months", "研究处理情况报告期限", AnswerTime, 3, 1, 12, "个月");

    public static readonly Rule AnswerFrom = Rule.OfChoice(
        "opinion.answer_from", "办理期限的起算", AnswerTime, ("receipt", "签收之日"), ("dispatch", "印发之日"));

    public static readonly Rule CommentLeadDays = Rule.OfNumber("opinion.comment_lead_days", "报告送工委征求意见的提前天数", CommentFirst, 20, 5, 40, "日");

    public static readonly Rule NumberPrefix = Rule.OfText("opinion.number_prefix", "审议意见发文字号", Prefix, "望人常审", 12);

    public static readonly Rule Attribute = Rule.OfFlag("opinion.attribute", "汇总文字写明发言人", NoNames, false);
}
