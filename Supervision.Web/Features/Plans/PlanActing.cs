using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>A plan in the hands of somebody who acts on it.</summary>
/// <param name="Db">The context of the act.</param>
/// <param name="Plan">The plan, tracked.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Today">Today in Beijing.</param>
/// <param name="Stop">Cancels.</param>
public sealed record PlanAct(SupervisionDb Db, AnnualPlan Plan, Actor Actor, DateOnly Today, CancellationToken Stop)
{
    /// <summary>Other matters whose deadlines hang on this act.</summary>
    public List<MatterRef> AlsoReplan { get; } = [];

    /// <summary>A sentence of the plan's history.</summary>
    public void Tell(string sentence) => Db.Tell(Plan.Matter, sentence);

    /// <summary>All lines, tracked, in order.</summary>
    public Task<List<PlanItem>> ItemsAsync() => Db.PlanItems.Where(i => i.Plan == Plan.Id).OrderBy(i => i.Order).ToListAsync(Stop);

    /// <summary>What the checks find now (D-4.5).</summary>
    public async Task<IReadOnlyList<PlanCheck>> ChecksAsync()
    {
        var basis = await Db.LoadBasisAsync(Stop);
        return AdoptionChecks.Of(Plan, await ItemsAsync(), PlanLimits.Of(basis.Rules, Today), Today);
    }
}

/// <summary>What every act on a plan has in common: the right, the row, the deadlines, one transaction.</summary>
public sealed class PlanActing(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    private static readonly Obstacle Unknown = new(PlanRules.OnePlan, "没有找到这份计划，请刷新页面。");

    private static readonly Obstacle SomebodyElse = new(PlanRules.Order, "他人刚刚修改了计划，您填写的内容还在。请刷新后再保存。");

    private static readonly Obstacle TitleTaken = new(
        PlanRules.ProperItem, "计划里已经有同一监督形式、同一名称的事项。", nameof(PlanItemContent.Title));

    /// <summary>Runs an act. It answers what stands in the way, or changes rows and answers nothing.</summary>
    public async Task<Outcome> RunAsync(
        string permission, AnnualPlanId id, Func<PlanAct, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.AnnualPlans.SingleOrDefaultAsync(p => p.Id == id, stop) is { } plan
            ? await TryAsync(new(db, plan, actor, db.Clock.Today(), stop), act)
            : Outcome.Refused(Unknown);
    }

    /// <summary>The same for an act that needs no other rows.</summary>
    public Task<Outcome> RunAsync(string permission, AnnualPlanId id, Func<PlanAct, IReadOnlyList<Obstacle>> act, CancellationToken stop) =>
        RunAsync(permission, id, a => Task.FromResult(act(a)), stop);

    /// <summary>The same for an act on one line; a line that is gone is refused.</summary>
    public async Task<Outcome> RunAsync(
        string permission, PlanItemId id, Func<PlanAct, PlanItem, Task<IReadOnlyList<Obstacle>>> act, CancellationToken stop)
    {
        var actor = await person.DemandAsync(permission, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.PlanItems.SingleOrDefaultAsync(i => i.Id == id, stop) is not { } item)
        {
            return Outcome.Refused(new Obstacle(PlanRules.ProperItem, "这一项已经不在计划里，请刷新页面。"));
        }

        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == item.Plan, stop);
        return await TryAsync(new(db, plan, actor, db.Clock.Today(), stop), a => act(a, item));
    }

    private async Task<Outcome> TryAsync(PlanAct act, Func<PlanAct, Task<IReadOnlyList<Obstacle>>> change)
    {
        try
        {
            if (await change(act) is { Count: > 0 } obstacles)
            {
                return Outcome.Refused(obstacles);
            }

            await deadlines.SaveAsync(act.Db, [act.Plan.Matter, .. act.AlsoReplan], act.Stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SomebodyElse);
        }
        catch (DbUpdateException failure) when (IsTitleTaken(failure))
        {
            return Outcome.Refused(TitleTaken);
        }
        catch (DbUpdateException failure) when (failure.InnerException?.Message.Contains("PlanVersion", StringComparison.Ordinal) == true)
        {
            // Two people began an adjustment in the same moment.
            return Outcome.Refused(SomebodyElse);
        }
    }

    // Two people added the same line at the same moment; the index tells, whatever the provider says.
    private static bool IsTitleTaken(DbUpdateException failure) =>
        failure.InnerException?.Message.Contains(nameof(PlanItem.TitleKey), StringComparison.Ordinal) == true;
}
