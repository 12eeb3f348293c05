namespace Supervision.Domain.Reminders;

/// <summary>Who is written to, seen from the obligation.</summary>
public enum Recipient
{
    /// <summary>Who owes it (承办方): liaisons of the body, the committee, the Office, the members.</summary>
    Debtor,

    /// <summary>Who owes it, with the head of the body besides the liaisons (联络员和单位负责人).</summary>
    DebtorWithHead,

    /// <summary>The head of the body that owes it (单位负责人).</summary>
    BodyHead,

    /// <summary>The work committee concerned (专委会、工委).</summary>
    Committee,

    /// <summary>The Office (办公室).</summary>
    Office,

    /// <summary>The head of the Office (办公室主任).</summary>
    OfficeHead,

    /// <summary>The lead council member of the matter (分管领导); the Chair when none is named.</summary>
    LeadMember,

    /// <summary>The Chair or acting chair (主任).</summary>
    Chair,

    /// <summary>All members of the council, for the list of things long overdue (主任会议).</summary>
    Council,

    /// <summary>Members of the Committee (组成人员).</summary>
    Members,

    /// <summary>Who is invited to the sitting without a vote (列席人员).</summary>
    Guests,

    /// <summary>Administrators (系统管理员).</summary>
    Admin,

    /// <summary>Who presides at the sitting of a rating (主持人); the Chair when nobody else was charged.</summary>
    Presider,
}

/// <summary>One point in time of a line of the reminder table (提醒时点), counted from the last day.</summary>
/// <param name="Days">Days after the last day; negative before it.</param>
/// <param name="To">Whom.</param>
/// <param name="InWorkDays">True when the days are work days.</param>
/// <param name="FromStart">True when counted from the start event instead of the last day, e.g. two days after dispatch.</param>
/// <param name="IsImmediate">True when it goes out at once on its day, rest day or not (即时).</param>
public sealed record Offset(int Days, Recipient To, bool InWorkDays = false, bool FromStart = false, bool IsImmediate = false)
{
    /// <summary>Minutes after the moment of the start event, of what is told within the hour (RM-39); 0 for a point that is a day.</summary>
    public int Minutes { get; init; }

    /// <summary>Stable name of this point within its line; part of the identity of a reminder (D-12.3).</summary>
    public string Code => $"{(FromStart ? "S" : "D")}{(Days < 0 ? "" : "+")}{Days}{(InWorkDays ? "wd" : "")}{(Minutes > 0 ? $"+{Minutes}min" : "")}:{To}";

    /// <summary>True for what is said only when the last day has passed: an escalation.</summary>
    public bool IsEscalation => Days > 0 && !FromStart;

    /// <summary>会前、到期前 in words for the page of rules: 到期前 3 天.</summary>
    public string Words => $"{(FromStart ? "起算" : "到期")}{Distance}{(IsImmediate ? "（即时）" : "")}";

    private string Distance => Days switch
    {
        0 when Minutes > 0 => $"后 {Minutes} 分钟",
        0 => "当日",
        < 0 => $"前 {-Days} {(InWorkDays ? "个工作日" : "天")}",
        _ => $"后 {Days} {(InWorkDays ? "个工作日" : "天")}",
    };
}

/// <summary>A line of the reminder table (提醒规则, D-12.7).</summary>
/// <param name="Code">RM-01 and so on.</param>
/// <param name="Event">What it is about, in Chinese.</param>
/// <param name="Text">The sentence, with {D} {title} {organ} {committee} {number} {year} {n} {sitting} {time} {place} to fill in.</param>
/// <param name="Offsets">When, and to whom.</param>
/// <param name="IsOneForAll">True when one sentence speaks of all things of its kind that are due the same day, {n} of them.</param>
public sealed record ReminderLine(string Code, string Event, string Text, IReadOnlyList<Offset> Offsets, bool IsOneForAll = false);
