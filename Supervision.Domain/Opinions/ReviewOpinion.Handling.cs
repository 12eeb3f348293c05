using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Opinions;

/// <content>Who answers what after dispatch, and how the opinion follows its handlings (D-8.8, D-17.22, D-17.23).</content>
public sealed partial class ReviewOpinion
{
    /// <summary>The day on which it was published (D-8.13).</summary>
    public DateOnly? PublishedOn => ReachedOn(OpinionState.Published);

    /// <summary>The live row of a body, or null.</summary>
    public OpinionDispatch? DispatchTo(SupervisedBodyId body) => dispatches.Find(d => d.Body == body && !d.IsClosed);

    /// <summary>Organs that report, the main one first.</summary>
    public IReadOnlyList<SupervisedBodyId> Organs =>
        [.. dispatches.Where(d => !d.IsClosed && d.ReportsThrough is null).OrderByDescending(d => d.IsMain).Select(d => d.Body)];

    /// <summary>Who must answer a point: its body, after 改办 the other one; a point of nobody is the main organ's (D-17.23).</summary>
    public SupervisedBodyId AnswererOf(OpinionPoint point) => point.TransferredTo ?? point.MainBody ?? MainOrgan!.Value;

    /// <summary>The organ that reports on what a body answers.</summary>
    public SupervisedBodyId OrganOf(SupervisedBodyId body) => DispatchTo(body) is { } d ? d.ReportsThrough ?? d.Body : MainOrgan!.Value;

    /// <summary>The points on which an organ reports, in their order.</summary>
    public IReadOnlyList<AskedPoint> AskedOf(SupervisedBodyId organ) =>
    [
        .. Points.Where(p => p.Part == OpinionPart.Proposal)
            .Select((p, i) => new AskedPoint(p.Id, i + 1, TextOf(p), AnswererOf(p), p.DueOn))
            .Where(a => OrganOf(a.Body) == organ),
    ];

    /// <summary>Why this body cannot act on the handling yet.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToHandle(SupervisedBodyId body) =>
        State is < OpinionState.Dispatched or OpinionState.NoOpinion or OpinionState.Withdrawn
            ? [new(HandlingRules.InOrder, "审议意见没有印发，或者已经作废。")]
        : State == OpinionState.Closed ? [new(HandlingRules.Settled, "案卷已经归档，只能查阅。")]
        : DispatchTo(body) is not { } dispatch ? [new(HandlingRules.OwnPoints, "这份审议意见没有交给这个单位办理。")]
        : dispatch.ReceivedOn is null ? [new(HandlingRules.InOrder, "请先签收，再办理。")]
        : [];

    /// <summary>Takes over the state of the slowest handling; an organ without one has only received it (D-17.22).</summary>
    public void Follow(IReadOnlyList<OpinionHandling> handlings, Editor by)
    {
        if (State is < OpinionState.Received or OpinionState.Published or OpinionState.Closed or OpinionState.NoOpinion or OpinionState.Withdrawn)
        {
            return;
        }

        var slowest = Organs.Select(organ => handlings.FirstOrDefault(h => h.Organ == organ)?.State ?? OpinionState.Received).MinBy(RankOf);
        if (slowest != State && slowest != OpinionState.Received)
        {
            GoTo(slowest, by);
        }
    }

    /// <summary>Why the opinion does not count as published by this act.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPublish() => State switch
    {
        OpinionState.Accepted => [],
        OpinionState.Published or OpinionState.Closed => [new(HandlingRules.ToThePublic, "已经公开。")],
        _ => [new(HandlingRules.ToThePublic, "研究处理情况报告被接受以后公开。")],
    };

    /// <summary>公开: opinion and handling report are both before the public.</summary>
    public void Publish(Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToPublish());
        GoTo(OpinionState.Published, by);
    }

    /// <summary>Why it cannot be closed.</summary>
    /// <param name="openPoints">Points still followed up.</param>
    public IReadOnlyList<Obstacle> ObstaclesToClose(int openPoints) =>
        State == OpinionState.Closed ? [new(HandlingRules.Settled, "已经归档。")]
        : State != OpinionState.Published ? [new(HandlingRules.Settled, "公开以后才能归档。")]
        : openPoints > 0 ? [new(HandlingRules.Settled, $"还有 {openPoints} 条在跟踪办理，全部核实办结后归档。")]
        : [];

    /// <summary>归档: read only from now on.</summary>
    public void Close(int openPoints, Editor by)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToClose(openPoints));
        GoTo(OpinionState.Closed, by);
    }

    private static string TextOf(OpinionPoint point) =>
        point.Heading.Length > 0 ? $"{point.Heading.TrimEnd('。')}。{point.Text}" : point.Text;

    // How far a handling is; what is repeated after a refusal lies between report and acceptance.
    private static int RankOf(OpinionState state) => state switch
    {
        OpinionState.Unsatisfied => 100,
        OpinionState.Rectifying => 101,
        OpinionState.SecondReport or OpinionState.SecondVote => 102,
        OpinionState.Accepted => 200,
        OpinionState.Closed => 201,
        _ => (int)state,
    };
}
