using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>Reads the facts of plans and says what is owed (D-4.6).</summary>
internal sealed class PlanDutySource : IDutySource
{
    public MatterKind Kind => MatterKind.Plan;

    public async Task<IReadOnlyList<Duty>> DutiesAsync(SupervisionDb db, Guid? id, LoadedBasis basis, CancellationToken stop)
    {
        var only = id is { } one ? new AnnualPlanId(one) : (AnnualPlanId?)null;
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => only == null || p.Id == only).ToListAsync(stop);
        var committees = await db.WorkCommittees.AsNoTracking().Select(c => c.Id).ToListAsync(stop);
        var adjusted = (await db.PlanVersions.AsNoTracking().Where(v => v.Number > 1 && v.AdoptedOn != null)
            .Select(v => new { v.Plan, v.Number, v.AdoptedOn, v.PublishedOn }).ToListAsync(stop)).ToLookup(v => v.Plan);
        var proposed = await db.TopicProposals.AsNoTracking().Where(p => p.Committee != null)
            .Select(p => new { p.Year, p.Committee, p.ProposedOn }).ToListAsync(stop);
        return
        [
            .. from plan in plans
               let days = proposed.Where(p => p.Year == plan.Year).ToLookup(p => p.Committee!.Value, p => p.ProposedOn)
               let facts = new PlanFacts(plan.Id, plan.Year, plan.CreatedOn)
               {
                   DraftingSince = plan.DraftingSince,
                   SubmittedOn = plan.SubmittedOn,
                   AdoptedOn = plan.AdoptedOn,
                   PublishedOn = plan.PublishedOn,
                   Adjustments = [.. adjusted[plan.Id].Select(v => (v.Number, v.AdoptedOn!.Value, v.PublishedOn))],
                   Committees = committees.ToDictionary(c => c, c => days[c].Any() ? days[c].Min() : (DateOnly?)null),
               }
               from duty in PlanDuties.Of(facts, basis.Rules, basis.Calculator)
               select duty,
        ];
    }
}

/// <summary>Who may read a plan and its files: a draft the house, a published plan everybody (D-1.5).</summary>
internal sealed class PlanGate : IMatterGate
{
    public MatterKind Kind => MatterKind.Plan;

    public async Task<bool> MayReadAsync(SupervisionDb db, Actor actor, Guid id, CancellationToken stop)
    {
        var plan = await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new AnnualPlanId(id), stop);
        return plan is not null && actor.May(plan.IsPublished ? Permissions.ReadPublishedPlan : Permissions.ReadPlanDraft);
    }
}

/// <summary>Plans that wait for the council, each with the hash of its lines as they stand.</summary>
internal sealed class PlanCouncilAgenda : ICouncilAgenda
{
    public async Task<IReadOnlyList<CouncilQuestion>> WaitingAsync(SupervisionDb db, CancellationToken stop)
    {
        var plans = await db.AnnualPlans.AsNoTracking().Where(p => p.State == PlanState.Submitted).ToListAsync(stop);
        List<CouncilQuestion> waiting = [];
        foreach (var plan in plans)
        {
            var items = await db.PlanItems.AsNoTracking().Where(i => i.Plan == plan.Id).OrderBy(i => i.Order).ToListAsync(stop);
            waiting.Add(new($"关于{plan.Name}（草案）", CouncilPurpose.PlanAdoption, plan.Matter, HashOf(items)));
        }

        waiting.AddRange(await AdjustmentsAsync(db, stop));
        return waiting;
    }

    private static async Task<IEnumerable<CouncilQuestion>> AdjustmentsAsync(SupervisionDb db, CancellationToken stop)
    {
        var open = await db.PlanVersions.AsNoTracking().Where(v => v.State == PlanVersionState.Submitted).ToListAsync(stop);
        var plans = await db.AnnualPlans.AsNoTracking().ToDictionaryAsync(p => p.Id, stop);
        return open.Select(v => new CouncilQuestion(
            $"关于调整{plans[v.Plan].Name}（第 {v.Number} 版，{v.Changes.Count} 项）", CouncilPurpose.PlanAdjustment, plans[v.Plan].Matter, TextHash.Of(v.Text)));
    }

    private static string HashOf(IEnumerable<PlanItem> items)
    {
        var text = string.Join('\n', items.Select(i => string.Join('\t',
        [
            i.Kind.ToString(), i.Title, i.Time.Words, i.KeyPoints, i.Remarks,
            .. i.Committees.OrderBy(c => c.Order).Select(c => c.Name), .. i.Bodies.OrderBy(b => b.Order).Select(b => b.Name),
        ])));
        return TextHash.Of(text);
    }
}
