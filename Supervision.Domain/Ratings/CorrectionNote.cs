using System.Collections.Immutable;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Ratings;

/// <summary>A wrong result put right after its announcement (更正说明, D-10.18): both totals stay for ever.</summary>
/// <param name="Reason">Why: a sheet was keyed wrongly.</param>
/// <param name="Protocol">The recount of the sealed sheets: when, where, who, what was found.</param>
/// <param name="Old">Results as announced.</param>
/// <param name="New">Results after the recount, judged by the round's own rule.</param>
public sealed record CorrectionNote(string Reason, string Protocol, ImmutableArray<SubjectCount> Old, ImmutableArray<SubjectCount> New)
{
    /// <summary>Scrutineers who signed, each with the own sign-in.</summary>
    public ImmutableArray<PersonId> SignedBy { get; init; } = [];

    /// <summary>The council's decision, 2026年第十二次主任会议; empty before.</summary>
    public string DecidedAt { get; init; } = "";

    /// <summary>When it came into force (UTC); null while it waits.</summary>
    public DateTimeOffset? InForceAt { get; init; }

    /// <summary>Subjects whose totals or grade change.</summary>
    public IEnumerable<int> Changed => Enumerable.Range(0, Old.Length).Where(i => !Old[i].Tallies.SequenceEqual(New[i].Tallies));

    /// <inheritdoc/>
    public bool Equals(CorrectionNote? other) => other is not null && Reason == other.Reason && Protocol == other.Protocol
        && SignedBy.SequenceEqual(other.SignedBy) && DecidedAt == other.DecidedAt && InForceAt == other.InForceAt && New.Length == other.New.Length;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reason, Protocol, SignedBy.Length, InForceAt);
}
