using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>The Office adds a line to the draft. The same id twice makes one line.</summary>
public sealed class AddPlanItem(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, PlanItemId id, PlanItemContent content, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditPlan, plan, async act =>
        {
            IReadOnlyList<Obstacle> obstacles =
                [.. act.Plan.ObstaclesToEdit(), .. content.Obstacles(), .. await act.Db.TitleObstaclesAsync(act.Plan.Id, id, content, act.Stop)];
            if (obstacles.Count > 0 || await act.Db.PlanItems.AnyAsync(i => i.Id == id, act.Stop))
            {
                return obstacles;
            }

            var last = await act.Db.PlanItems.Where(i => i.Plan == act.Plan.Id).MaxAsync(i => (int?)i.Order, act.Stop) ?? 0;
            act.Db.PlanItems.Add(PlanItem.Of(id, act.Plan.Id, last + 1, content));
            act.Tell($"列入{content.Kind.Words()}“{content.Title.Trim()}”");
            return [];
        }, stop);
}

/// <summary>The Office, or the committee that leads the line, writes a line of the draft anew (D-1.5 “own items”).</summary>
public sealed class EditPlanItem(PlanActing acting)
{
    public Task<Outcome> RunAsync(PlanItemId id, PlanItemContent content, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditOwnPlanItems, id, async (act, item) =>
        {
            if (!PlanRights.MayEdit(act.Actor, item))
            {
                throw new AccessDeniedException("Refused: a line of another committee.");
            }

            IReadOnlyList<Obstacle> obstacles =
                [.. act.Plan.ObstaclesToEdit(), .. item.ObstaclesToDescribe(content), .. await act.Db.TitleObstaclesAsync(act.Plan.Id, id, content, act.Stop)];
            if (obstacles.Count == 0)
            {
                item.Describe(content);
                act.Tell($"修改第 {item.Order} 项“{item.Title}”");
            }

            return obstacles;
        }, stop);
}

/// <summary>The Office takes a line out of the draft; statutory topics linked to it are open again.</summary>
public sealed class RemovePlanItem(PlanActing acting)
{
    public Task<Outcome> RunAsync(PlanItemId id, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, async (act, item) =>
    {
        if (act.Plan.ObstaclesToEdit() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Plan.Forget(item.Id);
        await act.MoveBackAsync(item);
        act.Db.PlanItems.Remove(item);
        var order = 0;
        foreach (var other in (await act.ItemsAsync()).Where(i => i.Id != item.Id))
        {
            other.Place(++order);
        }

        act.Tell($"移出第 {item.Order} 项“{item.Title}”");
        return [];
    }, stop);
}

/// <summary>The Office moves a line to another place in the order.</summary>
public sealed class MovePlanItem(PlanActing acting)
{
    /// <param name="id">The line.</param>
    /// <param name="place">Its new place, from 1; beyond the end means last.</param>
    /// <param name="stop">Cancels.</param>
    public Task<Outcome> RunAsync(PlanItemId id, int place, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, async (act, item) =>
    {
        if (act.Plan.ObstaclesToEdit() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var items = await act.ItemsAsync();
        items.Remove(item);
        items.Insert(Math.Clamp(place - 1, 0, items.Count), item);
        for (var i = 0; i < items.Count; i++)
        {
            items[i].Place(i + 1);
        }

        act.Tell($"“{item.Title}”移到第 {item.Order} 项");
        return [];
    }, stop);
}

/// <summary>The Office names the leading committee of several lines at once; committees named before assist.</summary>
public sealed class AssignCommittee(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, IReadOnlyCollection<PlanItemId> lines, WorkCommitteeId committee, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditPlan, plan, async act =>
        {
            var known = await act.Db.WorkCommittees.AsNoTracking().SingleOrDefaultAsync(c => c.Id == committee, act.Stop);
            IReadOnlyList<Obstacle> obstacles = known is null || lines.Count == 0
                ? [new(PlanRules.LeadCommittee, known is null ? "请选择承办委。" : "请先勾选要设置承办委的事项。", "Committee")]
                : act.Plan.ObstaclesToEdit();
            if (obstacles.Count > 0)
            {
                return obstacles;
            }

            foreach (var item in (await act.ItemsAsync()).Where(i => lines.Contains(i.Id)))
            {
                var others = item.Content.Committees.Where(c => c.Committee != committee);
                item.Describe(item.Content with { Committees = [new(known!.Name, committee), .. others] });
            }

            act.Tell($"{lines.Count} 项由{known!.Name}牵头承办");
            return [];
        }, stop);
}

/// <summary>Marks a line without a dossier of its own as done, once the plan is published.</summary>
public sealed class FinishPlanItem(PlanActing acting)
{
    public Task<Outcome> RunAsync(PlanItemId id, string note, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditOwnPlanItems, id, (act, item) =>
        {
            if (!PlanRights.MayEdit(act.Actor, item))
            {
                throw new AccessDeniedException("Refused: a line of another committee.");
            }

            var obstacles = item.ObstaclesToFinish(act.Plan.IsPublished, note);
            if (obstacles.Count == 0)
            {
                item.Finish(act.Plan.IsPublished, note, act.Today);
                act.Tell($"第 {item.Order} 项“{item.Title}”完成");
            }

            return Task.FromResult(obstacles);
        }, stop);
}

/// <summary>Who may write which line (D-1.5: the Office all, a committee those it leads).</summary>
internal static class PlanRights
{
    public static bool MayEdit(Actor actor, PlanItem item) =>
        actor.IsSystem || actor.IsOffice || (item.LeadCommittee is { } lead && actor.Serves(lead));

    public static async Task<IReadOnlyList<Obstacle>> TitleObstaclesAsync(
        this SupervisionDb db, AnnualPlanId plan, PlanItemId self, PlanItemContent content, CancellationToken stop)
    {
        var key = PlanText.Key(content.Title);
        var twin = await db.PlanItems.AsNoTracking()
            .Where(i => i.Plan == plan && i.Id != self && i.Kind == content.Kind && i.TitleKey == key).Select(i => (int?)i.Order).FirstOrDefaultAsync(stop);
        return twin is null ? [] : [new(PlanRules.ProperItem, $"第 {twin} 项已经是“{content.Title.Trim()}”，同一监督形式不重复列入。", nameof(PlanItemContent.Title))];
    }
}
