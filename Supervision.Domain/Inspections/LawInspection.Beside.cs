using Supervision.Domain.Calendar;
using Supervision.Domain.Organisation;
using Supervision.Domain.Rules;

namespace Supervision.Domain.Inspections;

/// <content>What lies beside the course: higher committees and superior organs, another day for the meeting, postponement.</content>
public sealed partial class LawInspection
{
    private readonly List<InspectionSending> sendings = [];
    private readonly List<InspectionPause> pauses = [];

    /// <summary>Whether it is held with or for a higher committee (监督法第三十四条, D-6.1).</summary>
    public HigherTie Tie { get; private set; }

    /// <summary>That committee; empty for an inspection of the own.</summary>
    public string HigherCommittee { get; private set; } = "";

    /// <summary>Day by which it wants the written report.</summary>
    public DateOnly? HigherDue { get; private set; }

    /// <summary>What went up: the written report to the higher committee, report and opinions to superior organs.</summary>
    public IReadOnlyList<InspectionSending> Sendings => [.. sendings.OrderBy(s => s.Order)];

    /// <summary>Postponements, the oldest first.</summary>
    public IReadOnlyList<InspectionPause> Pauses => [.. pauses.OrderBy(p => p.Order)];

    /// <summary>The postponement that lasts; null while the inspection goes on.</summary>
    public InspectionPause? Pause => pauses.Find(p => p.ResumedOn is null);

    /// <summary>True while it is postponed: nothing is owed, no step is taken (D-6.2).</summary>
    public bool IsPostponed => Pause is not null;

    /// <summary>The day on which the leader must be in office: that of the mobilisation meeting while it lies ahead, afterwards each day on which
    /// a step is taken. A leader who left office stops the next step, not the one taken (D-6.3).</summary>
    public DateOnly GuardDay(DateOnly today) => MobilisationDay is { } meeting && meeting > today ? meeting : today;

    /// <summary>Recipients above: the higher committee, and the superior organs of vertical units, each with what it is to get.</summary>
    public IReadOnlyList<(SendingKind Kind, string To)> Recipients =>
    [
        .. Tie == HigherTie.None ? Array.Empty<(SendingKind, string)>() : [(SendingKind.HigherReport, HigherCommittee)],
        .. Bodies.Where(b => b.Superior.Length > 0).Select(b => b.Superior).Distinct(StringComparer.Ordinal)
            .SelectMany(s => new[] { (SendingKind.Report, s), (SendingKind.Opinion, s) }),
    ];

    /// <summary>Why this sending cannot be entered.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToSend(SendingEntry entry, DateOnly today) =>
        IsOver ? [InOrder("检查已经撤回。")]
        : !Recipients.Contains((entry.Kind, entry.To)) ? [new(InspectionRules.Upwards, "方案里没有这个报送对象，请刷新页面。")]
        : SendableFrom(entry.Kind) is not { } first ? [new(InspectionRules.Upwards, entry.Kind == SendingKind.Opinion ? "审议意见印发以后才能报送。" : "主任会议决定检查报告提请审议以后才能报送。")]
        :
        [
            .. entry.Day > today ? [new(InspectionRules.Upwards, "报送日期不能晚于今天。", Day)]
                : entry.Day < first ? [new(InspectionRules.Upwards, $"报送日期不能早于{(entry.Kind == SendingKind.Opinion ? "审议意见印发" : "主任会议决定")}（{first.Full()}）。", Day)] : Array.Empty<Obstacle>(),
            .. entry.Number.Length > LongestNote ? [new(InspectionRules.Upwards, "文号或者说明最多 200 个字。", nameof(SendingEntry.Number))] : Array.Empty<Obstacle>(),
        ];

    /// <summary>The day from which it may go up: of a report the council's decision, of an opinion its dispatch (D-6.13); null before.</summary>
    public DateOnly? SendableFrom(SendingKind kind) => ReachedOn(kind == SendingKind.Opinion ? InspectionState.FollowUp : InspectionState.ReportApproved);

    /// <summary>It went up; sending the same once more replaces the entry.</summary>
    public void Send(SendingEntry entry, string by)
    {
        sendings.RemoveAll(s => s.Kind == entry.Kind && s.To == entry.To);
        sendings.Add(new(sendings.Count == 0 ? 1 : sendings.Max(s => s.Order) + 1, entry, by));
    }

    /// <summary>Why the mobilisation meeting cannot be put on another day.</summary>
    /// <param name="day">The new day.</param>
    /// <param name="reason">Why.</param>
    /// <param name="today">Today.</param>
    /// <param name="leader">What the leader is on the new day.</param>
    public IReadOnlyList<Obstacle> ObstaclesToMoveMeeting(DateOnly? day, string reason, DateOnly today, GroupStanding? leader) =>
        IsOver ? [InOrder("检查已经撤回。")]
        : State < InspectionState.SchemeApproved ? [InOrder("方案还没有批准，请在方案里修改动员会的日期。")]
        : State >= InspectionState.Mobilised ? [InOrder("动员会已经召开，不能改期。")]
        :
        [
            .. day is null || day < today ? [new(InspectionRules.Mobilisation, "请填写动员会的新日期，不早于今天。", nameof(MobilisationDay))]
                : day == MobilisationDay ? [new(InspectionRules.Mobilisation, "动员会就定在这一天。", nameof(MobilisationDay))] : Array.Empty<Obstacle>(),
            .. leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : Array.Empty<Obstacle>(),
            .. reason.Trim().Length is 0 or > LongestNote ? [InOrder("请写明改期的理由，最多 200 个字。", "Reason")] : Array.Empty<Obstacle>(),
        ];

    /// <summary>Another day for the meeting: field work follows where it would come before it, the itinerary has to be sent anew.</summary>
    /// <returns>Stops that now lie before the meeting.</returns>
    public IReadOnlyList<InspectionStop> MoveMeeting(DateOnly day)
    {
        MobilisationDay = day;
        FieldFrom = FieldFrom < day ? day : FieldFrom;
        FieldUntil = FieldUntil < FieldFrom ? FieldFrom : FieldUntil;
        ItinerarySentOn = null;
        return EarlyStops;
    }

    /// <summary>Stops that lie before the mobilisation meeting and need another day.</summary>
    public IReadOnlyList<InspectionStop> EarlyStops => [.. Stops.Where(s => s.Day < MobilisationDay)];

    /// <summary>Why it cannot be postponed.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToPostpone(string reason) =>
        IsOver ? [InOrder("检查已经撤回。")]
        : IsPostponed ? [InOrder("检查已经延期。")]
        : State is InspectionState.Planned ? [InOrder("还没有起草方案，不用登记延期；需要改变安排的，请调整年度计划。")]
        : State > InspectionState.GroupPlenaryHeld ? [InOrder("检查报告已经形成，不能延期。")]
        : reason.Trim().Length is 0 or > LongestNote ? [InOrder("请写明延期的理由，最多 200 个字。", "Reason")] : [];

    /// <summary>Postponed (延期): the step stays, nothing is owed until it goes on.</summary>
    public void Postpone(string reason, string by, DateOnly day)
    {
        IsSubmitted = false;
        pauses.Add(new(pauses.Count + 1, day, reason.Trim(), by));
    }

    /// <summary>Why it cannot go on: before the mobilisation meeting with a day for it that lies ahead.</summary>
    public IReadOnlyList<Obstacle> ObstaclesToResume(DateOnly? meeting, DateOnly today, GroupStanding? leader) =>
        !IsPostponed ? [InOrder("检查没有延期。")]
        : State is < InspectionState.SchemeApproved or >= InspectionState.Mobilised ? []
        : meeting is null || meeting < today ? [new(InspectionRules.Mobilisation, "请填写动员会的新日期，不早于今天。", nameof(MobilisationDay))]
        : leader is not { IsCouncil: true } ? [LeaderWithoutOffice] : [];

    /// <summary>Goes on where it stood.</summary>
    public void Resume(DateOnly? meeting, DateOnly day)
    {
        Pause!.ResumedOn = day;
        if (State is >= InspectionState.SchemeApproved and < InspectionState.Mobilised && meeting is { } chosen && chosen != MobilisationDay)
        {
            MoveMeeting(chosen);
        }
    }
}

/// <summary>How an inspection is tied to a higher committee (D-6.1).</summary>
public enum HigherTie
{
    /// <summary>自行组织.</summary>
    None,

    /// <summary>与上级人大常委会联合检查.</summary>
    Joint,

    /// <summary>受上级人大常委会委托检查.</summary>
    Entrusted,
}

/// <summary>What goes up.</summary>
public enum SendingKind
{
    /// <summary>向上级人大常委会书面报告.</summary>
    HigherReport,

    /// <summary>检查报告送垂直管理单位的上级主管机关.</summary>
    Report,

    /// <summary>审议意见送垂直管理单位的上级主管机关.</summary>
    Opinion,
}

/// <summary>Something that went up (报送上级).</summary>
public sealed class InspectionSending
{
    private InspectionSending()
    {
    }

    internal InspectionSending(int order, SendingEntry entry, string by) =>
        (Order, Kind, To, Day, Number, By) = (order, entry.Kind, entry.To, entry.Day, entry.Number.Trim(), by);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public SendingKind Kind { get; private set; }

    public string To { get; private set; } = "";

    public DateOnly Day { get; private set; }

    /// <summary>Number of the letter, or a remark.</summary>
    public string Number { get; private set; } = "";

    public string By { get; private set; } = "";
}

/// <summary>A sending as entered.</summary>
public sealed record SendingEntry(SendingKind Kind, string To, DateOnly Day, string Number);

/// <summary>A postponement (延期) with its reason, and the day on which the inspection went on.</summary>
public sealed class InspectionPause
{
    private InspectionPause()
    {
    }

    internal InspectionPause(int order, DateOnly from, string reason, string by) => (Order, From, Reason, By) = (order, from, reason, by);

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public int Order { get; private set; }

    public DateOnly From { get; private set; }

    public string Reason { get; private set; } = "";

    public string By { get; private set; } = "";

    /// <summary>The day it went on; null while it is postponed.</summary>
    public DateOnly? ResumedOn { get; internal set; }
}

/// <summary>Words of what lies beside.</summary>
public static class HigherWords
{
    public static string Of(HigherTie tie) => tie switch { HigherTie.Joint => "联合检查", HigherTie.Entrusted => "受委托检查", _ => "自行组织" };

    public static string Of(SendingKind kind) => kind switch { SendingKind.HigherReport => "书面报告", SendingKind.Report => "检查报告", _ => "审议意见" };
}
