using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Reports;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <summary>What was heard, as the opinion keeps it.</summary>
/// <param name="Report">The special work report; null when an inspection was heard. One opinion for each.</param>
/// <param name="Title">Its title, e.g. 全县义务教育优质均衡发展情况的报告.</param>
/// <param name="SittingName">E.g. 第十七届人大常委会第三十一次会议.</param>
/// <param name="HeardOn">The day it was heard.</param>
/// <param name="SittingEnd">The last day of the sitting; periods count from it.</param>
/// <param name="MainOrgan">主送机关, answerable for time (D-8.8).</param>
/// <param name="Committee">The work committee that carries it.</param>
/// <param name="LeadMember">分管领导, if there is one.</param>
public sealed record HeardItem(
    SpecialReportId? Report, string Title, string SittingName, DateOnly HeardOn, DateOnly SittingEnd,
    SupervisedBodyId? MainOrgan, WorkCommitteeId Committee, PersonId? LeadMember)
{
    /// <summary>The inspection whose report was heard (监督法第三十七条); null for a special work report.</summary>
    public LawInspectionId? Inspection { get; init; }
}

/// <summary>The opinions of the members on a report (审议意见): gathered, compiled, approved, numbered, dispatched (D-8).</summary>
public sealed partial class ReviewOpinion
{
    private readonly List<OpinionPoint> points = [];
    private readonly List<UnusedSentence> unused = [];
    private readonly List<OpinionDispatch> dispatches = [];
    private readonly List<OpinionStep> steps = [];

    private ReviewOpinion()
    {
    }

    public ReviewOpinionId Id { get; private set; }

    /// <summary>Year of the dossier number.</summary>
    public int DossierYear { get; private set; }

    public int DossierSerial { get; private set; }

    /// <summary>The special work report; null when it is on the report of an inspection.</summary>
    public SpecialReportId? Report { get; private set; }

    /// <summary>The inspection whose report was heard (D-8.1); null for a special work report.</summary>
    public LawInspectionId? Inspection { get; private set; }

    /// <summary>What was heard.</summary>
    public MatterRef Heard => Report is { } report ? new(MatterKind.Report, report.Value) : new(MatterKind.Inspection, Inspection!.Value.Value);

    /// <summary>Title of the report; the opinion's own is 关于《…》的审议意见.</summary>
    public string ReportTitle { get; private set; } = "";

    public string SittingName { get; private set; } = "";

    public DateOnly HeardOn { get; private set; }

    public DateOnly SittingEnd { get; private set; }

    public SupervisedBodyId? MainOrgan { get; private set; }

    public WorkCommitteeId Committee { get; private set; }

    public PersonId? LeadMember { get; private set; }

    public OpinionState State { get; private set; }

    /// <summary>抄送, one recipient a line.</summary>
    public string Copies { get; private set; } = "";

    /// <summary>The term given by the text: a day, or months after receipt; both null when the rule's months hold.</summary>
    public DateOnly? AnswerBy { get; private set; }

    public int? AnswerMonths { get; private set; }

    /// <summary>False only when the editor took the term out; then the opinion cannot go on.</summary>
    public bool HasTerm { get; private set; } = true;

    /// <summary>Set while somebody wants the notes compiled; the job finds it, also after a restart.</summary>
    public DateTimeOffset? CompileWishedAt { get; private set; }

    public DateTimeOffset? CompiledAt { get; private set; }

    /// <summary>True when a compilation found no note (D-8.4).</summary>
    public bool HasNoNotes { get; private set; }

    /// <summary>True once somebody moved a point; a new compilation then keeps the order.</summary>
    public bool IsArranged { get; private set; }

    /// <summary>All points, by part and order.</summary>
    public IReadOnlyList<OpinionPoint> Points => [.. points.OrderBy(p => p.Part).ThenBy(p => p.Order)];

    /// <summary>Sentences in no point.</summary>
    public IReadOnlyList<UnusedSentence> Unused => unused;

    /// <summary>One row per body it went to.</summary>
    public IReadOnlyList<OpinionDispatch> Dispatches => dispatches;

    /// <summary>Who did what, oldest first.</summary>
    public IReadOnlyList<OpinionStep> Steps => [.. steps.OrderBy(s => s.Order)];

    public MatterRef Matter => new(MatterKind.Opinion, Id.Value);

    public DossierNumber Dossier => new(DossierYear, DossierNumber.Opinion, DossierSerial);

    /// <summary>What the report is about: its title without the leading 关于, which the opinion's own title has.</summary>
    public string Subject => SubjectOf(ReportTitle);

    /// <summary>关于《…》的审议意见.</summary>
    public string Title => TitleOf(ReportTitle);

    /// <summary>The title of the opinion on a report of this title.</summary>
    public static string TitleOf(string reportTitle) => $"关于《{SubjectOf(reportTitle).Replace('《', '〈').Replace('》', '〉')}》的审议意见";

    /// <summary>What a report of this title is about: the title without the leading 关于.</summary>
    public static string SubjectOf(string reportTitle) => reportTitle.StartsWith("关于", StringComparison.Ordinal) ? reportTitle[2..] : reportTitle;

    /// <summary>The first day on which a state was reached; null when it never was.</summary>
    public DateOnly? ReachedOn(OpinionState state) => steps.Where(s => s.To == state).Select(s => (DateOnly?)s.At.BeijingDate()).Min();

    /// <summary>The last day on which a state was reached, when it still counts: nothing was sent back since.</summary>
    public DateOnly? PassedOn(OpinionState state) => State >= state && State is not (OpinionState.NoOpinion or OpinionState.Withdrawn)
        ? steps.Where(s => s.To == state).Select(s => (DateOnly?)s.At.BeijingDate()).Max()
        : null;

    /// <summary>The item was heard and the sitting is closed: notes are gathered, a compilation is wished for.</summary>
    public static ReviewOpinion Collect(HeardItem item, DossierNumber number, Editor by)
    {
        var opinion = new ReviewOpinion
        {
            Id = new(Guid.CreateVersion7(by.At)),
            DossierYear = number.Year,
            DossierSerial = number.Serial,
            Report = item.Report,
            Inspection = item.Inspection,
            ReportTitle = item.Title,
            SittingName = item.SittingName,
            HeardOn = item.HeardOn,
            SittingEnd = item.SittingEnd,
            MainOrgan = item.MainOrgan,
            Committee = item.Committee,
            LeadMember = item.LeadMember,
            CompileWishedAt = by.At,
        };
        opinion.steps.Add(new(1, null, OpinionState.Collecting, by, ""));
        return opinion;
    }

    private void GoTo(OpinionState state, Editor by, string reason = "")
    {
        steps.Add(new(steps.Count + 1, State, state, by, reason.Trim()));
        State = state;
    }
}

/// <summary>One step of an opinion's way (经过).</summary>
public sealed class OpinionStep
{
    private OpinionStep()
    {
    }

    internal OpinionStep(int order, OpinionState? from, OpinionState to, Editor by, string reason) =>
        (Order, From, To, Actor, At, Reason) = (order, from, to, by.Name, by.At, reason);

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>Counted from 1.</summary>
    public int Order { get; private set; }

    public OpinionState? From { get; private set; }

    public OpinionState To { get; private set; }

    public string Actor { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public string Reason { get; private set; } = "";
}
