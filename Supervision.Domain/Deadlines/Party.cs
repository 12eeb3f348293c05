namespace Supervision.Domain.Deadlines;

/// <summary>Who may owe something or be owed it.</summary>
public enum PartyKind
{
    /// <summary>The Committee's office (常委会办公室).</summary>
    Office,

    /// <summary>The council of chairpersons (主任会议).</summary>
    Council,

    /// <summary>The chair, or who acts as chair (主任).</summary>
    Chair,

    /// <summary>One work committee (专委会、工委); the id names it.</summary>
    WorkCommittee,

    /// <summary>One supervised body through its liaisons (被监督单位); the id names it.</summary>
    Body,

    /// <summary>All members in office (组成人员).</summary>
    Members,

    /// <summary>One member of the Committee by person, e.g. the lead council member (分管领导); the id names the person.</summary>
    Person,

    /// <summary>The system's administrators (系统管理员).</summary>
    Admin,
}

/// <summary>One side of an obligation.</summary>
/// <param name="Kind">Which kind of party.</param>
/// <param name="Id">The committee, body or person; null for the others.</param>
public readonly record struct Party(PartyKind Kind, Guid? Id = null)
{
    public static readonly Party Office = new(PartyKind.Office);

    public static readonly Party Council = new(PartyKind.Council);

    public static readonly Party Chair = new(PartyKind.Chair);

    public static readonly Party Members = new(PartyKind.Members);

    public static readonly Party Admin = new(PartyKind.Admin);

    public static Party Committee(Guid id) => new(PartyKind.WorkCommittee, id);

    public static Party Body(Guid id) => new(PartyKind.Body, id);

    public static Party Person(Guid id) => new(PartyKind.Person, id);
}
