using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Supervision.Benchmarks.Hosting;
using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Web.Access;
using Supervision.Web.Deadlines;
using Supervision.Web.Demo;

namespace Supervision.Benchmarks.Data;

/// <summary>Storage directories with so many years of data, made once and kept in the folder for temporary files.</summary>
internal static class DataSet
{
    /// <summary>Raised whenever the generator or the schema changes, so that no old file is taken for a new one.</summary>
    private const int Version = 5;

    private static readonly string Root = Path.Combine(Path.GetTempPath(), "supervision-benchmarks");

    /// <summary>Where a finished set lies; made when it is missing. Nobody writes into it: see <see cref="CopyAsync"/>.</summary>
    public static async Task<string> DirectoryAsync(int years, YearSize size, CancellationToken stop)
    {
        var today = TimeProvider.System.Today();
        var name = string.Create(CultureInfo.InvariantCulture, $"v{Version}-{today:yyyyMM}-{years}y-{size.Matters}m-{size.AuditRows}a");
        var target = Path.Combine(Root, name);
        if (!Directory.Exists(target))
        {
            Console.WriteLine($"Making {years} year(s) of data …");
            await MakeAsync(target, years, size, today, stop);
        }

        return target;
    }

    /// <summary>A copy to work on, on the same disk; the caller deletes it.</summary>
    public static async Task<string> CopyAsync(int years, CancellationToken stop)
    {
        var source = await DirectoryAsync(years, YearSize.Usual, stop);
        var target = Empty();
        foreach (var file in Directory.EnumerateFiles(source, "supervision.db*"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    /// <summary>A storage directory with nothing in it.</summary>
    public static string Empty()
    {
        var target = Path.Combine(Root, "work-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(target);
        return target;
    }

    /// <summary>Deletes a directory of <see cref="Empty"/> or <see cref="CopyAsync"/>.</summary>
    public static void Delete(string directory)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task MakeAsync(string target, int years, YearSize size, DateOnly today, CancellationToken stop)
    {
        var partial = Empty();
        await using (var services = await ProductServices.StartAsync(partial, null, stop))
        {
            await FillAsync(services, years, size, today, stop);
        }

        var file = Path.Combine(partial, "supervision.db");
        foreach (var year in Enumerable.Range(today.Year - years + 1, years))
        {
            AuditRows.Add(file, size.AuditRows, year, Matters(file, year));
        }

        SqliteConnection.ClearAllPools();
        Directory.Move(partial, target);
    }

    private static async Task FillAsync(ProductServices services, int years, YearSize size, DateOnly today, CancellationToken stop)
    {
        await using var db = await services.OpenAsync(stop);
        var county = County.AddTo(db, today, new(1));
        DemoAccounts.AddTo(db, county.Now, services.All.GetRequiredService<AccountMaker>());
        db.Tell(MatterRef.House, "写入届次、组成人员、单位和账号");
        await db.SaveChangesAsync(stop);
        using (var bulk = BulkDb.Over(db))
        {
            foreach (var year in Enumerable.Range(today.Year - years + 1, years))
            {
                new YearMaker(bulk, county, year, today, size).Make();
            }
        }

        await services.WithAsync<DeadlinePlanner, int>(planner => planner.ReplanAllAsync(db, stop));
        using (var bulk = BulkDb.Over(db))
        {
            await ReminderRows.AddAsync(bulk, county, today.Year - years + 1, size, stop);
        }

        await db.RebuildSearchAsync(stop);
    }

    private static List<MatterRef> Matters(string file, int year)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 'Report', Id FROM SpecialReports WHERE Year = $year UNION ALL SELECT 'Opinion', Id FROM ReviewOpinions WHERE DossierYear = $year";
        command.Parameters.AddWithValue("$year", year);
        using var reader = command.ExecuteReader();
        List<MatterRef> found = [];
        while (reader.Read())
        {
            found.Add(new(Enum.Parse<MatterKind>(reader.GetString(0)), reader.GetGuid(1)));
        }

        return found;
    }
}
