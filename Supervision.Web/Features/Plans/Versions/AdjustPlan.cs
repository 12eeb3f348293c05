using Supervision.Domain.Plans;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Plans.Versions;

/// <summary>The Office begins to adjust a published plan (起草调整, D-4.7). The same id twice makes one draft.</summary>
public sealed class StartAdjustment(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, PlanVersionId id, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, plan, async act =>
    {
        if (await act.Db.PlanVersions.AnyAsync(v => v.Id == id, act.Stop))
        {
            return [];
        }

        var newest = await act.NewestVersionAsync();
        if (PlanVersion.ObstaclesToStart(act.Plan, newest) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        var version = PlanVersion.Start(id, act.Plan, newest, act.Today);
        act.Db.PlanVersions.Add(version);
        act.Tell($"开始起草{act.Plan.Name}第 {version.Number} 版");
        return [];
    }, stop);
}

/// <summary>What the Office wants to do to a line.</summary>
/// <param name="Kind">增加, 修改, 删去 or 终止.</param>
/// <param name="Item">The line; of an added one an id made with the form.</param>
/// <param name="Content">The new wording; null for a struck or ended one.</param>
/// <param name="Reason">Why; required.</param>
public sealed record PlanChangeRequest(PlanChangeKind Kind, PlanItemId Item, PlanItemContent? Content, string Reason);

/// <summary>The Office enters a change of a line into the draft; entering it again replaces it.</summary>
public sealed class EnterPlanChange(PlanActing acting, PlanProgress progress)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, PlanChangeRequest change, CancellationToken stop) =>
        acting.RunAsync(Permissions.EditPlan, plan, act => EnterAsync(act, change), stop);

    private async Task<IReadOnlyList<Obstacle>> EnterAsync(PlanAct act, PlanChangeRequest change)
    {
        var version = await act.OpenVersionAsync();
        if (version is null)
        {
            return [AdjustmentReading.NoDraft];
        }

        var entry = new PlanEntry(change.Kind, change.Item, await FactsAsync(act, change), change.Content, change.Reason);
        IReadOnlyList<Obstacle> obstacles = [.. version.ObstaclesToEnter(entry), .. await TwinAsync(act, version, change)];
        if (obstacles.Count == 0)
        {
            version.Enter(entry);
            act.Tell($"第 {version.Number} 版：{PlanChange.WordsOf(change.Kind)}“{change.Content?.Title.Trim() ?? entry.Line?.Item.Title}”，理由：{change.Reason.Trim()}");
        }

        return obstacles;
    }

    private async Task<PlanLineFacts?> FactsAsync(PlanAct act, PlanChangeRequest change)
    {
        if (await act.Db.PlanItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == change.Item && i.Plan == act.Plan.Id, act.Stop) is not { } item)
        {
            return null;
        }

        return new(item, (await progress.BegunAsync(act.Db, [item], act.Stop)).Contains(item.Id),
            (await progress.FinishedAsync(act.Db, [item], act.Stop)).Contains(item.Id));
    }

    // A line that this draft strikes makes room for another of its name.
    private static async Task<IReadOnlyList<Obstacle>> TwinAsync(PlanAct act, PlanVersion version, PlanChangeRequest change)
    {
        if (change.Content is not { } content)
        {
            return [];
        }

        var struck = version.Changes.Where(c => c.Kind == PlanChangeKind.Struck).Select(c => c.Item).ToHashSet();
        var key = PlanText.Key(content.Title);
        var twins = await act.Db.PlanItems.AsNoTracking()
            .Where(i => i.Plan == act.Plan.Id && i.Id != change.Item && i.Kind == content.Kind && i.TitleKey == key).Select(i => i.Id).ToListAsync(act.Stop);
        return twins.Exists(t => !struck.Contains(t))
            || version.Changes.Any(c => c.Item != change.Item && c.Content is { } other && other.Kind == content.Kind && PlanText.Key(other.Title) == key)
                ? [new(PlanRules.ProperItem, $"计划里已经有“{content.Title.Trim()}”，同一监督形式不重复列入。", nameof(PlanItemContent.Title))]
                : [];
    }
}

/// <summary>The Office takes a change out of the draft.</summary>
public sealed class TakeBackPlanChange(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, PlanItemId item, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, plan, async act =>
    {
        var version = await act.OpenVersionAsync();
        var obstacles = version?.ObstaclesToEdit() ?? [AdjustmentReading.NoDraft];
        if (obstacles.Count == 0)
        {
            version!.TakeBack(item);
            act.Tell($"第 {version.Number} 版：取消一项调整");
        }

        return obstacles;
    }, stop);
}

/// <summary>The Office puts the adjustment to the council; blocking checks stand in the way (D-4.5).</summary>
public sealed class SubmitAdjustment(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, plan, async act =>
    {
        if (await act.OpenVersionAsync() is not { } version)
        {
            return [AdjustmentReading.NoDraft];
        }

        var checks = await act.ChecksAfterAsync(version);
        if (version.ObstaclesToSubmit(checks) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        version.Submit(checks, act.Today);
        act.Tell($"第 {version.Number} 版提请主任会议审议（{version.Changes.Count} 项调整）");
        return [];
    }, stop);
}

/// <summary>The Office takes the adjustment back to mend it.</summary>
public sealed class ReturnAdjustment(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, plan, async act =>
    {
        var version = await act.OpenVersionAsync();
        var obstacles = version?.ObstaclesToReturn() ?? [AdjustmentReading.NoDraft];
        if (obstacles.Count == 0)
        {
            version!.Return();
            act.Tell($"第 {version.Number} 版退回起草");
        }

        return obstacles;
    }, stop);
}

/// <summary>The Office gives a draft up; the plan in force stays as it is.</summary>
public sealed class DropAdjustment(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, CancellationToken stop) => acting.RunAsync(Permissions.EditPlan, plan, async act =>
    {
        var version = await act.OpenVersionAsync();
        var obstacles = version?.ObstaclesToEdit() ?? [AdjustmentReading.NoDraft];
        if (obstacles.Count == 0)
        {
            act.Db.PlanVersions.Remove(version!);
            act.Tell($"放弃起草第 {version!.Number} 版");
        }

        return obstacles;
    }, stop);
}

/// <summary>The Office registers that the council adopted the adjustment; the confirmed decision is the proof (D-4.7, D-3.13).</summary>
public sealed class AdoptAdjustment(PlanActing acting)
{
    public Task<Outcome> RunAsync(AnnualPlanId plan, CancellationToken stop) => acting.RunAsync(Permissions.AdoptPlan, plan, async act =>
    {
        if (await act.OpenVersionAsync() is not { } version)
        {
            return [AdjustmentReading.NoDraft];
        }

        var (decision, isOnThisText) = await act.Db.AdjustmentDecisionAsync(act.Plan, version, act.Stop);
        if (version.ObstaclesToAdopt(decision, isOnThisText) is { Count: > 0 } obstacles)
        {
            return obstacles;
        }

        version.Adopt(decision!, isOnThisText);
        act.Tell($"{decision!.Meeting}通过{act.Plan.Name}第 {version.Number} 版");
        return [];
    }, stop);
}

/// <summary>Reads versions for the acts on them.</summary>
internal static class AdjustmentReading
{
    public static readonly Obstacle NoDraft = new(PlanRules.Adjusted, "没有正在起草的调整，请刷新页面。");

    public static Task<PlanVersion?> NewestVersionAsync(this PlanAct act) => act.Db.NewestVersionAsync(act.Plan.Id, act.Stop);

    public static Task<PlanVersion?> NewestVersionAsync(this SupervisionDb db, AnnualPlanId plan, CancellationToken stop) =>
        db.PlanVersions.Where(v => v.Plan == plan).OrderByDescending(v => v.Number).FirstOrDefaultAsync(stop);

    public static async Task<PlanVersion?> OpenVersionAsync(this PlanAct act) =>
        await act.NewestVersionAsync() is { IsPublished: false } open ? open : null;

    /// <summary>What the checks find of the plan as it would become (D-4.5).</summary>
    public static async Task<IReadOnlyList<PlanCheck>> ChecksAfterAsync(this PlanAct act, PlanVersion version)
    {
        var basis = await act.Db.LoadBasisAsync(act.Stop);
        return AdoptionChecks.Of(act.Plan, PlanChange.Preview(await act.ItemsAsync(), version.Changes, act.Plan.Id), PlanLimits.Of(basis.Rules, act.Today));
    }

    /// <summary>The council's newest decision on an adjustment of this plan, and whether it is on the text as it stands.</summary>
    public static async Task<(PlanDecision? Decision, bool IsOnThisText)> AdjustmentDecisionAsync(
        this SupervisionDb db, AnnualPlan plan, PlanVersion version, CancellationToken stop)
    {
        var facts = await db.DecisionOnAsync(plan.Matter, CouncilPurpose.PlanAdjustment, stop);
        return facts is null
            ? (null, false)
            : (new(facts.Decision, facts.MeetingName, facts.Day, facts.IsApproval),
                string.Equals(facts.TextHash, TextHash.Of(version.Text), StringComparison.OrdinalIgnoreCase));
    }
}
