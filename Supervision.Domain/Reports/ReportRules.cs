using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <summary>The clauses and settable numbers of special work reports (D-5, D-14).</summary>
public static class ReportRules
{
    private const string Law = "《各级人民代表大会常务委员会监督法》（2024年修正）";
    private const string Own = "本系统约定";

    public static readonly Clause OpinionsGiven = new(
        "RPT-01", "听取专项工作报告前，各方面对该项工作的意见汇总后交报告机关研究，并在报告中作出回应。", Law + "第十四条");

    public static readonly Clause DraftInTime = new(
        "RPT-02", "会议举行的二十日前，报告机关的办事机构将报告送有关专门委员会或者常委会有关工作机构征求意见。", Law + "第十五条");

    public static readonly Clause RevisedInTime = new(
        "RPT-03", "报告修改后，在会议举行的十日前送交常务委员会。", Law + "第十五条");

    public static readonly Clause MembersInTime = new(
        "RPT-04", "常务委员会办事机构在会议举行的七日前，将专项工作报告发给常务委员会组成人员。", Law + "第十五条");

    public static readonly Clause ReportedByLeader = new(
        "RPT-05", "专项工作报告由人民政府、监察委员会、人民法院或者人民检察院的负责人报告，人民政府也可以委托有关部门负责人报告。", Law + "第十六条");

    public static readonly Clause OpinionsFollow = new(
        "RPT-06", "组成人员对专项工作报告的审议意见交由报告机关研究处理。", Law + "第十七条");

    public static readonly Clause CommentsInTime = new(
        "RPT-07", "专委会、工委收到报告初稿后及时提出修改意见，没有意见的写明“无意见”。", "办法（浙江）第十三条；" + Own); // D-5.5

    public static readonly Clause Order = new("RPT-08", "专项工作报告按立项、列入会议、征求意见、送交、印发、听取、审议的次序进行。", Own); // D-5.4

    public static readonly Clause ReturnOnce = new("RPT-09", "正式稿没有回应各方面意见的，分管领导可以退回补充一次，新的日期不晚于会前七日。", Own); // D-5.14

    public static readonly Clause ByCouncil = new("RPT-10", "专项工作报告延期、撤回，或者不形成审议意见的，由主任会议决定。", Own); // D-5.4, D-5.5

    public static readonly Clause VersionsKept = new("RPT-11", "报告的每一稿都保留，印发的文本以校验码固定。", Own); // D-5.13

    public static readonly Clause Spoken = new("RPT-12", "审议以发言要点为记录；没有人发言的，写明“未发言”。", Own); // D-5.5, D-8.3

    public static readonly Clause NoteLimits = new("RPT-13", "一条发言要点不超过 5000 字，在核对期限内可以由本人补充和更正。", Own); // D-8.3

    public static readonly Clause Filled = new("RPT-14", "必填的内容填写完整，不超过规定的字数。", Own);

    public static readonly Clause Urgent = new(
        "RPT-15", "临时召集的会议，报告的送交期限只作提示。", "办法（北京）第九条、办法（浙江）第十三条");

    public static readonly Clause OtherTiers = new("RPT-16", "主任会议和专（工）委会听取的报告不适用会前二十日、十日、七日的期限。", Own); // D-5.1

    public static readonly Clause LighterOrder = new(
        "RPT-17", "主任会议听取的报告按送交材料、听取、主任会议意见、反馈的次序办理，专（工）委会听取的汇报按听取、小结的次序办理。", Own); // D-5.11, D-5.12

    public static readonly Clause LighterReporter = new(
        "RPT-18", "主任会议听取的专题报告由单位负责人或者副职报告，专（工）委会听取的专门汇报由有关负责人报告。", Own); // D-5.1

    public static readonly Clause RemarksByCouncil = new("RPT-19", "主任会议意见凭主任会议的决定发出。", Own); // D-3.13, D-5.1

    public static readonly Clause Raised = new("RPT-20", "主任会议可以决定把听取的专题提请常委会会议听取。", Own); // D-5.11

    public static readonly Clause Examined = new("RPT-21", "主任会议可以将专项工作报告交有关专门委员会审查。", Law + "第十六条；" + Own); // D-5.7

    public static readonly Clause Toured = new(
        "RPT-22", "听取专项工作报告前，可以组织组成人员和代表视察或者专题调研，报告一并印发；参加的代表可以列席会议。", Law + "第十三条");

    public static readonly Clause Resolved = new(
        "RPT-23", "常务委员会认为必要时，可以对专项工作报告作出决议，有关机关在决议规定的期限内报告执行情况。", Law + "第十七条");

    public static readonly Clause Rectified = new(
        "RPT-24", "审计工作报告听取后六个月内，有关机关向常务委员会报告审计查出问题的整改情况。", Law + "第二十七条");

    // The law says that the opinions are given, and not by when.
    private static readonly Clause OpinionsByDay = new("RPT-25", "各方面意见提前转交报告机关，提前的天数由本级确定。", Own + "（监督法第十四条没有规定天数）");

    /// <summary>Days before the sitting by which the draft goes to the work committee.</summary>
    public static readonly Rule DraftDays = Rule.OfStatute("report.draft_days", "报告初稿送工委征求意见", DraftInTime, 20, 40, "日");

    /// <summary>Days before the sitting by which the revised report comes in.</summary>
    public static readonly Rule RevisedDays = Rule.OfStatute("report.revised_days", "报告正式稿送交常委会", RevisedInTime, 10, 20, "日");

    /// <summary>Days before the sitting by which the members have the report.</summary>
    public static readonly Rule MembersDays = Rule.OfStatute("report.members_days", "报告印发组成人员", MembersInTime, 7, 15, "日");

    /// <summary>Days before the sitting by which the gathered opinions go to the organ; the law gives no number.</summary>
    public static readonly Rule OpinionsDays = Rule.OfNumber("report.opinions_days", "各方面意见转交报告机关", OpinionsByDay, 30, 20, 60, "日");

    /// <summary>Days after its receipt within which the draft is commented on.</summary>
    public static readonly Rule CommentDays = Rule.OfNumber("report.comment_days", "工委反馈修改意见", CommentsInTime, 5, 2, 10, "日");

    /// <summary>Whether the periods only warn for a sitting called at short notice (D-3.11).</summary>
    public static readonly Rule UrgentExempt = Rule.OfFlag("report.urgent_exempt", "临时召集的会议，报告期限只作提示", Urgent, true);

    /// <summary>Days before the council meeting by which the papers of its tier come in.</summary>
    public static readonly Rule CouncilDays = Rule.OfNumber("report.council_days", "主任会议听取的报告提前送交", OtherTiers, 5, 0, 15, "日");

    /// <summary>Days before the committee meeting by which the papers of its tier come in.</summary>
    public static readonly Rule WorkCommitteeDays = Rule.OfNumber("report.workcommittee_days", "专（工）委会听取的报告提前送交", OtherTiers, 3, 0, 15, "日");

    /// <summary>Days after the hearing within which the council's remarks go out.</summary>
    public static readonly Rule RemarksDays = Rule.OfNumber("report.remarks_days", "主任会议意见发出", RemarksByCouncil, 7, 1, 30, "日");

    /// <summary>Days after a committee hearing within which it is written up.</summary>
    public static readonly Rule NotesDays = Rule.OfNumber("report.notes_days", "专（工）委会听取后小结", LighterOrder, 7, 1, 30, "日");

    /// <summary>Months after the audit report was heard by which the rectification is reported; the law's own greatest number.</summary>
    public static readonly Rule RectificationMonths = Rule.OfNumber("report.rectification_months", "审计查出问题整改情况报告", Rectified, 6, 1, 6, "个月");
}
