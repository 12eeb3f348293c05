using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Sittings;

/// <summary>The agenda with its materials; the Office edits it.</summary>
public sealed partial class AgendaPanel : ComponentBase
{
    private IReadOnlyList<Obstacle> problems = [];
    private AgendaItemId fresh = new(Guid.CreateVersion7());
    private AgendaRow? editing;
    private AgendaRow? moving;
    private string title = "";
    private string reporter = "";
    private string reason = "";
    private string to = "";

    [Parameter, EditorRequired] public required SittingView View { get; set; }

    [Parameter] public EventCallback Changed { get; set; }

    private bool Edits => View.MayEdit && !View.IsOver && View.State != SittingState.Cancelled;

    private void Edit(AgendaRow row)
    {
        Clear();
        (editing, title, reporter) = (row, row.Title, row.Reporter);
    }

    private void StartMove(AgendaRow row)
    {
        Clear();
        moving = row;
    }

    private void Clear() => (editing, moving, title, reporter, reason, to, problems) = (null, null, "", "", "", "", []);

    private async Task SaveAsync()
    {
        var done = await DoAsync(moving is not null
            ? MoveItem.RunAsync(View.Id, moving.Id, new(Guid.TryParse(to, out var id) ? id : Guid.Empty), reason, CancellationToken.None)
            : editing is not null ? Reword.RunAsync(View.Id, editing.Id, title, reporter, CancellationToken.None)
            : Put.RunAsync(View.Id, fresh, title, reporter, CancellationToken.None));
        if (done)
        {
            Clear();
            fresh = new(Guid.CreateVersion7());
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
