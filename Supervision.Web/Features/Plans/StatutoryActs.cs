using Supervision.Domain.Plans;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Plans;

/// <summary>The Office confirms that a line of the plan is a statutory topic (D-4.3).</summary>
public sealed class LinkStatutory(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, string topic, PlanItemId item, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditPlan, id, async act =>
        {
            var order = await act.Db.PlanItems.Where(i => i.Plan == act.Plan.Id && i.Id == item).Select(i => (int?)i.Order).SingleOrDefaultAsync(act.Stop);
            if (act.Plan.ObstaclesToEdit() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (order is null)
            {
                return [new(PlanRules.StatutoryItems, "请选择对应的计划事项。", nameof(StatutoryCheck.Item))];
            }

            act.Plan.Link(topic, item);
            act.Tell($"法定事项“{StatutoryTopic.Of(topic).Title}”对应第 {order} 项");
            return [];
        }, stop);
}

/// <summary>The Office links every open topic to the first line that speaks of it; the rest stays open.</summary>
public sealed class LinkAllStatutory(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, async act =>
    {
        if (act.Plan.ObstaclesToEdit() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var items = await act.ItemsAsync();
        var pairs = (from check in act.Plan.Statutory
                     where check.IsOpen
                     let match = items.FirstOrDefault(i => StatutoryTopic.Of(check.Topic).Resembles(i.Title))
                     where match is not null
                     select (check.Topic, Item: match)).ToList();
        foreach (var (topic, item) in pairs)
        {
            act.Plan.Link(topic, item.Id);
        }

        act.Tell($"法定事项按名称对应 {pairs.Count} 项");
        return pairs.Count == 0 ? [new(PlanRules.StatutoryItems, "没有找到名称相近的事项，请逐项选择，或者写明不列入的理由。")] : [];
    }, stop);
}

/// <summary>The Office strikes a statutory topic with a reason (D-4.3).</summary>
public sealed class StrikeStatutory(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, string topic, string reason, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditPlan, id, act =>
        {
            if (act.Plan.ObstaclesToStrike(reason) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Plan.Strike(topic, reason);
            act.Tell($"法定事项“{StatutoryTopic.Of(topic).Title}”不列入：{reason.Trim()}");
            return [];
        }, stop);
}

/// <summary>The Office takes a link or a strike back.</summary>
public sealed class ReopenStatutory(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId id, string topic, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, id, act =>
    {
        if (act.Plan.ObstaclesToEdit() is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        act.Plan.Reopen(topic);
        act.Tell($"法定事项“{StatutoryTopic.Of(topic).Title}”重新核对");
        return [];
    }, stop);
}
