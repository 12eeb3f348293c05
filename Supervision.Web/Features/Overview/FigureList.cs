namespace Supervision.Web.Features.Overview;

/// <summary>One thing that a figure counts.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Who">Whom it is about.</param>
/// <param name="Words">How it stands.</param>
/// <param name="Day">Its day; null when it has none.</param>
/// <param name="Link">Where it is looked at; empty when nowhere.</param>
public sealed record FigureLine(string Title, string Who, string Words, DateOnly? Day, string Link)
{
    /// <summary>True when it names a person of the register, which not every reader of the overview may see (D-1.5).</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The bodies it is about, for the way to their yearly sheets.</summary>
    public IReadOnlyList<SupervisedBodyId> Bodies { get; init; } = [];

    /// <summary>Votes of the best grade, for a rate.</summary>
    public int Best { get; init; }

    /// <summary>What they are counted against, for a rate.</summary>
    public int Base { get; init; }
}

/// <summary>What a figure counts: as many lines as its number, and the rule by which they were chosen (screens 5.2, 5.3).</summary>
/// <param name="Key">Its name in addresses, e.g. steps.handling.late.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Unit">项, 件, 人.</param>
/// <param name="Rule">How it is counted, in a sentence or two.</param>
/// <param name="Keys">Rules whose values decide it.</param>
/// <param name="Lines">The lines.</param>
public sealed record FigureList(string Key, string Name, string Unit, string Rule, IReadOnlyList<Rule> Keys, IReadOnlyList<FigureLine> Lines)
{
    /// <summary>The figure.</summary>
    public int Count => Lines.Count;

    /// <summary>A mean that is shown with it, per cent; null without one.</summary>
    public decimal? Mean { get; init; }

    /// <summary>What stands beside the number: a rate with its votes, a mean, how a single work stands; empty of a mere count. Closing a year keeps it, too.</summary>
    public string Shown => Mean is { } mean ? $"{OverviewWords.One(mean)}%"
        : Key.StartsWith("work.", StringComparison.Ordinal) ? Lines[0].Words
        : (Key == "works.voted" || Key.StartsWith("results.", StringComparison.Ordinal)) && Lines.Sum(l => l.Base) is > 0 and var all ? OverviewWords.Rate(Lines.Sum(l => l.Best), all) : "";
}

/// <summary>A name of a figure, with the body it is narrowed to.</summary>
/// <param name="Of">Its name in addresses.</param>
/// <param name="Body">The body; null for all.</param>
public readonly record struct FigureKey(string Of, SupervisedBodyId? Body = null)
{
    /// <summary>Address of its list.</summary>
    public string Address(int year, bool isSame = false) =>
        $"/overview/{year}/list?of={Of}{(Body is { } body ? $"&body={body.Value}" : "")}{(isSame ? "&same=yes" : "")}";

    /// <summary>As it is stored with a closed year.</summary>
    public string Stored => Body is { } body ? $"{Of}@{body.Value}" : Of;
}
