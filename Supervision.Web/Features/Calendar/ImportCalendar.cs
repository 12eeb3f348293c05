using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Calendar;

/// <summary>Takes over a file with the holidays of one or more years; for the command <c>import-calendar</c> and the page.</summary>
[Demands(Permissions.EditHolidays)]
public sealed class ImportCalendar(SaveHolidayTable save, CurrentPerson person)
{
    /// <summary>Saves every year of the file, or nothing when a row is wrong. The value says in words what was read.</summary>
    public async Task<Outcome<string>> RunAsync(Stream file, CancellationToken stop)
    {
        await person.DemandAsync(Permissions.EditHolidays, stop);
        var read = await HolidayFile.ReadAsync(file, CalendarLayer.National, stop);
        if (read.Problems.Count > 0)
        {
            return Outcome<string>.Refused([.. read.Problems.Select(p => new Obstacle(CalendarRules.Table, p, "File"))]);
        }

        var tables = read.Days.GroupBy(d => d.Day.Year).Select(TableOf).ToList();
        var obstacles = tables.SelectMany(t => HolidayTable.ObstaclesToSave(t.Year, t.Periods, t.Layer, t.Source)).ToList();
        if (obstacles.Count > 0)
        {
            return Outcome<string>.Refused(obstacles);
        }

        foreach (var table in tables)
        {
            await save.RunAsync(table, stop);
        }

        return Outcome<string>.Done("已录入" + string.Join("；", tables.Select(Words)) + "。");
    }

    private static EnteredTable TableOf(IGrouping<int, CalendarDay> year) => new(
        year.Key, CalendarLayer.National, HolidayTable.PeriodsOf(year), string.Join("、", year.Select(d => d.Source).Distinct(StringComparer.Ordinal)));

    private static string Words(EnteredTable table) =>
        $"{table.Year}年 {table.Periods.Sum(p => p.DaysOff().Count())} 个放假日、{table.Periods.Sum(p => p.MakeUpDays.Count)} 个调休上班日";
}

/// <summary>Writes the tables shipped with the product into an empty calendar (Data/README.md names their source).</summary>
public static class SeedCalendar
{
    /// <summary>Adds what no year has yet; a table that people entered is left alone.</summary>
    public static async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<SupervisionDb>>().OpenAsync(Actor.System("系统初始化"), stop);
        var known = await db.CalendarDays.Where(d => d.Layer == CalendarLayer.National).Select(d => d.Day).ToListAsync(stop);
        var years = known.Select(d => d.Year).ToHashSet();
        var days = (await ShippedAsync(stop)).Where(d => !years.Contains(d.Day.Year)).ToList();
        if (days.Count > 0)
        {
            db.CalendarDays.AddRange(days.Select(d => new CalendarDayRow { Day = d.Day, Kind = d.Kind, Name = d.Name, Layer = d.Layer, Source = d.Source }));
            db.Tell(MatterRef.House, $"写入随系统提供的节假日安排：{string.Join("、", days.Select(d => d.Day.Year).Distinct())}年");
            await db.SaveChangesAsync(stop);
        }
    }

    /// <summary>The tables shipped with the product.</summary>
    internal static async Task<IReadOnlyList<CalendarDay>> ShippedAsync(CancellationToken stop)
    {
        var assembly = typeof(SeedCalendar).Assembly;
        List<CalendarDay> days = [];
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("calendar/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await using var file = assembly.GetManifestResourceStream(name)!;
            var read = await HolidayFile.ReadAsync(file, CalendarLayer.National, stop);
            days.AddRange(read.Problems.Count == 0 ? read.Days : throw new InvalidDataException($"{name}: {read.Problems[0]}"));
        }

        return days;
    }
}
