using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <content>Who was there (出席、请假、缺席), and the guests (列席).</content>
public sealed partial class Sitting
{
    private readonly List<SittingGuest> guests = [];

    /// <summary>Six figures shown in the room; who types them is present (签到码).</summary>
    public string CheckInCode { get; private set; } = "";

    /// <summary>Who attends without a vote (列席人员).</summary>
    public IReadOnlyList<SittingGuest> Guests => guests;

    /// <summary>The half-day an instant lies in: morning until 12:30 Beijing time.</summary>
    public static HalfDay HalfOf(DateTimeOffset now) =>
        now.ToOffset(TimeSpan.FromHours(8)).TimeOfDay < new TimeSpan(12, 30, 0) ? HalfDay.Morning : HalfDay.Afternoon;

    /// <summary>Why attendance cannot be recorded on this day.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToMark(DateOnly day, DateOnly today) =>
        State is SittingState.Cancelled or SittingState.Planned ? [new(SittingRules.AttendanceFacts, $"{Name}{StateWords}，不能登记出席。")]
        : State == SittingState.Minuted ? [new(SittingRules.AttendanceFacts, "纪要已定，出席情况不能再改。")]
        : !Holds(day) ? [new(SittingRules.AttendanceFacts, $"{day.Full()}不在会期内。", "Day")]
        : day > today ? [new(SittingRules.AttendanceFacts, "还没有到这一天，不能登记出席。", "Day")]
        : [];

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
        : OrganisationRules.ObstaclesToName(name, nameof(SittingGuest.Name), what: "列席人员姓名") is { Count: > 0 } bad ? bad
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

    /// <summary>The invitation of a person, or null.</summary>
    public SittingGuest? GuestOf(PersonId? person) => person is null ? null : guests.Find(g => g.Person == person);

    /// <summary>A guest is there; the first time counts.</summary>
    public void Arrive(Guid guest, DateTimeOffset now) => guests.Find(g => g.Id == guest)?.Arrive(now);

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

    /// <summary>When the guest checked in (UTC); null when not there.</summary>
    public DateTimeOffset? ArrivedAt { get; private set; }

    internal void Arrive(DateTimeOffset now) => ArrivedAt ??= now;
}
