namespace Supervision.Domain.Plans;

/// <summary>A line of a plan word for word as a version published it, names instead of ids (D-4.7).</summary>
/// <param name="Item">The line it was.</param>
/// <param name="Order">Number in the plan.</param>
/// <param name="Kind">Form of supervision.</param>
/// <param name="Title">事项.</param>
public sealed record PlanVersionLine(PlanItemId Item, int Order, PlanItemKind Kind, string Title)
{
    /// <summary>Key of the row.</summary>
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public string Bodies { get; init; } = "";

    /// <summary>The first leads.</summary>
    public string Committees { get; init; } = "";

    public string LeadMember { get; init; } = "";

    /// <summary>Month, range or words.</summary>
    public string Time { get; init; } = "";

    public string Sitting { get; init; } = "";

    public bool IsRated { get; init; }

    public string KeyPoints { get; init; } = "";

    public string Remarks { get; init; } = "";

    /// <summary>What is followed up, and by when it is reported on.</summary>
    public string FollowUp { get; init; } = "";

    /// <summary>Why it was ended; empty while it goes on.</summary>
    public string Ended { get; init; } = "";

    /// <summary>Address of its dossier; empty when it has none.</summary>
    public string Link { get; init; } = "";

    /// <summary>Sitting or month, as the printed plan has it.</summary>
    public string When => Sitting.Length > 0 ? Sitting : Time;

    /// <summary>The parts of the line with their names, as a comparison shows them.</summary>
    public IReadOnlyList<(string Name, string Words)> Parts =>
    [
        ("监督形式", Kind.Words()), ("事项", Title), ("内容", KeyPoints), ("报告单位", Bodies), ("承办委", Committees), ("分管领导", LeadMember),
        ("时间", Time), ("会议", Sitting), ("满意度测评", IsRated ? "开展" : ""), ("跟踪的决议、决定", FollowUp), ("备注", Remarks),
    ];
}

/// <summary>A part of a line that reads differently.</summary>
/// <param name="Name">Which part, e.g. 时间.</param>
/// <param name="Before">As it was; empty when there was nothing.</param>
/// <param name="After">As it is.</param>
public sealed record PlanPartChange(string Name, string Before, string After);

/// <summary>One line of a comparison of two versions.</summary>
/// <param name="Kind">增加, 修改, 删去 or 终止.</param>
/// <param name="Before">The line in the older version; null when it was added.</param>
/// <param name="After">The line in the newer version; null when it was struck.</param>
/// <param name="Parts">What reads differently.</param>
/// <param name="Reason">Why.</param>
public sealed record PlanLineChange(
    PlanChangeKind Kind, PlanVersionLine? Before, PlanVersionLine? After, IReadOnlyList<PlanPartChange> Parts, string Reason)
{
    /// <summary>The line to show: the newer one where there is one.</summary>
    public PlanVersionLine Line => After ?? Before!;
}

/// <summary>Compares two versions of a plan line by line (计划调整对照, D-4.7). Pure.</summary>
public static class PlanComparison
{
    /// <summary>All lines that differ, in the order of the plan; added ones last.</summary>
    /// <param name="before">The lines of the older version.</param>
    /// <param name="after">The lines of the newer version.</param>
    /// <param name="reasons">The reasons entered for each line in between, oldest first.</param>
    public static IReadOnlyList<PlanLineChange> Of(
        IReadOnlyList<PlanVersionLine> before, IReadOnlyList<PlanVersionLine> after, ILookup<PlanItemId, string> reasons)
    {
        var now = after.ToDictionary(l => l.Item);
        var known = before.Select(l => l.Item).ToHashSet();
        string Why(PlanItemId item) => string.Join("；", reasons[item]);
        return
        [
            .. from line in before.OrderBy(l => l.Order)
               let next = now.GetValueOrDefault(line.Item)
               let parts = next is null ? [] : PartsOf(line, next)
               where next is null || parts.Count > 0 || next.Ended != line.Ended
               select new PlanLineChange(KindOf(line, next), line, next, parts, Why(line.Item)),
            .. from line in after.OrderBy(l => l.Order)
               where !known.Contains(line.Item)
               select new PlanLineChange(PlanChangeKind.Added, null, line, [], Why(line.Item)),
        ];
    }

    private static PlanChangeKind KindOf(PlanVersionLine before, PlanVersionLine? after) =>
        after is null ? PlanChangeKind.Struck
        : after.Ended != before.Ended ? PlanChangeKind.Ended
        : PlanChangeKind.Changed;

    private static List<PlanPartChange> PartsOf(PlanVersionLine before, PlanVersionLine after) =>
    [
        .. before.Parts.Zip(after.Parts, (b, a) => new PlanPartChange(b.Name, b.Words, a.Words)).Where(p => p.Before != p.After),
    ];
}
