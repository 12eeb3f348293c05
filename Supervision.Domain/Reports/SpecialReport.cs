using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Reports;

/// <summary>A special work report (专项工作报告) from the plan line to the end of its opinion stage (D-5).</summary>
/// <remarks>Every act asks its own obstacles; pages ask the same methods first and show the sentences.</remarks>
public sealed partial class SpecialReport
{
    private readonly List<ReportStep> steps = [];
    private readonly List<ReportBody> bodies = [];

    private SpecialReport()
    {
    }

    public SpecialReportId Id { get; private set; }

    /// <summary>Year of the plan and of the dossier number.</summary>
    public int Year { get; private set; }

    /// <summary>Serial of the dossier number, from 1 in each year.</summary>
    public int Serial { get; private set; }

    /// <summary>The plan item it came from, one report each; null of a report made from another one.</summary>
    public PlanItemId? PlanItem { get; private set; }

    public ReportTier Tier { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The organ that reports; null until the Office names it.</summary>
    public SupervisedBodyId? Organ { get; private set; }

    /// <summary>The department that prepares the report (承办部门).</summary>
    public SupervisedBodyId? Department { get; private set; }

    /// <summary>All bodies that the plan names for it, in its order; <see cref="Organ"/> leads and owes, all may read.</summary>
    public IReadOnlyList<ReportBody> Bodies => [.. bodies.OrderBy(b => b.Order)];

    /// <summary>The lead work committee.</summary>
    public WorkCommitteeId Committee { get; private set; }

    /// <summary>The council member in charge (分管领导).</summary>
    public PersonId? LeadMember { get; private set; }

    public ReportState State { get; private set; }

    /// <summary>The sitting it is heard at; null before and after a postponement.</summary>
    public SittingId? Sitting { get; private set; }

    /// <summary>The council decision that postponed, withdrew or closed it without an opinion.</summary>
    public CouncilDecisionId? DecidedBy { get; private set; }

    /// <summary>All transitions, oldest first.</summary>
    public IReadOnlyList<ReportStep> Steps => [.. steps.OrderBy(s => s.Order)];

    /// <summary>2026-ZX-08.</summary>
    public DossierNumber Number => new(Year, DossierNumber.Report, Serial);

    /// <summary>The matter this report is.</summary>
    public MatterRef Matter => new(MatterKind.Report, Id.Value);

    /// <summary>True while something may still be done with it.</summary>
    public bool IsAlive => State is not (ReportState.Closed or ReportState.Withdrawn or ReportState.Ended);

    /// <summary>True from the day the members have it: members and guests may read it from then on (D-1.5).</summary>
    public bool IsWithMembers => Delivered is not null;

    /// <summary>A report comes into being with the published plan (立项, D-4.8).</summary>
    public static SpecialReport FromPlan(SpecialReportId id, int serial, PlannedReport plan, ReportAct act)
    {
        var report = new SpecialReport
        {
            Id = id,
            Year = plan.Year,
            Serial = serial,
            PlanItem = plan.Item,
            Tier = plan.Tier,
            Title = plan.Title,
            Organ = plan.Organ,
            Department = plan.Department,
            Committee = plan.Committee,
            LeadMember = plan.LeadMember,
            IsStatutory = plan.IsStatutory,
            Topic = plan.Topic,
        };
        report.NameBodies(plan.Bodies);
        report.steps.Add(new(1, ReportState.Planned, ReportState.Planned, act, "列入年度监督工作计划"));
        return report;
    }

    /// <summary>True of the report of a survey: its text was there before it, no organ drafts one and none is asked for (D-6.11).</summary>
    public bool IsOfSurvey { get; private set; }

    /// <summary>The council has the report of a survey deliberated: it is heard like a report, with the survey's own text (监督法第二十八条, D-6.11).</summary>
    /// <param name="id">Its id.</param>
    /// <param name="survey">What the survey says.</param>
    /// <param name="file">The survey's report.</param>
    /// <param name="reason">The council's decision in words.</param>
    /// <param name="act">Who and when.</param>
    public static SpecialReport FromSurvey(SpecialReportId id, SurveyedReport survey, ReportFile file, string reason, ReportAct act)
    {
        var report = new SpecialReport
        {
            Id = id,
            Year = survey.Year,
            Serial = survey.Serial,
            Tier = ReportTier.Committee,
            Title = survey.Title,
            Organ = survey.Organ,
            Committee = survey.Committee,
            LeadMember = survey.LeadMember,
            IsOfSurvey = true,
            EarliestOn = act.At.BeijingDate(),
        };
        report.steps.Add(new(1, ReportState.Planned, ReportState.Planned, act, reason));
        report.Add(ReportVersionKind.Revised, file, 0, byOffice: true, act);
        return report;
    }

    /// <summary>The Beijing day on which a state was last reached; null if never.</summary>
    /// <remarks>Moving to another sitting and going on after a postponement come back to a state reached before; the day of
    /// the act itself counts, so that nothing reads as received on the day of the move.</remarks>
    public DateOnly? ReachedOn(ReportState state) => ReachedOn(Steps, state);

    /// <summary>The same, where only the steps were read; in their order, and at least those to this state.</summary>
    public static DateOnly? ReachedOn(IReadOnlyList<ReportStep> steps, ReportState state) =>
        (steps.LastOrDefault(s => s.To == state && (s.From < s.To || s.From == ReportState.Returned)) ?? steps.FirstOrDefault(s => s.To == state))
        ?.At.BeijingDate();

    /// <summary>Why the parties cannot be changed: only while nothing was handed in.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAssign(SupervisedBodyId? organ) =>
        State > ReportState.OpinionsSent ? [new(ReportRules.Order, $"报告{ReportWords.Of(State)}，报告机关和承办部门不能再改。")]
        : organ is null ? [new(ReportRules.ReportedByLeader, "请选择报告机关。", nameof(Organ))]
        : [];

    /// <summary>Names organ, department and lead council member.</summary>
    public void Assign(SupervisedBodyId? organ, SupervisedBodyId? department, PersonId? leadMember)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAssign(organ));
        (Organ, Department, LeadMember) = (organ, department, leadMember);
    }

    /// <summary>True when this body reports, prepares the report or is named beside them: it may read the dossier (D-1.5).</summary>
    public bool Concerns(SupervisedBodyId body) => Organ == body || Department == body || bodies.Exists(b => b.Body == body);

    // Rows that stay keep their keys, so that the trail shows real changes only.
    private void NameBodies(IReadOnlyList<PlannedBody> named)
    {
        if (!Bodies.Select(b => new PlannedBody(b.Name, b.Body)).SequenceEqual(named))
        {
            bodies.Clear();
            bodies.AddRange(named.Select((n, i) => new ReportBody(i + 1, n.Name, n.Body)));
        }
    }

    private void MoveTo(ReportState to, ReportAct act, string reason = "")
    {
        steps.Add(new(steps.Count + 1, State, to, act, reason));
        State = to;
    }

    /// <summary>The obstacles common to all acts of the statutory form: tier and state.</summary>
    private IReadOnlyList<Obstacle> OnlyIn(string act, params ReadOnlySpan<ReportState> allowed)
    {
        if (Tier != ReportTier.Committee)
        {
            return [new(ReportRules.OtherTiers, $"{ReportWords.Of(Tier)}的报告没有“{act}”这一环节。")];
        }

        foreach (var state in allowed)
        {
            if (State == state)
            {
                return [];
            }
        }

        return [new(ReportRules.Order, $"报告{ReportWords.Of(State)}，现在不能{act}。")];
    }

    // Counted in characters as people see them stored; surrounding blanks do not count.
    private static Obstacle? Length(string? text, int most, string field, string what) =>
        string.IsNullOrWhiteSpace(text) ? new(ReportRules.Filled, $"请填写{what}。", field)
        : text.Trim().Length > most ? new(ReportRules.Filled, $"{what}最多 {most} 个字，现在有 {text.Trim().Length} 个字。", field)
        : null;

    private static IReadOnlyList<Obstacle> Together(IReadOnlyList<Obstacle> first, params ReadOnlySpan<Obstacle?> more)
    {
        if (first.Count > 0)
        {
            return first;
        }

        List<Obstacle> all = [];
        foreach (var obstacle in more)
        {
            if (obstacle is not null)
            {
                all.Add(obstacle);
            }
        }

        return all;
    }
}
