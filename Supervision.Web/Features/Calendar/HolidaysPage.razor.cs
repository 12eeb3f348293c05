using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Calendar;

/// <summary>Holidays by year, and their editor.</summary>
public sealed partial class HolidaysPage(HolidayQueries queries) : ComponentBase
{
    private HolidayYear? view;
    private CalendarLayer? editing;

    [SupplyParameterFromQuery(Name = "year")] public int? Year { get; set; }

    protected override Task OnParametersSetAsync() => view is null || view.Year != (Year ?? view.Today.Year) ? ReloadAsync() : Task.CompletedTask;

    private async Task ReloadAsync()
    {
        editing = null;
        view = await queries.YearAsync(Year, CancellationToken.None);
    }
}
