using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions.FollowUp;

/// <summary>反馈意见, or with null the explicit mark 无意见, on the draft (D-8.9, D-8.15): by the head of the committee that carries the opinion.</summary>
[Demands(Permissions.CommentOnHandling)]
public sealed class CommentOnHandling(HandlingActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId organ, string? text, CancellationToken stop) =>
        acts.RunAsync(Permissions.CommentOnHandling, id, organ, work =>
        {
            if (work.Handling.ObstaclesToComment(text) is { Count: > 0 } obstacles)
            {
                return Task.FromResult(obstacles);
            }

            work.Handling.Comment(text, work.By);
            work.Tell(text is null
                ? $"对{work.NameOf(work.Handling.Organ)}研究处理情况无意见" : $"对{work.NameOf(work.Handling.Organ)}研究处理情况反馈意见");
            return Task.FromResult<IReadOnlyList<Obstacle>>([]);
        }, stop);
}

/// <summary>逐条核实 by the work committee.</summary>
[Demands(Permissions.VerifyHandling)]
public sealed class VerifyPoint(HandlingActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId organ, Guid point, PointVerdict verdict, string note, CancellationToken stop) =>
        acts.RunAsync(Permissions.VerifyHandling, id, organ, work =>
        {
            if (work.Handling.ObstaclesToVerify(point, verdict, note) is { Count: > 0 } obstacles)
            {
                return Task.FromResult(obstacles);
            }

            work.Handling.Verify(point, verdict, note, work.By);
            work.Tell($"核实{work.Asked.Single(a => a.Id == point).Name}：{HandlingWords.Of(verdict)}{(note.Trim().Length > 0 ? $"（{note.Trim()}）" : "")}");
            return Task.FromResult<IReadOnlyList<Obstacle>>([]);
        }, stop);
}

/// <summary>申请延期: by the organ's liaison in time, or by the Office for it (D-8.5).</summary>
[Demands(Permissions.HandInHandling)]
public sealed class AskExtension(HandlingActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId organ, ExtensionWish wish, CancellationToken stop) =>
        acts.RunAsync(Permissions.HandInHandling, id, organ, work =>
        {
            var facts = work.ExtensionFacts;
            IReadOnlyList<Obstacle> obstacles = work.Handling.Organ != organ
                ? [new(HandlingRules.ExtendedOnce, $"延期由{work.NameOf(work.Handling.Organ)}申请。")]
                : work.Handling.ObstaclesToAsk(wish, facts);
            if (obstacles.Count == 0)
            {
                var byOffice = !work.Actor.ActsFor(organ);
                work.Handling.Ask(wish, facts, work.By, byOffice);
                work.Tell($"{(byOffice ? "代录：" : "")}{work.NameOf(organ)}申请把报告期限由{facts.LastDay.Full()}延至{wish.Until!.Value.Full()}：{wish.Reason.Trim()}");
            }

            return Task.FromResult(obstacles);
        }, stop);
}

/// <summary>Enters the council's confirmed decision on an extension (D-8.15).</summary>
[Demands(Permissions.RegisterHandlingDecision)]
public sealed class RegisterExtension(HandlingActs acts)
{
    /// <param name="id">The opinion.</param>
    /// <param name="organ">The organ that asked.</param>
    /// <param name="day">The day the council gave; null for the day asked for.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId organ, DateOnly? day, CancellationToken stop) =>
        acts.RunAsync(Permissions.RegisterHandlingDecision, id, organ, async work =>
        {
            var decision = await HandlingCouncil.FindAsync(work.Db, work.Opinion, CouncilPurpose.OpinionExtension, work.Handling.Waiting?.Hash, stop);
            var facts = work.ExtensionFacts;
            if (work.Handling.ObstaclesToDecide(decision, day, facts) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var asked = work.Handling.Waiting!;
            work.Handling.Decide(decision!, day, facts);
            work.Tell(asked.State == ExtensionState.Granted
                ? $"主任会议同意延期：{work.NameOf(organ)}报告期限由{asked.LastDay.Full()}延至{asked.Until.Full()}" : $"主任会议不同意{work.NameOf(organ)}延期");
            return [];
        }, stop);
}

/// <summary>Enters what the council decided on a report: accepted or not, and what is done with it (D-8.10, D-8.11).</summary>
[Demands(Permissions.RegisterHandlingDecision)]
public sealed class RegisterReportDecision(HandlingActs acts)
{
    public Task<Outcome> RunAsync(
        ReviewOpinionId id, SupervisedBodyId organ, OutcomeKind kind, ReportDisposal disposal, string remarks, CancellationToken stop) =>
        acts.RunAsync(Permissions.RegisterHandlingDecision, id, organ, async work =>
        {
            var decision = await HandlingCouncil.FindAsync(work.Db, work.Opinion, CouncilPurpose.OpinionReport, work.Handling.NewestReport?.Hash, stop);
            if (HandlingCouncil.ObstaclesTo(work.Handling, kind, decision) is { Count: > 0 } early)
            {
                return early;
            }

            var outcome = new OutcomeEntry(kind, disposal, OutcomeSource.Council, decision!.Id, decision.Day, decision.TextHash, remarks);
            if (work.Handling.ObstaclesToApply(outcome) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            work.Handling.Apply(outcome, work.By);
            work.Tell($"主任会议对{work.NameOf(organ)}研究处理情况报告的决定：{HandlingCouncil.WordsOf(kind, disposal)}{(remarks.Trim().Length > 0 ? $"（{remarks.Trim()}）" : "")}");
            return [];
        }, stop);
}

/// <summary>Puts a report that goes to the Committee on the agenda of a coming sitting (列入常委会会议议程, 监督法第十七条).</summary>
[Demands(Permissions.RegisterHandlingDecision)]
public sealed class PutHandlingOnAgenda(HandlingActs acts)
{
    public Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId organ, SittingId sitting, CancellationToken stop) =>
        acts.RunAsync(Permissions.RegisterHandlingDecision, id, organ, async work =>
        {
            if (work.Handling.ObstaclesToHear() is { Count: > 0 } early)
            {
                return early;
            }

            var title = $"{work.NameOf(organ)}关于{work.Opinion.Number}研究处理情况的报告";
            var found = await work.Db.Sittings.SingleOrDefaultAsync(s => s.Id == sitting, stop);
            if (found is null)
            {
                return [new Obstacle(HandlingRules.CouncilDecides, "请选择会议。", "Sitting")];
            }

            if (found.ObstaclesToPut(title, work.Opinion.Matter) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            found.Put(new(Guid.CreateVersion7()), title, work.Opinion.Matter, work.NameOf(organ));
            work.Tell($"{work.NameOf(organ)}研究处理情况报告列入{found.Name}议程");
            return [];
        }, stop);
}

/// <summary>Council decisions as the handling needs them: found by the text they were taken on.</summary>
internal static class HandlingCouncil
{
    public static async Task<CouncilApproval?> FindAsync(SupervisionDb db, ReviewOpinion opinion, string purpose, string? hash, CancellationToken stop) =>
        Of(await FactsAsync(db, opinion, purpose, hash, stop));

    /// <summary>The decision itself, with its meeting and its note.</summary>
    public static async Task<DecisionFacts?> FactsAsync(SupervisionDb db, ReviewOpinion opinion, string purpose, string? hash, CancellationToken stop) =>
        (await db.DecisionsOnAsync(opinion.Matter, stop))
            .FirstOrDefault(d => d.Purpose == purpose && d.TextHash == hash && d.Outcome != CouncilOutcome.Deferred);

    /// <summary>What the handling asks of a decision.</summary>
    public static CouncilApproval? Of(DecisionFacts? found) => found is null ? null : new(
        found.Decision.Value, found.Day, found.Outcome is CouncilOutcome.Approved or CouncilOutcome.ApprovedWithChanges, found.IsConfirmed, found.TextHash);

    /// <summary>Why this decision does not say what is to be entered.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesTo(OpinionHandling handling, OutcomeKind kind, CouncilApproval? decision) =>
        handling.ObstaclesToDecideReport(kind) is { Count: > 0 } early ? early
        : decision is null || handling.Outcomes.Any(o => o.Proof == decision.Id)
            ? [new(HandlingRules.CouncilDecides, "主任会议还没有对这份报告作出决定，请先在主任会议列入议题、登记决定。")]
        : !decision.IsConfirmed ? [new(HandlingRules.CouncilDecides, "主任会议的决定还没有确认，请主任或者主持人确认后再登记。")]
        : decision.IsAgreed == (kind == OutcomeKind.NotAccepted)
            ? [new(HandlingRules.CouncilDecides, decision.IsAgreed ? "主任会议的决定是同意，不能登记为不予接受。" : "主任会议的决定是不同意，只能登记为不予接受。", "Kind")]
        : [];

    /// <summary>How far the council is with a report: listed at a meeting, or decided; 暂缓 leaves it free (D-8.10).</summary>
    public static async Task<CouncilHold> HoldOfAsync(SupervisionDb db, ReviewOpinion opinion, HandlingPaper? report, CancellationToken stop)
    {
        var (kind, id, hash) = (opinion.Matter.Kind, opinion.Matter.Id, report?.Hash);
        var meetings = await db.CouncilMeetings.AsNoTracking().Where(m => m.Items.Any(i => i.MatterKind == kind && i.MatterId == id)).ToListAsync(stop);
        var items = meetings.SelectMany(m => m.Items)
            .Where(i => i.Matter == opinion.Matter && i.Purpose == CouncilPurpose.OpinionReport && hash is not null && i.TextHash == hash).ToList();
        return items.Exists(i => i.Decision is { Outcome: not CouncilOutcome.Deferred }) ? CouncilHold.Decided
            : items.Exists(i => i.Decision is null) ? CouncilHold.Listed
            : CouncilHold.None;
    }

    public static string WordsOf(OutcomeKind kind, ReportDisposal disposal) =>
        kind is OutcomeKind.OnAgenda or OutcomeKind.NotAccepted ? HandlingWords.Of(kind) : $"{HandlingWords.Of(kind)}，{HandlingWords.Of(disposal)}";
}
