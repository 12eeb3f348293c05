using Supervision.Domain.Opinions;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Opinions;

/// <summary>签收 by a body's liaison for the own body, or by the Office from the signed paper (D-8.5).</summary>
public sealed class ConfirmReceipt(IDbContextFactory<SupervisionDb> databases, OpinionActs acts, CurrentPerson person, TimeProvider clock)
{
    /// <param name="id">The opinion.</param>
    /// <param name="body">The body that has it.</param>
    /// <param name="day">The day on the paper; only the Office may name one.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<Outcome> RunAsync(ReviewOpinionId id, SupervisedBodyId body, DateOnly? day, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ConfirmReceipt, stop);
        if (!actor.IsOffice && !actor.ActsFor(body))
        {
            throw new AccessDeniedException("Refused: receipt for another body.");
        }

        var today = clock.Today();
        var (on, kind) = actor.ActsFor(body) ? (today, ReceiptKind.Confirmed) : (day ?? today, ReceiptKind.Paper);
        var basis = await BasisAsync(actor, stop);
        return await acts.RunAsync(Permissions.ConfirmReceipt, id, new(
            o => o.ObstaclesToReceive(body, on, today) is { Count: > 0 } early ? early : Late(o, body, on, basis), (o, by) => o.Receive(body, on, kind, by),
            o => kind == ReceiptKind.Paper ? $"登记纸质签收（{on.Full()}）" : $"签收{o.Number}"), stop);
    }

    private async Task<LoadedBasis> BasisAsync(Actor actor, CancellationToken stop)
    {
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.LoadBasisAsync(stop);
    }

    private static IReadOnlyList<Obstacle> Late(ReviewOpinion o, SupervisedBodyId body, DateOnly on, LoadedBasis basis)
    {
        var last = OpinionDuties.ReceiptOf(o.DispatchTo(body)!.SentOn, basis.Rules, basis.Calculator).Day;
        return on > last ? [new(OpinionRules.OwnReceipt, $"签收期限是{last.Full()}；逾期未签收的，视为该日收到，不能再登记以后的日期。", "Day")] : [];
    }
}

/// <summary>Receipts not confirmed in time count as given on the last day (视为收到, D-8.5). For the job; may run any number of times.</summary>
public sealed class DeemReceipts(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <returns>A line for each receipt that was deemed.</returns>
    public async Task<IReadOnlyList<MatterLink>> RunAsync(CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ConfirmReceipt, stop);
        if (!actor.IsSystem)
        {
            throw new AccessDeniedException("Refused: only the system deems a receipt.");
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var waiting = await db.ReviewOpinions.Where(o => o.Dispatches.Any(d => d.ReceivedOn == null)).ToListAsync(stop);
        var deemed = waiting.Where(o => o.State < OpinionState.NoOpinion)
            .SelectMany(o => Enumerable.Repeat(new MatterLink(o.Number ?? o.Title, $"/opinions/{o.Id.Value}"), Deem(db, o, basis, actor))).ToList();
        if (deemed.Count > 0)
        {
            await deadlines.SaveAsync(db, [.. waiting.Select(o => o.Matter)], stop);
        }

        return deemed;
    }

    private static int Deem(SupervisionDb db, ReviewOpinion opinion, LoadedBasis basis, Actor actor)
    {
        DateOnly LastOf(OpinionDispatch d) => OpinionDuties.ReceiptOf(d.SentOn, basis.Rules, basis.Calculator).Day;
        var open = opinion.Dispatches.Where(d => d.ReceivedOn is null && LastOf(d) < basis.Today).ToList();
        foreach (var dispatch in open)
        {
            var last = LastOf(dispatch);
            opinion.Receive(dispatch.Body, last, ReceiptKind.Deemed, new(actor.Name, db.Clock.GetUtcNow()));
            db.Tell(opinion.Matter, $"逾期未签收，视为{last.Full()}收到");
        }

        return open.Count;
    }
}
