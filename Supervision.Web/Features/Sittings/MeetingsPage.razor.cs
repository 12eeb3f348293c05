using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Sittings;

/// <summary>All sittings of the Committee (常委会会议).</summary>
public sealed partial class MeetingsPage(SittingQueries queries, CurrentPerson person, NavigationManager navigator, TimeProvider clock)
    : ComponentBase
{
    private SittingPage? view;
    private bool mayEdit;
    private bool adding;

    [SupplyParameterFromQuery] public int? Year { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int Page { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        mayEdit = await person.MayAsync(Permissions.EditSittings, CancellationToken.None);
        view = await queries.ListAsync(Year, Math.Max(0, Page), CancellationToken.None);
    }

    private void OpenAsync(SittingId id) => navigator.NavigateTo($"/meetings/{id.Value}");

    private string Address(int page) => Year is null ? $"/meetings?page={page}" : $"/meetings?year={Year}&page={page}";

    private string Days(SittingRow row) => row.FirstDay == row.LastDay
        ? row.FirstDay.InYear(clock.Today())
        : $"{row.FirstDay.InYear(clock.Today())}至{row.LastDay.Day}日";
}
