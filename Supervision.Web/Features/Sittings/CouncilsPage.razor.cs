using Microsoft.AspNetCore.Components;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;

namespace Supervision.Web.Features.Sittings;

/// <summary>All council meetings (主任会议).</summary>
public sealed partial class CouncilsPage(
    CouncilQueries queries, PlanCouncilMeeting plan, CurrentPerson person, NavigationManager navigator, TimeProvider clock) : ComponentBase
{
    private readonly CouncilMeetingId id = new(Guid.CreateVersion7());
    private IReadOnlyList<CouncilRow>? rows;
    private IReadOnlyList<SeatRow> seats = [];
    private IReadOnlyList<Obstacle> problems = [];
    private bool mayEdit;
    private bool adding;
    private DateOnly? day;
    private string? restDay;
    private string presider = "";
    private int? number;

    protected override async Task OnInitializedAsync()
    {
        mayEdit = await person.MayAsync(Permissions.EditCouncil, CancellationToken.None);
        rows = await queries.ListAsync(null, CancellationToken.None);
    }

    private async Task StartAsync()
    {
        (adding, day, restDay) = (true, null, null);
        await LoadSeatsAsync();
    }

    private async Task LoadSeatsAsync()
    {
        seats = await queries.SeatsAsync(day ?? clock.Today(), CancellationToken.None);
        restDay = day is { } typed ? await queries.RestDayAsync(typed, CancellationToken.None) : null;
        presider = seats.FirstOrDefault(s => s.Member.Value.ToString() == presider)?.Member.Value.ToString()
            ?? (seats is [var first, ..] ? first.Member.Value.ToString() : "");
    }

    private async Task SaveAsync()
    {
        var who = new MemberId(Guid.TryParse(presider, out var chosen) ? chosen : Guid.Empty);
        var outcome = await plan.RunAsync(new(id, number, day ?? default, who), CancellationToken.None);
        problems = outcome.Obstacles;
        if (outcome.IsDone)
        {
            navigator.NavigateTo($"/council/{id.Value}");
        }
    }
}
