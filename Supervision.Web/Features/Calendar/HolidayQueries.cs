using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Calendar;

/// <summary>The holidays of one year as the page shows them.</summary>
/// <param name="Year">The year.</param>
/// <param name="Years">Years that can be chosen.</param>
/// <param name="MissingYears">Years up to the next one without a national table.</param>
/// <param name="National">Holidays of the national table.</param>
/// <param name="Local">Local additions.</param>
/// <param name="NationalSource">The notice.</param>
/// <param name="LocalSource">The local document.</param>
/// <param name="Calendar">All days, for the small months.</param>
/// <param name="Provisional">How many open deadlines are 暂定.</param>
/// <param name="Today">Today.</param>
/// <param name="MayEdit">True for the Office and administrators.</param>
public sealed record HolidayYear(
    int Year, IReadOnlyList<int> Years, IReadOnlyList<int> MissingYears, IReadOnlyList<HolidayPeriod> National, IReadOnlyList<HolidayPeriod> Local,
    string NationalSource, string LocalSource, WorkCalendar Calendar, int Provisional, DateOnly Today, bool MayEdit)
{
    public IReadOnlyList<HolidayPeriod> Of(CalendarLayer layer) => layer == CalendarLayer.National ? National : Local;

    public string SourceOf(CalendarLayer layer) => layer == CalendarLayer.National ? NationalSource : LocalSource;
}

/// <summary>Reads the holiday tables.</summary>
public sealed class HolidayQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    /// <summary>One year; this one when none is named.</summary>
    public async Task<HolidayYear> YearAsync(int? wanted, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.ReadHolidays, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        var today = db.Clock.Today();
        var days = (await db.CalendarDays.AsNoTracking().ToListAsync(stop)).ConvertAll(d => d.ToDay());
        var year = wanted is >= 2000 and <= 2100 ? wanted.Value : today.Year;
        var calendar = new WorkCalendar(days);
        var listed = days.Select(d => d.Day.Year).Concat([today.Year, today.Year + 1, year]).Distinct().Order().ToList();
        var (national, local) = (InYear(days, year, CalendarLayer.National), InYear(days, year, CalendarLayer.Local));
        return new(
            year, listed, [.. new[] { today.Year, today.Year + 1 }.Where(y => !calendar.HasTable(y))],
            HolidayTable.PeriodsOf(national), HolidayTable.PeriodsOf(local), SourceOf(national), SourceOf(local), calendar,
            await db.Obligations.CountAsync(o => o.State == ObligationState.Open && o.Deadline.IsProvisional, stop), today, actor.May(Permissions.EditHolidays));
    }

    private static List<CalendarDay> InYear(List<CalendarDay> days, int year, CalendarLayer layer) =>
        [.. days.Where(d => d.Layer == layer && d.Day.Year == year).OrderBy(d => d.Day)];

    private static string SourceOf(List<CalendarDay> days) => string.Join("、", days.Select(d => d.Source).Distinct(StringComparer.Ordinal));
}
