using Microsoft.Extensions.Options;
using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.App;
using Supervision.Web.Common.Lists;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Sittings.Papers;

/// <summary>Reads what papers and lists of sittings are made of.</summary>
public sealed class SittingPaperQueries(IDbContextFactory<SupervisionDb> databases, CurrentPerson person, IOptions<HouseOptions> house)
{
    /// <summary>Notice and sign-in sheet of a sitting, for the Office; null when there is no such sitting.</summary>
    public async Task<SittingPapers?> FindAsync(SittingId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EditSittings, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is not { } sitting)
        {
            return null;
        }

        Dictionary<AgendaItemId, string> reporters = [];
        foreach (var item in sitting.Agenda)
        {
            reporters[item.Id] = await db.ReporterOfAsync(item, stop);
        }

        var term = await db.Terms.Where(t => t.Id == sitting.Term).Select(t => t.Number).SingleAsync(stop);
        return new(house.Value.Committee, term, sitting, await db.MembersOnAsync(sitting.FirstDay, stop), reporters, db.Clock.Today());
    }

    /// <summary>Attendance of one sitting; null when there is none for the one who asks.</summary>
    public async Task<ExportTable?> AttendanceAsync(SittingId id, CancellationToken stop)
    {
        await using var db = await OpenForAttendanceAsync(stop);
        return await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is { } sitting
            ? await AttendanceTables.OfSittingAsync(db, sitting, stop)
            : null;
    }

    /// <summary>The year's attendance, and years that have sittings.</summary>
    public async Task<(ExportTable Table, IReadOnlyList<int> Years)> YearAsync(int year, CancellationToken stop)
    {
        await using var db = await OpenForAttendanceAsync(stop);
        var days = await db.Sittings.Select(s => s.FirstDay).ToListAsync(stop);
        return (await YearOfAttendance.ReadAsync(db, year, stop), [.. days.Select(d => d.Year).Distinct().OrderDescending()]);
    }

    /// <summary>The file to be filled in for an import; null when there is no such sitting.</summary>
    public async Task<byte[]?> TemplateAsync(SittingId id, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EnterAttendance, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is { } sitting
            ? SheetWriter.Csv(await AttendanceTables.TemplateAsync(db, sitting, stop))
            : null;
    }

    // Attendance: Office, council, work committees (D-1.5); others see only their own, elsewhere.
    private async Task<SupervisionDb> OpenForAttendanceAsync(CancellationToken stop) =>
        await databases.OpenAsync(await person.DemandAsync(Permissions.ReadAttendance, stop), stop);
}
