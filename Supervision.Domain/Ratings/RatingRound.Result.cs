using System.Collections.Immutable;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <summary>What one subject got and how it was judged; kept with the round (D-10.20 to D-10.30).</summary>
/// <param name="Subject">Place on the ballot.</param>
/// <param name="Tallies">One a slot: the criteria, then the overall grade.</param>
/// <param name="Result">The grade with its explanation.</param>
public sealed record SubjectCount(int Subject, ImmutableArray<Tally> Tallies, SubjectResult Result)
{
    /// <summary>The votes that the grade rests on: the last slot.</summary>
    public Tally Overall => Tallies[^1];

    /// <summary>False where votes are not shown, so that a small group cannot be read from them (D-10.13).</summary>
    public bool HasVotes => !Tallies.IsDefaultOrEmpty;
}

/// <content>From sealing to the announcement (D-10.11 to D-10.18).</content>
public sealed partial class RatingRound
{
    /// <summary>How long after the sealing a result may be confirmed (D-17.12).</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromHours(24);

    private const string SealedNow = "启封并封存票箱";
    private const string LeftOut = "从备份恢复，票箱不在备份里，结果只留总数";

    /// <summary>发出, fixed at sealing.</summary>
    public int Issued { get; private set; }

    /// <summary>收回, fixed at sealing: cast slips and sheets without a readable code.</summary>
    public int Collected { get; private set; }

    /// <summary>Sheets in the box whose code cannot be read (D-10.10).</summary>
    public int Unreadable { get; private set; }

    /// <summary>SHA-256 (hex) over the sealed parts in key order (票箱封条).</summary>
    public string BoxSeal { get; private set; } = "";

    /// <summary>Results by subject; nobody is shown them before both scrutineers confirmed.</summary>
    public ImmutableArray<SubjectCount> Results { get; private set; } = [];

    /// <summary>Why the round does not count, when it is void.</summary>
    public VoidGround? Void { get; private set; }

    /// <summary>The note on why it does not count: what happened, signed by both scrutineers and the presider on paper; kept for ever (D-10.16).</summary>
    public string VoidNote { get; private set; } = "";

    /// <summary>When it became void (UTC); null of a round that counts.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    public DateTimeOffset? AnnouncedAt { get; private set; }

    /// <summary>True once the storage was rewritten after sealing or annulling (D-10.11).</summary>
    public bool IsCompacted { get; private set; }

    /// <summary>True when the round came back from a backup, which holds sealed rounds as totals only (D-17.42).</summary>
    public bool IsBoxLeftOut => events.Exists(e => e.Words == LeftOut);

    /// <summary>When the box was sealed (UTC); null before.</summary>
    public DateTimeOffset? SealedAt => events.FindLast(e => e.Words == SealedNow)?.At;

    /// <summary>Numbers of the round as counted.</summary>
    public RoundNumbers Numbers => new(Members, Present, Issued, Collected);

    /// <summary>A sheet in the box without readable code is 收回 and 无效, with a line in the minutes (D-10.10).</summary>
    public void NoteUnreadable(string by, DateTimeOffset now)
    {
        if (State != RoundState.Closing)
        {
            throw new RuleBrokenException("Sheets are keyed in after closing only.");
        }

        Unreadable++;
        Note(now, by, "一张纸票的票号读不出，计入收回和无效");
    }

    /// <summary>A sheet noted by mistake is taken back before sealing; the line in the minutes stays.</summary>
    public void TakeBackUnreadable(string by, DateTimeOffset now)
    {
        if (State != RoundState.Closing || Unreadable == 0)
        {
            throw new RuleBrokenException("Only a noted sheet is taken back, before sealing.");
        }

        Unreadable--;
        Note(now, by, "撤回一张票号读不出的登记");
    }

    /// <summary>Why it cannot be sealed.</summary>
    /// <param name="keyed">Sheets keyed at the station.</param>
    /// <param name="others">Ballots cast any other way.</param>
    /// <param name="now">Now (UTC).</param>
    public IReadOnlyList<Obstacle> ObstaclesToSeal(int keyed, int others, DateTimeOffset now) =>
        IsInGrace(now) ? [new(RatingRules.InOrder, $"已领的屏幕票可以投到 {ScreenUntil!.Value.ToOffset(TimeSpan.FromHours(8)):H:mm:ss}，到时再封存。")]
        : State == RoundState.Closing ? (ObstacleOfPaper(keyed, others) is { } paper ? [paper] : []) : [new(RatingRules.InOrder, State < RoundState.Closing ? "请先关闭测评。" : $"本轮{StateWords}，票箱不能再封存。")];

    /// <summary>The box is rewritten and counted; the wrapped key is destroyed. More collected than issued is void (D-10.15).</summary>
    /// <param name="counted">Marks by subject and slot, as they lie in the sealed box.</param>
    /// <param name="issued">发出.</param>
    /// <param name="cast">Slips cast.</param>
    /// <param name="seal">Digest over the sealed parts.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="now">Now (UTC).</param>
    public void Seal(Func<int, int, IEnumerable<byte>> counted, int issued, int cast, string seal, string by, DateTimeOffset now)
    {
        if (State != RoundState.Closing)
        {
            throw new RuleBrokenException("Only a closed round is sealed.");
        }

        (Issued, Collected, BoxSeal, WrappedKey) = (issued, cast + Unreadable, seal, []);
        if (Collected > Issued)
        {
            Annul(VoidGround.MoreThanIssued, by, now);
            return;
        }

        Results = [.. Subjects.Select(s => CountOf(s.Order, counted))];
        State = RoundState.Sealed;
        Note(now, by, SealedNow);
    }

    /// <summary>The box did not come back with a restore; what was counted stays (D-17.42).</summary>
    public void NoteBoxLeftOut(string by, DateTimeOffset now) => Note(now, by, LeftOut);

    /// <summary>True when a count of this box gives the votes that are kept with the round.</summary>
    /// <param name="counted">Marks by subject and slot.</param>
    public bool IsCountOf(Func<int, int, IEnumerable<byte>> counted) =>
        OwnCounts().Length == Subjects.Count && OwnCounts().All(r => r.Tallies.SequenceEqual(CountOf(r.Subject, counted).Tallies));

    /// <summary>True when the day for confirming has passed since the sealing (D-17.12).</summary>
    public bool IsTooLateToConfirm(DateTimeOffset now) => State == RoundState.Sealed && SealedAt + TimeToConfirm <= now;

    /// <summary>Why this person cannot confirm the result (D-10.12).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToConfirm(PersonId person) =>
        State != RoundState.Sealed ? [new(RatingRules.BothConfirm, State < RoundState.Sealed ? "票箱还没有封存。" : $"本轮{StateWords}。")]
        : scrutineers.Find(s => s.Person == person) is not { } own ? [new(RatingRules.BothConfirm, "只有本轮的监票人可以确认结果。")]
        : own.ConfirmedAt is not null ? [new(RatingRules.BothConfirm, "您已经确认过，还要等另一位监票人确认。")]
        : !SumsAgree ? [new(RatingRules.SumsAgree, "票数不相符，不能确认。")]
        : [];

    /// <summary>One scrutineer confirms; after the second the result may be announced.</summary>
    public void Confirm(PersonId person, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToConfirm(person));
        var own = scrutineers.Single(s => s.Person == person);
        own.ConfirmedAt = now;
        Note(now, own.Name, "监票人确认结果");
        if (scrutineers.TrueForAll(s => s.ConfirmedAt is not null))
        {
            State = RoundState.Confirmed;
        }
    }

    /// <summary>True when issued and collected, and each subject's votes, add up (D-10.15).</summary>
    public bool SumsAgree => Issued == Collected + Numbers.Missing && Results.All(r => r.Tallies.All(t => t.Collected == Collected));

    /// <summary>Takes the results out of a copy that is only read, for somebody who may not know them yet (D-10.12).</summary>
    public void HideResults() => (Results, OwnResults, Corrections) = ([], [], []);

    /// <summary>Why it cannot be announced.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAnnounce() => State switch
    {
        _ when IsGroup => [new(RatingRules.Groups, "与组成人员的测评一起公布。")],
        RoundState.Confirmed => [],
        RoundState.Announced => [new(RatingRules.InOrder, "结果已经公布。")],
        _ => [new(RatingRules.BothConfirm, "两位监票人都确认以后才能公布。")],
    };

    /// <summary>The presider announces the result at the sitting (D-10.31).</summary>
    public void Announce(string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAnnounce());
        (State, AnnouncedAt) = (RoundState.Announced, now);
        Note(now, by, "公布结果");
    }

    /// <summary>Why it cannot be annulled.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAnnul() =>
        State is RoundState.Ready or RoundState.Open or RoundState.Closing or RoundState.Sealed or RoundState.Confirmed
            ? []
            : [new(RatingRules.VoidGrounds, State == RoundState.Announced ? "结果已经公布，只能用更正说明更正。" : $"本轮{StateWords}，不能作废。")];

    /// <summary>The round does not count: its marks are destroyed by the caller, ground and note are kept for ever (D-10.16).</summary>
    public void Annul(VoidGround ground, string by, DateTimeOffset now, string note = "")
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAnnul());
        (State, Void, VoidNote, VoidedAt, WrappedKey, Results) = (RoundState.Void, ground, note.Trim(), now, [], []);
        Note(now, by, $"本轮作废：{WordsOf(ground)}");
        if (!Content.IsByName)
        {
            Note(now, by, $"测评票 {Generated} 张全部作废，不统计");
        }
    }

    /// <summary>The ground in words.</summary>
    public static string WordsOf(VoidGround ground) => ground switch
    {
        VoidGround.MoreThanIssued => "收回多于发出",
        VoidGround.ScrutineerMissing => "监票人不足两人",
        VoidGround.WrongSubject => "测评对象遗漏或者名称有误",
        VoidGround.WrongList => "应到名单有误",
        VoidGround.BoxDamaged => "票箱损坏",
        VoidGround.Restored => "从备份恢复",
        VoidGround.CodeLost => "启封码遗失",
        VoidGround.TalliesDiffer => "计票不符",
        VoidGround.MixTooSmall => "两种投票方式有一种不足十张",
        _ => "二十四小时内没有确认",
    };

    private SubjectCount CountOf(int subject, Func<int, int, IEnumerable<byte>> counted)
    {
        ImmutableArray<Tally> tallies =
            [.. Enumerable.Range(0, Content.Slots).Select(slot => Corrected(subject, slot, counted(subject, slot)))];
        return Judged(subject, tallies);
    }

    private SubjectCount Judged(int subject, ImmutableArray<Tally> tallies) => new(subject, tallies, RatingCount.OfAll(Content, Numbers, tallies, Number > 1));

    private Tally Corrected(int subject, int slot, IEnumerable<byte> marks)
    {
        var counted = Form.Count(marks, Content.Ballot.BlankAbstains, Unreadable);
        return Paper is { Agrees: false } paper ? paper.Correct(Form.Place(subject, slot), counted) : counted;
    }
}
