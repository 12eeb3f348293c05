using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Ratings;

/// <summary>Who may vote now, counted anew before the vote (清点人数, D-3.7).</summary>
/// <param name="Members">All members as the rule counts them.</param>
/// <param name="InOffice">Members in office.</param>
/// <param name="Seats">Seats of the term.</param>
/// <param name="Present">Members present and entitled.</param>
public sealed record HeadCount(int Members, int InOffice, int Seats, IReadOnlyList<MemberId> Present)
{
    /// <summary>Scrutineers who are members and not there: somebody else must be named (D-1.4).</summary>
    public IReadOnlyList<string> AbsentScrutineers { get; init; } = [];
}

/// <summary>The council's decision on a round, as the round needs it.</summary>
/// <param name="Decision">Its id, kept as proof.</param>
/// <param name="Meeting">2026年第十二次主任会议.</param>
/// <param name="IsApproval">True when the council agreed and the decision is confirmed.</param>
public sealed record RoundApproval(CouncilDecisionId Decision, string Meeting, bool IsApproval);

/// <summary>Why a round does not count (D-10.16).</summary>
public enum VoidGround
{
    /// <summary>收回多于发出.</summary>
    MoreThanIssued,

    /// <summary>监票人不足两人.</summary>
    ScrutineerMissing,

    /// <summary>测评对象遗漏或者名称有误.</summary>
    WrongSubject,

    /// <summary>应到名单有误.</summary>
    WrongList,

    /// <summary>票箱损坏.</summary>
    BoxDamaged,

    /// <summary>从备份恢复.</summary>
    Restored,

    /// <summary>启封码遗失.</summary>
    CodeLost,

    /// <summary>计票不符.</summary>
    TalliesDiffer,

    /// <summary>两种投票方式有一种不足十张.</summary>
    MixTooSmall,

    /// <summary>二十四小时内没有确认.</summary>
    NotConfirmed,
}

/// <content>The course from approval to opening (D-10.3, D-3.7).</content>
public sealed partial class RatingRound
{
    /// <summary>All members, the base of the count.</summary>
    public int Members { get; private set; }

    /// <summary>Members in office on the day, printed beside the base (D-3.3).</summary>
    public int InOffice { get; private set; }

    /// <summary>Seats of the term, printed beside the base (D-3.3).</summary>
    public int Seats { get; private set; }

    /// <summary>应到: in office on the day, without those recused (D-10.15).</summary>
    public int Entitled { get; private set; }

    /// <summary>实到: present and entitled at the count, and who came late while it was open.</summary>
    public int Present { get; private set; }

    /// <summary>The public key of the box; empty before the codes were made.</summary>
    public byte[] BoxKey { get; private set; } = [];

    /// <summary>The private key, locked under both codes; empty after sealing.</summary>
    public byte[] WrappedKey { get; private set; } = [];

    public DateTimeOffset? OpenedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Sheets cast by scanning when it was closed; whatever sheet is cast later was keyed at the station (D-10.10).</summary>
    public int CastBeforeClosing { get; private set; }

    /// <summary>Until when slips drawn on screen may still be cast (UTC); null when closing ended it (D-10.3).</summary>
    public DateTimeOffset? ScreenUntil => State == RoundState.Closing && Content.Ballot.GraceMinutes > 0 ? ClosedAt?.AddMinutes(Content.Ballot.GraceMinutes) : null;

    /// <summary>From when on the box can be opened and the result confirmed (UTC): closed, and the minutes of grace are over; null before closing.</summary>
    public DateTimeOffset? ConfirmableFrom => ClosedAt?.AddMinutes(Content.Ballot.GraceMinutes);

    /// <summary>True while slips drawn on screen may be cast although it is closed.</summary>
    public bool IsInGrace(DateTimeOffset now) => ScreenUntil > now;

    /// <summary>Why the council's approval cannot be taken over.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToApprove(RoundApproval? decision) =>
        State != RoundState.Prepared ? [new(RatingRules.InOrder, $"本轮{StateWords}，不用再批准。")]
        : decision is not { IsApproval: true } ? [new(RatingRules.ByCouncil, "主任会议还没有批准测评对象和办法，或者决定还没有确认。")]
        : [];

    /// <summary>Subjects, options and rule are approved and never change again.</summary>
    public void Approve(RoundApproval? decision, string by, DateTimeOffset now)
    {
        // A rehearsal decides nothing, so nobody has to approve it (screens 4.4).
        if (!IsRehearsal)
        {
            RuleBrokenException.ThrowIfAny(ObstaclesToApprove(decision));
        }

        (State, ApprovedBy) = (RoundState.Approved, decision?.Decision);
        Note(now, by, IsRehearsal ? "演练，不用批准" : $"{decision!.Meeting}批准测评对象和办法");
    }

    /// <summary>Why these two cannot be scrutineers (D-1.4).</summary>
    /// <param name="two">Who is named.</param>
    /// <param name="officeStaff">People who hold an office role today.</param>
    /// <param name="absent">People recorded as absent from the sitting, or not counted as present.</param>
    public IReadOnlyList<Obstacle> ObstaclesToName(IReadOnlyList<(PersonId Person, string Name)> two, IReadOnlySet<PersonId> officeStaff, IReadOnlySet<PersonId> absent) =>
        State is not (RoundState.Prepared or RoundState.Approved or RoundState.Ready) ? [new(RatingRules.InOrder, $"本轮{StateWords}，监票人不能再改。")]
        : two.Select(t => t.Person).Distinct().Count() != 2 ? [new(RatingRules.TwoScrutineers, "请推选两位不同的监票人。", nameof(Scrutineers))]
        : two.FirstOrDefault(t => officeStaff.Contains(t.Person)) is { Name: not null } staff ? [new(RatingRules.TwoScrutineers, $"{staff.Name}是办公室人员，不能担任监票人。", nameof(Scrutineers))]
        : two.FirstOrDefault(t => absent.Contains(t.Person)) is { Name: not null } away ? [new(RatingRules.TwoScrutineers, $"{away.Name}没有到会，不能担任监票人。", nameof(Scrutineers))]
        : two.FirstOrDefault(t => subjects.Exists(s => s.Name == t.Name)) is { Name: not null } subject ? [new(RatingRules.TwoScrutineers, $"{subject.Name}是测评对象，不能担任监票人。", nameof(Scrutineers))]
        : [];

    /// <summary>Names the two scrutineers. Codes written down before are void: the box gets new keys.</summary>
    public void NameScrutineers(IReadOnlyList<(PersonId Person, string Name)> two, string by, DateTimeOffset now)
    {
        scrutineers.Clear();
        scrutineers.AddRange(two.Select((t, i) => new RoundScrutineer(i, t.Person, t.Name)));
        (BoxKey, WrappedKey) = ([], []);
        Note(now, by, $"会议推选监票人 {string.Join("、", two.Select(t => t.Name))}");
    }

    /// <summary>Why it cannot be made ready: the quorum above all (D-3.7, E10).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToReady(HeadCount count) =>
        IsGroup ? [new(RatingRules.Groups, "其他投票人组按人数清点，没有名单。")] :
        State is not (RoundState.Approved or RoundState.Ready) ? [new(RatingRules.InOrder, $"本轮{StateWords}，不能清点。")]
        : scrutineers.Count != 2 ? [new(RatingRules.TwoScrutineers, "请先推选两位监票人。", nameof(Scrutineers))]
        : count.AbsentScrutineers.Count > 0 ? [new(RatingRules.TwoScrutineers, $"监票人 {string.Join("、", count.AbsentScrutineers)} 没有到会，请另行推选到会的监票人。", nameof(Scrutineers))]
        : !IsRehearsal && !Quorum.IsMet(count.Present.Count, count.Members)
            ? [new(RatingRules.QuorumAnew, $"实到人数未过半数，不得举行测评。实到 {count.Present.Count} 人，需要 {Quorum.Needed(count.Members)} 人。", nameof(Present))]
        : count.Present.Count == 0 ? [new(RatingRules.QuorumAnew, "没有人到会，不能测评。", nameof(Present))]
        : [];

    /// <summary>Counted, and as many slips are minted as people are entitled and present (D-10.5).</summary>
    public void MakeReady(HeadCount count, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToReady(count));
        var voided = VoidedBefore;
        (State, Members, InOffice, Seats, Present, ReserveDrawn) = (RoundState.Ready, count.Members, count.InOffice, count.Seats, count.Present.Count, 0);
        Entitled = count.InOffice - Recusals.Length;
        Note(now, by, $"清点，实到 {Present} 人");
        Note(now, by, Content.IsByName ? "记名投票，不生成测评票" : $"{Minting} {Present} 张{voided}");
    }

    /// <summary>The box gets its keys; codes of an earlier pair open nothing any more.</summary>
    public void GiveKeys(BoxKeys keys)
    {
        if (State != RoundState.Ready)
        {
            throw new RuleBrokenException("Keys are made when the round is ready and never later.");
        }

        (BoxKey, WrappedKey) = (keys.Public, keys.Wrapped);
        foreach (var scrutineer in scrutineers)
        {
            scrutineer.HasCode = false;
        }
    }

    /// <summary>The keys are gone with a restore: counted anew, with new slips and codes.</summary>
    public void LoseKeys(string by, DateTimeOffset now)
    {
        if (State != RoundState.Ready)
        {
            throw new RuleBrokenException("Only before opening a round can go on without its keys.");
        }

        GiveKeys(new([], []));
        Note(now, by, "从备份恢复，请重新清点、生成测评票");
    }

    /// <summary>This scrutineer wrote the code down and typed it back.</summary>
    public void NoteCode(PersonId person, DateTimeOffset now)
    {
        var scrutineer = scrutineers.Single(s => s.Person == person);
        scrutineer.HasCode = true;
        Note(now, scrutineer.Name, "启封码已抄好");
    }

    /// <summary>Why it cannot be opened.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToOpen() =>
        State != RoundState.Ready ? [new(RatingRules.InOrder, State < RoundState.Ready ? "请先清点人数、生成测评票。" : $"本轮{StateWords}，不能再开放。")]
        : Content.IsByName ? []
        : BoxKey.Length == 0 ? [new(RatingRules.TwoKeys, "票箱还没有钥匙，请监票人先领取启封码。")]
        : Content.Ballot.HasTwoKeys && scrutineers.Exists(s => !s.HasCode)
            ? [new(RatingRules.TwoKeys, $"监票人 {string.Join("、", Scrutineers.Where(s => !s.HasCode).Select(s => s.Name))} 还没有抄好启封码。")]
        : [];

    /// <summary>Opens it: from now on everything is frozen.</summary>
    public void Open(string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToOpen());
        (State, OpenedAt) = (RoundState.Open, now);
        Note(now, by, "开放测评");
    }

    /// <summary>Most sheets printed in reserve.</summary>
    public const int MostReserve = 10;

    /// <summary>How many of the sheets printed in reserve may be cast: as many as late members and exchanged sheets (D-10.15). A sheet in
    /// reserve is no slip before somebody draws it.</summary>
    public int ReserveDrawn { get; private set; }

    /// <summary>A member came late while it is open: one more present, one more slip (D-10.15).</summary>
    /// <param name="name">Who.</param>
    /// <param name="fromReserve">True when the member draws one of the sheets in reserve, false when a slip waits for the own phone.</param>
    /// <param name="by">Who admits.</param>
    /// <param name="now">Now (UTC).</param>
    public void AdmitLate(string name, bool fromReserve, string by, DateTimeOffset now)
    {
        Present++;
        ReserveDrawn += fromReserve ? 1 : 0;
        Note(now, by, $"{name} 到会，实到 {Present} 人，{(Content.IsByName ? "记名投票" : fromReserve ? "补票 1 张，从备用票中抽取" : "补票 1 张，在本人手机上领取")}");
    }

    /// <summary>A word beside a rehearsal, such as where to begin; a real round takes none.</summary>
    public void NoteRehearsal(string words, string by, DateTimeOffset now)
    {
        if (!IsRehearsal)
        {
            throw new RuleBrokenException("Only a rehearsal takes words that are no act.");
        }

        Note(now, by, words);
    }

    /// <summary>Why no slip can be replaced now (D-10.15).</summary>
    /// <param name="isLost">True for a lost one, false for one spoiled before casting.</param>
    /// <param name="person">Who asks.</param>
    public IReadOnlyList<Obstacle> ObstaclesToReplace(bool isLost, PersonId? person) =>
        State != RoundState.Open ? [new(RatingRules.Replacing, State < RoundState.Open ? "测评还没有开放，不用换发。" : $"本轮{StateWords}，不能再换发。")]
        : Content.IsByName ? [new(RatingRules.Replacing, "本轮记名投票，没有测评票。")]
        : !scrutineers.Exists(s => s.Person == person) ? [new(RatingRules.Replacing, "只有本轮的监票人可以换发。")]
        : isLost && !Content.Ballot.ReplacesLost ? [new(RatingRules.Replacing, "按规则，遗失的票不补发，计为未收回。")]
        : [];

    /// <summary>A slip was replaced: issued stays, one is minted; a spoiled one is revoked by the caller. Nothing says which.</summary>
    /// <param name="isLost">True for a lost one.</param>
    /// <param name="fromReserve">True when the new one is drawn from the sheets in reserve.</param>
    /// <param name="now">Now (UTC).</param>
    public void NoteReplaced(bool isLost, bool fromReserve, DateTimeOffset now)
    {
        ReserveDrawn += fromReserve ? 1 : 0;
        Note(now, string.Join("、", Scrutineers.Select(s => s.Name)), isLost ? LostNote : SpoiledNote);
    }

    /// <summary>Why it cannot be closed.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToClose() => State switch
    {
        RoundState.Open when IsGroup && HandedOut == 0 => [new(RatingRules.SumsAgree, "请先登记发出的张数，再关闭。")],
        RoundState.Open => [],
        < RoundState.Open => [new(RatingRules.InOrder, "测评还没有开放。")],
        _ => [new(RatingRules.InOrder, Events.LastOrDefault(e => e.Words.StartsWith("关闭测评", StringComparison.Ordinal)) is { } closed
            ? $"已由 {closed.By} 在 {closed.At.ToOffset(TimeSpan.FromHours(8)):HH:mm} 关闭。"
            : $"本轮{StateWords}。")],
    };

    /// <summary>Closes it: nobody draws any more, and after the minutes of grace nobody casts; only sheets from the box are keyed in.</summary>
    /// <param name="issued">发出.</param>
    /// <param name="collected">收回.</param>
    /// <param name="by">Who closes.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="scanned">Of the slips cast, sheets that were scanned; null for all.</param>
    public void Close(int issued, int collected, string by, DateTimeOffset now, int? scanned = null)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToClose());
        (State, ClosedAt, CastBeforeClosing) = (RoundState.Closing, now, scanned ?? collected);
        Note(now, by, $"关闭测评，发出 {issued} 张，收回 {collected} 张{SlipsInNumbers}");
    }

    /// <summary>Why it cannot be given up.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCancel() =>
        State < RoundState.Open ? [] : [new(RatingRules.InOrder, $"本轮{StateWords}，不能取消；需要时可以作废。")];

    /// <summary>Gives it up before it was open.</summary>
    public void Cancel(string reason, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCancel());
        var voided = VoidedBefore;
        (State, BoxKey, WrappedKey) = (RoundState.Cancelled, [], []);
        Note(now, by, $"取消本轮：{reason.Trim()}{voided}");
    }
}
