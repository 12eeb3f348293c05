using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Plans;

/// <summary>How far a plan has come (D-4.6).</summary>
public enum PlanState
{
    /// <summary>议题征集.</summary>
    Collecting,

    /// <summary>起草.</summary>
    Drafting,

    /// <summary>征求意见.</summary>
    Consulting,

    /// <summary>已提请主任会议.</summary>
    Submitted,

    /// <summary>已通过.</summary>
    Adopted,

    /// <summary>已公布.</summary>
    Published,

    /// <summary>已办结.</summary>
    Closed,
}

/// <summary>A decision of the council as the plan needs it.</summary>
/// <param name="Decision">Its id, kept as proof.</param>
/// <param name="Meeting">Name of the meeting, e.g. 2026年第二次主任会议.</param>
/// <param name="Day">Day of the meeting.</param>
/// <param name="IsApproval">True when the council agreed and the chair or presider confirmed it.</param>
public sealed record PlanDecision(CouncilDecisionId Decision, string Meeting, DateOnly Day, bool IsApproval);

/// <summary>The annual supervision plan (年度监督工作计划, D-4.1): exactly one a year. Its lines are <see cref="PlanItem"/>s.</summary>
public sealed partial class AnnualPlan
{
    private readonly List<StatutoryCheck> statutory = [];

    private AnnualPlan()
    {
    }

    public AnnualPlanId Id { get; private set; }

    public int Year { get; private set; }

    public PlanState State { get; private set; }

    /// <summary>The day the plan was set up here.</summary>
    public DateOnly CreatedOn { get; private set; }

    public DateOnly? DraftingSince { get; private set; }

    public DateOnly? ConsultedOn { get; private set; }

    /// <summary>Last day for the organs' opinions.</summary>
    public DateOnly? ConsultUntil { get; private set; }

    public DateOnly? SubmittedOn { get; private set; }

    public CouncilDecisionId? AdoptedBy { get; private set; }

    /// <summary>Name of the council meeting that adopted it.</summary>
    public string AdoptedAt { get; private set; } = "";

    /// <summary>Day of the council meeting that adopted it; publication is counted from it.</summary>
    public DateOnly? AdoptedOn { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Title and year of the published plan it was imported from; empty when it was written here.</summary>
    public string ImportedFrom { get; private set; } = "";

    /// <summary>The statutory checklist (D-4.3).</summary>
    public IReadOnlyList<StatutoryCheck> Statutory => statutory;

    /// <summary>2026年度监督工作计划.</summary>
    public string Name => $"{Year}年度监督工作计划";

    /// <summary>The matter this plan is.</summary>
    public MatterRef Matter => new(MatterKind.Plan, Id.Value);

    /// <summary>True while its lines may be written: before the council has it.</summary>
    public bool IsOpen => State is PlanState.Collecting or PlanState.Drafting or PlanState.Consulting;

    /// <summary>True from publication on.</summary>
    public bool IsPublished => State is PlanState.Published or PlanState.Closed;

    /// <summary>Words of the state.</summary>
    public string StateWords => WordsOf(State);

    /// <summary>Words of a state.</summary>
    public static string WordsOf(PlanState state) => state switch
    {
        PlanState.Collecting => "议题征集",
        PlanState.Drafting => "起草",
        PlanState.Consulting => "征求意见",
        PlanState.Submitted => "主任会议审议",
        PlanState.Adopted => "已通过",
        PlanState.Published => "已公布",
        _ => "已办结",
    };

    /// <summary>Why no plan of this year can be set up: it must lie near today.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToCreate(int year, DateOnly today) =>
        year < SensibleYear.First || year > today.Year + 2
            ? [new(PlanRules.OnePlan, $"年度应当在 {SensibleYear.First} 到 {today.Year + 2} 之间，现在填的是 {year}。", nameof(Year))]
            : [];

    /// <summary>Sets up the plan of a year with the whole statutory checklist.</summary>
    public static AnnualPlan Create(AnnualPlanId id, int year, DateOnly today)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCreate(year, today));
        var plan = new AnnualPlan { Id = id, Year = year, State = PlanState.Collecting, CreatedOn = today };
        plan.statutory.AddRange(StatutoryTopic.All.Select(t => new StatutoryCheck(t.Code)));
        return plan;
    }

    /// <summary>Why its lines cannot be written now.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEdit() => IsOpen ? []
        : State == PlanState.Submitted ? [new(PlanRules.Order, $"{Name}草案已经提请主任会议，要修改请先退回起草。")]
        : [new(PlanRules.Order, $"{Name}{StateWords}，不能再改。")];

    private const int ShortestReason = 4;

    /// <summary>Why a statutory topic cannot be struck.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToStrike(string reason) =>
    [
        .. ObstaclesToEdit(),
        .. reason.Trim().Length < ShortestReason ? [new(PlanRules.StatutoryItems, $"请写明不列入的理由，至少 {ShortestReason} 个字。", nameof(StatutoryCheck.StruckReason))]
            : reason.Length > 500 ? [new(PlanRules.StatutoryItems, $"理由最多 500 个字，现在有 {reason.Length} 个字。", nameof(StatutoryCheck.StruckReason))]
            : Array.Empty<Obstacle>(),
    ];

    /// <summary>Strikes a statutory topic with a reason.</summary>
    public void Strike(string topic, string reason)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToStrike(reason));
        Check(topic).Strike(reason.Trim());
    }

    /// <summary>Confirms that a line of the plan is this statutory topic.</summary>
    public void Link(string topic, PlanItemId item)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEdit());
        Check(topic).Link(item);
    }

    /// <summary>Says that a line stands for a statutory topic outside the months that the law gives it; null when it does not.</summary>
    public string? WindowWarning(PlanItem item) =>
        (from check in statutory
         where check.Item == item.Id
         let topic = StatutoryTopic.Of(check.Topic)
         where item.LastMonth < topic.FirstMonth || item.LastMonth > topic.LastMonth
         select $"“{topic.Title}”应当在 {topic.Window}听取（监督法{topic.Article}），计划安排在 {item.Time.Words}。").FirstOrDefault();

    /// <summary>Takes a link or a strike back.</summary>
    public void Reopen(string topic)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEdit());
        Check(topic).Reopen();
    }

    /// <summary>A line leaves the draft: what was linked to it is open again.</summary>
    public void Forget(PlanItemId item)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEdit());
        foreach (var check in statutory.Where(c => c.Item == item))
        {
            check.Reopen();
        }
    }

    /// <summary>Why no adjustment can be begun (D-4.7).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAdjust() => State switch
    {
        PlanState.Published => [],
        PlanState.Closed => [new(PlanRules.Adjusted, $"{Name}已经办结，不能再调整。")],
        _ => [new(PlanRules.Adjusted, $"{Name}还没有公布，请直接修改。")],
    };

    /// <summary>An adjustment struck or ended a line: the statutory topic linked to it is not listed any more, for that reason.</summary>
    public void StrikeWith(PlanItemId item, string reason)
    {
        foreach (var check in statutory.Where(c => c.Item == item))
        {
            check.Strike(reason);
        }
    }

    /// <summary>Names the source it was imported from.</summary>
    public void NameSource(string source) => ImportedFrom = source.Length > 300 ? source[..300] : source;

    private StatutoryCheck Check(string topic) => statutory.Single(c => c.Topic == topic);
}
