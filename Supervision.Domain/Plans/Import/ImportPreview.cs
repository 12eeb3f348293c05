using Supervision.Domain.Organisation;

namespace Supervision.Domain.Plans.Import;

/// <summary>What importing a row would do.</summary>
public enum ImportMatch
{
    /// <summary>新增.</summary>
    New,

    /// <summary>已有，将更新.</summary>
    Changed,

    /// <summary>已有，不变.</summary>
    Same,
}

/// <summary>A row as it would be imported.</summary>
/// <param name="Row">Number of the row in the file.</param>
/// <param name="Content">What would be written.</param>
/// <param name="Match">New, changed or the same.</param>
/// <param name="Existing">The line that is there already.</param>
public sealed record ImportLine(int Row, PlanItemContent Content, ImportMatch Match, PlanItemId? Existing);

/// <summary>A line that is in the plan already.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">What stands in it.</param>
public sealed record ExistingLine(PlanItemId Id, PlanItemContent Content);

/// <summary>What the import needs to know of the house.</summary>
public sealed record ImportContext
{
    /// <summary>The year to import into; null takes the year that the file names.</summary>
    public int? Year { get; init; }

    public IReadOnlyList<KnownName> Bodies { get; init; } = [];

    public IReadOnlyList<KnownName> Committees { get; init; } = [];

    /// <summary>The lines of the plan of that year.</summary>
    public IReadOnlyList<ExistingLine> Existing { get; init; } = [];

    /// <summary>First and last year of each recorded term; the last is null while it is open.</summary>
    public IReadOnlyList<(int First, int? Last)> Terms { get; init; } = [];

    /// <summary>Answers for names that are not known.</summary>
    public IReadOnlyDictionary<(NameSort Sort, string Text), NameChoice> Choices { get; init; } = new Dictionary<(NameSort, string), NameChoice>();

    /// <summary>The committee that leads where the file names none; null leaves it open.</summary>
    public WorkCommitteeId? DefaultCommittee { get; init; }
}

/// <summary>What an import would do, shown before anything is written (导入预览).</summary>
/// <param name="Year">The year it would be written into; null when the file names none or several.</param>
/// <param name="FileYear">The year the file names.</param>
/// <param name="SourceTitle">Title of the published plan, as the file names it.</param>
/// <param name="Lines">The rows in order.</param>
/// <param name="Problems">Any of them stands in the way of the whole file.</param>
/// <param name="Warnings">What to look at; stands in nobody's way.</param>
/// <param name="Names">Names not known here.</param>
public sealed record ImportPreview(
    int? Year, int? FileYear, string SourceTitle, IReadOnlyList<ImportLine> Lines, IReadOnlyList<ImportProblem> Problems,
    IReadOnlyList<ImportProblem> Warnings, IReadOnlyList<OpenName> Names)
{
    /// <summary>True when it may be confirmed.</summary>
    public bool IsClean => Problems.Count == 0 && Year is not null && Lines.Count > 0;

    /// <summary>22 项：新增 20，更新 1，不变 1.</summary>
    public string Summary =>
        $"{Lines.Count} 项：新增 {Lines.Count(l => l.Match == ImportMatch.New)}，更新 {Lines.Count(l => l.Match == ImportMatch.Changed)}，不变 {Lines.Count(l => l.Match == ImportMatch.Same)}";
}
