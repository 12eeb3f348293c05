using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Calendar;

/// <summary>A year's table as entered.</summary>
/// <param name="Year">The year.</param>
/// <param name="Layer">National table or local additions.</param>
/// <param name="Periods">The holidays.</param>
/// <param name="Source">The notice with its number.</param>
public sealed record EnteredTable(int Year, CalendarLayer Layer, IReadOnlyList<HolidayPeriod> Periods, string Source);

/// <summary>Replaces one layer of one year's holidays and recomputes the deadlines that have not passed (D-13.8, D-17.18).</summary>
[Demands(Permissions.EditHolidays)]
public sealed class SaveHolidayTable(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, DeadlinePlanner deadlines)
{
    /// <summary>Which deadlines would move; nothing is saved.</summary>
    public async Task<Outcome<IReadOnlyList<DeadlineImpact>>> PreviewAsync(EnteredTable table, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditHolidays, stop);
        if (ObstaclesTo(table) is { Count: > 0 } obstacles)
        {
            return Outcome<IReadOnlyList<DeadlineImpact>>.Refused(obstacles);
        }

        await using var db = await databases.OpenAsync(actor, stop);
        var basis = await db.LoadBasisAsync(stop);
        var days = await db.CalendarDays.AsNoTracking().ToListAsync(stop);
        var changed = days.Where(d => !IsReplacedBy(d, table)).Select(d => d.ToDay()).Concat(DaysOf(table));
        var trial = basis with { Calculator = basis.Calculator.With(new WorkCalendar(changed)) };
        return Outcome<IReadOnlyList<DeadlineImpact>>.Done(await deadlines.ImpactAsync(db, trial, stop));
    }

    /// <summary>Saves the table and recomputes.</summary>
    public async Task<Outcome> RunAsync(EnteredTable table, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditHolidays, stop);
        if (ObstaclesTo(table) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        await using var db = await databases.OpenAsync(actor, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await ReplaceAsync(db, table, stop))
        {
            db.Tell(MatterRef.House, $"录入{table.Year}年节假日安排（{(table.Layer == CalendarLayer.National ? "全国" : "本地")}），依据{table.Source}");
            await db.SaveChangesAsync(stop);
            await deadlines.ReplanAllAsync(db, stop);
        }

        await transaction.CommitAsync(stop);
        return Outcome.Done;
    }

    private static IReadOnlyList<Obstacle> ObstaclesTo(EnteredTable table) =>
        HolidayTable.ObstaclesToSave(table.Year, table.Periods, table.Layer, table.Source);

    private static IReadOnlyList<CalendarDay> DaysOf(EnteredTable table) =>
        HolidayTable.DaysOf(table.Periods, table.Layer, table.Source.Trim());

    // A New Year's holiday that begins in December belongs to the table of the year before it ends.
    private static bool IsReplacedBy(CalendarDayRow row, EnteredTable table) =>
        row.Layer == table.Layer && (row.Day.Year == table.Year || DaysOf(table).Any(d => d.Day == row.Day));

    private static async Task<bool> ReplaceAsync(SupervisionDb db, EnteredTable table, CancellationToken stop)
    {
        var rows = (await db.CalendarDays.ToListAsync(stop)).Where(r => IsReplacedBy(r, table)).ToDictionary(r => r.Day);
        var changed = false;
        foreach (var day in DaysOf(table))
        {
            if (rows.Remove(day.Day, out var row))
            {
                changed |= row.ToDay() != day;
                (row.Kind, row.Name, row.Source) = (day.Kind, day.Name, day.Source);
            }
            else
            {
                changed = true;
                db.CalendarDays.Add(new() { Day = day.Day, Kind = day.Kind, Name = day.Name, Layer = day.Layer, Source = day.Source });
            }
        }

        db.CalendarDays.RemoveRange(rows.Values);
        return changed || rows.Count > 0;
    }
}
