using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;

namespace Supervision.Domain.Opinions;

/// <summary>Id of the handling of an opinion by one organ.</summary>
public readonly record struct OpinionHandlingId(Guid Value);

/// <summary>What one organ does with an opinion it received (研究处理): answers point by point, papers, comments, decisions.</summary>
/// <remarks>One for each organ that reports (D-17.22); departments answer inside the handling of their organ (D-8.8).
/// Its state uses the words of <see cref="OpinionState"/>; the opinion follows the slowest of its handlings.</remarks>
public sealed partial class OpinionHandling
{
    /// <summary>Longest text of one field of an answer.</summary>
    public const int LongestField = 3000;

    private const int LongestReason = 500;

    private readonly List<HandlingAnswer> answers = [];
    private readonly List<HandlingPaper> papers = [];
    private readonly List<CommitteeComment> comments = [];
    private readonly List<HandlingExtension> extensions = [];
    private readonly List<HandlingOutcome> outcomes = [];

    private OpinionHandling()
    {
    }

    public OpinionHandlingId Id { get; private set; }

    public ReviewOpinionId Opinion { get; private set; }

    /// <summary>Who reports and is answerable for time.</summary>
    public SupervisedBodyId Organ { get; private set; }

    public OpinionState State { get; private set; }

    /// <summary>How often a report was refused: 0 before, 1 after the first 不予接受.</summary>
    public int Refused => outcomes.Count(o => o.Kind == OutcomeKind.NotAccepted);

    /// <summary>The day from which open points are followed up; null when they are not.</summary>
    public DateOnly? FollowUpFrom { get; private set; }

    /// <summary>The day on which the last open point was settled.</summary>
    public DateOnly? FollowUpEndedOn { get; private set; }

    /// <summary>The day on which a sitting heard the report (再次听取).</summary>
    public DateOnly? HeardAgainOn { get; private set; }

    /// <summary>Answers as they stand now, one for each point that was begun.</summary>
    public IReadOnlyList<HandlingAnswer> Answers => answers;

    /// <summary>All versions of all papers, oldest first.</summary>
    public IReadOnlyList<HandlingPaper> Papers => [.. papers.OrderBy(p => p.Number)];

    /// <summary>Comments of the work committee, oldest first.</summary>
    public IReadOnlyList<CommitteeComment> Comments => [.. comments.OrderBy(c => c.At)];

    public IReadOnlyList<HandlingExtension> Extensions => [.. extensions.OrderBy(e => e.AskedAt)];

    /// <summary>What was decided on its reports, oldest first.</summary>
    public IReadOnlyList<HandlingOutcome> Outcomes => [.. outcomes.OrderBy(o => o.At)];

    /// <summary>The day its report was accepted.</summary>
    public DateOnly? AcceptedOn => State is OpinionState.Accepted or OpinionState.Closed ? Outcomes.LastOrDefault(o => o.Ends)?.Day : null;

    /// <summary>True when nothing more is to be reported.</summary>
    public bool IsSettled => State is OpinionState.Accepted or OpinionState.Closed;

    /// <summary>The handling begins with the receipt.</summary>
    public static OpinionHandling Open(ReviewOpinionId opinion, SupervisedBodyId organ, DateTimeOffset at) => new()
    {
        Id = new(Guid.CreateVersion7(at)),
        Opinion = opinion,
        Organ = organ,
        State = OpinionState.Received,
    };

    /// <summary>The answer to a point, or null.</summary>
    public HandlingAnswer? AnswerTo(Guid point) => answers.Find(a => a.Point == point);

    /// <summary>The newest paper of a kind that counts.</summary>
    public HandlingPaper? Newest(HandlingPaperKind kind) => Papers.LastOrDefault(p => p.Kind == kind && p.WithdrawnAt is null);

    /// <summary>The first paper of a kind, withdrawn or not: the day on which a term was met (D-17.24).</summary>
    public HandlingPaper? First(HandlingPaperKind kind) => Papers.FirstOrDefault(p => p.Kind == kind);

    /// <summary>The report on which a decision is due or was taken.</summary>
    public HandlingPaper? NewestReport => Papers.LastOrDefault(p => p.Kind.IsReport() && p.WithdrawnAt is null);

    /// <summary>The comment on the draft that counts now.</summary>
    public CommitteeComment? CommentNow => Newest(HandlingPaperKind.Draft) is { } draft ? comments.Find(c => c.Draft == draft.Id) : null;
}

/// <summary>A point as it is asked of somebody (要求).</summary>
/// <param name="Id">The point of the opinion.</param>
/// <param name="Order">Its number within the proposals, from 1.</param>
/// <param name="Text">Heading and text.</param>
/// <param name="Body">Who must answer it (D-8.8).</param>
/// <param name="DueOn">Its own last day, if it has one.</param>
public sealed record AskedPoint(Guid Id, int Order, string Text, SupervisedBodyId Body, DateOnly? DueOn)
{
    /// <summary>第 3 条.</summary>
    public string Name => $"第 {Order} 条";
}
