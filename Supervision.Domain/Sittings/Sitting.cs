using Supervision.Domain.Calendar;
using Supervision.Domain.Dossiers;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Sittings;

/// <summary>How far a sitting is (D-3.9).</summary>
public enum SittingState
{
    /// <summary>筹备: the dates are only intended.</summary>
    Planned,

    /// <summary>已定会期: the council fixed the dates.</summary>
    Called,

    /// <summary>已通知: notice and papers are sent.</summary>
    Noticed,

    /// <summary>开会.</summary>
    Open,

    /// <summary>休会: a sitting of several days, between two meetings.</summary>
    Adjourned,

    /// <summary>已闭会.</summary>
    Closed,

    /// <summary>纪要已定.</summary>
    Minuted,

    /// <summary>已取消.</summary>
    Cancelled,
}

/// <summary>What happened to a sitting; other subjects react to it in the same transaction.</summary>
public enum SittingEvent
{
    /// <summary>The council fixed its dates.</summary>
    Called,

    /// <summary>Notice was sent.</summary>
    Noticed,

    /// <summary>First or last day changed (D-3.10).</summary>
    Moved,

    /// <summary>An agenda item was moved to another sitting (D-3.10); the item says where.</summary>
    ItemMoved,

    /// <summary>It was opened with a quorum.</summary>
    Opened,

    /// <summary>The plenary adopted the agenda.</summary>
    AgendaAdopted,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>It will not be held.</summary>
    Cancelled,
}

/// <summary>Days and place of a sitting as entered by the Office.</summary>
/// <param name="FirstDay">The day all “before the sitting” periods count from.</param>
/// <param name="LastDay">The last day; the same for a sitting of one day.</param>
/// <param name="StartTime">Beijing time on the first day.</param>
/// <param name="Place">Where.</param>
public sealed record SittingDates(DateOnly FirstDay, DateOnly LastDay, TimeOnly StartTime, string Place);

/// <summary>A sitting of the Committee (常委会会议), numbered within its term (D-3.9).</summary>
public sealed partial class Sitting
{
    private readonly List<SittingMove> moves = [];

    private Sitting()
    {
    }

    public SittingId Id { get; private set; }

    public TermId Term { get; private set; }

    /// <summary>Number within the term, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>S of all backward periods.</summary>
    public DateOnly FirstDay { get; private set; }

    /// <summary>The last day; “after the sitting” counts from it (D-17.21).</summary>
    public DateOnly LastDay { get; private set; }

    public TimeOnly StartTime { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Called at short notice (临时召集, D-3.11).</summary>
    public bool IsUrgent { get; private set; }

    public SittingState State { get; private set; }

    /// <summary>The day the present first day was fixed: rule versions of backward periods are taken on it (D-14.1).</summary>
    public DateOnly DateFixedOn { get; private set; }

    /// <summary>The council decision that fixed the dates; null before it, and again when the dates were moved without a new one.</summary>
    public CouncilDecisionId? CalledBy { get; private set; }

    /// <summary>The day notice and papers were sent.</summary>
    public DateOnly? NoticedOn { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public DateOnly? MinutesApprovedOn { get; private set; }

    public string? CancelReason { get; private set; }

    /// <summary>Present when it was last opened (实到).</summary>
    public int? OpenedWith { get; private set; }

    /// <summary>All members, counted as the rule then said, when it was last opened (应到).</summary>
    public int? OpenedOf { get; private set; }

    /// <summary>Earlier days with the reasons they were given up for, oldest first (D-3.10).</summary>
    public IReadOnlyList<SittingMove> Moves => moves;

    /// <summary>第三十一次会议.</summary>
    public string Name => NameOf(Number);

    /// <summary>第三十一次会议, of a number.</summary>
    public static string NameOf(int number) => $"第{ChineseNumber.Of(number)}次会议";

    /// <summary>The matter this sitting is.</summary>
    public MatterRef Matter => new(MatterKind.Sitting, Id.Value);

    /// <summary>The event all “before the sitting” periods count from.</summary>
    public StartEvent FirstDayEvent => new("会议首日", FirstDay);

    /// <summary>True while its dates may change.</summary>
    public bool IsAhead => State is SittingState.Planned or SittingState.Called or SittingState.Noticed;

    /// <summary>True when the days were moved after the council had fixed them, and it has not decided on the new ones (组织法第五十四条, D-3.9).</summary>
    public bool AreDaysUndecided => State is SittingState.Called or SittingState.Noticed && CalledBy is null;

    /// <summary>True once it is closed.</summary>
    public bool IsOver => State is SittingState.Closed or SittingState.Minuted;

    /// <summary>True when the day is one of the sitting's days.</summary>
    public bool Holds(DateOnly day) => FirstDay <= day && day <= LastDay;

    /// <summary>Years after which a term is over for certain: five by law, and one more for an election held late (D-3.1).</summary>
    private const int LongestTerm = 6;

    /// <summary>A sitting is intended (筹备). The caller has asked <see cref="ObstaclesToPlan"/>.</summary>
    public static Sitting Plan(SittingId id, TermId term, int number, SittingDates dates, bool urgent, DateOnly today) => new()
    {
        Id = id,
        Term = term,
        Number = number,
        FirstDay = dates.FirstDay,
        LastDay = dates.LastDay,
        StartTime = dates.StartTime,
        Place = dates.Place.Trim(),
        IsUrgent = urgent,
        DateFixedOn = today,
        CheckInCode = NewCode(id),
    };

    /// <summary>Why these days cannot be those of a sitting of this term.</summary>
    public static IReadOnlyList<Obstacle> ObstaclesToPlan(SittingDates dates, Term term)
    {
        List<Obstacle> obstacles = [];
        if (dates.LastDay < dates.FirstDay)
        {
            obstacles.Add(new(SittingRules.Order, "会议最后一日不能早于首日。", nameof(SittingDates.LastDay)));
        }

        if (dates.LastDay.DayNumber - dates.FirstDay.DayNumber > 30)
        {
            obstacles.Add(new(SittingRules.Order, "会期最长 31 天，请核对最后一日。", nameof(SittingDates.LastDay)));
        }

        if (dates.FirstDay >= term.Start.AddYears(LongestTerm))
        {
            obstacles.Add(new(SittingRules.Order,
                $"第{ChineseNumber.Of(term.Number)}届自{term.Start.Full()}起任期五年，{dates.FirstDay.Full()}已在任期之外，请核对会议首日。", nameof(SittingDates.FirstDay)));
        }

        if (!term.Holds(dates.FirstDay))
        {
            obstacles.Add(new(SittingRules.Order,
                $"{dates.FirstDay.Full()}不在第{ChineseNumber.Of(term.Number)}届任期内，请核对会议首日。", nameof(SittingDates.FirstDay)));
        }

        if (string.IsNullOrWhiteSpace(dates.Place) || dates.Place.Length > 100)
        {
            obstacles.Add(new(SittingRules.Order, "请填写会议地点，最多 100 个字。", nameof(SittingDates.Place)));
        }

        return obstacles;
    }

    /// <summary>Changes hour and place, which no deadline hangs on.</summary>
    public void Arrange(TimeOnly start, string place)
    {
        RuleBrokenException.ThrowIfAny(ObstaclesToArrange(place));
        (StartTime, Place) = (start, place.Trim());
    }

    /// <summary>Why hour and place cannot be changed.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToArrange(string place) =>
        !IsAhead ? [new(SittingRules.Order, $"{Name}{StateWords}，时间和地点不能再改。")]
        : string.IsNullOrWhiteSpace(place) || place.Length > 100 ? [new(SittingRules.Order, "请填写会议地点，最多 100 个字。", nameof(SittingDates.Place))]
        : [];

    /// <summary>The state in words.</summary>
    public string StateWords => State switch
    {
        SittingState.Planned => "筹备中",
        SittingState.Called => "已定会期",
        SittingState.Noticed => "已发通知",
        SittingState.Open => "正在举行",
        SittingState.Adjourned => "休会",
        SittingState.Closed => "已闭会",
        SittingState.Minuted => "纪要已定",
        _ => "已取消",
    };

    // Six figures for the screen in the room; derived from the random part of the id, so that tests need no chance.
    private static string NewCode(SittingId id) =>
        (BitConverter.ToUInt32(id.Value.ToByteArray(), 12) % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Earlier days of a sitting and why they were given up (D-3.10).</summary>
public sealed class SittingMove(DateOnly fromFirst, DateOnly fromLast, DateOnly toFirst, DateOnly toLast, string reason, DateOnly movedOn)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public DateOnly FromFirst { get; private set; } = fromFirst;

    public DateOnly FromLast { get; private set; } = fromLast;

    public DateOnly ToFirst { get; private set; } = toFirst;

    public DateOnly ToLast { get; private set; } = toLast;

    public string Reason { get; private set; } = reason;

    /// <summary>The day it was decided.</summary>
    public DateOnly MovedOn { get; private set; } = movedOn;
}
