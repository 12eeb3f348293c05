using Supervision.Domain.Opinions;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>What waits for the council (提请主任会议): opinions the lead member passed on, and reports on which nobody spoke.</summary>
internal sealed class OpinionAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var waiting = await db.ReviewOpinions.AsNoTracking()
            .Where(o => o.State == OpinionState.LeadChecked || (o.State == OpinionState.Collecting && o.HasNoNotes)).ToListAsync(stop);
        var texts = waiting.OrderBy(o => o.SittingEnd).Select(o => o.State == OpinionState.LeadChecked
            ? new CouncilQuestion(o.Title, CouncilPurpose.OpinionApproval, o.Matter, o.HashOfText())
            : new CouncilQuestion($"不形成{o.Title}", CouncilPurpose.NoOpinion, o.Matter));
        return [.. texts, .. await FollowUp.HandlingAgenda.WaitingAsync(db, stop)];
    }
}

/// <summary>Registers the council's agreement (主任会议同意) on the confirmed decision; nobody approves by a button alone (D-3.13).</summary>
public sealed class ApproveOpinion(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionActs acts)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RegisterOpinionApproval, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var decision = await OpinionDecisions.FindAsync(db, id, CouncilPurpose.OpinionApproval, stop);
        return await acts.RunAsync(Permissions.RegisterOpinionApproval, id, new(
            o => o.ObstaclesToApprove(decision), (o, by) => o.Approve(decision!, by), _ => "登记主任会议同意"), stop);
    }
}

/// <summary>Registers that the council issues no opinion (不出具审议意见).</summary>
public sealed class ForgoOpinion(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, OpinionActs acts)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RegisterOpinionApproval, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var decision = await OpinionDecisions.FindAsync(db, id, CouncilPurpose.NoOpinion, stop);
        return await acts.RunAsync(Permissions.RegisterOpinionApproval, id, new(
            o => o.ObstaclesToForgo(decision), (o, by) => o.Forgo(decision!, by), _ => "主任会议决定不出具审议意见"), stop);
    }
}

/// <summary>Withdraws a numbered opinion on a council decision (作废); the number stays used.</summary>
public sealed class WithdrawOpinion(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    public async Task<Outcome> RunAsync(ReviewOpinionId id, string reason, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.RegisterOpinionApproval, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var opinion = await db.ReviewOpinions.SingleAsync(o => o.Id == id, stop);
        var decision = await OpinionDecisions.FindAsync(db, id, CouncilPurpose.Other, stop);
        if (opinion.ObstaclesToWithdraw(decision, reason) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var number = await db.OpinionNumbers.SingleAsync(n => n.Opinion == id, stop);
        opinion.Withdraw(decision!, reason, number, new(actor.Name, db.Clock.GetUtcNow()));
        db.Tell(opinion.Matter, $"{opinion.Number}作废：{reason.Trim()}");
        await deadlines.SaveAsync(db, opinion.Matter, stop);
        return Outcome.Done;
    }
}

/// <summary>Reads the council's decisions for an opinion.</summary>
internal static class OpinionDecisions
{
    /// <summary>The newest decision for a purpose on the opinion, or on its report when none was taken on the opinion itself.</summary>
    public static async Task<CouncilApproval?> FindAsync(SupervisionDb db, ReviewOpinionId id, string purpose, CancellationToken stop)
    {
        var heard = (await db.ReviewOpinions.AsNoTracking().SingleAsync(o => o.Id == id, stop)).Heard;
        var found = await db.DecisionOnAsync(new(MatterKind.Opinion, id.Value), purpose, stop)
            ?? await db.DecisionOnAsync(heard, purpose, stop);
        return found is null ? null : new(
            found.Decision.Value, found.Day, found.Outcome == CouncilOutcome.Approved, found.IsConfirmed, found.TextHash);
    }
}
