using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;
using Supervision.Domain.Sittings;

namespace Supervision.Domain.Ratings;

/// <summary>How far a round is (D-10.3). There is no way back.</summary>
public enum RoundState
{
    /// <summary>草稿.</summary>
    Prepared,

    /// <summary>主任会议已批准.</summary>
    Approved,

    /// <summary>就绪: counted, slips minted.</summary>
    Ready,

    /// <summary>已开放.</summary>
    Open,

    /// <summary>已关闭: only sheets from the box are still keyed in.</summary>
    Closing,

    /// <summary>已封存 and counted; nobody sees numbers yet.</summary>
    Sealed,

    /// <summary>已确认 by both scrutineers.</summary>
    Confirmed,

    /// <summary>已公布.</summary>
    Announced,

    /// <summary>已作废.</summary>
    Void,

    /// <summary>已取消, before it was open.</summary>
    Cancelled,
}

/// <summary>How slips are got (D-10.6).</summary>
public enum SlipWay
{
    /// <summary>抽签纸票.</summary>
    Paper,

    /// <summary>屏幕领票.</summary>
    Screen,

    /// <summary>两种并用 (D-10.10a).</summary>
    Mixed,
}

/// <summary>What is voted on: a person, a report, a handling (测评对象).</summary>
/// <param name="Order">Place on the ballot, from 0, fixed by the council.</param>
/// <param name="Name">As printed.</param>
/// <param name="Post">Office of a person, body of a report; may be empty.</param>
/// <param name="Matter">The matter it belongs to, or null.</param>
public sealed record RatingSubject(int Order, string Name, string Post, MatterRef? Matter)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>The body whose report or handling it is: it is told the result, and owes what follows from it.</summary>
    public SupervisedBodyId? Body { get; init; }
}

/// <summary>One of the two scrutineers (监票人).</summary>
/// <param name="Order">0 or 1.</param>
/// <param name="Person">Who.</param>
/// <param name="Name">Name as printed.</param>
public sealed record RoundScrutineer(int Order, PersonId Person, string Name)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    /// <summary>True once the opening code was written down and typed back.</summary>
    public bool HasCode { get; internal set; }

    /// <summary>When this scrutineer confirmed the result (UTC); null before.</summary>
    public DateTimeOffset? ConfirmedAt { get; internal set; }
}

/// <summary>Something that happened to the round as a whole, never to one slip (经过).</summary>
/// <param name="Order">From 0.</param>
/// <param name="At">When (UTC).</param>
/// <param name="By">Who.</param>
/// <param name="Words">What, in Chinese.</param>
public sealed record RoundEvent(int Order, DateTimeOffset At, string By, string Words)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();
}

/// <summary>What a round is about, as the office or a work committee enters it (D-10.2).</summary>
/// <param name="Title">县人民法院任命人员履职情况满意度测评.</param>
/// <param name="Sitting">The sitting it is held at.</param>
/// <param name="Way">How slips are got.</param>
/// <param name="IsRehearsal">演练: marked on every screen and deleted the next day.</param>
public sealed record RoundSetup(string Title, SittingId Sitting, SlipWay Way, bool IsRehearsal);

/// <summary>One secret vote (测评轮次, D-10.2): what is asked, of whom, how far it is, and what came of it. It knows no ballot.</summary>
public sealed partial class RatingRound
{
    /// <summary>Most subjects on a ballot.</summary>
    public const int MostSubjects = 60;

    private readonly List<RatingSubject> subjects = [];
    private readonly List<RoundScrutineer> scrutineers = [];
    private readonly List<RoundEvent> events = [];

    private RatingRound()
    {
    }

    public RatingRoundId Id { get; private set; }

    public string Title { get; private set; } = "";

    public SittingId Sitting { get; private set; }

    /// <summary>第 1 次, 第 2 次 for the same subjects.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>The round before, when this one repeats it.</summary>
    public RatingRoundId? Earlier { get; private set; }

    public RatingTemplateId Template { get; private set; }

    /// <summary>The template as it was when the round was set up; never read anew.</summary>
    public RatingContent Content { get; private set; } = null!;

    public SlipWay Way { get; private set; }

    public bool IsRehearsal { get; private set; }

    public RoundState State { get; private set; }

    public CouncilDecisionId? ApprovedBy { get; private set; }

    /// <summary>Subjects in the order of the ballot.</summary>
    public IReadOnlyList<RatingSubject> Subjects => [.. subjects.OrderBy(s => s.Order)];

    public IReadOnlyList<RoundScrutineer> Scrutineers => [.. scrutineers.OrderBy(s => s.Order)];

    public IReadOnlyList<RoundEvent> Events => [.. events.OrderBy(e => e.Order)];

    /// <summary>The matter this round is.</summary>
    public MatterRef Matter => new(MatterKind.Rating, Id.Value);

    /// <summary>What the ballot asks.</summary>
    public BallotForm Form => new(subjects.Count, Content.Slots, Content.Method.Grades.Length, Content.Ballot.HasAbstain);

    /// <summary>A round is set up. The caller has asked <see cref="ObstaclesToSetUp"/>.</summary>
    public static RatingRound SetUp(RatingRoundId id, RoundSetup setup, RatingTemplateId template, RatingContent content, IEnumerable<RatingSubject> subjects)
    {
        var round = new RatingRound
        {
            Id = id,
            Title = setup.Title.Trim(),
            Sitting = setup.Sitting,
            Template = template,
            Content = content,
            Way = setup.Way,
            IsRehearsal = setup.IsRehearsal,
        };
        round.subjects.AddRange(subjects);
        return round;
    }

    /// <summary>The vote after a round that was void or tied: the same subjects, the same rule, new slips (D-10.16, D-10.21).</summary>
    public RatingRound Again(RatingRoundId id)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToRepeat());
        var round = Next(id);
        (round.Number, round.Earlier, round.Main, round.GroupPlaces) = (Number + 1, Id, Main, GroupPlaces);
        if (IsGroup)
        {
            round.Entitle(Entitled);
        }

        round.subjects.AddRange(Subjects.Select(s => new RatingSubject(s.Order, s.Name, s.Post, s.Matter) { Body = s.Body }));
        return round;
    }

    // Another round on the same question, approved already.
    private RatingRound Next(RatingRoundId id)
    {
        var round = new RatingRound
        {
            Id = id,
            Title = Title,
            Sitting = Sitting,
            Template = Template,
            Content = Content,
            Way = Way,
            IsRehearsal = IsRehearsal,
            State = RoundState.Approved,
            ApprovedBy = ApprovedBy,
        };
        round.scrutineers.AddRange(Scrutineers.Select(s => new RoundScrutineer(s.Order, s.Person, s.Name)));
        return round;
    }

    /// <summary>Why it cannot be voted again.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToRepeat() =>
        IsGroup && State == RoundState.Announced ? [new(RatingRules.Groups, "请从组成人员的轮次再测评一次。")]
        : State == RoundState.Void || (State == RoundState.Announced && Results.Any(r => r.Result.Outcome is CountOutcome.VoteAgain or CountOutcome.NotEnoughValid))
            ? []
            : [new(RatingRules.InOrder, "只有作废的、未形成有效结果的或者恰好半数须重新测评的轮次，才能再测评一次。")];

    /// <summary>Why this cannot be set up.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToSetUp(RoundSetup setup, RatingContent content, IReadOnlyList<RatingSubject> subjects)
    {
        List<Obstacle> obstacles = [.. content.Obstacles()];
        if (string.IsNullOrWhiteSpace(setup.Title) || setup.Title.Length > 100)
        {
            obstacles.Add(new(RatingRules.ProperBallot, "请填写测评名称，最多 100 个字。", nameof(RoundSetup.Title)));
        }

        if (setup.Way == SlipWay.Mixed && !content.Ballot.MayMix)
        {
            obstacles.Add(new(RatingRules.OneSlip, "规则没有允许纸票和屏幕票并用，请选一种。", nameof(RoundSetup.Way)));
        }

        obstacles.AddRange(ObstaclesToSubjects(subjects));
        return obstacles;
    }

    /// <summary>True while subjects and rule may change.</summary>
    public bool IsDraft => State == RoundState.Prepared;

    /// <summary>True while somebody may draw or cast.</summary>
    public bool IsOpen => State == RoundState.Open;

    /// <summary>True when nobody may ever change or see more of it.</summary>
    public bool IsOver => State is RoundState.Announced or RoundState.Void or RoundState.Cancelled;

    /// <summary>The state in words (screens 4.5).</summary>
    public string StateWords => State switch
    {
        RoundState.Prepared => "草稿",
        RoundState.Approved => "已批准",
        RoundState.Ready => "就绪",
        RoundState.Open => "已开放",
        RoundState.Closing => "已关闭",
        RoundState.Sealed => "已封存",
        RoundState.Confirmed => "已确认",
        RoundState.Announced => "已公布",
        RoundState.Void => "已作废",
        _ => "已取消",
    };

    private static IEnumerable<Obstacle> ObstaclesToSubjects(IReadOnlyList<RatingSubject> subjects)
    {
        if (subjects.Count is 0 or > MostSubjects)
        {
            yield return new(RatingRules.ProperBallot, $"测评对象应当有 1 到 {MostSubjects} 个，现在有 {subjects.Count} 个。", nameof(Subjects));
        }

        if (subjects.Any(s => string.IsNullOrWhiteSpace(s.Name) || s.Name.Length > 100 || s.Post.Length > 100))
        {
            yield return new(RatingRules.ProperBallot, "每个测评对象都要有名称，名称和职务各最多 100 个字。", nameof(Subjects));
        }

        if (subjects.GroupBy(s => (s.Name.Trim(), s.Post.Trim())).Any(g => g.Count() > 1))
        {
            yield return new(RatingRules.ProperBallot, "有两个测评对象的名称和职务完全相同，请写清职务加以区分。", nameof(Subjects));
        }
    }

    private void Note(DateTimeOffset now, string by, string words) => events.Add(new(events.Count, now, by, words));
}
