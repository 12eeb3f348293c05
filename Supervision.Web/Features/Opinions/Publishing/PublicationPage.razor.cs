using Microsoft.AspNetCore.Components;
using Supervision.Domain.Documents;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions.Publishing;

/// <summary>What goes before the public, what is blacked out, who checked it (公开稿).</summary>
public sealed partial class PublicationPage(PublicationQueries queries, MakePublication make, NavigationManager navigator) : ComponentBase
{
    private PublicationView? view;
    private bool needsText;
    private string text = "";
    private (string Place, IReadOnlyList<Obstacle> Items) problems = ("", []);

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(new ReviewOpinionId(Id), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }

    private IReadOnlyList<Obstacle> Of(string place) => problems.Place == place ? problems.Items : [];

    /// <summary>True when it was done.</summary>
    private async Task<bool> RunAsync(string place, Task<Outcome> act)
    {
        problems = (place, (await act).Obstacles);
        await LoadAsync();
        StateHasChanged();
        return problems.Items.Count == 0;
    }

    private async Task MakeAsync(PublicationKind kind, string? words)
    {
        var done = await RunAsync("page", make.FromTextAsync(new ReviewOpinionId(Id), kind, words, CancellationToken.None));
        needsText = kind == PublicationKind.Report && !done;
    }
}
