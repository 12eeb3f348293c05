using System.Collections.Immutable;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Ratings;

/// <content>Groups of voters beside the members: each has a round of its own that belongs to the members' round, with own slips on the same
/// ballot path, and is announced with it (D-10.29, D-10.13).</content>
public sealed partial class RatingRound
{
    /// <summary>The members' round that this round of another group belongs to; null for a members' round.</summary>
    public RatingRoundId? Main { get; private set; }

    /// <summary>Groups of the template that vote here, by their places; several where a small one was merged into another. Empty for members.</summary>
    public ImmutableArray<int> GroupPlaces { get; private set; } = [];

    /// <summary>发出 in a group without a roll: nobody signs in, so the desk counts the sheets that were drawn.</summary>
    public int HandedOut { get; private set; }

    /// <summary>What this round's own box gave, kept where the result shown is put together or hides a small group; empty otherwise.</summary>
    public ImmutableArray<SubjectCount> OwnResults { get; private set; } = [];

    /// <summary>True for a round of another group than the members.</summary>
    public bool IsGroup => Main is not null;

    /// <summary>Name of the group that votes here; empty where the template names no groups.</summary>
    public string GroupName => !Content.HasGroups ? "" : string.Join("、", Places.Select(p => Content.Groups[p].Name));

    /// <summary>Weight of the group in per cent; merged groups carry the sum.</summary>
    public decimal GroupWeight => !Content.HasGroups ? 0 : Places.Sum(p => Content.Groups[p].Weight);

    /// <summary>True where so few are entitled that the group's result is never shown alone (D-10.13). The members' own result always stands.</summary>
    public bool IsTooSmallAlone => IsGroup && Entitled < LeastShown;

    /// <summary>Counts of this round's own box.</summary>
    public ImmutableArray<SubjectCount> OwnCounts() => OwnResults.IsDefaultOrEmpty ? Results : OwnResults;

    /// <summary>What this round's own box gave for a subject, as one group of several.</summary>
    public GroupCount CountAsGroup(int subject)
    {
        var own = OwnCounts()[subject];
        return new(GroupName, GroupWeight, Entitled, own.Tallies, own.Result);
    }

    /// <summary>True when an announced result shows no votes, because a small group could be read from them.</summary>
    public bool HidesVotes => Results.Any(r => !r.HasVotes);

    private int LeastShown => Math.Max(GroupScores.LeastGroup, Content.Ballot.LeastGroup);

    private IEnumerable<int> Places => IsGroup ? GroupPlaces : [0];

    /// <summary>Groups of the template that have no round yet, by their places.</summary>
    public IReadOnlyList<int> GroupsLeft(IEnumerable<RatingRound> others) =>
        !Content.HasGroups || IsGroup ? [] : [.. Enumerable.Range(1, Content.Groups.Length - 1).Except(others.Where(o => o.IsGroupOf(this)).SelectMany(o => o.GroupPlaces))];

    /// <summary>True for a round of this one's groups that still counts.</summary>
    public bool IsGroupOf(RatingRound main) => Main == main.Id && State is not (RoundState.Void or RoundState.Cancelled);

    /// <summary>Why no round can be set up for these groups.</summary>
    /// <param name="places">Groups that vote together, by their places in the template.</param>
    /// <param name="entitled">People entitled in them.</param>
    /// <param name="others">The group rounds there are.</param>
    public IReadOnlyList<Obstacle> ObstaclesToAddGroup(IReadOnlyList<int> places, int? entitled, IEnumerable<RatingRound> others)
    {
        if (IsGroup || !Content.HasGroups)
        {
            return [new(RatingRules.Groups, "本轮的测评模板没有其他投票人组。")];
        }

        if (State is not (RoundState.Approved or RoundState.Ready))
        {
            return [new(RatingRules.Groups, State < RoundState.Approved ? "主任会议批准以后再设置投票人组。" : $"本轮{StateWords}，投票人组不能再改。")];
        }

        List<Obstacle> obstacles = [];
        if (places.Count == 0 || places.Except(GroupsLeft(others)).Any())
        {
            obstacles.Add(new(RatingRules.Groups, "请选还没有设置的投票人组。", nameof(GroupPlaces)));
        }

        if (entitled is not (>= 1 and <= VoterGroup.MostPeople))
        {
            obstacles.Add(new(RatingRules.Groups, $"请填写这一组的应到人数，1 到 {VoterGroup.MostPeople} 人。", nameof(Entitled)));
        }

        return obstacles;
    }

    /// <summary>The round of another group: the same subjects, options and approval, sheets drawn in the room, no roll.</summary>
    public RatingRound ForGroups(RatingRoundId id, IReadOnlyList<int> places, int entitled, IEnumerable<RatingRound> others, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAddGroup(places, entitled, others));
        var round = Next(id);
        (round.Way, round.Main, round.GroupPlaces) = (SlipWay.Paper, Id, [.. places.Order()]);

        // Not of the committee: a quarter of a group of citizens is no quarter of the members.
        round.Content = Content with { Method = Content.Method with { Denominator = Content.Method.Denominator == Denominator.AllMembers ? Denominator.Entitled : Content.Method.Denominator } };
        round.Entitle(entitled);
        round.Title = $"{Title}（{round.GroupName}）";

        // The result belongs to the matter through the members' round alone.
        round.subjects.AddRange(Subjects.Select(s => new RatingSubject(s.Order, s.Name, s.Post, null)));
        round.Note(now, by, $"设置投票人组 {round.GroupName}，应到 {entitled} 人");
        Note(now, by, $"设置投票人组 {round.GroupName}，应到 {entitled} 人{(round.IsTooSmallAlone ? $"，不足 {LeastShown} 人，结果不单独显示" : "")}");
        return round;
    }

    /// <summary>Why a group cannot be counted: no quorum binds it, but two scrutineers watch it.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCountGroup(int? present) =>
        !IsGroup ? [new(RatingRules.Groups, "组成人员按名单清点。")]
        : State is not (RoundState.Approved or RoundState.Ready) ? [new(RatingRules.InOrder, $"本轮{StateWords}，不能清点。")]
        : scrutineers.Count != 2 ? [new(RatingRules.TwoScrutineers, "请先推选两位监票人。", nameof(Scrutineers))]
        : present is not { } count || count < 1 || count > Entitled ? [new(RatingRules.Groups, $"请填写实到人数，1 到 {Entitled} 人。", nameof(Present))]
        : [];

    /// <summary>Counted: as many sheets are minted as people of the group are there.</summary>
    public void CountGroup(int present, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToCountGroup(present));
        var voided = VoidedBefore;
        (State, Present, ReserveDrawn, HandedOut) = (RoundState.Ready, present, 0, 0);
        Note(now, by, $"清点，实到 {Present} 人");
        Note(now, by, $"{Minting} {Present} 张{voided}");
    }

    /// <summary>Why this number of drawn sheets cannot be noted.</summary>
    /// <param name="number">Sheets drawn from the box.</param>
    /// <param name="cast">Slips cast so far.</param>
    public IReadOnlyList<Obstacle> ObstaclesToHandOut(int? number, int cast) =>
        !IsGroup ? [new(RatingRules.Groups, "组成人员的发出张数由签领名册登记。")]
        : State is not (RoundState.Open or RoundState.Closing) ? [new(RatingRules.InOrder, $"本轮{StateWords}，不能登记发出张数。")]
        : number is not { } count || count < 1 || count > Present ? [new(RatingRules.SumsAgree, $"发出应当是 1 到 {Present} 张（实到人数）。", nameof(HandedOut))]
        : count < cast + Unreadable ? [new(RatingRules.SumsAgree, $"已经收回 {cast + Unreadable} 张，发出不能更少。", nameof(HandedOut))]
        : [];

    /// <summary>Notes how many sheets of the group were drawn.</summary>
    public void HandOut(int number, int cast, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToHandOut(number, cast));
        HandedOut = number;
        Note(now, by, $"登记发出 {number} 张");
    }

    /// <summary>Why it cannot be opened with these groups: each group of the template needs its round first, so that nothing is chosen after the
    /// first votes.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToOpenWith(IReadOnlyList<RatingRound> others) => GroupsLeft(others) is { Count: > 0 } left
        ? [new(RatingRules.Groups, $"请先设置投票人组 {string.Join("、", left.Select(p => Content.Groups[p].Name))} 的应到人数；不足 {LeastShown} 人的可以并入另一组。")]
        : ObstaclesToOpen();

    /// <summary>Why it cannot be announced with these groups.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToAnnounceWith(IReadOnlyList<RatingRound> others) =>
        IsGroup ? [new(RatingRules.Groups, "与组成人员的测评一起公布。")]
        : GroupsLeft(others) is { Count: > 0 } left ? [new(RatingRules.Groups, $"投票人组 {string.Join("、", left.Select(p => Content.Groups[p].Name))} 还没有测评，不能公布。")]
        : others.FirstOrDefault(o => o.IsGroupOf(this) && o.State != RoundState.Confirmed) is { } waiting && State == RoundState.Confirmed
            ? [new(RatingRules.Groups, $"{waiting.GroupName}的测评{waiting.StateWords}，还没有经两位监票人确认，不能公布。")]
        : ObstaclesToAnnounce();

    /// <summary>Announces the result of all groups at once (D-10.29, D-10.31).</summary>
    public void AnnounceWith(IReadOnlyList<RatingRound> others, string by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToAnnounceWith(others));
        foreach (var round in others.Where(o => o.IsGroupOf(this)).Append(this))
        {
            (round.State, round.AnnouncedAt) = (RoundState.Announced, now);
            round.Note(now, by, "公布结果");
        }

        PutTogether(others);
    }

    /// <summary>Puts the groups together by their weights, and hides what would lay a small group open. Doing it again gives the same, so that a
    /// correction of one group is followed by it.</summary>
    public void PutTogether(IReadOnlyList<RatingRound> others)
    {
        List<RatingRound> all = [this, .. others.Where(o => o.IsGroupOf(this)).OrderBy(o => o.GroupPlaces[0])];
        if (all.Count == 1)
        {
            return;
        }

        all.ForEach(r => r.OwnResults = r.OwnCounts());
        var isOneSmall = all.Exists(r => r.Entitled < LeastShown);
        var isHidden = Content.IsCombined && isOneSmall;
        Results = Content.IsCombined ? [.. Subjects.Select(s => GroupResult.Of(Content, s.Order, all, isHidden))] : OwnResults;
        foreach (var group in all.Skip(1))
        {
            group.Results = isHidden || group.IsTooSmallAlone ? [.. group.OwnResults.Select(GroupResult.Hidden)] : group.OwnResults;
        }
    }

    /// <summary>A members' round that is voted again keeps the groups that voted: their boxes are good.</summary>
    public void FollowMain(RatingRound again, string by, DateTimeOffset now)
    {
        if (again.Earlier != Main || State is RoundState.Announced or RoundState.Void or RoundState.Cancelled)
        {
            throw new RuleBrokenException("Only a group that still counts goes on with the repeated round of the members.");
        }

        Main = again.Id;
        Note(now, by, "组成人员的测评重新进行，本组的结果与其合并");
    }

    /// <summary>Takes what a small group gave out of a copy that is only read (D-10.13).</summary>
    public void HideSmallGroup()
    {
        if (IsTooSmallAlone && !HidesVotes)
        {
            Results = [.. Results.Select(GroupResult.Hidden)];
        }

        if (HidesVotes)
        {
            (OwnResults, Paper, Corrections) = ([], null, []);
        }
    }

    private void Entitle(int people) => (Members, InOffice, Seats, Entitled) = (people, people, people, people);
}
