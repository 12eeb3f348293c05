using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans.Versions;

/// <summary>The Office publishes an adjustment: lines are added, changed, struck, ended, their working objects with them, and the new
/// text is kept beside the old one (D-4.7). All in one transaction; a second run changes nothing.</summary>
public sealed class PublishAdjustment(
    IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines, PlanWorks works, PlanProgress progress)
{
    public async Task<Outcome<int>> RunAsync(AnnualPlanId id, IProgress<PublishProgress>? told, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.PublishPlan, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var plan = await db.AnnualPlans.SingleOrDefaultAsync(p => p.Id == id, stop);
        if (plan is null || await db.NewestVersionAsync(id, stop) is not { Number: > 1 } version)
        {
            return Outcome<int>.Refused(AdjustmentReading.NoDraft);
        }

        var act = new PlanAct(db, plan, actor, db.Clock.Today(), stop);
        IReadOnlyList<Obstacle> obstacles = [.. version.ObstaclesToPublish(act.Today), .. await OvertakenAsync(act, version)];
        if (obstacles.Count > 0)
        {
            return Outcome<int>.Refused(obstacles);
        }

        try
        {
            await ApplyAsync(act, version);
            var made = await works.StartAsync(db, plan, told, stop);
            version.Publish(await db.VersionLinesAsync(await act.ItemsAsync(), stop), act.Today);
            act.Tell($"公布{plan.Name}第 {version.Number} 版：{Words(version)}");
            await deadlines.SaveAsync(db, [plan.Matter, .. act.AlsoReplan, .. made], stop);
            await transaction.CommitAsync(stop);
            return Outcome<int>.Done(version.Number);
        }
        catch (DbUpdateException)
        {
            return Outcome<int>.Refused(new Obstacle(PlanRules.Order, "他人刚刚修改了计划，没有公布。请刷新后再试。"));
        }
    }

    /// <summary>增加 1 项，删去 2 项.</summary>
    internal static string Words(PlanVersion version) => string.Join('，', version.Changes.GroupBy(c => c.Kind).OrderBy(g => g.Key)
        .Select(g => $"{PlanChange.WordsOf(g.Key)} {g.Count()} 项"));

    // Between the draft and today a line may have been done: then the council has to look again.
    private async Task<IReadOnlyList<Obstacle>> OvertakenAsync(PlanAct act, PlanVersion version)
    {
        var touched = (await act.ItemsAsync()).Where(i => version.Changes.Any(c => c.Item == i.Id)).ToList();
        var done = await progress.FinishedAsync(act.Db, touched, act.Stop);
        return [.. touched.Where(i => done.Contains(i.Id) && !version.IsPublished)
            .Select(i => new Obstacle(PlanRules.Adjusted, $"第 {i.Order} 项“{i.Title}”已经完成，不能再按这次调整办。请退回起草，去掉这一项后重新提请。"))];
    }

    private async Task ApplyAsync(PlanAct act, PlanVersion version)
    {
        var items = await act.ItemsAsync();
        var begun = await progress.BegunAsync(act.Db, items, act.Stop);
        var last = items.Count == 0 ? 0 : items.Max(i => i.Order);
        var byId = items.ToDictionary(i => i.Id);

        // What is struck goes first, so that another line may take its name.
        foreach (var change in version.Changes.OrderBy(c => c.Kind is PlanChangeKind.Struck or PlanChangeKind.Ended ? 0 : 1))
        {
            if (change.Kind == PlanChangeKind.Added)
            {
                act.Db.PlanItems.Add(PlanItem.Of(change.Item, act.Plan.Id, ++last, change.Content!));
            }
            else if (byId.TryGetValue(change.Item, out var item))
            {
                await ApplyAsync(act, version, change, item, begun.Contains(item.Id));
            }

            await act.Db.SaveChangesAsync(act.Stop);
        }
    }

    private async Task ApplyAsync(PlanAct act, PlanVersion version, PlanChange change, PlanItem item, bool hasBegun)
    {
        if (change.Kind == PlanChangeKind.Changed)
        {
            item.Describe(change.Content!);
            act.AlsoReplan.AddRange(await works.FollowAsync(act.Db, act.Plan, item, act.Stop));
            return;
        }

        // A line that began after it was entered here is not struck any more, only ended.
        var ends = change.Kind == PlanChangeKind.Ended || hasBegun;
        var words = $"{act.Plan.Name}第 {version.Number} 版{(ends ? "终止" : "删去")}：{change.Reason}";
        act.AlsoReplan.AddRange(await works.EndAsync(act.Db, item, new(words, version.AdoptedBy), act.Stop));
        act.Plan.StrikeWith(item.Id, words);
        if (ends)
        {
            item.End(change.Reason, act.Today);
        }
        else
        {
            act.Db.PlanItems.Remove(item);
        }
    }
}
