using System.Collections.Immutable;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <content>Correction after the announcement: by a signed note only (D-10.18).</content>
public sealed partial class RatingRound
{
    /// <summary>Longest reason or protocol.</summary>
    public const int LongestNote = 500;

    /// <summary>Notes in the order they were written; only the last may still wait.</summary>
    public ImmutableArray<CorrectionNote> Corrections { get; private set; } = [];

    /// <summary>The note that waits for signatures or the council; null when none does.</summary>
    public CorrectionNote? OpenCorrection => Corrections.LastOrDefault(c => c.InForceAt is null);

    /// <summary>The note in force; null when the result stands as announced.</summary>
    public CorrectionNote? Correction => Corrections.LastOrDefault(c => c.InForceAt is not null);

    /// <summary>Why this note cannot be written.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="protocol">How it was recounted.</param>
    /// <param name="totals">New totals by subject and slot.</param>
    public IReadOnlyList<Obstacle> ObstaclesToCorrect(string reason, string protocol, IReadOnlyList<IReadOnlyList<Tally>> totals)
    {
        List<Obstacle> obstacles = [];
        if (State != RoundState.Announced)
        {
            return [new(RatingRules.SignedNote, $"本轮{StateWords}，只有已公布的结果才用更正说明更正。")];
        }

        if (HidesVotes)
        {
            return [new(RatingRules.SignedNote, "有一组人数少，各组票数不单独显示，更正说明要写明原来的和更正后的票数，会显出这一组的票，不能更正；确有错误的，请新建一轮测评，由主任会议批准后重新投票。")];
        }

        if (Paper is null)
        {
            return [new(RatingRules.SignedNote, "本轮没有录入的纸票。屏幕上投的票不会录错，不重新清点，不能更正。")];
        }

        if (OpenCorrection is not null)
        {
            return [new(RatingRules.SignedNote, "已有一份更正说明在办理，请先办完或者撤回。")];
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > LongestNote)
        {
            obstacles.Add(new(RatingRules.SignedNote, $"请写明更正的原因，最多 {LongestNote} 个字。", nameof(CorrectionNote.Reason)));
        }

        if (string.IsNullOrWhiteSpace(protocol) || protocol.Length > LongestNote)
        {
            obstacles.Add(new(RatingRules.SignedNote, $"请写明重新清点的经过，最多 {LongestNote} 个字。", nameof(CorrectionNote.Protocol)));
        }

        obstacles.AddRange(ObstaclesToTotals(totals));
        return obstacles;
    }

    /// <summary>Writes the note; nothing of the result changes yet.</summary>
    public void Correct(string reason, string protocol, IReadOnlyList<IReadOnlyList<Tally>> totals, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCorrect(reason, protocol, totals));
        var fresh = totals.Select((slots, subject) => Judged(subject, [.. slots])).ToImmutableArray();
        Corrections = Corrections.Add(new(reason.Trim(), protocol.Trim(), OwnCounts(), fresh));
        Note(now, by, "起草更正说明");
    }

    /// <summary>Why this person cannot sign it.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSignCorrection(PersonId? person) =>
        OpenCorrection is not { } note ? [new(RatingRules.SignedNote, "没有等待签署的更正说明。")]
        : !scrutineers.Exists(s => s.Person == person) ? [new(RatingRules.SignedNote, "只有本轮的监票人可以签署更正说明。")]
        : note.SignedBy.Contains(person!.Value) ? [new(RatingRules.SignedNote, "您已经签署过，还要等另一位监票人签署。")]
        : [];

    /// <summary>One scrutineer signs.</summary>
    public void SignCorrection(PersonId person, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSignCorrection(person));
        var note = OpenCorrection!;
        Corrections = Corrections.Replace(note, note with { SignedBy = note.SignedBy.Add(person) });
        Note(now, scrutineers.Single(s => s.Person == person).Name, "监票人签署更正说明");
    }

    /// <summary>Why the note cannot come into force.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApplyCorrection(RoundApproval? decision) =>
        OpenCorrection is not { } note ? [new(RatingRules.SignedNote, "没有等待生效的更正说明。")]
        : note.SignedBy.Length < 2 ? [new(RatingRules.SignedNote, $"更正说明须两位监票人签署，现在签署 {note.SignedBy.Length}/2。")]
        : decision is not { IsApproval: true } ? [new(RatingRules.SignedNote, "主任会议还没有同意更正，或者决定还没有确认。")]
        : [];

    /// <summary>The note comes into force: the result is the new one, the old one stands beside it.</summary>
    public void ApplyCorrection(RoundApproval decision, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToApplyCorrection(decision));
        var note = OpenCorrection!;
        Corrections = Corrections.Replace(note, note with { DecidedAt = decision.Meeting, InForceAt = now });
        (Results, OwnResults) = (note.New, OwnResults.IsDefaultOrEmpty ? [] : note.New);
        Note(now, by, $"{decision.Meeting}同意更正，更正说明生效");
    }

    /// <summary>Takes a note back that is not in force.</summary>
    public void DropCorrection(string by, DateTimeOffset now)
    {
        if (OpenCorrection is not { } note)
        {
            throw new RuleBrokenException("No note waits.");
        }

        Corrections = Corrections.Remove(note);
        Note(now, by, "撤回更正说明");
    }

    private IEnumerable<Obstacle> ObstaclesToTotals(IReadOnlyList<IReadOnlyList<Tally>> totals)
    {
        if (totals.Count != OwnCounts().Length || totals.Any(t => t.Count != Content.Slots || t.Any(x => x.Votes.Length != Form.Grades)))
        {
            yield return new(RatingRules.SignedNote, "更正后的票数与票面不符，请刷新后再填。", nameof(CorrectionNote.New));
            yield break;
        }

        if (totals.SelectMany(t => t).Any(t => t.Votes.Any(v => v < 0) || t.Invalid < 0 || t.Abstained < 0))
        {
            yield return new(RatingRules.SignedNote, "票数不能是负数。", nameof(CorrectionNote.New));
        }
        else if (Enumerable.Range(0, totals.Count).FirstOrDefault(i => totals[i].Any(t => t.Collected != Collected), -1) is >= 0 and var wrong)
        {
            yield return new(RatingRules.SumsAgree, $"{Subjects[wrong].Name}：有效、无效、弃权相加应当等于收回 {Collected} 张。", nameof(CorrectionNote.New));
        }
        else if (BeyondPaper(totals) is { } place)
        {
            yield return new(RatingRules.SumsAgree, $"{Subjects[place / Content.Slots].Name}：只能更正纸票的部分（{Paper!.Sheets + Unreadable} 张），屏幕上投的票不能改。", nameof(CorrectionNote.New));
        }
        else if (totals.Select((t, i) => t.SequenceEqual(OwnCounts()[i].Tallies)).All(same => same))
        {
            yield return new(RatingRules.SignedNote, "更正后的票数与公布的完全相同，没有什么可以更正。", nameof(CorrectionNote.New));
        }
    }

    // The screen part cannot be mis-keyed: no grade may lose more votes than paper gave it (D-10.18). A sheet that could not be read counts
    // as paper, too.
    private int? BeyondPaper(IReadOnlyList<IReadOnlyList<Tally>> totals)
    {
        for (var place = 0; place < Form.Length; place++)
        {
            var (old, fresh, paper) = (OwnCounts()[place / Content.Slots].Tallies[place % Content.Slots], totals[place / Content.Slots][place % Content.Slots], Paper!.Hand[place]);
            if (old.Votes.Select((v, i) => v - fresh.Votes[i] > paper.Votes[i]).Any(more => more)
                || old.Invalid - fresh.Invalid > paper.Invalid + Unreadable || old.Abstained - fresh.Abstained > paper.Abstained)
            {
                return place;
            }
        }

        return null;
    }
}
