using Supervision.Domain.Reports;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common.Dossier;

namespace Supervision.Web.Features.Reports;

/// <summary>The sitting a report is heard at.</summary>
public sealed record SittingLine(SittingId Id, string Name, DateOnly FirstDay, DateOnly LastDay, TimeOnly Start, string Place, int AgendaNumber, bool HasBegun);

/// <summary>The opinion that follows a report.</summary>
public sealed record OpinionLine(Guid Id, string Number, string State, string Address, bool IsClosed);

/// <summary>A speech note as the desk shows it.</summary>
public sealed record NoteLine(
    SpeechNoteId Id, MemberId? Member, string Speaker, bool IsGuest, bool IsByRecorder, string EnteredBy, DateTimeOffset At, DateTimeOffset? CorrectedAt, string Text,
    NotePart? Part, string? Theme, string? Body);

/// <summary>A member in office and how the report reaches them.</summary>
public sealed record MemberLine(MemberId Member, string Name, string Note, DeliveryMode? Mode);

/// <summary>Something to choose from a list.</summary>
public sealed record NamedChoice(Guid Id, string Name);

/// <summary>What may be chosen in the forms of the dossier.</summary>
public sealed record DossierChoices(
    IReadOnlyList<NamedChoice> Bodies, IReadOnlyList<NamedChoice> Council, IReadOnlyList<(SittingId Id, string Words, IReadOnlyList<Obstacle> Obstacles)> Sittings);

/// <summary>Names of the parties of a report.</summary>
public sealed record DossierParties(string Organ, BodyKind? OrganKind, string Department, string Committee, string Lead, IReadOnlyList<string> Liaisons)
{
    /// <summary>What the plan names beside organ and department, in its order; a name that matches no body stands as written.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Who hands in: the organ, before the lighter tiers the department.</summary>
    public string Unit { get; init; } = "";
}

/// <summary>What the one who looks may do.</summary>
public sealed record DossierRights(
    bool Run, bool HandIn, bool Comment, bool ConfirmComments, bool Return, bool Record, bool ReadText, bool ReadAll, bool ReadNotes)
{
    /// <summary>May run a hearing of the own committee (D-5.12).</summary>
    public bool RunHearing { get; init; }

    /// <summary>May hand in the opinion of the examining committee (D-5.7).</summary>
    public bool Examine { get; init; }

    /// <summary>May enter tours and surveys of the own topic (D-5.6).</summary>
    public bool Tour { get; init; }
}

/// <summary>Another dossier that this one is linked with.</summary>
public sealed record LinkedDossier(SpecialReportId Id, string Number, string Title, string State, string Address);

/// <summary>What stands beside the straight way of a report, in names and choices.</summary>
/// <param name="Topic">The statutory topic in words; empty when none.</param>
/// <param name="Examiner">The examining committee.</param>
/// <param name="Origin">The report it came from.</param>
/// <param name="RaisedTo">The report it was raised to.</param>
/// <param name="Rectification">The rectification report that follows an audit report.</param>
/// <param name="NotInvited">Deputies of tours who are no guests of the sitting yet.</param>
/// <param name="HearingConsent">The council's decision on hearing it.</param>
/// <param name="HearingNote">What stands in the minutes to that decision.</param>
public sealed record DossierBeside(
    string Topic, string Examiner, LinkedDossier? Origin, LinkedDossier? RaisedTo, LinkedDossier? Rectification, int NotInvited,
    CouncilConsent? HearingConsent, string HearingNote)
{
    /// <summary>Council meetings that it may be put on.</summary>
    public IReadOnlyList<NamedChoice> CouncilMeetings { get; init; } = [];

    public IReadOnlyList<NamedChoice> SpecialCommittees { get; init; } = [];

    /// <summary>Reports that may be the rectification report of this audit report.</summary>
    public IReadOnlyList<NamedChoice> Rectifications { get; init; } = [];

    /// <summary>Years whose plan takes topics now.</summary>
    public IReadOnlyList<int> TopicYears { get; init; } = [];
}

/// <summary>The dossier of a report, whole, as one person may see it.</summary>
/// <param name="Report">The report, untracked; forms ask its guards.</param>
/// <param name="Parties">Names.</param>
/// <param name="Sitting">Where it is heard.</param>
/// <param name="Opinion">The opinion that follows.</param>
/// <param name="Deadlines">Its deadlines.</param>
/// <param name="History">Its history.</param>
/// <param name="Files">Its files, as far as this person may read them.</param>
/// <param name="Notes">Speech notes; empty without the right.</param>
/// <param name="NoteCount">How many notes there are.</param>
/// <param name="NotesCloseOn">The last day for notes.</param>
/// <param name="Members">Members in office with their delivery.</param>
/// <param name="Consent">The council's decision that bears on what was asked.</param>
/// <param name="MembersDay">S−7; null without a sitting.</param>
/// <param name="Choices">For the forms; empty without the right to act.</param>
/// <param name="Rights">What may be done.</param>
/// <param name="Today">The day in Beijing.</param>
public sealed record DossierView(
    SpecialReport Report, DossierParties Parties, SittingLine? Sitting, OpinionLine? Opinion,
    IReadOnlyList<DeadlineRow> Deadlines, IReadOnlyList<HistoryRow> History, IReadOnlyList<FileRow> Files,
    IReadOnlyList<NoteLine> Notes, int NoteCount, DateOnly? NotesCloseOn, IReadOnlyList<MemberLine> Members,
    CouncilConsent? Consent, DateOnly? MembersDay, DossierChoices Choices, DossierRights Rights, DateOnly Today)
{
    public string Address => $"/d/{Report.Number.Address}";

    /// <summary>What stands beside the straight way.</summary>
    public required DossierBeside Beside { get; init; }

    /// <summary>The stages of the stage bar.</summary>
    public IReadOnlyList<StageRow> Stages => ReportStages.Of(this);

    /// <summary>What is to be done next, and by whom.</summary>
    public NextStep Next => NextSteps.Of(this);

    /// <summary>The first thing still owed around the report's opinion; null when nothing is.</summary>
    public DeadlineRow? NextOfOpinion => Deadlines
        .Where(d => d is { State: ObligationState.Open } && d.Kind.StartsWith("opinion.", StringComparison.Ordinal)).MinBy(d => d.Day);

    public DeadlineRow? Deadline(string kind) => Deadlines.FirstOrDefault(d => d.Kind == kind);
}
