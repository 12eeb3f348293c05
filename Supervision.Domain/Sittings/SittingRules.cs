using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <summary>The rules of sittings, attendance, leave and council meetings (D-3.4 to D-3.13).</summary>
public static class SittingRules
{
    /// <summary>Value of <see cref="CouncilMajority"/>: more than half.</summary>
    public const string MoreThanHalf = "more_than_half";

    /// <summary>Value of <see cref="CouncilMajority"/>: two thirds or more.</summary>
    public const string TwoThirds = "two_thirds";

    /// <summary>Value of <see cref="CouncilMajority"/>: all of them.</summary>
    public const string All = "all";

    private const string Organic = "《地方各级人民代表大会和地方各级人民政府组织法》（2022年修正）";

    public static readonly Clause QuorumPresent = new(
        "SIT-01", "常务委员会会议有全体组成人员过半数出席，始得举行。", Organic + "第五十一条");

    public static readonly Clause EveryTwoMonths = new(
        "SIT-02", "常务委员会会议每两个月至少举行一次。", Organic + "第五十一条");

    public static readonly Clause DatesByCouncil = new(
        "SIT-03", "常务委员会每次会议的会期和议程草案由主任会议决定。", Organic + "第五十四条");

    public static readonly Clause NoticeInTime = new(
        "SIT-04", "会议通知和有关材料在会议举行前送达组成人员。", "地方实践（彭阳县会议工作程序：7日）；本系统约定"); // D-3.9

    public static readonly Clause Order = new(
        "SIT-05", "会议按筹备、确定会期、发出通知、举行、闭会、纪要的次序进行。", "本系统约定"); // D-3.9

    public static readonly Clause MoveWithReason = new(
        "SIT-06", "改变会议首日须写明理由，并重新计算与会议有关的未完成期限。", "本系统约定"); // D-3.10

    public static readonly Clause AgendaByPlenary = new(
        "SIT-07", "会议议程由全体会议通过。", "本系统约定"); // D-2.1, D-5.5

    public static readonly Clause AttendanceFacts = new(
        "SIT-08", "出席、请假、缺席按每半日登记，以办公室的名单为准。", "本系统约定"); // D-3.6

    public static readonly Clause LeaveInWriting = new(
        "SIT-09", "组成人员不能出席会议的，应当在会前书面向主任请假。", "本系统约定"); // D-3.8

    public static readonly Clause CouncilDecides = new(
        "SIT-10", "主任会议的决定须有主任会议成员的过半数到会。", "本系统约定"); // D-3.13

    public static readonly Clause DecisionConfirmed = new(
        "SIT-11", "主任会议的决定由办公室凭纪要登记，由主任或者主持会议的副主任确认。", "本系统约定"); // D-3.13

    public static readonly Clause CouncilMembersOnly = new(
        "SIT-12", "县级人大常委会的主任会议由主任、副主任组成。", Organic + "第五十四条");

    public static readonly Clause OneWriter = new(
        "SIT-13", "两人同时修改同一份记录时，后保存的须先看到前面的修改。", "本系统约定"); // D-17.28

    public static readonly Clause PresidedByCharge = new(
        "SIT-14", "常委会会议由主任召集并主持；主任可以委托副主任主持会议。", Organic + "第五十一条；委托的登记为本系统约定");

    /// <summary>Days before the first day by which notice and papers go out (D-3.9).</summary>
    public static readonly Rule NoticeDays = Rule.OfNumber("sitting.notice_days", "会议通知提前的天数", NoticeInTime, 7, 3, 30, "日");

    /// <summary>The longest gap between sittings: two months, counted as 60 days; fixed (D-3.12).</summary>
    public static readonly Rule MaxGapDays = Rule.OfNumber("sitting.max_gap_days", "两次常委会会议的最长间隔", EveryTwoMonths, 60, 60, 60, "日");

    /// <summary>How many of the council must be present for a decision (D-3.13).</summary>
    public static readonly Rule CouncilMajority = Rule.OfChoice(
        "council.majority", "主任会议作出决定的到会人数", CouncilDecides,
        (MoreThanHalf, "主任会议成员的过半数"), (TwoThirds, "主任会议成员的三分之二以上"), (All, "全体主任会议成员"));

    /// <summary>Days before the first day by which the Chair decides on leave (RM-10: the day before).</summary>
    public static readonly Rule LeaveDays = Rule.OfNumber("sitting.leave_days", "请假审批提前的天数", LeaveInWriting, 1, 1, 7, "日");

    /// <summary>Work days within which a decision entered by the Office is confirmed.</summary>
    public static readonly Rule ConfirmDays = Rule.OfNumber("council.confirm_days", "确认主任会议决定的期限", DecisionConfirmed, 3, 1, 10, "个工作日");

    /// <summary>How many of so many council members must be present.</summary>
    public static int CouncilNeeded(int members, string majority) => majority switch
    {
        All => members,
        TwoThirds => ((2 * members) + 2) / 3,
        _ => (members / 2) + 1,
    };
}
