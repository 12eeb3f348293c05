using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>The clauses and settable numbers of the months after dispatch (研究处理, D-8.7 to D-8.13).</summary>
public static class HandlingRules
{
    private const string Own = "本系统约定";

    public static readonly Clause InOrder = new("HND-01", "研究处理依次报送方案、征求意见稿和报告，逐步办理。", Own); // D-8.2, D-8.15

    public static readonly Clause OwnPoints = new("HND-02", "每一条意见由主办单位答复，其他单位不能代答；主送单位汇总成一份报告。", Own); // D-8.8

    public static readonly Clause EveryPoint = new("HND-03", "研究处理情况逐条写明办理情况、措施、结果和日期，一条不漏。", Own); // D-8.9

    public static readonly Clause CommentFirst = new(
        "HND-04", "研究处理情况先送有关专委会或者工作机构征求意见，再向常委会提出书面报告。", "监督法第十七条、第二十九条、第三十七条");

    public static readonly Clause ExtendedOnce = new(
        "HND-05", "确需延期的，在期限届满前提出，经主任会议决定，只延一次，最长三个月。", "办法（西平）第五条；" + Own); // D-8.5, D-17.25

    public static readonly Clause CouncilDecides = new(
        "HND-06", "研究处理情况报告由主任会议决定存档、印发、列入议程或者跟踪，并决定是否接受。", "监督法第十七条；" + Own); // D-8.10

    public static readonly Clause Rectification = new(
        "HND-07", "不予接受的，限期报送整改方案，并再次报告。", "议事规则（浙江）第二十九条；" + Own); // D-8.11

    public static readonly Clause Refusal = new(
        "HND-08", "不属于本单位职责的，收到后限期说明理由并提出改办单位，由办公室和分管领导决定。", Own); // D-8.7

    public static readonly Clause Verified = new("HND-09", "有关专委会或者工委逐条核实办理情况。", Own); // D-8.9

    public static readonly Clause ToThePublic = new(
        "HND-10", "审议意见和研究处理情况的报告，向人大代表通报并向社会公布。", "监督法第十七条");

    public static readonly Clause Settled = new("HND-11", "报告被接受并公开后归档；归档后只能查阅。", Own); // D-8.2, D-15.12

    public static readonly Clause FormFits = new("HND-12", "填报的表格应当是本系统下载的、这份审议意见的表格。", Own); // D-15.10

    private static readonly Clause Times = new("HND-20", "研究处理各环节按规定期限进行。", Own); // D-8.5, D-8.11, D-8.13

    // The law says that comments are asked for first, and not for how long.
    private static readonly Clause CommentTime = new("HND-21", "有关专委会或者工作机构在确定的期限内反馈意见，逾期未反馈的视为没有意见。", Own + "（监督法第十七条没有规定天数）");

    /// <summary>Days after which a draft without comment counts as one without objections (逾期未反馈视为无意见).</summary>
    public static readonly Rule SilenceDays = Rule.OfNumber("opinion.comment_silence_days", "工委反馈意见期限", CommentTime, 10, 3, 30, "日");

    public static readonly Rule Extensions = Rule.OfNumber("opinion.extensions", "可以延期的次数", ExtendedOnce, 1, 0, 2, "次");

    public static readonly Rule ExtensionMonths = Rule.OfNumber("opinion.extension_months", "延期最长", ExtendedOnce, 3, 1, 3, "个月");

    public static readonly Rule RefusalDays = Rule.OfNumber("opinion.refusal_wd", "提出改办的期限", Refusal, 7, 1, 30, "个工作日");

    /// <summary>Days within which the council decides on a report that was handed in (本系统约定).</summary>
    public static readonly Rule DecisionDays = Rule.OfNumber("opinion.decision_days", "主任会议决定报告处理的期限", Times, 15, 1, 60, "日");

    /// <summary>Days within which a report put on the agenda is heard; a sitting is held at least every two months.</summary>
    public static readonly Rule HearingDays = Rule.OfNumber("opinion.hearing_days", "列入议程后听取的期限", Times, 60, 10, 120, "日");

    public static readonly Rule RectificationDays = Rule.OfNumber("opinion.rectification_days", "整改方案期限", Rectification, 15, 1, 60, "日");

    public static readonly Rule SecondReportMonths = Rule.OfNumber("opinion.second_report_months", "再次报告期限", Rectification, 2, 1, 6, "个月");

    public static readonly Rule FollowUpDays = Rule.OfNumber("opinion.followup_days", "跟踪办理期限", Times, 90, 10, 365, "日");

    public static readonly Rule PublishDays = Rule.OfNumber("opinion.publish_days", "公开期限", Times, 20, 5, 60, "日");
}
