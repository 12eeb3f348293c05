using Supervision.Domain.Organisation;

namespace Supervision.Domain.Inspections;

/// <summary>Meetings that an inspection always holds (D-6.4, D-6.7).</summary>
public enum InspectionMeetingKind
{
    /// <summary>动员会.</summary>
    Mobilisation,

    /// <summary>检查组全体会议.</summary>
    Plenary,
}

/// <summary>A meeting of an inspection: the committee enters it, the leader confirms it (D-6.14).</summary>
public sealed class InspectionMeeting
{
    private InspectionMeeting()
    {
    }

    internal InspectionMeeting(InspectionMeetingId id, int order, MeetingEntry entry, GroupMember presider, MeetingClerk clerk)
    {
        (Id, Order, Kind, Day, Place) = (id, order, entry.Kind, entry.Day, entry.Place.Trim());
        (Presider, PresentedScheme, Minutes) = ($"{presider.Place.Word()}{presider.Name}", entry.PresentedScheme, entry.Minutes.Trim());
        (EnteredBy, EnteredByName) = (clerk.Person, clerk.Name);
    }

    public InspectionMeetingId Id { get; private set; }

    public int Order { get; private set; }

    public InspectionMeetingKind Kind { get; private set; }

    public DateOnly Day { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Who presided, e.g. 组长刘慧敏.</summary>
    public string Presider { get; private set; } = "";

    /// <summary>True when the scheme was presented; a mobilisation meeting always does.</summary>
    public bool PresentedScheme { get; private set; }

    public string Minutes { get; private set; } = "";

    public PersonId? EnteredBy { get; private set; }

    public string EnteredByName { get; private set; } = "";

    public string ConfirmedBy { get; internal set; } = "";

    public DateOnly? ConfirmedOn { get; internal set; }

    public bool IsConfirmed => ConfirmedOn is not null;
}

/// <summary>Who was at a meeting: somebody of the group, or a body with its statement (表态发言).</summary>
public sealed class InspectionPresence
{
    private InspectionPresence()
    {
    }

    internal InspectionPresence(InspectionMeetingId meeting, GroupMemberId? member, SupervisedBodyId? body, string statement) =>
        (Meeting, Member, Body, Statement) = (meeting, member, body, statement.Trim());

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public InspectionMeetingId Meeting { get; private set; }

    public GroupMemberId? Member { get; private set; }

    public SupervisedBodyId? Body { get; private set; }

    public string Statement { get; private set; } = "";
}

/// <summary>Who enters a meeting.</summary>
public sealed record MeetingClerk(PersonId? Person, string Name);

/// <summary>A meeting as entered.</summary>
/// <param name="Kind">动员会 or 全体会议.</param>
/// <param name="Day">Its day.</param>
/// <param name="Place">Where.</param>
/// <param name="Presider">Leader or deputy leader who presided.</param>
/// <param name="Members">Who of the group was there.</param>
/// <param name="Bodies">Bodies that were there, with what they stated.</param>
/// <param name="PresentedScheme">True when the scheme was presented.</param>
/// <param name="Minutes">What was discussed.</param>
public sealed record MeetingEntry(
    InspectionMeetingKind Kind, DateOnly Day, string Place, GroupMemberId Presider, IReadOnlyList<GroupMemberId> Members,
    IReadOnlyDictionary<SupervisedBodyId, string> Bodies, bool PresentedScheme, string Minutes);
