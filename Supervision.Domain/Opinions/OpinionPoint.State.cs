using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>A sentence a point rests on, at one moment.</summary>
/// <param name="Spoken">The words as spoken.</param>
/// <param name="IsGone">True when the note no longer says so.</param>
public sealed record SourceState(SpokenSentence Spoken, bool IsGone);

/// <summary>Where a point came from: what the compilation gave it.</summary>
/// <param name="Theme">The recorder's label.</param>
/// <param name="Text">The text as compiled.</param>
/// <param name="Heading">The heading proposed.</param>
/// <param name="Reason">Why it stands beside its neighbours.</param>
/// <param name="Group">Its group.</param>
/// <param name="IsGuessed">True when the words decided its part.</param>
/// <param name="IsFromGuests">列席代表意见.</param>
public sealed record CompiledState(string? Theme, string Text, string Heading, string? Reason, int Group, bool IsGuessed, bool IsFromGuests);

/// <summary>All a point holds at one moment, so that an act can be taken back (撤销).</summary>
public sealed record PointState
{
    public required Guid Id { get; init; }

    public required int Order { get; init; }

    public required int Revision { get; init; }

    public required OpinionPart Part { get; init; }

    public required string Heading { get; init; }

    public required string Text { get; init; }

    public required SupervisedBodyId? MainBody { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required bool IsEdited { get; init; }

    public required bool IsNew { get; init; }

    public required CompiledState Compiled { get; init; }

    public required IReadOnlyList<SupervisedBodyId> Assisting { get; init; }

    public required IReadOnlyList<SourceState> Sources { get; init; }

    public required IReadOnlyList<Guid> Findings { get; init; }

    /// <summary>True when both say and rest on the same; their places may differ.</summary>
    public bool IsLike(PointState other) =>
        (Id, Part, Heading, Text, MainBody, DueOn, IsNew, IsEdited)
            == (other.Id, other.Part, other.Heading, other.Text, other.MainBody, other.DueOn, other.IsNew, other.IsEdited)
        && Assisting.OrderBy(b => b.Value).SequenceEqual(other.Assisting.OrderBy(b => b.Value)) && RestsOn(other.Sources)
        && Findings.Order().SequenceEqual(other.Findings.Order());

    /// <summary>True when these are the same sentences; a store gives them back in any order.</summary>
    internal bool RestsOn(IReadOnlyList<SourceState> others) => InOrder(Sources).SequenceEqual(InOrder(others));

    private static IEnumerable<SourceState> InOrder(IEnumerable<SourceState> sources) =>
        sources.OrderBy(s => s.Spoken.Note).ThenBy(s => s.Spoken.Sentence, StringComparer.Ordinal).ThenBy(s => s.IsGone);

    /// <summary>True when nothing at all differs, the place included.</summary>
    public bool IsSame(PointState other) => Order == other.Order && IsLike(other);
}

/// <content>The point as it was at a moment, and back to it.</content>
public sealed partial class OpinionPoint
{
    internal PointState State() => new()
    {
        Id = Id,
        Order = Order,
        Revision = Revision,
        Part = Part,
        Heading = Heading,
        Text = Text,
        MainBody = MainBody,
        DueOn = DueOn,
        IsEdited = IsEdited,
        IsNew = IsNew,
        Compiled = new(Theme, CompiledText, SuggestedHeading, GroupReason, Group, IsGuessed, IsFromGuests),
        Assisting = [.. assisting.Select(a => a.Body)],
        Sources = [.. Sources.Select(s => new SourceState(s.Spoken, s.IsGone))],
        Findings = Findings,
    };

    /// <summary>A point that was taken out comes back under its own id.</summary>
    internal static OpinionPoint Restored(PointState state, Editor editor)
    {
        var point = new OpinionPoint(state.Part, state.Order) { Id = state.Id, Revision = state.Revision };
        point.Restore(state, editor);
        return point;
    }

    internal void Restore(PointState state, Editor editor)
    {
        Charge(state.MainBody, state.Assisting, editor);
        (Part, Heading, Text, DueOn) = (state.Part, state.Heading, state.Text, state.DueOn);
        (Theme, CompiledText, SuggestedHeading, GroupReason, Group, IsGuessed, IsFromGuests) = state.Compiled;
        (IsEdited, IsNew, Findings) = (state.IsEdited, state.IsNew, state.Findings);
        if (!state.RestsOn([.. Sources.Select(s => new SourceState(s.Spoken, s.IsGone))]))
        {
            Sources = [.. state.Sources.Select(s => new PointSource(s.Spoken) { IsGone = s.IsGone })];
        }
    }
}
