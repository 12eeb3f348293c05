using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Reports.Desk;

/// <summary>A form of the dossier: sends one act, shows what stands in the way, keeps what was typed.</summary>
public abstract class ReportForm : ComponentBase
{
    [Parameter, EditorRequired] public required DossierView View { get; set; }

    /// <summary>The act is done: the page reads the dossier again and closes the form.</summary>
    [Parameter] public EventCallback<string> OnDone { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }

    protected IReadOnlyList<Obstacle> Problems { get; private set; } = [];

    /// <summary>True while an act is under way: a second click does nothing.</summary>
    protected bool IsBusy { get; private set; }

    protected async Task SendAsync(Func<Task<Outcome>> act, string done)
    {
        if (IsBusy)
        {
            return;
        }

        IsBusy = true;
        try
        {
            var outcome = await act();
            Problems = outcome.Obstacles;
            if (outcome.IsDone)
            {
                await OnDone.InvokeAsync(done);
            }
        }
        finally
        {
            IsBusy = false;
        }
    }

    /// <summary>Lines of a text area, empty ones left out.</summary>
    protected static IReadOnlyList<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
