namespace Supervision.Domain.Organisation;

/// <summary>Id of a membership in the Committee.</summary>
public readonly record struct MemberId(Guid Value);

/// <summary>What a member is (D-3.2).</summary>
public enum MemberPosition
{
    /// <summary>主任.</summary>
    Chair,

    /// <summary>副主任.</summary>
    ViceChair,

    /// <summary>委员.</summary>
    Ordinary,
}

/// <summary>A member of the Committee (常委会组成人员) from a day to a day.</summary>
public sealed class Member
{
    private Member()
    {
    }

    public MemberId Id { get; private set; }

    public TermId Term { get; private set; }

    public PersonId Person { get; private set; }

    public MemberPosition Position { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day NO LONGER in office (D-3.2).</summary>
    public DateOnly? To { get; private set; }

    public string? EndReason { get; private set; }

    /// <summary>Order on lists; the official order, not the alphabet.</summary>
    public int Order { get; private set; }

    public static Member Elected(TermId term, PersonId person, MemberPosition position, DateOnly from, int order) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Term = term,
        Person = person,
        Position = position,
        From = from,
        Order = order,
    };

    /// <summary>In office on the day: from ≤ day and (to empty or to > day).</summary>
    public bool IsInOffice(DateOnly day) => From <= day && (To is null || To > day);

    /// <summary>True for the chair and the vice-chairs: the council of chairpersons of a county (组织法第五十四条).</summary>
    public bool IsCouncil => Position is MemberPosition.Chair or MemberPosition.ViceChair;

    public void End(DateOnly firstDayOut, string reason) => (To, EndReason) = (firstDayOut, reason);
}
