namespace Supervision.Web.Access;

/// <summary>Who acts now, with the roles held today (D-1.4). Read anew from the database at each demand.</summary>
/// <param name="Person">The person; null for the system itself.</param>
/// <param name="Name">Name as it stands in the history.</param>
/// <param name="Roles">Roles held today, memberships included.</param>
public sealed record Actor(PersonId? Person, string Name, IReadOnlySet<Role> Roles)
{
    /// <summary>The membership in office today, if any.</summary>
    public MemberId? Member { get; init; }

    /// <summary>Work committees served as staff or head.</summary>
    public IReadOnlySet<Guid> Committees { get; init; } = new HashSet<Guid>();

    /// <summary>Work committees led.</summary>
    public IReadOnlySet<Guid> HeadedCommittees { get; init; } = new HashSet<Guid>();

    /// <summary>Supervised bodies acted for as liaison or head.</summary>
    public IReadOnlySet<Guid> Bodies { get; init; } = new HashSet<Guid>();

    /// <summary>True when one of the committees served has the appointee duty (人事代表工委, D-1.4).</summary>
    public bool IsPersonnel { get; init; }

    /// <summary>True for the system's own acts (jobs, commands): it may do what D-12.9 lists.</summary>
    public bool IsSystem { get; init; }

    public bool IsOffice => Has(Role.Office, Role.OfficeHead);

    public bool IsCouncil => Has(Role.CouncilMember, Role.Chair, Role.ActingChair);

    public bool IsChair => Has(Role.Chair, Role.ActingChair);

    public bool IsMember => Has(Role.Member);

    public bool IsAdmin => Has(Role.SystemAdmin);

    /// <summary>True for people of the house, who are told that a page exists though they may not see it (screens 1.6).</summary>
    public bool IsOfTheHouse => IsOffice || IsCouncil || IsMember || IsAdmin || Committees.Count > 0;

    /// <summary>The system itself, named after what it does, e.g. 定时任务.</summary>
    public static Actor System(string name) => new(null, name, new HashSet<Role>()) { IsSystem = true };

    /// <summary>True for those who read the register of appointees, or its summary; of the committees only the one with the duty (D-1.5).</summary>
    public bool OpensAppointees => IsSystem || IsMember || IsCouncil || IsOffice || IsPersonnel;

    /// <summary>True for those who read the whole file of an appointee (D-9.10).</summary>
    public bool ReadsAppointeeFiles => IsSystem || IsCouncil || IsPersonnel;

    /// <summary>True for those who keep the register.</summary>
    public bool KeepsAppointees => IsSystem || IsOffice || IsPersonnel;

    public bool Has(params ReadOnlySpan<Role> any)
    {
        foreach (var role in any)
        {
            if (Roles.Contains(role))
            {
                return true;
            }
        }

        return false;
    }

    public bool Serves(WorkCommitteeId committee) => Committees.Contains(committee.Value);

    public bool Heads(WorkCommitteeId committee) => HeadedCommittees.Contains(committee.Value);

    public bool ActsFor(SupervisedBodyId body) => Bodies.Contains(body.Value);

    public bool May(string permission) => IsSystem || Permissions.Allows(permission, Roles);
}

/// <summary>Somebody asked for what no role of theirs allows. Pages answer with 403 or, for outsiders, with 404.</summary>
public sealed class AccessDeniedException : Exception
{
    public AccessDeniedException()
    {
    }

    public AccessDeniedException(string message)
        : base(message)
    {
    }

    public AccessDeniedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
