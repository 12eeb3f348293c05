using Supervision.Domain.KeyWorks;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Files;

namespace Supervision.Web.Features.KeyWorks;

/// <summary>Keeps what a body has typed of its plan (保存年度安排草稿, D-7.5).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class KeepKeyWorkPlan(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, KeyWorkPlanEntry entry, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, act =>
        {
            IReadOnlyList<Obstacle> obstacles = [.. act.Work.ObstaclesToWritePlan(), .. entry.ObstaclesToKeep()];
            if (obstacles.Count == 0)
            {
                act.Work.KeepPlan(entry);
            }

            return obstacles;
        }, stop);
}

/// <summary>Hands in the plan that was kept (报送年度安排).</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class HandInKeyWorkPlan(KeyWorkActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(KeyWorkId id, KeyWorkFile? file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, async act =>
        {
            if (act.Work.ObstaclesToHandInPlan() is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            var (receipt, refused) = await act.ReceiveAsync(files, file, "plan", KeyWorkDuties.Plan);
            if (receipt is null)
            {
                return refused;
            }

            act.Work.HandInPlan(receipt, act.Today);
            act.Tell($"报送年度安排{HandingIn.Words(receipt)}");
            return [];
        }, stop);
}

/// <summary>The committee accepts the plan or sends it back (审核年度安排, D-7.5).</summary>
[Demands(Permissions.ReviewKeyWorks)]
public sealed class ReviewKeyWorkPlan(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, bool accepts, string text, CancellationToken stop) =>
        acting.RunAsync(Permissions.ReviewKeyWorks, KeyWorkRights.Heads, id, act =>
        {
            var most = act.Basis.Rules.InForce(KeyWorkRules.PlanReturns, act.Today).Count;
            if (act.Work.ObstaclesToReviewPlan(accepts, text, most) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.ReviewPlan(accepts, text, act.Actor.Name, act.Today);
            act.Tell(accepts ? "年度安排审核通过" : $"第 {act.Work.ReturnsOf(KeyWorkPaperKind.Plan)} 次退回年度安排：{text.Trim()}");
            return [];
        }, stop);
}

/// <summary>The lead council member fixes the accepted plan (年度安排定稿, D-7.14).</summary>
[Demands(Permissions.FixKeyWorks)]
public sealed class FixKeyWorkPlan(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.FixKeyWorks, KeyWorkRights.Leads, id, act =>
        {
            if (act.Work.ObstaclesToFix(act.Actor.Person) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            act.Work.Fix(act.Today);
            act.Tell("年度安排定稿");
            return [];
        }, stop);
}

/// <summary>A body asks to change its frozen plan (提出调整安排); the council decides.</summary>
[Demands(Permissions.HandInKeyWorks)]
public sealed class AskForPlanChange(KeyWorkActing acting, FileStore files)
{
    public Task<Outcome> RunAsync(KeyWorkId id, KeyWorkPlanEntry entry, string reason, KeyWorkFile? file, CancellationToken stop) =>
        acting.RunAsync(Permissions.HandInKeyWorks, KeyWorkRights.HandsIn, id, async act =>
        {
            var (plan, obstacles) = act.Work.ReadChange(entry, reason);
            if (plan is null)
            {
                return obstacles;
            }

            var (receipt, refused) = await act.ReceiveAsync(files, file, "planchange", "");
            if (receipt is null)
            {
                return refused;
            }

            act.Work.AskForChange(plan, reason, receipt);
            act.Tell($"提出调整年度安排：{reason.Trim()}");
            return [];
        }, stop);
}

/// <summary>Takes over the council's decision on a plan: one that may not be sent back any more, or a change of a frozen one.</summary>
[Demands(Permissions.EditKeyWorks)]
public sealed class RegisterPlanDecision(KeyWorkActing acting)
{
    public Task<Outcome> RunAsync(KeyWorkId id, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditKeyWorks, KeyWorkRights.Keeps, id, async act =>
        {
            var isChange = act.Work.Plan is not null;
            var text = act.Work.Newest(isChange ? KeyWorkPaperKind.PlanChange : KeyWorkPaperKind.Plan)?.Plan?.Text ?? "";
            var decision = await act.DecisionAsync(CouncilPurpose.KeyWorkPlan, text);
            if ((isChange ? act.Work.ObstaclesToChange(decision) : act.Work.ObstaclesToFixByCouncil(decision)) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }

            if (isChange)
            {
                act.Work.Change(decision!, act.Actor.Name);
                act.Tell(decision!.IsApproval ? $"{decision.Meeting}同意调整，安排为第 {act.Work.Plans.Count} 版" : $"{decision.Meeting}不同意调整");
            }
            else
            {
                act.Work.DecideByCouncil(decision!, act.Actor.Name, act.Today);
                act.Tell(decision!.IsApproval ? $"{decision.Meeting}决定年度安排定稿" : $"{decision.Meeting}不同意年度安排定稿，退回牵头单位修改");
            }

            return [];
        }, stop);
}
