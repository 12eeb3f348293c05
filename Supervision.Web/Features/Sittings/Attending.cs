using Supervision.Domain.Sittings;
using Supervision.Web.Access;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>The Office's list of one half-day (登记出席情况); it wins over every other source (D-3.6).</summary>
public sealed class RecordAttendance(SittingActing acting)
{
    public Task<Outcome> RunAsync(SittingId id, IReadOnlyList<AttendanceEntry> entries, CancellationToken stop) =>
        acting.RunAsync(Permissions.EnterAttendance, id, null, act => RecordAsync(act, entries), stop);

    private static async Task<IReadOnlyList<Obstacle>> RecordAsync(SittingAct act, IReadOnlyList<AttendanceEntry> entries)
    {
        foreach (var day in entries.Select(e => e.Day).Distinct())
        {
            if (act.Sitting.ObstaclesToMark(day, act.Today) is { Count: > 0 } obstacles)
            {
                return obstacles;
            }
        }

        if (entries.Any(e => e.LateMinutes is < 0 or > 480))
        {
            return [new(SittingRules.AttendanceFacts, "迟到分钟数应当在 0 到 480 之间。", nameof(AttendanceEntry.LateMinutes))];
        }

        var kept = await act.Db.TakeMarksAsync(act.Sitting.Id, entries, act.Stop);
        act.Tell($"登记出席情况，共{kept}条");
        return [];
    }
}

/// <summary>A member or guest checks in with the code shown in the room (签到).</summary>
public sealed class CheckIn(IDbContextFactory<SupervisionDb> databases, CurrentPerson person)
{
    public async Task<Outcome> RunAsync(SittingId id, string code, CancellationToken stop)
    {
        var actor = await person.DemandAsync(Permissions.CheckIn, stop);
        await using var db = await databases.OpenAsync(actor, stop);
        if (await db.Sittings.SingleOrDefaultAsync(s => s.Id == id, stop) is not { } sitting)
        {
            return Outcome.Refused(new Obstacle(SittingRules.AttendanceFacts, "没有找到这次会议。"));
        }

        var now = db.Clock.GetUtcNow();
        if (sitting.ObstaclesToCheckIn(code, now.BeijingDate()) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        return actor.Member is { } member
            ? await MemberAsync(db, sitting, member, now, stop)
            : await GuestAsync(db, sitting, actor, now, stop);
    }

    private static async Task<Outcome> MemberAsync(SupervisionDb db, Sitting sitting, MemberId member, DateTimeOffset now, CancellationToken stop)
    {
        AttendanceEntry entry = new(
            member, now.BeijingDate(), Sitting.HalfOf(now), AttendanceMark.Present, AttendanceSource.CheckIn, LateMinutes: Late(sitting, now));
        if (await db.TakeMarksAsync(sitting.Id, [entry], stop) > 0)
        {
            db.Tell(sitting.Matter, $"{db.Actor!.Name}签到");
        }

        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Two phones of one member at the same moment: the other one has recorded the presence already.
        }

        return Outcome.Done;
    }

    private static async Task<Outcome> GuestAsync(SupervisionDb db, Sitting sitting, Actor actor, DateTimeOffset now, CancellationToken stop)
    {
        if (sitting.GuestOf(actor.Person) is not { } guest)
        {
            return Outcome.Refused(new Obstacle(SittingRules.AttendanceFacts, "您不在这次会议的列席名单里，请联系会务。"));
        }

        sitting.Arrive(guest.Id, now);
        db.Tell(sitting.Matter, $"{actor.Name}签到（列席）");
        try
        {
            await db.SaveChangesAsync(stop);
            return Outcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused(SittingActing.SomebodyElse);
        }
    }

    private static int? Late(Sitting sitting, DateTimeOffset now)
    {
        var minutes = (int)(now - sitting.FirstDay.StartOfDay().Add(sitting.StartTime.ToTimeSpan())).TotalMinutes;
        return now.BeijingDate() == sitting.FirstDay && minutes is > 0 and <= 480 ? minutes : null;
    }
}

/// <summary>Marks into rows.</summary>
internal static class AttendanceRows
{
    /// <summary>Takes marks over; returns how many were accepted. The caller saves.</summary>
    public static async Task<int> TakeMarksAsync(
        this SupervisionDb db, SittingId sitting, IReadOnlyList<AttendanceEntry> entries, CancellationToken stop)
    {
        var known = await db.Attendances.Where(a => a.Sitting == sitting).ToListAsync(stop);
        var now = db.Clock.GetUtcNow();
        var kept = 0;
        foreach (var entry in entries)
        {
            if (known.Find(a => a.Member == entry.Member && a.Day == entry.Day && a.Half == entry.Half) is { } row)
            {
                kept += row.Take(entry, now) ? 1 : 0;
                continue;
            }

            var added = Attendance.Of(sitting, entry, now);
            known.Add(added);
            db.Attendances.Add(added);
            kept++;
        }

        return kept;
    }
}
