using Supervision.Domain.Organisation;

namespace Supervision.Domain.Sittings;

/// <summary>Half of a day: attendance is kept for each (D-3.6).</summary>
public enum HalfDay
{
    /// <summary>上午.</summary>
    Morning,

    /// <summary>下午.</summary>
    Afternoon,
}

/// <summary>Whether a member was there.</summary>
public enum AttendanceMark
{
    /// <summary>出席.</summary>
    Present,

    /// <summary>请假.</summary>
    Leave,

    /// <summary>缺席: neither present nor on leave (D-3.8).</summary>
    Absent,
}

/// <summary>Why a member is on leave.</summary>
public enum LeaveKind
{
    /// <summary>事假.</summary>
    Personal,

    /// <summary>病假.</summary>
    Sick,

    /// <summary>公假.</summary>
    Official,
}

/// <summary>Where an attendance mark comes from; a higher one is never overwritten by a lower one (D-3.6).</summary>
public enum AttendanceSource
{
    /// <summary>A leave request that was granted.</summary>
    LeaveRequest,

    /// <summary>Own check-in with the code shown in the room (签到).</summary>
    CheckIn,

    /// <summary>Import from a file.</summary>
    Import,

    /// <summary>The Office's list, which wins.</summary>
    OfficeList,
}

/// <summary>What is to be recorded for one member and half-day.</summary>
/// <param name="Member">Whom it is about.</param>
/// <param name="Day">The day.</param>
/// <param name="Half">Which half.</param>
/// <param name="Mark">What.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Leave">Why on leave; null otherwise.</param>
/// <param name="LateMinutes">Minutes late; null when in time or not known.</param>
public sealed record AttendanceEntry(
    MemberId Member, DateOnly Day, HalfDay Half, AttendanceMark Mark, AttendanceSource Source,
    LeaveKind? Leave = null, int? LateMinutes = null);

/// <summary>The mark of one member on one half-day (出席情况); a fact of attendance without link to any vote (D-3.6).</summary>
/// <remarks>A row of its own, so that thirty members may check in at the same moment.</remarks>
public sealed class Attendance
{
    private Attendance()
    {
    }

    public AttendanceId Id { get; private set; }

    public SittingId Sitting { get; private set; }

    public MemberId Member { get; private set; }

    public DateOnly Day { get; private set; }

    public HalfDay Half { get; private set; }

    public AttendanceMark Mark { get; private set; }

    public LeaveKind? Leave { get; private set; }

    public int? LateMinutes { get; private set; }

    public AttendanceSource Source { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The first mark of a member on a half-day.</summary>
    public static Attendance Of(SittingId sitting, AttendanceEntry entry, DateTimeOffset now)
    {
        var first = new Attendance
        {
            Id = new(Guid.CreateVersion7(now)),
            Sitting = sitting,
            Member = entry.Member,
            Day = entry.Day,
            Half = entry.Half,
        };
        first.Take(entry, now);
        return first;
    }

    /// <summary>Takes over another mark. Returns false when a source that counts more has spoken already (D-3.6).</summary>
    public bool Take(AttendanceEntry entry, DateTimeOffset now)
    {
        if (Source > entry.Source)
        {
            return false;
        }

        (Mark, Source, RecordedAt) = (entry.Mark, entry.Source, now);
        Leave = entry.Mark == AttendanceMark.Leave ? entry.Leave : null;
        LateMinutes = entry.Mark == AttendanceMark.Present ? entry.LateMinutes : null;
        return true;
    }
}

/// <summary>Counting of marks (点名).</summary>
public static class AttendanceCount
{
    /// <summary>How many of these members are recorded as present on the half-day (实到).</summary>
    public static int PresentOf(this IEnumerable<Attendance> marks, IReadOnlyCollection<MemberId> members, DateOnly day, HalfDay half) =>
        marks.Where(a => a.Day == day && a.Half == half && a.Mark == AttendanceMark.Present)
            .Select(a => a.Member).Distinct().Count(members.Contains);

    /// <summary>What holds for a member on a half-day that is over: no mark is absence (D-3.8); before that null.</summary>
    public static AttendanceMark? MarkOf(this IEnumerable<Attendance> marks, MemberId member, DateOnly day, HalfDay half, bool isOver) =>
        marks.FirstOrDefault(a => a.Member == member && a.Day == day && a.Half == half)?.Mark
            ?? (isOver ? AttendanceMark.Absent : null);
}
