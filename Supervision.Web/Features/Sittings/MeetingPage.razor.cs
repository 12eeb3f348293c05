using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;

namespace Supervision.Web.Features.Sittings;

/// <summary>One sitting: agenda, attendance, next step (常委会会议).</summary>
public sealed partial class MeetingPage(SittingQueries queries, NavigationManager navigator) : ComponentBase
{
    private SittingView? view;

    [Parameter] public Guid Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        view = await queries.FindAsync(new SittingId(Id), CancellationToken.None);
        if (view is null)
        {
            navigator.NotFound();
        }
    }
}
