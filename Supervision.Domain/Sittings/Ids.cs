namespace Supervision.Domain.Sittings;

/// <summary>Id of a sitting of the Committee (常委会会议).</summary>
public readonly record struct SittingId(Guid Value);

/// <summary>Id of an agenda item (议程).</summary>
public readonly record struct AgendaItemId(Guid Value);

/// <summary>Id of an attendance mark (出席情况).</summary>
public readonly record struct AttendanceId(Guid Value);

/// <summary>Id of a leave request (请假).</summary>
public readonly record struct LeaveRequestId(Guid Value);

/// <summary>Id of a council meeting (主任会议).</summary>
public readonly record struct CouncilMeetingId(Guid Value);

/// <summary>Id of an item put to the council (主任会议议题).</summary>
public readonly record struct CouncilItemId(Guid Value);

/// <summary>Id of a decision of the council (主任会议决定).</summary>
public readonly record struct CouncilDecisionId(Guid Value);
