using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Supervision.Web.Features.Calendar;

/// <summary>Meetings and deadlines by month, by year, or as a list.</summary>
public sealed partial class CalendarPage(CalendarQueries queries, TimeProvider clock) : ComponentBase
{
    private CalendarView? view;
    private (DateOnly, bool)? loaded;
    private string kind = "";

    /// <summary>Empty for a month, <c>year</c> or <c>list</c>.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? ViewName { get; set; }

    /// <summary>The month, as 2026-11.</summary>
    [SupplyParameterFromQuery(Name = "month")] public string? MonthName { get; set; }

    private string View => ViewName is "year" or "list" ? ViewName : "";

    private bool IsYear => View == "year";

    // A month far away is as good as none: nobody plans there, and dates must not overflow.
    private DateOnly Shown =>
        DateOnly.TryParseExact(MonthName + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var named) && named.Year is >= 2000 and <= 2100
            ? named
            : new(clock.Today().Year, clock.Today().Month, 1);

    private string Month => Shown.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string Title => IsYear ? $"{Shown.Year}年" : $"{Shown:yyyy年M月}";

    private DateOnly Previous => IsYear ? Shown.AddYears(-1) : Shown.AddMonths(-1);

    private DateOnly Next => IsYear ? Shown.AddYears(1) : Shown.AddMonths(1);

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Shown, IsYear))
        {
            return;
        }

        loaded = (Shown, IsYear);
        var (first, last) = IsYear
            ? (new DateOnly(Shown.Year, 1, 1), new DateOnly(Shown.Year, 12, 31))
            : (Shown, Shown.AddMonths(1).AddDays(-1));
        view = await queries.BetweenAsync(first, last, CancellationToken.None);
    }

    private static IEnumerable<DateOnly> DaysOf(DateOnly first) =>
        Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays);

    private string AddressOf(DateOnly month) =>
        $"/calendar?month={month:yyyy-MM}" + (View.Length > 0 ? "&view=" + View : "");
}
