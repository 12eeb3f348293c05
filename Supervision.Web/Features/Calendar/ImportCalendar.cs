using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Calendar;

/// <summary>Takes over a file with the holidays of one or more years; for the command <c>import-calendar</c> and the page.</summary>
[Demands(Permissions.EditHolidays)]
public sealed class ImportCalendar(SaveHolidayTable save)
{
    /// <summary>Saves every year of the file, or nothing when a row is wrong. The value says in words what was read.</summary>
    public async Task<Outcome<string>> RunAsync(Stream file, CancellationToken stop)
    {
        var read = await HolidayFile.ReadAsync(file, CalendarLayer.National, stop);
        if (read.Problems.Count > 0)
        {
            return Outcome<string>.Refused([.. read.Problems.Select(p => new Obstacle(CalendarRules.Table, p, "File"))]);
        }

        List<string> words = [];
        foreach (var year in read.Days.GroupBy(d => d.Day.Year))
        {
            var source = string.Join("、", year.Select(d => d.Source).Distinct(StringComparer.Ordinal));
            var outcome = await save.RunAsync(new(year.Key, CalendarLayer.National, HolidayTable.PeriodsOf(year), source), stop);
            if (!outcome.IsDone)
            {
                return Outcome<string>.Refused(outcome.Obstacles);
            }

            words.Add($"{year.Key}年 {year.Count(d => d.Kind == DayKind.Holiday)} 个放假日、{year.Count(d => d.Kind == DayKind.MakeUpDay)} 个调休上班日");
        }

        return words.Count > 0
            ? Outcome<string>.Done("已录入" + string.Join("；", words) + "。")
            : Outcome<string>.Refused([new(CalendarRules.Table, "文件里没有节假日。", "File")]);
    }
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
