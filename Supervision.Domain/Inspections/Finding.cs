using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>What was found on an article at one body (问题/发现, D-6.9). Its own table: five thousand of them must stay usable.</summary>
/// <remarks>Its id is minted where it is written, so that a phone that sends it five times makes one (natural key).</remarks>
public sealed partial class Finding
{
    private readonly List<FindingArticle> more = [];

    private Finding()
    {
    }

    public FindingId Id { get; private set; }

    public LawInspectionId Inspection { get; private set; }

    /// <summary>Number within the inspection, from 1 (编号).</summary>
    public int Serial { get; private set; }

    /// <summary>The main article: its place on the checklist, which a re-mapping to another version of the law keeps.</summary>
    public ChecklistItemId Item { get; private set; }

    public SupervisedBodyId Body { get; private set; }

    /// <summary>Why it is about a body that did not answer for the article when it was written; empty where the body did.</summary>
    public string BodyReason { get; private set; } = "";

    public FieldVisitId? Visit { get; private set; }

    public int SubGroup { get; private set; }

    public DateOnly Day { get; private set; }

    public string Place { get; private set; } = "";

    public ComplianceGrade Grade { get; private set; }

    /// <summary>How grave; null when it is no problem.</summary>
    public FindingSeverity? Severity { get; private set; }

    /// <summary>What was seen (事实).</summary>
    public string Facts { get; private set; } = "";

    /// <summary>What the group proposes (建议).</summary>
    public string Proposal { get; private set; } = "";

    public FindingState State { get; private set; }

    public PersonId? RecordedBy { get; private set; }

    public string RecordedByName { get; private set; } = "";

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>How many photos and files support it; kept with it so that lists need no other table.</summary>
    public int EvidenceCount { get; private set; }

    public string VerifiedBy { get; private set; } = "";

    public DateOnly? VerifiedOn { get; private set; }

    /// <summary>The day the Office showed it to the body; null before. Only then does the body see it (D-1.5).</summary>
    public DateOnly? ShownOn { get; private set; }

    /// <summary>Last day of the body's comment, as counted when it was shown.</summary>
    public DateOnly? CommentBy { get; private set; }

    /// <summary>What the body says; stays beside the finding.</summary>
    public string Comment { get; private set; } = "";

    public string CommentByName { get; private set; } = "";

    public DateOnly? CommentedOn { get; private set; }

    /// <summary>True when the Office entered the last comment, which came on paper (代录, D-17.48).</summary>
    public bool IsCommentByOffice { get; private set; }

    public PersonId? FirstConfirmer { get; private set; }

    public string FirstConfirmerName { get; private set; } = "";

    /// <summary>True when the first of the two is of the finding's sub-group.</summary>
    public bool FirstIsOfSubGroup { get; private set; }

    public PersonId? SecondConfirmer { get; private set; }

    public string SecondConfirmerName { get; private set; } = "";

    public DateOnly? ConfirmedOn { get; private set; }

    /// <summary>Why the leader withdrew it; empty when it stands.</summary>
    public string WithdrawReason { get; private set; } = "";

    public string WithdrawnBy { get; private set; } = "";

    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>The problem that it was taken into with others (归并); null while it stands alone.</summary>
    public MergedProblemId? Merged { get; private set; }

    /// <summary>More articles that it touches.</summary>
    public IReadOnlyList<FindingArticle> More => [.. more.OrderBy(m => m.Order)];

    /// <summary>True of a 不符合 without evidence: it cannot be verified (D-6.9).</summary>
    public bool LacksEvidence => Grade == ComplianceGrade.NotCompliant && EvidenceCount == 0 && !IsWithdrawn;

    public bool IsWithdrawn => State == FindingState.Withdrawn;

    /// <summary>True when the body's comment came after its last day.</summary>
    public bool IsCommentLate => CommentedOn > CommentBy;

    /// <summary>The matter of its inspection.</summary>
    public MatterRef Matter => new(MatterKind.Inspection, Inspection.Value);

    /// <summary>Address of its page.</summary>
    public string Link => $"/inspections/{Inspection.Value}/findings/{Id.Value}";

    /// <summary>Recorded in the field.</summary>
    public static Finding Of(FindingId id, LawInspection inspection, int serial, FindingEntry entry, FindingClerk clerk)
    {
        var finding = new Finding
        {
            Id = id,
            Inspection = inspection.Id,
            Serial = serial,
            RecordedBy = clerk.Person,
            RecordedByName = clerk.Name,
            RecordedAt = clerk.At,
        };
        finding.Take(entry, inspection);
        return finding;
    }

    /// <summary>What was written is corrected while it is a draft.</summary>
    public void Correct(FindingEntry entry, LawInspection inspection) => Take(entry, inspection);

    /// <summary>One more piece of evidence.</summary>
    public void CountEvidence() => EvidenceCount++;

    /// <summary>One piece of a draft was taken off.</summary>
    public void DiscountEvidence() => EvidenceCount--;

    public void Verify(string by, DateOnly day) => (State, VerifiedBy, VerifiedOn) = (FindingState.Verified, by, day);

    /// <summary>The Office shows it to the body, which may comment until a day.</summary>
    public void Show(DateOnly day, DateOnly last) => (State, ShownOn, CommentBy) = (FindingState.BodyComment, day, last);

    /// <summary>What the body says; a later word replaces the earlier.</summary>
    public void CommentOn(string text, string by, DateOnly day, bool isByOffice = false) =>
        (Comment, CommentByName, CommentedOn, IsCommentByOffice) = (text.Trim(), by, day, isByOffice);

    /// <summary>One of the group confirms; with the second it is confirmed.</summary>
    public void Confirm(GroupHand hand, DateOnly day)
    {
        if (FirstConfirmer is null)
        {
            (FirstConfirmer, FirstConfirmerName, FirstIsOfSubGroup) = (hand.Person, hand.Name, IsOfSubGroup(hand));
            return;
        }

        (SecondConfirmer, SecondConfirmerName, ConfirmedOn, State) = (hand.Person, hand.Name, day, FindingState.Confirmed);
    }

    /// <summary>Taken into one problem with others, or out of it; what it says and how it counts stays.</summary>
    public void JoinTo(MergedProblemId? problem) => Merged = problem;

    /// <summary>The leader takes it back; it stays visible as 撤销, and is a source of no problem any more.</summary>
    public void Withdraw(string reason, string by, DateOnly day) =>
        (State, WithdrawReason, WithdrawnBy, WithdrawnOn, Merged) = (FindingState.Withdrawn, reason.Trim(), by, day, null);

    private void Take(FindingEntry entry, LawInspection inspection)
    {
        (Item, Body, Visit, SubGroup, Day, Place) = (entry.Item, entry.Body, entry.Visit, entry.SubGroup, entry.Day, entry.Place.Trim());
        (Grade, Severity, Facts, Proposal) = (entry.Grade!.Value, entry.Grade.Value.IsProblem() ? entry.Severity : null, entry.Facts.Trim(), entry.Proposal.Trim());
        BodyReason = entry.IsElsewhere(inspection) ? entry.BodyReason.Trim() : "";
        more.Clear();
        more.AddRange(entry.More.Where(m => m != entry.Item).Distinct().Select((m, i) => new FindingArticle(i + 1, m)));
    }
}
