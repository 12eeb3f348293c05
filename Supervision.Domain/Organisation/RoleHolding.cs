namespace Supervision.Domain.Organisation;

/// <summary>Id of a role held.</summary>
public readonly record struct RoleHoldingId(Guid Value);

/// <summary>Roles a person may hold (D-1.4). Members and the council follow from <see cref="Member"/> and are not assigned here.</summary>
public enum Role
{
    /// <summary>常委会组成人员; follows from the membership.</summary>
    Member,

    /// <summary>主任会议成员; follows from the membership.</summary>
    CouncilMember,

    /// <summary>主任; follows from the membership.</summary>
    Chair,

    /// <summary>代理主任 (D-3.14): carries all rights of the chair.</summary>
    ActingChair,

    /// <summary>专委会、工委人员; the scope is the committee.</summary>
    WorkCommitteeStaff,

    /// <summary>专委会主任委员、工委主任; the scope is the committee.</summary>
    WorkCommitteeHead,

    /// <summary>常委会办公室.</summary>
    Office,

    /// <summary>办公室主任.</summary>
    OfficeHead,

    /// <summary>被监督单位联络员; the scope is the body.</summary>
    BodyLiaison,

    /// <summary>单位负责人; the scope is the body.</summary>
    BodyHead,

    /// <summary>被任命人员; sees only the own file.</summary>
    Appointee,

    /// <summary>监票人.</summary>
    Scrutineer,

    /// <summary>列席代表.</summary>
    GuestDeputy,

    /// <summary>系统管理员.</summary>
    SystemAdmin,
}

/// <summary>A role held by a person for a dated period; never deleted, only ended (D-1.4).</summary>
public sealed class RoleHolding
{
    private RoleHolding()
    {
    }

    public RoleHoldingId Id { get; private set; }

    public PersonId Person { get; private set; }

    public Role Role { get; private set; }

    /// <summary>The committee or body it is held for; null for roles of the whole house.</summary>
    public Guid? Scope { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day on which it is no longer held.</summary>
    public DateOnly? To { get; private set; }

    public static RoleHolding Of(PersonId person, Role role, DateOnly from, Guid? scope = null) => new()
    {
        Id = new(Guid.CreateVersion7()),
        Person = person,
        Role = role,
        From = from,
        Scope = scope,
    };

    public bool IsHeldOn(DateOnly day) => From <= day && (To is null || To > day);

    public void EndOn(DateOnly firstDayOut) => To = firstDayOut;
}
