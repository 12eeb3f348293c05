using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans;

/// <summary>The Office moves an unfinished line to the plan of the next year, with a link both ways (D-4.6). The dossier goes along,
/// so publication of that plan opens no second one (D-4.8).</summary>
public sealed class MoveToNextYear(PlanActing acting, PlanProgress progress)
{
    public Task<Outcome> RunAsync(PlanItemId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditPlan, id, MoveAsync, stop);

    private async Task<IReadOnlyList<Obstacle>> MoveAsync(PlanAct act, PlanItem item)
    {
        var isDone = (await progress.FinishedAsync(act.Db, [item], act.Stop)).Contains(item.Id);
        var year = act.Plan.Year + 1;
        var next = await act.Db.AnnualPlans.SingleOrDefaultAsync(p => p.Year == year, act.Stop);
        IReadOnlyList<Obstacle> obstacles =
        [
            .. item.ObstaclesToMove(act.Plan.IsPublished, isDone), .. ObstaclesTo(next, year),
            .. next is null ? [] : await act.Db.TitleObstaclesAsync(next.Id, item.Id, item.Content, act.Stop),
        ];
        if (obstacles.Count > 0)
        {
            return obstacles;
        }

        var last = await act.Db.PlanItems.Where(i => i.Plan == next!.Id).MaxAsync(i => (int?)i.Order, act.Stop) ?? 0;
        var moved = item.MoveTo(new(Guid.CreateVersion7()), next!, last + 1, act.Plan.Year);
        act.Db.PlanItems.Add(moved);
        act.Tell($"第 {item.Order} 项“{item.Title}”移到{next!.Name}第 {moved.Order} 项");
        act.Db.Tell(next.Matter, $"接续{act.Plan.Name}第 {item.Order} 项“{item.Title}”，列入第 {moved.Order} 项");
        act.AlsoReplan.Add(next.Matter);
        return [];
    }

    private static IReadOnlyList<Obstacle> ObstaclesTo(AnnualPlan? next, int year) =>
        next is null ? [new(PlanRules.YearOver, $"{year}年度的计划还没有建立。请办公室先在“年度监督计划”里建立（从议题征集开始），再把事项移过去。")]
        : next.IsOpen ? []
        : [new(PlanRules.YearOver, $"{next.Name}{next.StateWords}，不能直接移入；请在那份计划的调整里增加这一项，再在本计划的调整里终止它。")];
}

/// <summary>Keeping the two ends of a moved line together.</summary>
internal static class MovedLines
{
    /// <summary>The line is taken out of its draft: the one it came from is open again.</summary>
    public static async Task MoveBackAsync(this PlanAct act, PlanItem item)
    {
        if (item.MovedFrom is { } from && await act.Db.PlanItems.SingleOrDefaultAsync(i => i.Id == from, act.Stop) is { } source)
        {
            source.MoveBack();
            act.Db.Tell(new(MatterKind.Plan, source.Plan.Value), $"第 {source.Order} 项“{source.Title}”没有列入下一年计划，重新由本年度办理");
        }
    }
}
