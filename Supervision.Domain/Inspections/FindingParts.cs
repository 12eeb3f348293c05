using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>A finding as written in the field.</summary>
/// <param name="Item">The main article, from the checklist.</param>
/// <param name="More">More articles of the checklist.</param>
/// <param name="Body">The body it is about.</param>
/// <param name="Day">The day it was seen.</param>
/// <param name="SubGroup">The sub-group; 0 for the whole group.</param>
/// <param name="Place">Where.</param>
/// <param name="Grade">How far it agrees with the article; null when nothing was chosen.</param>
/// <param name="Severity">How grave; only of problems.</param>
/// <param name="Facts">What was seen.</param>
/// <param name="Proposal">What the group proposes.</param>
public sealed record FindingEntry(
    ChecklistItemId Item, IReadOnlyList<ChecklistItemId> More, SupervisedBodyId Body, DateOnly Day, int SubGroup, string Place,
    ComplianceGrade? Grade, FindingSeverity? Severity, string Facts, string Proposal)
{
    /// <summary>The visit it was seen on; null for none.</summary>
    public FieldVisitId? Visit { get; init; }

    /// <summary>Why it is about a body that does not answer for the article; of no account where the body does.</summary>
    public string BodyReason { get; init; } = "";

    /// <summary>True when the body does not answer for the main article on the checklist (D-6.5, D-6.9).</summary>
    public bool IsElsewhere(LawInspection inspection) => inspection.Inspects(Body) && inspection.BodiesOf(Item) is { Count: > 0 } owners && !owners.Contains(Body);
}

/// <summary>Another article that a finding touches; its figures are counted under the main one.</summary>
public sealed class FindingArticle
{
    private FindingArticle()
    {
    }

    internal FindingArticle(int order, ChecklistItemId item) => (Order, Item) = (order, item);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public ChecklistItemId Item { get; private set; }
}

/// <summary>Somebody of the group as seen from a finding.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">The name kept with the act.</param>
/// <param name="SubGroup">The sub-group now; 0 for none.</param>
/// <param name="Counts">True for somebody who counts as the group; advisers do not (D-6.3).</param>
public sealed record GroupHand(PersonId Person, string Name, int SubGroup, bool Counts)
{
    /// <summary>The person's place in the group of an inspection; null when not in it.</summary>
    public static GroupHand? Of(LawInspection inspection, PersonId? person) => person is { } given && inspection.Members.FirstOrDefault(m => m.IsThere && m.Person == given) is { } member
        ? new(given, member.Name, member.SubGroup, member.Counts) : null;
}

/// <summary>A photo or file that supports a finding. Its own row, so that a list of five thousand findings loads none of them.</summary>
public sealed class FindingEvidence
{
    /// <summary>Most pieces of evidence on one finding.</summary>
    public const int Most = 20;

    private FindingEvidence()
    {
    }

    public FindingEvidenceId Id { get; private set; }

    public FindingId Finding { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    public EvidenceKind Kind { get; private set; }

    /// <summary>The stored file; a photo is kept smaller and without what the camera wrote into it.</summary>
    public Guid File { get; private set; }

    /// <summary>The small picture of a photo.</summary>
    public Guid? Thumb { get; private set; }

    public string Name { get; private set; } = "";

    public PersonId? AddedBy { get; private set; }

    public string AddedByName { get; private set; } = "";

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>A piece of evidence.</summary>
    public static FindingEvidence Of(FindingEvidenceId id, Finding finding, EvidenceFiles files, FindingClerk clerk) => new()
    {
        Id = id,
        Finding = finding.Id,
        Inspection = finding.Inspection,
        Kind = files.Thumb is null ? EvidenceKind.File : EvidenceKind.Photo,
        File = files.File,
        Thumb = files.Thumb,
        Name = files.Name,
        AddedBy = clerk.Person,
        AddedByName = clerk.Name,
        AddedAt = clerk.At,
    };
}

/// <summary>The stored files of a piece of evidence.</summary>
public sealed record EvidenceFiles(Guid File, Guid? Thumb, string Name);

/// <summary>Who writes, and when it reached the house.</summary>
public sealed record FindingClerk(PersonId? Person, string Name, DateTimeOffset At);
