using Supervision.Domain.Rules;

namespace Supervision.Domain.Appointees;

/// <summary>The rules of appointees (任命人员, D-9).</summary>
public static class AppointeeRules
{
    private const string Organic = "《地方各级人民代表大会和地方各级人民政府组织法》（2022年修正）";
    private const string Innovations = "县人大“创新监督方式”的做法";

    /// <summary>Value of <see cref="StatementWhen"/>: with the papers of the nomination.</summary>
    public const string Before = "before";

    /// <summary>Value of <see cref="StatementWhen"/>: after the appointment.</summary>
    public const string After = "after";

    /// <summary>Minutes of an exam when nothing else is entered (D-9.2).</summary>
    public const int ExamMinutes = 60;

    /// <summary>The highest mark of an exam.</summary>
    public const decimal FullMarks = 100m;

    public static readonly Clause Register = new(
        "APP-01", "由本级人大常委会任命的人员逐人建档，任免按日期登记，只终止不删除。", Organic + "第五十条；本系统约定");

    public static readonly Clause Periods = new("APP-02", "任职的终止日为不再任职的第一天，晚于任职日期。", "本系统约定");

    public static readonly Clause Majority = new("APP-03", "任免须由常委会全体组成人员的过半数通过。", Organic + "第五十一条");

    public static readonly Clause Exam = new(
        "APP-04", "拟任命人员任前参加法律知识考试，不合格的可以补考一次，补考不合格的不提请任命。", Innovations + "；商州区2012年办法；重庆市人事任免工作条例第十六条");

    public static readonly Clause ExamExemption = new(
        "APP-05", "同一机关内转任、换届后连任原职的，可以免予任前法律知识考试。", "高淳区2015年办法第三条；武隆县2016年办法第四条");

    public static readonly Clause Statement = new("APP-06", "拟任命人员向常委会提交书面供职报告。", Innovations + "（未规定日期）");

    public static readonly Clause Oath = new("APP-07", "国家工作人员就职时应当依照法律规定公开进行宪法宣誓。", "《中华人民共和国宪法》第二十七条；期限为本系统约定");

    public static readonly Clause DutyReports = new(
        "APP-08", "常委会任命的政府部门负责人和两院有关人员每年书面报告履职情况。", Innovations);

    public static readonly Clause DutyReportTime = new("APP-09", "履职情况报告在次年规定日期以前提交，任职不满规定月数的免交。", "本系统约定");

    public static readonly Clause OneOrgan = new("APP-10", "每年对一家机关的任命人员履职情况进行满意度测评。", Innovations);

    public static readonly Clause Rotation = new("APP-11", "述职测评的机关轮流确定，近年已经测评的不重复。", "本系统约定");

    public static readonly Clause Appraisals = new(
        "APP-12", "述职测评依次进行：确定机关、方案、公告、调研、述职报告、会议述职、评议、测评、公布、反馈、整改，后一步的日期不早于前一步。", Innovations + "；步骤为本系统约定");

    public static readonly Clause AppraisalTime = new("APP-13", "述职测评的公告、述职报告在会议以前的规定日期办理，结果公布以后按期书面反馈和整改。", "本系统约定");

    public static readonly Clause AppraisalOutcome = new(
        "APP-14", "测评结果为最低等次的应当整改，在规定的月数内再次测评；再次为最低等次的，由主任会议决定处理办法。", "本系统约定");

    public static readonly Rule ExamPass = Rule.OfNumber("exam.pass", "任前法律知识考试及格分", Exam, 60, 50, 90, "分");

    public static readonly Rule ExamResits = Rule.OfNumber("exam.resits", "任前法律知识考试补考次数", Exam, 1, 0, 2, "次");

    public static readonly Rule ExamResitDays = Rule.OfNumber("exam.resit_days", "补考距上次考试的天数", Exam, 3, 1, 30, "日");

    public static readonly Rule ExamValid = Rule.OfChoice(
        "exam.valid", "任前法律知识考试成绩的有效期", Exam, ("term", "本届任期内"), ("12", "12 个月"), ("24", "24 个月"));

    public static readonly Rule ExamExemptKinds = Rule.OfChoice(
        "exam.exempt_kinds", "免予任前法律知识考试的情形", ExamExemption,
        ("transfer,reappointment", "同一机关内转任、换届连任"), ("transfer", "同一机关内转任"), ("reappointment", "换届连任"), ("none", "不免"));

    public static readonly Rule StatementWhen = Rule.OfChoice(
        "appoint.statement_when", "供职报告的提交时间", Statement, (Before, "任命以前"), (After, "任命以后"));

    public static readonly Rule StatementDays = Rule.OfNumber("appoint.statement_days", "供职报告距会议或者任命的天数", Statement, 7, 0, 60, "日");

    public static readonly Clause Dismissal = new(
        "APP-15", "撤职案由人民政府、监察委员会、人民法院、人民检察院，主任会议或者五分之一以上组成人员提出；本人有权申辩；无记名投票，由全体组成人员的过半数通过。", "《各级人民代表大会常务委员会监督法》（2024年修正）第六十条至第六十二条");

    public static readonly Rule OathDays = Rule.OfNumber("oath.days", "任命后宪法宣誓的天数", Oath, 15, 0, 90, "日");

    public static readonly Rule DutyScope = Rule.OfChoice(
        "duty.scope", "每年报告履职情况的人员范围", DutyReports,
        ("heads", "政府部门负责人，法院、检察院副职"), ("heads,courts", "政府部门负责人，法院、检察院全部任命人员"),
        ("heads,supervisory", "政府部门负责人，法院、检察院副职，监委任命人员"), ("all", "政府、监委、法院、检察院全部任命人员"));

    /// <summary>Month and day in the year after.</summary>
    public static readonly Rule DutyDue = Rule.OfChoice(
        "duty.due", "年度履职情况报告的提交期限（次年）", DutyReportTime, ("01-15", "1月15日"), ("01-31", "1月31日"), ("02-15", "2月15日"), ("02-28", "2月28日"));

    public static readonly Rule DutyMinMonths = Rule.OfNumber("duty.min_months", "须报告履职情况的当年任职月数", DutyReportTime, 6, 0, 12, "个月");

    public static readonly Rule AppraisalMinMonths = Rule.OfNumber("appraisal.min_months", "列为述职测评对象的任职月数", OneOrgan, 6, 0, 24, "个月");

    public static readonly Rule AppraisalRepeatYears = Rule.OfNumber("appraisal.repeat_years", "同一机关再次测评提示的年数", Rotation, 3, 0, 5, "年");

    public static readonly Rule AppraisalTellsParty = Rule.OfFlag("appraisal.tell_party", "述职测评结果抄送组织部门", AppraisalOutcome, true);

    public static readonly Rule AppraisalNoticeDays = Rule.OfNumber("appraisal.notice_days", "述职测评公告距会议的天数", AppraisalTime, 30, 10, 60, "日");

    public static readonly Rule AppraisalStatementDays = Rule.OfNumber("appraisal.statement_days", "述职报告距会议的天数", AppraisalTime, 10, 3, 30, "日");

    public static readonly Rule AppraisalFeedbackDays = Rule.OfNumber("appraisal.feedback_days", "公布结果后书面反馈的天数", AppraisalTime, 10, 3, 30, "日");

    public static readonly Rule AppraisalPlanDays = Rule.OfNumber("appraisal.plan_days", "反馈后报送整改方案的天数", AppraisalTime, 30, 10, 60, "日");

    public static readonly Rule AppraisalReportMonths = Rule.OfNumber("appraisal.report_months", "反馈后报送整改报告的月数", AppraisalTime, 3, 1, 6, "个月");

    public static readonly Rule AppraisalSecondMonths = Rule.OfNumber("appraisal.second_months", "最低等次再次测评的月数", AppraisalOutcome, 6, 1, 12, "个月");
}
