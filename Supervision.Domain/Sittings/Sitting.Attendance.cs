using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

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

/// <content>Who was there (出席、请假、缺席), and the guests (列席).</content>
public sealed partial class Sitting
{
    private readonly List<Attendance> attendances = [];
    private readonly List<SittingGuest> guests = [];

    /// <summary>Six figures shown in the room; who types them is present (签到码).</summary>
    public string CheckInCode { get; private set; } = "";

    public IReadOnlyList<Attendance> Attendances => attendances;

    /// <summary>Who attends without a vote (列席人员).</summary>
    public IReadOnlyList<SittingGuest> Guests => guests;

    /// <summary>The half-day an instant lies in: morning until 12:30 Beijing time.</summary>
    public static HalfDay HalfOf(DateTimeOffset now) =>
        now.ToOffset(TimeSpan.FromHours(8)).TimeOfDay < new TimeSpan(12, 30, 0) ? HalfDay.Morning : HalfDay.Afternoon;

    /// <summary>The mark kept for a member, or null when nothing was recorded.</summary>
    public Attendance? MarkOf(MemberId member, DateOnly day, HalfDay half) =>
        attendances.Find(a => a.Member == member && a.Day == day && a.Half == half);

    /// <summary>How many of these members are recorded as present on the half-day (实到).</summary>
    public int PresentOf(IEnumerable<MemberId> members, DateOnly day, HalfDay half) =>
        members.Count(m => MarkOf(m, day, half) is { Mark: AttendanceMark.Present });

    /// <summary>Why attendance cannot be recorded on this day.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMark(DateOnly day, DateOnly today) =>
        State is SittingState.Cancelled or SittingState.Planned ? [new(SittingRules.AttendanceFacts, $"{Name}{StateWords}，不能登记出席。")]
        : State == SittingState.Minuted ? [new(SittingRules.AttendanceFacts, "纪要已定，出席情况不能再改。")]
        : !Holds(day) ? [new(SittingRules.AttendanceFacts, $"{day.Full()}不在会期内。", "Day")]
        : day > today ? [new(SittingRules.AttendanceFacts, "还没有到这一天，不能登记出席。", "Day")]
        : [];

    /// <summary>Records a mark. Returns false when a source that counts more has spoken already (D-3.6).</summary>
    public bool Mark(AttendanceEntry entry, DateTimeOffset now)
    {
        var known = MarkOf(entry.Member, entry.Day, entry.Half);
        if (known is not null && known.Source > entry.Source)
        {
            return false;
        }

        if (known is null)
        {
            attendances.Add(new(entry, now));
        }
        else
        {
            known.Set(entry, now);
        }

        return true;
    }

    /// <summary>Why a member cannot check in with this code now (签到).</summary>
    public IReadOnlyList<Obstacle> ObstaclesToCheckIn(string code, DateOnly today) =>
        State is not (SittingState.Noticed or SittingState.Called or SittingState.Open or SittingState.Adjourned) || !Holds(today)
            ? [new(SittingRules.AttendanceFacts, $"现在不能签到：会议定于{FirstDay.Full()}举行。", "Code")]
        : !string.Equals(Digits(code), CheckInCode, StringComparison.Ordinal)
            ? [new(SittingRules.AttendanceFacts, "签到码不对，请看会场屏幕上的六位数字。", "Code")]
        : [];

    /// <summary>Why this guest cannot be invited.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToInvite(string name) =>
        IsOver || State == SittingState.Cancelled ? [new(SittingRules.Order, $"{Name}{StateWords}，不能再增加列席人员。")]
        : OrganisationRules.ObstaclesToName(name, nameof(SittingGuest.Name)) is { Count: > 0 } bad ? bad
        : [];

    /// <summary>Invites a guest; the same person twice counts once.</summary>
    public void Invite(string name, string post, PersonId? person)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToInvite(name));
        if (!guests.Exists(g => person is null ? g.Name == name && g.Post == post : g.Person == person))
        {
            guests.Add(new(name, post, person));
        }
    }

    /// <summary>Takes an invitation back; without effect once the sitting is over.</summary>
    public void Uninvite(Guid guest)
    {
        if (!IsOver)
        {
            guests.RemoveAll(g => g.Id == guest);
        }
    }

    // Full-width digits are what a Chinese keyboard gives (D-17.31).
    private static string Digits(string code) => string.Concat(code.Trim().Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
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
public sealed class Attendance
{
    private Attendance()
    {
    }

    internal Attendance(AttendanceEntry entry, DateTimeOffset now)
    {
        (Member, Day, Half) = (entry.Member, entry.Day, entry.Half);
        Set(entry, now);
    }

    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public MemberId Member { get; private set; }

    public DateOnly Day { get; private set; }

    public HalfDay Half { get; private set; }

    public AttendanceMark Mark { get; private set; }

    public LeaveKind? Leave { get; private set; }

    public int? LateMinutes { get; private set; }

    public AttendanceSource Source { get; private set; }

    /// <summary>When it was recorded (UTC).</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    internal void Set(AttendanceEntry entry, DateTimeOffset now)
    {
        (Mark, Source, RecordedAt) = (entry.Mark, entry.Source, now);
        Leave = entry.Mark == AttendanceMark.Leave ? entry.Leave : null;
        LateMinutes = entry.Mark == AttendanceMark.Present ? entry.LateMinutes : null;
    }
}

/// <summary>Somebody who attends without a vote (列席人员).</summary>
public sealed class SittingGuest(string name, string post, PersonId? person)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = name;

    /// <summary>Whom or what the guest stands for, e.g. 县人大代表.</summary>
    public string Post { get; private set; } = post;

    /// <summary>The person in the register, when known.</summary>
    public PersonId? Person { get; private set; } = person;
}
