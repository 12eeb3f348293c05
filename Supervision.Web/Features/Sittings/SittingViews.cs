using Supervision.Domain.Sittings;
using Supervision.Web.Deadlines;
using Supervision.Web.Persistence;

namespace Supervision.Web.Features.Sittings;

/// <summary>One line of the list of sittings.</summary>
public sealed record SittingRow(
    SittingId Id, string Name, int Term, DateOnly FirstDay, DateOnly LastDay, string Place, int Items, int Files,
    int? Present, int? Of, SittingState State, string StateWords, bool IsUrgent);

/// <summary>A page of the list.</summary>
public sealed record SittingPage(IReadOnlyList<SittingRow> Rows, int Total, IReadOnlyList<int> Years);

/// <summary>A file of an agenda item.</summary>
public sealed record MaterialRow(Guid Id, string Name, string Type, long Length)
{
    /// <summary>True when the one who looks has opened it.</summary>
    public bool IsSeen { get; init; }

    /// <summary>Size in words: 1.2 MB, 340 KB.</summary>
    public string Size => Length >= 1048576 ? $"{Length / 1048576.0:0.#} MB" : $"{Math.Max(1, Length / 1024)} KB";
}

/// <summary>One agenda item as shown.</summary>
public sealed record AgendaRow(
    AgendaItemId Id, int Number, string Title, string Reporter, string? Link, bool HasMatter, bool IsAdopted,
    IReadOnlyList<MaterialRow> Files);

/// <summary>An item that was moved to another sitting.</summary>
public sealed record MovedRow(string Title, string To, SittingId ToId, string Reason);

/// <summary>A member's attendance on one day.</summary>
public sealed record AttendanceRow(MemberId Member, string Name, string Note, string Position, Mark Morning, Mark Afternoon);

/// <summary>One mark as shown.</summary>
public sealed record Mark(AttendanceMark? Value, AttendanceSource? Source, LeaveKind? Leave, int? LateMinutes);

/// <summary>A leave request as shown.</summary>
public sealed record LeaveRow(
    LeaveRequestId Id, string Name, LeaveKind Kind, DateOnly From, DateOnly To, string Reason, LeaveState State, string Remark, DateTimeOffset AskedAt);

/// <summary>A deputy who may be invited to attend.</summary>
public sealed record DeputyRow(PersonId Person, string Name, string Note);

/// <summary>What stands in the way of each step; an empty list means that the button is there.</summary>
public sealed record SittingSteps(
    IReadOnlyList<Obstacle> Call, IReadOnlyList<Obstacle> Notice, IReadOnlyList<Obstacle> Open, IReadOnlyList<Obstacle> Adopt,
    IReadOnlyList<Obstacle> Adjourn, IReadOnlyList<Obstacle> Close, IReadOnlyList<Obstacle> Minutes);

/// <summary>A sitting as its page shows it.</summary>
public sealed record SittingView(
    SittingId Id, string Name, int TermNumber, SittingState State, string StateWords, DateOnly FirstDay, DateOnly LastDay, TimeOnly Start,
    string Place, bool IsUrgent, DateOnly DateFixedOn, string? CalledBy, DateOnly? NoticedOn, DateOnly? AgendaAdoptedOn, DateOnly? ClosedOn,
    string? CancelReason, int? OpenedWith, int? OpenedOf, bool IsAhead, bool IsOver, DateOnly Today)
{
    public required IReadOnlyList<AgendaRow> Agenda { get; init; }

    /// <summary>True when the days were moved and the council has not decided on the new ones.</summary>
    public bool AreDaysUndecided { get; init; }

    public IReadOnlyList<MovedRow> Moved { get; init; } = [];

    public IReadOnlyList<SittingMove> Moves { get; init; } = [];

    public IReadOnlyList<SittingGuest> Guests { get; init; } = [];

    /// <summary>Other sittings ahead, where an item may be moved.</summary>
    public IReadOnlyList<(SittingId Id, string Name)> Others { get; init; } = [];

    /// <summary>Members present now and all members; null for who may not see attendance.</summary>
    public Presence? Present { get; init; }

    /// <summary>Undecided and decided requests; empty for who may not see them.</summary>
    public IReadOnlyList<LeaveRow> Leaves { get; init; } = [];

    /// <summary>Six figures for the screen in the room; null for who does not run the sitting.</summary>
    public string? CheckInCode { get; init; }

    /// <summary>Last day for the notice, with its derivation; null before the dates are fixed.</summary>
    public Obligation? Notice { get; init; }

    public SittingSteps? Steps { get; init; }

    /// <summary>Notices to bodies that days changed (D-3.10); empty for who does not run the sitting.</summary>
    public IReadOnlyList<NoticeRow> Notices { get; init; } = [];

    /// <summary>Who presides, in words (D-17.3).</summary>
    public string Presiding { get; init; } = "";

    /// <summary>The Chair and the vice-chairs who may preside; empty for who does not run the sitting.</summary>
    public IReadOnlyList<MemberName> Council { get; init; } = [];

    public bool MayEdit { get; init; }

    public bool MayRun { get; init; }

    public bool MayMark { get; init; }

    public bool MayDecideLeave { get; init; }

    public bool SeesAttendance => Present is not null;
}

/// <summary>A notice to a body, and whether it was read.</summary>
public sealed record NoticeRow(BodyNoticeId Id, string Body, DateTimeOffset MadeAt, DateTimeOffset? SeenAt, string SeenBy);

/// <summary>One line of the list of council meetings.</summary>
public sealed record CouncilRow(CouncilMeetingId Id, string Name, DateOnly Day, string Presider, int Items, int Undecided, int Unconfirmed);

/// <summary>One council member to tick.</summary>
public sealed record SeatRow(MemberId Member, string Name, string Position, bool IsPresent);

/// <summary>One item of a council meeting as shown.</summary>
public sealed record CouncilItemRow(
    CouncilItemId Id, int Order, string Subject, string PurposeWords, string? Link, string? TextHash, bool TextChanged,
    CouncilDecision? Decision, string? EnteredBy, string? ConfirmedBy, IReadOnlyList<Obstacle> ToConfirm)
{
    /// <summary>What whoever decides should know, e.g. 3 条还没有核实; empty for nothing or when it is decided.</summary>
    public string Notice { get; init; } = "";
}

/// <summary>A council meeting as its page shows it.</summary>
public sealed record CouncilView(
    CouncilMeetingId Id, string Name, DateOnly Day, MemberId Presider, string PresiderName, int Present, int Size, int Needed, DateOnly Today)
{
    public required IReadOnlyList<CouncilItemRow> Items { get; init; }

    public IReadOnlyList<SeatRow> Seats { get; init; } = [];

    /// <summary>What waits for the council and is not yet on this meeting.</summary>
    public IReadOnlyList<CouncilQuestion> Waiting { get; init; } = [];

    /// <summary>The council's list of late ones as it is today (逾期清单, RM-30); for the council and the Office, while the meeting is ahead.</summary>
    public IReadOnlyList<LateLine> Late { get; init; } = [];

    /// <summary>Why presence is not entered now, whoever asks.</summary>
    public IReadOnlyList<Obstacle> ToAttend { get; init; } = [];

    /// <summary>True when the meeting is over and every decision confirmed.</summary>
    public bool IsSettled { get; init; }

    public bool MayEdit { get; init; }

    public bool MayConfirm { get; init; }
}
