using Microsoft.AspNetCore.Components;
using Supervision.Domain.Plans;

namespace Supervision.Web.Features.Plans.Versions;

/// <summary>What the side form is open for.</summary>
/// <param name="Kind">What is done to the line.</param>
/// <param name="Item">The line; of an added one an id made with the form.</param>
/// <param name="Title">Its title; empty for an added one.</param>
/// <param name="Content">The wording to begin with; null for a new line.</param>
/// <param name="Reason">The reason entered before.</param>
public sealed record OpenChange(PlanChangeKind Kind, PlanItemId Item, string Title, PlanItemContent? Content, string Reason);

/// <summary>The desk where a published plan is adjusted (D-4.7): line by line, with a reason each.</summary>
public sealed partial class AdjustPage(VersionQueries queries, PlanQueries plans, TakeBackPlanChange takeBack, NavigationManager navigator) : ComponentBase
{
    private AdjustView? view;
    private PlanChoices? choices;
    private OpenChange? form;

    [Parameter] public int Year { get; set; }

    private bool MayEdit => view is { MayRun: true, IsDrafting: true };

    private string Answer => view switch
    {
        { Draft: null } => "公布后的增减、修改须逐项写明理由，由主任会议决定后再次公布；原来的版本保留。",
        { Draft: { } draft } => $"第 {draft.Number} 版：{draft.State}，{(draft.Changes.Length > 0 ? draft.Changes : "还没有写入调整")}。",
        _ => "",
    };

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        view = await queries.DeskAsync(Year, CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
            return;
        }

        // What was submitted is read, not written: a form that still stood open could only be refused.
        form = MayEdit ? form : null;
        choices ??= await plans.ChoicesAsync(CancellationToken.None);
    }

    private void Open(PlanChangeKind kind, AdjustRow? row) => form = row is null
        ? new(kind, new(Guid.CreateVersion7()), "", null, "")
        : new(kind, row.Id, row.Content.Title, row.Change?.Content ?? row.Content, row.Change?.Kind == kind ? row.Change.Reason : "");

    private void Reopen(PlanChange added) => form = new(PlanChangeKind.Added, added.Item, added.Content!.Title, added.Content, added.Reason);

    private async Task TakeBackAsync(PlanItemId item)
    {
        await takeBack.RunAsync(view!.Plan, item, CancellationToken.None);
        form = null;
        await LoadAsync();
    }
}
