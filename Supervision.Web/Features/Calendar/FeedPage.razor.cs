using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Calendar;

/// <summary>The own private calendar address: made, shown once, replaced, ended.</summary>
public sealed partial class FeedPage(MakeFeed make, EndFeed end, FeedQueries queries, NavigationManager navigator)
{
    private FeedState? state;
    private string? address;

    protected override async Task OnInitializedAsync() => state = await queries.MineAsync(CancellationToken.None);

    // Answered at once, not by a redirect: the address is in no place where it could be read again.
    private async Task MakeAsync() =>
        address = $"{navigator.BaseUri}calendar/feed/{(await make.RunAsync(CancellationToken.None)).Value}.ics";

    private async Task EndAsync()
    {
        await end.RunAsync(CancellationToken.None);
        navigator.NavigateTo("/account/calendar");
    }
}
