using System.Collections.Immutable;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <summary>The note that a round does not count (作废说明, D-10.16), before and after it is signed.</summary>
/// <param name="Ground">Why.</param>
/// <param name="Note">What happened.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When (UTC).</param>
public sealed record VoidProposal(VoidGround Ground, string Note, string By, DateTimeOffset At)
{
    /// <summary>Who signed, each with the own sign-in.</summary>
    public ImmutableArray<PersonId> SignedBy { get; init; } = [];

    /// <summary>Names of who signed, in the order of signing.</summary>
    public ImmutableArray<string> Signatures { get; init; } = [];

    /// <summary>Votes per subject when it was counted already: kept in the note and never shown as a result.</summary>
    public ImmutableArray<string> Counts { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(VoidProposal? other) => other is not null && (Ground, Note, By, At) == (other.Ground, other.Note, other.By, other.At)
        && SignedBy.SequenceEqual(other.SignedBy) && Signatures.SequenceEqual(other.Signatures) && Counts.SequenceEqual(other.Counts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ground, Note, At, SignedBy.Length);
}

/// <content>A round is voided by a note that both scrutineers and the presider sign; nobody voids it alone (D-10.16).</content>
public sealed partial class RatingRound
{
    /// <summary>Grounds that the program finds by itself; nobody may choose them.</summary>
    private static readonly VoidGround[] Found = [VoidGround.Restored, VoidGround.NotConfirmed];

    /// <summary>The note on voiding; null when nobody has proposed it.</summary>
    public VoidProposal? Voiding { get; private set; }

    /// <summary>Grounds that a person may give.</summary>
    public static IReadOnlyList<VoidGround> GroundsToChoose => [.. Enum.GetValues<VoidGround>().Except(Found)];

    /// <summary>True while the note waits for signatures.</summary>
    public bool IsVoidingOpen => Voiding is not null && !IsOver;

    /// <summary>Why voiding cannot be proposed so; every field at once.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToProposeVoid(VoidGround? ground, string note, string typedTitle)
    {
        if (ObstaclesToAnnul() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        if (IsVoidingOpen)
        {
            return [new(RatingRules.VoidGrounds, "已有一份作废说明等待签署，请先签署或者撤回。")];
        }

        List<Obstacle> found = [];
        if (ground is null || !GroundsToChoose.Contains(ground.Value))
        {
            found.Add(new(RatingRules.VoidGrounds, "请选择作废的理由。", "Ground"));
        }

        if (string.IsNullOrWhiteSpace(note) || note.Length > LongestNote)
        {
            found.Add(new(RatingRules.VoidGrounds, $"请写明经过，最多 {LongestNote} 个字。", "Note"));
        }

        if (typedTitle.Trim() != Title)
        {
            found.Add(new(RatingRules.VoidGrounds, "请照抄本轮的名称，以确认作废的是这一轮。", "Title"));
        }

        return found;
    }

    /// <summary>Writes the note; the round goes on until it is signed. A rehearsal decides nothing and is void at once.</summary>
    /// <returns>True when the round is void now.</returns>
    public bool ProposeVoid(VoidGround ground, string note, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToProposeVoid(ground, note, Title));
        Voiding = new(ground, note.Trim(), by, now);
        if (IsRehearsal)
        {
            AnnulBySignature(by, now);
            return true;
        }

        Note(now, by, $"提出作废本轮：{WordsOf(ground)}");
        return false;
    }

    /// <summary>Why this person cannot sign the note.</summary>
    /// <param name="person">Who.</param>
    /// <param name="presider">Who presides at the sitting.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSignVoid(PersonId? person, PersonId? presider) =>
        !IsVoidingOpen ? [new(RatingRules.VoidGrounds, "没有等待签署的作废说明。")]
        : person is null || (!IsScrutineer(person) && person != presider) ? [new(RatingRules.VoidGrounds, "作废说明由两位监票人和主持人签署。")]
        : Voiding!.SignedBy.Contains(person.Value) ? [new(RatingRules.VoidGrounds, "您已经签署过，还要等其他人签署。")]
        : [];

    /// <summary>One of the three signs; with the last signature the round is void. Where a scrutineer is missing, the other and the presider
    /// sign.</summary>
    /// <returns>True when the round is void now.</returns>
    public bool SignVoid(PersonId person, string name, PersonId? presider, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSignVoid(person, presider));
        var role = person == presider ? "主持人" : "监票人";
        Voiding = Voiding! with { SignedBy = Voiding.SignedBy.Add(person), Signatures = Voiding.Signatures.Add($"{role} {name}") };
        Note(now, name, $"{role}签署作废说明");
        if (!IsVoidSigned(presider))
        {
            return false;
        }

        AnnulBySignature(name, now);
        return true;
    }

    /// <summary>Takes the note back while it waits.</summary>
    public void DropVoid(string by, DateTimeOffset now)
    {
        if (!IsVoidingOpen)
        {
            throw new RuleBrokenException("No note waits.");
        }

        Voiding = null;
        Note(now, by, "撤回作废说明");
    }

    /// <summary>Takes the counts out of the note in a copy that is only read, for who may not know them.</summary>
    public void HideVoidedCounts() => Voiding = Voiding is null ? null : Voiding with { Counts = [] };

    /// <summary>Keeps how many slips were issued and cast when the box goes without having been sealed: of them nothing else remains.</summary>
    public void KeepNumbers(int issued, int cast)
    {
        if (SealedAt is null)
        {
            (Issued, Collected) = (issued, cast + Unreadable);
        }
    }

    private bool IsScrutineer(PersonId? person) => scrutineers.Exists(s => s.Person == person);

    private bool IsVoidSigned(PersonId? presider)
    {
        var signed = scrutineers.Count(s => Voiding!.SignedBy.Contains(s.Person));
        return presider is { } p && Voiding!.SignedBy.Contains(p) && (signed == 2 || (signed == 1 && Voiding.Ground == VoidGround.ScrutineerMissing));
    }

    private void AnnulBySignature(string by, DateTimeOffset now)
    {
        Voiding = Voiding! with { Counts = [.. Results.Select(r => $"{Subjects[r.Subject].Name}：{CountWords.Votes(Content, r.Overall)}")] };
        Annul(Voiding.Ground, by, now, Voiding.Note);
    }
}
