using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Appointees;

/// <summary>The appraisal of the appointees of one organ (述职测评, D-9.7): from the council's choice to the end of rectification.</summary>
public sealed partial class Appraisal
{
    private readonly List<AppraisalSubject> subjects = [];
    private readonly List<AppraisalPaper> papers = [];
    private readonly List<AppraisalRemark> remarks = [];
    private readonly List<AppraisalResult> results = [];
    private readonly List<AppraisalStep> steps = [];

    private Appraisal()
    {
    }

    public AppraisalId Id { get; private set; }

    /// <summary>The council's choice that it began with.</summary>
    public AppraisalChoiceId Choice { get; private set; }

    /// <summary>The line of the annual plan, when the choice came with it.</summary>
    public PlanItemId? PlanItem { get; private set; }

    public int Year { get; private set; }

    public SupervisedBodyId Organ { get; private set; }

    public AppraisalState State { get; private set; }

    /// <summary>The sitting at which the persons report; null before the scheme.</summary>
    public SittingId? Sitting { get; private set; }

    /// <summary>How it is to be done (调研安排、方式), as the scheme says.</summary>
    public string Arrangement { get; private set; } = "";

    public CouncilDecisionId? SchemeDecision { get; private set; }

    /// <summary>Where the notice was given, e.g. 常委会网站.</summary>
    public string NoticePlace { get; private set; } = "";

    /// <summary>All persons of the scheme, struck ones among them, in the order of the ballot.</summary>
    public IReadOnlyList<AppraisalSubject> Subjects => [.. subjects.OrderBy(s => s.Order)];

    public IReadOnlyList<AppraisalPaper> Papers => [.. papers.OrderBy(p => p.Order)];

    public IReadOnlyList<AppraisalRemark> Remarks => [.. remarks.OrderBy(r => r.Order)];

    public IReadOnlyList<AppraisalResult> Results => [.. results.OrderBy(r => r.Order)];

    public IReadOnlyList<AppraisalStep> Steps => [.. steps.OrderBy(s => s.Order)];

    /// <summary>Where its files, deadlines and history belong.</summary>
    public MatterRef Matter => new(MatterKind.Appraisal, Id.Value);

    /// <summary>Address of its page.</summary>
    public string Link => $"/appointees/appraisals/{Id.Value}";

    /// <summary>Who is heard and rated.</summary>
    public IReadOnlyList<AppraisalSubject> Appraised => [.. Subjects.Where(s => !s.IsStruck)];

    public bool IsOver => State is AppraisalState.Closed or AppraisalState.Revoked;

    /// <summary>Begins with the council's choice of the organ (D-9.6).</summary>
    public static Appraisal Of(AppraisalChoice choice, PlanItemId? line)
    {
        var appraisal = new Appraisal { Id = new(Guid.CreateVersion7()), Choice = choice.Id, PlanItem = line, Year = choice.Year, Organ = choice.Organ };
        appraisal.Reach(AppraisalState.Decided, choice.DecidedOn);
        return appraisal;
    }

    public AppraisalSubject? Find(int order) => subjects.Find(s => s.Order == order);

    /// <summary>The newest paper of a kind, of a person or of the whole.</summary>
    public AppraisalPaper? Paper(AppraisalPaperKind kind, int? subject = null) => Papers.LastOrDefault(p => p.Kind == kind && p.Subject == subject);

    /// <summary>Results of a person, the first vote first.</summary>
    public IReadOnlyList<AppraisalResult> ResultsOf(int subject) => [.. Results.Where(r => r.Subject == subject)];

    /// <summary>True when the lowest grade was given once and the person has not been rated again (D-9.9).</summary>
    public bool NeedsSecond(AppraisalSubject subject) => !subject.IsStruck && ResultsOf(subject.Order) is [{ IsWorst: true }];

    /// <summary>True when the lowest grade was given twice and the council has not chosen yet (D-9.9).</summary>
    public bool NeedsMeasure(AppraisalSubject subject) => subject.Measure is null && ResultsOf(subject.Order) is [.., { IsWorst: true }] and { Count: > 1 };

    /// <summary>The day a step was reached; null when it was not.</summary>
    public DateOnly? ReachedOn(AppraisalState state) => Steps.LastOrDefault(s => s.State == state)?.Day;

    /// <summary>The scheme; an approval before it is void.</summary>
    public void KeepScheme(SittingId sitting, string arrangement, IReadOnlyList<AppraisalPerson> people)
    {
        (Sitting, Arrangement, SchemeDecision, State) = (sitting, arrangement.Trim(), null, AppraisalState.Decided);
        steps.RemoveAll(s => s.State != AppraisalState.Decided);
        subjects.Clear();
        subjects.AddRange(people.Select((p, i) => new AppraisalSubject(i + 1, p.Appointee, p.Appointment, p.Name, p.Post) { StruckReason = p.StruckReason.Trim() }));
    }

    public void ApproveScheme(SchemeApproval approval)
    {
        SchemeDecision = approval.Decision;
        Reach(AppraisalState.SchemeApproved, approval.Day);
    }

    public void Announce(DateOnly day, string place)
    {
        NoticePlace = place.Trim();
        Reach(AppraisalState.Announced, day);
    }

    /// <summary>The sitting was moved to another one, or another is chosen.</summary>
    public void MoveTo(SittingId sitting) => Sitting = sitting;

    /// <summary>A paper came in; the state follows when it was the last one missing.</summary>
    public void Take(PaperEntry entry)
    {
        papers.Add(new(papers.Count + 1, entry.Kind, entry.Subject, entry.On, entry.File, entry.FileName, entry.IsByOffice));
        if (entry.Kind is AppraisalPaperKind.SurveyReport or AppraisalPaperKind.Interview && State == AppraisalState.Announced)
        {
            Reach(AppraisalState.Survey, entry.On);
        }

        Advance(entry.On);
    }

    public void Hear(int subject, DateOnly day, bool isWritten, string leave)
    {
        var heard = Find(subject)!;
        (heard.HeardOn, heard.IsWritten, heard.WrittenLeave) = (day, isWritten, isWritten ? leave.Trim() : "");
        Advance(day);
    }

    public void Note(RemarkEntry entry, DateOnly day)
    {
        remarks.Add(new(remarks.Count + 1, entry.Subject, entry.Speaker.Trim(), entry.IsQuestion, entry.Text.Trim(), entry.Answer.Trim(), day));
        Advance(day);
    }

    /// <summary>The council strikes a person after the scheme: illness, a transfer that is decided (D-9.6).</summary>
    public void Strike(int subject, string reason, DateOnly day)
    {
        Find(subject)!.StruckReason = reason.Trim();
        Advance(day);
    }

    /// <summary>Takes over an announced round, the first or the second one.</summary>
    public void Take(RoundTaken round)
    {
        results.AddRange(round.Lines.Select((l, i) => new AppraisalResult(
            results.Count + 1 + i, l.Subject, round.Round, l.Grade!, l.IsWorst, l.Votes, l.Rate, l.RateOf, round.AnnouncedOn)).ToList());
        if (State == AppraisalState.Comment)
        {
            Reach(AppraisalState.Rated, round.RatedOn);
            Reach(AppraisalState.ResultAnnounced, round.AnnouncedOn);
        }
    }

    /// <summary>The letter went out to a person, and the notice of the result to the organ and the nominator (D-9.9).</summary>
    public void SendFeedback(int subject, bool mustRectify, PaperEntry letter, PaperEntry notice)
    {
        Find(subject)!.MustRectify = mustRectify;
        Take(notice);
        Take(letter);
    }

    public void Choose(int subject, AppraisalMeasure measure, string note, DateOnly day)
    {
        var chosen = Find(subject)!;
        (chosen.Measure, chosen.MeasureNote, chosen.MeasureOn) = (measure, note.Trim(), day);
    }

    public void Close(DateOnly day) => Reach(AppraisalState.Closed, day);

    /// <summary>The council took its choice back.</summary>
    public void Revoke(DateOnly day) => Reach(AppraisalState.Revoked, day);

    private bool HasAll(AppraisalPaperKind kind, IEnumerable<AppraisalSubject> from) => from.All(s => Paper(kind, s.Order) is not null);

    // Steps that many papers or persons make together are reached with the last of them.
    private void Advance(DateOnly day)
    {
        if (State == AppraisalState.Survey && Paper(AppraisalPaperKind.SurveyReport) is not null && HasAll(AppraisalPaperKind.Statement, Appraised))
        {
            Reach(AppraisalState.StatementReceived, day);
        }

        if (State == AppraisalState.StatementReceived && Appraised.All(s => s.HeardOn is not null))
        {
            Reach(AppraisalState.Heard, day);
        }

        if (State == AppraisalState.Heard && remarks.Count > 0)
        {
            Reach(AppraisalState.Comment, day);
        }

        AdvanceRectification(day);
    }

    private void AdvanceRectification(DateOnly day)
    {
        var rectifying = Appraised.Where(s => s.MustRectify).ToList();
        if (State == AppraisalState.ResultAnnounced && HasAll(AppraisalPaperKind.Feedback, Appraised))
        {
            Reach(AppraisalState.FeedbackSent, day);
        }

        if (State == AppraisalState.FeedbackSent && rectifying.Count > 0 && HasAll(AppraisalPaperKind.Plan, rectifying))
        {
            Reach(AppraisalState.RectificationPlan, day);
        }

        if (State == AppraisalState.RectificationPlan && HasAll(AppraisalPaperKind.Report, rectifying))
        {
            Reach(AppraisalState.RectificationReport, day);
        }
    }

    private void Reach(AppraisalState state, DateOnly day)
    {
        // A step that many make together is never dated before the one above.
        var last = steps.Count == 0 ? day : steps.Max(s => s.Day);
        (State, day) = (state, day < last ? last : day);
        steps.Add(new(steps.Count + 1, state, day));
    }
}
