using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <summary>The clauses and settable numbers of law-enforcement inspections (执法检查, D-6).</summary>
public static class InspectionRules
{
    private const string Law = "《各级人民代表大会常务委员会监督法》（2024年修正）";
    private const string Innovations = "县人大“创新监督方式”的做法";
    private const string Own = "本系统约定";

    public static readonly Clause LawLibrary = new(
        "INS-01", "法律文本按原文收入文本库，逐条逐款保留，编号有跳有重的照实列出，不作推测。", Own); // D-6.5

    public static readonly Clause LawVersions = new(
        "INS-02", "同一部法律的各个版本并存，检查所用的版本不随以后的修改变动。", Own); // D-6.5, D-17.17

    public static readonly Clause Order = new(
        "INS-03", "执法检查依次进行：立项、方案、主任会议审定、通知与自查、动员会、实地检查、全体会议、检查报告、听取审议、审议意见与跟踪。", Law + "第三十二条至第三十七条；次序为本系统约定"); // D-6.2

    public static readonly Clause Leader = new("INS-04", "执法检查组组长由常委会主任或者副主任担任。", Innovations); // D-6.3

    public static readonly Clause GroupMembers = new(
        "INS-05", "执法检查组的组成人员从常委会组成人员和专委会、工委人员中确定，可以邀请代表参加；被检查单位的工作人员不参加。", Law + "第三十三条；浙江省监督条例第二十八条"); // D-6.3, D-1.6

    public static readonly Clause Mobilisation = new("INS-06", "执法检查坚持召开动员会，实地检查在动员会以后进行。", Innovations); // D-6.4

    public static readonly Clause Articles = new(
        "INS-07", "执法检查列出法律法规条文，每一条有检查要点和责任主体，法律的版本随方案批准确定。", Innovations + "；" + Own); // D-6.5

    public static readonly Clause SchemeByCouncil = new("INS-08", "执法检查方案由主任会议批准。", Own); // D-6.6

    public static readonly Clause NoticeInTime = new("INS-09", "执法检查方案在动员会以前的规定日期通知被检查单位。", "河南省实施监督法办法第四十条；浙江省监督条例第二十九条为一个月"); // D-6.6

    public static readonly Clause Meetings = new("INS-10", "动员会和检查组全体会议都要召开并登记到会情况，由组长确认；全体会议须检查组过半数到会。", Innovations + "；" + Own); // D-6.4, D-6.7, D-6.14

    public static readonly Clause SelfReports = new("INS-11", "被检查单位在动员会以前按条文逐条自查并报送；缺少的条文列出，继续催报。", Own); // D-6.8

    public static readonly Clause Sampling = new("INS-12", "随机抽查按名单和种子抽取，可以重复；抽出以后名单锁定，更换须写明理由。", Own); // D-6.9

    public static readonly Clause Compliance = new(
        "INS-20", "条文落实情况按检查记录统计：符合数除以符合、部分符合、不符合的总数，无法判断单列，没有检查的写明未检查。", Own); // D-6.12

    public static readonly Clause GroupReport = new(
        "INS-21", "检查报告评价法律的实施情况，提出问题和改进的建议以及修改法律的建议；须先召开检查组全体会议，由组长签署，主任会议决定提请常委会审议。",
        Law + "第三十六条；" + Own); // D-6.7, D-6.10

    public static readonly Clause ReportedByLeader = new("INS-22", "执法检查报告由检查组组长在常委会会议上报告。", Innovations + "；北京市实施监督法办法第十三条允许副组长报告"); // D-6.9

    public static readonly Clause ReportToMembers = new("INS-23", "执法检查报告在会议以前的规定日期印发组成人员。", Own); // D-6.10

    public static readonly Clause OpinionWithReport = new(
        "INS-24", "审议意见同执法检查报告一并交有关机关研究处理，必要时组织跟踪检查，并向社会公布。", Law + "第三十七条"); // D-6.10

    /// <summary>True when a deputy leader may report instead of the leader (D-6.9).</summary>
    public static readonly Rule DeputyReports = Rule.OfFlag("inspection.deputy_reports", "执法检查报告可以由副组长报告", ReportedByLeader, false);

    /// <summary>Days before the sitting on which the members have the report.</summary>
    public static readonly Rule MembersDays = Rule.OfNumber("inspection.members_days", "执法检查报告印发组成人员的提前天数", ReportToMembers, 7, 3, 15, "日");

    public static readonly Clause Findings = new(
        "INS-13", "检查发现的问题逐条记录条文、单位、地点、事实和符合情况；不符合的至少有一件佐证材料，由检查组两名成员确认，其中一名是该组成员；撤销由组长写明理由，记录保留。", Own); // D-6.9, D-6.14

    public static readonly Clause FindingComments = new("INS-14", "检查发现的问题由办公室送被检查单位核对，单位在规定的工作日内反馈意见，意见与问题一并保存。", Own); // D-6.9

    public static readonly Clause Referrals = new(
        "INS-15", "检查组不直接处理具体案件；收到的案件线索和信件编号登记，转信访部门或者有关单位办理。", "北京市实施监督法办法第十一条；河南省实施监督法办法第四十二条"); // D-6.9

    public static readonly Clause Questionnaires = new(
        "INS-16", "问卷不记名，答卷不留答卷人的任何信息；一次性链接只能答一次；不足 10 份的不分项列出。", Law + "第三十五条；" + Own); // D-6.9

    /// <summary>Fewer answers than this are not broken down: somebody could be recognised.</summary>
    public const int LeastAnswersShown = 10;

    public static readonly Rule BodyCommentDays = Rule.OfNumber("inspection.body_comment_days", "被检查单位核对检查问题的工作日", FindingComments, 5, 0, 15, "个工作日");
    public static readonly Clause Upwards = new(
        "INS-30", "与上级人大常委会联合检查或者受委托检查的，向上级人大常委会书面报告；对垂直管理单位的检查，检查报告和审议意见同时送其上级主管机关。", Law + "第三十四条；河南省实施监督法办法第四十四条"); // D-6.1, D-6.13

    public static readonly Rule SelfReportDays = Rule.OfNumber("inspection.self_report_days", "自查报告在动员会前报送的工作日", SelfReports, 3, 0, 20, "个工作日");

    /// <summary>Days between the notice to the bodies and the mobilisation meeting.</summary>
    public static readonly Rule NoticeDays = Rule.OfNumber("inspection.notice_days", "执法检查通知被检查单位的提前天数", NoticeInTime, 10, 5, 40, "日");

    /// <summary>Least size of a group that is lean; fewer or more is only a warning (D-6.3).</summary>
    public const int LeastMembers = 5;

    /// <summary>Greatest size of a group that is lean.</summary>
    public const int MostMembers = 15;
}
