using Supervision.Domain.Rules;

namespace Supervision.Domain.Plans;

/// <summary>The rules of the annual plan (D-4).</summary>
public static class PlanRules
{
    private const string Law = "《各级人民代表大会常务委员会监督法》（2024年修正）";

    public static readonly Clause OnePlan = new(
        "PLN-01", "常务委员会每年制定一个监督工作计划，由主任会议通过并向社会公布。", Law + "第六十三条");

    public static readonly Clause Sources = new(
        "PLN-02", "听取和审议专项工作报告的议题，根据六个方面反映的突出问题确定。", Law + "第十二条");

    public static readonly Clause StatutoryItems = new(
        "PLN-03", "法律规定每年听取的事项列入计划，不列入的写明理由。", Law + "第十二条、第十九条、第二十条、第二十四条、第二十五条、第二十七条、第四十五条");

    public static readonly Clause LeadCommittee = new(
        "PLN-04", "每个事项有一个牵头的专委会或者工委。", "本系统约定"); // D-4.4, D-4.5

    public static readonly Clause Inspections = new(
        "PLN-05", "每年检查五件左右法律法规的实施情况。", "创新监督方式");

    public static readonly Clause Inquiries = new(
        "PLN-06", "每年以专题会议形式开展一次专题询问。", "创新监督方式");

    public static readonly Clause Appraisals = new(
        "PLN-07", "每年对一家机关的任命人员履职情况进行满意度测评。", "创新监督方式");

    public static readonly Clause Load = new(
        "PLN-08", "一次会议听取的事项和一个单位一年报告的次数保持适当。", "本系统约定"); // D-4.5

    public static readonly Clause Order = new(
        "PLN-09", "计划按议题征集、起草、征求意见、提请、通过、公布的次序编制。", "本系统约定"); // D-4.6

    public static readonly Clause Dates = new(
        "PLN-10", "计划草案年前提请主任会议，年初通过，通过后及时公布。", "本系统约定"); // D-4.6

    public static readonly Clause ProperItem = new(
        "PLN-11", "计划事项写明名称、监督形式和时间。", "本系统约定"); // D-4.4

    public static readonly Clause ProperImport = new(
        "PLN-12", "导入的计划逐行核对，有一行不对就整份不写入。", "本系统约定"); // D-4.4

    public static readonly Clause Adjusted = new(
        "PLN-13", "公布后的计划可以调整：逐项写明理由，由主任会议决定，并再次公布；原来的版本保留。", Law + "第六十三条；本系统约定"); // D-4.7

    public static readonly Clause BegunIsEnded = new(
        "PLN-14", "已经开始办理的事项不能删去，只能写明理由终止。", "本系统约定"); // D-4.7

    public static readonly Clause YearOver = new(
        "PLN-15", "年度终了，逐项完成、移到下一年或者由调整删去、终止以后，计划办结。", "本系统约定"); // D-4.6

    public static readonly Clause FollowedUp = new(
        "PLN-16", "决议、决定的执行情况按期报告，承办委员会审核后办结。", Law + "第十七条第二款；本系统约定"); // D-4.9

    /// <summary>How many inspections a year are meant; one more or less is still 左右.</summary>
    public static readonly Rule InspectionsPerYear = Rule.OfNumber("inspection.per_year", "每年执法检查件数", Inspections, 5, 1, 20, "件");

    public static readonly Rule InquiriesPerYear = Rule.OfNumber("inquiry.per_year", "每年专题询问次数", Inquiries, 1, 0, 12, "次");

    public static readonly Rule AppraisalOrgansPerYear = Rule.OfNumber(
        "appraisal.organs_per_year", "每年述职测评的机关数", Appraisals, 1, 1, 5, "家");

    public static readonly Rule SittingItems = Rule.OfNumber("plan.sitting_items", "一次会议听取事项的上限", Load, 6, 1, 30, "项");

    public static readonly Rule BodyReports = Rule.OfNumber("plan.body_reports", "一个单位一年报告次数的上限", Load, 4, 1, 30, "次");

    public static readonly Rule ConsultDays = Rule.OfNumber("plan.consult_days", "计划草案征求意见的天数", Order, 10, 1, 60, "日");

    /// <summary>Last day for proposals, month and day of the year before.</summary>
    public static readonly Rule TopicsUntil = Rule.OfChoice(
        "plan.topics_until", "议题征集截止日（上一年）", Dates, ("11-30", "11月30日"), ("10-31", "10月31日"), ("11-15", "11月15日"), ("12-15", "12月15日"));

    /// <summary>Last day for the draft to reach the council, month and day of the year before.</summary>
    public static readonly Rule DraftUntil = Rule.OfChoice(
        "plan.draft_until", "计划草案提请主任会议的截止日（上一年）", Dates, ("12-31", "12月31日"), ("11-30", "11月30日"), ("12-15", "12月15日"));

    /// <summary>Last day for adoption, month and day of the year itself.</summary>
    public static readonly Rule AdoptUntil = Rule.OfChoice(
        "plan.adopt_until", "计划通过的截止日（当年）", Dates, ("01-31", "1月31日"), ("01-15", "1月15日"), ("02-15", "2月15日"), ("02-28", "2月28日"));

    public static readonly Rule PublishDays = Rule.OfNumber("plan.publish_days", "计划通过后公布的天数", Dates, 7, 1, 30, "日");

    /// <summary>The longest title of an item, in characters as people count them.</summary>
    public const int LongestTitle = 200;

    /// <summary>The longest of the other texts of an item.</summary>
    public const int LongestText = 2000;

    /// <summary>The longest name of a resolution or decision with its date.</summary>
    public const int LongestInstrument = 300;

    /// <summary>The longest reason of a changed, struck or ended line.</summary>
    public const int LongestReason = 500;

    /// <summary>The longest free text of a date, e.g. 必要时.</summary>
    public const int LongestWhen = 100;
}
