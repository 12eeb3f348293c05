namespace Supervision.Domain.Organisation;

/// <summary>Id of a supervised body.</summary>
public readonly record struct SupervisedBodyId(Guid Value);

/// <summary>Kinds of supervised bodies (D-3.16).</summary>
public enum BodyKind
{
    /// <summary>人民政府.</summary>
    Government,

    /// <summary>政府部门.</summary>
    Department,

    /// <summary>监察委员会.</summary>
    Supervisory,

    /// <summary>人民法院.</summary>
    Court,

    /// <summary>人民检察院.</summary>
    Procuratorate,

    /// <summary>垂直管理单位.</summary>
    Vertical,

    /// <summary>乡镇、街道.</summary>
    Township,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>A body that owes something to the Committee (被监督单位); opinions hang on it, never on a liaison.</summary>
public sealed class SupervisedBody
{
    private readonly List<BodyHead> heads = [];

    private SupervisedBody()
    {
    }

    public SupervisedBodyId Id { get; private set; }

    public string Name { get; private set; } = "";

    public string ShortName { get; private set; } = "";

    public BodyKind Kind { get; private set; }

    /// <summary>The organ it belongs to: of a department the government.</summary>
    public SupervisedBodyId? Parent { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    /// <summary>The body it followed after a renaming or merger (lineage).</summary>
    public SupervisedBodyId? Predecessor { get; private set; }

    /// <summary>The body that took over when this one was closed: what runs goes on with it (D-17.13).</summary>
    public SupervisedBodyId? Successor { get; private set; }

    /// <summary>Official order of organs.</summary>
    public int Order { get; private set; }

    /// <summary>Heads (单位负责人), dated, oldest first.</summary>
    public IReadOnlyList<BodyHead> Heads => heads;

    public static SupervisedBody Named(
        string name, string shortName, BodyKind kind, DateOnly from, int order, SupervisedBodyId? parent = null) =>
        Named(new(Guid.CreateVersion7()), name, shortName, kind, from, order, parent);

    /// <summary>The same with an id made beforehand, so that a form posted twice makes one body.</summary>
    public static SupervisedBody Named(
        SupervisedBodyId id, string name, string shortName, BodyKind kind, DateOnly from, int order, SupervisedBodyId? parent) => new()
        {
            Id = id,
            Name = name,
            ShortName = shortName,
            Kind = kind,
            From = from,
            Order = order,
            Parent = parent,
        };

    /// <summary>The head on a day, or null.</summary>
    public string? HeadOn(DateOnly day) => heads.LastOrDefault(h => h.From <= day && (h.To is null || h.To > day))?.Name;

    public void Describe(string name, string shortName, BodyKind kind, SupervisedBodyId? parent) =>
        (Name, ShortName, Kind, Parent) = (name, shortName, kind, parent);

    /// <summary>A new head from a day on; the one before ends on that day.</summary>
    public void Lead(string name, string post, DateOnly from)
    {
        foreach (var head in heads.Where(h => h.To is null))
        {
            head.EndOn(from);
        }

        heads.Add(new(name, post, from));
    }

    /// <summary>Changes the place in the official order.</summary>
    public void Place(int order) => Order = order;

    /// <summary>Closed from a day on, with the one that takes over, if any.</summary>
    public void CloseOn(DateOnly day, SupervisedBodyId? successor = null) => (To, Successor) = (day, successor);

    /// <summary>The body that acts for this one on a day: itself, or the last of those that took over one after another.</summary>
    public static SupervisedBodyId ActingFor(SupervisedBodyId id, IReadOnlyDictionary<SupervisedBodyId, SupervisedBody> all, DateOnly day)
    {
        for (var steps = 0; steps < all.Count && all.TryGetValue(id, out var body) && body is { To: { } to, Successor: { } next } && to <= day; steps++)
        {
            id = next;
        }

        return id;
    }

    public void Follows(SupervisedBodyId predecessor) => Predecessor = predecessor;
}

/// <summary>The head of a body from a day to a day (单位负责人).</summary>
public sealed class BodyHead(string name, string post, DateOnly from)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Name { get; private set; } = name;

    public string Post { get; private set; } = post;

    public DateOnly From { get; private set; } = from;

    public DateOnly? To { get; private set; }

    internal void EndOn(DateOnly day) => To = day;
}
