using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <content>What a hall does when something goes wrong: no network, a scrutineer who has to leave (D-17.4, D-17.8).</content>
public sealed partial class RatingRound
{
    /// <summary>Why the way of getting slips cannot be changed.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSwitch(SlipWay way) =>
        State is not (RoundState.Approved or RoundState.Ready) ? [new(RatingRules.OneSlip, State < RoundState.Approved ? "批准以后才能改换领票方式。" : $"本轮{StateWords}，领票方式不能再改。已经投出的票都在；需要时由监票人和主持人签署作废，改用纸票重新测评。")]
        : IsGroup ? [new(RatingRules.Groups, "其他投票人组都用抽签纸票，可以用笔填，也可以扫码投。")]
        : Content.IsByName ? [new(RatingRules.ByName, "本轮记名投票，没有测评票。")]
        : way == Way ? [new(RatingRules.OneSlip, "已经是这种方式。", nameof(Way))]
        : way == SlipWay.Mixed && !Content.Ballot.MayMix ? [new(RatingRules.OneSlip, "规则没有允许纸票和屏幕票并用，请选一种。", nameof(Way))]
        : [];

    /// <summary>Changes the way; who was counted already is counted anew, with new slips and codes.</summary>
    public void Switch(SlipWay way, string words, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToSwitch(way));
        var voided = VoidedBefore;
        Way = way;
        if (State == RoundState.Ready)
        {
            (State, BoxKey, WrappedKey, Present) = (RoundState.Approved, [], [], 0);
        }

        Note(now, by, $"改为{words}{voided}");
    }

    /// <summary>True while nobody draws, because a scrutineer has to leave and the sitting names another (D-17.4). Slips drawn before are cast as always.</summary>
    public bool IsDrawingPaused { get; private set; }

    /// <summary>Why drawing cannot be paused, or go on.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPause(bool isPaused) =>
        State != RoundState.Open || Content.IsByName ? [new(RatingRules.InOrder, Content.IsByName ? "本轮记名投票，不用领票。" : $"本轮{StateWords}，没有人领票。")]
        : isPaused == IsDrawingPaused ? [new(RatingRules.InOrder, isPaused ? "已经暂停领票。" : "没有暂停领票。")]
        : [];

    /// <summary>Pauses drawing, or lets it go on.</summary>
    public void Pause(bool isPaused, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPause(isPaused));
        IsDrawingPaused = isPaused;
        Note(now, by, isPaused ? "监票人离会，暂停领票" : "恢复领票");
    }

    /// <summary>Why no help can be noted (D-17.7).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToNoteHelp() =>
        State is RoundState.Open or RoundState.Closing ? [] : [new(RatingRules.InOrder, State < RoundState.Open ? "测评还没有开放。" : $"本轮{StateWords}，不再登记。")];

    /// <summary>Somebody with poor sight or hand was helped by a person of the own choice: a fact, without who and without what (D-17.7).</summary>
    public void NoteHelp(string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToNoteHelp());
        Note(now, by, "一位同志由本人选定的人协助填票");
    }

    /// <summary>Why this person cannot take over from a scrutineer who leaves.</summary>
    /// <param name="leaving">Who leaves.</param>
    /// <param name="next">Who is named by the sitting.</param>
    /// <param name="unfit">People of the office, with why they cannot; and people who are not there.</param>
    public IReadOnlyList<Obstacle> ObstaclesToSucceed(PersonId leaving, (PersonId Person, string Name) next, IReadOnlyDictionary<PersonId, string> unfit) =>
        State is not (RoundState.Open or RoundState.Closing or RoundState.Sealed) ? [new(RatingRules.TwoScrutineers, State < RoundState.Open ? "测评还没有开放，请直接改推监票人。" : $"本轮{StateWords}，不用再改推监票人。")]
        : scrutineers.Find(s => s.Person == leaving) is not { } own ? [new(RatingRules.TwoScrutineers, "请选离会的监票人。", "Leaving")]
        : own.ConfirmedAt is not null ? [new(RatingRules.TwoScrutineers, $"{own.Name}已经确认结果，不用再改推。", "Leaving")]
        : scrutineers.Exists(s => s.Person == next.Person) || string.IsNullOrEmpty(next.Name) ? [new(RatingRules.TwoScrutineers, "请选另一位组成人员接任。", "Next")]
        : unfit.TryGetValue(next.Person, out var why) ? [new(RatingRules.TwoScrutineers, $"{next.Name}{why}，不能担任监票人。", "Next")]
        : subjects.Exists(s => s.Name == next.Name) ? [new(RatingRules.TwoScrutineers, $"{next.Name}是测评对象，不能担任监票人。", "Next")]
        : [];

    /// <summary>Another scrutineer takes over; the written opening code goes from hand to hand, the box keeps its keys.</summary>
    public void Succeed(PersonId leaving, (PersonId Person, string Name) next, string by, DateTimeOffset now)
    {
        var at = scrutineers.FindIndex(s => s.Person == leaving);
        var old = scrutineers[at];
        scrutineers[at] = new(old.Order, next.Person, next.Name) { HasCode = old.HasCode };
        IsDrawingPaused = false;
        Note(now, by, $"监票人 {old.Name} 离会，会议推选 {next.Name} 接任{(old.HasCode ? "，启封码当面移交" : "")}");
    }
}
