using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <content>Sheets from the box and their check (D-10.10, D-10.10a).</content>
public sealed partial class RatingRound
{
    /// <summary>Least ballots in each way of a mixed round: fewer would lay a small group open (D-10.10a).</summary>
    public const int LeastOfEachWay = 10;

    /// <summary>The comparison of keyed and hand-tallied sums; null when nothing was keyed.</summary>
    public PaperCheck? Paper { get; private set; }

    /// <summary>Longest number of an envelope.</summary>
    public const int LongestEnvelope = 50;

    /// <summary>Number of the envelope in which the scrutineers sealed the sheets; empty before (D-10.14).</summary>
    public string Envelope { get; private set; } = "";

    /// <summary>True when there are sheets to seal.</summary>
    public bool HasSheets => Paper is not null || Unreadable > 0;

    /// <summary>Why this number cannot be noted.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToEnvelope(string number) =>
        State != RoundState.Announced || !HasSheets ? [new(RatingRules.InOrder, "公布以后，有纸票的轮次才登记封存袋。")]
        : string.IsNullOrWhiteSpace(number) || number.Trim().Length > LongestEnvelope ? [new(RatingRules.ProperBallot, $"请填写封存袋编号，最多 {LongestEnvelope} 个字。", nameof(Envelope))]
        : [];

    /// <summary>Notes where the sealed sheets lie.</summary>
    public void NoteEnvelope(string number, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToEnvelope(number));
        Envelope = number.Trim();
        Note(now, by, $"纸票封存，封存袋编号 {Envelope}");
    }

    /// <summary>Why this hand tally cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCheckPaper(PaperCheck check, PersonId? person) =>
        State != RoundState.Closing ? [new(RatingRules.SumsAgree, $"本轮{StateWords}，不能核对纸票。")]
        : !scrutineers.Exists(s => s.Person == person) ? [new(RatingRules.TwoScrutineers, "只有本轮的监票人可以核对纸票。")]
        : check.Hand.Any(t => t.Votes.Any(v => v < 0) || t.Invalid < 0 || t.Abstained < 0) ? [new(RatingRules.SumsAgree, "票数不能是负数。", "Hand")]
        : check.Unreadable != Unreadable ? [new(RatingRules.SumsAgree, $"票号读不出的纸票，登记了 {Unreadable} 张，手工清点 {check.Unreadable} 张。请先登记或者撤回，再核对。", "Unreadable")]
        : check.Hand.FirstOrDefault(t => t.Collected != check.Sheets) is { } wrong
            ? [new(RatingRules.SumsAgree, $"每个对象的有效、无效、弃权相加应当等于纸票 {check.Sheets} 张，有一个对象是 {wrong.Collected} 张。", "Hand")]
        : Paper is { } signed && signed.SignedBy.Any(p => p != person) && !Says(signed, check)
            ? [new(RatingRules.SumsAgree, "与另一位监票人签署的手工计数不同。请两人一起重新清点，先由签署的监票人改正；对不上的，按“计票不符”作废本轮。", "Hand")]
        : [];

    private static bool Says(PaperCheck signed, PaperCheck check) => signed.Keyed.SequenceEqual(check.Keyed) && signed.Hand.SequenceEqual(check.Hand) && signed.Unreadable == check.Unreadable;

    /// <summary>A scrutineer signs the comparison; a tally that its only signer changes is signed anew by both; two tallies that contradict each other are never settled by the later one.</summary>
    public void CheckPaper(PaperCheck check, PersonId person, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCheckPaper(check, person));
        var same = Paper is { } before && Says(before, check);
        Paper = check with { SignedBy = [.. (same ? Paper!.SignedBy : []).Append(person).Distinct()] };
        Note(now, scrutineers.Single(s => s.Person == person).Name, check.Agrees ? "纸票录入与手工计数一致" : "纸票录入与手工计数不一致，以手工计数为准，签署更正说明");
    }

    /// <summary>Sheets keyed at the station, when so many sheets are cast in all, scanned or keyed.</summary>
    public int KeyedOf(int castOnPaper) => State < RoundState.Closing ? 0 : Math.Max(0, castOnPaper - CastBeforeClosing);

    // What was keyed must have been compared, and a difference signed by both, before the box is sealed (D-10.10a).
    private Obstacle? ObstacleOfPaper(int keyed, int others)
    {
        // A paper round in which somebody scans is mixed, too.
        var least = Math.Max(LeastOfEachWay, Content.Ballot.LeastGroup);
        if (keyed > 0 && others > 0 && (keyed < least || others < least))
        {
            return new(RatingRules.VoidGrounds, $"两种方式并用时每种至少 {least} 张，现在纸票 {keyed} 张、其他 {others} 张。请按“两种投票方式有一种不足十张”作废，改用纸票重新测评。");
        }

        // Sheets that nobody keyed would be lost with the box: that it is empty is signed like every other tally.
        if (Way != SlipWay.Screen && keyed + Unreadable + others == 0 && Paper is null)
        {
            return new(RatingRules.SumsAgree, "没有收回一张票。票箱里有纸票的请先录入；确实没有的，请监票人在录入页把手工计数都填 0，核对后再封存。");
        }

        return keyed + Unreadable == 0 ? null
            : Paper is null ? new(RatingRules.SumsAgree, keyed > 0 ? "纸票录入以后，请监票人先与手工计数核对。" : "票箱里有票号读不出的纸票，请监票人先清点并核对。")
            : Paper.Sheets != keyed || Paper.Unreadable != Unreadable ? new(RatingRules.SumsAgree, "核对以后又录入或者登记了纸票，请监票人重新核对。")
            : !Paper.Agrees && Paper.SignedBy.Length < 2 ? new(RatingRules.SumsAgree, "录入与手工计数不一致，须两位监票人都签署更正说明后才能封存。")
            : null;
    }
}
