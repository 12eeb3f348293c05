using Supervision.Domain.Plans;
using Supervision.Web.Access;
using Supervision.Web.Common;
using Supervision.Web.Deadlines;

namespace Supervision.Web.Features.Plans.Versions;

/// <summary>A line of the plan in force, with what an adjustment may do to it.</summary>
/// <param name="Id">The line.</param>
/// <param name="Order">Its number.</param>
/// <param name="Content">What stands in it.</param>
/// <param name="HasBegun">True when it can only be ended.</param>
/// <param name="IsDone">True when nothing can be changed any more.</param>
/// <param name="Change">What the draft does to it; null for nothing.</param>
public sealed record AdjustRow(PlanItemId Id, int Order, PlanItemContent Content, bool HasBegun, bool IsDone, PlanChange? Change);

/// <summary>What stands in the way of each step of an adjustment.</summary>
public sealed record AdjustObstacles(
    IReadOnlyList<Obstacle> Start, IReadOnlyList<Obstacle> Edit, IReadOnlyList<Obstacle> Submit, IReadOnlyList<Obstacle> Return,
    IReadOnlyList<Obstacle> Adopt, IReadOnlyList<Obstacle> Publish);

/// <summary>An adjustment of a plan as its desk shows it.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Year">Its year.</param>
/// <param name="Name">Its name.</param>
/// <param name="Draft">The version being prepared; null when none is.</param>
/// <param name="State">Its state.</param>
/// <param name="Rows">The lines in force.</param>
/// <param name="Changes">The draft against the version in force.</param>
/// <param name="Entries">The changes as entered, for editing.</param>
/// <param name="Checks">What the checks find of the plan as it would become.</param>
/// <param name="Steps">What stands in the way.</param>
/// <param name="Deadlines">How many open deadlines hang on the changed lines.</param>
/// <param name="MayRun">True for the Office.</param>
public sealed record AdjustView(
    AnnualPlanId Plan, int Year, string Name, VersionRow? Draft, PlanVersionState? State, IReadOnlyList<AdjustRow> Rows,
    IReadOnlyList<PlanLineChange> Changes, IReadOnlyList<PlanChange> Entries, IReadOnlyList<PlanCheck> Checks, AdjustObstacles Steps, int Deadlines, bool MayRun)
{
    public bool IsDrafting => State == PlanVersionState.Drafting;

    /// <summary>What is asked before the adjustment is published (screens 3.14).</summary>
    public string Question => (Changes switch
    {
        [{ Kind: PlanChangeKind.Changed } only] when Moved(only) is { } moved => $"把“{only.Line.Title}”由 {moved.Before} 调到 {moved.After}？",
        _ => $"公布第 {Draft?.Number} 版（{Draft?.Changes}）？",
    }) + $"调整会记入计划，并重新计算 {Deadlines} 个期限。";

    private static (string Before, string After)? Moved(PlanLineChange change) =>
        change.Parts.All(p => p.Name is "时间" or "会议") && change is { Before: { } before, After: { } after } && before.When != after.When
            ? (before.When, after.When) : null;
}

/// <summary>Reads the desk of an adjustment.</summary>
internal sealed class AdjustReader(PlanAct act, PlanProgress progress)
{
    public async Task<AdjustView> ReadAsync()
    {
        var newest = await act.NewestVersionAsync();
        var draft = newest is { IsPublished: false } ? newest : null;
        var items = await act.ItemsAsync();
        IReadOnlyList<PlanCheck> checks = draft is null ? [] : await act.ChecksAfterAsync(draft);
        return new(
            act.Plan.Id, act.Plan.Year, act.Plan.Name, draft is null ? null : VersionQueries.RowOf(draft), draft?.State, await RowsAsync(items, draft),
            draft is null ? [] : await ChangesAsync(items, draft), draft?.Changes ?? [], checks, await StepsAsync(newest, draft, checks),
            draft is null ? 0 : await DeadlinesAsync(items, draft), act.Actor.May(Permissions.EditPlan));
    }

    private async Task<IReadOnlyList<AdjustRow>> RowsAsync(IReadOnlyList<PlanItem> items, PlanVersion? draft)
    {
        var begun = await progress.BegunAsync(act.Db, items, act.Stop);
        var done = await progress.FinishedAsync(act.Db, items, act.Stop);
        return [.. items.Select(i => new AdjustRow(
            i.Id, i.Order, i.Content, begun.Contains(i.Id), done.Contains(i.Id), draft?.Changes.FirstOrDefault(c => c.Item == i.Id)))];
    }

    private async Task<IReadOnlyList<PlanLineChange>> ChangesAsync(IReadOnlyList<PlanItem> items, PlanVersion draft)
    {
        var ended = draft.Changes.Where(c => c.Kind == PlanChangeKind.Ended).ToDictionary(c => c.Item, c => c.Reason);
        var before = await act.Db.VersionLinesAsync(items, act.Stop);
        var after = await act.Db.VersionLinesAsync(PlanChange.After(items, draft.Changes, act.Plan.Id), act.Stop, ended);
        var kept = before.ToDictionary(l => l.Item, l => l.Ended);
        return PlanComparison.Of(
            before, [.. after.Select(l => l.Ended.Length == 0 ? l with { Ended = kept.GetValueOrDefault(l.Item, "") } : l)],
            draft.Changes.ToLookup(c => c.Item, c => c.Reason));
    }

    private async Task<int> DeadlinesAsync(IReadOnlyList<PlanItem> items, PlanVersion draft)
    {
        var touched = items.Where(i => i.WorkId is not null && draft.Changes.Any(c => c.Item == i.Id)).Select(i => i.WorkId!.Value).ToList();
        return await act.Db.Obligations.CountAsync(o => touched.Contains(o.MatterId) && o.State == ObligationState.Open, act.Stop);
    }

    private async Task<AdjustObstacles> StepsAsync(PlanVersion? newest, PlanVersion? draft, IReadOnlyList<PlanCheck> checks)
    {
        var start = PlanVersion.ObstaclesToStart(act.Plan, newest);
        if (draft is null)
        {
            return new(start, [AdjustmentReading.NoDraft], [], [], [], []);
        }

        var (decision, isOnThisText) = await act.Db.AdjustmentDecisionAsync(act.Plan, draft, act.Stop);
        return new(start, draft.ObstaclesToEdit(), draft.ObstaclesToSubmit(checks), draft.ObstaclesToReturn(),
            draft.ObstaclesToAdopt(decision, isOnThisText), draft.ObstaclesToPublish(act.Today));
    }
}
