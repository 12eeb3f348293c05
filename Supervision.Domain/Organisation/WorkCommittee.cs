namespace Supervision.Domain.Organisation;

/// <summary>Id of a work committee.</summary>
public readonly record struct WorkCommitteeId(Guid Value);

/// <summary>Committee of the congress or working body of the Committee (D-2.1).</summary>
public enum WorkCommitteeKind
{
    /// <summary>专门委员会.</summary>
    Special,

    /// <summary>工作委员会、工作机构.</summary>
    Working,
}

/// <summary>A special committee or working body (专委会、工委).</summary>
public sealed class WorkCommittee
{
    private WorkCommittee()
    {
    }

    public WorkCommitteeId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public WorkCommitteeKind Kind { get; private set; }

    /// <summary>True for the one with the appointee duty (人事代表工委).</summary>
    public bool IsPersonnel { get; private set; }

    public int Order { get; private set; }

    public static WorkCommittee Named(string name, string shortName, WorkCommitteeKind kind, int order, bool isPersonnel = false) =>
        Named(new(Guid.CreateVersion7()), name, shortName, kind, order, isPersonnel);

    /// <summary>The same with an id made beforehand, so that a form posted twice makes one committee.</summary>
    public static WorkCommittee Named(
        WorkCommitteeId id, string name, string shortName, WorkCommitteeKind kind, int order, bool isPersonnel) => new()
        {
            Id = id,
            Name = name,
            ShortName = shortName,
            Kind = kind,
            Order = order,
            IsPersonnel = isPersonnel,
        };

    public void Rename(string name, string shortName) => (Name, ShortName) = (name, shortName);

    /// <summary>Changes name and duty.</summary>
    public void Describe(string name, string shortName, WorkCommitteeKind kind, bool isPersonnel, int order) =>
        (Name, ShortName, Kind, IsPersonnel, Order) = (name, shortName, kind, isPersonnel, order);
}
