using Microsoft.AspNetCore.Components;
using Supervision.Domain.Plans;

namespace Supervision.Web.Features.Plans;

/// <summary>The side form in which one line of the plan is written.</summary>
public sealed partial class PlanItemForm : ComponentBase
{
    private readonly PlanItemId fresh = new(Guid.CreateVersion7());
    private PlanItemInput input = new();
    private IReadOnlyList<Obstacle> problems = [];
    private string done = "";
    private bool isAsking;

    [Parameter, EditorRequired] public required PlanView View { get; set; }

    [Parameter] public PlanRow? Row { get; set; }

    [Parameter, EditorRequired] public required PlanChoices Choices { get; set; }

    [Parameter] public EventCallback Closed { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    // Read once: what is being typed must survive a refresh of the list beside it.
    protected override void OnInitialized() => input = Row is null ? new() : PlanItemInput.From(Row.Content);

    private async Task SaveAsync()
    {
        var content = input.ToContent(Row?.Content, Choices);
        var isDone = await DoAsync(Row is null
            ? Add.RunAsync(View.Id, fresh, content, CancellationToken.None)
            : Save.RunAsync(Row.Id, content, CancellationToken.None));
        if (isDone)
        {
            await Closed.InvokeAsync();
        }
    }

    private async Task RemoveAsync()
    {
        if (!isAsking)
        {
            isAsking = true;
        }
        else if (await DoAsync(Remove.RunAsync(Row!.Id, CancellationToken.None)))
        {
            await Closed.InvokeAsync();
        }
    }

    private async Task<bool> DoAsync(Task<Outcome> act)
    {
        var outcome = await act;
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            await Changed.InvokeAsync();
        }

        return outcome.IsDone;
    }
}
