using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Features.Plans.Versions;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>How far publication has come, for the progress line.</summary>
/// <param name="Done">Dossiers made so far.</param>
/// <param name="All">Dossiers to make.</param>
public sealed record PublishProgress(int Done, int All);

/// <summary>The Office publishes the plan: each line becomes its working object once, keyed by the line (D-4.8).</summary>
/// <remarks>Everything is one transaction. A plan published already only gets the working objects it still lacks.</remarks>
public sealed class PublishPlan(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines, PlanWorks works)
{
    public async Task<Outcome<int>> RunAsync(AnnualPlanId id, IProgress<PublishProgress>? progress, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.PublishPlan, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == id, stop);
        var today = db.Clock.Today();
        if (!plan.IsPublished)
        {
            if (plan.ObstaclesToPublish(today) is { Count: > 0 } obstacles)
            {
                return Outcome<int>.Refused(obstacles);
            }

            plan.Publish(today);
            db.Tell(plan.Matter, $"公布{plan.Name}");
        }

        try
        {
            var made = await works.StartAsync(db, plan, progress, stop);
            await KeepFirstVersionAsync(db, plan, stop);
            await deadlines.SaveAsync(db, [plan.Matter, .. made], stop);
            await transaction.CommitAsync(stop);
            return Outcome<int>.Done(made.Count);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome<int>.Refused(new Obstacle(PlanRules.Order, "他人刚刚修改了计划，没有发布。请刷新后再试。"));
        }
    }

    // The text as published stays readable word for word, whatever is adjusted later (D-4.7).
    private static async Task KeepFirstVersionAsync(SupervisionDb db, AnnualPlan plan, CancellationToken stop)
    {
        if (!await db.PlanVersions.AnyAsync(v => v.Plan == plan.Id, stop))
        {
            var items = await db.PlanItems.Where(i => i.Plan == plan.Id).OrderBy(i => i.Order).ToListAsync(stop);
            db.PlanVersions.Add(PlanVersion.First(new(Guid.CreateVersion7()), plan, await db.VersionLinesAsync(items, stop)));
        }
    }
}
