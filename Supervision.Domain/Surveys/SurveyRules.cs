using Supervision.Domain.Rules;

namespace Supervision.Domain.Surveys;

/// <summary>The clauses and settable numbers of research surveys (专题调研, D-6.11).</summary>
public static class SurveyRules
{
    private const string Law = "《各级人民代表大会常务委员会监督法》（2024年修正）";
    private const string Innovations = "县人大“创新监督方式”的做法";
    private const string Own = "本系统约定";

    public static readonly Clause Order = new(
        "SUR-01", "专题调研依次进行：立项、调研提纲、实地调研、调研报告、印发、结束；不召开动员会，不列条文，不要求单位自查。", Innovations + "；次序为" + Own); // D-6.11

    public static readonly Clause Apart = new(
        "SUR-02", "专题调研与执法检查运作方式不同，分别列表、分别编号、分别统计；专题调研不能转为执法检查，可以相互关联。", Innovations + "；" + Law + "第三十二条"); // D-6.11

    public static readonly Clause Leader = new("SUR-03", "专题调研由常委会组成人员带队。", Own); // D-6.11

    public static readonly Clause Report = new("SUR-04", "专题调研形成调研报告，写明情况、问题和建议。", Law + "第二十八条"); // D-6.11

    public static readonly Clause Distribution = new("SUR-05", "调研报告印发常委会会议、主任会议或者专委会、工委。", Own); // D-6.11

    public static readonly Clause Deliberation = new("SUR-06", "调研报告本身不形成审议意见；主任会议决定提请常委会会议审议的，按审议意见的规定处理。", Law + "第二十八条"); // D-6.11

    public static readonly Clause Publication = new("SUR-07", "印发的调研报告可以向社会公布：由办公室制作公开稿，经承办的专委会或者工委负责人核定。", Own); // D-1.5, D-6.11

    /// <summary>Days between the distribution of a report and the sitting it goes to.</summary>
    public static readonly Rule MembersDays = Rule.OfNumber("survey.members_days", "专题调研报告在会前印发组成人员的天数", Distribution, 7, 3, 15, "日");

    /// <summary>Longest text of an outline or a report's part.</summary>
    public const int LongestText = 3000;

    /// <summary>Longest title, place, reason.</summary>
    public const int LongestNote = 200;

    /// <summary>Most proposals of one report.</summary>
    public const int MostProposals = 30;
}
