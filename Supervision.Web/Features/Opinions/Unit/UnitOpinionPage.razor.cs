using Microsoft.AspNetCore.Components;
using Supervision.Domain.Opinions;

namespace Supervision.Web.Features.Opinions.Unit;

/// <summary>One opinion for a body's liaison: read, download, confirm receipt (签收). Without script.</summary>
public sealed partial class UnitOpinionPage(OpinionQueries queries, ConfirmReceipt confirm, NavigationManager navigator) : ComponentBase
{
    private IReadOnlyList<UnitOpinion> rows = [];
    private IReadOnlyList<Obstacle> problems = [];

    [Parameter] public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        rows = await queries.OfMyBodiesAsync(new ReviewOpinionId(Id), CancellationToken.None);
        if (rows.Count == 0)
        {
            navigator.NotFound();
        }
    }

    private async Task ReceiveAsync(SupervisedBodyId body)
    {
        var outcome = await confirm.RunAsync(new ReviewOpinionId(Id), body, null, CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            // A reload must not post again.
            navigator.NavigateTo($"/unit/opinions/{Id}");
        }
    }
}
