using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Surveys;

/// <summary>A research survey (专题调研, D-6.11): lighter than an inspection and never one; the two may only be linked.</summary>
public sealed partial class ResearchSurvey
{
    private readonly List<Surveyor> surveyors = [];
    private readonly List<SurveyVisit> visits = [];
    private readonly List<SurveyProposal> proposals = [];
    private readonly List<SurveyStep> steps = [];

    private ResearchSurvey()
    {
    }

    public ResearchSurveyId Id { get; private set; }

    /// <summary>The line of the annual plan; null for a survey that was begun beside the plan.</summary>
    public PlanItemId? PlanItem { get; private set; }

    public int Year { get; private set; }

    /// <summary>Number of the dossier within the year, in a series of its own.</summary>
    public int Serial { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The work committee that carries it out.</summary>
    public WorkCommitteeId Committee { get; private set; }

    /// <summary>The council member who looks after it (分管领导).</summary>
    public PersonId? LeadMember { get; private set; }

    /// <summary>The sitting that the plan names.</summary>
    public SittingId? Sitting { get; private set; }

    public SurveyState State { get; private set; }

    /// <summary>Why and to what end (调研目的).</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>What is asked, one a line (调研内容).</summary>
    public string Questions { get; private set; } = "";

    /// <summary>How (调研方式).</summary>
    public string Ways { get; private set; } = "";

    /// <summary>First day in the field as planned.</summary>
    public DateOnly? FieldFrom { get; private set; }

    /// <summary>Last day in the field as planned.</summary>
    public DateOnly? FieldUntil { get; private set; }

    /// <summary>Day by which the report is wanted.</summary>
    public DateOnly? ReportDue { get; private set; }

    /// <summary>The inspection that it precedes or serves (监督法第三十二条).</summary>
    public LawInspectionId? Inspection { get; private set; }

    /// <summary>What is (基本情况).</summary>
    public string Situation { get; private set; } = "";

    /// <summary>What is wrong (存在的问题).</summary>
    public string Problems { get; private set; } = "";

    /// <summary>To whom the report went; null before.</summary>
    public SurveyAudience? Audience { get; private set; }

    /// <summary>The committee that the report went to.</summary>
    public WorkCommitteeId? AudienceCommittee { get; private set; }

    /// <summary>Name of who it went to, e.g. 第三十二次会议.</summary>
    public string AudienceName { get; private set; } = "";

    /// <summary>Why the council is asked to have it deliberated (提请审议的理由); empty while nobody asks.</summary>
    public string Wish { get; private set; } = "";

    /// <summary>The organ that would handle the opinions.</summary>
    public SupervisedBodyId? WishOrgan { get; private set; }

    /// <summary>True while the wish waits for the council.</summary>
    public bool IsSubmitted { get; private set; }

    /// <summary>The council's decision to have it deliberated.</summary>
    public CouncilDecisionId? DeliberationDecision { get; private set; }

    /// <summary>The report of the Committee's tier under which it is deliberated; section 8 applies to that one.</summary>
    public SpecialReportId? Deliberated { get; private set; }

    /// <summary>What came of it (成果运用), or why it was withdrawn.</summary>
    public string EndNote { get; private set; } = "";

    /// <summary>Leader and members.</summary>
    public IReadOnlyList<Surveyor> Surveyors => [.. surveyors.OrderByDescending(s => s.IsLeader).ThenBy(s => s.Order)];

    public IReadOnlyList<SurveyVisit> Visits => [.. visits.OrderBy(v => v.Day).ThenBy(v => v.Order)];

    public IReadOnlyList<SurveyProposal> Proposals => [.. proposals.OrderBy(p => p.Order)];

    public IReadOnlyList<SurveyStep> Steps => [.. steps.OrderBy(s => s.Order)];

    /// <summary>〔2026〕调研2号.</summary>
    public DossierNumber Dossier => new(Year, DossierNumber.Survey, Serial);

    public MatterRef Matter => new(MatterKind.Survey, Id.Value);

    /// <summary>Address of its page.</summary>
    public string Link => $"/surveys/{Id.Value}";

    public Surveyor? Leader => surveyors.Find(s => s.IsLeader);

    public bool IsOver => State >= SurveyState.Closed;

    /// <summary>True from the day on which the report went out: members may read it from then on (D-1.5).</summary>
    public bool IsDistributed => Audience is not null;

    /// <summary>Title of its report.</summary>
    public string ReportTitle => ReportTitleOf(Title);

    /// <summary>关于……的专题调研报告.</summary>
    public static string ReportTitleOf(string title)
    {
        var subject = title.StartsWith("关于", StringComparison.Ordinal) ? title[2..] : title;
        subject = subject.EndsWith("的专题调研", StringComparison.Ordinal) ? subject[..^5] : subject.EndsWith("专题调研", StringComparison.Ordinal) ? subject[..^4] : subject;
        return $"关于{subject}的专题调研报告";
    }

    /// <summary>Becomes a survey: from a line of a published plan (D-4.8), or begun by its committee.</summary>
    public static ResearchSurvey Begin(ResearchSurveyId id, int serial, PlannedSurvey planned, DateOnly day)
    {
        var survey = new ResearchSurvey { Id = id, PlanItem = planned.Item, Year = planned.Year, Serial = serial };
        survey.Follow(planned);
        survey.Reach(SurveyState.Planned, day);
        return survey;
    }

    /// <summary>The line of the plan was changed.</summary>
    public void Follow(PlannedSurvey planned) =>
        (Title, Committee, LeadMember, Sitting) = (planned.Title.Trim(), planned.Committee, planned.LeadMember, planned.Sitting);

    public DateOnly? ReachedOn(SurveyState state) => Steps.LastOrDefault(s => s.State == state)?.Day;

    /// <summary>The outline; it may be changed while the survey is in the field.</summary>
    public void KeepOutline(OutlineEntry entry, DateOnly day)
    {
        (Purpose, Questions, Ways) = (entry.Purpose.Trim(), entry.Questions.Trim(), entry.Ways.Trim());
        (FieldFrom, FieldUntil, ReportDue) = (entry.From, entry.Until, entry.ReportDue);
        surveyors.Clear();
        surveyors.AddRange(entry.Surveyors.DistinctBy(s => s.Person).Select((s, i) => new Surveyor(i + 1, s)));
        Reach(SurveyState.Outline, day);
    }

    /// <summary>A visit or talk; the first one begins the field work. The same form posted twice makes one.</summary>
    public void Visit(SurveyVisitEntry entry, string by)
    {
        if (visits.Exists(v => v.Id == entry.Id))
        {
            return;
        }

        visits.Add(new(visits.Count == 0 ? 1 : visits.Max(v => v.Order) + 1, entry, by));
        Reach(SurveyState.Field, entry.Day);
    }

    /// <summary>The report as it stands; until it goes out it may be written anew.</summary>
    public void WriteReport(SurveyReportEntry entry, DateOnly day)
    {
        (Situation, Problems) = (entry.Situation.Trim(), entry.Problems.Trim());
        proposals.Clear();
        proposals.AddRange(entry.Proposals.Select((p, i) => new SurveyProposal(i + 1, p)));
        Reach(SurveyState.Report, day);
    }

    /// <summary>The report goes out.</summary>
    public void Distribute(DistributionEntry entry, string name, DateOnly day)
    {
        (Audience, AudienceName) = (entry.Audience, name);
        (Sitting, AudienceCommittee) = (entry.Audience == SurveyAudience.Sitting ? entry.Sitting : Sitting, entry.Committee);
        Reach(SurveyState.Distributed, day);
    }

    /// <summary>Links an inspection, or takes the link away; the survey stays a survey (D-6.11).</summary>
    public void LinkTo(LawInspectionId? inspection) => Inspection = inspection;

    /// <summary>The council is asked to have it deliberated (监督法第二十八条).</summary>
    public void WishDeliberation(string reason, SupervisedBodyId organ) => (Wish, WishOrgan, IsSubmitted) = (reason.Trim(), organ, true);

    /// <summary>The council decided: with a report to deliberate under, or against it.</summary>
    public void Decide(CouncilDecisionId decision, SpecialReportId? report)
    {
        IsSubmitted = false;
        if (report is not null)
        {
            (DeliberationDecision, Deliberated) = (decision, report);
        }
        else
        {
            (Wish, WishOrgan) = ("", null);
        }
    }

    /// <summary>It is over, with what came of it.</summary>
    public void Close(string note, DateOnly day)
    {
        EndNote = note.Trim();
        Reach(SurveyState.Closed, day);
    }

    /// <summary>Ends without having been carried out.</summary>
    public void Withdraw(string reason, DateOnly day)
    {
        (EndNote, IsSubmitted) = (reason, false);
        Reach(SurveyState.Withdrawn, day);
    }

    // A step reached once stays; writing the outline or the report anew is no step back.
    private void Reach(SurveyState state, DateOnly day)
    {
        if (steps.Count > 0 && State >= state)
        {
            return;
        }

        var last = steps.Count == 0 ? day : steps.Max(s => s.Day);
        State = state;
        steps.Add(new(steps.Count + 1, state, day < last ? last : day));
    }
}

/// <summary>What the plan, or the committee, says about a survey.</summary>
public sealed record PlannedSurvey(PlanItemId? Item, int Year, string Title, WorkCommitteeId Committee, PersonId? LeadMember, SittingId? Sitting);

/// <summary>To whom the report goes.</summary>
/// <param name="Audience">A sitting, the council or a committee.</param>
/// <param name="Sitting">The sitting.</param>
/// <param name="Committee">The committee.</param>
public sealed record DistributionEntry(SurveyAudience Audience, SittingId? Sitting, WorkCommitteeId? Committee);
