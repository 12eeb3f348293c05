using System.Collections.Immutable;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <summary>What a rating is about (D-10.1).</summary>
public enum RatingKind
{
    /// <summary>专项工作报告满意度测评.</summary>
    ReportRating,

    /// <summary>审议意见研究处理情况满意度测评.</summary>
    OpinionHandling,

    /// <summary>重点工作（三问一评）满意度测评.</summary>
    KeyWork,

    /// <summary>任命人员履职情况满意度测评.</summary>
    Appraisal,

    /// <summary>专题询问满意度测评.</summary>
    InquiryRating,

    /// <summary>其他测评.</summary>
    Other,
}

/// <summary>What is marked for one subject (D-10.1).</summary>
public enum MarkForm
{
    /// <summary>Only an overall grade.</summary>
    OverallOnly,

    /// <summary>Each criterion, and the overall grade follows from the scores.</summary>
    CriteriaOnly,

    /// <summary>Each criterion and an overall grade of its own.</summary>
    CriteriaAndOverall,
}

/// <summary>One thing a subject is marked for (测评内容).</summary>
/// <param name="Name">As printed.</param>
/// <param name="Weight">Weight in per cent where criteria are scored; all add to 100.</param>
public sealed record Criterion(string Name, decimal Weight);

/// <summary>What follows when a subject gets a grade (后续事项, D-10.40): a task with a last day, from the announcement on.</summary>
/// <param name="Grade">The grade by its place.</param>
/// <param name="Act">Verb first: 重新报告.</param>
/// <param name="Months">Months from the day of the announcement.</param>
/// <param name="ByBody">True when the rated body owes it, otherwise the Office.</param>
public sealed record GradeStep(int Grade, string Act, int Months, bool ByBody);

/// <summary>A rule version that a round was set up with.</summary>
/// <param name="Key">Key of the rule.</param>
/// <param name="Version">Number of the version.</param>
public sealed record UsedRule(string Key, int Version);

/// <summary>What a template says; a value, kept whole with every round that used it (D-10.1, D-10.2).</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Form">What is marked.</param>
/// <param name="Criteria">0 to 12.</param>
/// <param name="Method">How votes become a grade.</param>
/// <param name="Ballot">How slips and blanks are treated.</param>
public sealed record RatingContent(RatingKind Kind, MarkForm Form, ImmutableArray<Criterion> Criteria, RatingMethod Method, BallotSettings Ballot)
{
    /// <summary>Three grades, overall only: what a set-up is judged by when no template was chosen.</summary>
    public static readonly RatingContent Plain = new(RatingKind.Other, MarkForm.OverallOnly, [], RatingMethod.Usual, new());

    /// <summary>Rules the settings were taken from, each with the number of its version: rating.tie, 1 (D-14.1).</summary>
    public ImmutableArray<UsedRule> Rules { get; init; } = [];

    /// <summary>True for an open vote by name (记名, D-10.19); secret otherwise. An appraisal is by name only where its template says so here.</summary>
    public bool IsByName { get; init; }

    /// <summary>True when the announced result goes to the public, as the rule of its kind says (D-10.31).</summary>
    public bool IsPublic { get; init; }

    /// <summary>Groups of voters, the members first; empty where the members alone vote (D-10.29).</summary>
    public ImmutableArray<VoterGroup> Groups { get; init; } = [];

    /// <summary>True when others than the members vote, too.</summary>
    public bool HasGroups => Groups.Length > 1;

    /// <summary>True when the groups are put together by their weights; otherwise they stand side by side and the grade rests on the members (D-7.9).</summary>
    public bool IsCombined => HasGroups && Method.Rule is ScoreRule && Groups.Any(g => g.Weight > 0);

    /// <summary>What follows from grades.</summary>
    public ImmutableArray<GradeStep> Steps { get; init; } = [];

    /// <summary>Longest act of a step.</summary>
    public const int LongestAct = 50;

    /// <summary>Most criteria of a subject.</summary>
    public const int MostCriteria = 12;

    /// <summary>Things asked of one subject.</summary>
    public int Slots => Criteria.Length + (Form == MarkForm.CriteriaOnly ? 0 : 1);

    /// <summary>The name of a thing asked; the overall grade stands last.</summary>
    public string SlotName(int slot) => slot < Criteria.Length ? Criteria[slot].Name : "总体评价";

    /// <summary>Why nothing can be voted with this.</summary>
    public IReadOnlyList<Obstacle> Obstacles()
    {
        List<Obstacle> obstacles = [];
        if (Method.Grades.Length is < 2 or > 5 || Method.Grades.Select(g => g.Name).Distinct(StringComparer.Ordinal).Count() != Method.Grades.Length)
        {
            obstacles.Add(Refuse("等次应当有 2 到 5 个，名称不能相同。", nameof(RatingMethod.Grades)));
        }

        if (Criteria.Length > MostCriteria || (Criteria.Length == 0) != (Form == MarkForm.OverallOnly))
        {
            obstacles.Add(Refuse($"测评内容最多 {MostCriteria} 项；只评总体的不列测评内容。", nameof(Criteria)));
        }

        if (Form == MarkForm.CriteriaOnly && Method.Rule is not ScoreRule)
        {
            obstacles.Add(Refuse("只评各项内容的，要用计分的判定规则。", nameof(Form)));
        }

        if (Criteria.Length > 0 && Method.Rule is ScoreRule && Criteria.Sum(c => c.Weight) != 100)
        {
            obstacles.Add(Refuse($"各项权重相加应当是 100，现在是 {Criteria.Sum(c => c.Weight):0.##}。", nameof(Criteria)));
        }

        if (Method.Rule is MajorityRule { Differs: true, Each: var each } && (each.Length != Method.Grades.Length - 1 || each.Any(t => t <= default(Ratio) || t > new Ratio(1, 1))))
        {
            obstacles.Add(Refuse($"各等次的界限不同的，应当由好到差写 {Method.Grades.Length - 1} 个，都要大于 0，不超过 1。", nameof(MajorityRule.Threshold)));
        }

        obstacles.AddRange(ObstaclesToGroups());
        if (!Steps.IsDefaultOrEmpty && Steps.Any(s => s.Grade < 0 || s.Grade >= Method.Grades.Length || s.Months is < 1 or > 24 || string.IsNullOrWhiteSpace(s.Act) || s.Act.Length > LongestAct))
        {
            obstacles.Add(Refuse($"后续事项要写明等次、事项（最多 {LongestAct} 个字）和 1 到 24 个月的期限。", nameof(Steps)));
        }

        return obstacles;
    }

    private IEnumerable<Obstacle> ObstaclesToGroups()
    {
        if (Groups.IsDefaultOrEmpty)
        {
            yield break;
        }

        if (Groups.Length is < 2 or > VoterGroup.Most || Groups.Any(g => string.IsNullOrWhiteSpace(g.Name) || g.Name.Length > VoterGroup.LongestName)
            || Groups.Select(g => g.Name).Distinct(StringComparer.Ordinal).Count() != Groups.Length)
        {
            yield return Refuse($"投票人组应当有 2 到 {VoterGroup.Most} 个，第一个是常委会组成人员；名称不能相同，最多 {VoterGroup.LongestName} 个字。只由组成人员投票的不填。", nameof(Groups));
        }

        if (!VoterGroup.IsOfMembers(Groups[0].Name) || Groups.Skip(1).Any(g => VoterGroup.IsOfMembers(g.Name)))
        {
            yield return Refuse($"第一个投票人组应当是{VoterGroup.Members}，写在第一行，并且只写一次：等次、满意率和法定人数都以第一组为准。", nameof(Groups));
        }

        if (IsByName)
        {
            yield return Refuse("记名投票的模板不能有其他投票人组。", nameof(Groups));
        }

        if (Groups.Any(g => g.Weight > 0) && Method.Rule is not ScoreRule)
        {
            yield return Refuse("各组的权重只用于计分的判定规则；不计分的不写权重，各组结果分别列出，等次以组成人员的为准。", nameof(Groups));
        }
        else if (Groups.Any(g => g.Weight != 0) && (Groups.Any(g => g.Weight <= 0) || Groups.Sum(g => g.Weight) != 100))
        {
            yield return Refuse($"各组的权重都要大于 0，相加应当是 100，现在是 {Groups.Sum(g => g.Weight):0.##}。", nameof(Groups));
        }
    }

    private static Obstacle Refuse(string message, string field) => new(RatingRules.ProperBallot, message, field);
}

/// <summary>How slips and blanks are treated in a round (D-10.15, D-14).</summary>
public sealed record BallotSettings
{
    /// <summary>True when 未选 counts as 弃权, otherwise as 无效.</summary>
    public bool BlankAbstains { get; init; }

    /// <summary>True when 弃权 is printed.</summary>
    public bool HasAbstain { get; init; }

    /// <summary>True when a lost slip is replaced (D-10.15).</summary>
    public bool ReplacesLost { get; init; }

    /// <summary>True when the chair may mark members as recused (D-1.6).</summary>
    public bool Recuses { get; init; }

    /// <summary>Least number of ballots in a group whose sums somebody may know (D-10.13); never under ten.</summary>
    public int LeastGroup { get; init; } = RatingRound.LeastOfEachWay;

    /// <summary>True when both ways of voting may be used in one round (D-10.10a).</summary>
    public bool MayMix { get; init; }

    /// <summary>True when the box opens only with the codes of both scrutineers; otherwise its key lies on the server (D-10.9a).</summary>
    public bool HasTwoKeys { get; init; } = true;

    /// <summary>Minutes after closing in which slips drawn on screen may still be cast (D-10.3).</summary>
    public int GraceMinutes { get; init; }

    /// <summary>Months the sealed sheets are kept after the announcement; 0 until the end of the term (D-10.14).</summary>
    public int PaperMonths { get; init; }

    /// <summary>True when 收回 is shown while the round is open.</summary>
    public bool ShowsProgress { get; init; } = true;
}

/// <summary>A version of a rating template (测评模板, D-10.1); used once, it never changes again.</summary>
public sealed class RatingTemplate
{
    private RatingTemplate()
    {
    }

    public RatingTemplateId Id { get; private set; }

    /// <summary>Name, the same for all versions.</summary>
    public string Name { get; private set; } = "";

    /// <summary>1 for the first version.</summary>
    public int Version { get; private set; }

    public RatingContent Content { get; private set; } = null!;

    /// <summary>True once a round was approved with it.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Who made this version, and when (UTC).</summary>
    public string MadeBy { get; private set; } = "";

    /// <summary>Why it was made.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Longest name.</summary>
    public const int LongestName = 50;

    /// <summary>Longest reason.</summary>
    public const int LongestReason = 200;

    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>A version. The caller has asked <see cref="RatingContent.Obstacles"/>.</summary>
    public static RatingTemplate Of(RatingTemplateId id, string name, int version, RatingContent content, string by, DateTimeOffset now, string reason = "") =>
        new() { Id = id, Name = name.Trim(), Version = version, Content = content, MadeBy = by, MadeAt = now, Reason = reason.Trim() };

    /// <summary>From now on a change makes a new version.</summary>
    public void Freeze() => IsFrozen = true;
}
