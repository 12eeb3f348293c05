using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;
using Supervision.Web.Tables;

namespace Supervision.Web.Features.Sittings.Import;

/// <summary>What an import of attendance would do; with any problem it does nothing at all.</summary>
/// <param name="Lines">Rows that were understood.</param>
/// <param name="Kept">Rows that the Office's own list overrules (D-3.6), by their numbers.</param>
/// <param name="Problems">What is wrong, by row.</param>
public sealed record AttendancePreview(IReadOnlyList<AttendanceLine> Lines, IReadOnlyList<int> Kept, IReadOnlyList<RowProblem> Problems)
{
    public static AttendancePreview Refused(IReadOnlyList<RowProblem> problems) => new([], [], problems);
}

/// <summary>Reads a file of attendance and says what it would do, without writing anything.</summary>
public sealed class PreviewAttendance(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<AttendancePreview> RunAsync(SittingId id, Stream file, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.EnterAttendance, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        return await db.Sittings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is { } sitting
            ? await AttendanceReading.ReadAsync(db, sitting, file, stop)
            : AttendancePreview.Refused([new(0, "没有找到这次会议，请回到会议列表。")]);
    }
}

/// <summary>Takes attendance over from a file (导入出席情况): all rows or none; what the Office has entered itself stays.</summary>
public sealed class ImportAttendance(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, Stream file, CancellationToken stop) =>
        acting.RunAsync(Permissions.EnterAttendance, id, null, act => ImportAsync(act, file), stop);

    private static async Task<IReadOnlyList<Obstacle>> ImportAsync(SittingAct act, Stream file)
    {
        var preview = await AttendanceReading.ReadAsync(act.Db, act.Sitting, file, act.Stop);
        if (preview.Problems.Count > 0)
        {
            return [.. preview.Problems.Select(p => new Obstacle(SittingRules.AttendanceFacts, p.ToString()))];
        }

        var kept = await act.Db.TakeMarksAsync(act.Sitting.Id, [.. preview.Lines.Select(l => l.Entry)], act.Stop);
        act.Tell($"导入出席情况，共{kept}条");
        return [];
    }
}

/// <summary>A file of attendance against what is known.</summary>
internal static class AttendanceReading
{
    public static async Task<AttendancePreview> ReadAsync(SupervisionDb db, Sitting sitting, Stream file, CancellationToken stop)
    {
        var reading = SheetReader.Read(file);
        if (reading.Sheet is not { } table)
        {
            return AttendancePreview.Refused(reading.Problems);
        }

        Dictionary<DateOnly, IReadOnlyList<MemberName>> members = [];
        for (var day = sitting.FirstDay; day <= sitting.LastDay; day = day.AddDays(1))
        {
            members[day] = await db.MembersOnAsync(day, stop);
        }

        var sheet = new AttendanceSheet(table, sitting, members, db.Clock.Today());
        sheet.Read();
        var id = sitting.Id;
        var own = await db.Attendances.AsNoTracking().Where(a => a.Sitting == id && a.Source == AttendanceSource.OfficeList).ToListAsync(stop);
        return new(
            sheet.Lines,
            [.. sheet.Lines.Where(l => own.Exists(a => a.Member == l.Entry.Member && a.Day == l.Entry.Day && a.Half == l.Entry.Half)).Select(l => l.Number)],
            sheet.Problems);
    }
}
