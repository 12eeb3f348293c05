using Supervision.Domain.Rules;

namespace Supervision.Domain.KeyWorks;

/// <summary>The rules of three questions, one evaluation (三问一评, D-7).</summary>
public static class KeyWorkRules
{
    private const string Innovations = "县人大“创新监督方式”的做法";

    /// <summary>Value of <see cref="MeasureAgainst"/>: the first plan that was fixed.</summary>
    public const string First = "first";

    /// <summary>Value of <see cref="MeasureAgainst"/>: the newest version.</summary>
    public const string Latest = "latest";

    /// <summary>Value of <see cref="UnverifiedCounts"/>: as the body reported.</summary>
    public const string Reported = "reported";

    /// <summary>Value of <see cref="MissingResult"/>: graded by rule.</summary>
    public const string AutoUnsatisfied = "auto_unsatisfied";

    /// <summary>Fewer works than this a year are warned of (D-7.1).</summary>
    public const int FewWorks = 5;

    /// <summary>More works than this a year are warned of.</summary>
    public const int ManyWorks = 20;

    /// <summary>Longest title of a work, an indicator, a milestone.</summary>
    public const int LongestTitle = 100;

    /// <summary>Longest text of a field.</summary>
    public const int LongestText = 2000;

    /// <summary>Longest reason of a return, an end, a moved date.</summary>
    public const int LongestReason = 500;

    public static readonly Clause Selection = new(
        "KWK-01", "对重点工作实行年初问安排、年中问进度、年末问效果，进行满意度测评；重点工作由主任会议确定，列入年度监督工作计划并公布。", Innovations);

    public static readonly Clause ProperWork = new("KWK-02", "每项重点工作写明名称、牵头单位和承办委员会。", "本系统约定"); // D-7.1

    public static readonly Clause Order = new("KWK-03", "重点工作按确定、问安排、问进度、问效果、测评的次序办理。", "本系统约定"); // D-7.3

    public static readonly Clause Dates = new("KWK-04", "三问的布置和报送日期按年度周期确定，遇休息日顺延，可以在限度内调整。", Innovations + "（只写年初、年中、年末）；日期为本系统约定");

    public static readonly Clause ProperPlan = new(
        "KWK-05", "年度安排写明目标、举措、责任人、资金、分季度节点和可以计量的指标；季度目标累计，第四季度等于年度目标。", "本系统约定"); // D-7.5

    public static readonly Clause Reviewed = new("KWK-06", "报送的材料由承办委员会审核，年度安排可以按规定次数退回，仍不合格的由主任会议决定。", "本系统约定"); // D-7.5

    public static readonly Clause Frozen = new("KWK-07", "年度安排定稿以后不再修改；确需调整的，由主任会议决定，另立版本，原来的版本保留。", "本系统约定"); // D-7.5

    public static readonly Clause Progress = new("KWK-08", "年中逐个节点、逐项指标报告进度，偏差按季度目标计算，写明原因和措施。", "本系统约定"); // D-7.6

    public static readonly Clause Lights = new("KWK-09", "指标偏差不低于绿灯界限的为绿，不低于黄灯界限的为黄，其余为红。", "本系统约定"); // D-7.7

    public static readonly Clause Questions = new("KWK-10", "组成人员、主任会议、委员会可以向责任单位提问，单位按期答复。", "本系统约定"); // D-7.6

    public static readonly Clause Results = new("KWK-11", "年末逐项报告最终值并附佐证，由承办委员会核查；未经核实的指标不计入完成率。", "本系统约定"); // D-7.8

    public static readonly Clause Evaluation = new("KWK-12", "全年的重点工作在一轮测评里由到会组成人员评价；没有报送的注明“未报送”，照常测评。", Innovations + "；本系统约定"); // D-7.9, D-7.10

    public static readonly Clause Consequences = new(
        "KWK-13", "基本满意的书面改进，不满意的整改并再次测评；再次不满意的，由主任会议决定处理办法。", "本系统约定"); // D-7.11

    public static readonly Clause SignedByHead = new("KWK-14", "报送的材料由单位负责人签字：负责人本人登录报送，或者上传签字的扫描件。", "本系统约定"); // D-7.14

    public static readonly Rule PerYear = Rule.OfNumber("keywork.per_year", "每年重点工作的项数", Selection, 10, 1, 100, "项");

    public static readonly Rule PlanAsk = Rule.OfChoice("keywork.plan_ask", "布置年度安排的日期", Dates, ("01-15", "1月15日"), ("01-05", "1月5日"), ("01-31", "1月31日"));

    public static readonly Rule PlanDue = Rule.OfChoice(
        "keywork.plan_due", "年度安排的报送期限", Dates, ("02-28", "2月28日"), ("02-15", "2月15日"), ("03-15", "3月15日"));

    public static readonly Rule PlanFix = Rule.OfChoice("keywork.plan_fix", "年度安排的定稿期限", Dates, ("03-31", "3月31日"), ("03-20", "3月20日"), ("04-15", "4月15日"));

    public static readonly Rule MidAsk = Rule.OfChoice("keywork.mid_ask", "布置年中进度的日期", Dates, ("06-01", "6月1日"), ("06-15", "6月15日"));

    public static readonly Rule MidAsOf = Rule.OfChoice("keywork.mid_as_of", "年中进度的截止时点", Dates, ("06-30", "6月30日"));

    public static readonly Rule MidDue = Rule.OfChoice("keywork.mid_due", "年中进度的报送期限", Dates, ("07-10", "7月10日"), ("07-05", "7月5日"), ("07-20", "7月20日"));

    public static readonly Rule EndAsk = Rule.OfChoice("keywork.end_ask", "布置年末效果的日期", Dates, ("11-01", "11月1日"), ("11-15", "11月15日"));

    public static readonly Rule EndDue = Rule.OfChoice(
        "keywork.end_due", "年末效果的报送期限", Dates, ("12-10", "12月10日"), ("12-01", "12月1日"), ("12-20", "12月20日"));

    public static readonly Rule PlanReturns = Rule.OfNumber("keywork.plan_returns", "年度安排可以退回的次数", Reviewed, 2, 0, 5, "次");

    public static readonly Rule AgainDays = Rule.OfNumber("keywork.again_days", "退回后重新报送的天数", Reviewed, 10, 3, 30, "日");

    public static readonly Rule Green = Rule.OfNumber("keywork.green", "绿灯的偏差界限", Lights, -5, -100, 0, "个百分点");

    public static readonly Rule Yellow = Rule.OfNumber("keywork.yellow", "黄灯的偏差界限", Lights, -15, -100, 0, "个百分点");

    public static readonly Rule QuestionDays = Rule.OfNumber("keywork.question_days", "答复提问的天数", Questions, 7, 1, 30, "日");

    public static readonly Rule MeasureAgainst = Rule.OfChoice("keywork.measure_against", "年末对照的安排", Frozen, (First, "第一次定稿的安排"), (Latest, "最新版本"));

    public static readonly Rule UnverifiedCounts = Rule.OfChoice("keywork.unverified_counts", "未核实的指标", Results, ("0", "计 0"), (Reported, "按自报值计"));

    public static readonly Rule MissingResult = Rule.OfChoice(
        "keywork.missing_result", "没有报送效果的", Evaluation, ("vote", "照常测评"), (AutoUnsatisfied, "按规则定为不满意"));

    public static readonly Rule ImproveDays = Rule.OfNumber("keywork.improve_days", "基本满意的书面改进天数", Consequences, 60, 10, 180, "日");

    public static readonly Rule RectifyDays = Rule.OfNumber("keywork.rectify_days", "不满意的整改方案天数", Consequences, 30, 10, 60, "日");

    public static readonly Rule SecondMonths = Rule.OfNumber("keywork.second_months", "不满意的再次测评月数", Consequences, 6, 1, 12, "个月");

    /// <summary>The lights as they are set on a day.</summary>
    public static LightBounds BoundsOn(RuleBook rules, DateOnly day) => new(rules.InForce(Green, day).Count, rules.InForce(Yellow, day).Count);

    internal static Obstacle InOrder(string message, string? field = null) => new(Order, message, field);

    /// <summary>A text that must be there and not be too long.</summary>
    internal static IEnumerable<Obstacle> Needed(Clause clause, string text, string what, int most, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield return new(clause, $"请填写{what}。", field);
        }
        else if (text.Length > most)
        {
            yield return new(clause, $"{what}最多 {most} 个字，现在有 {text.Length} 个字。", field);
        }
    }

    /// <summary>A text that may be missing.</summary>
    internal static IEnumerable<Obstacle> Limited(Clause clause, string text, string what, int most, string field) =>
        text.Length > most ? [new(clause, $"{what}最多 {most} 个字，现在有 {text.Length} 个字。", field)] : [];
}
