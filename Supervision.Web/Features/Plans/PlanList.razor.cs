using Microsoft.AspNetCore.Components;
using Supervision.Domain.Plans;

namespace Supervision.Web.Features.Plans;

/// <summary>The lines of a plan as a table; the Office names the committee of several at once.</summary>
public sealed partial class PlanList : ComponentBase
{
    private readonly HashSet<PlanItemId> chosen = [];
    private IReadOnlyList<Obstacle> problems = [];
    private string committee = "";

    [Parameter, EditorRequired] public required PlanView View { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<PlanRow> Rows { get; set; }

    [Parameter, EditorRequired] public required PlanChoices Choices { get; set; }

    [Parameter] public EventCallback<PlanRow?> Edit { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private void Choose(PlanItemId id, bool isChosen)
    {
        if (isChosen)
        {
            chosen.Add(id);
        }
        else
        {
            chosen.Remove(id);
        }
    }

    private void ChooseAll()
    {
        var all = chosen.Count == Rows.Count;
        chosen.Clear();
        chosen.UnionWith(all ? [] : Rows.Select(r => r.Id));
    }

    private async Task AssignAsync()
    {
        var outcome = await Assign.RunAsync(View.Id, chosen, new(Guid.TryParse(committee, out var id) ? id : Guid.Empty), CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            chosen.Clear();
            await Changed.InvokeAsync();
        }
    }
}
