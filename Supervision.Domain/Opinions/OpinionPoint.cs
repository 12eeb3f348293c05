using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>One point of a review opinion (审议意见要点), with the sentences it rests on.</summary>
public sealed partial class OpinionPoint
{
    private readonly List<AssistingBody> assisting = [];

    private OpinionPoint()
    {
    }

    internal OpinionPoint(OpinionPart part, int order) => (Part, Order) = (part, order);

    /// <summary>Key of the row; stays when the point is compiled again.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public OpinionPart Part { get; private set; }

    /// <summary>Place in its part, from 1.</summary>
    public int Order { get; internal set; }

    public string Heading { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The recorder's theme label.</summary>
    public string? Theme { get; private set; }

    /// <summary>The text as it was compiled, for comparison; empty for a point added by hand.</summary>
    public string CompiledText { get; private set; } = "";

    /// <summary>A heading proposed for it and its neighbours.</summary>
    public string SuggestedHeading { get; private set; } = "";

    /// <summary>Why it stands beside its neighbours.</summary>
    public string? GroupReason { get; private set; }

    /// <summary>Points compiled into one group carry one number.</summary>
    public int Group { get; private set; }

    /// <summary>True when the words, not a mark, decided its part.</summary>
    public bool IsGuessed { get; private set; }

    /// <summary>列席代表意见.</summary>
    public bool IsFromGuests { get; private set; }

    /// <summary>True once somebody changed it; the job leaves it alone from then on.</summary>
    public bool IsEdited { get; private set; }

    /// <summary>新增要点: came with a later compilation and waits for the editor.</summary>
    public bool IsNew { get; internal set; }

    /// <summary>Counts changes, so that two people cannot overwrite each other.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Who changed it last, and when.</summary>
    public string? EditedBy { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    /// <summary>主办单位: exactly one (D-8.8).</summary>
    public SupervisedBodyId? MainBody { get; private set; }

    /// <summary>改办单位: who answers it since another body took it over after dispatch (D-8.7).</summary>
    public SupervisedBodyId? TransferredTo { get; private set; }

    /// <summary>协办单位.</summary>
    public IReadOnlyList<AssistingBody> Assisting => assisting;

    /// <summary>Its own last day; null when the opinion's term holds.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The sentences it rests on; none for a point added by hand.</summary>
    public IReadOnlyList<PointSource> Sources { get; private set; } = [];

    /// <summary>Findings of the inspection that it rests on (检查发现, D-6.10); none for a special work report.</summary>
    public IReadOnlyList<Guid> Findings { get; private set; } = [];

    /// <summary>How many people said it.</summary>
    public int Speakers => Sources.Select(s => s.Speaker).Distinct().Count();

    /// <summary>How many notes it rests on.</summary>
    public int Notes => Sources.Select(s => s.Note).Distinct().Count();

    internal void Compile(CompiledPoint point)
    {
        (Part, Theme, Text, CompiledText) = (point.Part, point.Theme, point.Text, point.Text);
        Heading = point.Theme ?? "";
        (SuggestedHeading, GroupReason, Group) = (point.SuggestedHeading, point.GroupReason, point.Group);
        (IsGuessed, IsFromGuests, MainBody) = (point.IsGuessed, point.IsFromGuests, point.Body);
        if (Sources.Count != point.Sources.Count || !Sources.Select(s => s.Key).SequenceEqual(point.Sources.Select(s => new PointSource(s).Key)))
        {
            Sources = [.. point.Sources.Select(s => new PointSource(s))];
        }
    }

    internal void Write(string heading, string text, Editor editor)
    {
        (Heading, Text) = (heading.Trim(), text.Trim());
        Touch(editor);
    }

    internal void Charge(SupervisedBodyId? main, IEnumerable<SupervisedBodyId> others, Editor editor)
    {
        var wanted = others.Where(b => b != main).Distinct().ToList();
        assisting.RemoveAll(a => !wanted.Contains(a.Body));
        assisting.AddRange(wanted.Where(w => assisting.TrueForAll(a => a.Body != w)).Select(w => new AssistingBody(w)));
        MainBody = main;
        Touch(editor);
    }

    internal void SetDue(DateOnly? day, Editor editor)
    {
        DueOn = day;
        Touch(editor);
    }

    internal void TransferTo(SupervisedBodyId body) => TransferredTo = body;

    internal void Touch(Editor editor)
    {
        (IsEdited, IsNew, EditedBy, EditedAt) = (true, false, editor.Name, editor.At);
        Revision++;
    }

    internal void Rest(IEnumerable<PointSource> more) => Sources = [.. Sources, .. more];

    internal void RestOnFindings(IEnumerable<Guid> more) => Findings = [.. Findings.Union(more)];

    /// <summary>Looks again which of its sentences their notes still say.</summary>
    internal void LookAgain(Func<SpokenSentence, bool> isSaid) => Sources = [.. Sources.Select(s => s with { IsGone = !isSaid(s.Spoken) })];

    internal List<PointSource> Release(Func<PointSource, bool> which)
    {
        var gone = Sources.Where(which).ToList();
        Sources = [.. Sources.Where(s => !which(s))];
        return gone;
    }
}

/// <summary>One sentence a point rests on (来源).</summary>
/// <param name="Note">The speech note.</param>
/// <param name="Speaker">Whose note it is.</param>
/// <param name="Sentence">The words as spoken.</param>
/// <param name="IsGone">True when the note was corrected since and no longer says so.</param>
public sealed record PointSource(Guid Note, Guid Speaker, string Sentence, bool IsGone = false)
{
    internal PointSource(SpokenSentence spoken)
        : this(spoken.Note, spoken.Speaker, spoken.Sentence)
    {
    }

    internal SpokenSentence Spoken => new(Note, Speaker, Sentence);

    internal (Guid Note, string Bare) Key => (Note, SimilarTexts.Bare(Sentence));
}

/// <summary>A sentence that stands in no point (未采用).</summary>
public sealed class UnusedSentence
{
    private UnusedSentence()
    {
    }

    internal UnusedSentence(SpokenSentence spoken, string reason, OpinionPart? part) =>
        (Note, Speaker, Sentence, Reason, Part) = (spoken.Note, spoken.Speaker, spoken.Sentence, reason.Trim(), part);

    internal UnusedSentence(UnusedState state)
        : this(state.Spoken, state.Reason, state.Part) => Id = state.Id;

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid Note { get; private set; }

    public Guid Speaker { get; private set; }

    public string Sentence { get; private set; } = "";

    /// <summary>Why; empty until the editor wrote it, which blocks the way on.</summary>
    public string Reason { get; internal set; } = "";

    /// <summary>The part it was taken out of by the editor; null when the compilation itself left it out.</summary>
    public OpinionPart? Part { get; private set; }

    internal SpokenSentence Spoken => new(Note, Speaker, Sentence);

    internal (Guid Note, string Bare) Key => (Note, SimilarTexts.Bare(Sentence));
}

/// <summary>A body that helps (协办单位).</summary>
public sealed class AssistingBody(SupervisedBodyId body)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public SupervisedBodyId Body { get; private set; } = body;
}

/// <summary>Who changes something, and when.</summary>
/// <param name="Name">Name as it stands in the history.</param>
/// <param name="At">The instant (UTC).</param>
public sealed record Editor(string Name, DateTimeOffset At);
