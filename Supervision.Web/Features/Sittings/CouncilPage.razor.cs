using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Sittings;

/// <summary>One council meeting: what was put, what was decided (主任会议).</summary>
public sealed partial class CouncilPage(CouncilQueries queries, NavigationManager navigator) : ComponentBase
{
    private CouncilView? view;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(new CouncilMeetingId(Id), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }
}
