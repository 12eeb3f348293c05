using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>The Office sets up the plan of a year (D-4.1). The same id twice makes one plan.</summary>
public sealed class CreatePlan(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    public async Task<Outcome> RunAsync(AnnualPlanId id, int year, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditPlan, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        if (AnnualPlan.ObstaclesToCreate(year, today) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        if (await db.AnnualPlans.Where(p => p.Year == year).Select(p => p.Id).ToListAsync(stop) is [var there])
        {
            return there == id ? Outcome.Done : Outcome.Refused(new Obstacle(PlanRules.OnePlan, $"{year}年度的计划已经建立，每年只有一份。", "Year"));
        }

        var plan = AnnualPlan.Create(id, year, today);
        db.AnnualPlans.Add(plan);
        db.Tell(plan.Matter, $"建立{plan.Name}，开始征集议题");
        await deadlines.SaveAsync(db, plan.Matter, stop);
        return Outcome.Done;
    }
}

/// <summary>The Office ends the collecting of topics and begins to draft.</summary>
public sealed class StartDrafting(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, act =>
    {
        if (act.Plan.ObstaclesToDraft() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Plan.Draft(act.Today);
        act.Tell("结束议题征集，开始起草");
        return [];
    }, stop);
}

/// <summary>The Office sends the draft to the organs for their opinions (10 days, D-4.6).</summary>
public sealed class ConsultPlan(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, async act =>
    {
        var items = await act.Db.PlanItems.CountAsync(i => i.Plan == act.Plan.Id, act.Stop);
        if (act.Plan.ObstaclesToConsult(items) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var basis = await act.Db.LoadBasisAsync(act.Stop);
        act.Plan.Consult(items, act.Today, basis.Rules.InForce(PlanRules.ConsultDays, act.Today).Count);
        act.Tell($"计划草案（{items} 项）发出征求意见，{act.Plan.ConsultUntil?.InYear(act.Today)}前反馈");
        return [];
    }, stop);
}

/// <summary>The Office puts the draft to the council; blocking checks stand in the way (D-4.5).</summary>
public sealed class SubmitPlan(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, async act =>
    {
        var checks = await act.ChecksAsync();
        if (act.Plan.ObstaclesToSubmit(checks) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Plan.Submit(checks, act.Today);
        act.Tell("计划草案提请主任会议审议");
        return [];
    }, stop);
}

/// <summary>The Office takes the draft back to mend it, also after a 不同意 or 暂缓 of the council.</summary>
public sealed class ReturnPlan(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, act =>
    {
        if (act.Plan.ObstaclesToReturn() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Plan.Return();
        act.Tell("计划草案退回起草");
        return [];
    }, stop);
}

/// <summary>The Office registers that the council adopted the plan; the confirmed decision is the proof (D-4.6, D-3.13).</summary>
public sealed class AdoptPlan(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, CancellationToken stop) => acting.RunAsync(Permissions.AdoptPlan, id, async act =>
    {
        var decision = await act.Db.PlanDecisionAsync(act.Plan, act.Stop);
        if (act.Plan.ObstaclesToAdopt(decision) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Plan.Adopt(decision!);
        act.Tell($"{decision!.Meeting}通过{act.Plan.Name}");
        return [];
    }, stop);
}

/// <summary>The Office closes the plan of a year that is over (D-4.6).</summary>
public sealed class ClosePlan(PlanActing acting, PlanProgress progress)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, CancellationToken stop) => acting.RunAsync(Permissions.PublishPlan, id, async act =>
    {
        var items = await act.ItemsAsync();
        var finished = await progress.FinishedAsync(act.Db, items, act.Stop);
        var unfinished = items.Count(i => !finished.Contains(i.Id));
        if (act.Plan.ObstaclesToClose(unfinished, act.Today) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Plan.Close(unfinished, act.Today);
        act.Tell($"{act.Plan.Name}办结");
        return [];
    }, stop);
}

/// <summary>Reads the council's newest decision on a plan.</summary>
internal static class PlanDecisions
{
    public static async Task<PlanDecision?> PlanDecisionAsync(this SupervisionDb db, AnnualPlan plan, CancellationToken stop) =>
        await db.DecisionOnAsync(plan.Matter, CouncilPurpose.PlanAdoption, stop) is { } facts
            ? new(facts.Decision, facts.MeetingName, facts.Day, facts.IsApproval)
            : null;
}
