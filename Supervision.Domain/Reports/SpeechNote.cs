using Supervision.Domain.Dossiers;
using Supervision.Domain.Inspections;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Reports;

/// <summary>How a note, or all of it, is marked (要点类别, D-8.3).</summary>
public enum NotePart
{
    /// <summary>评价.</summary>
    Evaluation,

    /// <summary>问题.</summary>
    Problem,

    /// <summary>建议.</summary>
    Proposal,
}

/// <summary>Who spoke.</summary>
/// <param name="Person">The person; null for a guest known by name only.</param>
/// <param name="Member">The membership; null for guests.</param>
/// <param name="Name">The name as listed.</param>
/// <param name="IsGuest">True for 列席代表: kept apart in the compiled text.</param>
public sealed record Speaker(PersonId? Person, MemberId? Member, string Name, bool IsGuest);

/// <summary>What is typed for a note.</summary>
/// <param name="Text">The words, at most <see cref="SpeechNote.Longest"/> characters; parts may be marked 【评价】【问题】【建议】.</param>
/// <param name="Part">The mark for the whole of it, if any.</param>
/// <param name="Theme">The recorder's theme label, if any.</param>
/// <param name="Body">The body aimed at, if named.</param>
public sealed record NoteEntry(string Text, NotePart? Part = null, string? Theme = null, SupervisedBodyId? Body = null);

/// <summary>What one speaker said on one report (发言要点, D-8.3). Own aggregate: thirty save at once and none is lost.</summary>
public sealed class SpeechNote
{
    /// <summary>Most characters of one note.</summary>
    public const int Longest = 5000;

    private SpeechNote()
    {
    }

    /// <summary>Made with the form, so that the same form posted twice is one note.</summary>
    public SpeechNoteId Id { get; private set; }

    /// <summary>The special work report spoken on; null when it was the report of an inspection.</summary>
    public SpecialReportId? Report { get; private set; }

    /// <summary>The inspection whose report was spoken on; null for a special work report.</summary>
    public LawInspectionId? Inspection { get; private set; }

    /// <summary>What was spoken on.</summary>
    public MatterRef Heard => Report is { } report ? new(MatterKind.Report, report.Value) : new(MatterKind.Inspection, Inspection!.Value.Value);

    public PersonId? Person { get; private set; }

    public MemberId? Member { get; private set; }

    public string SpeakerName { get; private set; } = "";

    public bool IsGuest { get; private set; }

    /// <summary>Place in the order of speech; equal places are ordered by time.</summary>
    public int Order { get; private set; }

    public string Text { get; private set; } = "";

    public NotePart? Part { get; private set; }

    public string? Theme { get; private set; }

    public SupervisedBodyId? Body { get; private set; }

    /// <summary>Who typed it; another than the speaker when the recorder did (代记).</summary>
    public PersonId? EnteredBy { get; private set; }

    public string EnteredByName { get; private set; } = "";

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>When it was last corrected; null when never.</summary>
    public DateTimeOffset? CorrectedAt { get; private set; }

    /// <summary>True when somebody else typed it (代记).</summary>
    public bool IsByRecorder => Person is null || EnteredBy != Person;

    /// <summary>Tells speakers apart; a guest known by name only stands for the note itself.</summary>
    public Guid SpeakerKey => SpeakerKeyOf(Person, Id);

    /// <summary>The same for a note that is not read whole.</summary>
    public static Guid SpeakerKeyOf(PersonId? person, SpeechNoteId note) => person?.Value ?? note.Value;

    public static SpeechNote Of(SpeechNoteId id, SpecialReportId report, Speaker speaker, int order, NoteEntry entry, ReportAct act) =>
        Of(id, new MatterRef(MatterKind.Report, report.Value), speaker, order, entry, act);

    /// <summary>A note on whatever the sitting heard: a special work report, or the report of an inspection.</summary>
    public static SpeechNote Of(SpeechNoteId id, MatterRef heard, Speaker speaker, int order, NoteEntry entry, ReportAct act)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesTo(entry));
        var note = new SpeechNote
        {
            Id = id,
            Report = heard.Kind == MatterKind.Report ? new(heard.Id) : null,
            Inspection = heard.Kind == MatterKind.Inspection ? new(heard.Id) : null,
            Person = speaker.Person,
            Member = speaker.Member,
            SpeakerName = speaker.Name,
            IsGuest = speaker.IsGuest,
            Order = order,
            EnteredBy = act.Person,
            EnteredByName = act.Name,
            EnteredAt = act.At,
        };
        note.Take(entry);
        return note;
    }

    /// <summary>Why this text cannot be kept.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesTo(NoteEntry entry)
    {
        var text = SpeechText.Clean(entry.Text).Text;
        return text.Length == 0 ? [new(ReportRules.NoteLimits, "请填写发言要点。", nameof(Text))]
            : text.Length > Longest
                ? [new(ReportRules.NoteLimits, $"发言要点最多 {Longest} 个字，现在有 {text.Length} 个字，请分成几条。", nameof(Text))]
            : entry.Theme?.Trim().Length > 40 ? [new(ReportRules.NoteLimits, "主题最多 40 个字。", nameof(Theme))]
            : [];
    }

    /// <summary>Why no note can be entered or corrected now.</summary>
    /// <param name="report">The report.</param>
    /// <param name="hasBegun">True once the sitting was opened.</param>
    /// <param name="closesOn">The last day for corrections; null while the sitting is not closed.</param>
    /// <param name="today">The day in Beijing.</param>
    public static IReadOnlyList<Obstacle> ObstaclesToEnter(SpecialReport report, bool hasBegun, DateOnly? closesOn, DateOnly today) =>
        ObstaclesToEnter(StandingOf(report), hasBegun, closesOn, today);

    /// <summary>The same for whatever is heard.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToEnter(NoteStanding heard, bool hasBegun, DateOnly? closesOn, DateOnly today) =>
        !heard.IsWithMembers ? [new(ReportRules.Spoken, "报告还没有印发组成人员，不能填写发言要点。")]
        : heard.Over.Length > 0 ? [new(ReportRules.Spoken, $"报告{heard.Over}，不再接收发言要点。")]
        : !hasBegun ? [new(ReportRules.Spoken, "会议还没有开始，会议期间可以填写发言要点。")]
        : heard.NobodySpoke ? [new(ReportRules.Spoken, "这件报告已经登记“未发言”，需要补充的，请联系会务。")]
        : closesOn is { } last && today > last
            ? [new(ReportRules.NoteLimits, $"发言要点的核对期限是{Calendar.BeijingDay.Full(last)}，已过，不能再改。")]
        : [];

    /// <summary>Where a special work report stands for those who speak on it.</summary>
    public static NoteStanding StandingOf(SpecialReport report) => new(
        report.Tier == ReportTier.Committee && report.IsWithMembers && report.Sitting is not null,
        report.State is ReportState.Postponed or ReportState.Withdrawn or ReportState.Ended or ReportState.Closed ? ReportWords.Of(report.State) : "",
        report.NobodySpoke);

    /// <summary>True when it says exactly this already: a repeated form changes nothing.</summary>
    public bool Says(NoteEntry entry) => Text == SpeechText.Clean(entry.Text).Text && Part == entry.Part
        && (Theme ?? "") == (entry.Theme ?? "").Trim() && Body == entry.Body;

    /// <summary>Corrects the words.</summary>
    public void Correct(NoteEntry entry, DateTimeOffset at)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesTo(entry));
        Take(entry);
        CorrectedAt = at;
    }

    private void Take(NoteEntry entry) => (Text, Part, Theme, Body) =
        (SpeechText.Clean(entry.Text).Text, entry.Part, string.IsNullOrWhiteSpace(entry.Theme) ? null : entry.Theme.Trim(), entry.Body);
}

/// <summary>Where something heard stands for those who speak on it.</summary>
/// <param name="IsWithMembers">True once the members have the text and a sitting is set.</param>
/// <param name="Over">已撤回, 已归档: why nothing can be said any more; empty while it can.</param>
/// <param name="NobodySpoke">True when it was entered that nobody spoke.</param>
public sealed record NoteStanding(bool IsWithMembers, string Over, bool NobodySpoke);
